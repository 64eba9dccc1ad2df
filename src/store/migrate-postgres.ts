import { Client, DatabaseError } from 'pg'
import { type Migration, sha256, stillDue } from './migrate.ts'
import { postgresLine, postgresPool } from './postgres.ts'

/** Any number of ours; who holds it lays the tables. */
const LOCK = 8_610_724_115

/**
 * Brings a Postgres database up to date under an advisory lock, all or nothing, and says what it applied. A statement
 * may take as long as it needs (an index over a full table), and so may whoever waits for the lock.
 * @throws Unfit when it was made by newer code, or a migration was changed after it had been applied
 */
export async function migratePostgres(
  url: string,
  migrations: readonly Migration[],
  now: number,
): Promise<readonly string[]> {
  const client = new Client(postgresLine(url))
  client.on('error', () => {})
  await client.connect()
  try {
    await client.query('begin')
    // The server undoes what it never hears the end of.
    await client.query('select pg_advisory_xact_lock($1)', [LOCK])
    await client.query(
      'create table if not exists migration (name text primary key, sha256 text not null, at bigint not null)',
    )
    const due = stillDue(await appliedTo(client), migrations)
    for (const { name, sql } of due) {
      await client.query(sql)
      await client.query('insert into migration (name, sha256, at) values ($1, $2, $3)', [name, sha256(sql), now])
    }
    await client.query('commit')
    return due.map(({ name }) => name)
  } finally {
    await client.end()
  }
}

/**
 * Which migrations a database still lacks, all of them where no table was laid yet; changes nothing.
 * @throws Unfit as `migratePostgres` does
 */
export async function pendingPostgres(url: string, migrations: readonly Migration[]): Promise<readonly string[]> {
  const pool = postgresPool(url)
  try {
    return stillDue(await appliedTo(pool), migrations).map(({ name }) => name)
  } catch (error) {
    if (error instanceof DatabaseError && error.code === UNDEFINED_TABLE) return migrations.map(({ name }) => name)
    throw error
  } finally {
    await pool.end()
  }
}

const UNDEFINED_TABLE = '42P01'

interface Asked {
  query<R extends object>(sql: string): Promise<{ readonly rows: R[] }>
}

const appliedTo = async (database: Asked) =>
  (await database.query<{ name: string; sha256: string }>('select name, sha256 from migration')).rows
