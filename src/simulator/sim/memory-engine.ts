import Sqlite from 'better-sqlite3'
import {
  type CompiledQuery,
  type DatabaseConnection,
  Kysely,
  type QueryResult,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely'
import { groupCommit } from '../../store/group-commit.ts'
import type { Migration } from '../../store/migrate.ts'
import { ManyAtOnce, onlyReading } from '../../store/read-only.ts'
import type { Schema } from '../../store/schema.ts'
import { statements } from '../../store/statements.ts'
import type { Engine } from './host-store.ts'

/** A real SQLite without a disk: the bot's own way of committing, and the shortest way of reading. */
export function memoryEngine(migrations: readonly Migration[]): Engine {
  const db = new Sqlite(':memory:')
  db.pragma('foreign_keys = ON')
  for (const { sql } of migrations) db.exec(sql)
  const prepared = statements(db)
  const run = async ({ sql, parameters }: CompiledQuery): Promise<QueryResult<unknown>> => ({
    rows: prepared(sql).all(...parameters),
  })
  const connection: DatabaseConnection = {
    executeQuery: async <R>(query: CompiledQuery) => (await run(query)) as QueryResult<R>,
    async *streamQuery() {
      yield* []
      throw new Error('nobody reads in a stream')
    },
  }
  return {
    name: 'sqlite',
    run,
    store: {
      commit: groupCommit(db),
      read: new Kysely<Schema>({
        dialect: {
          createAdapter: () => new ManyAtOnce(),
          createDriver: () => onlyReading(connection),
          createIntrospector: (kysely) => new SqliteIntrospector(kysely),
          createQueryCompiler: () => new SqliteQueryCompiler(),
        },
      }),
      close: async () => void db.close(),
    },
    close: async () => void db.close(),
  }
}
