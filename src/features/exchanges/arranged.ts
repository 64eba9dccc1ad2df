import type { Reader } from '../../bot/command.ts'
import type { Where } from '../../bot/may.ts'
import { addDays } from '../../bot/school-calendar.ts'
import { namesOf } from '../activities/recorded.ts'
import { kindergartensOf, type Pair, pairById, pairsTouching, whereOfPair } from '../people/pair.ts'
import { peopleOfDeed } from './deed.ts'
import { type Exchange, exchangeOf } from './exchange.ts'
import { meets, type Slot } from './slot.ts'

/** An exchange with all that its card shows. */
export interface Arranged {
  readonly exchange: Exchange
  readonly pair: Pair
  /** Names of people by id, as far as they are known. */
  readonly names: ReadonlyMap<string, string>
  readonly confirmed: readonly Confirmed[]
  readonly conflicts: readonly Conflict[]
  /** What it is one occurrence of. */
  readonly series: { readonly id: string; readonly rule: string; readonly lastDay: string } | null
}

/** A side to whom the time is right. */
export interface Confirmed {
  readonly kindergarten: string
  readonly person: string
}

/** Another exchange of the same kindergarten in the same half of a day. */
export interface Conflict extends Slot {
  readonly id: string
  readonly pair: string
  readonly type: string
  /** Which of our kindergartens are in both, by name. */
  readonly kindergartens: readonly string[]
}

export async function arrangedById(db: Reader, id: string): Promise<Arranged | undefined> {
  const row = await db.selectFrom('exchange').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row) return undefined
  const exchange = exchangeOf(row)
  const [pair, words, series] = await Promise.all([
    pairById(db, exchange.pair),
    db.selectFrom('exchange_word').selectAll().where('exchange', '=', id).orderBy('confirmed_at').execute(),
    exchange.series === null
      ? undefined
      : db.selectFrom('series').select(['id', 'rule', 'last_day']).where('id', '=', exchange.series).executeTakeFirst(),
  ])
  if (!pair) throw new Error(`exchange ${id}: its pair ${exchange.pair} is gone`)
  return {
    exchange,
    pair,
    names: await namesOf(db, [...peopleOfDeed(exchange.deed), ...exchange.inCharge]),
    confirmed: words.map(({ kindergarten, person }) => ({ kindergarten, person })),
    conflicts: exchange.state === 'planned' ? await conflictsOf(db, pair, [exchange], exchange.id) : [],
    series: series ? { id: series.id, rule: series.rule, lastDay: series.last_day } : null,
  }
}

export const whereOfExchange = ({ exchange, pair }: Pick<Arranged, 'exchange' | 'pair'>): Where => ({
  ...whereOfPair(pair),
  author: exchange.arrangedBy,
})

/** An exchange that began longer ago does not reach into a day. */
export const LASTS_MAX_DAYS = 60
/** What a card can say, and a few to spare: a kindergarten has not more arranged in a school year that is sane. */
const CONFLICT_ROWS_MAX = 400
const CONFLICTS_MAX = 12

/** What else the kindergartens of a pair have arranged in the same halves of days; `but` is the exchange itself. */
export async function conflictsOf(
  db: Reader,
  pair: Pair,
  slots: readonly Slot[],
  but: string | null,
): Promise<readonly Conflict[]> {
  const days = slots.flatMap(({ day, dayEnd }) => [day, dayEnd ?? day]).sort()
  const [first] = days
  const last = days.at(-1)
  if (first === undefined || last === undefined) return []
  const ours = kindergartensOf(pair)
  const rows = await db
    .selectFrom('exchange')
    .innerJoin('pair', 'pair.id', 'exchange.pair')
    .innerJoin('receiver', 'receiver.pair', 'pair.id')
    .select([
      'exchange.id',
      'exchange.pair',
      'exchange.type',
      'exchange.day',
      'exchange.day_end',
      'exchange.time_from',
      'exchange.time_to',
      'exchange.half_day',
      'exchange.receivers',
      'pair.giver',
      'receiver.kindergarten',
    ])
    .where('exchange.pair', 'in', pairsTouching(ours.map(({ id }) => ({ kind: 'kindergarten', id }))))
    .where('exchange.day', '>=', addDays(first, -LASTS_MAX_DAYS))
    .where('exchange.day', '<=', last)
    .where('exchange.state', '=', 'planned')
    .orderBy('exchange.day')
    .orderBy('exchange.id')
    .limit(CONFLICT_ROWS_MAX)
    .execute()
  const found = new Map<string, Conflict>()
  for (const row of rows) {
    const slot: Slot = {
      day: row.day,
      dayEnd: row.day_end,
      timeFrom: row.time_from,
      timeTo: row.time_to,
      halfDay: row.half_day,
    }
    if (row.id === but || !slots.some((one) => meets(one, slot))) continue
    const before = found.get(row.id)?.kindergartens ?? []
    const both = ours
      .filter(({ id }) => id === row.giver || id === row.kindergarten)
      .map(({ name }) => name)
      .filter((name) => !before.includes(name))
    const kindergartens = [...before, ...both]
    if (kindergartens.length > 0)
      found.set(row.id, { ...slot, id: row.id, pair: row.pair, type: row.type, kindergartens })
  }
  return [...found.values()].slice(0, CONFLICTS_MAX)
}

/** Coming occurrences of what repeats, in their order. */
export async function comingOfSeries(db: Reader, series: string, from: string): Promise<readonly Exchange[]> {
  const rows = await db
    .selectFrom('exchange')
    .selectAll()
    .where('series', '=', series)
    .where('state', '=', 'planned')
    .where('day', '>=', from)
    .orderBy('day')
    .orderBy('id')
    .execute()
  return rows.map(exchangeOf)
}
