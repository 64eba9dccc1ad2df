import Sqlite from 'better-sqlite3'
import { expect, test } from 'vitest'
import { groupCommit } from '../src/store/group-commit.ts'
import { stillDue, Unfit } from '../src/store/migrate.ts'
import { migrateSqlite } from '../src/store/migrate-sqlite.ts'
import { openSqlite, sqliteStore } from '../src/store/sqlite.ts'
import { storeContract } from './store.contract.ts'
import { MIGRATIONS, temporaryStore } from './temporary-store.ts'

storeContract('SQLite', async () => {
  const { store, file, close } = temporaryStore()
  const others: { close(): Promise<void> }[] = []
  // The same writing handle as the store's own, kept here so that its file can be told to stop growing.
  const writing = openSqlite(file)
  return {
    store: { read: store.read, commit: groupCommit(writing), close: store.close },
    async another() {
      const other = sqliteStore(file)
      others.push(other)
      return other
    },
    async fill() {
      writing.pragma(`max_page_count = ${writing.pragma('page_count', { simple: true })}`)
      return async () => {
        writing.pragma('max_page_count = 1000000')
      }
    },
    async close() {
      for (const other of others) await other.close()
      writing.close()
      await close()
    },
  }
})

test('what is committed is on the disk before it is answered: the log is synced in full', () => {
  const { file } = temporaryStore()
  const db = openSqlite(file)
  expect(db.pragma('journal_mode', { simple: true })).toBe('wal')
  expect(db.pragma('synchronous', { simple: true })).toBe(2)
  expect(db.pragma('foreign_keys', { simple: true })).toBe(1)
  db.close()
})

test('migrations are applied once; the second start finds nothing to do', () => {
  const { file } = temporaryStore()
  expect(migrateSqlite(file, MIGRATIONS, 0)).toEqual([])
})

test('a database newer than the code is refused, with the name of what is unknown', () => {
  const { file } = temporaryStore()
  const db = new Sqlite(file)
  db.prepare('insert into migration (name, sha256, at) values (?, ?, ?)').run('9999_future', 'x', 0)
  db.close()
  expect(() => migrateSqlite(file, MIGRATIONS, 0)).toThrow(/9999_future.*newer than this program/)
  expect(() => migrateSqlite(file, MIGRATIONS, 0)).toThrow(Unfit)
})

test('a migration changed after it was applied is refused', () => {
  expect(() => stillDue([{ name: '0001_spine', sha256: 'other' }], MIGRATIONS)).toThrow(/0001_spine/)
})

test('a migration that fails half-way leaves the file as it was', () => {
  const { file } = temporaryStore()
  const broken = { name: '9000_broken', sql: 'create table half (id text); create table half (id text);' }
  expect(() => migrateSqlite(file, [...MIGRATIONS, broken], 0)).toThrow(/already exists/)
  const db = new Sqlite(file)
  expect(db.prepare("select count(*) from sqlite_master where name = 'half'").pluck().get()).toBe(0)
  db.close()
})
