import { NUMBER, numberOf } from './words/numerals.ts'
import type { Span } from './words/spans.ts'

/** 2节 lessons, 一场 lecture. */
export interface Sessions extends Span {
  readonly sessions: number
}

const SESSIONS = new RegExp(
  `(?<![第\\d.])(${NUMBER})\\s?[节场](?![日约能省目])|(?<![\\w.])(\\d{1,2}) (?:sessions|lessons|classes)(?![a-z])`,
  'g',
)

export function sessionsIn(text: string): readonly Sessions[] {
  const found: Sessions[] = []
  for (const match of text.matchAll(SESSIONS)) {
    const sessions = numberOf(match[1] ?? match[2] ?? '')
    if (sessions !== undefined && sessions > 0) {
      found.push({ sessions, start: match.index, end: match.index + match[0].length })
    }
  }
  return found
}

export const CLASS_LEVELS = ['托班', '小班', '中班', '大班', '混龄'] as const
export type ClassLevel = (typeof CLASS_LEVELS)[number]

const CLASS = /([托小中大])(?:[一二三四五六七八九十]|\d{1,2})?班(?!额|化|子|主任|次)|混龄/g

/** Class levels named, once each; 大一班 is 大班 (domain.md §2.3). */
export function classLevelsIn(text: string): readonly ClassLevel[] {
  const named = new Set<string>()
  for (const match of text.matchAll(CLASS)) named.add(match[1] === undefined ? '混龄' : `${match[1]}班`)
  return CLASS_LEVELS.filter((level) => named.has(level))
}

export const DOMAINS = ['健康', '语言', '社会', '科学', '艺术', '综合'] as const
export type Domain = (typeof DOMAINS)[number]

export const HALF_DAYS = ['上午', '下午', '全天', '晚上'] as const
export type HalfDay = (typeof HALF_DAYS)[number]

const HALF_DAY = /(上午|下午|全天|一整天|晚上|今晚|昨晚|(?<![a-z])morning|(?<![a-z])afternoon|(?<![a-z])evening)/g
const HALF_DAY_OF: Readonly<Record<string, HalfDay>> = {
  上午: '上午',
  morning: '上午',
  下午: '下午',
  afternoon: '下午',
  全天: '全天',
  一整天: '全天',
  晚上: '晚上',
  今晚: '晚上',
  昨晚: '晚上',
  evening: '晚上',
}

/** Morning and afternoon both named are the whole day; anything else that disagrees gives none. */
export function halfDayIn(text: string): HalfDay | undefined {
  const named = new Set<HalfDay>()
  for (const match of text.matchAll(HALF_DAY)) {
    const half = HALF_DAY_OF[match[0]]
    if (half) named.add(half)
  }
  if (named.size === 1) return [...named][0]
  return named.size === 2 && named.has('上午') && named.has('下午') ? '全天' : undefined
}
