import Sqlite from 'better-sqlite3'
import type { Kysely } from 'kysely'
import { groupCommit, meaningOf } from './group-commit.ts'
import { askingSqlite } from './read-only.ts'
import type { Schema } from './schema.ts'
import { statements } from './statements.ts'
import { type Store, Unavailable } from './store.ts'

/** A press must be answered within three seconds (lark.md §1.5), so nobody waits longer than one for a lock. */
export const BUSY_TIMEOUT_MS = 1_000

/**
 * One file, write-ahead log, nothing answered before it is on disk. The file must exist and be migrated.
 * Reads go through a second, read-only handle, so that a long one never stands in the way of a commit.
 */
export function sqliteStore(file: string): Store {
  const writing = openSqlite(file)
  const reading = new Sqlite(file, { readonly: true, timeout: BUSY_TIMEOUT_MS })
  return {
    read: readOnly(reading),
    commit: groupCommit(writing),
    async close() {
      reading.close()
      writing.close()
    },
  }
}

/** The writing handle, as every part of the bot must have it. */
export function openSqlite(file: string): Sqlite.Database {
  const db = new Sqlite(file, { timeout: BUSY_TIMEOUT_MS })
  db.pragma('journal_mode = WAL')
  db.pragma('synchronous = FULL')
  db.pragma('foreign_keys = ON')
  return db
}

function readOnly(db: Sqlite.Database): Kysely<Schema> {
  const statement = statements(db)
  return askingSqlite(async ({ sql, parameters }) => {
    try {
      return statement(sql).all(...parameters)
    } catch (error) {
      const meaning = meaningOf(error)
      throw meaning instanceof Unavailable ? meaning : error
    }
  })
}
