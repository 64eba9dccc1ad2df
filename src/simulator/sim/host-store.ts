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
import { ManyAtOnce, onlyReading } from '../../store/read-only.ts'
import type { Schema } from '../../store/schema.ts'
import { type Store, Unavailable } from '../../store/store.ts'
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
      grip.pass('write', async () => {
        if (trouble.fullDisk) throw new Unavailable('database or disk is full')
        if (luck.chance(sky.weather.rows.refused)) throw new Unavailable('the connection broke before the commit')
        if (luck.chance(sky.weather.rows.stale)) return 'stale'
        const committed = await store.commit(writes)
        if (luck.chance(sky.weather.rows.unheard)) throw new Unavailable('the connection broke behind the commit')
        return committed
      }),
    async close() {},
  }
}
