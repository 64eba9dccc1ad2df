import { createHash } from 'node:crypto'
import type { Engine } from '../src/simulator/sim/host-store.ts'
import { memoryEngine } from '../src/simulator/sim/memory-engine.ts'
import { d1Store } from '../src/store/d1.ts'
import { migratePostgres } from '../src/store/migrate-postgres.ts'
import { postgresStore } from '../src/store/postgres.ts'
import type { Store } from '../src/store/store.ts'
import { MIGRATIONS } from './temporary-store.ts'

export const ENGINES = ['sqlite', 'postgres', 'd1'] as const
export type EngineName = (typeof ENGINES)[number]

/** A real engine with one empty, migrated database, started here and gone when closed. */
export async function simulationEngine(name: EngineName): Promise<Engine> {
  switch (name) {
    case 'sqlite':
      return memoryEngine(MIGRATIONS)
    case 'postgres': {
      const { postgresServer } = await import('./postgres-server.ts')
      const server = await postgresServer()
      const url = await server.database(
        `sim_${createHash('sha256').update(String(server.port)).digest('hex').slice(0, 8)}`,
      )
      await migratePostgres(url, MIGRATIONS, 0)
      const store = postgresStore(url)
      return {
        ...over(name, store),
        async close() {
          await store.close()
          await server.close()
        },
      }
    }
    case 'd1': {
      const { d1Nearby } = await import('./d1-nearby.ts')
      const nearby = await d1Nearby(1)
      return { ...over(name, d1Store(await nearby.fresh())), close: () => nearby.close() }
    }
  }
}

const over = (name: EngineName, store: Store) => ({
  name,
  store,
  run: (query: Parameters<Engine['run']>[0]) => store.read.executeQuery(query),
})
