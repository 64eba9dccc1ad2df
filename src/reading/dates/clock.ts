import type { Span } from '../words/spans.ts'
import { small } from './figures.ts'

/** A clock time or a stretch between two, `HH:MM` in 24 hours. */
export interface ClockSaid extends Span {
  readonly time: string
  readonly time_end?: string
  /** 下午 8:30, 上午 15:00, 3点 without a half of the day: to be confirmed. */
  readonly unsure: boolean
}

type Half = 'am' | 'noon' | 'pm' | 'evening'

interface Tick extends Span {
  readonly hour: number
  readonly minute: number
  readonly half?: Half
  /** 02:30: written for 24 hours. */
  readonly exact?: boolean
  /** 2 in 2-4点: a time only as the beginning of one. */
  readonly bare?: boolean
}

const HALF =
  '(凌晨|清晨|早晨|早上|一早|大早|[今明昨次当]早|早(?=[\\d一二三四五六七八九十])|上午|午前|中午|正午|午间|下午|午后|傍晚|黄昏|晚上|晚间|夜里|夜晚|深夜|[今明昨当前后]晚|晚(?=[\\d一二三四五六七八九十])|上昼|下昼|晏昼)?'
const HALVES: readonly (readonly [RegExp, Half])[] = [
  [/晚|夜|昏/, 'evening'],
  [/中午|正午|午间/, 'noon'],
  [/晨|早|上|午前/, 'am'],
  [/下|午后|晏/, 'pm'],
]
const CN = '[一二三四五六七八九]?十[一二三四五六七八九]?|[零〇]?[一二两三四五六七八九]'
const HOUR = `(\\d{1,2}|${CN})`

/** 14:00, 上午9:30; 1:1 and 3:2 are ratios: minutes have two figures. */
const DIGITAL = new RegExp(`${HALF} ?的?(?<![\\d:.比])(\\d{1,2}) ?: ?([0-5]\\d)(?::[0-5]\\d)?(?![\\d:])`, 'g')
/** 上午9.30: only behind a half of the day is a dot a colon. */
const DOTTED = new RegExp(
  `${HALF}(?<=[午早晚晨上]) ?(\\d{1,2})[.·]([0-5]\\d)(?![\\d元万])(?: ?[-—~至到]{1,2} ?(\\d{1,2})[.·]([0-5]\\d)(?![\\d元万]))?`,
  'g',
)
/** 九点, 八点半, 三点一刻, 10点20, 14时30分, 三点差五分, 差一刻九点. */
const SPOKEN = new RegExp(
  `${HALF} ?的? ?(?:差(一刻|\\d{1,2}|${CN})(?:分钟?)?(?:到)?)?(?<![\\d.第:零〇一二三四五六七八九十])${HOUR} ?(?:点钟?|时)(?:(半)(?!课|学|班)|([一三])刻钟?|差(一刻|五|十|\\d{1,2})分?|过?(\\d{1,2}|${CN})分|([0-5]\\d)(?!\\d)|([二三四五]?十五?|[二三四五]十)(?![一二三四五六七八九十分位人名个节条项]))?(整|许|钟|多|左右|前后|前|后)?`,
  'g',
)
/** 2 in 2-4点, 下午2—4点. */
const LEAD = new RegExp(
  `${HALF} ?(?<![\\d.第:月日])${HOUR}(?= ?[-—~至到]{1,2} ?(?:\\d{1,2}|${CN}) ?(?:点|时(?![候代间期长段刻])))`,
  'g',
)
const ENGLISH =
  /(?<![\d.:a-z])(\d{1,2})(?:[:.]([0-5]\d))? ?(?:(a\.?m|p\.?m)(?![a-z])\.?|(o'clock))|(?<![a-z])(half|quarter) (past|to) (\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)(?![a-z])(?: ?(a\.?m|p\.?m)\.?)?|(?<![a-z])(?:at )?(noon|midnight|midday)(?![a-z])/g
const ENGLISH_LEAD =
  /(?<![\d.:a-z-])(\d{1,2})(?:[:.]([0-5]\d))?(?= ?(?:-|—|~|to|until|till|and) ?\d{1,2}(?:[:.][0-5]\d)? ?(?:a\.?m|p\.?m)(?![a-z]))/g
const ENGLISH_HOURS = [
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
]

const GATE = /\d ?:|[点时]|[午早晚晨]的? ?\d|[ap]\.?m|o'clock|half|quarter|noon|mid/
const TO = /^(?:[-—~–]{1,3}|至|到|直到|to|until|till)$/

/** 建议三点, 三点体会, 两点要求: what is counted. */
const COUNTED_BEHIND =
  /^ ?(?:建议|要求|意见|希望|体会|收获|看法|想法|思考|感受|启示|不足|问题|做法|经验|内容|期望|提议|指示|措施|原因|理由|说明|注意|共识|认识|优点|缺点|亮点|特点|心得|反思|改进|困惑|点|儿|的?(?:建议|要求|意见|体会|收获)|不|也|都|指导|宝贵|具体|中肯|重要|明确|工作|主要|总结|多(?![钟开到]))/
const COUNTED_BEFORE =
  /(?:提出|提了|以下|如下|总结|归纳|谈|讲|强调|分享|说|做到|注意|这|那|几|有|分|为|了|下列|第|前|后|给出|给|明确|围绕|从|抓好|坚持|突出)(?:了|的|出)?$/
/** Without 半, minutes, 钟 or a half of the day, one of these must stand beside it. */
const CLOCK_BEFORE =
  /(?:^|[\n:： (（])$|(?:在|于|到|至|约|定|改|提前|推迟|时间|是|就|才|自|明天|今天|昨天|后天|前天|[日号晚早午]|周[一二三四五六日天]|星期[一二三四五六日天]|礼拜[一二三四五六日天]|[-—~]|去|从)[ ，,]?$/
const CLOCK_BEHIND =
  /^ ?(?:$|[-—~至到]|开始|集合|出发|左右|许|前|在|准时|钟|整|见|结束|开|起|举行|进行|[，,。；;\n)）]|去|来|请|上课|报到|签到|入园|离园|送|我|大家)/

/** Every clock time of a folded text, in order. */
export function clocksIn(plain: string): readonly ClockSaid[] {
  if (!GATE.test(plain)) return []
  const ticks = [...digital(plain), ...spoken(plain), ...english(plain)].sort(
    (a, b) => a.start - b.start || b.end - a.end,
  )
  return joined(plain, apart(ticks))
}

/** Of two that share letters the longer. */
function apart(ticks: readonly Tick[]): readonly Tick[] {
  const kept: Tick[] = []
  for (const one of ticks) if (one.start >= (kept.at(-1)?.end ?? 0)) kept.push(one)
  return kept
}

function digital(plain: string): Tick[] {
  const found: Tick[] = []
  if (plain.includes(':')) {
    for (const match of plain.matchAll(DIGITAL)) {
      const [whole, half, hour = '', minute] = match
      if (/(?:比|比例|比分|ratio)[^，。]{0,3}$/.test(plain.slice(Math.max(0, match.index - 5), match.index))) continue
      if (/^ ?(?:的?比|比例)/.test(plain.slice(match.index + whole.length, match.index + whole.length + 4))) continue
      push(found, tick(match.index, whole, half, Number(hour), Number(minute), hour.startsWith('0')))
    }
  }
  if (/[午早晚晨上]的? ?\d{1,2}[.·]/.test(plain)) {
    for (const match of plain.matchAll(DOTTED)) {
      const [whole, half, hour, minute, endHour, endMinute] = match
      const to = endHour === undefined ? whole.length : whole.search(/[-—~至到]/)
      push(found, tick(match.index, whole.slice(0, to), half, Number(hour), Number(minute)))
      if (endHour === undefined) continue
      const after = whole.lastIndexOf(endHour)
      push(found, tick(match.index + after, whole.slice(after), undefined, Number(endHour), Number(endMinute)))
    }
  }
  return found
}

const push = (found: Tick[], one: Tick | undefined): void => {
  if (one) found.push(one)
}

function tick(
  at: number,
  whole: string,
  word: string | undefined,
  hour: number,
  minute: number,
  exact = false,
): Tick | undefined {
  if (hour > 24 || minute > 59) return undefined
  const half = word === undefined ? undefined : HALVES.find(([pattern]) => pattern.test(word))?.[1]
  /** 今晚8点: the day in it is left to those who read days. */
  const own = word !== undefined && /^[今明昨次当前后]/.test(word) && whole.startsWith(word) ? word.length : 0
  return { start: at + own, end: at + whole.length, hour, minute, ...(half && { half }), ...(exact && { exact }) }
}

function spoken(plain: string): Tick[] {
  if (!/[点时]/.test(plain)) return []
  const found: Tick[] = []
  for (const match of plain.matchAll(SPOKEN)) {
    const [whole, half, shortBefore, hourText = '', halfPast, quarter, shortBehind, minutes, digits, words, tail] = match
    const figures = digits ?? words
    const hour = small(hourText.replace(/^[零〇]/, ''))
    if (hour === undefined || hour > 24) continue
    const exact = halfPast ?? quarter ?? shortBefore ?? shortBehind ?? minutes ?? figures
    const behind = plain.slice(match.index + whole.length, match.index + whole.length + 5)
    if (!isClock(plain, match, half, exact, tail, behind)) continue
    const minute = minuteOf(halfPast, quarter, minutes ?? figures)
    const short = shortBefore ?? shortBehind
    const lacking = short === undefined ? 0 : short === '一刻' ? 15 : (small(short) ?? 0)
    const total = hour * 60 + minute - lacking
    const end = tail === '前' || tail === '后' || tail === '多' ? whole.slice(0, -1) : whole
    push(found, tick(match.index, end, half, Math.floor(total / 60), total % 60))
  }
  for (const match of plain.matchAll(LEAD)) {
    const hour = small(match[2] ?? '')
    const one = hour === undefined ? undefined : tick(match.index, match[0], match[1], hour, 0)
    if (one) found.push({ ...one, bare: true })
  }
  return found
}

const minuteOf = (half: string | undefined, quarter: string | undefined, figures: string | undefined): number =>
  half !== undefined
    ? 30
    : quarter !== undefined
      ? quarter === '一'
        ? 15
        : 45
      : figures === undefined
        ? 0
        : (small(figures) ?? 0)

/** Three o'clock or three points? */
function isClock(
  plain: string,
  match: RegExpExecArray,
  half: string | undefined,
  exact: string | undefined,
  tail: string | undefined,
  behind: string,
): boolean {
  const whole = match[0]
  const before = plain.slice(Math.max(0, match.index - 4), match.index)
  const hours = /时/.test(whole)
  if (hours) {
    if (!exact && /^[候代间期长段刻任常光尚装而机不]/.test(behind)) return false
    return /\d/.test(match[3] ?? '') || half !== undefined
  }
  const vague = /^[早晚]$/.test(half ?? '') && /^[一1]$/.test(match[3] ?? '')
  if (vague && exact === undefined && tail !== '钟') return false
  if (exact !== undefined || tail === '钟' || tail === '整' || whole.includes('点钟')) return true
  if (half !== undefined) return true
  if (COUNTED_BEHIND.test(behind) && tail === undefined) return false
  if (match[3] === '一' && /[有早晚快慢多少差了]$/.test(before)) return false
  if (/(?:做到|达到|得到|学到|感到|想到|看到|提到|谈到)$/.test(before)) return false
  if (CLOCK_BEFORE.test(before))
    return CLOCK_BEHIND.test(behind) || /[午早晚日号]$|[到至改定约于]$/.test(before) || tail !== undefined
  if (COUNTED_BEFORE.test(before)) return false
  return (
    tail !== undefined || /^ ?(?:[-—~至到] ?[\d一二三四五六七八九十]|开始|集合|出发|准时|上课|报到|结束)/.test(behind)
  )
}

function english(plain: string): Tick[] {
  if (!/[ap]\.?m|o'clock|half|quarter|noon|mid/.test(plain)) return []
  const found: Tick[] = []
  for (const match of plain.matchAll(ENGLISH)) {
    const [whole, hour, minute, meridiem, , part, way, named, partMeridiem, word] = match
    if (word !== undefined) push(found, tick(match.index, whole, undefined, word === 'midnight' ? 0 : 12, 0, true))
    else if (part !== undefined) {
      const of = ENGLISH_HOURS.indexOf(named ?? '') + 1 || Number(named)
      const total = of * 60 + (part === 'half' ? 30 : 15) * (way === 'to' ? -1 : 1)
      const one = tick(match.index, whole, undefined, Math.floor(total / 60), total % 60)
      if (one) found.push(withMeridiem(one, partMeridiem))
    } else {
      const one = tick(match.index, whole, undefined, Number(hour), Number(minute ?? 0))
      if (one) found.push(withMeridiem(one, meridiem))
    }
  }
  for (const match of plain.matchAll(ENGLISH_LEAD)) {
    const one = tick(match.index, match[0], undefined, Number(match[1]), Number(match[2] ?? 0))
    if (one) found.push({ ...one, bare: true })
  }
  return found
}

/** am and pm are no half of the day in words: 9 pm is evening. */
const withMeridiem = (one: Tick, meridiem: string | undefined): Tick => {
  if (meridiem === undefined) return one
  const hour = meridiem.startsWith('p') ? (one.hour < 12 ? one.hour + 12 : one.hour) : one.hour === 12 ? 0 : one.hour
  return { ...one, hour, exact: true }
}

function joined(plain: string, ticks: readonly Tick[]): readonly ClockSaid[] {
  const found: ClockSaid[] = []
  let at = 0
  for (let i = 0; i < ticks.length; i++) {
    const first = ticks[i]
    if (!first || first.start < at) continue
    const second = ticks.slice(i + 1, i + 3).find((other) => other.start >= first.end && other.start - first.end <= 6)
    const gap = second && plain.slice(first.end, second.start).replace(/[ 约左右开始（(）)]/g, '')
    if (second && gap !== undefined && TO.test(gap)) {
      found.push(stretch(plain, first, second))
      at = second.end
    } else if (!first.bare) {
      const { minutes, unsure } = atHalf(first, first.half ?? halfBefore(plain, first.start))
      found.push({ start: first.start, end: first.end, time: written(minutes), unsure })
      at = first.end
    }
  }
  return found
}

function stretch(plain: string, first: Tick, second: Tick): ClockSaid {
  const half =
    first.half ?? (second.exact && second.hour >= 12 && first.bare ? undefined : halfBefore(plain, first.start))
  let from = atHalf(first, half)
  /** 2-4 pm: the first takes the half of the second, 11-1 pm does not. */
  if (first.bare && second.exact && first.hour < 12) {
    const later = first.hour + 12 <= second.hour && second.hour >= 12
    from = { minutes: (first.hour + (later ? 12 : 0)) * 60 + first.minute, unsure: false }
  } else if (first.half === undefined && second.half !== undefined) {
    const taken = atHalf(first, second.half)
    const to = atHalf(second, second.half)
    from = taken.minutes < to.minutes ? taken : { minutes: first.hour * 60 + first.minute, unsure: false }
  }
  let to = atHalf(second, second.half ?? (second.hour >= first.hour ? half : undefined))
  if (second.half === undefined && !second.exact && to.minutes <= from.minutes && second.hour < 12) {
    to = { minutes: (second.hour + 12) * 60 + second.minute, unsure: from.unsure }
  } else if (second.half === undefined && !from.unsure) to = { ...to, unsure: false }
  const unsure = from.unsure || to.unsure || to.minutes <= from.minutes
  return { start: first.start, end: second.end, time: written(from.minutes), time_end: written(to.minutes), unsure }
}

/** 下午，……2:30: a half of the day said before it in the same sentence, not further than this. */
const HALF_WINDOW = 24
function halfBefore(plain: string, at: number): Half | undefined {
  const window = plain.slice(Math.max(0, at - HALF_WINDOW), at)
  const sentence = window.slice(
    Math.max(window.lastIndexOf('。'), window.lastIndexOf('\n'), window.lastIndexOf('；')) + 1,
  )
  let half: Half | undefined
  for (const match of sentence.matchAll(
    /上午|下午|中午|晚上|早上|傍晚|[今明昨当]晚|[今明昨]早|morning|afternoon|evening/g,
  )) {
    half =
      match[0] === 'afternoon'
        ? 'pm'
        : match[0] === 'morning'
          ? 'am'
          : match[0] === 'evening'
            ? 'evening'
            : HALVES.find(([pattern]) => pattern.test(match[0]))?.[1]
  }
  return half
}

/** Nobody at a kindergarten means one to five at night. */
const EARLIEST = 6

function atHalf(
  { hour, minute, exact }: Tick,
  half: Half | undefined,
): { readonly minutes: number; readonly unsure: boolean } {
  const at = (h: number, unsure: boolean) => ({ minutes: (h % 24) * 60 + minute, unsure })
  if (exact) return at(hour, false)
  switch (half) {
    case 'am':
      return at(hour, hour > 12)
    case 'noon':
      return hour <= 3 ? at(hour + 12, false) : at(hour, hour < 10 || hour > 14)
    case 'pm':
      if (hour >= 1 && hour <= 7) return at(hour + 12, false)
      if (hour >= 8 && hour <= 11) return at(hour + 12, true)
      return at(hour, hour === 0 || hour > 19)
    case 'evening':
      if (hour >= 4 && hour <= 11) return at(hour + 12, false)
      return at(hour, hour < 16)
    default:
      return hour >= 1 && hour < EARLIEST ? at(hour + 12, true) : at(hour, false)
  }
}

const written = (minutes: number): string => `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`
const two = (figure: number): string => (figure < 10 ? `0${figure}` : String(figure))
