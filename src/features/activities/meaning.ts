import type { At } from '../../bot/command.ts'
import type { Standing } from '../../bot/may.ts'
import { dayOf, schoolYearOf, termOf } from '../../bot/school-calendar.ts'
import type { Draft } from '../../reading/draft.ts'
import { type Known, known, read } from '../../reading/read.ts'
import type { Roster } from '../../reading/reader.ts'
import { kindergartensOf, type Pair, sideOf } from '../people/pair.ts'
import { namesChildren } from './children-unnamed.ts'

/** What somebody's words mean among the pairs they may be about. */
export interface Meaning {
  /** At least one; each its own record to be. Everything of the words that is no deed is left out. */
  readonly deeds: readonly Draft[]
  /** The one pair that the words name; where they name none or several, all they may be about. */
  readonly pairs: readonly Pair[]
  /** Kindergartens that the words name and that are in none of these pairs. */
  readonly strangers: readonly string[]
  /** Children are named somewhere in the words: nothing of them may be kept. */
  readonly childrenNamed: boolean
}

/** Deeds that one message can hold; more is a report, and its first ones are enough to ask about. */
export const DEEDS_MAX = 8

/** `now`: when it was written, epoch ms. */
export const meaningOf = (words: string, pairs: readonly Pair[], at: Pick<At, 'now' | 'zone' | 'standing'>): Meaning =>
  meaningAs('log', words, pairs, at)

/** The same of words that are said to be deeds done, or such as are to be arranged. */
export function meaningAs(
  as: 'log' | 'schedule',
  words: string,
  pairs: readonly Pair[],
  { now, zone, standing }: Pick<At, 'now' | 'zone' | 'standing'>,
): Meaning {
  const roster = rosterOf(pairs, standing, dayOf(now, zone))
  const draft = read(words, { now, zone, roster, as }, ready({ roster, zone }))
  const { also = [], ...first } = draft
  const deeds = [first, ...also.filter(({ intent }) => intent === as)].slice(0, DEEDS_MAX)
  const named = pairs.length > 1 ? pairs.filter((pair) => deeds.every((deed) => names(deed, pair))) : pairs
  const known = new Set(pairs.flatMap((pair) => kindergartensOf(pair).map(({ name }) => name)))
  return {
    deeds,
    childrenNamed: childrenIn(draft, words),
    pairs: named.length === 1 ? named : pairs,
    strangers: [
      ...new Set(deeds.flatMap(({ from = [], to = [] }) => [...from, ...to]).filter((name) => !known.has(name))),
    ],
  }
}

/** Rosters of this many pairs' groups are kept ready: a county's, and little memory. */
const READY_MAX = 128

/**
 * Preparing a roster takes longer than reading a sentence with it, and a group's next message needs the same one. What is
 * kept is only what would be made again, so nothing depends on it.
 */
const ready = ((): typeof known => {
  const kept = new Map<string, Known>()
  return (about) => {
    const key = JSON.stringify(about)
    const found = kept.get(key) ?? known(about)
    kept.delete(key)
    kept.set(key, found)
    const [oldest] = kept.keys()
    if (kept.size > READY_MAX && oldest !== undefined) kept.delete(oldest)
    return found
  }
})()

/** Of several deeds some are left out of the draft, with what they would warn of. */
export const childrenIn = ({ warn, also }: Draft, words: string): boolean =>
  warn?.includes('幼儿姓名') === true || (also !== undefined && namesChildren(words))

/** Names of both sides, whose side speaks, and the terms of the school year. */
export function rosterOf(pairs: readonly Pair[], standing: Standing, today: string): Roster {
  const sides = new Set(pairs.map((pair) => sideOf(standing, pair)?.name))
  const [speaker] = sides
  const year = schoolYearOf(today)
  const terms = [termOf(`${year}-09-01`), termOf(`${year + 1}-08-31`)]
  return {
    pairs: pairs.map(({ giver, receivers }) => ({ giver: giver.name, receivers: receivers.map(({ name }) => name) })),
    calendar: { terms: terms.map(({ from, to }) => [from, to]) },
    ...(sides.size === 1 && speaker !== undefined && { speaker }),
  }
}

/** Does the draft say that it is of this pair, by both its sides as far as it names them? */
function names({ from = [], to = [] }: Draft, { giver, receivers }: Pair): boolean {
  const taken = receivers.map(({ name }) => name)
  return (
    from.length + to.length > 0 && from.every((name) => name === giver.name) && to.every((name) => taken.includes(name))
  )
}
