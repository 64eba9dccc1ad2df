import type { Mode } from './mode.ts'
import type { Relation } from './relations.ts'
import type { WhoGives } from './who-gives.ts'

/** 走下去: givers went; 请进来: receivers came; 互动: online or both ways. */
export type Direction = '走下去' | '请进来' | '互动'

const DOWN = /走下去|下乡|送教(?:到|入|进|上门)|送课(?:到|入|进|上门)/
const IN = /请进来|进城/
const BOTH = /互访|双向|互动教研|互派|同步教研|联动教研/

/** Which way people went, where verbs or the two sides say so. */
export function directionOf(
  plain: string,
  relations: readonly Relation[],
  { flow }: WhoGives,
  mode: Mode | undefined,
): Direction | undefined {
  if (mode === '线上') return '互动'
  const down = DOWN.test(plain)
  const up = IN.test(plain)
  if (BOTH.test(plain) || (/走下去/.test(plain) && /请进来/.test(plain))) return '互动'
  if (down !== up) return down ? '走下去' : '请进来'
  const went = relations.some(({ role, cue }) => role === 'traveller' || (role === 'host' && cue === 'goal'))
  if (!went || flow === undefined) return undefined
  return flow === 'give' ? '走下去' : '请进来'
}
