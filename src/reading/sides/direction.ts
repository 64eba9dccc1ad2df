import type { WhoGives } from './by-grammar.ts'
import type { Mode } from './mode.ts'
import type { Relation } from './relations.ts'

/** 走下去: givers went; 请进来: receivers came; 互动: online or both ways. */
export type Direction = '走下去' | '请进来' | '互动'

const SENT = /下乡|送教|送课|送培|送研|支教|send[- ]teaching/
const BOTH = /互访|双向(?:交流|互动|派出)|互派|同步教研|联动教研/

/** Which way people went, where verbs or the two sides say so. */
export function directionOf(
  plain: string,
  relations: readonly Relation[],
  { from, to, flow }: WhoGives,
  mode: Mode | undefined,
  home: string | undefined,
): Direction | undefined {
  if (mode === '线上') return '互动'
  const down = /走下去/.test(plain)
  const up = /请进来/.test(plain)
  if (BOTH.test(plain) || (down && up)) return '互动'
  if (down || up) return down ? '走下去' : '请进来'
  const seen = bySides(plain, relations, from, to, home)
  if (seen) return seen
  if (SENT.test(plain)) return '走下去'
  if (COME.test(plain)) return '请进来'
  const went = relations.some(({ role, cue }) => role === 'traveller' || (role === 'host' && cue === 'goal'))
  if (!went || flow === undefined) return undefined
  return flow === 'give' ? '走下去' : '请进来'
}

/** Givers who go and receivers gone to, or the other way round. */
function bySides(
  plain: string,
  relations: readonly Relation[],
  from: readonly string[],
  to: readonly string[],
  home: string | undefined,
): Direction | undefined {
  for (const relation of relations) {
    const goes = relation.role === 'traveller'
    if (!goes && !(relation.role === 'host' && (relation.cue === 'goal' || worksThere(plain, relation)))) continue
    if (isOn(from, relation, home)) return goes ? '走下去' : '请进来'
    if (isOn(to, relation, home)) return goes ? '请进来' : '走下去'
  }
  return undefined
}

/** 在石桥园挂职: who works or learns there has gone there. */
const worksThere = (plain: string, { cue, members }: Relation): boolean => {
  const end = members.at(-1)?.end ?? 0
  return cue === 'at' && THERE.test(plain.slice(end, end + THERE_REACH))
}
const THERE = /^[^，。；,;]{0,8}?(?:挂职|支教|跟岗|跟班|顶岗|驻园|送教|送课|捐赠|慰问|学习|观摩|听课|参观)/
const THERE_REACH = 14

/** They come to us to learn, whoever they are. */
const COME = /进城|来园(?:里)?(?:参加)?(?:观摩|学习|参观|跟岗|跟班)|接待(?:观摩|跟岗|来访)/

function isOn(side: readonly string[], { members }: Relation, home: string | undefined): boolean {
  for (const { who, typed, known } of members) {
    const name = who === 'we' ? home : (known[0] ?? typed)
    if (name !== undefined && side.includes(name)) return true
  }
  return false
}
