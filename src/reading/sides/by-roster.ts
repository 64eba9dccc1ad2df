import type { Side, WhoGives } from './by-grammar.ts'
import type { Mention } from './mentions.ts'
import type { Relation } from './relations.ts'
import type { RosterIndex } from './roster-index.ts'

type Lists = Record<Side, string[]>
const SIDES = ['from', 'to'] as const
const other = (side: Side): Side => (side === 'from' ? 'to' : 'from')

/**
 * Sides from the roster: its pairs decide who gives, whichever way people went and whatever the partner is called
 * (domain.md §7.2). What the text points at or leaves out is filled from the speaker and the pair, and said to be assumed.
 */
export function byRoster(
  plain: string,
  relations: readonly Relation[],
  grammar: WhoGives,
  index: RosterIndex,
  home?: string,
): WhoGives {
  const mentions = relations.flatMap(({ members }) => members)
  const named = mentions.filter(({ who }) => who === 'named')
  const sure = surely(named, index, home)
  const strangers = named.filter(({ known }) => known.length === 0).map(({ typed }) => typed)
  const here = new Set(sure.keys())
  const points = relations.some((relation) => relation.members.some((mention) => pointsHome(mention, relation, here)))
  if (home !== undefined && (points || (here.size === 0 && named.length === 0 && BOTH.test(plain)))) here.add(home)
  if (here.size === 0) {
    if (named.length === 0) return grammar
    const [from, to] = [grammar.from, grammar.to].map((names) => names.filter((name) => strangers.includes(name)))
    return { ...grammar, from: from ?? [], to: to ?? [] }
  }
  const lists = split(here, index, rolesIn(relations, index, home), saidOf(mentions, index, grammar, home))
  welcome(lists, strangers, grammar)
  const unsure = named.some((mention) => mention.known.length > 1 && theOne(mention, index, home) === undefined)
  if (!unsure) fill(plain, lists, index, home)
  const assumed = SIDES.filter(
    (side) => lists[side].length > 0 && lists[side].every((name) => !sure.has(name) && !strangers.includes(name)),
  )
  const confirm = SIDES.filter((side) => lists[side].some((name) => sure.get(name)?.typo))
  return { from: lists.from, to: lists.to, assumed, confirm, ...(grammar.flow && { flow: grammar.flow }) }
}

/** The pair itself is spoken of. */
const BOTH = /双方|两园(?!长)|两所(?:园|幼儿园)/

/** 我园 always means the speaker's; 我们 only where it acts; 结对园 only where no name says whose partner. */
function pointsHome({ who, plain }: Mention, { role }: Relation, here: ReadonlySet<string>): boolean {
  if (who === 'they') return here.size === 0
  return who === 'we' && (role !== 'none' || !/^(?:我们|咱们|咱|we|us)$/.test(plain))
}

/** Full name → its mention, a clean one before one with a slip in it. */
function surely(named: readonly Mention[], index: RosterIndex, home?: string): ReadonlyMap<string, Mention> {
  const sure = new Map<string, Mention>()
  for (const mention of named) {
    const name = theOne(mention, index, home)
    if (name === undefined) continue
    const had = sure.get(name)
    if (!had || had.typo) sure.set(name, mention)
  }
  return sure
}

/** The full name a mention means: the only one, or the only one that is paired with the speaker's kindergarten. */
function theOne({ known }: Mention, index: RosterIndex, home?: string): string | undefined {
  if (known.length < 2 || home === undefined) return known.length === 1 ? known[0] : undefined
  const mine = [...(index.receiversOf.get(home) ?? []), ...(index.giversOf.get(home) ?? [])]
  const near = known.filter((name) => mine.includes(name))
  return near.length === 1 ? near[0] : undefined
}

/** Those the sentence gives a part in what was done; the others are only spoken of. */
function rolesIn(relations: readonly Relation[], index: RosterIndex, home?: string): ReadonlySet<string> {
  const acting = relations.filter(({ role, cue }) => role !== 'none' || cue === 'with')
  return new Set(
    acting.flatMap(({ members }) =>
      members.flatMap((mention) => (mention.who === 'we' ? (home ?? []) : (theOne(mention, index, home) ?? []))),
    ),
  )
}

/** Who of these gives and who gets: by a pair that holds both, else by the only side they are on, else by the sentence. */
function split(
  here: ReadonlySet<string>,
  index: RosterIndex,
  acting: ReadonlySet<string>,
  said: ReadonlyMap<string, Side>,
): Lists {
  const lists: Lists = { from: [], to: [] }
  for (const [giver, receiver] of pairsOf(here, index, acting)) {
    if (lists.to.includes(giver) || lists.from.includes(receiver)) continue
    put(lists, 'from', giver)
    put(lists, 'to', receiver)
  }
  const paired = lists.from.length > 0
  for (const name of here) {
    if (paired && !acting.has(name)) continue
    const side = sideOf(name, index) ?? (paired ? undefined : said.get(name))
    if (side) put(lists, side, name)
  }
  return lists
}

function put(lists: Lists, side: Side, name: string): void {
  if (!lists[side].includes(name) && !lists[other(side)].includes(name)) lists[side].push(name)
}

/** Pairs of which both are here; first those that act, so that a chain of helpers is read from its acting end. */
function pairsOf(
  here: ReadonlySet<string>,
  index: RosterIndex,
  acting: ReadonlySet<string>,
): readonly (readonly [string, string])[] {
  const pairs: (readonly [string, string])[] = []
  for (const giver of here) {
    for (const receiver of index.receiversOf.get(giver) ?? []) if (here.has(receiver)) pairs.push([giver, receiver])
  }
  return pairs.length < 2 ? pairs : pairs.sort((a, b) => acts(b, acting) - acts(a, acting))
}

const acts = ([giver, receiver]: readonly [string, string], acting: ReadonlySet<string>): number =>
  Number(acting.has(giver)) + Number(acting.has(receiver))

/** The side a kindergarten always is on; one that both gives and gets (domain.md §7.21) is on neither for sure. */
function sideOf(name: string, index: RosterIndex): Side | undefined {
  const gives = index.receiversOf.has(name)
  if (gives === index.giversOf.has(name)) return undefined
  return gives ? 'from' : 'to'
}

/** What the sentence alone makes of the names the roster knows. */
function saidOf(
  mentions: readonly Mention[],
  index: RosterIndex,
  grammar: WhoGives,
  home?: string,
): ReadonlyMap<string, Side> {
  const said = new Map<string, Side>()
  for (const side of SIDES) {
    for (const mention of mentions) {
      const name = theOne(mention, index, home)
      if (name !== undefined && grammar[side].includes(mention.typed)) said.set(name, side)
    }
  }
  return said
}

/** Kindergartens the roster does not know stand where the sentence puts them. */
function welcome(lists: Lists, strangers: readonly string[], grammar: WhoGives): void {
  for (const side of SIDES) {
    for (const name of grammar[side]) {
      if (strangers.includes(name) && (side === 'to' || lists.from.length === 0)) lists[side].push(name)
    }
  }
}

/** 两所结对园, 各受援园: all of them. */
const ALL =
  /(?:两|二|2|三|3|四|4|几|各|所有|全部)\s?(?:所|个|家)?(?:结对|帮扶|受援|姊妹|姐妹|受助)|结对的?(?:两|三|几)所/

function fill(plain: string, lists: Lists, index: RosterIndex, home?: string): void {
  const all = ALL.test(plain)
  for (const side of SIDES) {
    if (lists[side].length > 0) continue
    const known = lists[other(side)]
    const of = side === 'to' ? index.receiversOf : index.giversOf
    const shared = (of.get(known[0] ?? '') ?? []).filter((name) => known.every((one) => of.get(one)?.includes(name)))
    if (home !== undefined && shared.includes(home)) lists[side].push(home)
    else if (shared.length === 1 || all) lists[side].push(...shared)
  }
}
