import { type Phrase, phrase, same } from '../../bot/phrase.ts'
import {
  addDays,
  addMonths,
  type Day,
  type DayRange,
  isDay,
  monthOf,
  schoolYear,
  schoolYearOf,
  termOf,
  weekOf,
} from '../../bot/school-calendar.ts'
import { fold } from '../../reading/words/fold.ts'
import { numberOf } from '../../reading/words/numerals.ts'

/** A stretch of days and what the person called it; the card always says the days too, since 上学期 has two meanings. */
export interface Range extends DayRange {
  readonly name: Phrase
}

/** Before and after everything this programme has done. */
const ALWAYS: DayRange = { from: '2000-01-01', to: '2099-12-31' }

/** The school year of this day: what a list without a range shows. */
export const thisSchoolYear = (today: Day): Range => ({
  ...schoolYear(schoolYearOf(today)),
  name: phrase('本学年', 'this school year'),
})

/**
 * A range in front of, behind or among other words: `本周`, `上个月`, `本学期`, `9月`, `2026-09..2026-11`, `last month`.
 * @returns the range and the words without it; null where the words name none; `wrong` where they name no real one
 */
export function rangeIn(
  typed: string,
  today: Day,
): { readonly range: Range; readonly rest: string } | { readonly wrong: string } | null {
  const text = fold(typed)
  for (const [pattern, resolve] of FORMS) {
    const found = pattern.exec(text)
    if (!found) continue
    const range = resolve(found, today)
    if (!range) return { wrong: found[0].trim() }
    const rest = `${typed.slice(0, found.index)} ${typed.slice(found.index + found[0].length)}`.trim()
    return { range, rest }
  }
  return null
}

type Form = readonly [RegExp, (found: RegExpExecArray, today: Day) => Range | null]

const called = (range: DayRange, zh: string, en: string): Range => ({ ...range, name: phrase(zh, en) })
const as = (range: DayRange, typed: string): Range => ({ ...range, name: same(typed.trim()) })

const DATE = '\\d{4}[-/.年]\\d{1,2}(?:[-/.月]\\d{1,2}日?|月)?'
const UPTO = '\\s*(?:\\.{2,3}|~|～|至|到|—|–|to)\\s*'

const FORMS: readonly Form[] = [
  [new RegExp(`(${DATE})${UPTO}(${DATE})`), ([typed, from, to]) => between(typed, dated(from), dated(to))],
  [
    /(\d{1,2}|[一二三四五六七八九十]{1,2})月份?(?:至|到|~|～|-|—|\.{2})(\d{1,2}|[一二三四五六七八九十]{1,2})月份?/,
    months,
  ],
  [new RegExp(`(?<!\\d)(${DATE})(?!\\d)`), ([typed, date]) => between(typed, dated(date), dated(date))],
  [/(?<![年\d个])(\d{1,2}|[一二三四五六七八九十]{1,2})月份?/, ([typed, month], today) => month1(typed, month, today)],
  [/今天|今日|\btoday\b/, (_, today) => called({ from: today, to: today }, '今天', 'today')],
  [
    /昨天|昨日|\byesterday\b/,
    (_, today) => called({ from: addDays(today, -1), to: addDays(today, -1) }, '昨天', 'yesterday'),
  ],
  [/上个?(?:周|星期|礼拜)|\blast week\b/, (_, today) => called(weekOf(addDays(today, -7)), '上周', 'last week')],
  [/[本这]个?(?:周|星期|礼拜)|\bthis week\b/, (_, today) => called(weekOf(today), '本周', 'this week')],
  [/上个?月|\blast month\b/, (_, today) => called(monthOf(addMonths(today, -1)), '上个月', 'last month')],
  [/[本这]个?月|\bthis month\b/, (_, today) => called(monthOf(today), '本月', 'this month')],
  [
    /上个?学期|\blast (?:term|semester)\b/,
    (_, today) => called(termOf(addDays(termOf(today).from, -1)), '上学期', 'last term'),
  ],
  [/[本这]个?学期|\bthis (?:term|semester)\b/, (_, today) => called(termOf(today), '本学期', 'this term')],
  [
    /上一?个?学年|去年|上年度|\blast (?:school )?year\b/,
    (_, today) => called(schoolYear(schoolYearOf(today) - 1), '上学年', 'last school year'),
  ],
  [/[本这]个?学年|今年|本年度|\bthis (?:school )?year\b/, (_, today) => thisSchoolYear(today)],
  [/全部|所有|\ball\b/, () => called(ALWAYS, '全部', 'everything')],
]

/** `2026-09`, `2026-09-05`, `2026年9月` → its days; null for what is no date. */
function dated(typed: string | undefined): DayRange | null {
  const [, year = '', month = '', day] = /^(\d{4})\D(\d{1,2})(?:\D(\d{1,2}))?/.exec(typed ?? '') ?? []
  const first = `${year}-${month.padStart(2, '0')}-${(day ?? '1').padStart(2, '0')}`
  if (!isDay(first)) return null
  return day === undefined ? monthOf(first) : { from: first, to: first }
}

function between(typed: string, from: DayRange | null, to: DayRange | null): Range | null {
  if (!from || !to || to.to < from.from) return null
  return as({ from: from.from, to: to.to }, typed)
}

/** The month of that number that began last. */
function monthNumbered(typed: string | undefined, today: Day): DayRange | null {
  const month = numberOf(typed ?? '')
  if (month === undefined || month < 1 || month > 12) return null
  const year = Number(today.slice(0, 4))
  const first = (of: number) => `${of}-${String(month).padStart(2, '0')}-01`
  return monthOf(first(year) <= today ? first(year) : first(year - 1))
}

function month1(typed: string, month: string | undefined, today: Day): Range | null {
  const range = monthNumbered(month, today)
  return range && as(range, typed)
}

/** 9月至11月: the last month is the latest such, the first lies before it. */
function months(found: RegExpExecArray, today: Day): Range | null {
  const to = monthNumbered(found[2], today)
  const from = to && monthNumbered(found[1], to.from)
  return from && to ? as({ from: from.from, to: to.to }, found[0]) : null
}

/** 2026-09-01 至 2027-08-31; a range that is everything has no days to say. */
export const daysOf = ({ from, to }: DayRange): Phrase | null =>
  from === ALWAYS.from && to === ALWAYS.to ? null : phrase(`${from} 至 ${to}`, `${from} to ${to}`)
