import { createQueryId, type QueryCompiler, type RootOperationNode } from 'kysely'
import type { Change, Insert, Write } from './paper.ts'

export interface Compiled {
  readonly sql: string
  readonly parameters: readonly unknown[]
}

/**
 * Writes → SQL in an engine's dialect. The SQL of whole rows and plain changes is kept by table and columns: most writes are such, and
 * building it anew each time cost more than running it. `placeholder`: `?`, or `$1` by place.
 */
export function compiling(compiler: QueryCompiler, placeholder: (place: number) => string): (write: Write) => Compiled {
  const kept = new Map<string, string>()
  const insertion = ({ into, row }: Insert): Compiled => {
    const columns = Object.keys(row)
    const key = `${into} ${columns.join(' ')}`
    const sql = kept.get(key) ?? sqlOf(into, columns, placeholder)
    kept.set(key, sql)
    return { sql, parameters: Object.values(row) }
  }
  const alteration = ({ change, set, where }: Change): Compiled => {
    const columns = Object.keys(set)
    const matched = Object.keys(where)
    const key = `${change} ${columns.join(' ')} where ${matched.join(' ')}`
    const sql = kept.get(key) ?? updateOf(change, columns, matched, placeholder)
    kept.set(key, sql)
    return { sql, parameters: [...Object.values(set), ...Object.values(where)] }
  }
  return (write) => {
    if ('into' in write) return insertion(write)
    if ('change' in write) return alteration(write)
    return compiler.compileQuery(write.toOperationNode() as RootOperationNode, createQueryId())
  }
}

const sqlOf = (into: string, columns: readonly string[], placeholder: (place: number) => string): string =>
  `insert into "${into}" (${columns.map((name) => `"${name}"`).join(', ')}) values (${columns
    .map((_, i) => placeholder(i + 1))
    .join(', ')})`

const updateOf = (
  table: string,
  columns: readonly string[],
  matched: readonly string[],
  placeholder: (place: number) => string,
): string => {
  const is = (names: readonly string[], from: number) => names.map((name, i) => `"${name}" = ${placeholder(from + i)}`)
  return `update "${table}" set ${is(columns, 1).join(', ')} where ${is(matched, columns.length + 1).join(' and ')}`
}
