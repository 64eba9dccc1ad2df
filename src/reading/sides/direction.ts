import type { WhoGives } from './by-grammar.ts'
import type { Mode } from './mode.ts'
import type { Relation } from './relations.ts'

/** 走下去: givers went; 请进来: receivers came; 互动: online or both ways. */
export type Direction = '走下去' | '请进来' | '互动'

const DOWN = /走下去|下乡|送教|送课|送培|送研|支教|send[- ]teaching/
const IN = /请进来|进城/
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
  const down = DOWN.test(plain)
  const up = IN.test(plain)
  if (BOTH.test(plain) || (/走下去/.test(plain) && /请进来/.test(plain))) return '互动'
  if (down !== up) return down ? '走下去' : '请进来'
  for (const { role, cue, members } of relations) {
    const goes = role === 'traveller'
    if (!goes && !(role === 'host' && cue === 'goal')) continue
    const is = (side: readonly string[]) =>
      members.some(({ who, typed, known }) =>
        [typed, known[0], who === 'we' ? home : undefined].some((name) => name !== undefined && side.includes(name)),
      )
    if (is(from)) return goes ? '走下去' : '请进来'
    if (is(to)) return goes ? '请进来' : '走下去'
  }
  const went = relations.some(({ role, cue }) => role === 'traveller' || (role === 'host' && cue === 'goal'))
  if (!went || flow === undefined) return undefined
  return flow === 'give' ? '走下去' : '请进来'
}
