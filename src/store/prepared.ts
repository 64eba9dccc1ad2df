import {
  type CompiledQuery,
  createQueryId,
  type Kysely,
  type OperationNodeSource,
  type QueryExecutorProvider,
  type RawBuilder,
  type RootOperationNode,
  sql,
} from 'kysely'
import { paper } from './paper.ts'
import type { Schema } from './schema.ts'

/** What a prepared query needs of a database: to write it in its own dialect once, and to run it. */
export type Runs = Pick<Kysely<Schema>, 'getExecutor' | 'executeQuery'>

/** A place in a query that is filled when it runs. */
class Hole {
  readonly name: string
  constructor(name: string) {
    this.name = name
  }
}

/**
 * A query that is built once and run many times: what every message asks is worth it (measured: building took four
 * fifths of the time of a look). `build` gets a stand-in for each value; its SQL is kept for each database it runs on.
 */
export function prepared<Values extends object, Row>(
  build: (
    db: typeof paper,
    value: <Name extends keyof Values & string>(name: Name) => RawBuilder<Values[Name]>,
  ) => OperationNodeSource & { compile(on: QueryExecutorProvider): CompiledQuery<Row> },
): (db: Runs, values: Values) => Promise<readonly Row[]> {
  const kept = new WeakMap<object, CompiledQuery<Row>>()
  const compiled = (db: Runs): CompiledQuery<Row> => {
    const executor = db.getExecutor()
    const found = kept.get(executor)
    if (found) return found
    const query = build(paper, (name) => sql.val(new Hole(name)) as RawBuilder<never>)
    const fresh = executor.compileQuery<Row>(query.toOperationNode() as RootOperationNode, createQueryId())
    kept.set(executor, fresh)
    return fresh
  }
  return async (db, values) => {
    const query = compiled(db)
    const filled = new Map<string, unknown>(Object.entries(values))
    const parameters = query.parameters.map((given) => (given instanceof Hole ? filled.get(given.name) : given))
    return (await db.executeQuery<Row>({ ...query, parameters })).rows
  }
}
