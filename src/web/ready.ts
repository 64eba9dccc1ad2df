import { type Kysely, sql } from 'kysely'
import type { Schema } from '../store/schema.ts'
import { Unfit } from '../store/unfit.ts'

/**
 * Does the store answer, and are its tables of this program? null, or in a few words what is wrong.
 * @param current whether every migration of this program has been applied
 */
export async function storeReady(read: Kysely<Schema>, current: () => Promise<boolean>): Promise<string | null> {
  try {
    await sql`select 1`.execute(read)
    return (await current()) ? null : 'migrations are not current'
  } catch (error) {
    return error instanceof Unfit ? error.message : 'the store does not answer'
  }
}
