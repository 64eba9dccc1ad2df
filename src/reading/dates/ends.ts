import type { Atom } from './atom.ts'
import { civil, type DayNumber, type Days, dayOf, monthsOf, weekdayOf } from './calendar.ts'
import { type Settled, settle } from './resolve.ts'

export type Calendar = Extract<Atom['part'], { is: 'calendar' }>
/** Does the beginning leave out what the end says? */
export const leaves = (a: Calendar, b: Calendar, what: 'month' | 'year'): boolean =>
  a[what] === undefined && b[what] !== undefined && (what === 'month' || a.month !== undefined)

/** The last such day (or month) not after `end`. */
export function backTo({ year, month, day }: Calendar, end: Days): Days | undefined {
  const of = civil(end.from)
  const from = year ?? of.year
  if (month === undefined) {
    if (day === undefined) return undefined
    for (const back of [0, 1]) {
      const { from: first, to } = monthsOf(of.year, of.month - back)
      if (first + day - 1 <= Math.min(to, end.to)) return { from: first + day - 1, to: first + day - 1, grain: 'day' }
    }
    return undefined
  }
  const found = on(from, month, day)
  return found && year === undefined && found.from > end.to ? on(from - 1, month, day) : found
}

function on(year: number, month: number, day: number | undefined): Days | undefined {
  if (day === undefined) return month < 1 || month > 12 ? undefined : monthsOf(year, month)
  const found = dayOf(year, month, day)
  return found === undefined ? undefined : { from: found, to: found, grain: 'day' }
}

/** The first such day not before what it is the end of. */
export function onwards({ part }: Atom, from: Settled, today: DayNumber): Days | undefined {
  const first = from.days.from
  switch (part.is) {
    case 'calendar':
      if (part.year === undefined) return calendarOnwards(part, first)
      break
    case 'weekday':
      if (part.week === undefined) {
        const day = first + ((part.weekday - weekdayOf(first) + 7) % 7)
        return { from: day, to: day + (part.last ?? part.weekday) - part.weekday, grain: 'day' }
      }
      break
    case 'yearly':
      if (part.year === undefined) return notBefore(part.on, first)
      break
  }
  return settle(part, { side: 'near', today, before: from })?.days
}

function calendarOnwards({ month, day }: Calendar, first: DayNumber): Days | undefined {
  if (month !== undefined) return notBefore((year) => on(year, month, day), first)
  if (day === undefined) return undefined
  const begin = civil(first)
  for (const ahead of [0, 1]) {
    const { from, to } = monthsOf(begin.year, begin.month + ahead)
    const found = from + day - 1
    if (found > to) return undefined
    if (found >= first) return { from: found, to: found, grain: 'day' }
  }
  return undefined
}

function notBefore(of: (year: number) => Days | undefined, first: DayNumber): Days | undefined {
  const { year } = civil(first)
  const same = of(year)
  return same === undefined || same.to < first ? of(year + 1) : same
}
