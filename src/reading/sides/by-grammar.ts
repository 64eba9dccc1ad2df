import type { Flow } from './flow.ts'
import { flowsIn } from './journeys.ts'
import type { Mention } from './mentions.ts'
import { bestRank, rankOf, UNKNOWN } from './rank.ts'
import type { Relation, Role } from './relations.ts'
import { sameName } from './same-name.ts'

/** The two sides as far as they are known. */
export interface WhoGives {
  readonly from: readonly string[]
  readonly to: readonly string[]
  readonly assumed: readonly ('from' | 'to')[]
  readonly confirm: readonly ('from' | 'to')[]
  /** Did the givers go, or did the receivers come? */
  readonly flow?: Flow
}

/** Sides from the sentence alone: who goes to teach or gives is the giver, who comes to learn or gets the receiver. */
export function byGrammar(plain: string, relations: readonly Relation[], speaker?: string): WhoGives {
  if (relations.length === 0) return NOBODY
  const flows = flowsIn(plain, relations)
  const said = new Map<Relation, Side>()
  for (const relation of relations) {
    const side = sideOf(relation.role, flows.get(relation))
    if (side) said.set(relation, side)
  }
  pairUp(relations, said)
  if (said.size === 0) alone(relations, said)
  else left(relations, said)
  return gather(relations, said, [...flows.values()][0], speaker)
}

export type Side = 'from' | 'to'
const NOBODY: WhoGives = { from: [], to: [], assumed: [], confirm: [] }

function sideOf(role: Role, flow: Flow | undefined): Side | undefined {
  if (role === 'giver') return 'from'
  if (role === 'receiver') return 'to'
  if (role === 'none' || !flow) return undefined
  return (role === 'traveller') === (flow === 'give') ? 'from' : 'to'
}

const other = (side: Side): Side => (side === 'from' ? 'to' : 'from')

/** 与, 联合: the partner of a giver is a receiver; where neither is known, the one nearer the county seat gives. */
function pairUp(relations: readonly Relation[], said: Map<Relation, Side>): void {
  for (const relation of relations) {
    const { partner } = relation
    if (!partner) continue
    const mine = said.get(relation)
    const theirs = said.get(partner)
    if (mine && theirs) continue
    const known = mine ?? theirs
    if (known) {
      // 携手东新园，对两所民办园走访: whom they helped is named, so the two went together.
      const together = [...said].some(([one, side]) => side !== known && one !== relation && one !== partner)
      said.set(mine ? partner : relation, together ? known : other(known))
    } else {
      const gives = nearerTheSeat(relation, partner)
      if (!gives) continue
      said.set(gives, 'from')
      said.set(gives === relation ? partner : relation, 'to')
    }
  }
}

/** Which of the two helps, by its name; one centre among several of no known place is theirs. */
function nearerTheSeat(one: Relation, two: Relation): Relation | undefined {
  const a = bestRank([one])
  const b = bestRank([two])
  if (a === undefined || b === undefined || a === b) return undefined
  const [high, low] = a > b ? [one, two] : [two, one]
  const centre = Math.max(a, b) === UNKNOWN && high.members.length > 1 && low.members.length === 1
  return centre ? low : high
}

/** Names beside a deed and no verb between them (telegrams, forms): by what their names say, where that is plain. */
function alone(relations: readonly Relation[], said: Map<Relation, Side>): void {
  const named = relations.filter(({ members }) => members.some(({ who }) => who === 'named'))
  const [first, second] = named
  if (!first) return
  if (!second) {
    const side = ofOne(first)
    if (side) said.set(first, side)
    return
  }
  const ranks = named.map((relation) => bestRank([relation]) ?? UNKNOWN)
  const top = Math.max(...ranks)
  const low = Math.min(...ranks)
  if (top === low) return
  for (const [at, relation] of named.entries()) {
    if (ranks[at] === low) said.set(relation, 'to')
    else if (ranks[at] === top) said.set(relation, 'from')
  }
}

/** 地点：镇中心园 … 参加：县实验幼儿园5人: one side is known, and a name left over can only be of the other. */
function left(relations: readonly Relation[], said: Map<Relation, Side>): void {
  const sides = new Set(said.values())
  const [side] = sides
  if (side === undefined || sides.size > 1) return
  const known = bestRank([...said.keys()])
  const rest = relations.filter(
    (relation) => !said.has(relation) && relation.role === 'none' && bestRank([relation]) !== undefined,
  )
  const [first, second] = rest
  const rank = first && bestRank([first])
  if (!first || second || rank === undefined) return
  // Only 我园 is on that side: an unknown name is the other's, one that sounds of the same side is not.
  const against = known ?? (side === 'to' ? UNKNOWN - 1 : UNKNOWN + 1)
  if (side === 'to' ? rank > against : rank < against) said.set(first, other(side))
}

/** One name by itself: a township's is helped, a county's helps; 松坪园, so short, is what one calls one's partner. */
function ofOne(relation: Relation): Side | undefined {
  const rank = bestRank([relation]) ?? UNKNOWN
  if (rank !== UNKNOWN) return rank < UNKNOWN ? 'to' : 'from'
  if (relation.deeds.teaches) return 'from'
  return relation.members.every(({ plain }) => /^[一-鿿]{1,4}(?<!幼儿)园$/.test(plain)) ? 'to' : undefined
}

function gather(
  relations: readonly Relation[],
  said: ReadonlyMap<Relation, Side>,
  flow: Flow | undefined,
  speaker?: string,
): WhoGives {
  const sides: Record<Side, Mention[]> = { from: [], to: [] }
  const assumed = new Set<Side>()
  const all = relations.flatMap(({ members }) => members).filter(({ who }) => who === 'named')
  for (const role of SUREST_FIRST) {
    for (const relation of relations) {
      const side = relation.role === role ? said.get(relation) : undefined
      if (!side) continue
      for (const mention of relation.members) {
        const meant = mention.who === 'named' ? fullest(mention, all) : spoken(mention, speaker)
        if (meant && stand(sides, side, meant) && mention.who === 'we') assumed.add(side)
      }
    }
  }
  partRanks(sides)
  for (const side of ['from', 'to'] as const) sides[side] = ofOwnName(sides[side])
  return { from: inOrder(sides.from), to: inOrder(sides.to), assumed: [...assumed], confirm: [], ...(flow && { flow }) }
}

/** 二园老师带队，中心园的三位老师: beside a name of its own the centre of no place is not another. */
function ofOwnName(list: Mention[]): Mention[] {
  const own = list.filter(({ plain }) => !/^[镇乡]?中心(?:幼儿)?园$/.test(plain))
  return own.length > 0 ? own : list
}

/** 为县实验幼儿园与镇中心幼儿园搭建平台: both on one side and nobody on the other, they are each other's. */
function partRanks(sides: Record<Side, Mention[]>): void {
  const all = [...sides.from, ...sides.to]
  if (all.length < 2 || (sides.from.length > 0 && sides.to.length > 0)) return
  const from = all.filter(({ plain }) => rankOf(plain) > UNKNOWN)
  const to = all.filter(({ plain }) => rankOf(plain) < UNKNOWN)
  if (from.length + to.length < all.length || from.length === 0 || to.length === 0) return
  sides.from = from
  sides.to = to
}

/** On this side, unless it stands on one already. */
function stand(sides: Record<Side, Mention[]>, side: Side, mention: Mention): boolean {
  for (const one of [...sides.from, ...sides.to]) if (sameName(one, mention)) return false
  sides[side].push(mention)
  return true
}

const SUREST_FIRST: readonly Role[] = ['giver', 'receiver', 'traveller', 'host', 'none']

const inOrder = (list: Mention[]): readonly string[] => list.sort((a, b) => a.start - b.start).map(({ typed }) => typed)

/** 我园 is the speaker's kindergarten, where it is known whose that is. */
const spoken = (mention: Mention, speaker?: string): Mention | undefined =>
  mention.who === 'we' && speaker !== undefined
    ? { ...mention, who: 'named', typed: speaker, plain: speaker }
    : undefined

/** 昆明市西山区前卫幼儿园 for 前卫幼儿园 where the text says both. */
function fullest(mention: Mention, all: readonly Mention[]): Mention {
  let best = mention
  for (const one of all) if (one.typed.length > best.typed.length && sameName(one, mention)) best = one
  return best === mention ? mention : { ...mention, typed: best.typed, plain: best.plain }
}
