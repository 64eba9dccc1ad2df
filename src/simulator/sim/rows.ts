import { paper } from '../../store/paper.ts'
import type { Schema } from '../../store/schema.ts'
import type { Store } from '../../store/store.ts'

type Table = keyof Schema

/** Every table, in an order in which they can be emptied; a table that is added and forgotten here does not compile. */
const PLACES: Readonly<Record<Table, number>> = {
  exchange_word: 0,
  exchange: 1,
  inbox: 1,
  chronicle: 1,
  outbox: 1,
  claim_turn: 1,
  send_meter: 1,
  sending_pause: 1,
  api_call: 1,
  errand: 1,
  claim_code: 1,
  claim_try: 1,
  question: 1,
  gift: 1,
  part: 1,
  partner_word: 1,
  draft: 1,
  activity: 2,
  series: 2,
  member: 2,
  tie: 2,
  staff: 2,
  role: 2,
  chat: 3,
  person: 3,
  receiver: 3,
  pair: 4,
  cycle: 5,
  kindergarten: 5,
  county: 6,
  city: 6,
}

const TABLES = (Object.keys(PLACES) as Table[]).sort((a, b) => PLACES[a] - PLACES[b] || (a < b ? -1 : 1))

/** All rows of a database, each table in an order of its own that no engine has a say in. */
export type Rows = { readonly [T in Table]: readonly Schema[T][] }

/** As it is right after the migrations. */
export async function emptied(store: Store): Promise<void> {
  const committed = await store.commit([
    ...TABLES.map((table) => paper.deleteFrom(table)),
    paper.insertInto('claim_turn').values({ id: 1, turn: 0 }),
  ])
  if (committed !== 'committed') throw new Error(`the database could not be emptied: ${committed}`)
}

export async function rowsOf(store: Store): Promise<Rows> {
  const all: Partial<Record<Table, readonly unknown[]>> = {}
  for (const table of TABLES) {
    const rows = (await store.read.selectFrom(table).selectAll().execute()) as readonly Record<string, unknown>[]
    const named = rows.map((row) => ({ row, name: JSON.stringify(Object.entries(row).sort(byName)) }))
    all[table] = named.sort((a, b) => (a.name < b.name ? -1 : 1)).map(({ row }) => row)
  }
  return all as Rows
}

/** One text for all rows: the same on every engine where the rows are the same. */
export const textOf = (rows: Rows): string =>
  JSON.stringify(TABLES.map((table) => [table, rows[table].map((row) => Object.entries(row).sort(byName))]))

const byName = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]) => (a < b ? -1 : 1)
