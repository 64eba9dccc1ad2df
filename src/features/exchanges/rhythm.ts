import {
  addDays,
  addMonths,
  type Day,
  type DayRange,
  monthOf,
  schoolYear,
  schoolYearOf,
  termOf,
  weekdayOf,
  weekOf,
} from '../../bot/school-calendar.ts'

/** How often something is arranged (R29: by week, month, term, school year). Weekdays: 1 = Monday … 7 = Sunday. */
export type Rhythm =
  /** No weekdays named: that of its first day. */
  | { readonly every: 'week'; readonly step: number; readonly weekdays: readonly number[] }
  /** No days named: that of its first day. A month too short has it on its last day. */
  | { readonly every: 'month'; readonly step: number; readonly days: readonly number[] }
  /** `nth`: 1–5, or -1 for the last. */
  | { readonly every: 'month-weekday'; readonly step: number; readonly nth: number; readonly weekday: number }
  /** The same day of the same week of the next one. */
  | { readonly every: 'term' | 'school-year' }

/** More than two a week for half a year is a timetable, not an arrangement; a unit of work bounds it too. */
export const OCCURRENCES_MAX = 60
/** Steps looked at before a rhythm is taken to have no further day. */
const STEPS_MAX = 400

/** 每两周周三 and its like, as the reading puts them; null for what names no rule (每月上旬). */
export function rhythmOf(recurrence: string): Rhythm | null {
  const named = NAMED[recurrence]
  if (named) return named
  const week = /^每(\S)?周(?:周)?([一二三四五六日末、和及至到]*)$/.exec(recurrence)
  if (week) {
    const step = stepOf(week[1])
    return step === null ? null : { every: 'week', step, weekdays: weekdaysIn(week[2] ?? '') }
  }
  const month = /^每(?:(\S)个)?月(.*)$/.exec(recurrence)
  if (!month) return null
  const step = stepOf(month[1])
  return step === null ? null : monthly(step, month[2] ?? '')
}

const NAMED: Readonly<Record<string, Rhythm>> = {
  每学期: { every: 'term' },
  每半年: { every: 'term' },
  每学年: { every: 'school-year' },
  每年: { every: 'school-year' },
  每季度: { every: 'month', step: 3, days: [] },
  每半个月: { every: 'week', step: 2, weekdays: [] },
}

function monthly(step: number, on: string): Rhythm | null {
  if (on === '') return { every: 'month', step, days: [] }
  const nth = /^(第[一二三四五]|最后一)个周([一二三四五六日])$/.exec(on)
  if (nth) {
    const count = nth[1] === '最后一' ? -1 : FIGURES.indexOf(nth[1]?.slice(1) ?? '')
    return { every: 'month-weekday', step, nth: count, weekday: WEEK.indexOf(nth[2] ?? '') }
  }
  const days = [...on.matchAll(/(\d{1,2})日/g)].map(([, day]) => Number(day)).filter((day) => day >= 1 && day <= 31)
  return days.length > 0 ? { every: 'month', step, days: sorted(days) } : null
}

const FIGURES = ' 一二三四五六'
const WEEK = ' 一二三四五六日'

const stepOf = (word: string | undefined): number | null => {
  if (word === undefined) return 1
  if (word === '两') return 2
  const step = /\d/.test(word) ? Number(word) : FIGURES.indexOf(word)
  return step >= 1 ? step : null
}

/** 三、五 are two days, 一至五 five; 末 is Saturday. */
function weekdaysIn(words: string): readonly number[] {
  const range = /^([一二三四五六日])[至到]([一二三四五六日])$/.exec(words)
  if (range) {
    const [from, to] = [WEEK.indexOf(range[1] ?? ''), WEEK.indexOf(range[2] ?? '')]
    return from < to ? Array.from({ length: to - from + 1 }, (_, i) => from + i) : sorted([from, to])
  }
  return sorted([...words.replace('末', '六')].map((word) => WEEK.indexOf(word)).filter((day) => day > 0))
}

const sorted = (days: readonly number[]) => [...new Set(days)].sort((a, b) => a - b)

/** Can the first day be told without being said? 每周三 yes, 每两周 no. */
export function hasOwnDay(rhythm: Rhythm): boolean {
  switch (rhythm.every) {
    case 'week':
      return rhythm.weekdays.length > 0
    case 'month':
      return rhythm.days.length > 0
    case 'month-weekday':
      return true
    default:
      return false
  }
}

/** Its days from the first on or after `from` to `until`, at most one more than may be arranged. */
export function daysOfRhythm(rhythm: Rhythm, from: Day, until: Day): readonly Day[] {
  const days: Day[] = []
  for (const day of endless(rhythm, from)) {
    if (day > until || days.length > OCCURRENCES_MAX) break
    days.push(day)
  }
  return days
}

function endless(rhythm: Rhythm, from: Day): Generator<Day> {
  switch (rhythm.every) {
    case 'week':
      return byWeek(rhythm, from)
    case 'month':
    case 'month-weekday':
      return byMonth(rhythm, from)
    case 'term':
      return bySpan(termOf, from)
    case 'school-year':
      return bySpan((day) => schoolYear(schoolYearOf(day)), from)
  }
}

/** The first day sets which weeks count. */
function* byWeek({ step, weekdays }: Rhythm & { every: 'week' }, from: Day): Generator<Day> {
  const named = weekdays.length > 0 ? weekdays : [weekdayOf(from)]
  const first = [0, 1, 2, 3, 4, 5, 6].map((days) => addDays(from, days)).find((day) => named.includes(weekdayOf(day)))
  const monday = weekOf(first ?? from).from
  for (let count = 0; count < STEPS_MAX; count++) {
    for (const weekday of named) {
      const day = addDays(monday, count * step * 7 + weekday - 1)
      if (day >= from) yield day
    }
  }
}

function* byMonth(rhythm: Rhythm & { every: 'month' | 'month-weekday' }, from: Day): Generator<Day> {
  const { from: month } = monthOf(from)
  const start = monthDays(rhythm, month, from).some((day) => day >= from) ? 0 : 1
  for (let count = 0; count < STEPS_MAX; count++) {
    for (const day of monthDays(rhythm, addMonths(month, start + count * rhythm.step), from)) {
      if (day >= from) yield day
    }
  }
}

/** The same day of the same week of the next term or school year. */
function* bySpan(spanOf: (day: Day) => DayRange, from: Day): Generator<Day> {
  let span = spanOf(from)
  const offset = daysBetween(weekOf(span.from).from, from)
  for (let count = 0; count < STEPS_MAX; count++) {
    const day = addDays(weekOf(span.from).from, offset)
    yield day > span.to ? span.to : day
    span = spanOf(addDays(span.to, 1))
  }
}

function monthDays(rhythm: Rhythm & { every: 'month' | 'month-weekday' }, month: Day, from: Day): readonly Day[] {
  const { to } = monthOf(month)
  const last = Number(to.slice(8))
  const dayIn = (day: number) => `${month.slice(0, 8)}${String(Math.min(day, last)).padStart(2, '0')}`
  if (rhythm.every === 'month') {
    const days = rhythm.days.length > 0 ? rhythm.days : [Number(from.slice(8))]
    return [...new Set(days.map(dayIn))]
  }
  if (rhythm.nth === -1) return [addDays(to, -((weekdayOf(to) - rhythm.weekday + 7) % 7))]
  const first = 1 + ((rhythm.weekday - weekdayOf(month) + 7) % 7) + (rhythm.nth - 1) * 7
  // A month without a fifth such day has none.
  return first > last ? [] : [dayIn(first)]
}

const DAY_MS = 24 * 60 * 60 * 1000
const daysBetween = (from: Day, to: Day): number => Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS)

/** 每月第一个周三 of a first day: how a form says "by weekday". */
export const nthWeekdayRule = (day: Day): string => {
  const nth = Math.ceil(Number(day.slice(8)) / 7)
  return `每月${nth > 4 ? '最后一个' : `第${FIGURES[nth]}个`}周${WEEK[weekdayOf(day)]}`
}

/** What a rule is called to people: 每两周周三 / every two weeks on Wed. */
export const englishRule = (recurrence: string): string => {
  const rhythm = rhythmOf(recurrence)
  if (!rhythm) return recurrence
  switch (rhythm.every) {
    case 'week': {
      const on = rhythm.weekdays.map((day) => ENGLISH[day]).join(', ')
      return `${rhythm.step === 1 ? 'every week' : `every ${rhythm.step} weeks`}${on === '' ? '' : ` on ${on}`}`
    }
    case 'month': {
      const on = rhythm.days.length > 0 ? ` on day ${rhythm.days.join(', ')}` : ''
      return `${rhythm.step === 1 ? 'every month' : `every ${rhythm.step} months`}${on}`
    }
    case 'month-weekday':
      return `every ${rhythm.step === 1 ? 'month' : `${rhythm.step} months`} on the ${rhythm.nth === -1 ? 'last' : ORDER[rhythm.nth]} ${ENGLISH[rhythm.weekday]}`
    case 'term':
      return 'every term'
    case 'school-year':
      return 'every school year'
  }
}

const ENGLISH = ['', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']
const ORDER = ['', 'first', 'second', 'third', 'fourth', 'fifth']
