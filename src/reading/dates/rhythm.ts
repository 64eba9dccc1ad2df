import type { Span } from '../words/spans.ts'
import { SMALL, small } from './figures.ts'
import { matches } from './matches.ts'

/** How often, in one form whatever was typed: 每周, 每周三, 每两周, 每月第一个周三, 每月15日, 每半个月, 每学期, 每学年. */
export interface Rhythm extends Span {
  readonly recurrence: string
}

const W = '(?:周|星期|礼拜)'
const ON = `(?:的?${W}?([一二三四五六日天](?:[、和及至到]${W}?[一二三四五六日天]){0,3}|末)(?![次回遍个位节场名年月]))`
const EVERY_WEEK = new RegExp(
  `(?:每隔?|逢|隔)(?:(${SMALL}|两)个?|个|一个?)?${W}(?!岁|边|围|期|年|报|刊)${ON}?|(?<![上下本这第])(单|双)${W}${ON}?|(?:每|隔)(?:${SMALL}|两|个)?礼拜${ON}?`,
  'g',
)
const ONCE_A_WEEK = new RegExp(`(?<![上下本这第两三四五六])(?:一(?:个)?${W}|${W})[一两二三四五\\d][次回](?!数)`, 'g')
const EVERY_MONTH = new RegExp(
  `(?:每隔?|隔)(?:(半)个?|(${SMALL}|两)个?|个)?月(?!龄)(?:份)?(?:的?(?:(第[一二三四五1-5]个?|最后一?个?)${W}([一二三四五六日天])|(${SMALL}) ?[日号](?:[和、与及](${SMALL}) ?[日号])?|(上旬|中旬|下旬|初|底|末)|第?([一二三四])周))?`,
  'g',
)
const ONCE_A_MONTH = /(?<![上下本这第个\d十])(?:一个?|1个)月[一两二三四五\d][次回](?!数)/g
const LONGER = /(?:每|一)(?:一个|一|个|隔一个)?(学期|学年|季度)(?:[一两二三四五\d][次回])?|每年(?!级)/g
const ENGLISH =
  /(?<![a-z])every (?:(other|two|three|four|2|3|4) (?:weeks?|(?=(?:mon|tue|wed|thu|fri|sat|sun))(mon|tue|wednes|thurs|fri|satur|sun)days?)|(week|month|term|semester|school year|quarter|fortnight)|(first|second|third|fourth|last|1st|2nd|3rd|4th) (mon|tue|wednes|thurs|fri|satur|sun)day(?: (?:of|in) (?:the|each|every) month)?|(mon|tue|wednes|thurs|fri|satur|sun)day(?: and (mon|tue|wednes|thurs|fri|satur|sun)day)?)(?![a-z])|(?<![a-z])(?:on )?the (first|second|third|fourth|last|1st|2nd|3rd|4th) (mon|tues?|wednes|thurs|fri|satur|sun)day (?:of|in) (?:each|every) month|(?<![a-z])(biweekly|fortnightly|weekly|monthly|(?:once|twice) (?:a|every|each) (week|month|term|semester|fortnight)|each (week|month|term|semester))(?![a-z])/g

const NTH: Readonly<Record<string, string>> = {
  first: '第一个',
  second: '第二个',
  third: '第三个',
  fourth: '第四个',
  '1st': '第一个',
  '2nd': '第二个',
  '3rd': '第三个',
  '4th': '第四个',
  last: '最后一个',
}
const DAY: Readonly<Record<string, string>> = {
  mon: '一',
  tue: '二',
  tues: '二',
  wednes: '三',
  thurs: '四',
  fri: '五',
  satur: '六',
  sun: '日',
}
const FIGURES = ['', '', '两', '三', '四', '五', '六']

/** 两周一次, 半个月一次, 一年两次. */
const ONCE_IN = new RegExp(
  `(?<![上下本这第个\\d十])(半|${SMALL}|两)个?(周|星期|礼拜|月|年)[一1两2二三][次回](?!数)`,
  'g',
)
/** Every rhythm of a folded text, in order. */
export function rhythmsIn(plain: string): readonly Rhythm[] {
  const found: Rhythm[] = []
  if (CHINESE_GATE.test(plain)) {
    for (const match of matches(EVERY_WEEK, plain)) found.push(rhythm(match, weekly(match)))
    for (const match of matches(ONCE_A_WEEK, plain)) found.push(rhythm(match, '每周'))
    for (const match of matches(EVERY_MONTH, plain)) found.push(rhythm(match, monthly(match)))
    for (const match of matches(ONCE_A_MONTH, plain)) found.push(rhythm(match, '每月'))
    for (const match of matches(ONCE_IN, plain)) found.push(rhythm(match, onceIn(match)))
    for (const match of matches(LONGER, plain)) {
      if (isRhythm(match[0])) found.push(rhythm(match, `每${match[1] ?? '年'}`))
    }
  }
  if (ENGLISH_GATE.test(plain)) {
    for (const match of matches(ENGLISH, plain)) found.push(rhythm(match, english(match) ?? '每周'))
  }
  return found.sort((a, b) => a.start - b.start || b.end - a.end)
}
const CHINESE_GATE = /[每隔逢单双一][^，。]{0,4}[周期拜月年季]|[周期拜月年][一两二三四五\d][次回]/
const ENGLISH_GATE = /every|weekly|monthly|each|fortnight| a /
const rhythm = (match: RegExpExecArray, recurrence: string): Rhythm => ({
  recurrence,
  start: match.index,
  end: match.index + match[0].length,
})

/** 一学期 alone is how long; 一学期两次 is how often. */
const isRhythm = (word: string): boolean => word.startsWith('每') || /[次回]$/.test(word)

function weekly([whole, countWord, on, , onOdd, onGift]: RegExpExecArray): string {
  const count = countWord === undefined ? 1 : countWord === '两' ? 2 : (small(countWord) ?? 1)
  const every = /^(?:每隔|隔)/.test(whole)
    ? count === 1
      ? 2
      : whole.startsWith('每隔')
        ? count
        : count + 1
    : /^[单双]/.test(whole)
      ? 2
      : count
  const day = (on ?? onOdd ?? onGift)?.replace(/周|星期|礼拜/g, '').replace('天', '日')
  const which = day === undefined ? '' : day
  if (every === 1) return `每周${which}`
  return `每${FIGURES[every] ?? every}周${which === '' ? '' : `周${which}`}`
}

function onceIn([, countWord = '', unit = '']: RegExpExecArray): string {
  if (countWord === '半') return unit === '年' ? '每半年' : '每半个月'
  const count = small(countWord) ?? 1
  if (unit === '年') return '每年'
  if (count === 1) return unit === '月' ? '每月' : '每周'
  return unit === '月' ? `每${FIGURES[count] ?? count}个月` : `每${FIGURES[count] ?? count}周`
}

function monthly([whole, half, countWord, nth, weekday, day, secondDay, third, week]: RegExpExecArray): string {
  if (half !== undefined) return '每半个月'
  const count = countWord === undefined ? 1 : countWord === '两' ? 2 : (small(countWord) ?? 1)
  const every = /^(?:每隔|隔)/.test(whole) && count === 1 ? 2 : count
  const begin = every === 1 ? '每月' : `每${FIGURES[every] ?? every}个月`
  if (nth !== undefined) {
    const which = nth
      .replace(/个$/, '')
      .replace('最后一', '最后一')
      .replace(/\d/, (figure) => '一二三四五'[Number(figure) - 1] ?? figure)
    return `${begin}${which === '最后' ? '最后一' : which}个周${weekday === '天' ? '日' : weekday}`
  }
  if (day !== undefined) return `${begin}${small(day)}日${secondDay === undefined ? '' : `、${small(secondDay)}日`}`
  if (third !== undefined) return `${begin}${third}`
  return week === undefined ? begin : `${begin}第${week}周`
}

function english(match: RegExpExecArray): string | undefined {
  const [, other, otherDay, unit, nth, nthDay, day, andDay, theNth, theDay, word, once, each] = match
  if (other !== undefined) return `${OTHER[other]}${otherDay === undefined ? '' : `周${DAY[otherDay]}`}`
  const first = nth ?? theNth
  if (first !== undefined) return `每月${NTH[first]}周${DAY[nthDay ?? theDay ?? '']}`
  if (day !== undefined) return `每周${DAY[day]}${andDay === undefined ? '' : `、${DAY[andDay]}`}`
  return UNITS[unit ?? once ?? each ?? word ?? '']
}
const OTHER: Readonly<Record<string, string>> = {
  other: '每两周',
  two: '每两周',
  2: '每两周',
  three: '每三周',
  3: '每三周',
  four: '每四周',
  4: '每四周',
}
const UNITS: Readonly<Record<string, string>> = {
  week: '每周',
  weekly: '每周',
  month: '每月',
  monthly: '每月',
  term: '每学期',
  semester: '每学期',
  'school year': '每学年',
  quarter: '每季度',
  fortnight: '每两周',
  biweekly: '每两周',
  fortnightly: '每两周',
}

/** 到学期末, 直到期末, until the end of term; a day behind 到 is read where the days are. */
const UNTIL =
  /(?:直?到|直至|至|持续到|延续到)(?:本|这个?)?(学期|学年|期)(?:末|结束|底|终)|(?<![a-z])(?:until|till|through|to) (?:the )?end of (?:the |this )?(term|semester|school year)/
/** 学期末 or 学年末, however it was put. */
export function untilIn(plain: string): (Span & { readonly until: string }) | undefined {
  if (!/学|期|end of/.test(plain)) return undefined
  const match = UNTIL.exec(plain)
  if (!match) return undefined
  const year = match[1] === '学年' || match[2] === 'school year'
  return { until: year ? '学年末' : '学期末', start: match.index, end: match.index + match[0].length }
}
