import { flowOf } from './cues.ts'
import type { Mention } from './mentions.ts'
import { rankOf } from './rank.ts'
import type { Relation, Role } from './relations.ts'
import { sameName } from './same-name.ts'

/** The two sides as far as they are known. */
export interface WhoGives {
  readonly from: readonly string[]
  readonly to: readonly string[]
  readonly assumed: readonly ('from' | 'to')[]
  readonly confirm: readonly ('from' | 'to')[]
  /** Did the givers go, or did the receivers come? */
  readonly flow?: 'give' | 'learn'
}

/** Sides from the sentence alone: who goes to teach or gives is the giver, who comes to learn or gets the receiver. */
export function byGrammar(plain: string, relations: readonly Relation[], speaker?: string): WhoGives {
  const flow = flowIn(plain, relations)
  const sideOf = (role: Role): Side | undefined => {
    if (role === 'giver') return 'from'
    if (role === 'receiver') return 'to'
    if (role === 'none' || !flow) return undefined
    return (role === 'traveller') === (flow === 'give') ? 'from' : 'to'
  }
  const said = new Map<Relation, Side>()
  for (const relation of relations) {
    const side = sideOf(relation.role)
    if (side) said.set(relation, side)
  }
  pairUp(relations, said)
  if (said.size === 0) alone(relations, said)
  return gather(relations, said, flow, speaker)
}

export type Side = 'from' | 'to'
const other = (side: Side): Side => (side === 'from' ? 'to' : 'from')

function flowIn(plain: string, relations: readonly Relation[]): 'give' | 'learn' | undefined {
  const going = relations.filter(({ role }) => role === 'traveller')
  const gone = relations.filter(({ role }) => role === 'host')
  if (going.length + gone.length === 0) return undefined
  const { strong, weak } = flowOf(plain)
  if (strong) return strong
  const there = bestRank(gone)
  const here = bestRank(going)
  if (here !== undefined && there !== undefined && here !== there) return here > there ? 'give' : 'learn'
  if (weak) return weak
  if (gone.every(({ cue }) => cue === 'at') && going.length === 0) return undefined
  return gone.some(({ deeds }) => deeds.hosts) && /接待/.test(plain) ? 'learn' : 'give'
}

const bestRank = (relations: readonly Relation[]): number | undefined => {
  const ranks = relations.flatMap(({ members }) =>
    members.filter(({ who }) => who === 'named').map(({ plain }) => rankOf(plain)),
  )
  return ranks.length > 0 ? Math.max(...ranks) : undefined
}

/** 与, 联合: the partner of a giver is a receiver; where neither is known, the one nearer the county seat gives. */
function pairUp(relations: readonly Relation[], said: Map<Relation, Side>): void {
  for (const relation of relations) {
    const { partner } = relation
    if (!partner) continue
    const mine = said.get(relation)
    const theirs = said.get(partner)
    if (mine && theirs) continue
    if (mine) said.set(partner, other(mine))
    else if (theirs) said.set(relation, other(theirs))
    else {
      const a = bestRank([relation])
      const b = bestRank([partner])
      if (a === undefined || b === undefined || a === b) continue
      said.set(relation, a > b ? 'from' : 'to')
      said.set(partner, a > b ? 'to' : 'from')
    }
  }
}

/** Names beside a deed and no verb between them (telegrams, forms): by what their names say, where that is plain. */
function alone(relations: readonly Relation[], said: Map<Relation, Side>): void {
  const named = relations.filter(({ members }) => members.some(({ who }) => who === 'named'))
  const ranks = named.map((relation) => bestRank([relation]) ?? 2)
  const top = Math.max(...ranks)
  const low = Math.min(...ranks)
  named.forEach((relation, at) => {
    const rank = ranks[at] ?? 2
    if (named.length === 1 ? rank < 2 : rank === low && low < top) said.set(relation, 'to')
    else if (named.length === 1 ? rank > 2 : rank === top && low < top) said.set(relation, 'from')
  })
}

function gather(
  relations: readonly Relation[],
  said: ReadonlyMap<Relation, Side>,
  flow: 'give' | 'learn' | undefined,
  speaker?: string,
): WhoGives {
  const sides: Record<Side, Mention[]> = { from: [], to: [] }
  const assumed = new Set<Side>()
  const all = relations.flatMap(({ members }) => members).filter(({ who }) => who === 'named')
  const put = (side: Side, mention: Mention) => {
    if ([...sides.from, ...sides.to].some((one) => sameName(one, mention))) return
    sides[side].push(fullest(mention, all))
  }
  const order: readonly Role[] = ['giver', 'receiver', 'traveller', 'host', 'none']
  const sorted = [...relations].sort((a, b) => order.indexOf(a.role) - order.indexOf(b.role))
  for (const relation of sorted) {
    const side = said.get(relation)
    if (!side) continue
    for (const mention of relation.members) {
      if (mention.who === 'named') put(side, mention)
      else if (mention.who === 'we' && speaker !== undefined) {
        put(side, { ...mention, who: 'named', typed: speaker, plain: speaker })
        assumed.add(side)
      }
    }
  }
  const inOrder = (list: Mention[]) => list.sort((a, b) => a.start - b.start).map(({ typed }) => typed)
  return { from: inOrder(sides.from), to: inOrder(sides.to), assumed: [...assumed], confirm: [], ...(flow && { flow }) }
}

/** 昆明市西山区前卫幼儿园 for 前卫幼儿园 where the text says both. */
const fullest = (mention: Mention, all: readonly Mention[]): Mention => {
  const same = all.filter((one) => sameName(one, mention))
  const longest = same.reduce((best, one) => (one.typed.length > best.typed.length ? one : best), mention)
  return { ...mention, typed: longest.typed }
}
