import { type Atom, type Form, type Part, spanOf } from './atom.ts'
import { addMonths, civil, type DayNumber, type Days, dayFrom, dayNumber } from './calendar.ts'
import { small } from './figures.ts'
import { matches } from './matches.ts'

type Terms = readonly (readonly [string, string])[]

/** 1 September (R26). */
const SCHOOL_YEAR_MONTH = 9
const schoolYearOf = (day: DayNumber): number => {
  const { year, month } = civil(day)
  return month >= SCHOOL_YEAR_MONTH ? year : year - 1
}
const schoolYear = (year: number, years = 1): Days => ({
  from: dayNumber(year, 9, 1),
  to: dayNumber(year + years, 8, 31),
  grain: 'day',
})

/** Two terms a year, counted through: term 2 × 2026 is the first of the school year 2026—2027. */
type TermNumber = number

/** The default term (product.md §2), or the county's own whose middle lies in it. */
function term(number: TermNumber, terms: Terms): Days {
  const year = Math.floor(number / 2)
  const usual: Days =
    number % 2 === 0
      ? { from: dayNumber(year, 9, 1), to: dayNumber(year + 1, 1, 31), grain: 'day' }
      : { from: dayNumber(year + 1, 2, 1), to: dayNumber(year + 1, 8, 31), grain: 'day' }
  for (const [first, last] of terms) {
    const own: Days = { from: dayFrom(first), to: dayFrom(last), grain: 'day' }
    const middle = (own.from + own.to) / 2
    if (middle >= usual.from && middle <= usual.to) return own
  }
  return usual
}

/** Which term it is now: the county's own where today lies in one, else by the default. */
function termNow(today: DayNumber, terms: Terms): TermNumber {
  const year = schoolYearOf(today)
  const numbers = [year * 2 - 1, year * 2, year * 2 + 1, year * 2 + 2]
  const inOne = numbers.find((number) => {
    const { from, to } = term(number, terms)
    return from <= today && today <= to && terms.some(([first]) => dayFrom(first) === from)
  })
  if (inOne !== undefined) return inOne
  return today <= dayNumber(year + 1, 1, 31) ? year * 2 : year * 2 + 1
}

const YEARS = '(?<!\\d)(20\\d\\d)(?: ?[-—~至到/]{1,2} ?(20\\d\\d|\\d\\d)(?!\\d))?'
/** 2026—2027学年第一学期, 上学期, 秋季学期, this term. */
const TERM = new RegExp(
  `(?:${YEARS} ?年?(学年)?度? ?的?|(今年|去年|明年)的?)?(第[一二12]|[上下](?:一个|一|个)?|前一个?|[春秋]季?|本|这(?:一个|一|个)?|新)学期` +
    '|(?<![a-z])(this|last|next|first|second|spring|autumn|fall) (?:term|semester)',
  'g',
)
type Which = 'this' | 'last' | 'next' | 'first' | 'second' | 'spring' | 'autumn' | 'upper' | 'lower'
const WHICH: Readonly<Record<string, Which>> = {
  第一: 'first',
  第1: 'first',
  第二: 'second',
  第2: 'second',
  上: 'upper',
  上个: 'last',
  上一: 'last',
  上一个: 'last',
  前一: 'last',
  前一个: 'last',
  下: 'lower',
  下个: 'next',
  下一: 'next',
  下一个: 'next',
  春: 'spring',
  春季: 'spring',
  秋: 'autumn',
  秋季: 'autumn',
  last: 'last',
  next: 'next',
  first: 'first',
  second: 'second',
  spring: 'spring',
  autumn: 'autumn',
  fall: 'autumn',
}
const NEAR_YEARS: Readonly<Record<string, number>> = { 今年: 0, 去年: -1, 明年: 1 }

/** School-year words name a stretch to ask about, never the day of a deed. */
export function termsOf(terms: Terms): Form {
  return (plain, into, { today }) => {
    if (TERM_GATE.test(plain)) {
      for (const match of matches(TERM, plain))
        into.push({ ...spanOf(match), clear: 'year', part: termPart(match, today, terms) })
    }
    if (SCHOOL_YEAR_GATE.test(plain)) schoolYears(plain, into, today)
  }
}
const TERM_GATE = /学期|term|semester/
const SCHOOL_YEAR_GATE = /学年|\d ?年度|school year/

function termPart(match: RegExpExecArray, today: DayNumber, terms: Terms): Part {
  const [, from, to, schoolYears, near, word, english] = match
  const now = termNow(today, terms)
  const year = near === undefined ? from && Number(from) : civil(today).year + (NEAR_YEARS[near] ?? 0)
  const found = termMeant(
    WHICH[word ?? english ?? ''] ?? 'this',
    now,
    year || undefined,
    (schoolYears ?? to) !== undefined,
  )
  return {
    is: 'range',
    days: term(found.number, terms),
    ...(found.unsure && { unsure: true }),
    ...(found.number !== now && { past: true }),
  }
}

/** 上学期 is the last one or the first of the year, 2026年上学期 spring here and autumn there (domain.md §7.12). */
function termMeant(
  which: Which,
  now: TermNumber,
  year: number | undefined,
  ofSchoolYear: boolean,
): { readonly number: TermNumber; readonly unsure?: boolean } {
  const first = year === undefined ? Math.floor(now / 2) * 2 : year * 2
  switch (which) {
    case 'this':
      return { number: now }
    case 'last':
      return { number: now - 1 }
    case 'next':
      return { number: now + 1 }
    case 'first':
    case 'autumn':
      return { number: first }
    case 'second':
      return { number: first + 1 }
    case 'spring':
      return { number: year === undefined || ofSchoolYear ? first + 1 : first - 1 }
    case 'upper':
      return year === undefined ? { number: now - 1, unsure: true } : { number: first, unsure: !ofSchoolYear }
    case 'lower':
      return year === undefined ? { number: now + 1, unsure: true } : { number: first + 1, unsure: !ofSchoolYear }
  }
}

/** 2026—2027学年, 2026学年度, 本学年, last school year. */
const SCHOOL_YEAR = new RegExp(
  `${YEARS} ?学?年度?|(?<!\\d)(20\\d\\d) ?学年度?|(本|这(?:一个|一|个)?|今|新|[上下](?:一个|一|个)?)学年度?|(?<![a-z])(this|last|next) school year`,
  'g',
)

function schoolYears(plain: string, into: Atom[], today: DayNumber): void {
  for (const match of matches(SCHOOL_YEAR, plain)) {
    const [whole, first, second, single, word, english] = match
    if (first !== undefined && second === undefined && !whole.includes('学')) continue
    const said = first ?? single
    const which = word ?? english ?? ''
    const shift = /^上|last/.test(which) ? -1 : /^下|next/.test(which) ? 1 : 0
    const year = said === undefined ? schoolYearOf(today) + shift : Number(said)
    const years = second === undefined ? 1 : Number(second.slice(-2)) - (year % 100)
    /** 2020-2026年 is a stretch of years of the calendar. */
    if (!whole.includes('学') && second !== undefined && years !== 1) continue
    const days = schoolYear(year, Math.max(1, years))
    into.push({ ...spanOf(match), clear: 'year', part: { is: 'range', days, ...(shift !== 0 && { past: true }) } })
  }
}

const PAST =
  /(?:最近|近|过去|(?<!提)前)(?:的)?(半|[一二两三四五六七八九十\d]{1,2})(?:个)?(周|星期|礼拜|月|年|学期|天)(?!来访|前|后)|(今年|本年度?)(?!度?计划|级)|这半年/g
const PAST_GATE = /近|过去|前|今年|本年|半年/
const MONTHS_OF_TERM = 5

/** 近三个月, 最近一周: up to today; 今年: the whole of it. */
export const pastPeriods: Form = (plain, into, { today }) => {
  if (!PAST_GATE.test(plain)) return
  for (const match of matches(PAST, plain)) {
    const [, countWord = '半', unit = '年', thisYear] = match
    const { year } = civil(today)
    const count = countWord === '半' ? 0.5 : small(countWord)
    // 前0三天 counts nothing.
    if (thisYear === undefined && !(count !== undefined && count > 0)) continue
    const days: Days =
      thisYear === undefined
        ? { from: since(count ?? 1, unit, today), to: today, grain: 'day' }
        : { from: dayNumber(year, 1, 1), to: dayNumber(year, 12, 31), grain: 'day' }
    into.push({ ...spanOf(match), clear: 'year', part: { is: 'range', days } })
  }
}

const MONTHS_IN: Readonly<Record<string, number>> = { 年: 12, 学期: MONTHS_OF_TERM, 月: 1 }
function since(count: number, unit: string, today: DayNumber): DayNumber {
  const months = MONTHS_IN[unit]
  if (months !== undefined) return addMonths(today, -Math.max(1, Math.round(count * months))) + 1
  return today - Math.round(count * (unit === '天' ? 1 : 7)) + 1
}
