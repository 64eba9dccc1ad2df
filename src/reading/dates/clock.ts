import type { Span } from '../words/spans.ts'
import { matches } from './matches.ts'
import { spokenTicks } from './spoken-clock.ts'
import { digitalTicks, englishTicks, type Half, halfNamed, type Tick } from './ticks.ts'

/** A clock time or a stretch between two, `HH:MM` in 24 hours. */
export interface ClockSaid extends Span {
  readonly time: string
  readonly time_end?: string
  /** 下午 8:30, 上午 15:00, 3点 without a half of the day: to be confirmed. */
  readonly unsure: boolean
  /** 5点前: not when, only by when. */
  readonly limit?: true
}

const GATE = /\d ?:|[点时]|[午早晚晨]的? ?\d|[ap]\.?m|o'clock|half|quarter|noon|mid|(?<![a-z])at \w/
const TO = /^(?:[-—~–]{1,3}|(?![改推提延调挪换])[^，。；,;\n]{0,2}[到至]|to|until|till)$/

/** Every clock time of a folded text, in order. */
export function clocksIn(plain: string): readonly ClockSaid[] {
  if (!GATE.test(plain)) return []
  const ticks = [...digitalTicks(plain), ...spokenTicks(plain), ...englishTicks(plain)].sort(
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
      const limit = LIMIT.test(plain.slice(first.end, first.end + 2)) && { limit: true as const }
      found.push({ start: first.start, end: first.end, time: written(minutes), unsure, ...limit })
      at = first.end
    }
  }
  return found
}

const LIMIT = /^(?:之|以)?[前后](?![往去来])/

interface Moment {
  readonly minutes: number
  readonly unsure: boolean
}

function stretch(plain: string, first: Tick, second: Tick): ClockSaid {
  const half =
    first.half ?? (first.bare && second.exact && second.hour >= NOON ? undefined : halfBefore(plain, first.start))
  const from = beginning(first, second, half)
  const to = ending(from, second, half)
  const unsure = from.unsure || to.unsure || to.minutes <= from.minutes
  return { start: first.start, end: second.end, time: written(from.minutes), time_end: written(to.minutes), unsure }
}
const NOON = 12

function beginning(first: Tick, second: Tick, half: Half | undefined): Moment {
  const asSaid: Moment = { minutes: first.hour * 60 + first.minute, unsure: false }
  /** 2-4 pm: the first takes the half of the second, 11-1 pm does not. */
  if (first.bare && second.exact && first.hour < NOON) {
    const later = second.hour >= NOON && first.hour + NOON <= second.hour
    return later ? { ...asSaid, minutes: asSaid.minutes + NOON * 60 } : asSaid
  }
  if (first.half !== undefined || second.half === undefined) return atHalf(first, half)
  const taken = atHalf(first, second.half)
  return taken.minutes < atHalf(second, second.half).minutes ? taken : asSaid
}

function ending(from: Moment, second: Tick, half: Half | undefined): Moment {
  const to = atHalf(second, second.half ?? half)
  if (second.half !== undefined || second.exact) return to
  const early = { minutes: second.hour * 60 + second.minute, unsure: from.unsure }
  /** 上午10点到2点 runs over noon; 下午2点到4点 stays behind it. */
  if (early.minutes > from.minutes) return early
  const late = early.minutes + NOON * 60
  return second.hour < NOON && late > from.minutes ? { minutes: late, unsure: from.unsure } : to
}

/** 下午，……2:30: a half of the day said before it in the same sentence, not further than this. */
const HALF_WINDOW = 24
const HALF_WORD = /上午|下午|中午|晚上|早上|傍晚|[今明昨当]晚|[今明昨]早|morning|afternoon|evening/g
function halfBefore(plain: string, at: number): Half | undefined {
  const window = plain.slice(Math.max(0, at - HALF_WINDOW), at)
  const sentence = window.slice(
    Math.max(window.lastIndexOf('。'), window.lastIndexOf('\n'), window.lastIndexOf('；')) + 1,
  )
  const last = matches(HALF_WORD, sentence).at(-1)?.[0]
  return last === undefined ? undefined : halfNamed(last)
}

/** Nobody at a kindergarten means one to five at night. */
const EARLIEST = 6

function atHalf({ hour, minute, exact }: Tick, half: Half | undefined): Moment {
  const later = !exact && isLater(hour, half)
  return { minutes: ((later ? hour + 12 : hour) % 24) * 60 + minute, unsure: !exact && disagrees(hour, half) }
}

/** Twelve hours on: 下午2点 is 14:00. */
function isLater(hour: number, half: Half | undefined): boolean {
  switch (half) {
    case 'am':
      return false
    case 'noon':
      return hour <= 3
    case 'pm':
      return hour >= 1 && hour <= 11
    case 'evening':
      return hour >= 4 && hour <= 11
    default:
      return hour >= 1 && hour < EARLIEST
  }
}

/** 上午15:00, 下午8:30, 晚上2点, and 3点 with no half of the day at all. */
function disagrees(hour: number, half: Half | undefined): boolean {
  switch (half) {
    case 'am':
      return hour > 12
    case 'noon':
      return hour > 3 && (hour < 10 || hour > 14)
    case 'pm':
      return hour === 0 || (hour >= 8 && hour <= 11) || hour > 19
    case 'evening':
      return hour < 4 || (hour >= 12 && hour < 16)
    default:
      return hour >= 1 && hour < EARLIEST
  }
}

const written = (minutes: number): string => `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`
const two = (figure: number): string => (figure < 10 ? `0${figure}` : String(figure))
