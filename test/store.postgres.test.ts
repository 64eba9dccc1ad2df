import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { Unfit } from '../src/store/migrate.ts'
import { migratePostgres, pendingPostgres } from '../src/store/migrate-postgres.ts'
import { insert, paper } from '../src/store/paper.ts'
import { postgresPool, postgresStore } from '../src/store/postgres.ts'
import { Broken, Unavailable } from '../src/store/store.ts'
import { type PostgresServer, postgresServer } from './postgres-server.ts'
import { storeContract } from './store.contract.ts'
import { MIGRATIONS } from './temporary-store.ts'
import { valve } from './valve.ts'

let server: PostgresServer
let databases = 0

beforeAll(async () => {
  server = await postgresServer()
})
afterAll(() => server.close())

const fresh = async () => {
  const name = `t${++databases}`
  return { name, url: await server.database(name) }
}

storeContract('Postgres', async () => {
  const { url } = await fresh()
  await migratePostgres(url, MIGRATIONS, 0)
  const store = postgresStore(url)
  const stores = [store]
  return {
    store,
    async another() {
      const other = postgresStore(url)
      stores.push(other)
      return other
    },
    fill: null,
    async close() {
      await Promise.all(stores.map((one) => one.close()))
    },
  }
})

test('two that start together on an empty database lay the tables once', async () => {
  const { url } = await fresh()
  const applied = await Promise.all([migratePostgres(url, MIGRATIONS, 0), migratePostgres(url, MIGRATIONS, 0)])
  expect(applied.map((names) => names.length).sort()).toEqual([0, MIGRATIONS.length])
  expect(await pendingPostgres(url, MIGRATIONS)).toEqual([])
})

test('a database newer than the code is refused, and changes nothing', async () => {
  const { url } = await fresh()
  await migratePostgres(url, MIGRATIONS, 0)
  await expect(migratePostgres(url, MIGRATIONS.slice(0, 1), 0)).rejects.toBeInstanceOf(Unfit)
})

test('a database that is serializable by default serves rivals all the same: each counts what the others took', async () => {
  const { name, url } = await fresh()
  await migratePostgres(url, MIGRATIONS, 0)
  const pool = postgresPool(url)
  await pool.query(`alter database ${name} set default_transaction_isolation = 'serializable'`)
  await pool.end()
  const store = postgresStore(url)
  const turns = Array.from({ length: 20 }, () =>
    paper.updateTable('claim_turn').set((eb) => ({ turn: eb('turn', '+', 1) })),
  )
  expect(await Promise.all(turns.map((turn) => store.commit([turn])))).toEqual(turns.map(() => 'committed'))
  expect((await store.read.selectFrom('claim_turn').select('turn').executeTakeFirstOrThrow()).turn).toBe(20)
  await store.close()
})

test('a value that is no plain one undoes the unit before it begins', async () => {
  const { url } = await fresh()
  await migratePostgres(url, MIGRATIONS, 0)
  const store = postgresStore(url)
  const odd: unknown = { toJSON: () => 'odd' }
  const unit = [insert('inbox', { key: 'plain', at: 0 }), insert('inbox', { key: odd as string, at: 0 })]
  await expect(store.commit(unit)).rejects.toBeInstanceOf(Broken)
  expect(await store.read.selectFrom('inbox').selectAll().execute()).toEqual([])
  await store.close()
})

test('a line that breaks without a word in the middle of a statement fails that statement, and nothing else', async () => {
  const line = await valve(server.port)
  const name = `t${++databases}`
  const url = await server.database(name, line.port)
  await migratePostgres(url, MIGRATIONS, 0)
  const store = postgresStore(url)
  const reading = sql`select pg_sleep(1)`.execute(store.read).catch((error: unknown) => error)
  await vi.waitFor(async () => {
    const { rows } = await sql`select 1 from pg_stat_activity where query like 'select pg_sleep%'`.execute(store.read)
    expect(rows).toHaveLength(1)
  })
  line.snap()
  expect(await reading).toBeInstanceOf(Unavailable)
  expect((await sql`select 1`.execute(store.read)).rows).toHaveLength(1)
  await store.close()
  await line.close()
})

test('connections that break are replaced: what was in hand fails as unavailable, what comes next is served', async () => {
  const { name, url } = await fresh()
  await migratePostgres(url, MIGRATIONS, 0)
  const store = postgresStore(url)
  const city = (id: string) => [paper.insertInto('city').values({ id, name: id, since: 0 })]
  await store.commit(city('c0'))
  const reading = sql`select pg_sleep(5)`.execute(store.read).catch((error: unknown) => error)
  await vi.waitFor(() => server.cut(name, 'select pg_sleep'))
  expect(await reading).toBeInstanceOf(Unavailable)
  await server.cut(name)
  const outcomes: string[] = []
  for (let i = 1; i <= 5; i++) {
    outcomes.push(
      await store.commit(city(`c${i}`)).catch((error: unknown) => {
        if (!(error instanceof Unavailable)) throw error
        return 'unavailable'
      }),
    )
  }
  expect(outcomes.at(-1)).toBe('committed')
  const rows = await store.read.selectFrom('city').selectAll().execute()
  expect(rows).toHaveLength(1 + outcomes.filter((outcome) => outcome === 'committed').length)
  await store.close()
})
