import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { migrationsIn } from '../src/store/migrate.ts'
import { migrateSqlite } from '../src/store/migrate-sqlite.ts'
import { sqliteStore } from '../src/store/sqlite.ts'
import type { Store } from '../src/store/store.ts'

export const MIGRATIONS = migrationsIn(path.resolve(import.meta.dirname, '../migrations'))

export interface TemporaryStore {
  readonly store: Store
  readonly file: string
  /** Closes the store and takes its folder away. */
  close(): Promise<void>
}

/** A migrated SQLite file of its own. */
export function temporaryStore(): TemporaryStore {
  const folder = mkdtempSync(path.join(tmpdir(), 'jiedui-'))
  const file = path.join(folder, 'jiedui.db')
  migrateSqlite(file, MIGRATIONS, 0)
  const store = sqliteStore(file)
  return {
    store,
    file,
    async close() {
      await store.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
