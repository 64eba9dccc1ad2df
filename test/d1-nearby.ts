import { Miniflare } from 'miniflare'
import { z } from 'zod'
import type { D1, D1Statement } from '../src/store/d1.ts'
import { MIGRATIONS } from './temporary-store.ts'

/** Real D1 databases in workerd on this machine, each empty until it is migrated. */
export interface D1Nearby {
  /** The next database nobody has used yet, migrated. */
  fresh(): Promise<D1>
  close(): Promise<void>
}

export async function d1Nearby(databases: number): Promise<D1Nearby> {
  const names = Array.from({ length: databases }, (_, i) => `DB${i}`)
  const miniflare = new Miniflare({
    // Else it asks Cloudflare where we are.
    cf: false,
    workers: [
      {
        config: {
          name: 'relay',
          compatibilityDate: '2026-04-01',
          manifest: { mainModule: 'relay.js', modules: { 'relay.js': { type: 'esm', contents: RELAY } } },
          env: Object.fromEntries(names.map((name) => [name, { type: 'd1', id: name }] as const)),
        },
      },
    ],
  })
  const url = (await miniflare.ready).href
  return {
    async fresh() {
      const name = names.shift()
      if (name === undefined) throw new Error(`more than ${databases} databases were asked for`)
      const d1 = relayed(`${url}${name}`)
      await migrateD1(d1)
      return d1
    },
    close: () => miniflare.dispose(),
  }
}

/** As `wrangler d1 migrations apply` leaves a database. */
export async function migrateD1(d1: D1): Promise<void> {
  const laid = MIGRATIONS.flatMap(({ sql }) => statementsIn(sql))
  const table =
    'create table d1_migrations (id integer primary key autoincrement, name text unique, applied_at timestamp default current_timestamp not null)'
  const remembered = MIGRATIONS.map(({ name }) =>
    d1.prepare('insert into d1_migrations (name) values (?)').bind(`${name}.sql`),
  )
  await d1.batch([...[...laid, table].map((sql) => d1.prepare(sql)), ...remembered])
}

const statementsIn = (sql: string): readonly string[] =>
  sql
    .replace(/^\s*--.*$/gm, '')
    .split(/;\s*$/m)
    .map((statement) => statement.trim())
    .filter((statement) => statement !== '')

/** Runs inside workerd, beside the real binding: what it answers and how it complains come back word by word. */
const RELAY = `export default {
  async fetch(request, env) {
    const { kind, statements } = await request.json()
    const db = env[new URL(request.url).pathname.slice(1)]
    try {
      const bound = statements.map(({ sql, values }) => db.prepare(sql).bind(...values))
      return Response.json({ answer: kind === 'batch' ? await db.batch(bound) : [await bound[0].all()] })
    } catch (error) {
      return Response.json({ complaint: error.message })
    }
  },
}`

interface Bound extends D1Statement {
  readonly sql: string
  readonly values: readonly unknown[]
}

/** The binding as seen from here; Miniflare's own proxy costs 13 ms a call, which the contract has thousands of. */
function relayed(url: string): D1 {
  const run = async (kind: 'all' | 'batch', statements: readonly Bound[]) => {
    const body = JSON.stringify({ kind, statements: statements.map(({ sql, values }) => ({ sql, values })) })
    const said = SAID.parse(await (await fetch(url, { method: 'POST', body })).json())
    if ('complaint' in said) throw new Error(said.complaint)
    return said.answer
  }
  const bound = (sql: string, values: readonly unknown[]): Bound => ({
    sql,
    values,
    bind: (...given) => bound(sql, given),
    async all() {
      const [answer] = await run('all', [{ ...bound(sql, values) }])
      if (!answer) throw new Error('no answer')
      return answer
    },
  })
  return {
    prepare: (sql) => bound(sql, []),
    batch: (statements) => run('batch', statements as readonly Bound[]),
  }
}

const SAID = z.union([
  z.object({ complaint: z.string() }),
  z.object({ answer: z.array(z.object({ results: z.array(z.unknown()) })) }),
])
