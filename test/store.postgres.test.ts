import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { Unfit } from '../src/store/migrate.ts'
import { migratePostgres, pendingPostgres } from '../src/store/migrate-postgres.ts'
import { paper } from '../src/store/paper.ts'
import { postgresStore } from '../src/store/postgres.ts'
import { Unavailable } from '../src/store/store.ts'
import { type PostgresServer, postgresServer } from './postgres-server.ts'
import { storeContract } from './store.contract.ts'
import { MIGRATIONS } from './temporary-store.ts'

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
