import { clauseAt, type Page } from '../words/page.ts'
import type { Span } from '../words/spans.ts'
import { addMonths, type DayNumber, oneDay } from './calendar.ts'
import { small } from './figures.ts'
import type { Told } from './told.ts'

/** From which day to which, for what was moved. */
export interface Moved {
  readonly from?: Told
  readonly to?: Told
  /** 推迟一周 with nothing to count from. */
  readonly shift_days?: number
  readonly spans: readonly Span[]
}

/** Right in front of the new day. */
const TO =
  /(?:改(?:期|日|时间)?|推迟|延[期后迟]?|提前|顺延|挪|调整?|换|移|后推|推后|推|变更|安排)(?:了)?(?:到了?|至|为|成|在|于)?[ :：]?$|(?:postpone|move|reschedule|change|shift|push|delay|bring|brought)[a-z]*(?: [^.;\n]{0,40})? (?:to|until|till|for)(?: on)? $/
/** 推迟一周, 提前两天; 提前三天通知 moves nothing. */
const BY =
  /(推迟|延[后期迟]|顺延|往后(?:推|延|挪)?|[后]延|后推|推后|晚|提前|往前(?:提|挪)?|早)(?:了|个)?(半|\d{1,2}|[一二两三四五六七八九]?十[一二三四五六七八九]?|[一二两三四五六七八九])(个)?(天|日|周|星期|礼拜|月)(?![前之以内]|.{0,2}(?:通知|准备|告知|报|预约|知道|发))|(postpone|delay|push|bring|move)[a-z]*(?: [^.;\n]{0,40}?)? (?:by |back |forward |forward by |back by )?(a|an|one|two|three|four|\d{1,2}) (day|week|month)s?(?: later| earlier)?/
/** 请提前三天说一声: what people are asked, not what is moved. */
const ASKED_OF_PEOPLE = /[请须需应要]$|至少|务必|必须|一般/
const DAYS_IN: Readonly<Record<string, number>> = { 天: 1, 日: 1, 周: 7, 星期: 7, 礼拜: 7, day: 1, week: 7 }
const ENGLISH_COUNT: Readonly<Record<string, number>> = { a: 1, an: 1, one: 1, two: 2, three: 3, four: 4 }
const HALF_MONTH = 15
/** How far in front of the new day the old one may stand, in sentences. */
const SENTENCES_BACK = 1

/** `12月4日改到12月11日`, `原定周三……改到周五`, `推迟一周`. */
export function movedIn(page: Page, told: readonly Told[]): Moved | undefined {
  const { plain } = page
  for (const [at, to] of told.entries()) {
    if (to.aside !== undefined || to.was) continue
    const before = plain.slice(Math.max(0, to.start - 60), to.start).replace(/[“"（(]$/, '')
    if (!TO.test(before)) continue
    const from = originOf(page, told, at)
    return { to, ...(from && { from }), spans: [] }
  }
  const by = BY.exec(plain)
  if (!by) {
    const was = told.find((one) => one.was)
    const other = told.find((one) => !one.was && one.aside === undefined && one.days.grain === 'day')
    return was && other ? { from: was, to: other, spans: [] } : undefined
  }
  return movedBy(page, told, by)
}

function originOf(page: Page, told: readonly Told[], to: number): Told | undefined {
  const target = told[to]
  if (!target) return undefined
  const was = told.find((one) => one.was && one !== target)
  if (was) return was
  const sentence = clauseAt(page, target.start).sentence
  return told.findLast(
    (one, at) =>
      at < to &&
      one.days.grain === 'day' &&
      one.aside === undefined &&
      sentence - clauseAt(page, one.start).sentence <= SENTENCES_BACK,
  )
}

function movedBy(page: Page, told: readonly Told[], by: RegExpExecArray): Moved | undefined {
  const [whole, verb, countWord, , unit, , englishCount, englishUnit] = by
  if (ASKED_OF_PEOPLE.test(page.plain.slice(Math.max(0, by.index - 3), by.index))) return undefined
  const span = { start: by.index, end: by.index + whole.length }
  const earlier = /提前|往前|早/.test(verb ?? '') || /forward|earlier/.test(whole)
  const count =
    countWord === '半' ? 0.5 : (small(countWord ?? '') ?? ENGLISH_COUNT[englishCount ?? ''] ?? Number(englishCount))
  if (!Number.isFinite(count) || (/^[晚早]$/.test(verb ?? '') && !/改|推|延|调|挪|那|把|活动|送教|原/.test(page.plain)))
    return undefined
  const from = told.findLast((one) => one.end <= by.index && one.days.grain === 'day' && one.aside === undefined)
  const days = DAYS_IN[unit ?? englishUnit ?? '']
  const sign = earlier ? -1 : 1
  const moved = (day: DayNumber): DayNumber =>
    days !== undefined
      ? day + sign * Math.round(days * count)
      : count < 1
        ? day + sign * HALF_MONTH
        : addMonths(day, sign * count)
  if (!from) {
    return {
      spans: [span],
      shift_days: days === undefined ? sign * Math.round(30 * count) : sign * Math.round(days * count),
    }
  }
  return { from, to: { ...from, days: oneDay(moved(from.days.from)) }, spans: [span] }
}
