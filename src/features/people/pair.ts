import type { Reader } from '../../bot/command.ts'
import type { Role, Scope, Standing, Where } from '../../bot/may.ts'
import { type Phrase, phrase } from '../../bot/phrase.ts'
import { paper } from '../../store/paper.ts'
import { prepared } from '../../store/prepared.ts'
import type { KindergartenRow } from '../../store/schema.ts'

/** A kindergarten as a pair knows it. `county` is the county's id; null is run by the city itself (市直). */
export interface Kindergarten {
  readonly id: string
  readonly name: string
  readonly county: string | null
  readonly level: KindergartenRow['level']
  readonly side: KindergartenRow['side']
}

/** 结对: one giver (帮扶方) and its receivers (受帮扶方) in one cycle (R16, R27). */
export interface Pair {
  readonly id: string
  readonly giver: Kindergarten
  /** In the order they were named; at least one. */
  readonly receivers: readonly Kindergarten[]
  /** `firstYear`: the year its first school year begins in. */
  readonly cycle: { readonly id: string; readonly firstYear: number }
  /** Epoch ms. */
  readonly since: number
  /** Epoch ms since which it is read only; null while it runs. */
  readonly endedAt: number | null
}

/** Pairs that touch any of these scopes; none given, none found. */
export interface PairFilter {
  readonly within: readonly Scope[]
  readonly state: 'running' | 'ended' | 'any'
}

/**
 * Pairs of these scopes, newest first. A county sees a pair by either side (product.md §2).
 * One query; at most `SCOPES_MAX` scopes are looked at.
 */
export async function pairsOf(db: Reader, filter: PairFilter): Promise<readonly Pair[]> {
  const scopes = filter.within.slice(0, SCOPES_MAX)
  const [only, ...others] = scopes
  if (!only) return []
  if (only.kind === 'pair' && others.length === 0 && filter.state === 'any') {
    return together(await oneOf(db, { id: only.id }))
  }
  const all = scopes.some((scope) => scope.kind === 'city')
  let query = rows(db)
  if (filter.state === 'running') query = query.where('pair.ended_at', 'is', null)
  if (filter.state === 'ended') query = query.where('pair.ended_at', 'is not', null)
  if (!all) query = query.where('pair.id', 'in', pairsTouching(scopes))
  return together(await query.execute())
}

/** Ids of the pairs that any of these scopes sees, the city left out; a county sees a pair by either side. */
export function pairsTouching(scopes: readonly Scope[]) {
  const ids = idsOf(scopes, 'pair')
  const kindergartens = idsOf(scopes, 'kindergarten')
  const counties = idsOf(scopes, 'county')
  return paper
    .selectFrom('pair as p')
    .innerJoin('kindergarten as g', 'g.id', 'p.giver')
    .innerJoin('receiver as r', 'r.pair', 'p.id')
    .innerJoin('kindergarten as k', 'k.id', 'r.kindergarten')
    .select('p.id')
    .where((is) =>
      is.or([
        // An empty `in ()` is no SQL on Postgres.
        ...(ids.length > 0 ? [is('p.id', 'in', ids)] : []),
        ...(kindergartens.length > 0 ? [is('g.id', 'in', kindergartens), is('k.id', 'in', kindergartens)] : []),
        ...(counties.length > 0 ? [is('g.county', 'in', counties), is('k.county', 'in', counties)] : []),
      ]),
    )
}

/**
 * Which side of a pair a person is on, as far as is known: what she pressed or the roster says, her role, or her
 * kindergarten's group; null while unknown or where she stands on both.
 */
export function sideOf(standing: Standing, pair: Pair): Kindergarten | null {
  const groups = [...(standing.tie ? [standing.tie] : []), ...standing.groups]
  const ofScopes = (scopes: readonly Scope[]) => idsOf(scopes, 'kindergarten')
  const told = [
    standing.staffOf,
    ofScopes(standing.roles.filter(({ role }) => OWN_ROLES.includes(role)).map(({ scope }) => scope)),
    ofScopes(groups),
  ]
  for (const ids of told) {
    const sides = kindergartensOf(pair).filter(({ id }) => ids.includes(id))
    if (sides.length > 0) return sides.length === 1 ? (sides[0] ?? null) : null
  }
  return null
}

/** One pair, running or ended; undefined where there is none. */
export async function pairById(db: Reader, id: string): Promise<Pair | undefined> {
  return together(await oneOf(db, { id }))[0]
}

/** Both sides' counties see a pair, the receiver's leads (product.md §2); with all receivers 市直, the giver's. */
export function whereOfPair(pair: Pair): Where {
  const everyone = kindergartensOf(pair)
  const counties = [...new Set(everyone.flatMap((k) => (k.county === null ? [] : [k.county])))]
  const lead = pair.receivers.find((k) => k.county !== null)?.county ?? pair.giver.county
  return {
    pair: pair.id,
    kindergartens: everyone.map((k) => k.id),
    counties,
    ...(lead === null ? {} : { lead }),
  }
}

/** The giver first. */
export const kindergartensOf = (pair: Pair): readonly Kindergarten[] => [pair.giver, ...pair.receivers]

/** 县直机关幼儿园 → 桃源镇中心幼儿园、柳林幼儿园 */
export const pairName = (pair: Pair): Phrase =>
  phrase(
    `${pair.giver.name} → ${pair.receivers.map((k) => k.name).join('、')}`,
    `${pair.giver.name} → ${pair.receivers.map((k) => k.name).join(', ')}`,
  )

/** Scopes in which a person takes part (the grant `member`): what "my pairs" means. */
export function ownScopes(standing: Standing): readonly Scope[] {
  return distinct([
    ...(standing.tie && taking(standing.tie) ? [standing.tie] : []),
    ...standing.roles.filter((held) => OWN_ROLES.includes(held.role)).map((held) => held.scope),
    ...standing.groups.filter(taking),
  ])
}

/** Scopes a person may read (the grant `reader`). */
export const seenScopes = (standing: Standing): readonly Scope[] =>
  distinct([...(standing.tie ? [standing.tie] : []), ...standing.roles.map((held) => held.scope), ...standing.groups])

/** Each scope is up to three bound parameters, of which D1 takes 100 a statement. */
export const SCOPES_MAX = 24

/** Roles that make a person one of a kindergarten's own. */
const OWN_ROLES: readonly Role[] = ['head', 'liaison', 'teacher']

const taking = (scope: Scope) => scope.kind === 'pair' || scope.kind === 'kindergarten'

const keyOf = (scope: Scope) => (scope.kind === 'city' ? 'city' : `${scope.kind}:${scope.id}`)
const distinct = (scopes: readonly Scope[]): readonly Scope[] => [
  ...new Map(scopes.map((scope) => [keyOf(scope), scope])).values(),
]

const idsOf = (scopes: readonly Scope[], kind: 'county' | 'kindergarten' | 'pair'): readonly string[] =>
  scopes.flatMap((scope) => (scope.kind === kind ? [scope.id] : []))

const rows = (db: Pick<Reader, 'selectFrom'>) =>
  db
    .selectFrom('pair')
    .innerJoin('kindergarten as giver', 'giver.id', 'pair.giver')
    .innerJoin('cycle', 'cycle.id', 'pair.cycle')
    .innerJoin('receiver', 'receiver.pair', 'pair.id')
    .innerJoin('kindergarten as taker', 'taker.id', 'receiver.kindergarten')
    .select([
      'pair.id as pair_id',
      'pair.since as pair_since',
      'pair.ended_at as ended_at',
      'cycle.id as cycle_id',
      'cycle.first_year as first_year',
      'giver.id as giver_id',
      'giver.name as giver_name',
      'giver.county as giver_county',
      'giver.level as giver_level',
      'giver.side as giver_side',
      'taker.id as taker_id',
      'taker.name as taker_name',
      'taker.county as taker_county',
      'taker.level as taker_level',
      'taker.side as taker_side',
    ])
    .orderBy('pair.since', 'desc')
    .orderBy('pair.id', 'desc')
    .orderBy('receiver.place')

type PairRow = Awaited<ReturnType<ReturnType<typeof rows>['execute']>>[number]

/** The question of every message in a pair's own group. */
const oneOf = prepared<{ id: string }, PairRow>((db, value) => rows(db).where('pair.id', '=', value('id')))

/** One row a receiver → one pair each, in the order of the rows. */
function together(found: readonly PairRow[]): readonly Pair[] {
  const pairs = new Map<string, { head: PairRow; receivers: Kindergarten[] }>()
  for (const row of found) {
    const pair = pairs.get(row.pair_id) ?? { head: row, receivers: [] }
    pairs.set(row.pair_id, pair)
    pair.receivers.push({
      id: row.taker_id,
      name: row.taker_name,
      county: row.taker_county,
      level: row.taker_level,
      side: row.taker_side,
    })
  }
  return [...pairs.values()].map(({ head, receivers }) => ({
    id: head.pair_id,
    giver: {
      id: head.giver_id,
      name: head.giver_name,
      county: head.giver_county,
      level: head.giver_level,
      side: head.giver_side,
    },
    receivers,
    cycle: { id: head.cycle_id, firstYear: head.first_year },
    since: head.pair_since,
    endedAt: head.ended_at,
  }))
}
