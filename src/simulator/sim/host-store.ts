import {
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely'
import type { Write } from '../../store/paper.ts'
import { ManyAtOnce, onlyReading } from '../../store/read-only.ts'
import type { Schema } from '../../store/schema.ts'
import { type Committed, type Store, Unavailable } from '../../store/store.ts'
import type { Dice } from './dice.ts'
import type { Grip } from './grip.ts'
import type { Now } from './weather.ts'

/** A real database that many lives are lived in, one after the other. */
export interface Engine {
  readonly name: 'sqlite' | 'postgres' | 'd1'
  readonly store: Store
  /** Runs a query that is compiled for this engine already; the shortest way there is, for a life has thousands. */
  run(query: CompiledQuery): Promise<QueryResult<unknown>>
  close(): Promise<void>
}

/** What befalls the database itself, whoever asks. */
export interface RowsTrouble {
  fullDisk: boolean
}

/** The database as one process has it: every read and every write passes through the simulator's hand. */
export function hostStore(engine: Engine, grip: Grip, luck: Dice, sky: Now, trouble: RowsTrouble): Store {
  const connection: DatabaseConnection = {
    executeQuery: <R>(query: CompiledQuery): Promise<QueryResult<R>> =>
      grip.pass('read', async () => {
        if (luck.chance(sky.weather.rows.refused)) throw new Unavailable('the connection broke')
        return (await engine.run(query)) as QueryResult<R>
      }),
    async *streamQuery() {
      yield* []
      throw new Error('a long read holds the log open: page by key')
    },
  }
  return {
    read: new Kysely<Schema>({
      dialect: { createDriver: () => onlyReading(connection), ...(engine.name === 'postgres' ? POSTGRES : SQLITE) },
    }),
    commit: groups(engine, grip, luck, sky, trouble),
    async close() {},
  }
}

/** The words that each engine wants its queries in; D1's are SQLite's. */
const SQLITE: Omit<Dialect, 'createDriver'> = {
  createAdapter: () => new ManyAtOnce(),
  createIntrospector: (db) => new SqliteIntrospector(db),
  createQueryCompiler: () => new SqliteQueryCompiler(),
}
const POSTGRES: Omit<Dialect, 'createDriver'> = {
  createAdapter: () => new PostgresAdapter(),
  createIntrospector: (db) => new PostgresIntrospector(db),
  createQueryCompiler: () => new PostgresQueryCompiler(),
}

interface Unit {
  readonly writes: readonly Write[]
  resolve(committed: Committed): void
  reject(why: unknown): void
}

/**
 * What is to be committed while the first of them takes its time goes together. SQLite commits them as a group, all at
 * once; on the other engines one comes after the other, and it comes to the same.
 */
function groups({ name, store }: Engine, grip: Grip, luck: Dice, sky: Now, trouble: RowsTrouble): Store['commit'] {
  const waiting: Unit[] = []

  /** One unit as it goes in this weather. */
  const attempt = async ({ writes }: Unit): Promise<Committed> => {
    const { refused, stale, unheard } = sky.weather.rows
    if (trouble.fullDisk) throw new Unavailable('database or disk is full')
    if (luck.chance(refused)) throw new Unavailable('the connection broke before the commit')
    if (luck.chance(stale)) return 'stale'
    const committed = store.commit(writes)
    if (!luck.chance(unheard)) return committed
    await committed
    throw new Unavailable('the connection broke behind the commit')
  }

  /** Answers with the way to tell each what became of it, in the order they came. */
  const flush = async () => {
    const units = waiting.splice(0)
    const settled: PromiseSettledResult<Committed>[] = []
    if (name === 'sqlite') settled.push(...(await Promise.allSettled(units.map(attempt))))
    else for (const unit of units) settled.push(...(await Promise.allSettled([attempt(unit)])))
    return () => {
      for (const [i, { resolve, reject }] of units.entries()) {
        const one = settled[i]
        if (one?.status === 'fulfilled') resolve(one.value)
        else reject(one?.reason)
      }
    }
  }

  return (writes) =>
    new Promise((resolve, reject) => {
      waiting.push({ writes, resolve, reject })
      if (waiting.length === 1) void grip.pass('write', flush).then((tell) => tell())
    })
}
