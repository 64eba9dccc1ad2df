import {
  type CompiledQuery,
  type DatabaseConnection,
  type Driver,
  Kysely,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely'
import type { Schema } from './schema.ts'

/** A Kysely in SQLite's dialect that only asks: `answer` runs one compiled query and gives its rows. */
export function askingSqlite(answer: (query: CompiledQuery) => Promise<readonly unknown[]>): Kysely<Schema> {
  const connection: DatabaseConnection = {
    executeQuery: async <R>(query: CompiledQuery) => ({ rows: (await answer(query)) as R[] }),
    async *streamQuery() {
      yield* []
      throw new Error('a long read stands in the way of others: page by key')
    },
  }
  return new Kysely<Schema>({
    dialect: {
      createAdapter: () => new ManyAtOnce(),
      createDriver: () => onlyReading(connection),
      createIntrospector: (db) => new SqliteIntrospector(db),
      createQueryCompiler: () => new SqliteQueryCompiler(),
    },
  })
}

/** A driver that hands out one connection and begins no transaction. */
export function onlyReading(connection: DatabaseConnection): Driver {
  const none = async (): Promise<never> => {
    throw new Error('this handle only reads: hand a list of writes to commit()')
  }
  return {
    init: async () => {},
    destroy: async () => {},
    acquireConnection: async () => connection,
    releaseConnection: async () => {},
    beginTransaction: none,
    commitTransaction: none,
    rollbackTransaction: none,
  }
}

/** Every read is a question of its own, so there is nothing that a mutex would guard. */
export class ManyAtOnce extends SqliteAdapter {
  override get supportsMultipleConnections(): boolean {
    return true
  }
}
