import type { Migration } from './migrate.ts'
import type { Store } from './store.ts'

/** Where the rows are kept. */
export type DatabaseAt =
  | { readonly kind: 'sqlite'; readonly file: string }
  | { readonly kind: 'postgres'; readonly url: string }

/** A database as the entrances handle it: its tables first, then its store. */
export interface Engine {
  /**
   * Brings the tables up to date, under a lock that other starting processes wait for; answers what was applied.
   * @throws Unfit when the database is newer than this program
   */
  migrate(now: number): Promise<readonly string[]>
  /** What `migrate` would apply; changes nothing. */
  pending(): Promise<readonly string[]>
  open(): Store
}

/** Loads only the engine that is asked for. */
export async function engineFor(at: DatabaseAt, migrations: readonly Migration[]): Promise<Engine> {
  switch (at.kind) {
    case 'sqlite': {
      const [{ migrateSqlite, pendingSqlite }, { sqliteStore }] = await Promise.all([
        import('./migrate-sqlite.ts'),
        import('./sqlite.ts'),
      ])
      return {
        migrate: async (now) => migrateSqlite(at.file, migrations, now),
        pending: async () => pendingSqlite(at.file, migrations),
        open: () => sqliteStore(at.file),
      }
    }
    case 'postgres': {
      const [{ migratePostgres, pendingPostgres }, { postgresStore }] = await Promise.all([
        import('./migrate-postgres.ts'),
        import('./postgres.ts'),
      ])
      return {
        migrate: (now) => migratePostgres(at.url, migrations, now),
        pending: () => pendingPostgres(at.url, migrations),
        open: () => postgresStore(at.url),
      }
    }
  }
}
