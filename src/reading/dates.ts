import { Temporal } from 'temporal-polyfill'
import { NUMBER, numberOf } from './words/numerals.ts'
import type { Span } from './words/spans.ts'

/** The day of a deed as exactly as the text gives it: `2026-10-21`, or `2026-10` where it names only a month. */
export interface DateFound {
  readonly date?: string
  readonly date_end?: string
  /** `year`, `month`, `week`: what the text did not say and the message date did. */
  readonly assumed: readonly ('year' | 'month' | 'week')[]
  /** Written as a date, but no such day exists: as typed. */
  readonly wrong: readonly string[]
  readonly confirm: readonly 'weekday_conflict'[]
  /** Every stretch that speaks of a day, so that its figures are taken for nothing else. */
  readonly spans: readonly Span[]
}

interface Reading extends Span {
  readonly kind: 'exact' | 'relative' | 'weekday' | 'day' | 'month'
  readonly date?: string
  readonly dateEnd?: string
  readonly assumed?: 'year' | 'month' | 'week'
  readonly wrong?: string
  readonly weekday?: number
}

/** The clearest way to name a day wins; of equals the first in the text. */
const CLEAREST: readonly Reading['kind'][] = ['exact', 'relative', 'weekday', 'day', 'month']

/** What a folded text says of its day, seen from `today` (`YYYY-MM-DD`): a deed lies behind. */
export function dateIn(text: string, today: string): DateFound {
  const now = Temporal.PlainDate.from(today)
  const readings = disjoint(FORMS.flatMap((form) => [...form(text, now)]))
  const dated = readings.filter((reading) => reading.date !== undefined)
  const best = CLEAREST.flatMap((kind) => dated.filter((reading) => reading.kind === kind))[0]
  const conflict =
    best?.kind === 'exact' &&
    best.date !== undefined &&
    readings.some(
      (other) =>
        other.weekday !== undefined &&
        other.start - best.end >= 0 &&
        other.start - best.end <= 2 &&
        other.weekday !== Temporal.PlainDate.from(best.date ?? today).dayOfWeek,
    )
  return {
    ...(best?.date !== undefined && { date: best.date }),
    ...(best?.dateEnd !== undefined && { date_end: best.dateEnd }),
    assumed: best?.assumed ? [best.assumed] : [],
    wrong: readings.flatMap((reading) => (reading.wrong === undefined ? [] : [reading.wrong])),
    confirm: conflict ? ['weekday_conflict'] : [],
    spans: readings.map(({ start, end }) => ({ start, end })),
  }
}

/** Where two readings share letters the earlier form has it: forms stand from the most to the least exact. */
function disjoint(readings: readonly Reading[]): readonly Reading[] {
  const kept: Reading[] = []
  const taken = new Set<number>()
  for (const reading of readings) {
    let free = true
    for (let at = reading.start; at < reading.end; at++) free &&= !taken.has(at)
    if (!free) continue
    for (let at = reading.start; at < reading.end; at++) taken.add(at)
    kept.push(reading)
  }
  return kept.sort((a, b) => a.start - b.start)
}

type Form = (text: string, today: Temporal.PlainDate) => Iterable<Reading>

const spanOf = (match: RegExpExecArray): Span => ({ start: match.index, end: match.index + match[0].length })
/** Years outside these are a slip of the finger, not a deed of this programme. */
const YEAR_MIN = 2000
const YEAR_MAX = 2099

function dayOf(year: number, month: number, day: number): Temporal.PlainDate | undefined {
  if (year < YEAR_MIN || year > YEAR_MAX || month < 1 || month > 12 || day < 1) return undefined
  if (day > Temporal.PlainYearMonth.from({ year, month }).daysInMonth) return undefined
  return Temporal.PlainDate.from({ year, month, day })
}

/** Leap days come back after at most eight years. */
const YEARS_BACK = 8

/** The latest such day that is not ahead of `today`. */
function latest(month: number, day: number, today: Temporal.PlainDate): Temporal.PlainDate | undefined {
  for (let back = 0; back <= YEARS_BACK; back++) {
    const found = dayOf(today.year - back, month, day)
    if (found && Temporal.PlainDate.compare(found, today) <= 0) return found
  }
  return undefined
}

const YEAR_WORDS: Readonly<Record<string, number>> = { 今年: 0, 去年: -1, 前年: -2 }
function yearOf(said: string | undefined, today: Temporal.PlainDate): number | undefined {
  if (said === undefined) return undefined
  const word = YEAR_WORDS[said]
  if (word !== undefined) return today.year + word
  const figures = Number(said)
  return said.length === 2 ? 2000 + figures : figures
}

const N = '(\\d{1,2}|[一二三四五六七八九十]{1,3})'
const UNTIL = '(?:\\s?(?:[-—–~至到]{1,2})\\s?'
const YEAR_SAID = '(今年|去年|前年|(?<!\\d)\\d{4}(?=\\s?年)|(?<!\\d)\\d{2}(?=\\s?年))'

/** 2026-10-21, 2026/10/21, 2026.10.21; an end in the same style. */
const ISO = new RegExp(
  `(?<!\\d)(\\d{4})([-/.])(\\d{1,2})\\2(\\d{1,2})(?!\\d)${UNTIL}(?:(\\d{4})\\2)?(\\d{1,2})\\2(\\d{1,2})(?!\\d))?`,
  'g',
)
const iso: Form = function* (text) {
  for (const match of text.matchAll(ISO)) {
    const [, year, , month, day, endYear, endMonth, endDay] = match
    const start = dayOf(Number(year), Number(month), Number(day))
    if (!start) {
      yield { ...spanOf(match), kind: 'exact', wrong: match[0] }
      continue
    }
    const end = endDay === undefined ? undefined : dayOf(Number(endYear ?? year), Number(endMonth), Number(endDay))
    yield { ...spanOf(match), kind: 'exact', ...lasting(start, end) }
  }
}

const lasting = (start: Temporal.PlainDate, end: Temporal.PlainDate | undefined) => ({
  date: start.toString(),
  ...(end && Temporal.PlainDate.compare(end, start) > 0 ? { dateEnd: end.toString() } : {}),
})

/** 2026年10月21日, 去年10月21日, 10月21日, 10月21-22日, 十月二十一日至十一月二日, 10月21. */
const CHINESE = new RegExp(
  `(?:${YEAR_SAID}\\s?年?的?\\s?)?(?<![\\d个第每])${N}\\s?月\\s?(?:份\\s?)?${N}(?!\\d)\\s?([日号])?${UNTIL}(?:${N}\\s?月\\s?)?${N}\\s?[日号])?`,
  'g',
)
const chinese: Form = function* (text, today) {
  for (const match of text.matchAll(CHINESE)) {
    const [whole, saidYear, saidMonth = '', saidDay = '', mark, endMonth, endDay] = match
    const month = numberOf(saidMonth)
    const day = numberOf(saidDay)
    const counts = /^\s?[节人名位个场次]/.test(text.slice(match.index + whole.length))
    if (month === undefined || day === undefined || (!mark && endDay === undefined && counts)) continue
    const year = yearOf(saidYear, today)
    const start = year === undefined ? latest(month, day, today) : dayOf(year, month, day)
    if (!start) {
      yield { ...spanOf(match), kind: 'exact', wrong: whole.trim() }
      continue
    }
    const end = endDay === undefined ? undefined : firstAfter(start, numberOf(endMonth ?? saidMonth), numberOf(endDay))
    yield {
      ...spanOf(match),
      kind: 'exact',
      ...lasting(start, end),
      ...(year === undefined ? { assumed: 'year' } : {}),
    }
  }
}

const firstAfter = (start: Temporal.PlainDate, month: number | undefined, day: number | undefined) => {
  if (month === undefined || day === undefined) return undefined
  const same = dayOf(start.year, month, day)
  return same && Temporal.PlainDate.compare(same, start) >= 0 ? same : dayOf(start.year + 1, month, day)
}

/** 10.21 and 10/21, where no unit behind makes it a quantity. */
const SHORT =
  /(?<![\d./¥￥$第a-z])(\d{1,2})[./](\d{1,2})(?![\d./%a-z]|\s?[元块万千小个节课学天米公里分倍的度岁级人名位])/g
const short: Form = function* (text, today) {
  for (const match of text.matchAll(SHORT)) {
    const found = latest(Number(match[1]), Number(match[2]), today)
    if (found) yield { ...spanOf(match), kind: 'exact', date: found.toString(), assumed: 'year' }
  }
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const MONTH_WORD =
  '(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)(?:uary|ruary|ch|il|e|y|ust|t|tember|ober|ember)?\\.?'
const ENGLISH = new RegExp(
  `(?<![a-z])${MONTH_WORD} (\\d{1,2})(?:st|nd|rd|th)?(?:,? (\\d{4}))?(?!\\d)|(?<!\\d)(\\d{1,2})(?:st|nd|rd|th)? (?:of )?${MONTH_WORD}(?![a-z])(?:,? (\\d{4}))?`,
  'g',
)
const english: Form = function* (text, today) {
  for (const match of text.matchAll(ENGLISH)) {
    const month = MONTHS.indexOf(match[1] ?? match[5] ?? '') + 1
    const day = Number(match[2] ?? match[4])
    const said = match[3] ?? match[6]
    const found = said === undefined ? latest(month, day, today) : dayOf(Number(said), month, day)
    yield found
      ? { ...spanOf(match), kind: 'exact', date: found.toString(), ...(said === undefined ? { assumed: 'year' } : {}) }
      : { ...spanOf(match), kind: 'exact', wrong: match[0] }
  }
}

const DAYS_FROM: Readonly<Record<string, number>> = {
  大前天: -3,
  前天: -2,
  前日: -2,
  前晚: -2,
  'day before yesterday': -2,
  昨: -1,
  yesterday: -1,
  今: 0,
  today: 0,
  'this morning': 0,
  'this afternoon': 0,
  明: 1,
  tomorrow: 1,
  大后天: 3,
  后天: 2,
}
/** 以前天天 names no day, nor does 美好的明天. */
const RELATIVE =
  /大前天|(?<![以之提从目])前[天日晚]|(昨|今)[天日晚早晨]|(?<![好亮烂辉]的?)(明)[天早晚]|大后天|(?<![前先落])后天|(?<![a-z])(?:day before yesterday|yesterday|today|tomorrow|this morning|this afternoon)(?![a-z])/g
const AGO = new RegExp(`(${NUMBER})天(?:之)?前|(\\d{1,3}) days? ago`, 'g')
/** Nobody counts a longer time back in days. */
const DAYS_AGO_MAX = 400
const relative: Form = function* (text, today) {
  for (const match of text.matchAll(RELATIVE)) {
    const days = DAYS_FROM[match[1] ?? match[2] ?? match[0]]
    if (days !== undefined) yield { ...spanOf(match), kind: 'relative', date: today.add({ days }).toString() }
  }
  for (const match of text.matchAll(AGO)) {
    const days = numberOf(match[1] ?? match[2] ?? '')
    if (days === undefined || days > DAYS_AGO_MAX) continue
    yield { ...spanOf(match), kind: 'relative', date: today.subtract({ days }).toString() }
  }
}

const WEEKDAYS: Readonly<Record<string, number>> = {
  一: 1,
  二: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  日: 7,
  天: 7,
  mon: 1,
  tue: 2,
  wed: 3,
  thu: 4,
  fri: 5,
  sat: 6,
  sun: 7,
}
const WEEKS: Readonly<Record<string, number>> = {
  上上: -2,
  上: -1,
  last: -1,
  这: 0,
  本: 0,
  this: 0,
  下: 1,
  next: 1,
  下下: 2,
}
/** 每周三 is a rhythm and 一周三次 a frequency: neither names a day. */
const WEEKDAY =
  /(上上|上|这|本|下下|下)?个?(?<![每双单第各一二两三四五六七八九十\d]个?)(?:周|星期|礼拜|週)([一二三四五六日天])(?![一二三四五六七八九十]?[次回遍年])|(?<![a-z])(?:(last|this|next|on) )?(mon|tue|wed|thu|fri|sat|sun)(?:day|sday|nesday|rsday|urday)(?![a-z])/g
const weekday: Form = function* (text, today) {
  for (const match of text.matchAll(WEEKDAY)) {
    const on = WEEKDAYS[match[2] ?? match[4] ?? '']
    if (on === undefined) continue
    const week = WEEKS[match[1] ?? match[3] ?? '']
    const monday = today.subtract({ days: today.dayOfWeek - 1 })
    const inWeek = monday.add({ days: on - 1 + 7 * (week ?? 0) })
    const ahead = week === undefined && Temporal.PlainDate.compare(inWeek, today) > 0
    const day = ahead ? inWeek.subtract({ days: 7 }) : inWeek
    yield {
      ...spanOf(match),
      kind: 'weekday',
      date: day.toString(),
      weekday: on,
      ...(week === undefined ? { assumed: 'week' } : {}),
    }
  }
}

/** 21号, 21日: the latest such day; in figures only, for 一日活动 is the daily round of a kindergarten. */
const DAY = /(?<![\d月第期./-])(\d{1,2})\s?(?:号(?![楼教厅馆桌车线院])|日(?![元常游内]))/g
const dayOnly: Form = function* (text, today) {
  for (const match of text.matchAll(DAY)) {
    const day = Number(match[1])
    const month = today.toPlainYearMonth()
    const found = [0, 1, 2]
      .map((back) => month.subtract({ months: back }))
      .map(({ year, month }) => dayOf(year, month, day))
      .find((candidate) => candidate && Temporal.PlainDate.compare(candidate, today) <= 0)
    yield found
      ? { ...spanOf(match), kind: 'day', date: found.toString(), assumed: 'month' }
      : { ...spanOf(match), kind: 'day', wrong: match[0] }
  }
}

/** 10月, 2026年10月, 去年10月份: no closer than that. */
const MONTH = new RegExp(`(?:${YEAR_SAID}\\s?年?的?\\s?)?(?<![\\d个第每])${N}\\s?月(?![\\d])`, 'g')
const monthOnly: Form = function* (text, today) {
  for (const match of text.matchAll(MONTH)) {
    const month = numberOf(match[2] ?? '')
    if (month === undefined) continue
    const said = yearOf(match[1], today)
    if (month < 1 || month > 12 || (said !== undefined && (said < YEAR_MIN || said > YEAR_MAX))) {
      yield { ...spanOf(match), kind: 'month', wrong: match[0] }
      continue
    }
    const year = said ?? (month <= today.month ? today.year : today.year - 1)
    const date = Temporal.PlainYearMonth.from({ year, month }).toString()
    yield { ...spanOf(match), kind: 'month', date, ...(said === undefined ? { assumed: 'year' } : {}) }
  }
}

const FORMS: readonly Form[] = [iso, chinese, english, relative, weekday, short, dayOnly, monthOnly]
