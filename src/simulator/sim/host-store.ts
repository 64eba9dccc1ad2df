import {
  type CompiledQuery,
  type DatabaseConnection,
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
export function hostStore({ name, run, store }: Engine, grip: Grip, luck: Dice, sky: Now, trouble: RowsTrouble): Store {
  const connection: DatabaseConnection = {
    executeQuery: <R>(query: CompiledQuery): Promise<QueryResult<R>> =>
      grip.pass('read', async () => {
        if (luck.chance(sky.weather.rows.refused)) throw new Unavailable('the connection broke')
        return (await run(query)) as QueryResult<R>
      }),
    async *streamQuery() {
      yield* []
      throw new Error('a long read holds the log open: page by key')
    },
  }
  interface Unit {
    readonly writes: readonly Write[]
    resolve(committed: Committed): void
    reject(why: unknown): void
  }
  const waiting: Unit[] = []
  /** One unit as it goes in this weather; what becomes of it is told behind the last of its group. */
  const attempt = async (writes: readonly Write[]): Promise<Committed> => {
    const { refused, stale, unheard } = sky.weather.rows
    if (trouble.fullDisk) throw new Unavailable('database or disk is full')
    if (luck.chance(refused)) throw new Unavailable('the connection broke before the commit')
    if (luck.chance(stale)) return 'stale'
    const committed = store.commit(writes)
    if (!luck.chance(unheard)) return committed
    await committed
    throw new Unavailable('the connection broke behind the commit')
  }
  /**
   * What was to be committed while the first of them took its time. SQLite commits them as a group, all at once; on the
   * other engines one comes after the other, and it comes to the same.
   */
  const flush = async () => {
    const units = waiting.splice(0)
    const settled: PromiseSettledResult<Committed>[] = []
    if (name === 'sqlite') settled.push(...(await Promise.allSettled(units.map(({ writes }) => attempt(writes)))))
    else for (const { writes } of units) settled.push(...(await Promise.allSettled([attempt(writes)])))
    return () => {
      for (const [i, { resolve, reject }] of units.entries()) {
        const one = settled[i]
        if (one?.status === 'fulfilled') resolve(one.value)
        else reject(one?.reason)
      }
    }
  }
  return {
    read: new Kysely<Schema>({
      dialect: {
        createDriver: () => onlyReading(connection),
        ...(name === 'postgres'
          ? {
              createAdapter: () => new PostgresAdapter(),
              createIntrospector: (db) => new PostgresIntrospector(db),
              createQueryCompiler: () => new PostgresQueryCompiler(),
            }
          : {
              createAdapter: () => new ManyAtOnce(),
              createIntrospector: (db) => new SqliteIntrospector(db),
              createQueryCompiler: () => new SqliteQueryCompiler(),
            }),
      },
    }),
    commit: (writes) =>
      new Promise((resolve, reject) => {
        waiting.push({ writes, resolve, reject })
        if (waiting.length === 1) void grip.pass('write', flush).then((tell) => tell())
      }),
    async close() {},
  }
}
