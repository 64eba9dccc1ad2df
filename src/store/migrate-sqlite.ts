import Sqlite from 'better-sqlite3'
import { type Migration, sha256, stillDue } from './migrate.ts'
import { openSqlite } from './sqlite.ts'

/** Two processes that start together: the second waits for the first to finish laying the tables. */
const MIGRATION_WAIT_MS = 30_000

/**
 * Brings a SQLite file up to date under its write lock, all or nothing, and says what it applied.
 * @throws Unfit when the file was made by newer code, or a migration was changed after it had been applied
 */
export function migrateSqlite(file: string, migrations: readonly Migration[], now: number): readonly string[] {
  const db = openSqlite(file)
  try {
    db.pragma(`busy_timeout = ${MIGRATION_WAIT_MS}`)
    db.exec('begin immediate')
    try {
      db.exec('create table if not exists migration (name text primary key, sha256 text not null, at bigint not null)')
      const applied = db.prepare<[], { name: string; sha256: string }>('select name, sha256 from migration').all()
      const due = stillDue(applied, migrations)
      const remember = db.prepare('insert into migration (name, sha256, at) values (?, ?, ?)')
      for (const migration of due) {
        db.exec(migration.sql)
        remember.run(migration.name, sha256(migration.sql), now)
      }
      db.exec('commit')
      return due.map(({ name }) => name)
    } catch (error) {
      if (db.inTransaction) db.exec('rollback')
      throw error
    }
  } finally {
    db.close()
  }
}

/**
 * Which migrations a SQLite file still lacks; changes nothing.
 * @throws Unfit as `migrateSqlite` does
 */
export function pendingSqlite(file: string, migrations: readonly Migration[]): readonly string[] {
  const db = new Sqlite(file, { readonly: true, fileMustExist: true })
  try {
    const applied = db.prepare<[], { name: string; sha256: string }>('select name, sha256 from migration').all()
    return stillDue(applied, migrations).map(({ name }) => name)
  } finally {
    db.close()
  }
}
