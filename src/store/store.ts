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
  /** Reads what is committed. It runs no writes: those go through `commit`. */
  readonly read: Kysely<Schema>
  /**
   * All of the writes, in order, or none of them.
   * @throws Broken when the unit itself breaks a rule of the schema: trying again would not help
   * @throws Unavailable when the store cannot do it now (full, locked, gone): trying again later may help
   */
  commit(writes: readonly Write[]): Promise<Committed>
  close(): Promise<void>
}

/** The code that made the unit is wrong, not the world: a foreign key, a check, a column that is not there. */
export class Broken extends Error {
  override readonly name = 'Broken'
}

/** The store cannot do it now; nothing of the unit is in it unless a crash hid the answer. */
export class Unavailable extends Error {
  override readonly name = 'Unavailable'
}

/** No decision needs more; D1 bounds a batch. */
export const WRITES_MAX = 256

/** Which promise a lost unique key breaks: our own key says we were here before, any other that a rival was faster. */
export const lostTo = (table: string): Committed => (table === 'inbox' ? 'duplicate' : 'stale')
