import type { Mood } from '../words/clauses.ts'
import { TRIP } from './activity-types.ts'
import type { Mention } from './mentions.ts'

/** What counts as a deed unless the caller asks for arrangements: plans, denials, rules and questions are none. */
const DONE: readonly Mood[] = ['done']

/**
 * The types of a text once each, the primary one first. A trip is primary wherever it is named as done (domain.md §2.3);
 * else what the first sentence says was held (开展了…活动); else what was named or told first. What is said in passing
 * stands last, and words of everyday speech count only where nothing clearer is said.
 */
export function typesOf(mentions: readonly Mention[], moods: readonly Mood[] = DONE): readonly string[] {
  const held = mentions.filter(({ mood }) => moods.includes(mood))
  const clear = held.filter(({ strength }) => strength === 'named' || strength === 'told')
  const light = held.filter(({ strength, type }) => strength === 'light' && !isTakenIn(type, clear))
  const sure = [...clear, ...light]
  const counted = sure.length > 0 ? sure : held.slice(0, 1)
  const headline = clear.filter((mention) => mention.headline)
  const types = [...new Set([...headline.slice(0, 1), ...counted].map(({ type }) => type))]
  return clear.some(({ type }) => type === TRIP) ? [TRIP, ...types.filter((type) => type !== TRIP)] : types
}

/** A look round is part of the guidance, a word of advice part of the talks. */
const TAKEN_IN: Readonly<Record<string, readonly string[]>> = {
  教学观摩: ['管理指导', '互访座谈', '捐赠', '启动签约', '环境创设'],
  教研交流: ['听课说课评课', '互访座谈'],
  管理指导: ['环境创设'],
  互访座谈: ['管理指导', '捐赠'],
}

const isTakenIn = (type: string, clear: readonly Mention[]): boolean =>
  clear.some((mention) => TAKEN_IN[type]?.includes(mention.type) === true)
