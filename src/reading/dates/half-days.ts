import type { Span } from '../words/spans.ts'
import { matches } from './matches.ts'

export const HALF_DAYS = ['上午', '下午', '全天', '晚上'] as const
export type HalfDay = (typeof HALF_DAYS)[number]

export interface HalfDaySaid extends Span {
  readonly half: HalfDay
}

/** 上午好 greets, 下午茶 is eaten, 晚上课 … only what names a part of the day; 早 and 晚 alone stand right behind a day. */
const HALF_DAY =
  /上下午|[上下](?: ?午(?!好|茶|餐|操)|昼)|午[前后](?!点)|晏昼|[前头]晌|[后过下]晌|[上下]半天|(?:全|一?整)天(?!候)|终日|[今明昨次当](?:天|日)?[早晚晨夜](?!餐|饭|操|报)|[早晚]上(?!好)|早[晨间](?!的)|清[晨早](?!的)|[一大]早|晚间|夜[里晚间]|深夜(?!的)|傍晚(?!的)|黄昏(?!的)|(?<=[日天号]) ?[ap]m(?![a-z])|(?<=[a-z] )pm(?![a-z])|(?:[前后寻琴听]|礼拜.|星期.|周.|[日号天])晚(?![餐饭会点期报辈]|安)|(?:[听今]朝|礼拜.|星期.|周.|[日号天])早(?![餐饭操教点期报会])|(?<![a-z])(?:(?<!good )(?:mornings?|afternoons?|evenings?)|tonight|last night|(?:all|full|whole) day)(?![a-z])/g

/** Any letter that must stand in a half-day word: most lines are done after this. */
const GATE = /[ap]m|[午昼晌晚早晨夜昏]|[全整半终]天|终日|morning|afternoon|evening|night| day/

/** Every half-day word of a folded text, in order. */
export function halfDaysIn(plain: string): readonly HalfDaySaid[] {
  if (!GATE.test(plain)) return []
  const found: HalfDaySaid[] = []
  for (const match of matches(HALF_DAY, plain)) {
    const half = halfOf(match[0])
    if (half) found.push({ half, start: match.index, end: match.index + match[0].length })
  }
  return found
}

function halfOf(word: string): HalfDay | undefined {
  if (/[全整]天|终日|上下午|day/.test(word)) return '全天'
  if (/am$/.test(word)) return '上午'
  if (/pm$/.test(word)) return '下午'
  if (/晚|夜|昏|evening|night/.test(word)) return '晚上'
  if (/早|晨|朝|上 ?[午昼半]|午前|[前头]晌|morning/.test(word)) return '上午'
  return /下 ?[午昼半晌]|午后|晏昼|[后过]晌|afternoon/.test(word) ? '下午' : undefined
}

/** Morning and afternoon both named are the whole day; anything else that disagrees gives none. */
export function wholeOf(halves: Iterable<HalfDay>): HalfDay | undefined {
  const named = new Set(halves)
  if (named.size <= 1) return [...named][0]
  return named.has('全天') || (named.size === 2 && named.has('上午') && named.has('下午')) ? '全天' : undefined
}

/** The half of the day a folded text names. */
export const halfDayIn = (plain: string): HalfDay | undefined => wholeOf(halfDaysIn(plain).map(({ half }) => half))
