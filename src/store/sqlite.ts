import Sqlite from 'better-sqlite3'
import type { CompiledQuery } from 'kysely'
import { groupCommit, meaningOf } from './group-commit.ts'
import { askingSqlite } from './read-only.ts'
import { type Statements, statements } from './statements.ts'
import { type Store, Unavailable } from './store.ts'

/** A press must be answered within three seconds (lark.md §1.5), so nobody waits longer than one for a lock. */
export const BUSY_TIMEOUT_MS = 1_000

/**
 * One file, write-ahead log, nothing answered before it is on disk. The file must exist and be migrated.
 * Reads and commits share one handle: each commit of another handle would throw away all that a reading one has in
 * memory (measured: a read after a commit 40 to 275 µs, on the same handle 15 to 30). No read meets a half-done unit,
 * since a group goes to disk in one step, and none is long: who reads much pages by key.
 */
export function sqliteStore(file: string): Store {
  const db = openSqlite(file)
  const statement = statements(db)
  return {
    read: askingSqlite(async (query) => answerOf(statement, query)),
    commit: groupCommit(db, statement),
    close: async () => void db.close(),
  }
}

/** Keys are random, so each unit touches leaves all over the indexes: a few megabytes hold those of a county. */
const CACHE_KB = 6 * 1024

/** The writing handle, as every part of the bot must have it. */
export function openSqlite(file: string): Sqlite.Database {
  const db = new Sqlite(file, { timeout: BUSY_TIMEOUT_MS })
  db.pragma('journal_mode = WAL')
  db.pragma('synchronous = FULL')
  db.pragma('foreign_keys = ON')
  db.pragma(`cache_size = -${CACHE_KB}`)
  return db
}

function answerOf(statement: Statements, { sql, parameters }: CompiledQuery): readonly unknown[] {
  try {
    const asked = statement(sql)
    if (!asked.readonly) throw new Error('this handle only reads: hand a list of writes to commit()')
    return asked.all(...parameters)
  } catch (error) {
    const meaning = meaningOf(error)
    throw meaning instanceof Unavailable ? meaning : error
  }
}
