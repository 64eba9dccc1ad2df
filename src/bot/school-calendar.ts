import { Temporal } from 'temporal-polyfill'

/** A calendar day as `YYYY-MM-DD`. */
export type Day = string

/** The day it is in that zone, never in the host's. */
export const dayOf = (ms: number, zone: string): Day =>
  Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(zone).toPlainDate().toString()

/** The school year a day belongs to, by the year it begins in: 1 September to 31 August (R26). */
export const schoolYearOf = (day: Day): number => {
  const { year, month } = Temporal.PlainDate.from(day)
  return month >= 9 ? year : year - 1
}

export interface DayRange {
  readonly from: Day
  readonly to: Day
}

/** 1 September of `year` to 31 August of the next. */
export const schoolYear = (year: number): DayRange => ({ from: `${year}-09-01`, to: `${year + 1}-08-31` })

/** The default terms until a county sets its own: 1 Sep–31 Jan, 1 Feb–31 Aug (product.md §2). */
export const termOf = (day: Day): DayRange => {
  const year = schoolYearOf(day)
  const first: DayRange = { from: `${year}-09-01`, to: `${year + 1}-01-31` }
  return day <= first.to ? first : { from: `${year + 1}-02-01`, to: `${year + 1}-08-31` }
}

/** Monday to Sunday of the week the day is in. */
export const weekOf = (day: Day): DayRange => {
  const date = Temporal.PlainDate.from(day)
  const monday = date.subtract({ days: date.dayOfWeek - 1 })
  return { from: monday.toString(), to: monday.add({ days: 6 }).toString() }
}

export const monthOf = (day: Day): DayRange => {
  const date = Temporal.PlainDate.from(day)
  return { from: date.with({ day: 1 }).toString(), to: date.with({ day: date.daysInMonth }).toString() }
}

export const addDays = (day: Day, days: number): Day => Temporal.PlainDate.from(day).add({ days }).toString()
export const addMonths = (day: Day, months: number): Day => Temporal.PlainDate.from(day).add({ months }).toString()

/** 1 = Monday … 7 = Sunday. */
export const weekdayOf = (day: Day): number => Temporal.PlainDate.from(day).dayOfWeek

/** Is it a real day, written `YYYY-MM-DD`? */
export const isDay = (text: string): boolean => {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  try {
    return Temporal.PlainDate.from(text, { overflow: 'reject' }).toString() === text
  } catch (error) {
    if (error instanceof RangeError) return false
    throw error
  }
}

/** 2026—2027学年, as officials write it (domain.md §2.1). */
export const schoolYearName = (year: number) => ({
  zh: `${year}—${year + 1}学年`,
  en: `school year ${year}–${year + 1}`,
})
