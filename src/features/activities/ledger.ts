import type { Reader } from '../../bot/command.ts'
import type { Scope } from '../../bot/may.ts'
import type { DayRange } from '../../bot/school-calendar.ts'
import { typeOrder } from '../../reading/kinds/activity-types.ts'
import { pairsTouching } from '../people/pair.ts'

export const PAGE_SIZE = 10

/** What a list is of. `scopes`: whose records; the city means all. */
export interface LedgerOf {
  readonly scopes: readonly Scope[]
  readonly range: DayRange
  /** A standard Chinese term; null for every type. */
  readonly type: string | null
}

export interface Ledger {
  readonly records: number
  /** Parts by type, in the order of the enumeration: nothing is ranked (R6). */
  readonly parts: readonly { readonly type: string; readonly count: number }[]
  readonly lines: readonly Line[]
}

export interface Line {
  readonly id: string
  readonly pair: string
  readonly date: string
  readonly type: string
  readonly participants: number | null
  readonly participantsApprox: boolean
  readonly topics: readonly string[]
  readonly types: readonly string[]
}

/** One page of the ledger, newest activity first, and the totals of all of it. `page` counts from 0. */
export async function ledger(db: Reader, of: LedgerOf, page: number): Promise<Ledger> {
  if (of.scopes.length === 0) return { records: 0, parts: [], lines: [] }
  const [count, parts, rows] = await Promise.all([
    matching(db, of)
      .select((row) => row.fn.countAll<number>().as('records'))
      .executeTakeFirstOrThrow(),
    matching(db, of)
      .innerJoin('part', 'part.activity', 'activity.id')
      .select('part.type')
      .select((row) => row.fn.countAll<number>().as('count'))
      .groupBy('part.type')
      .execute(),
    matching(db, of)
      .select(['activity.id', 'activity.pair', 'activity.date', 'activity.type', 'participants', 'participants_approx'])
      .orderBy('activity.date', 'desc')
      .orderBy('activity.id', 'desc')
      .limit(PAGE_SIZE)
      .offset(page * PAGE_SIZE)
      .execute(),
  ])
  const ids = rows.map(({ id }) => id)
  const held =
    ids.length === 0
      ? []
      : await db
          .selectFrom('part')
          .select(['activity', 'type', 'topics'])
          .where('activity', 'in', ids)
          .orderBy('activity')
          .orderBy('place')
          .execute()
  return {
    records: count.records,
    parts: [...parts].sort((a, b) => typeOrder(a.type) - typeOrder(b.type)),
    lines: rows.map(({ id, pair, date, type, participants, participants_approx }) => {
      const mine = held.filter(({ activity }) => activity === id)
      return {
        id,
        pair,
        date,
        type,
        participants,
        participantsApprox: participants_approx === 1,
        topics: mine.flatMap(({ topics }) => JSON.parse(topics) as readonly string[]),
        types: mine.map((part) => part.type),
      }
    }),
  }
}

/** Live records of these scopes in this range, of this type. */
function matching(db: Reader, { scopes, range, type }: LedgerOf) {
  let query = db
    .selectFrom('activity')
    .where('activity.state', '=', 'live')
    .where('activity.date', '>=', earliest(range.from))
    .where('activity.date', '<=', range.to)
  if (!scopes.some((scope) => scope.kind === 'city')) {
    query = query.where('activity.pair', 'in', pairsTouching(scopes))
  }
  if (type === null) return query
  return query.where((is) =>
    is.or([
      is('activity.type', '=', type),
      is.exists(
        is
          .selectFrom('part')
          .select('part.place')
          .whereRef('part.activity', '=', 'activity.id')
          .where('part.type', '=', type),
      ),
    ]),
  )
}

/** A month stands before its days as text: 2026-09 belongs to what begins on 2026-09-01. */
const earliest = (from: string): string => (from.endsWith('-01') ? from.slice(0, 7) : from)
