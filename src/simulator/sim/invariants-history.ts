import { activityOf, snapshot } from '../../features/activities/activity.ts'
import { exchangeOf } from '../../features/exchanges/exchange.ts'
import type { Invariant, Life } from './life.ts'

/** Subject → its entries in the order of their numbers. */
function histories({ rows }: Life): ReadonlyMap<string, Life['rows']['chronicle']> {
  const all = Map.groupBy(rows.chronicle, ({ subject }) => subject)
  for (const entries of all.values()) entries.sort((a, b) => a.number - b.number)
  return all
}

/** 1, 2, 3 … without a hole, and a record knows its newest number. */
export const historyUnbroken: Invariant = {
  name: 'history of a subject is unbroken',
  broken(life) {
    const all = histories(life)
    const holes = [...all].filter(([, entries]) => entries.some(({ number }, i) => number !== i + 1))
    return [
      ...holes.map(([subject, entries]) => `${subject}: ${entries.map(({ number }) => number).join(', ')}`),
      ...life.rows.activity
        .filter(({ id, revision }) => all.get(`activity:${id}`)?.length !== revision)
        .map(
          ({ id, revision }) => `activity ${id} says ${revision}, history ${all.get(`activity:${id}`)?.length ?? 0}`,
        ),
      ...life.rows.exchange
        .filter(({ id, revision }) => all.get(`exchange:${id}`)?.length !== revision)
        .map(
          ({ id, revision }) => `exchange ${id} says ${revision}, history ${all.get(`exchange:${id}`)?.length ?? 0}`,
        ),
    ]
  },
}

/** What history says a record became is what it is. */
export const historyTold: Invariant = {
  name: 'history tells what is there',
  broken(life) {
    const all = histories(life)
    const parts = Map.groupBy(life.rows.part, ({ activity }) => activity)
    const gifts = Map.groupBy(life.rows.gift, ({ activity }) => activity)
    return life.rows.activity.flatMap((row) => {
      const inPlace = <T extends { readonly place: number }>(list: readonly T[] | undefined) =>
        [...(list ?? [])].sort((a, b) => a.place - b.place)
      const is: Record<string, unknown> = {
        ...snapshot(activityOf(row, inPlace(parts.get(row.id)), inPlace(gifts.get(row.id)))),
      }
      const told: Record<string, unknown> = {}
      for (const { after } of all.get(`activity:${row.id}`) ?? []) Object.assign(told, JSON.parse(after ?? '{}'))
      return Object.keys(is)
        .filter((field) => !SAID_ELSEWHERE.has(field))
        .filter((field) => JSON.stringify(is[field]) !== JSON.stringify(told[field]))
        .map((field) => `${row.id}.${field} is ${JSON.stringify(is[field])}, told ${JSON.stringify(told[field])}`)
    })
  },
}

/** The same of what is arranged. */
export const arrangementTold: Invariant = {
  name: 'history tells what is arranged',
  broken(life) {
    const all = histories(life)
    return life.rows.exchange.flatMap((row) => {
      const { words: _, revision: __, ...is } = exchangeOf(row)
      const told: Record<string, unknown> = {}
      for (const { after } of all.get(`exchange:${row.id}`) ?? []) Object.assign(told, JSON.parse(after ?? '{}'))
      return Object.entries(is)
        .filter(([field, value]) => JSON.stringify(value) !== JSON.stringify(told[field]))
        .map(([field, value]) => `${row.id}.${field} is ${JSON.stringify(value)}, told ${JSON.stringify(told[field])}`)
    })
  },
}

/** Which side a record is of may come to be known later: that is told in the history of whoever made it. */
const SAID_ELSEWHERE: ReadonlySet<string> = new Set(['side', 'assumed'])
