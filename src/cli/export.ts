import { existsSync } from 'node:fs'
import { type RawBuilder, sql } from 'kysely'
import { phrase } from '../bot/phrase.ts'
import type { Store } from '../store/store.ts'
import { type Page, writeExport } from './export-file.ts'
import { inUse } from './in-use.ts'
import { type Cell, TABLE_NAMES, TABLES, type TableName } from './tables.ts'
import { engineOf, Misused, migrationNames, onlyWord, type Verb } from './verb.ts'

/** Rows in memory at a time. */
const PAGE_ROWS = 500

/** A whole database as one file that either engine can take in; nothing may run meanwhile. */
export const exportAll: Verb = {
  name: 'export',
  usage: 'export FILE',
  does: phrase(
    '把整个数据库导出为一个文件，用来换数据库，先停机。',
    'Write the whole database to a file, to move to another one (stop the bot first).',
  ),
  async run(args, { config, now, print }) {
    const file = onlyWord(args)
    const { database } = config
    if (existsSync(file)) throw new Misused(`文件已存在 / the file is there already: ${file}`)
    if (database.kind === 'sqlite' && !existsSync(database.file)) {
      print(`没有这个文件 / there is no such file: ${database.file}`)
      return 1
    }
    if (await inUse(database)) {
      print('机器人还在运行，请先停机 / the bot still runs: stop it first')
      return 1
    }
    const engine = await engineOf(config)
    const pending = await engine.pending()
    if (pending.length > 0) {
      print(`数据表待更新，请先运行 migrate / run migrate first, tables to update: ${pending.join(', ')}`)
      return 1
    }
    const store = engine.open()
    try {
      const rows = await writeExport(file, { at: now(), migrations: migrationNames() }, everyPage(store.read))
      print(`已导出 / exported: ${rows} 行 rows → ${file}`)
      print('里面有个人信息，用完请删除 / it holds personal data: delete it when it has served')
      return 0
    } finally {
      await store.close()
    }
  },
}

/** All rows, table by table, a page at a time by key. */
async function* everyPage(read: Store['read']): AsyncGenerator<Page> {
  for (const table of TABLE_NAMES) {
    for (let last: Row | null = null; ; ) {
      const rows: readonly Row[] = await pageAfter(read, table, last)
      const [first] = rows
      if (first) yield { table, columns: Object.keys(first), rows: rows.map((row) => Object.values(row)) }
      last = rows.at(-1) ?? null
      if (rows.length < PAGE_ROWS) break
    }
  }
}

type Row = Readonly<Record<string, Cell>>

async function pageAfter(read: Store['read'], table: TableName, last: Row | null): Promise<readonly Row[]> {
  const { key } = TABLES[table]
  const columns = sql.join(key.map((name) => sql.ref(name)))
  const beyond: RawBuilder<unknown> = last
    ? sql`where (${columns}) > (${sql.join(key.map((name) => last[name] ?? null))})`
    : sql``
  const { rows } = await sql<Row>`
    select * from ${sql.table(table)} ${beyond} order by ${columns} limit ${PAGE_ROWS}`.execute(read)
  return rows
}
