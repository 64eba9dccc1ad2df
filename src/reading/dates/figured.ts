import { type Form, spanOf } from './atom.ts'
import { matches } from './matches.ts'

/** 2026-10-21, 2026/10/21, 2026.10.21, also with 日 behind. */
const ISO = /(?<![\d./])(\d{4}) ?([-/.—·]) ?(\d{1,2}) ?\2 ?(\d{1,2})(?!\d)(?: ?[日号])?/g
/** 26.11.12, 26/11/12. */
const SHORT_YEAR = /(?<![\d./v:-])([23]\d)([./-])(0?[1-9]|1[0-2])\2(0?[1-9]|[12]\d|3[01])(?![\d./:-]|版| ?[元%])/g
/** 20261021. */
const COMPACT = /(?<![\d./_a-z-])(20\d\d)(0[1-9]|1[0-2])([0-2]\d|3[01])(?![\d/_-]|\.[a-z])/g
/** 10/21/2026, 21.10.2026. */
const YEAR_LAST = /(?<![\d./-])(\d{1,2})([./-])(\d{1,2})\2(20\d\d)(?![./-]?\d)/g
const MONTHS = 12
/** 2026.10, 2026-9. */
const YEAR_MONTH = /(?<![\d./]|\d{3}-)(20\d\d)([./-])(0?[1-9]|1[0-2])(?! ?\d|[./]\d|-\d{1,3}(?!\d|[./-])| ?[元万月号])/g

export const isoDays: Form = (plain, into) => {
  for (const match of matches(ISO, plain)) {
    const [, year, , month, day] = match
    into.push({
      ...spanOf(match),
      clear: 'exact',
      part: { is: 'calendar', year: Number(year), month: Number(month), day: Number(day) },
    })
  }
  for (const match of matches(COMPACT, plain)) {
    const [, year, month, day] = match
    into.push({
      ...spanOf(match),
      clear: 'exact',
      part: { is: 'calendar', year: Number(year), month: Number(month), day: Number(day) },
    })
  }
  for (const match of matches(SHORT_YEAR, plain)) {
    const [, year, , month, day] = match
    into.push({
      ...spanOf(match),
      clear: 'exact',
      part: { is: 'calendar', year: 2000 + Number(year), month: Number(month), day: Number(day) },
    })
  }
  for (const match of matches(YEAR_LAST, plain)) {
    const [, first, , second, year] = match
    const dayFirst = Number(first) > MONTHS
    const month = Number(dayFirst ? second : first)
    const day = Number(dayFirst ? first : second)
    into.push({ ...spanOf(match), clear: 'exact', part: { is: 'calendar', year: Number(year), month, day } })
  }
  for (const match of matches(YEAR_MONTH, plain)) {
    into.push({
      ...spanOf(match),
      clear: 'month',
      part: { is: 'calendar', year: Number(match[1]), month: Number(match[3]) },
    })
  }
}

/** 10.21, 10/21, 10-21 – where nothing makes it an amount, a ratio, a mark, a version or a range. */
const SHORT = /(?<!\d:)(?<![\d./$¥￥%第a-z])(\d{1,2})([./-])(\d{1,2})(?!\d|[./:]\d|[%a-z])( ?[日号](?!楼))?/g
/** 23 in 10.21-23. */
const TAIL = /(?<=(?<!\d)\d{1,2}[./]\d{1,2} ?[-~—至到] ?)(\d{1,2})(?![\d./:%])/g
/** A unit or counter behind: a quantity. */
const QUANTITY =
  /^ ?[元块万千%]|^(?:多|余|左右)?(?:[元块万千百亿小个节课学米公里分倍的度岁级人名位本册套件张斤吨升厘毫寸亩平版折点秒时场次天月年页条项所家班组题楼室层栋座期届%㎡]|周(?![一二三四五六日天末]))/
/** What measures: a figure behind it is none of the calendar. */
const MEASURES =
  /(?:平均|得|评|总|满意|分值?|率|约|近|共|计|达|比|比例|价|价值|金额|费|款|版本?|体温|身高|体重|占|为|是|第|表|图|附件|附|码|话|号)[:： ]{0,2}$/
/** A place in which a date stands. */
const DATED_BEFORE = /(?:^|[\n，。；,;(（【[：:\])）】])\s*$|(?:日期|时间|在|于|到|至|改|从|自|定|和|、|[-~—至到]) ?$/
const DATED_BEHIND =
  /^\s*(?:$|[，,。；;\n)）(（】]|上午|下午|早|晚|中午|周|星期|礼拜|[-~—至到] ?\d{1,2}(?:[./日号]|(?!\d)))|^ +[^\d\s]/

export const shortDays: Form = (plain, into) => {
  if (!/\d[./-]\d/.test(plain)) return
  for (const match of matches(SHORT, plain)) {
    const [whole, first = '', sep, second = '', mark] = match
    /** 19/11 can only be read one way. */
    const turned = sep === '/' && Number(first) > MONTHS && Number(second) <= MONTHS
    const month = Number(turned ? second : first)
    const day = Number(turned ? first : second)
    if (month < 1 || month > 12 || day < 1 || day > 31) continue
    const end = match.index + whole.length
    const before = plain.slice(Math.max(0, match.index - 12), match.index)
    const behind = plain.slice(end, end + 8)
    if (before.endsWith('-') && (sep === '-' || !ENDS_A_DAY.test(before))) continue
    if (sep === '-' && /^-\d/.test(behind)) continue
    if (mark === undefined && !dated(sep, first, second, before, behind)) continue
    into.push({ ...spanOf(match), clear: 'exact', part: { is: 'calendar', month, day } })
  }
  for (const match of matches(TAIL, plain)) {
    if (QUANTITY.test(plain.slice(match.index + match[0].length, match.index + match[0].length + 4))) continue
    into.push({ ...spanOf(match), clear: 'day', part: { is: 'calendar', day: Number(match[1]) }, bare: true })
  }
}
const ENDS_A_DAY = /(?:\d[./]\d{1,2}|[日号]) ?-$/

/** The fewer the signs of a date in the figures themselves, the more must stand around them. */
function dated(sep: string | undefined, month: string, day: string, before: string, behind: string): boolean {
  if (QUANTITY.test(behind) || MEASURES.test(before)) return false
  /** 1.5 s, 6.6 GB. */
  if (day.length === 1 && /^ ?[a-z]/.test(behind)) return false
  const placed = DATED_BEFORE.test(before)
  const followed = DATED_BEHIND.test(behind)
  if (/^ ?(?:\d{1,2}:\d\d|[上下]午|周[一二三四五六日]|星期)/.test(behind) && /(?:^|[\s，。；,;:：)）】])$/.test(before))
    return true
  if (sep === '-') {
    const ranged = /^ ?[-~—至到]/.test(behind)
    return (day.length === 2 || month.startsWith('0')) && placed && followed && !ranged
  }
  if (day.length === 2 && (Number(month) >= 1 || sep === '.'))
    return sep !== '/' || placed || followed || Number(day) > 12
  return sep === '/' ? placed && followed : placed && (followed || /^[^\d\s]/.test(behind))
}
