import type { Reader } from '../reader.ts'
import { fold } from '../words/fold.ts'
import type { Page } from '../words/page.ts'
import type { Span } from '../words/spans.ts'
import { byGrammar } from './by-grammar.ts'
import { byRoster } from './by-roster.ts'
import { type Direction, directionOf } from './direction.ts'
import { donorIn } from './donor.ts'
import { type Mention, mentionsIn } from './mentions.ts'
import { type Mode, modeIn } from './mode.ts'
import { placeIn } from './place.ts'
import { relationsIn } from './relations.ts'
import { indexRoster, type RosterIndex } from './roster-index.ts'

/** Who helped whom, who travelled, how and where. */
export interface Sides {
  /** Givers 帮扶方: the roster's full names, else as typed. */
  readonly from?: readonly string[]
  /** Receivers 受帮扶方. */
  readonly to?: readonly string[]
  readonly direction?: Direction
  readonly mode?: Mode
  readonly place?: string
  readonly donor?: string
  /** Sides no word of the text names: taken from the speaker or the pair. */
  readonly assumed: readonly ('from' | 'to')[]
  /** Sides whose name was one letter away from the roster's. */
  readonly confirm: readonly ('from' | 'to')[]
  /** Where kindergartens are named; names hold numerals and words that mean something else to the other readers. */
  readonly spans: readonly Span[]
}

/** Sides of a page; `index` is the reader's roster, prepared once (`indexRoster`). */
export function sidesIn(page: Page, reader: Pick<Reader, 'roster' | 'speaker'>, index?: RosterIndex): Sides {
  const roster = index ?? (reader.roster && indexRoster(reader.roster))
  const mentions = mentionsIn(page, roster)
  const relations = relationsIn(page.plain, meant(page.plain, mentions))
  const speaker = reader.speaker ?? reader.roster?.speaker
  const home = speaker === undefined ? undefined : (roster?.forms.get(fold(speaker))?.names[0] ?? speaker)
  const grammar = byGrammar(page.plain, relations, roster ? undefined : speaker)
  const sides = roster ? byRoster(page.plain, relations, grammar, roster, home) : grammar
  const mode = modeIn(page.plain)
  const direction = directionOf(page.plain, relations, sides, mode, home)
  const place = placeIn(page)
  const donor = donorIn(page, mentions, sides.from)
  return {
    ...(sides.from.length > 0 && { from: sides.from }),
    ...(sides.to.length > 0 && { to: sides.to }),
    ...(direction && { direction }),
    ...(mode && { mode }),
    ...(place !== undefined && { place }),
    ...(donor !== undefined && { donor }),
    assumed: sides.assumed,
    confirm: sides.confirm,
    spans: mentions.filter((mention) => mention.who === 'named').map(({ start, end }) => ({ start, end })),
  }
}

const NOT_THERE =
  /(?:没有?(?:能|再)?(?:去|到|来|在|给)?|不是|而非|并非|未(?:能)?(?:去|到|来)|不(?:再)?(?:去|到|来)|除了?)$/
const AS_PLANNED = /(?:原定|原计划|原本|本来|原先|说好)[^，。；,;改换]{0,12}$/
/** How far in front of a name its denial stands. */
const DENIAL_REACH = 18

/** Without those the text says it was not: 没去桃源园，去了柳河园. One that stands alone stays: it is what is spoken of. */
function meant(plain: string, mentions: readonly Mention[]): readonly Mention[] {
  const named = mentions.filter(({ who }) => who === 'named')
  if (named.length < 2) return mentions
  const moved =
    /改(?:去|到|为|成|在)|换(?:成|到|为)/.test(plain) ||
    named.some(({ start }) => /[改换]/.test(plain[start - 1] ?? ''))
  const denied = named.filter(({ start }) => {
    const before = plain.slice(Math.max(0, start - DENIAL_REACH), start)
    return NOT_THERE.test(before) || (moved && AS_PLANNED.test(before))
  })
  return denied.length === named.length ? mentions : mentions.filter((mention) => !denied.includes(mention))
}
