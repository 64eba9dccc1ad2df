import type { Atom, Form, Part } from './atom.ts'
import { spanOf } from './atom.ts'
import { civil, type DayNumber, monthsOf } from './calendar.ts'
import { SMALL, small } from './figures.ts'
import { matches } from './matches.ts'
import { YEAR, YEAR_GROUPS, yearSaid } from './written-years.ts'

const NO_MONTH_BEFORE = '(?<![\\d个第每整满近一二三四五六七八九十])'
const MONTH_WORD = '上上个?月|上个?月|这个?月|本月|下下个?月|下个?月|当月|同月|次月|翌月'
const THIRD =
  '上中旬|中下旬|上旬|中旬|下旬|[上下]半月|初(?![步中级次衷一二三四五六七八九十])|月?底(?!部|座)|末(?!端)|尾|中(?![国心班小学央华午医外级共间型年])'
/** 2026年10月21日, 去年10月21号, 本月20日, 10月上旬, 十月, 10月21: the mark behind the day may be missing. */
const MONTH_DAY = new RegExp(
  `(?:${YEAR} {0,2}的? ?|${NO_MONTH_BEFORE})(?:(${SMALL}|元|\\d \\d) {0,2}月(?:份 {0,2})?|(${MONTH_WORD}))(?:的? ?(?:月的)?)` +
    `(?:(${THIRD})| {0,2}(\\d \\d(?= ?[日号])|${SMALL})(?![\\d一二三四五六七八九十])( {0,2}[日号曰])?)?`,
  'g',
)
const WORD_MONTHS: Readonly<Record<string, number>> = { 上: -1, 上上: -2, 这: 0, 本: 0, 下: 1, 下下: 2 }
const BESIDE_MONTHS: Readonly<Record<string, number>> = { 当: 0, 同: 0, 次: 1, 翌: 1 }

/** Behind a figure without 日 or 号 these say that it counts something. */
const COUNTS =
  /^ ?[多余几]?[节人名位个场次本册套件张元块万千百岁年级班所家批组项篇幅副台天学课条份支只月:：%.．/]|^ ?周(?![一二三四五六日天末])/
/** 十月怀胎, 3月龄, 八月饼: no month; 一月一次 is a rhythm. */
const NO_MONTH = /^(?:龄|怀胎|子(?!女)|饼|亮|光|票|薪|季|刊|考|均|嫂|度|经|牙|[一两二三四五六七八九十\d]{1,2}[次回])/
/** 历时三月: so long, not then. */
const LASTING = /(?:历时|为期|长达|时长|将近|不满|满|整整|足足|近)$/

export const months: Form = (plain, into, { today }) => {
  if (!plain.includes('月')) return
  for (const match of matches(MONTH_DAY, plain)) {
    const atom = monthAtom(plain, match, today)
    if (atom) into.push(atom)
  }
}

function monthAtom(plain: string, match: RegExpExecArray, today: DayNumber): Atom | undefined {
  const figure = match[YEAR_GROUPS + 1]
  const word = match[YEAR_GROUPS + 2]
  const third = match[YEAR_GROUPS + 3]
  const { dayText, end } = dayPart(plain, match)
  if (dayText === undefined && third === undefined && NO_MONTH.test(plain.slice(end, end + WINDOW))) return undefined
  const day = dayText === undefined ? undefined : small(dayText)
  const found = {
    start: match.index,
    end,
    clear: day === undefined ? 'month' : 'exact',
    ...(third !== undefined && { unsure: true as const }),
  } as const
  if (word !== undefined) return { ...found, part: partOfWord(word, day, civil(today)) }
  const month = figure === '元' ? 1 : small(figure ?? '')
  const lasting = day === undefined && LASTING.test(plain.slice(Math.max(0, match.index - 3), match.index))
  if (month === undefined || lasting) return undefined
  const year = yearSaid(match, 1, today)
  const part = {
    is: 'calendar',
    month,
    ...(year !== undefined && { year }),
    ...(day !== undefined && { day }),
  } as const
  return { ...found, part }
}

const WINDOW = 8
/** The figures of the day, unless they count something (10月3所幼儿园), and where the date ends. */
function dayPart(plain: string, match: RegExpExecArray): { readonly dayText?: string; readonly end: number } {
  const dayText = match[YEAR_GROUPS + 4]
  const mark = match[YEAR_GROUPS + 5]
  const end = match.index + match[0].length
  if (dayText === undefined) return { end }
  if (mark !== undefined || standsAlone(dayText, plain.slice(end, end + WINDOW))) return { dayText, end }
  return { end: match.index + match[0].slice(0, match[0].length - dayText.length).trimEnd().length }
}

/** 10月21下午 and 10月21-23日 are days; 10月3所幼儿园 and 三月两次 are not. */
function standsAlone(dayText: string, behind: string): boolean {
  if (RANGE_AHEAD.test(behind)) return true
  return /\d/.test(dayText) ? !COUNTS.test(behind) : false
}
const RANGE_AHEAD = new RegExp(
  `^ ?[-—~至到、和及与] ?(?:${SMALL} ?月 ?)?${SMALL} ?(?:[日号]|[、和]|[两二三四五] ?[日天])`,
)

function partOfWord(
  word: string,
  day: number | undefined,
  now: { readonly year: number; readonly month: number },
): Part {
  const first = word.replace(/个?月$/, '')
  const beside = BESIDE_MONTHS[first]
  if (beside !== undefined) return { is: 'same_month', months: beside, ...(day !== undefined && { day }) }
  const { from } = monthsOf(now.year, now.month + (WORD_MONTHS[first] ?? 0))
  const { year, month } = civil(from)
  return { is: 'calendar', year, month, ...(day !== undefined && { day }) }
}

/** 9 in 9-12月, 2026年9 in 2026年9至12月. */
const LEAD = new RegExp(
  `(?:${YEAR} ?|(?<![\\d月第./、一二三四五六七八九十]|\\d:))(${SMALL})(?= ?([-—~至到、和]{1,2}) ?${SMALL} ?月(?!龄))`,
  'g',
)
export const leadingMonths: Form = (plain, into, { today }) => {
  if (!plain.includes('月')) return
  for (const match of matches(LEAD, plain)) {
    const month = small(match[YEAR_GROUPS + 1] ?? '')
    const year = yearSaid(match, 1, today)
    /** "1、10月21日" begins a list. */
    const listed =
      match[YEAR_GROUPS + 2] === '、' &&
      /(?:^|[\n。；;:： ])$/.test(plain.slice(Math.max(0, match.index - 1), match.index))
    if (month === undefined || month > 12 || (listed && year === undefined)) continue
    into.push({
      ...spanOf(match),
      clear: 'month',
      part: { is: 'calendar', month, ...(year !== undefined && { year }) },
      bare: true,
    })
  }
}

/** 月底 without a month; 年底 is a season. */
const THIRD_ALONE =
  /(?<![\d一二三四五六七八九十个上这本下当同每份元正腊冬])(月初|月中(?![旬国心])|月底|月末|中旬|下旬|上旬)/g
export const monthThirds: Form = (plain, into) => {
  if (!/月|旬/.test(plain)) return
  for (const match of matches(THIRD_ALONE, plain)) {
    const word = match[0]
    const day = /初|上/.test(word) ? 1 : /中/.test(word) ? 11 : word === '下旬' ? 21 : 25
    into.push({ ...spanOf(match), clear: 'month', part: { is: 'third', day }, unsure: true })
  }
}

const NO_DATE_BEHIND =
  '(?!楼|教室|教学楼|厅|馆|桌|车间|车[，,。]|线(?![上下])|院|文件|文[，,。]|会议室|会场|室|门|场[地馆]|展[厅位台馆]|区(?![域角级里教])|园区|地块|站|柜|床|机|选手|作品|令|公告|通告|通知|码|店|井|仓|库|岗|位|组|桌|碑|信箱|病房|宿舍)'
const NO_DAY_BEHIND = '(?![元常游内圆程志用龄]|之内|以内|之前|前(?![往去来赴]))'
/** 21号, 21日, 二十一号; in Chinese figures 日 only from 十一 on, for 一日活动 and 三日 are how long. */
const DAY = new RegExp(
  `(?<![\\d月第期./路街巷道弄栋〕\\])）№一二三四五六七八九十初廿]|\\d:)(?:(\\d{1,2}|\\d \\d(?= ?[号日]))|([一二三]?十[一二三四五六七八九]?|廿[一二三四五六七八九]?|[一二三四五六七八九]|卅一?)) ?(?:(号)${NO_DATE_BEHIND}|日${NO_DAY_BEHIND})`,
  'g',
)
/** 6 in 5、6两日. */
const DAY_TAIL = /(?<=\d ?[日号]? ?[、和与及至到-] ?)(\d{1,2})(?= ?[两二三四五] ?[日天])/g
/** 21 in 21-22日 and 21、22日. */
const DAY_LEAD = new RegExp(
  `(?<![\\d第./路街巷道弄栋]|\\d:)(\\d{1,2})(?= ?(?:[-—~至到、和及与]{1,2}) ?\\d{1,2}(?: ?[、和及与] ?\\d{1,2}){0,4} ?(?:号${NO_DATE_BEHIND}|日${NO_DAY_BEHIND}))`,
  'g',
)

export const daysAlone: Form = (plain, into) => {
  if (!/[日号]/.test(plain)) return
  for (const match of matches(DAY, plain)) {
    const [, figures, words, number] = match
    const day = small(figures ?? words ?? '')
    if (day === undefined || (words !== undefined && number === undefined && day <= 10)) continue
    if (day === 1 && plain.startsWith('活动', match.index + match[0].length)) continue
    into.push({ ...spanOf(match), clear: 'day', part: { is: 'calendar', day } })
  }
  for (const match of matches(DAY_TAIL, plain)) {
    into.push({ ...spanOf(match), clear: 'day', part: { is: 'calendar', day: Number(match[1]) } })
  }
  for (const match of matches(DAY_LEAD, plain)) {
    const before = plain.slice(Math.max(0, match.index - 1), match.index)
    const behind = plain.slice(match.index + match[0].length, match.index + match[0].length + 4)
    /** "3、22日" begins a list; "21、22日" does not. */
    const next = Number(/^、(\d{1,2})/.exec(behind)?.[1] ?? 0)
    if (before === '月' || (next > 0 && /^[\n ]?$/.test(before) && next !== Number(match[1]) + 1)) continue
    into.push({ ...spanOf(match), clear: 'day', part: { is: 'calendar', day: Number(match[1]) }, bare: true })
  }
}
