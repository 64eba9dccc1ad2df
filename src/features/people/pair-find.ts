import type { Reader } from '../../bot/command.ts'
import type { Scope, Standing } from '../../bot/may.ts'
import { nearest, sameName } from './names.ts'
import { kindergartensOf, type Pair, type PairFilter, pairsOf, seenScopes } from './pair.ts'
import { looksLikePair, readPair } from './pair-words.ts'

/** More than a person would choose from by buttons. */
export const CHOICES_MAX = 8

/** Pairs this person may see that a name or `A → B` can mean: the exact ones, else those that sound alike. */
export async function pairsNamed(
  db: Reader,
  standing: Standing,
  name: string,
  state: PairFilter['state'],
): Promise<readonly Pair[]> {
  const all: readonly Scope[] = [{ kind: 'city' }]
  const pairs = await pairsOf(db, { within: standing.owner ? all : seenScopes(standing), state })
  const names = namesIn(name)
  const having = (fits: (pair: Pair, one: string) => boolean) =>
    pairs.filter((pair) => names.every((one) => fits(pair, one)))
  const exact = having((pair, one) => kindergartensOf(pair).some((k) => sameName(k.name, one)))
  return exact.length > 0 ? exact : having((pair, one) => nearest(one, kindergartensOf(pair)).length > 0)
}

function namesIn(name: string): readonly string[] {
  if (!looksLikePair(name)) return [name]
  const read = readPair(name)
  return 'refuse' in read ? [name] : [read.giver.name, ...read.receivers.map((receiver) => receiver.name)]
}
