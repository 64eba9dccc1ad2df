import {
  Kysely,
  PostgresDialect,
  type PostgresPool,
  type PostgresPoolClient,
  PostgresQueryCompiler,
  type PostgresQueryResult,
} from 'kysely'
import { type ClientConfig, DatabaseError, Pool, type PoolClient, types } from 'pg'
import { type Compiled, compiling } from './compile.ts'
import type { Schema } from './schema.ts'
import { Broken, type Committed, lostTo, type Store, Unavailable, WRITES_MAX } from './store.ts'

/**
 * A press must be answered within three seconds (lark.md §1.5). At worst it waits for a connection and then for one
 * statement on a line that has gone dead: both together, and what it did before, fit in.
 */
const CONNECT_TIMEOUT_MS = 1_000
const ANSWER_TIMEOUT_MS = 1_750
/** The server gives up a little sooner, so that a statement which is only slow costs no connection. */
const STATEMENT_TIMEOUT_MS = 1_500
/**
 * A process whose line goes dead in the middle of a unit still holds its locks, the turn to send among them: the server
 * undoes the unit after this long without a word. Ours come in one go.
 */
const SILENCE_IN_UNIT_MS = 2_000
/** Connections of one process; a small server allows a hundred in all. */
const CONNECTIONS_MAX = 10
/** What the server shows in `pg_stat_activity`. */
export const APPLICATION = 'jiedui'

/** One database for any number of processes; each unit is a transaction of its own. */
export function postgresStore(url: string): Store {
  const pool = postgresPool(url)
  const compile = compiling(new PostgresQueryCompiler(), (place) => `$${place}`)
  return {
    read: new Kysely<Schema>({ dialect: new PostgresDialect({ pool: reading(pool) }) }),
    async commit(writes) {
      if (writes.length > WRITES_MAX) throw new Broken(`a unit of ${writes.length} writes; the most is ${WRITES_MAX}`)
      const unit = writes.map(compile)
      // The driver could only say so when the rest of the unit was on its way.
      if (!unit.every(({ parameters }) => parameters.every(isPlain))) throw new Broken('a value that is no plain one')
      return transaction(pool, unit)
    },
    close: () => pool.end(),
  }
}

const isPlain = (value: unknown): boolean => value === null || ['string', 'number'].includes(typeof value)

export function postgresPool(url: string): Pool {
  const pool = new Pool({
    ...postgresLine(url),
    max: CONNECTIONS_MAX,
    pipeline: true,
    statement_timeout: STATEMENT_TIMEOUT_MS,
    query_timeout: ANSWER_TIMEOUT_MS,
  })
  // A connection that breaks while nobody uses it is replaced by the next that is asked for …
  pool.on('error', () => {})
  // … and one that breaks in use also fails the statement under way; unheard, the event would end the process.
  pool.on('connect', (client) => client.on('error', () => {}))
  return pool
}

/** How each connection is made, for a pool or for work that may take its time. */
export const postgresLine = (url: string): ClientConfig => ({
  connectionString: url,
  application_name: APPLICATION,
  connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
  idle_in_transaction_session_timeout: SILENCE_IN_UNIT_MS,
  keepAlive: true,
  types: { getTypeParser: (id, format) => (NUMBERS.has(id) ? Number : types.getTypeParser(id, format)) },
})

/** bigint and numeric arrive as text; ours are epoch ms and counts, all within what a number holds exactly. */
const NUMBERS = new Set<number>([types.builtins.INT8, types.builtins.NUMERIC])

/** The pool as Kysely reads through it: a server that cannot is Unavailable here too, and its connection is dropped. */
const reading = (pool: Pool): PostgresPool => ({
  end: () => pool.end(),
  options: pool.options,
  async connect() {
    const client = await connection(pool)
    let broken: Error | undefined
    return {
      release: () => client.release(broken),
      async query<R>(sql: string, parameters: readonly unknown[]): Promise<PostgresQueryResult<R>> {
        try {
          const { command, rowCount, rows } = await client.query(sql, [...parameters])
          return { command: command as PostgresQueryResult<R>['command'], rowCount: rowCount ?? 0, rows: rows as R[] }
        } catch (error) {
          const meaning = postgresMeaning(error)
          if (!(meaning instanceof Unavailable)) throw error
          broken = meaning
          throw meaning
        }
      },
    } as PostgresPoolClient
  },
})

async function connection(pool: Pool): Promise<PoolClient> {
  try {
    return await pool.connect()
  } catch (cause) {
    throw new Unavailable('no connection to the database', { cause })
  }
}

/**
 * Once it has begun, sent in one go: a unit holds its locks no longer than the server works on it. After a statement
 * that fails the server refuses the others, and the commit undoes.
 */
async function transaction(pool: Pool, unit: readonly Compiled[]): Promise<Committed> {
  const client = await connection(pool)
  const meaning = await client
    // Whatever the database's own default: a claim counts what a rival took while it waited for its turn.
    .query('begin isolation level read committed')
    .then(() => inOneGo(client, [...unit, COMMIT]))
    .then(() => 'committed' as const, postgresMeaning)
  client.release(meaning instanceof Unavailable ? meaning : undefined)
  if (meaning instanceof Error) throw meaning
  return meaning
}

const COMMIT: Compiled = { sql: 'commit', parameters: [] }

/** Waits for all the answers; the first to fail is why the others did. */
async function inOneGo(client: PoolClient, statements: readonly Compiled[]): Promise<void> {
  const { stream } = client.connection
  // One packet and one call of the system, rather than one for each statement.
  stream.cork()
  const answers = statements.map(({ sql, parameters }) => client.query(sql, [...parameters]))
  stream.uncork()
  for (const answer of await Promise.allSettled(answers)) if (answer.status === 'rejected') throw answer.reason
}

/** What the server's complaint means: a lost key, a rival, a broken unit, or a store that cannot. */
export function postgresMeaning(error: unknown): Committed | Broken | Unavailable {
  if (!(error instanceof DatabaseError)) return new Unavailable(String(error), { cause: error })
  const { code = '', message, table } = error
  if (code === '23505' && table !== undefined) return lostTo(table)
  if (RIVALS.includes(code)) return 'stale'
  return OWN_FAULTS.some((fault) => code.startsWith(fault))
    ? new Broken(message, { cause: error })
    : new Unavailable(message, { cause: error })
}

/** Serialization failure, deadlock. */
const RIVALS = ['40001', '40P01']
/** Classes that say the unit is wrong: data, constraint, syntax or name; all others are the server's trouble. */
const OWN_FAULTS = ['22', '23', '42']
