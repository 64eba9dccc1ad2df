import type { HalfDay } from './dates/half-days.ts'
import type { ClassLevel } from './kinds/class-levels.ts'
import type { Domain } from './kinds/domains.ts'

/** What a message is for: product.md §4. */
export type Intent =
  | 'log'
  | 'schedule'
  | 'reschedule'
  | 'cancel'
  | 'edit'
  | 'delete'
  | 'export'
  | 'report'
  | 'filing'
  | 'query'
  | 'help'
  | 'privacy'
  | 'none'
  | 'ambiguous'

/** One typed part of what was done; absent is absent. */
export interface DraftPart {
  /** Standard Chinese term (domain.md §2.3). */
  readonly type: string
  /** 节 for lessons, 场 or 次 for lectures. */
  readonly sessions?: number
  readonly topic?: readonly string[]
  readonly domain?: readonly Domain[]
  readonly class_level?: readonly ClassLevel[]
  readonly lecturer?: string
}

/** Things given: `{ name: '绘本', qty: 200, unit: '册', unit_price: 19 }`, the price in yuan. */
export interface DraftItem {
  readonly name: string
  readonly qty?: number
  readonly unit?: string
  readonly unit_price?: number
}

/** A person is asked to look once more before it is believed. */
export type Confirm =
  /** The weekday named is not that of the date. */
  | 'weekday_conflict'
  /** 上旬, spring, 国庆前后, the lunar calendar: more or less then. */
  | 'date'
  /** 下午 8:30, 上午 15:00: half of the day and clock disagree. */
  | 'time'
  /** 上学期: the last term, or the first; the range is echoed. */
  | 'range'
  /** Computed: unit price × quantity. */
  | 'amount'
  /** A kindergarten's name one letter away from one of the roster. */
  | 'to'
  | 'from'

/** Soft, once; only 幼儿姓名 refuses the record (domain.md §5). */
export type Warn = '小学化' | '幼儿姓名' | '往年日期' | '无受赠方' | '过长'

/**
 * What one message was understood to say: product.md §4, whose names these are; `jiedui read` prints it. Absent stays
 * absent: a value that was not said is not invented, and what was assumed is listed.
 */
export interface Draft {
  readonly intent: Intent
  /** The primary type, standard Chinese term; a trip (送教下乡) is primary wherever it is named as done. */
  readonly type?: string
  /** Every type done (or, for `schedule`, arranged), the primary one first. */
  readonly types?: readonly string[]
  /** A trip's parts stand here without the trip itself, unless it has no other. */
  readonly parts?: readonly DraftPart[]
  /** `YYYY-MM-DD`, `YYYY-MM` or `YYYY`: as exact as the text. */
  readonly date?: string
  /** The last day, in the same shape; only where it is later than `date`. */
  readonly date_end?: string
  /** `HH:MM`, 24 hours. */
  readonly time?: string
  readonly time_end?: string
  readonly half_day?: HalfDay
  readonly duration_days?: number
  readonly duration_hours?: number
  /** 课时 and 学时: credit, not hours. */
  readonly class_hours?: number
  /** All lessons (节) and lectures (场, 次) together. */
  readonly sessions?: number
  /** The acting team, its leader included, or the only adult count there is. */
  readonly participants?: number
  readonly participants_min?: number
  readonly participants_max?: number
  readonly participants_approx?: true
  readonly participants_unit?: '人次'
  /** Those said to listen or watch. */
  readonly audience?: number
  readonly children?: number
  readonly amount_yuan?: number
  readonly amount_min?: number
  readonly amount_max?: number
  readonly items?: readonly DraftItem[]
  /** Titles as typed, without their marks. */
  readonly topic?: readonly string[]
  readonly class_level?: readonly ClassLevel[]
  /** Always the giver 帮扶方, whichever way people travelled; the roster's full name where it is known. */
  readonly from?: readonly string[]
  /** The receivers 受帮扶方. */
  readonly to?: readonly string[]
  readonly lecturer?: string
  /** Who gave what was given, where the text says so: 家长, 爱心企业, a kindergarten. */
  readonly donor?: string
  readonly direction?: '走下去' | '请进来' | '互动'
  readonly mode?: '线下' | '线上' | '混合'
  readonly place?: string
  /** 每周, 每两周, 每月, 每月第一个周三, 每学期, 每学年. */
  readonly recurrence?: string
  /** Until when it repeats: a date, or 学期末, 学年末 as typed. */
  readonly until?: string
  /** `reschedule`: the day it was to be. */
  readonly date_from?: string
  /** `edit` and `delete`: the speaker's last record here. */
  readonly target?: 'last'
  /** `edit`: which field, by its name in this shape. */
  readonly field?: string
  /** The new value … */
  readonly to_value?: string | number
  /** … or how much more (less). */
  readonly delta?: number
  /** `query`, `export`, `report`: first and last day. */
  readonly range?: readonly [string, string]
  /** What a record needs and the text lacks: `type`, `date`, `to`, `parts`. */
  readonly ask?: readonly string[]
  readonly confirm?: readonly Confirm[]
  readonly warn?: readonly Warn[]
  /** What was taken from the message date, the speaker or the pair: `year`, `month`, `week`, `from`, `to`. */
  readonly assumed?: readonly string[]
  /** Dates that do not exist, as typed: nothing can be kept of them. */
  readonly wrong?: readonly string[]
  /** Further separate deeds of the same message. */
  readonly also?: readonly Draft[]
}
