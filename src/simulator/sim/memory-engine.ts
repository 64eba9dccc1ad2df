import Sqlite from 'better-sqlite3'
import type { CompiledQuery } from 'kysely'
import { groupCommit } from '../../store/group-commit.ts'
import type { Migration } from '../../store/migrate.ts'
import { askingSqlite } from '../../store/read-only.ts'
import { statements } from '../../store/statements.ts'
import type { Engine } from './host-store.ts'

/** A real SQLite without a disk: the bot's own way of committing, and the shortest way of reading. */
export function memoryEngine(migrations: readonly Migration[]): Engine {
  const db = new Sqlite(':memory:')
  db.pragma('foreign_keys = ON')
  for (const { sql } of migrations) db.exec(sql)
  const prepared = statements(db)
  const answer = async ({ sql, parameters }: CompiledQuery) => prepared(sql).all(...parameters)
  return {
    name: 'sqlite',
    run: async (query) => ({ rows: await answer(query) }),
    store: {
      commit: groupCommit(db),
      read: askingSqlite(answer),
      close: async () => void db.close(),
    },
    close: async () => void db.close(),
  }
}
