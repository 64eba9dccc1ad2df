import { PostgresQueryCompiler } from 'kysely'
import { Client } from 'pg'
import { compiling } from './compile.ts'
import type { Write } from './paper.ts'
import { postgresLine, postgresMeaning } from './postgres.ts'
import { Broken } from './store.ts'

/**
 * One unit of any length and duration, for filling a database that nobody uses yet; all of it or nothing.
 * @throws Broken, Unavailable as `Store.commit` does, and what `work` throws
 */
export async function loadPostgres(
  url: string,
  work: (run: (write: Write) => Promise<void>) => Promise<void>,
): Promise<void> {
  const client = new Client(postgresLine(url))
  client.on('error', () => {})
  const compile = compiling(new PostgresQueryCompiler(), (place) => `$${place}`)
  const ask = async (sql: string, parameters: readonly unknown[] = []) => {
    try {
      await client.query(sql, [...parameters])
    } catch (error) {
      const meaning = postgresMeaning(error)
      throw meaning instanceof Error ? meaning : new Broken(String(error), { cause: error })
    }
  }
  await client.connect()
  try {
    await ask('begin')
    await ask('set local idle_in_transaction_session_timeout = 0')
    await work(async (write) => {
      const { sql, parameters } = compile(write)
      await ask(sql, parameters)
    })
    // The planner shall know at once what is in the tables.
    await ask('analyze')
    await ask('commit')
  } finally {
    // The server undoes what it never hears the end of.
    await client.end()
  }
}
