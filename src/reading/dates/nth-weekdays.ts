import { type Atom, type Form, spanOf } from './atom.ts'
import { civil, type DayNumber, type Days, monthsOf, oneDay, weekdayOf } from './calendar.ts'
import { SMALL, small } from './figures.ts'
import { matches } from './matches.ts'
import { weekdayFrom } from './weeks.ts'
import { YEAR, YEAR_GROUPS, yearSaid } from './written-years.ts'

/** 12月第一个周三, 下个月第二周, 11月的最后一个星期五; 第二周的周三 as much as the second Wednesday. */
const NTH = new RegExp(
  `(?:${YEAR} ?的?)?(?:(?<![\\d第每])(${SMALL}) ?月份?|(上个?月|这个?月|本月|下个?月))的?(?:第([一二三四五1-5])|(最后一))(个?)(?:周|星期|礼拜)(?:的?(?:周|星期)?([一二三四五六日天]))?`,
  'g',
)
const GATE = /月份?的?(?:第|最后)/
const MONTH_SHIFT: Readonly<Record<string, number>> = { 上: -1, 这: 0, 本: 0, 下: 1 }
const WEEK = 7

export const nthWeekdays: Form = (plain, into, { today }) => {
  if (!GATE.test(plain)) return
  for (const match of matches(NTH, plain)) into.push(nthWeekday(match, today))
}

function nthWeekday(match: RegExpExecArray, today: DayNumber): Atom {
  const month = small(match[YEAR_GROUPS + 1] ?? '')
  const near = match[YEAR_GROUPS + 2]?.[0]
  const nth = match[YEAR_GROUPS + 4] === undefined ? small(match[YEAR_GROUPS + 3] ?? '') : undefined
  const on = weekdayFrom(match[YEAR_GROUPS + 6] ?? '')
  /** A week of a month is more or less then: nobody agrees which is the first. */
  const unsure = on === undefined || match[YEAR_GROUPS + 5] === '' ? { unsure: true as const } : {}
  const found = { ...spanOf(match), clear: on === undefined ? 'month' : 'exact', ...unsure } as const
  if (near !== undefined) {
    const now = civil(today)
    const days = daysIn(now.year, now.month + (MONTH_SHIFT[near] ?? 0), nth, on)
    return { ...found, part: days ? { is: 'days', days } : { is: 'wrong' } }
  }
  const year = yearSaid(match, 1, today)
  const of = (any: number): Days | undefined => (month === undefined ? undefined : daysIn(any, month, nth, on))
  return { ...found, part: { is: 'yearly', on: of, ...(year !== undefined && { year }) } }
}

/** The nth (else the last) such weekday of a month, or the whole month where no weekday is named. */
function daysIn(year: number, month: number, nth: number | undefined, on: number | undefined): Days | undefined {
  const all = monthsOf(year, month)
  if (on === undefined) return all
  const first = all.from + ((on - weekdayOf(all.from) + WEEK) % WEEK)
  const last = first + WEEK * Math.floor((all.to - first) / WEEK)
  const day = nth === undefined ? last : first + WEEK * (nth - 1)
  return day > all.to ? undefined : oneDay(day)
}
