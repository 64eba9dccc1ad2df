import type { Kysely } from 'kysely'
import type { Write } from './paper.ts'
import type { Schema } from './schema.ts'

/**
 * What became of a unit: all of it is on disk; or this very event was handled before; or somebody was faster with a
 * unique key that the unit was decided from, and it must be decided anew.
 */
export type Committed = 'committed' | 'duplicate' | 'stale'

/** The one way to the rows, the same over SQLite, Postgres and D1 (architecture.md §2). */
export interface Store {
  readonly read: Kysely<Schema>
  /**
   * All of the writes, in order, or none of them.
   * @throws Broken when the unit itself breaks a rule of the schema: trying again would not help
   * @throws anything else when the store is not able to (full, locked, gone): trying again later may help
   */
  commit(writes: readonly Write[]): Promise<Committed>
  close(): Promise<void>
}

/** The unit breaks a rule of the schema (a foreign key, a check): the code that decided it is wrong, not the world. */
export class Broken extends Error {}

/** No decision needs more; D1 bounds a batch. */
export const WRITES_MAX = 256
