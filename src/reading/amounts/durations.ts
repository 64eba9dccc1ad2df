import type { NumberSaid } from '../words/numbers.ts'
import { clauseAt, type Page, pageOf } from '../words/page.ts'
import type { Span } from '../words/spans.ts'
import { believedIn } from './giving.ts'

/** How long it took. Absent is absent; the road, the hours of a post and how often are no durations. */
export interface Duration {
  readonly duration_hours?: number
  readonly duration_days?: number
  /** 课时, 学时: credit, not hours. */
  readonly class_hours?: number
  readonly spans: readonly Span[]
}

interface Said extends Span {
  readonly kind: 'minutes' | 'days' | 'class_hours'
  readonly value: number
  readonly total: boolean
}

const GATE =
  /小时|钟|分|天|周|日|星期|礼拜|课时|学时|(?<![a-z])(?:hours?|hrs?|mins?|minutes?|days?|weeks?)(?![a-z])|\dh/

export function durationIn(page: Page): Duration {
  if (!GATE.test(page.plain)) return NONE
  const said = saidIn(page)
  const minutes = one(said.filter(({ kind }) => kind === 'minutes'))
  const days = one(said.filter(({ kind }) => kind === 'days'))
  const credit = one(said.filter(({ kind }) => kind === 'class_hours'))
  return {
    ...(minutes !== undefined && { duration_hours: Math.round((minutes / 60) * 100) / 100 }),
    ...(days !== undefined && { duration_days: days }),
    ...(credit !== undefined && { class_hours: credit }),
    spans: said.map(({ start, end }) => ({ start, end })),
  }
}

const NONE: Duration = { spans: [] }

/** How long it took, in whole minutes: 2小时, 两个半小时, 90分钟, "2 hours". The first that is not a journey. */
export const minutesIn = (text: string): number | undefined => {
  const minutes = one(saidIn(pageOf(text)).filter(({ kind }) => kind === 'minutes'))
  return minutes === undefined ? undefined : Math.round(minutes)
}

/** A total that is said wins; the same twice is one; different ones leave it open. */
function one(said: readonly Said[]): number | undefined {
  const total = said.find((each) => each.total)
  if (total) return total.value
  const values = new Set(said.map(({ value }) => value))
  return values.size === 1 ? said[0]?.value : undefined
}

function saidIn(page: Page): readonly Said[] {
  const believes = believedIn(page)
  const said: Said[] = []
  const keep = (one: Said | undefined) => {
    if (!one || isElsewhere(page, one)) return
    if (believes(clauseAt(page, one.start)) || CHANGED_TO.test(page.plain.slice(Math.max(0, one.start - 5), one.start)))
      said.push(one)
  }
  let understood = 0
  for (const [at, number] of page.numbers.entries()) {
    if (number.start < understood || number.value === undefined) continue
    if (number.ordinal && !isSpellOfDays(page.plain, number)) continue
    const one = measured(page, number, number.value, page.numbers[at + 1])
    if (one) understood = one.end
    keep(one)
  }
  for (const { 0: words, 1: half, 2: whole, index } of MAY_BE_HALF.test(page.plain) ? page.plain.matchAll(HALF) : []) {
    const span = { start: index, end: index + words.length }
    if (half === undefined && whole === undefined) keep({ ...span, kind: 'minutes', value: HALF_HOUR, total: false })
    else if (isStay(page, span)) keep({ ...span, kind: 'days', value: whole === undefined ? 0.5 : 1, total: false })
  }
  for (const { 1: words = '', index } of page.plain.matchAll(BEHIND_DATES)) {
    const span = { start: index + 1, end: index + 3 }
    if (!said.some(({ start }) => start === span.start) && isStay(page, span)) {
      keep({ ...span, kind: 'days', value: '〇一二三四五六七八九'.indexOf(words.replace('两', '二')), total: false })
    }
  }
  return said.sort((a, b) => a.start - b.start)
}

/** 周二周三两天: the numeral clung to the weekday until that was blanked. */
const BEHIND_DATES = / ([两二三四五六七])天/g

/** 原定一小时的讲座延长到两个小时: this is how long it took, whatever its clause says before. */
const CHANGED_TO = /(?:延长|改|变)(?:到|为|成)了? ?$/
const HALF_HOUR = 30
const MAY_BE_HALF = /半|half|整天/
/** 半小时, half an hour; 半天 but not 大半天, 半日活动, 两天半. */
const HALF =
  /(?<![个两一二三四五六七八九\d])半个?(?:小时|钟头)|half an hour|half-hour|(?<![大两一二三四五六七八九\d天日个])(半天|half[ -](?:a )?day)|(?<![每第])(一整天|整整一天|整整1天)/g

/** What any of these begins with. */
const MEASURE = /^(?: and a half)?[ -]{0,2}(?:[个多分刻整天日工周星礼小钟课学]|min|hour|hr|h|day|week)/
const MINUTES = /^ ?(?:分钟|min(?:ute)?s?(?![a-z]))/
const HOURS =
  /^(?: and a (half))?\s?-?个?(?:多)?(半)?(?:小时|钟头|hours?(?![a-z])|hrs?(?![a-z])|h(?![a-z]))(半)?(?:(?:又|零|\s)?(\d{1,2})分钟?)?/
const QUARTERS = /^ ?刻钟/
const CLASS_HOURS = /^ ?个?(?:课时|学时)/
/** 学时：2. */
const CREDIT_LABEL = /(?:学时|课时)(?:数|认定)?[:：] ?$/
const HALF_DAYS = /^ ?个半天/
const DAYS = /^ ?个?-?(整天|天(半)?(?!山|水|河)|工作日|days?(?![a-z]))/
const SPELL = /^日(?=的?(?:跟岗|培训|研修|学习|研训))/
const DAYS_IN_DATES = /^日/
/** 三日跟岗, 为期5日: not 3日跟岗, which is the third of the month. */
const isSpellOfDays = (plain: string, { start, end }: NumberSaid): boolean =>
  plain[end] === '日' &&
  (/(?:为期|历时|连续) ?$/.test(plain.slice(Math.max(0, start - 4), start)) ||
    (/^[^\d]/.test(plain.slice(start, end)) &&
      !/[月年至到-] ?$/.test(plain.slice(Math.max(0, start - 2), start)) &&
      SPELL.test(plain.slice(end, end + 6))))
const WEEKS =
  /^ ?-?个?(?:周(?!岁|年|[一二三四五六日末])|星期(?![一二三四五六日天])|礼拜(?![一二三四五六日天])|weeks?(?![a-z]))/
const DAYS_A_WEEK = 7
/** Longer is no visit but a term, a programme or an age. */
const DAYS_MAX = 366
const MINUTES_MAX = 24 * 60 * 7

const TOTAL_BEFORE = /(?:[共合总]计?|一共|总共|前后|历时|时长[为是:：]?)\s?(?:约|近)?$/

function measured(page: Page, said: NumberSaid, value: number, next: NumberSaid | undefined): Said | undefined {
  const { start, end } = said
  const { plain } = page
  const after = plain.slice(end, end + 20)
  if (!MEASURE.test(after) && !CREDIT_LABEL.test(plain.slice(Math.max(0, start - 10), start))) return undefined
  const total = TOTAL_BEFORE.test(plain.slice(Math.max(0, start - 6), start))
  const labelled = CREDIT_LABEL.exec(plain.slice(Math.max(0, start - 10), start))
  if (labelled && /^ ?(?:$|[，。；、,;\n个节课学])/.test(after)) {
    return { start, end, kind: 'class_hours', value, total }
  }
  const minutes = minutesAt(after, value)
  if (minutes) {
    const rest = minutes.whole ? minutesBehind(page, end + minutes.length, next) : undefined
    if (rest) return { start, end: rest.end, kind: 'minutes', value: minutes.value + rest.value, total }
    if (minutes.value > MINUTES_MAX) return undefined
    return { start, end: end + minutes.length, kind: 'minutes', value: minutes.value, total }
  }
  const credit = CLASS_HOURS.exec(after)
  if (credit) return { start, end: end + credit[0].length, kind: 'class_hours', value, total }
  const halves = HALF_DAYS.exec(after)
  if (halves) return { start, end: end + halves[0].length, kind: 'days', value: value / 2, total }
  const days = DAYS.exec(after) ?? (isSpellOfDays(plain, said) ? DAYS_IN_DATES.exec(after) : null)
  const weeks = days ? null : WEEKS.exec(after)
  const match = days ?? weeks
  if (!match) return undefined
  const span = { start, end: end + match[0].length }
  const length = weeks ? value * DAYS_A_WEEK : value + (days?.[2] ? 0.5 : 0)
  const whole = days?.[1] === '整天'
  if (length > DAYS_MAX || !(whole || isStay(page, span))) return undefined
  return { ...span, kind: 'days', value: length, total }
}

/** 一小时二十分钟: the minutes in words. */
function minutesBehind(
  { plain }: Page,
  from: number,
  next: NumberSaid | undefined,
): { readonly value: number; readonly end: number } | undefined {
  if (next?.value === undefined || next.value >= 60 || next.start < from) return undefined
  if (!/^[零又 ]?$/.test(plain.slice(from, next.start))) return undefined
  const unit = /^ ?分钟?/.exec(plain.slice(next.end, next.end + 3))?.[0]
  return unit === undefined ? undefined : { value: next.value, end: next.end + unit.length }
}

interface Spell {
  readonly value: number
  readonly length: number
  /** Whole hours, behind which minutes may follow. */
  readonly whole: boolean
}

function minutesAt(after: string, value: number): Spell | undefined {
  const minutes = MINUTES.exec(after)
  if (minutes) return { value, length: minutes[0].length, whole: false }
  const quarters = QUARTERS.exec(after)
  if (quarters) return { value: value * 15, length: quarters[0].length, whole: false }
  const hours = HOURS.exec(after)
  if (!hours) return undefined
  const [whole, english, inside, behind, more] = hours
  return {
    value: value * 60 + (english || inside || behind ? HALF_HOUR : 0) + Number(more ?? 0),
    length: whole.length,
    whole: !(inside || behind || more),
  }
}

const STAY_BEFORE =
  /(?:为期|历时|历经|共|连续|进行|开展|跟岗|培训|学习|研修|观摩|指导|支教|挂职|驻园|入园|送教|送培|交流|体验|活动|持续|用时?|花|利用|(?:忙|干|待|住|呆|布置)了|长达|时长|时间|整整|短短|短暂|[为长]|安排|[:：]|for|lasted|lasting|took|spent)(?:了|有|的|约|近|大约|是|为|:)*\s?$/
const STAY_BEHIND =
  /^的?(?:时间|跟岗|跟班|培训|研修|学习|研训|送教|送培|指导|活动|教研|交流|观摩|实践|行程|里|的|驻园|入园|支教|集中|半|[一二两三四五六]夜)|^ (?:of |long |-)?(?:train|shadow|visit|workshop|stay|observ|course|program)|^-?long/
const NO_STAY_BEHIND = /^ ?(?:前|后|之前|之后|内|以内|之内|来|以来|左右?后|一次|两次|一个|每|ago|later|before|a week)/
const NO_STAY_BEFORE =
  /(?:第|每|有|这|那|同|某|当|哪|(?<!经)过|过了|提前|推迟|延后|请假|放假|休息|下了|提早|近|头|前|后|隔|差)\s?$/

/** 为期三天, 三天的跟岗, 跟岗两周: not 三天后, 有一天, 每天. */
function isStay({ plain, typed }: Page, { start, end }: Span): boolean {
  const before = plain.slice(Math.max(0, start - 10), start)
  const after = plain.slice(end, end + 14)
  if (NO_STAY_BEFORE.test(before) || NO_STAY_BEHIND.test(after)) return false
  /** 17日、18日两天: right behind the days themselves, which are blanked by now. */
  if (before.endsWith(' ') && !/\s/.test(typed[start - 1] ?? ' ')) return true
  /** 石桥园 环创 两天: a telegram. */
  if (/[ ，、,]$/.test(before) && /^(?:$|[ ，。；、,;\n])/.test(after)) return true
  return STAY_BEHIND.test(after) || STAY_BEFORE.test(before)
}

/** The hours of the road are not those of the activity (domain.md §7.6). */
const ROAD =
  /驱车|车程|路程|行程(?=[^，。；]{0,4}[\d一二两三四五六七八九十])|开车|乘车|坐车|坐了|辗转|跋涉|颠簸|往返|来回|单程|路上|途中|山路|赶了|赶路|走了|行驶|步行|奔波|堵|高铁|火车|大巴|飞行|航程|相距|距离|距县|距城|等了|等候|drive|drove|driving|journey|by (?:bus|car|train)|on the road/
const ROAD_BEHIND =
  /^的[^，。；]{0,4}之路|^(?:左右|多|的|之?)*(?:休息|车程|路程|山路|行程|的?路(?!径)|颠簸|奔波|跋涉|到达|抵达|才到|赶到|驱车|drive|ride|journey|away)|^ (?:drive|ride|journey|away|by (?:bus|car))/
const NOT_LENGTH_BEHIND =
  /^ ?(?:以?后|之后|以?前|之前|以?内|之内|值班|值守|开放|热线|核酸|就|未到|ago|later|before|early|late)/
const NOT_LENGTH_BEFORE =
  /(?:原定|原计划|本来)[^，。；]{0,8}$|(?:休息|间隔|课间|午休|提前|提早|推迟|延后|延迟|晚了?|早了?|迟到|每天|每日|每周|每月|每节|每次|每场|每课|平均|不少于|不低于|不得少于|至少|不超过|保证|每人|每名|每位|每个[^，。]{1,4})[^，。；]{0,8}$/

function isElsewhere(page: Page, { start, end, kind }: Said): boolean {
  const clause = clauseAt(page, start)
  const before = page.plain.slice(Math.max(clause.start, start - 16), start)
  const after = page.plain.slice(end, Math.min(clause.end, end + 12))
  if (kind === 'class_hours') return /(?:每|不少于|至少|不低于)[^，。；]{0,8}$/.test(before)
  if (NOT_LENGTH_BEHIND.test(after) || ROAD_BEHIND.test(after) || NOT_LENGTH_BEFORE.test(before)) return true
  return (
    ROAD.test(before) ||
    (SPENT_BEFORE.test(before) && ROAD.test(page.plain.slice(Math.max(0, clause.start - 20), clause.start)))
  )
}

/** 往返二百公里，花了四个小时: the clause before says what for. */
const SPENT_BEFORE = /^[^，。；]{0,3}(?:花|用|历时|耗时|经过|足足|整整)[了去]?(?:将|近|约)?\s?$/
