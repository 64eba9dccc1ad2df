import type { At, Reader } from '../../bot/command.ts'
import type { Entry } from '../../bot/decision.ts'
import { CITY, type Standing, type Where } from '../../bot/may.ts'
import { type Phrase, phrase, same } from '../../bot/phrase.ts'
import { paper, type Write } from '../../store/paper.ts'
import type { Level, Side } from './level.ts'
import { nearest, sameName } from './names.ts'
import type { Kindergarten } from './pair.ts'

export interface County {
  readonly id: string
  readonly name: string
}

/** The city, its counties, and every kindergarten. */
export interface Places {
  readonly city: County | null
  readonly counties: readonly County[]
  readonly kindergartens: readonly Kindergarten[]
}

/** There is one city to a database, so its row has one name for a key. */
export const CITY_ID = 'city'
/** A city of several million people has some two thousand; a name beyond this is not compared with the others. */
export const KINDERGARTENS_MAX = 5_000
const COUNTIES_MAX = 100

/** Three queries. */
export async function placesIn(db: Reader): Promise<Places> {
  const [city, counties, kindergartens] = await Promise.all([
    db.selectFrom('city').select(['id', 'name']).limit(1).executeTakeFirst(),
    db.selectFrom('county').select(['id', 'name']).orderBy('name').limit(COUNTIES_MAX).execute(),
    db
      .selectFrom('kindergarten')
      .select(['id', 'name', 'county', 'level', 'side'])
      .orderBy('id')
      .limit(KINDERGARTENS_MAX)
      .execute(),
  ])
  return { city: city ?? null, counties, kindergartens }
}

/** A name that was typed is one we know, a new one, or needs a person to say which. */
export type Resolved<Place> =
  | { readonly is: 'known'; readonly place: Place }
  | { readonly is: 'new'; readonly name: string }
  | { readonly is: 'ask'; readonly name: string; readonly candidates: readonly Place[] }

/** What was typed, and what has been settled of it since: an id, or `null` for "none of those, a new one". */
export interface Wanted {
  readonly name: string
  readonly id?: string | null | undefined
}

/** The same name in the asker's own county is meant; anywhere else it is asked, so that no two are taken for one. */
export function resolveKindergarten(wanted: Wanted, places: Places, home: string | null): Resolved<Kindergarten> {
  const { name, id } = wanted
  const chosen = id ? places.kindergartens.find((k) => k.id === id) : undefined
  if (chosen) return { is: 'known', place: chosen }
  const exact = places.kindergartens.filter((k) => sameName(k.name, name))
  const atHome = exact.filter((k) => k.county === home)
  const [only] = atHome.length > 0 ? atHome : exact
  if (only && (atHome.length > 0 || (exact.length === 1 && (only.county === null || home === null)))) {
    return { is: 'known', place: only }
  }
  if (id === null) return { is: 'new', name }
  if (exact.length > 0) return { is: 'ask', name, candidates: exact }
  const near = nearest(
    name,
    places.kindergartens.filter((k) => home === null || k.county === null || k.county === home),
  )
  return near.length > 0 ? { is: 'ask', name, candidates: near } : { is: 'new', name }
}

export function resolveCounty(wanted: Wanted, places: Places): Resolved<County> {
  const { name, id } = wanted
  const known = places.counties.find((county) => (id ? county.id === id : sameName(county.name, name)))
  if (known) return { is: 'known', place: known }
  if (id === null) return { is: 'new', name }
  const bare = (county: string) => county.replace(/[县区市旗]$/u, '')
  const near = places.counties.filter(
    (county) => bare(county.name) === bare(name) || nearest(name, [county]).length > 0,
  )
  return near.length > 0 ? { is: 'ask', name, candidates: near } : { is: 'new', name }
}

/**
 * The county of what the asker makes: her own (this group's first, then her role's), or the only one there is;
 * null is 市直 (product.md §3).
 */
export function homeCounty(standing: Standing, counties: readonly County[]): string | null {
  const own = countiesLedBy(standing)
  const here = standing.tie?.kind === 'county' ? standing.tie.id : null
  if (here !== null && (own.length === 0 || own.includes(here))) return here
  return own[0] ?? (counties.length === 1 ? (counties[0]?.id ?? null) : null)
}

/** Counties in which this person holds the county's role. */
export const countiesLedBy = (standing: Standing): readonly string[] =>
  standing.roles.flatMap(({ role, scope }) => (role === 'county' && scope.kind === 'county' ? [scope.id] : []))

/** Where a person stands who asks about nothing in particular: her county, or the whole city. */
export const ownGround = (standing: Standing): Where => {
  const [county] = countiesLedBy(standing)
  return county === undefined ? CITY : whereOfCounty(county)
}

/** The county of a new kindergarten: who says 市直 in its name has said that it has none. */
export const countyOfNew = (name: string, home: string | null): string | null => (name.startsWith('市直') ? null : home)

export const whereOfCounty = (county: string): Where => ({ kindergartens: [], counties: [county], lead: county })

export const whereOfKindergarten = ({ id, county }: { id: string; county: string | null }): Where =>
  county === null ? { kindergartens: [id], counties: [] } : { kindergartens: [id], counties: [county], lead: county }

/** Where something new will live. */
export const whereOfNew = (county: string | null): Where =>
  county === null ? { kindergartens: [], counties: [] } : whereOfCounty(county)

export const countyName = (places: Pick<Places, 'counties'>, county: string | null): Phrase => {
  if (county === null) return phrase('市直', 'run by the city')
  return same(places.counties.find(({ id }) => id === county)?.name ?? '')
}

/** Rows, and their line of history. */
export interface Made<Place> {
  readonly place: Place
  readonly rows: readonly Write[]
  readonly history: readonly Entry[]
}

export function makeKindergarten(
  at: At,
  what: { name: string; county: string | null; level: Level; side: Side },
): Made<Kindergarten> {
  const place = { id: at.id(), name: what.name, county: what.county, level: what.level, side: what.side }
  return {
    place,
    rows: [paper.insertInto('kindergarten').values({ ...place, since: at.now })],
    history: [{ subject: `kindergarten:${place.id}`, number: 0, what: 'made', after: what }],
  }
}

export function makeCounty(at: At, name: string): Made<County> {
  const place = { id: at.id(), name }
  return {
    place,
    rows: [paper.insertInto('county').values({ ...place, since: at.now })],
    history: [{ subject: `county:${place.id}`, number: 0, what: 'made', after: { name } }],
  }
}

/** What may be said of a kindergarten later. */
export interface Details {
  readonly name?: string | undefined
  readonly level?: Level | undefined
  readonly side?: Side | undefined
  /** A county's id; null is 市直. */
  readonly county?: string | null | undefined
}

/** The kindergarten with these details; null where they change nothing. `number` is the newest of `kindergarten:ID`. */
export function refineKindergarten(now: Kindergarten, details: Details, number: number): Made<Kindergarten> | null {
  const place: Kindergarten = {
    id: now.id,
    name: details.name ?? now.name,
    county: details.county === undefined ? now.county : details.county,
    level: details.level ?? now.level,
    side: details.side ?? now.side,
  }
  const { id, ...after } = place
  const { id: _, ...before } = now
  const still = after.name === now.name && after.county === now.county
  if (still && after.level === now.level && after.side === now.side) return null
  return {
    place,
    rows: [paper.updateTable('kindergarten').set(after).where('id', '=', id)],
    history: [{ subject: kindergartenSubject(id), number, what: 'changed', before, after }],
  }
}

export const kindergartenSubject = (id: string) => `kindergarten:${id}`
