import { type Migration, sha256, stillDue } from './migrate.ts'
import { postgresPool } from './postgres.ts'

/** Any number of ours; who holds it lays the tables. */
const LOCK = 8_610_724_115

/**
 * Brings a Postgres database up to date under an advisory lock, all or nothing, and says what it applied.
 * @throws Unfit when it was made by newer code, or a migration was changed after it had been applied
 */
export async function migratePostgres(
  url: string,
  migrations: readonly Migration[],
  now: number,
): Promise<readonly string[]> {
  const pool = postgresPool(url)
  const client = await pool.connect()
  try {
    await client.query('begin')
    await client.query('set local statement_timeout = 0')
    await client.query('select pg_advisory_xact_lock($1)', [LOCK])
    await client.query(
      'create table if not exists migration (name text primary key, sha256 text not null, at bigint not null)',
    )
    const { rows } = await client.query<{ name: string; sha256: string }>('select name, sha256 from migration')
    const due = stillDue(rows, migrations)
    for (const { name, sql } of due) {
      await client.query(sql)
      await client.query('insert into migration (name, sha256, at) values ($1, $2, $3)', [name, sha256(sql), now])
    }
    await client.query('commit')
    return due.map(({ name }) => name)
  } catch (error) {
    await client.query('rollback')
    throw error
  } finally {
    client.release()
    await pool.end()
  }
}

/** Which migrations a database still lacks; changes nothing. @throws Unfit as `migratePostgres` does */
export async function pendingPostgres(url: string, migrations: readonly Migration[]): Promise<readonly string[]> {
  const pool = postgresPool(url)
  try {
    const { rows } = await pool.query<{ name: string; sha256: string }>('select name, sha256 from migration')
    return stillDue(rows, migrations).map(({ name }) => name)
  } finally {
    await pool.end()
  }
}
