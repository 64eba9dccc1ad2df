import Sqlite from 'better-sqlite3'
import {
  type CompiledQuery,
  type DatabaseConnection,
  type Driver,
  Kysely,
  type QueryResult,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely'
import { groupCommit, meaningOf } from './group-commit.ts'
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
  const connection: DatabaseConnection = {
    async executeQuery<R>({ sql, parameters }: CompiledQuery): Promise<QueryResult<R>> {
      try {
        return { rows: statement(sql).all(...parameters) as R[] }
      } catch (error) {
        const meaning = meaningOf(error)
        throw meaning instanceof Unavailable ? meaning : error
      }
    },
    async *streamQuery() {
      yield* []
      throw new Error('a long read holds the log open: page by key')
    },
  }
  const none = async (): Promise<never> => {
    throw new Error('this handle only reads: hand a list of writes to commit()')
  }
  const driver: Driver = {
    init: async () => {},
    destroy: async () => {},
    acquireConnection: async () => connection,
    releaseConnection: async () => {},
    beginTransaction: none,
    commitTransaction: none,
    rollbackTransaction: none,
  }
  return new Kysely<Schema>({
    dialect: {
      createAdapter: () => new ManyAtOnce(),
      createDriver: () => driver,
      createIntrospector: (kysely) => new SqliteIntrospector(kysely),
      createQueryCompiler: () => new SqliteQueryCompiler(),
    },
  })
}

/** Every read is one synchronous call, so there is nothing that a mutex would guard. */
class ManyAtOnce extends SqliteAdapter {
  override get supportsMultipleConnections(): boolean {
    return true
  }
}
