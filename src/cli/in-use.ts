import { setTimeout as rest } from 'node:timers/promises'
import type { DatabaseAt } from '../store/engine.ts'
import { mayClose } from './backup.ts'

/** A process that was stopped a moment ago may still be on its way out. */
const TRIES = 5
const BETWEEN_MS = 200

/** Does a process of ours have this database open? */
export async function inUse(at: DatabaseAt): Promise<boolean> {
  if (at.kind === 'sqlite') return !mayClose(at.file)
  const { APPLICATION, postgresPool } = await import('../store/postgres.ts')
  const pool = postgresPool(at.url)
  try {
    for (let go = 1; ; go++) {
      const { rowCount } = await pool.query(
        'select 1 from pg_stat_activity where datname = current_database() and application_name = $1 and pid <> pg_backend_pid()',
        [APPLICATION],
      )
      if (!rowCount || go === TRIES) return Boolean(rowCount)
      await rest(BETWEEN_MS)
    }
  } finally {
    await pool.end()
  }
}
