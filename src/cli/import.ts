import { existsSync } from 'node:fs'
import { sql } from 'kysely'
import { phrase } from '../bot/phrase.ts'
import type { DatabaseAt } from '../store/engine.ts'
import type { Write } from '../store/paper.ts'
import { Broken, type Store, Unavailable } from '../store/store.ts'
import { BadExport, headerOf, type Page, pagesOf } from './export-file.ts'
import { type Cell, TABLE_NAMES, TABLES } from './tables.ts'
import { type Desk, engineOf, migrationNames, onlyWord, type Verb } from './verb.ts'

/** Rows to a statement: times the columns of the widest table, far below what the engines bind (32,766). */
const PAGE_ROWS = 200

/** Takes an export into an empty database, all of it or nothing. */
export const importAll: Verb = {
  name: 'import',
  usage: 'import FILE',
  does: phrase(
    '把导出的文件导入一个空数据库（先用 migrate 建表）。',
    'Load an exported file into an empty database (lay its tables with migrate first).',
  ),
  async run(args, desk) {
    const file = onlyWord(args)
    try {
      const why = await unfitFor(file, desk)
      if (why !== null) {
        desk.print(why)
        return 1
      }
      const rows = await load(desk.config.database, file)
      desk.print(`已导入 / imported: ${rows} 行 rows ← ${file}`)
      return 0
    } catch (error) {
      if (!(error instanceof BadExport || error instanceof Broken || error instanceof Unavailable)) throw error
      desk.print(`没有导入，数据库没有改动 / not imported, the database is as it was: ${error.message}`)
      return 1
    }
  },
}

/** Why this file cannot go into this database, or null. */
async function unfitFor(file: string, { config }: Desk): Promise<string | null> {
  if (!existsSync(file)) return `没有这个文件 / there is no such file: ${file}`
  const { migrations } = await headerOf(file)
  const ours = migrationNames()
  const newer = migrations.filter((name) => !ours.includes(name))
  if (newer.length > 0) {
    return `导出的数据库比程序新，请升级程序 / the exported database is newer than this program, install the newer version: ${newer.join(', ')}`
  }
  const missing = ours.filter((name) => !migrations.includes(name))
  if (missing.length > 0) {
    return `导出的数据库比程序旧，请先用本程序 migrate 原来的库再导出 / the exported database is older: migrate it with this program and export again: ${missing.join(', ')}`
  }
  const { database } = config
  const engine = await engineOf(config)
  const laid = database.kind === 'postgres' || existsSync(database.file)
  if (!laid || (await engine.pending()).length > 0)
    return '还没有建表，请先运行 migrate / no tables yet: run migrate first'
  const store = engine.open()
  try {
    const full = await firstFull(store.read)
    return full === null
      ? null
      : `数据库不是空的（${full}），没有导入 / the database is not empty (${full}), nothing was imported`
  } finally {
    await store.close()
  }
}

async function firstFull(read: Store['read']): Promise<string | null> {
  for (const table of TABLE_NAMES) {
    if (TABLES[table].laid) continue
    const { rows } = await sql`select 1 from ${sql.table(table)} limit 1`.execute(read)
    if (rows.length > 0) return table
  }
  return null
}

/** Answers how many rows were loaded. */
async function load(at: DatabaseAt, file: string): Promise<number> {
  const allOrNothing = await transactionOn(at)
  let count = 0
  await allOrNothing(async (run) => {
    for (const table of TABLE_NAMES) if (TABLES[table].laid) await run(sql`delete from ${sql.table(table)}`)
    for await (const page of pagesOf(file, PAGE_ROWS)) {
      count += page.rows.length
      if (page.rows.length > 0) await run(inserted(page))
    }
    // What refers to a row of its own table is tied to it when all of them are there.
    for await (const page of pagesOf(file, PAGE_ROWS)) for (const write of selfTies(page)) await run(write)
  })
  return count
}

type Run = (write: Write) => Promise<void>

async function transactionOn(at: DatabaseAt): Promise<(work: (run: Run) => Promise<void>) => Promise<void>> {
  if (at.kind === 'sqlite') {
    const { loadSqlite } = await import('../store/load-sqlite.ts')
    return (work) => loadSqlite(at.file, work)
  }
  const { loadPostgres } = await import('../store/load-postgres.ts')
  return (work) => loadPostgres(at.url, work)
}

function inserted({ table, columns, rows }: Page): Write {
  const self = columns.indexOf(TABLES[table].self ?? '')
  const tuple = (row: readonly Cell[]) => sql`(${sql.join(row.map((cell, i) => (i === self ? null : cell)))})`
  return sql`insert into ${sql.table(table)} (${sql.join(columns.map((name) => sql.ref(name)))}) values ${sql.join(rows.map(tuple))}`
}

function selfTies({ table, columns, rows }: Page): readonly Write[] {
  const { self, key } = TABLES[table]
  if (self === undefined) return []
  const cell = (row: readonly Cell[], name: string) => row[columns.indexOf(name)] ?? null
  return rows
    .filter((row) => cell(row, self) !== null)
    .map((row) => {
      const same = key.map((name) => sql`${sql.ref(name)} = ${cell(row, name)}`)
      return sql`update ${sql.table(table)} set ${sql.ref(self)} = ${cell(row, self)} where ${sql.join(same, sql` and `)}`
    })
}
