/** Days since 1 January 1970, counted in nobody's zone. */
export type DayNumber = number

/** How exactly a text speaks of a time. */
export type Grain = 'day' | 'month' | 'year'

/** A stretch of days, both ends in it, as exact as was said: October is its first to its last day in the grain `month`. */
export interface Days {
  readonly from: DayNumber
  readonly to: DayNumber
  readonly grain: Grain
}

/** Years outside these are a slip of the finger, not a deed of this programme. */
export const YEAR_MIN = 2000
export const YEAR_MAX = 2099

const ERA = 146_097
/** 1 January 1970, counted from 1 March of the year 0. */
const EPOCH = 719_468

/** Plain arithmetic (a year begins in March, so that the leap day is its last): many times faster than an object a day. */
export function dayNumber(year: number, month: number, day: number): DayNumber {
  const y = month <= 2 ? year - 1 : year
  const era = Math.floor(y / 400)
  const ofEra = y - era * 400
  const ofYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1
  return era * ERA + ofEra * 365 + Math.floor(ofEra / 4) - Math.floor(ofEra / 100) + ofYear - EPOCH
}

export interface CivilDay {
  readonly year: number
  readonly month: number
  readonly day: number
}

export function civil(number: DayNumber): CivilDay {
  const shifted = number + EPOCH
  const era = Math.floor(shifted / ERA)
  const ofEra = shifted - era * ERA
  const y = Math.floor(
    (ofEra - Math.floor(ofEra / 1460) + Math.floor(ofEra / 36_524) - Math.floor(ofEra / 146_096)) / 365,
  )
  const ofYear = ofEra - (365 * y + Math.floor(y / 4) - Math.floor(y / 100))
  const m = Math.floor((5 * ofYear + 2) / 153)
  const month = m < 10 ? m + 3 : m - 9
  const day = ofYear - Math.floor((153 * m + 2) / 5) + 1
  return { year: y + era * 400 + (month <= 2 ? 1 : 0), month, day }
}

/** 1 = Monday … 7 = Sunday. */
export const weekdayOf = (number: DayNumber): number => ((((number + 3) % 7) + 7) % 7) + 1
export const mondayOf = (number: DayNumber): DayNumber => number - weekdayOf(number) + 1

export const daysInMonth = (year: number, month: number): number =>
  month === 2 ? (isLeap(year) ? 29 : 28) : month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0

/** Undefined where no such day exists. */
export function dayOf(year: number, month: number, day: number): DayNumber | undefined {
  if (year < YEAR_MIN || year > YEAR_MAX || month < 1 || month > 12) return undefined
  return day < 1 || day > daysInMonth(year, month) ? undefined : dayNumber(year, month, day)
}

export const oneDay = (day: DayNumber): Days => ({ from: day, to: day, grain: 'day' })

/** `months` whole months from that one on; months beyond 12 and below 1 belong to the years beside. */
export function monthsOf(year: number, month: number, months = 1): Days {
  const first = year * 12 + month - 1
  const after = first + months
  return {
    from: dayNumber(Math.floor(first / 12), (first % 12) + 1, 1),
    to: dayNumber(Math.floor(after / 12), (after % 12) + 1, 1) - 1,
    grain: 'month',
  }
}

export const yearOf = (year: number): Days => ({
  from: dayNumber(year, 1, 1),
  to: dayNumber(year, 12, 31),
  grain: 'year',
})

/** The same day so many months on, the last of the month where there is none. */
export function addMonths(number: DayNumber, months: number): DayNumber {
  const { year, month, day } = civil(number)
  const { from, to } = monthsOf(year, month + months)
  return Math.min(from + day - 1, to)
}

/** `2026-10-21`, `2026-10`, `2026`. */
export function written(number: DayNumber, grain: Grain = 'day'): string {
  const { year, month, day } = civil(number)
  if (grain === 'year') return String(year)
  return grain === 'month' ? `${year}-${two(month)}` : `${year}-${two(month)}-${two(day)}`
}
const two = (figure: number): string => (figure < 10 ? `0${figure}` : String(figure))

/** `2026-10-21` → its number. */
export const dayFrom = (iso: string): DayNumber =>
  dayNumber(Number(iso.slice(0, 4)), Number(iso.slice(5, 7)), Number(iso.slice(8, 10)))
