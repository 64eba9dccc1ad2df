import {
  type CompiledQuery,
  createQueryId,
  InsertQueryNode,
  type RootOperationNode,
  SqliteQueryCompiler,
  ValuesNode,
} from 'kysely'
import { lostIn } from './complaint.ts'
import { askingSqlite } from './read-only.ts'
import { Broken, type Committed, type Store, Unavailable, WRITES_MAX } from './store.ts'
import { newerThanProgram } from './unfit.ts'

/** What we use of Cloudflare's binding; a `batch` is one transaction. */
export interface D1 {
  prepare(sql: string): D1Statement
  batch(statements: readonly D1Statement[]): Promise<readonly { readonly results: readonly unknown[] }[]>
}
export interface D1Statement {
  bind(...values: readonly unknown[]): D1Statement
  all(): Promise<{ readonly results: readonly unknown[] }>
}

/** D1 takes no statement with more bound values. */
export const PARAMETERS_MAX = 100

export interface D1Store extends Store {
  /** Statements run through this store so far: an invocation may run only so many. */
  asked(): number
}

/** One request's way to the rows: made for it and dropped with it, since a binding may not be used from another one. */
export function d1Store(d1: D1): D1Store {
  let asked = 0

  const statement = ({ sql, parameters }: CompiledQuery): D1Statement => {
    if (parameters.length > PARAMETERS_MAX)
      throw new Broken(`a statement with ${parameters.length} values; the most on D1 is ${PARAMETERS_MAX}`)
    asked += 1
    return d1.prepare(sql).bind(...parameters)
  }

  const answer = async (query: CompiledQuery) => {
    const asking = statement(query)
    try {
      return (await asking.all()).results
    } catch (error) {
      throw readMeaning(error)
    }
  }

  return {
    read: askingSqlite(answer),
    async commit(writes) {
      const compiled = writes.flatMap((write) => fitting(write.toOperationNode() as RootOperationNode))
      if (compiled.length > WRITES_MAX)
        throw new Broken(`a unit of ${compiled.length} statements; the most is ${WRITES_MAX}`)
      if (compiled.length === 0) return 'committed'
      const batch = compiled.map(statement)
      try {
        await d1.batch(batch)
        return 'committed'
      } catch (error) {
        const meaning = d1Meaning(error)
        if (meaning instanceof Error) throw meaning
        return meaning
      }
    },
    asked: () => asked,
    async close() {},
  }
}

/** The statement, or where an insert has more rows than one statement can hold, the same rows in several. */
function fitting(node: RootOperationNode): readonly CompiledQuery[] {
  const whole = new SqliteQueryCompiler().compileQuery(node, createQueryId())
  if (whole.parameters.length <= PARAMETERS_MAX || !InsertQueryNode.is(node)) return [whole]
  if (!node.values || !ValuesNode.is(node.values) || node.values.values.length < 2) return [whole]
  const rows = node.values.values
  const half = Math.ceil(rows.length / 2)
  return [rows.slice(0, half), rows.slice(half)].flatMap((some) =>
    fitting({ ...node, values: ValuesNode.create(some) }),
  )
}

/** What D1's complaint means: a lost key, a broken unit, or a store that cannot. It comes as words only. */
export function d1Meaning(error: unknown): Committed | Broken | Unavailable {
  const message = error instanceof Error ? error.message : String(error)
  const lost = lostIn(message)
  if (lost !== null) return lost
  return OWN_FAULTS.test(message) ? new Broken(message, { cause: error }) : new Unavailable(message, { cause: error })
}

/** Who reads meets no rival: what the words mean, or the complaint as it came. */
function readMeaning(error: unknown): unknown {
  const meaning = d1Meaning(error)
  return meaning instanceof Unavailable ? meaning : error
}

/** Result codes that say the unit is wrong; every other trouble (overloaded, timed out, connection lost …) is the store's. */
const OWN_FAULTS = /\bSQLITE_(?:CONSTRAINT|ERROR|MISMATCH|RANGE|TOOBIG|AUTH)\b|D1_TYPE_ERROR/

/**
 * Which of this program's migrations a D1 database still lacks, by what `wrangler d1 migrations apply` remembers.
 * @param names of this program's migrations, `0001_spine` and so on
 * @throws Unfit when the database is newer than the program
 */
export async function pendingD1(d1: D1, names: readonly string[]): Promise<readonly string[]> {
  const applied = await appliedD1(d1)
  const unknown = applied.filter((name) => !names.includes(name))
  if (unknown.length > 0) throw newerThanProgram(unknown)
  return names.filter((name) => !applied.includes(name))
}

async function appliedD1(d1: D1): Promise<readonly string[]> {
  try {
    const { results } = await d1.prepare('select name from d1_migrations').all()
    return (results as readonly { readonly name: string }[]).map(({ name }) => name.replace(/\.sql$/, ''))
  } catch (error) {
    if (error instanceof Error && /no such table: d1_migrations/.test(error.message)) return []
    throw readMeaning(error)
  }
}
