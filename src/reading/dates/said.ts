import type { Confirm } from '../draft.ts'
import type { Span } from '../words/spans.ts'
import type { HalfDay } from './half-days.ts'

/** Does the message tell of what was, or arrange what comes? Days without a year or month are looked for on that side. */
export type Lean = 'behind' | 'ahead'

export interface At {
  /** The day of the message in the bureau's zone, `YYYY-MM-DD`. */
  readonly today: string
  readonly lean: Lean
  /** First and last day of the county's terms; absent or not covering: 1 Sep–31 Jan, 1 Feb–31 Aug (product.md §2). */
  readonly terms?: readonly (readonly [string, string])[]
}

export type Assumed = 'year' | 'month' | 'week'

/** One expression of a day (or days, a month, …) in the text, for a caller that has several deeds to date. */
export interface DateSaid extends Span {
  readonly date?: string
  readonly date_end?: string
  readonly half_day?: HalfDay
  /** Not when something took place: a deadline, a signature, since when, by which paper. */
  readonly aside?: true
}

/** What a page says of when. */
export interface When {
  /** `2026-10-21`, `2026-10`, `2026`: as exact as the text. */
  readonly date?: string
  /** The last day in the same shape, only where it is later than `date`. */
  readonly date_end?: string
  /** `HH:MM`, 24 hours. */
  readonly time?: string
  readonly time_end?: string
  readonly half_day?: HalfDay
  /** 每周, 每周三, 每两周, 每月第一个周三, 每月15日, 每半个月, 每学期, 每学年. */
  readonly recurrence?: string
  /** Until when it repeats: a day, or 学期末, 学年末. */
  readonly until?: string
  /** First and last day of a term, school year, year, week or month that is named: for `query`, `export`, `report` only. */
  readonly range?: readonly [string, string]
  /** The day it was to be before it was moved to `date`. */
  readonly date_from?: string
  /** 推迟一周 without a day: so many days later (negative: earlier) than the arrangement that is meant. */
  readonly shift_days?: number
  readonly assumed: readonly Assumed[]
  readonly confirm: readonly Confirm[]
  /** Written as a date, but no such day exists: as typed. */
  readonly wrong: readonly string[]
  /** 近日, 当日, 日前, 上学期: a time is spoken of and it is no day; today would be wrong as well. */
  readonly vague: boolean
  /** Every stretch that speaks of days or hours, so that its figures are taken for nothing else. */
  readonly spans: readonly Span[]
  /** Every day expression in the order of the text. */
  readonly all: readonly DateSaid[]
}
