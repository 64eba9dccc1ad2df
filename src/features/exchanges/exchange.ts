import type { Entry } from '../../bot/decision.ts'
import { insert, paper, type Write } from '../../store/paper.ts'
import type { ExchangeRow, Schema } from '../../store/schema.ts'
import type { Deed } from './deed.ts'
import { instantsOf, type Slot } from './slot.ts'

/** 活动安排: one exchange that was arranged. People stand here by id. */
export interface Exchange extends Slot {
  readonly id: string
  readonly pair: string
  /** What it is one occurrence of. */
  readonly series: string | null
  readonly type: string
  readonly deed: Deed
  /** Which of the pair's receivers it is for, by id; empty where that was not said. */
  readonly receivers: readonly string[]
  readonly inCharge: readonly string[]
  /** As typed. */
  readonly words: string | null
  readonly assumed: readonly string[]
  /** The kindergarten whose people proposed the time that stands now; null while unknown. */
  readonly side: string | null
  readonly state: ExchangeRow['state']
  /** The day it was on before it was moved last. */
  readonly movedFrom: string | null
  readonly reason: string | null
  /** The record that was made of it. */
  readonly activity: string | null
  /** The newest number of `exchange:ID` in the chronicle. */
  readonly revision: number
  readonly arrangedBy: string
  /** Epoch ms. */
  readonly arrangedAt: number
  readonly chat: string
  readonly message: string | null
}

export const exchangeSubject = (id: string) => `exchange:${id}`
/** The id behind `exchange:ID`; null for what an outbox row shows otherwise. */
export const exchangeIn = (about: string | null | undefined): string | null =>
  about?.startsWith('exchange:') ? about.slice('exchange:'.length) : null

/** Row and first line of history of one that is new. */
export const arrangingOf = (exchange: Exchange, zone: string) => ({
  rows: [insert('exchange', rowOf(exchange, zone))] as readonly Write[],
  history: [
    { subject: exchangeSubject(exchange.id), number: 0, what: 'arranged', after: kept(exchange) },
  ] as readonly Entry[],
})

/** What it is now, decided from what it was: a rival who was faster makes us look again. */
export function changing(before: Exchange, after: Omit<Exchange, 'revision'>, what: string, zone: string) {
  const changed: Exchange = { ...after, revision: before.revision + 1 }
  const { id: _, ...row } = rowOf(changed, zone)
  return {
    after: changed,
    rows: [paper.updateTable('exchange').set(row).where('id', '=', before.id)] as readonly Write[],
    history: [
      { subject: exchangeSubject(before.id), number: before.revision, what, ...difference(before, changed) },
    ] as readonly Entry[],
  }
}

/** The audit log leaves words out, so that names in them stand in one place only (product.md §8). */
const kept = ({ words: _, revision: __, ...exchange }: Exchange) => exchange

function difference(before: Exchange, after: Exchange) {
  const [was, is] = [kept(before), kept(after)]
  const keys = (Object.keys(is) as (keyof typeof is)[]).filter(
    (key) => JSON.stringify(was[key]) !== JSON.stringify(is[key]),
  )
  const only = (one: typeof is) => Object.fromEntries(keys.map((key) => [key, one[key]]))
  return { before: only(was), after: only(is) }
}

const rowOf = (e: Exchange, zone: string): ExchangeRow => {
  const { startsAt, endsAt } = instantsOf(e, zone)
  return {
    id: e.id,
    pair: e.pair,
    series: e.series,
    day: e.day,
    day_end: e.dayEnd,
    time_from: e.timeFrom,
    time_to: e.timeTo,
    half_day: e.halfDay,
    starts_at: startsAt,
    ends_at: endsAt,
    type: e.type,
    deed: JSON.stringify(e.deed),
    receivers: e.receivers.length === 0 ? null : JSON.stringify(e.receivers),
    in_charge: JSON.stringify(e.inCharge),
    words: e.words,
    assumed: JSON.stringify(e.assumed),
    side: e.side,
    state: e.state,
    moved_from: e.movedFrom,
    reason: e.reason,
    activity: e.activity,
    revision: e.revision,
    arranged_by: e.arrangedBy,
    arranged_at: e.arrangedAt,
    chat: e.chat,
    message: e.message,
  }
}

/** A row as the store gives it → the exchange. */
export const exchangeOf = (row: Schema['exchange']): Exchange => ({
  id: row.id,
  pair: row.pair,
  series: row.series,
  day: row.day,
  dayEnd: row.day_end,
  timeFrom: row.time_from,
  timeTo: row.time_to,
  halfDay: row.half_day,
  type: row.type,
  deed: JSON.parse(row.deed) as Deed,
  receivers: row.receivers === null ? [] : (JSON.parse(row.receivers) as readonly string[]),
  inCharge: JSON.parse(row.in_charge) as readonly string[],
  words: row.words,
  assumed: JSON.parse(row.assumed) as readonly string[],
  side: row.side,
  state: row.state,
  movedFrom: row.moved_from,
  reason: row.reason,
  activity: row.activity,
  revision: row.revision,
  arrangedBy: row.arranged_by,
  arrangedAt: row.arranged_at,
  chat: row.chat,
  message: row.message,
})
