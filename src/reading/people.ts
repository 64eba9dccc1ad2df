import { ENGLISH_NUMBER, englishNumberOf, NUMBER, numberOf, spokenRangeOf } from './words/numerals.ts'
import type { Span } from './words/spans.ts'

/** Adults who acted, adults who listened or watched, and children, apart. */
export interface People {
  readonly participants?: number
  readonly participants_min?: number
  readonly participants_max?: number
  readonly participants_approx?: true
  readonly participants_unit?: '人次'
  readonly audience?: number
  readonly children?: number
}

interface Count extends Span {
  readonly who: 'team' | 'audience' | 'children' | 'parents'
  readonly value?: number
  readonly min?: number
  readonly max?: number
  readonly approx: boolean
  readonly times: boolean
  /** Said to be all of them: 共6人, 一行6人. */
  readonly total: boolean
}

/** Head counts in a folded text. Two unrelated counts of the same people give none: absent stays absent. */
export function peopleIn(text: string): People {
  const counts = [...chinese(text), ...english(text)]
  const audience = only(counts.filter((count) => count.who === 'audience'))
  const children = only(counts.filter((count) => count.who === 'children'))
  const team = only(counts.filter((count) => count.who === 'team'))
  return {
    ...(team && participants(text, team)),
    ...(audience?.value !== undefined && { audience: audience.value }),
    ...(children?.value !== undefined && { children: children.value }),
  }
}

function participants(text: string, { start, value, min, max, approx, times }: Count): People {
  const unit = times ? { participants_unit: '人次' as const } : {}
  if (value === undefined) {
    return min === undefined || max === undefined ? {} : { participants_min: min, participants_max: max, ...unit }
  }
  const leader = leaderBefore(text.slice(Math.max(0, start - 14), start))
  if (leader === 'several') return {}
  return {
    participants: value + (leader === 'one' ? 1 : 0),
    ...(approx && { participants_approx: true as const }),
    ...unit,
  }
}

/** 园长带领五名教师 is six (domain.md §7.3); with several leaders their number is not said. */
function leaderBefore(before: string): 'none' | 'one' | 'several' {
  const led = /(?:^|[，。；,;\s])?([^，。；,;\s]{0,10})(?:带领|率领|带着|率)[^，。；,;]{0,4}$/.exec(before)
  if (!led) return 'none'
  return /[和与及、]/.test(led[1] ?? '') ? 'several' : 'one'
}

function only(counts: readonly Count[]): Count | undefined {
  return counts.find((count) => count.total) ?? (counts.length === 1 ? counts[0] : undefined)
}

const UPTO = '(?:[-—–~至到]{1,2})'
const COUNTED = new RegExp(
  `(?<![第\\d.])(${NUMBER})(?:\\s?${UPTO}\\s?(${NUMBER}))?\\s?(余|多|来)?\\s?(?:(人次)|(人)(?![数民次均才工])|([名位])(?!次)|(个)(?=\\s?(?:人|老师|教师|孩子|小朋友|幼儿|园长)))`,
  'g',
)
const CHILD_AFTER = /^[^，。；,;、\n]{0,5}?(?:幼儿(?!园|教|老)|孩子|小朋友|儿童|宝宝)/
const CHILD_BEFORE = /(?:幼儿|孩子|孩子们|小朋友|儿童)[:：共约有]{0,2}\s?$/
const PARENT_AFTER = /^[^，。；,;、\n]{0,4}?家长/
const AUDIENCE_AFTER = /^[^，。；,;、\n]{0,8}?(?:听课|听讲|聆听|旁听|参训|受训|观课)/
const AUDIENCE_BEFORE = /(?:听课|听众|观众|参训|受训|听讲)(?:的)?(?:教师|老师|人员|人数)?[:：有约共]{0,2}\s?$/
const TOTAL_BEFORE = /(?:共|一行|总计|合计|总共|共计)[有约计]?\s?$/
const APPROX_BEFORE = /(?:约|近|大约|大概|将近|差不多)\s?$/
const NEAR = 10

function* chinese(text: string): Generator<Count> {
  for (const match of text.matchAll(COUNTED)) {
    const [whole, first = '', second, more, times] = match
    const start = match.index
    const end = start + whole.length
    const before = text.slice(Math.max(0, start - NEAR), start)
    const after = text.slice(end, end + NEAR + 4)
    const spoken = spokenRangeOf(first)
    const min = second === undefined ? spoken?.min : numberOf(first)
    const max = second === undefined ? spoken?.max : numberOf(second)
    const value = second === undefined && !spoken ? numberOf(first) : undefined
    if (value === undefined && (min === undefined || max === undefined)) continue
    yield {
      start,
      end,
      who: whoIs(before, after),
      ...(value === undefined ? {} : { value }),
      ...(min === undefined || max === undefined ? {} : { min, max }),
      approx: more !== undefined || APPROX_BEFORE.test(before),
      times: times !== undefined,
      total: TOTAL_BEFORE.test(before),
    }
  }
}

function whoIs(before: string, after: string): Count['who'] {
  if (CHILD_AFTER.test(after) || CHILD_BEFORE.test(before)) return 'children'
  if (PARENT_AFTER.test(after)) return 'parents'
  return AUDIENCE_AFTER.test(after) || AUDIENCE_BEFORE.test(before) ? 'audience' : 'team'
}

const ENGLISH = new RegExp(
  `(?<![\\w.])(${ENGLISH_NUMBER})\\s(?:[a-z]{1,12}\\s)?(?:(people|persons?|teachers?|participants|staff|colleagues|attendees|adults)|(children|kids|pupils))(?![a-z])` +
    `|(?:audience|listeners)(?: of)?:?\\s(${ENGLISH_NUMBER})(?![\\w])`,
  'g',
)

function* english(text: string): Generator<Count> {
  for (const match of text.matchAll(ENGLISH)) {
    const [whole, first, , children, listened] = match
    const value = englishNumberOf(first ?? listened ?? '')
    if (value === undefined) continue
    yield {
      start: match.index,
      end: match.index + whole.length,
      who: children ? 'children' : listened ? 'audience' : 'team',
      value,
      approx: /(?:about|around|some)\s$/.test(text.slice(Math.max(0, match.index - 8), match.index)),
      times: false,
      total: false,
    }
  }
}
