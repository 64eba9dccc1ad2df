import { type Form, spanOf } from './atom.ts'
import { addMonths, civil, type DayNumber, type Days, dayFrom, dayNumber } from './calendar.ts'
import { small } from './figures.ts'

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

const TERM =
  /(?:(?<!\d)(20\d\d)(?: ?[-—~至到/]{1,2} ?(20\d\d|\d\d)(?!\d))? ?(年)?(学年)?度? ?的?|(今年|去年|明年)的?)?(?:(第[一二12])|(上个|上一个?|前一个?)|(下个|下一个?)|(上)|(下)|(春季?)|(秋季?)|(本|这一?个?|新))学期(?![末初]?(?:结束|期末))|(?<![a-z])(this|last|next|first|second|spring|autumn|fall) (?:term|semester)/g
const SCHOOL_YEAR =
  /(?<!\d)(20\d\d) ?[-—~至到/]{1,2} ?(20\d\d|\d\d) ?学?年度?|(?<!\d)(20\d\d) ?学年度?|(本|这一?个?|今|新|上一?个?|下一?个?)学年度?|(?<![a-z])(this|last|next) school year/g
const PAST =
  /(?:最近|近|过去|前)(?:的)?(半|[一二两三四五六七八九十\d]{1,2})(?:个)?(周|星期|礼拜|月|年|学期|天)(?!来访|前|后)|(今年|本年度?)(?!度?计划|级)|这半年/g

/** School-year words name a stretch to ask about, never the day of a deed. */
export function termsOf(terms: Terms): Form {
  return (plain, into, { today }) => {
    if (/学期|term|semester/.test(plain)) {
      for (const match of plain.matchAll(TERM))
        into.push({ ...spanOf(match), clear: 'year', part: termPart(match, today, terms) })
    }
    if (/年|school year/.test(plain)) {
      for (const match of plain.matchAll(SCHOOL_YEAR)) {
        const [whole, first, second, single, word, english] = match
        const said = first ?? single
        const now = schoolYearOf(today)
        const shift = /^[上]|^last/.test(word ?? english ?? '') ? -1 : /^[下]|^next/.test(word ?? english ?? '') ? 1 : 0
        const year = said === undefined ? now + shift : Number(said)
        if (second !== undefined && !whole.includes('学') && Number(second.slice(-2)) !== (year + 1) % 100) continue
        const years = second === undefined ? 1 : Math.max(1, Number(second.slice(-2)) - (year % 100))
        into.push({
          ...spanOf(match),
          clear: 'year',
          part: { is: 'range', days: schoolYear(year, years), ...(shift !== 0 && { past: true }) },
        })
      }
    }
  }
}

function termPart(match: RegExpExecArray, today: DayNumber, terms: Terms) {
  const [, from, , , ofSchoolYear, yearWord, nth, previous, next, up, down, spring, autumn, , english] = match
  const now = termNow(today, terms)
  const wordYear =
    yearWord === undefined ? undefined : civil(today).year + (yearWord === '去年' ? -1 : yearWord === '明年' ? 1 : 0)
  const year = from === undefined ? wordYear : Number(from)
  const range = (number: TermNumber, unsure = false, elsewhere = number !== now) => ({
    is: 'range' as const,
    days: term(number, terms),
    ...(unsure && { unsure: true as const }),
    ...(elsewhere && { past: true as const }),
  })
  const half =
    spring ?? autumn ?? (english === 'spring' ? english : /autumn|fall/.test(english ?? '') ? english : undefined)
  if (half !== undefined) {
    const isSpring = half === 'spring' || half.startsWith('春')
    if (year === undefined) return range(Math.floor(now / 2) * 2 + (isSpring ? 1 : 0), false)
    return range(isSpring ? (ofSchoolYear || match[2] ? year * 2 + 1 : year * 2 - 1) : year * 2)
  }
  if (previous !== undefined || english === 'last') return range(now - 1)
  if (next !== undefined || english === 'next') return range(now + 1)
  const second =
    nth !== undefined
      ? /[二2]/.test(nth)
      : english === 'second'
        ? true
        : english === 'first'
          ? false
          : down !== undefined
  const numbered = nth !== undefined || english === 'first' || english === 'second'
  if (year !== undefined && (numbered || up !== undefined || down !== undefined)) {
    /** 2026年上学期 is spring in some provinces and autumn in others. */
    const unsure = !numbered && ofSchoolYear === undefined && match[2] === undefined
    return range(year * 2 + (second ? 1 : 0), unsure)
  }
  if (numbered) return range(Math.floor(now / 2) * 2 + (second ? 1 : 0))
  /** 上学期: the last one, or the first of the year (domain.md §7.12). */
  if (up !== undefined) return range(now - 1, true)
  if (down !== undefined) return range(now + 1, true)
  return range(now)
}

const HALF_YEAR = 6

/** 近三个月, 最近一周: up to today; 今年: the whole of it. */
export const pastPeriods: Form = (plain, into, { today }) => {
  if (!/近|过去|前|今年|本年|半年/.test(plain)) return
  for (const match of plain.matchAll(PAST)) {
    const [whole, countWord, unit, thisYear] = match
    const count = countWord === '半' ? 0.5 : (small(countWord ?? '') ?? HALF_YEAR)
    const { year } = civil(today)
    const from =
      thisYear !== undefined
        ? dayNumber(year, 1, 1)
        : unit === '年' || whole === '这半年'
          ? addMonths(today, -Math.round((whole === '这半年' ? 0.5 : count) * 12)) + 1
          : unit === '月'
            ? addMonths(today, -Math.max(1, Math.round(count))) + 1
            : unit === '学期'
              ? today - 150
              : today - Math.round(count * (unit === '天' ? 1 : 7)) + 1
    const to = thisYear === undefined ? today : dayNumber(year, 12, 31)
    into.push({ ...spanOf(match), clear: 'year', part: { is: 'range', days: { from, to, grain: 'day' } } })
  }
}
