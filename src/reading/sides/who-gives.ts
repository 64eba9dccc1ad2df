import { flowOf } from './cues.ts'
import type { Mention } from './mentions.ts'
import { rankOf } from './rank.ts'
import type { Relation, Role } from './relations.ts'
import type { RosterIndex } from './roster-index.ts'
import { sameName } from './same-name.ts'

export interface WhoGives {
  readonly from: readonly string[]
  readonly to: readonly string[]
  readonly assumed: readonly ('from' | 'to')[]
  readonly confirm: readonly ('from' | 'to')[]
  /** Did the givers go, or did the receivers come? */
  readonly flow?: 'give' | 'learn'
}

/** Sides from the sentence alone: who goes to teach or gives is the giver, who comes to learn or gets the receiver. */
export function byGrammar(
  plain: string,
  relations: readonly Relation[],
  speaker?: string,
  index?: RosterIndex,
): WhoGives {
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
  return gather(relations, said, flow, speaker, index)
}

type Side = 'from' | 'to'
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
  index?: RosterIndex,
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
      else if (mention.who === 'we' && speaker !== undefined && index === undefined) {
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

/** Sides from the roster: the pairs decide who gives, whichever way people went; what the text leaves out is filled and said to be assumed. */
export function byRoster(
  plain: string,
  mentions: readonly Mention[],
  grammar: WhoGives,
  index: RosterIndex,
  speaker?: string,
): WhoGives {
  const home = speaker === undefined ? undefined : nameOf(index, speaker)
  const named = mentions.filter(({ who }) => who === 'named')
  const points = mentions.some(({ who }) => who !== 'named')
  const sure = new Map<string, Mention>()
  let unsure = false
  for (const mention of named) {
    const name = theOne(mention, index, home)
    if (name !== undefined) sure.set(name, sure.get(name)?.typo === false ? (sure.get(name) ?? mention) : mention)
    else if (mention.known.length > 1) unsure = true
  }
  const strangers = named.filter(({ known }) => known.length === 0)
  const here = new Set(sure.keys())
  const weSaid = home !== undefined && mentions.some(({ who }) => who === 'we')
  if (weSaid) here.add(home)
  if (here.size === 0 && home !== undefined && points) here.add(home)
  if (here.size === 0) return { ...grammar, confirm: [] }
  const { from, to } = split(here, index, grammar)
  const assumed = new Set<Side>()
  const fill = (side: Side, names: readonly string[]) => {
    const list = side === 'from' ? from : to
    if (list.length > 0 || names.length === 0) return
    list.push(...names)
    assumed.add(side)
  }
  if (strangers.length > 0) {
    for (const side of ['from', 'to'] as const) {
      const list = side === 'from' ? from : to
      const typed = grammar[side].filter((name) => strangers.some((one) => one.typed === name))
      if (list.length === 0) list.push(...typed)
      else if (side === 'to') for (const name of typed) if (!list.includes(name)) list.push(name)
    }
  }
  if (!unsure) {
    fill('to', counterparts(plain, from, index.receiversOf, home))
    fill('from', counterparts(plain, to, index.giversOf, home))
  } else if (home !== undefined) {
    const role = index.receiversOf.has(home) && !index.giversOf.has(home) ? 'from' : undefined
    if (role && !from.includes(home)) fill('from', [home])
  }
  for (const side of ['from', 'to'] as const) {
    const list = side === 'from' ? from : to
    if (list.length > 0 && list.every((name) => !sure.has(name) && !strangers.some((one) => one.typed === name)))
      assumed.add(side)
  }
  const confirm = (['from', 'to'] as const).filter((side) =>
    (side === 'from' ? from : to).some((name) => sure.get(name)?.typo),
  )
  return { from, to, assumed: [...assumed], confirm, ...(grammar.flow && { flow: grammar.flow }) }
}

const nameOf = (index: RosterIndex, name: string): string => index.forms.get(name)?.names[0] ?? name

/** The full name a mention means: the only one, or the only one that is paired with the speaker's kindergarten. */
function theOne({ known }: Mention, index: RosterIndex, home?: string): string | undefined {
  if (known.length < 2 || home === undefined) return known.length === 1 ? known[0] : undefined
  const mine = [...(index.receiversOf.get(home) ?? []), ...(index.giversOf.get(home) ?? [])]
  const near = known.filter((name) => mine.includes(name))
  return near.length === 1 ? near[0] : undefined
}

/** Who of these gives and who gets: by a pair that holds both, else by the only side they are on, else by the sentence. */
function split(here: ReadonlySet<string>, index: RosterIndex, grammar: WhoGives): { from: string[]; to: string[] } {
  const paired = [...here].flatMap((giver) =>
    (index.receiversOf.get(giver) ?? [])
      .filter((receiver) => here.has(receiver))
      .map((receiver) => ({ giver, receiver })),
  )
  const from: string[] = []
  const to: string[] = []
  for (const { giver, receiver } of paired) {
    if (to.includes(giver) || from.includes(receiver)) continue
    if (!from.includes(giver)) from.push(giver)
    if (!to.includes(receiver)) to.push(receiver)
  }
  for (const name of here) {
    if (from.includes(name) || to.includes(name)) continue
    const gives = index.receiversOf.has(name)
    const gets = index.giversOf.has(name)
    if (gives && gets) {
      if (grammar.flow === undefined && from.length > 0) to.push(name)
      else if (grammar.from.length > 0 && from.length === 0) from.push(name)
      else if (from.length > 0 && to.length === 0) to.push(name)
      else if (to.length > 0 && from.length === 0) from.push(name)
    } else if (gives) from.push(name)
    else if (gets) to.push(name)
  }
  return { from, to }
}

/** 两所结对园, 各受援园: all of them. */
const ALL =
  /(?:两|二|2|三|3|四|4|几|各|所有|全部)\s?(?:所|个|家)?(?:结对|帮扶|受援|姊妹|姐妹|受助)|结对的?(?:两|三|几)所/

function counterparts(
  plain: string,
  names: readonly string[],
  of: RosterIndex['receiversOf'],
  home?: string,
): readonly string[] {
  if (names.length === 0) return []
  const lists = names.map((name) => of.get(name) ?? [])
  const [first = []] = lists
  const shared = first.filter((name) => lists.every((list) => list.includes(name)))
  if (home !== undefined && shared.includes(home)) return [home]
  return shared.length === 1 || ALL.test(plain) ? shared : []
}
