import type { Span } from '../words/spans.ts'
import type { DayNumber, Days } from './calendar.ts'

/** The clearest way to name a day is believed first. */
export type Clear = 'exact' | 'near' | 'weekday' | 'day' | 'month' | 'season' | 'year'

/** What a word says of a day before anybody has looked at what stands around it. */
export type Part =
  | { readonly is: 'calendar'; readonly year?: number; readonly month?: number; readonly day?: number }
  /** 周三 of the week `week` weeks from now, of any week without one; to `last` for a weekend. */
  | { readonly is: 'weekday'; readonly week?: number; readonly weekday: number; readonly last?: number }
  /** Comes once a year: a feast, a season. */
  | { readonly is: 'yearly'; readonly on: (year: number) => Days | undefined; readonly year?: number }
  /** 月初, 月中, 月底 of a month that is not said: its first day in the month. */
  | { readonly is: 'third'; readonly day: number }
  /** 次日, 三天后: counted from the day before it in the text, or from now. */
  | { readonly is: 'beside'; readonly shift: number; readonly orElse?: Days }
  | { readonly is: 'same_month'; readonly months: number; readonly day?: number }
  | { readonly is: 'days'; readonly days: Days }
  /** A term, a school year, the last three months: asked about, never the day of a deed. */
  | { readonly is: 'range'; readonly days: Days; readonly unsure?: true; readonly past?: true }
  /** 近日: no day at all. */
  | { readonly is: 'vague' }
  | { readonly is: 'wrong' }

export interface Atom extends Span {
  readonly clear: Clear
  readonly part: Part
  /** More or less then: 上旬, 国庆前后, the lunar calendar. */
  readonly unsure?: true
  /** Takes its day only as one end of a range or list: 21 in 21-22日. */
  readonly bare?: true
  /** 迎国庆 is what is celebrated, 国庆后 some day or other: no day on which anything is done. */
  readonly aside?: 'theme' | 'deadline'
}

export interface Seen {
  /** As typed, for what only capitals tell (May). */
  readonly typed: string
  readonly today: DayNumber
}

/** Finds one way of naming days in a folded text. */
export type Form = (plain: string, into: Atom[], seen: Seen) => void

export const spanOf = (match: RegExpExecArray): Span => ({ start: match.index, end: match.index + match[0].length })
