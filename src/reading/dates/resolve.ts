import type { Part } from './atom.ts'
import {
  civil,
  type DayNumber,
  type Days,
  dayOf,
  mondayOf,
  monthsOf,
  oneDay,
  YEAR_MAX,
  YEAR_MIN,
  yearOf,
} from './calendar.ts'
import type { Assumed, Lean } from './said.ts'

/** `near`: what was moved or dropped lies on either side, as near as can be. */
export type Side = Lean | 'near'

export interface Settled {
  readonly days: Days
  readonly assumed?: Assumed
}

/** Where a deed or an arrangement is looked for, and from which day. */
export interface Sight {
  readonly side: Side
  readonly today: DayNumber
  /** The day told of before it in the text: 10月20日 … 21日 … */
  readonly before?: Settled
  /** 提前到: before the day before it. */
  readonly earlier?: boolean
}

/** The days a part means; undefined where no such day exists, or where nothing before it says which. */
export function settle(part: Part, sight: Sight): Settled | undefined {
  switch (part.is) {
    case 'days':
      return { days: part.days }
    case 'calendar':
      return calendar(part, sight)
    case 'weekday':
      return weekday(part, sight)
    case 'yearly':
      return yearly(part.on, part.year, sight)
    case 'third':
      return third(part.day, sight)
    case 'beside':
      if (sight.before?.days.grain === 'day') return shifted(sight.before, part.shift)
      return part.orElse && { days: part.orElse }
    case 'same_month':
      return sameMonth(part.months, part.day, sight)
    case 'range':
    case 'vague':
    case 'wrong':
      return undefined
  }
}

const shifted = ({ days, assumed }: Settled, shift: number): Settled => ({
  days: shift < 0 ? oneDay(days.from + shift) : oneDay(days.to + shift),
  ...(assumed !== undefined && { assumed }),
})

/** Leap days come back after at most eight years. */
const YEARS_AWAY = 8
/** A story that runs on into the next year goes back by more than this if read in the same. */
const HALF_YEAR_DAYS = 180

function calendar({ year, month, day }: Extract<Part, { is: 'calendar' }>, sight: Sight): Settled | undefined {
  if (year !== undefined) {
    if (year < YEAR_MIN || year > YEAR_MAX) return undefined
    if (month === undefined) return { days: yearOf(year) }
    if (month < 1 || month > 12) return undefined
    if (day === undefined) return { days: monthsOf(year, month) }
    const found = dayOf(year, month, day)
    return found === undefined ? undefined : { days: oneDay(found) }
  }
  if (month === undefined) return day === undefined ? undefined : dayAlone(day, sight)
  if (month < 1 || month > 12) return undefined
  const on = each(month, day)
  return told(on, sight) ?? yearly(on, undefined, sight)
}

/** That day or month of any year. */
const each =
  (month: number, day: number | undefined) =>
  (year: number): Days | undefined => {
    if (day === undefined) return monthsOf(year, month)
    const found = dayOf(year, month, day)
    return found === undefined ? undefined : oneDay(found)
  }

/** A story that has named its year goes on in it. */
function told(on: (year: number) => Days | undefined, { before, side, today }: Sight): Settled | undefined {
  if (!before || before.assumed === 'year' || before.days.grain === 'year') return undefined
  const year = civil(before.days.from).year
  const same = on(year)
  if (!same || (side === 'behind' && same.from > today && before.days.from <= today)) return undefined
  const next = on(year + 1)
  const runsOn = before.days.from - same.from > HALF_YEAR_DAYS && next && (side !== 'behind' || next.from <= today)
  return { days: runsOn ? next : same, assumed: 'year' }
}

/** What comes every year, on the side that is looked at. */
function yearly(
  on: (year: number) => Days | undefined,
  year: number | undefined,
  { side, today }: Sight,
): Settled | undefined {
  if (year !== undefined) {
    const said = on(year)
    return said && { days: said }
  }
  let best: Days | undefined
  for (const found of candidates(on, side, civil(today).year)) {
    if ((side === 'behind' && found.from > today) || (side === 'ahead' && found.to < today)) continue
    if (side !== 'near') return { days: found, assumed: 'year' }
    if (best === undefined || distance(found, today) < distance(best, today)) best = found
  }
  return best && { days: best, assumed: 'year' }
}

/** This year's, then those further and further away on that side, or on both. */
function candidates(on: (year: number) => Days | undefined, side: Side, year: number): readonly Days[] {
  const found: Days[] = []
  for (let away = 0; away <= YEARS_AWAY; away++) {
    const back = side === 'ahead' ? undefined : on(year - away)
    const forth = side === 'behind' || away === 0 ? undefined : on(year + away)
    if (back) found.push(back)
    if (forth) found.push(forth)
    if (side === 'ahead' && away === 0) {
      const now = on(year)
      if (now) found.push(now)
    }
    if (found.length >= ENOUGH) break
  }
  return found
}
/** This year's and the next on either side: one of them is on the right side of today. */
const ENOUGH = 3

const distance = ({ from, to }: Days, day: DayNumber): number => (day < from ? from - day : day > to ? day - to : 0)

/** A month has the 31st at least every second time. */
const MONTHS_AWAY = [0, 1, 2]

function dayAlone(day: number, sight: Sight): Settled | undefined {
  if (day < 1 || day > 31) return undefined
  return goingOn(day, sight) ?? ofThisMonth(day, sight)
}

/** 10月20日 … 21日 …: of the month told of before. */
function goingOn(day: number, { before, earlier }: Sight): Settled | undefined {
  if (!before || before.days.grain === 'year') return undefined
  const { year, month } = civil(before.days.from)
  for (const away of MONTHS_AWAY) {
    const found = inMonth(year, month + (earlier ? -away : away), day)
    if (found === undefined || (earlier ? found > before.days.from : found < before.days.from)) continue
    return { days: oneDay(found), ...(before.assumed !== undefined && { assumed: before.assumed }) }
  }
  return undefined
}

function ofThisMonth(day: number, { side, today }: Sight): Settled | undefined {
  const { year, month } = civil(today)
  let best: DayNumber | undefined
  for (const away of MONTHS_ON[side]) {
    const found = inMonth(year, month + away, day)
    if (found === undefined || (side === 'behind' && found > today) || (side === 'ahead' && found < today)) continue
    if (side !== 'near') return { days: oneDay(found), assumed: 'month' }
    if (best === undefined || Math.abs(found - today) < Math.abs(best - today)) best = found
  }
  return best === undefined ? undefined : { days: oneDay(best), assumed: 'month' }
}
const MONTHS_ON: Readonly<Record<Side, readonly number[]>> = { behind: [0, -1, -2], ahead: [0, 1, 2], near: [0, -1, 1] }

/** That day of a month, which may be beyond the 12th or before the first of its year; none where it is too short. */
export function inMonth(year: number, month: number, day: number): DayNumber | undefined {
  const { from, to } = monthsOf(year, month)
  return from + day - 1 > to ? undefined : from + day - 1
}

function weekday(part: Extract<Part, { is: 'weekday' }>, { side, today }: Sight): Settled {
  const last = (part.last ?? part.weekday) - part.weekday
  const from = mondayOf(today) + part.weekday - 1
  if (part.week !== undefined)
    return { days: { from: from + 7 * part.week, to: from + 7 * part.week + last, grain: 'day' } }
  const shift = side === 'behind' && from > today ? -7 : side === 'ahead' && from + last < today ? 7 : 0
  return { days: { from: from + shift, to: from + shift + last, grain: 'day' }, assumed: 'week' }
}

function third(day: number, { side, today, before }: Sight): Settled {
  const of = before && before.days.grain !== 'year' ? civil(before.days.from) : civil(today)
  if (before && before.days.grain === 'month')
    return { days: monthsOf(of.year, of.month), ...(before.assumed && { assumed: before.assumed }) }
  const now = civil(today)
  const last = day === 1 ? 10 : day === 11 ? 20 : 31
  const shift = side === 'behind' && now.day < day ? -1 : side === 'ahead' && now.day > last ? 1 : 0
  return { days: monthsOf(now.year, now.month + shift), assumed: 'month' }
}

function sameMonth(months: number, day: number | undefined, { before, today }: Sight): Settled | undefined {
  const of = civil(before?.days.from ?? today)
  const month = monthsOf(of.year, of.month + months)
  const carried = before?.assumed === undefined ? {} : { assumed: before.assumed }
  if (day === undefined) return before === undefined && months !== 0 ? undefined : { days: month, ...carried }
  return month.from + day - 1 > month.to ? undefined : { days: oneDay(month.from + day - 1), ...carried }
}
