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
  const held = withoutWhatIsWithin(mentions.filter(({ mood }) => moods.includes(mood)))
  const clear = held.filter(({ strength }) => strength === 'named' || strength === 'told')
  const light = held.filter(({ strength, type }) => strength === 'light' && !isTakenIn(type, clear))
  const sure = [...clear, ...light]
  const counted = sure.length > 0 ? sure : held.slice(0, 1)
  const headline = clear.filter((mention) => mention.headline)
  const types = [...new Set([...headline.slice(0, 1), ...counted].map(({ type }) => type))]
  return clear.some(({ type }) => type === TRIP) ? [TRIP, ...types.filter((type) => type !== TRIP)] : types
}

function withoutWhatIsWithin(held: readonly Mention[]): readonly Mention[] {
  const named = held.filter(({ strength }) => strength === 'named' || strength === 'told')
  const within = new Set(named.flatMap(({ type }) => WITHIN[type] ?? []))
  if (named.some(({ word }) => word !== undefined && STUDY.has(word))) within.add('示范课')
  const types = new Set(named.map(({ type }) => type))
  return held.filter(
    ({ type, word }) => !within.has(type) && !(word === undefined && LOOKED_AT_BY[type]?.some((by) => types.has(by))),
  )
}

/** A look round is part of the guidance, a word of advice part of the talks. */
const TAKEN_IN: Readonly<Record<string, readonly string[]>> = {
  示范课: ['听课说课评课', '教学观摩', '教研交流', '活动展示'],
  专题讲座: ['业务培训', '活动展示', '会议', '互访座谈', '启动签约'],
  听课说课评课: ['示范课', '教学观摩'],
  教学观摩: ['幼儿交流', '示范课', '活动展示', '管理指导', '互访座谈', '捐赠', '启动签约', '环境创设', '听课说课评课'],
  教研交流: ['听课说课评课', '互访座谈'],
  管理指导: ['环境创设', '督查'],
  互访座谈: ['管理指导', '捐赠'],
}

/** A posting or an inspection is one thing, whatever was done in the course of it. */
const WITHIN: Readonly<Record<string, readonly string[]>> = {
  跟岗学习: ['教学观摩', '教研交流', '会议', '听课说课评课'],
  挂职锻炼: ['跟岗学习', '教学观摩', '教研交流', '会议', '听课说课评课'],
  督查: ['管理指导', '教学观摩', '捐赠'],
}
/** What was only told (看了区域活动, 展示了体育活动) beside what it was for. */
const LOOKED_AT_BY: Readonly<Record<string, readonly string[]>> = {
  教学观摩: ['管理指导', '督查'],
  示范课: ['活动展示', '支教'],
  专题讲座: ['业务培训'],
  管理指导: ['课题研究'],
}
/** One topic taught by several to be compared: the lessons are the study. */
const STUDY = new Set(['同课异构', '一课三研', '一课多研', '磨课'])

const isTakenIn = (type: string, clear: readonly Mention[]): boolean =>
  clear.some((mention) => TAKEN_IN[type]?.includes(mention.type) === true)
