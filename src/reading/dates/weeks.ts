import { type Atom, type Form, spanOf } from './atom.ts'
import { type DayNumber, mondayOf } from './calendar.ts'
import { matches } from './matches.ts'

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
export const weekdayFrom = (word: string): number | undefined =>
  WEEKDAYS[word] ?? (/^[1-7]$/.test(word) ? Number(word) : undefined)

const WEEKS: Readonly<Record<string, number>> = {
  上上: -2,
  上: -1,
  这: 0,
  本: 0,
  今: 0,
  下: 1,
  下下: 2,
  last: -1,
  this: 0,
  coming: 0,
  next: 1,
}

const WEEK = '(?:周|星期|礼拜)'
/** 周三位, 周三次, 周一名: it counts; 周日常: another word begins. */
const NO_WEEKDAY = '(?![次回遍年个位节场篇人]|名(?!师)|常|程|志|记|[一二三四五六七八九十][次回遍个位名节场]|本书|月)'
/** 上周三, 这个星期五, 下下周一, 周五, 本周的周三, 周末, 周六日; 每周三 is a rhythm, 第三周周五 a teaching week, 一周三次 a frequency. */
const WEEKDAY = new RegExp(
  `(上上|下下|[上下这本今](?!学|午|半)|)(?:一)?个?(?<![每双单第各几隔逢数前近过]个?|(?<!周|期|拜)[两二三四五六七八九十]个?|(?<![./月-]\\d?)\\d个?|(?<![上下这本])一个?)${WEEK}(?:的?${WEEK})?([一二三四五六日天末]|[1-7](?=$|[，,。）)]|[上下]午|[早晚]))${NO_WEEKDAY}([、和及与至到]?[二三四五六日天](?![、次回遍年个位节场篇人名]|月|[十]))?`,
  'g',
)
/** 10月21日（三）. */
const BRACKETED = /(?<=[日号] ?|\d[./]\d{1,2} ?)[（(]([一二三四五六日])[)）]/g
/** 上周, 这个星期: the whole of it. */
const WHOLE = new RegExp(
  `(上上|下下|[上下这本])(?:一)?个?${WEEK}(?!${WEEK}?[一二三四五六日天末1-7][^次回遍个位名节场]|岁|边|围|刊|报|期)`,
  'g',
)
/** 第三周, 每周, 两周的周五: what a weekday behind it belongs to. */
const OTHER_WEEK = /(?:第[\d一二三四五六七八九十]{1,3}周|[单双每]周|教学周)的?$/

/** 放弃周末休息时间: what they gave up, not when. */
const FREE_TIME = /(?:放弃|利用|占用|牺牲|用)了?(?:自己的?)?周末|周末(?:的?(?:休息|时间|双休))/
const SATURDAY = 6
const SUNDAY = 7

const CHINESE_GATE = /[周期拜]|[（(][一二三四五六日][)）]/
export const weekdays: Form = (plain, into, { today }) => {
  if (CHINESE_GATE.test(plain)) chineseWeeks(plain, into, today)
  if (/(?:mon|tue|wed|thu|fri|sat|sun)/.test(plain)) englishWeekdays(plain, into)
}

function chineseWeeks(plain: string, into: Atom[], today: DayNumber): void {
  for (const match of matches(WEEKDAY, plain)) {
    const atom = weekdayAtom(plain, match)
    if (atom) into.push(atom)
  }
  for (const match of matches(BRACKETED, plain)) {
    const weekday = weekdayFrom(match[1] ?? '')
    if (weekday !== undefined) into.push({ ...spanOf(match), clear: 'weekday', part: { is: 'weekday', weekday } })
  }
  for (const match of matches(WHOLE, plain)) {
    const from = mondayOf(today) + 7 * (WEEKS[match[1] ?? ''] ?? 0)
    into.push({
      ...spanOf(match),
      clear: 'month',
      part: { is: 'days', days: { from, to: from + 6, grain: 'day' } },
      unsure: true,
    })
  }
}

function weekdayAtom(plain: string, match: RegExpExecArray): Atom | undefined {
  const [whole, which = '', on = '', more] = match
  const end = match.index + whole.length
  if (OTHER_WEEK.test(plain.slice(Math.max(0, match.index - 6), match.index))) return undefined
  const week = WEEKS[which]
  const named = { start: match.index, end, clear: 'weekday' } as const
  if (on === '末') {
    if (week === undefined && FREE_TIME.test(plain.slice(Math.max(0, match.index - 4), end + 4))) return undefined
    const part = { is: 'weekday', weekday: SATURDAY, last: SUNDAY, ...(week !== undefined && { week }) } as const
    return { ...named, part, unsure: true }
  }
  const weekday = weekdayFrom(on)
  if (weekday === undefined) return undefined
  const part = { is: 'weekday', weekday, ...(week !== undefined && { week }) } as const
  const last = more === undefined ? undefined : weekdayFrom(more.slice(-1))
  if (more === undefined || last === undefined) return { ...named, part }
  if (last <= weekday) return { ...named, end: end - more.length, part }
  return adjacent(more, weekday, last) ? { ...named, part: { ...part, last } } : { ...named, part, unsure: true }
}

/** 周三四, 周三至五 run on; 周三、五 are two days. */
const adjacent = (second: string | undefined, first: number, last: number | undefined): boolean =>
  last === first + 1 || /^[至到]/.test(second ?? '')

const ENGLISH =
  /(?<![a-z])(?:(last|this|next|coming|on)? ?)(?:(mon|tue|wed|thu|fri|sat|sun)(?:day|sday|nesday|rsday|urday)|(mon|tues?|wed|thu(?:rs?)?|fri)|(?<=(?:last|this|next|on|[(（,]) ?)(sat|sun))(?![a-z])\.?/g

function englishWeekdays(plain: string, into: Atom[]): void {
  for (const match of matches(ENGLISH, plain)) {
    const weekday = weekdayFrom((match[2] ?? match[3] ?? match[4] ?? '').slice(0, 3))
    if (weekday === undefined || /(?:every|each|other) $/.test(plain.slice(Math.max(0, match.index - 6), match.index)))
      continue
    const week = WEEKS[match[1] ?? '']
    into.push({
      ...spanOf(match),
      clear: 'weekday',
      part: { is: 'weekday', weekday, ...(week !== undefined && { week }) },
    })
  }
}
