import {
  type Driver,
  Kysely,
  type OperationNodeSource,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely'
import type { Schema } from './schema.ts'

/** A query that has been written down but not run. Only `Store.commit` runs one, in its engine's own dialect. */
export type Write = OperationNodeSource | Insert | Change

/** One whole row for one table: what most writes are, so engines may keep its SQL instead of building it each time. */
export interface Insert extends OperationNodeSource {
  readonly into: keyof Schema
  readonly row: Readonly<Record<string, unknown>>
}

/** New values for the rows of a table that have certain values now; its SQL is kept like that of a whole row. */
export interface Change extends OperationNodeSource {
  readonly change: keyof Schema
  readonly set: Readonly<Record<string, unknown>>
  readonly where: Readonly<Record<string, unknown>>
}

/** Sets columns of the rows whose columns are what `where` says; null in `where` matches nothing. */
export const change = <T extends keyof Schema>(
  table: T,
  set: Partial<Schema[T]>,
  where: Partial<Schema[T]>,
): Change => ({
  change: table,
  set: set as Readonly<Record<string, unknown>>,
  where: where as Readonly<Record<string, unknown>>,
  toOperationNode: () =>
    Object.entries(where)
      .reduce(
        (query, [column, value]) => query.where(column as never, '=', value as never),
        paper.updateTable<keyof Schema>(table).set(set as never),
      )
      .toOperationNode(),
})

/** Puts a whole row into a table. */
export const insert = <T extends keyof Schema>(into: T, row: Schema[T]): Insert => ({
  into,
  row: row as Readonly<Record<string, unknown>>,
  toOperationNode: () =>
    paper
      .insertInto<keyof Schema>(into)
      .values(row as never)
      .toOperationNode(),
})

const refuse = async (): Promise<never> => {
  throw new Error('written on paper: return the query, commit() runs it')
}
const inert: Driver = {
  init: async () => {},
  destroy: async () => {},
  acquireConnection: refuse,
  releaseConnection: async () => {},
  beginTransaction: refuse,
  commitTransaction: refuse,
  rollbackTransaction: refuse,
}

/** Kysely without a database behind it, so a decision can hold queries and stay pure. */
export const paper = new Kysely<Schema>({
  dialect: {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => inert,
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  },
})
