import type { Span } from '../words/spans.ts'
import { matches } from './matches.ts'

export type Half = 'am' | 'noon' | 'pm' | 'evening'

/** One clock time as it stands, before anybody has asked which half of the day it means. */
export interface Tick extends Span {
  readonly hour: number
  readonly minute: number
  readonly half?: Half
  /** 02:30: written for 24 hours. */
  readonly exact?: boolean
  /** 2 in 2-4点: a time only as the beginning of one. */
  readonly bare?: boolean
}

/** A half of the day in front of an hour, for use inside a pattern: one group. */
export const HALF =
  '(?:(凌晨|清晨|早晨|早上|一早|大早|[今明昨次当]早|早(?=[\\d一二三四五六七八九十])|上午|午前|中午|正午|午间|下午|午后|傍晚|黄昏|晚上|晚间|夜里|夜晚|深夜|[今明昨当前后听寻琴]晚|晚(?=[\\d一二三四五六七八九十])|上昼|下昼|晏昼) ?的? ?)?'
const HALVES: readonly (readonly [RegExp, Half])[] = [
  [/晚|夜|昏|evening/, 'evening'],
  [/中午|正午|午间/, 'noon'],
  [/晨|早|上|午前|morning/, 'am'],
  [/下|午后|晏|afternoon/, 'pm'],
]
export const halfNamed = (word: string): Half | undefined => HALVES.find(([pattern]) => pattern.test(word))?.[1]
/** 14:00, 上午9:30; 1:1 and 3:2 are ratios: minutes have two figures. */
const DIGITAL = new RegExp(`${HALF}(?<![\\d.比]|\\d:)(\\d{1,2}) ?: ?([0-5]\\d)(?::[0-5]\\d)?(?![\\d:])`, 'g')
/** 上午9.30: only behind a half of the day is a dot a colon. */
const DOTTED = new RegExp(
  `${HALF}(?<=[午早晚晨上]) ?(\\d{1,2})[.·]([0-5]\\d)(?![\\d元万])(?: ?[-—~至到]{1,2} ?(\\d{1,2})[.·]([0-5]\\d)(?![\\d元万]))?`,
  'g',
)
const ENGLISH =
  /(?<![\d.a-z]|\d:)(\d{1,2})(?:[:.]([0-5]\d))? ?(?:(a\.?m|p\.?m)(?![a-z])\.?|(o'clock))|(?<![a-z])(half|quarter) (past|to) (\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)(?![a-z])(?: ?(a\.?m|p\.?m)\.?)?|(?<![a-z])(?:at )?(noon|midnight|midday)(?![a-z])|(?<![a-z])at (\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)(?=[,.;!?)]|$|\n| (?:on|in the|today|tomorrow|we|sharp)(?![a-z]))/g
const ENGLISH_LEAD =
  /(?<![\d.a-z-]|\d:)(\d{1,2})(?:[:.]([0-5]\d))?(?= ?(?:-|—|~|to|until|till|and) ?\d{1,2}(?:[:.][0-5]\d)? ?(?:a\.?m|p\.?m)(?![a-z]))/g
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

const push = (found: Tick[], one: Tick | undefined): void => {
  if (one) found.push(one)
}

/** 14:00, 9：30, 上午9.30. */
export function digitalTicks(plain: string): Tick[] {
  const found: Tick[] = []
  if (plain.includes(':')) {
    for (const match of matches(DIGITAL, plain)) {
      const [whole, half, hour = '', minute] = match
      if (/(?:比|比例|比分|ratio)[^，。]{0,3}$/.test(plain.slice(Math.max(0, match.index - 5), match.index))) continue
      if (/^ ?(?:的?比|比例)/.test(plain.slice(match.index + whole.length, match.index + whole.length + 4))) continue
      push(found, tick(match.index, whole, half, Number(hour), Number(minute), hour.startsWith('0')))
    }
  }
  if (/[午早晚晨上]的? ?\d{1,2}[.·]/.test(plain)) {
    for (const match of matches(DOTTED, plain)) {
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

export function tick(
  at: number,
  whole: string,
  word: string | undefined,
  hour: number,
  minute: number,
  exact = false,
): Tick | undefined {
  if (hour > 24 || minute > 59) return undefined
  const half = word === undefined ? undefined : halfNamed(word)
  /** 今晚8点: the day in it is left to those who read days. */
  const own = word !== undefined && /^[今明昨次当前后听寻琴]/.test(word) && whole.startsWith(word) ? word.length : 0
  return { start: at + own, end: at + whole.length, hour, minute, ...(half && { half }), ...(exact && { exact }) }
}

export function englishTicks(plain: string): Tick[] {
  const found: Tick[] = []
  if (!ENGLISH_GATE.test(plain)) return found
  for (const match of matches(ENGLISH, plain)) push(found, englishTick(match))
  for (const match of matches(ENGLISH_LEAD, plain)) {
    const one = tick(match.index, match[0], undefined, Number(match[1]), Number(match[2] ?? 0))
    if (one) found.push({ ...one, bare: true })
  }
  return found
}
const ENGLISH_GATE = /[ap]\.?m|o'clock|half|quarter|noon|mid|(?<![a-z])at /

function englishTick(match: RegExpExecArray): Tick | undefined {
  const [whole, hour, minute, meridiem, , part, way, named = '', partMeridiem, word, alone] = match
  if (alone !== undefined) {
    return tick(match.index, whole, undefined, ENGLISH_HOURS.indexOf(alone) + 1 || Number(alone), 0)
  }
  if (word !== undefined) return tick(match.index, whole, undefined, word === 'midnight' ? 0 : 12, 0, true)
  if (part === undefined) {
    return withMeridiem(tick(match.index, whole, undefined, Number(hour), Number(minute ?? 0)), meridiem)
  }
  const of = ENGLISH_HOURS.indexOf(named) + 1 || Number(named)
  const total = of * 60 + (part === 'half' ? 30 : 15) * (way === 'to' ? -1 : 1)
  return withMeridiem(tick(match.index, whole, undefined, Math.floor(total / 60), total % 60), partMeridiem)
}

/** am and pm are no half of the day in words: 9 pm is evening. */
const withMeridiem = (one: Tick | undefined, meridiem: string | undefined): Tick | undefined => {
  if (one === undefined || meridiem === undefined) return one
  const hour = meridiem.startsWith('p') ? (one.hour < 12 ? one.hour + 12 : one.hour) : one.hour === 12 ? 0 : one.hour
  return { ...one, hour, exact: true }
}
