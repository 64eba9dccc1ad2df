import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { open, rm } from 'node:fs/promises'
import { z } from 'zod'
import { type Cell, isTable, type TableName } from './tables.ts'

/** What this program writes, and the newest that it reads. */
const FORMAT = 1
/** Far longer than any row, in characters: a sent card is 30 KB at most. */
const LINE_MAX = 4 * 1024 * 1024

/** Why a file cannot be read as an export; the message is for the person at the terminal. */
export class BadExport extends Error {
  override readonly name = 'BadExport'
}

export interface Header {
  /** Epoch ms. */
  readonly at: number
  /** The migrations of the database it was made from. */
  readonly migrations: readonly string[]
}

/** Some rows of one table; each has a cell for each column. */
export interface Page {
  readonly table: TableName
  readonly columns: readonly string[]
  readonly rows: readonly (readonly Cell[])[]
}

/**
 * Writes a whole database as JSON lines: a header; for each table its name and columns, then its rows; and at the end
 * how many rows there are and the SHA-256 of all before. A file that is there already is not touched; one that was not
 * finished is taken away. Answers the number of rows.
 */
export async function writeExport(file: string, header: Header, pages: AsyncIterable<Page>): Promise<number> {
  // The rows hold names of people: nobody else on this machine may read them.
  const out = await open(file, 'wx', 0o600)
  try {
    const hash = createHash('sha256')
    const put = async (lines: readonly unknown[]) => {
      const text = lines.map((line) => `${JSON.stringify(line)}\n`).join('')
      hash.update(text)
      await out.write(text)
    }
    await put([{ jiedui: 'export', format: FORMAT, at: header.at, migrations: header.migrations }])
    let table: TableName | null = null
    let count = 0
    for await (const page of pages) {
      if (page.table !== table) await put([{ table: page.table, columns: page.columns }])
      table = page.table
      count += page.rows.length
      await put(page.rows)
    }
    await out.write(`${JSON.stringify({ end: { rows: count, sha256: hash.digest('hex') } })}\n`)
    await out.sync()
    await out.close()
    return count
  } catch (error) {
    await out.close()
    await rm(file)
    throw error
  }
}

/** Reads only the first line. @throws BadExport where it is none of ours, or newer than this program */
export async function headerOf(file: string): Promise<Header> {
  for await (const line of linesOf(file)) return headerIn(line)
  throw new BadExport(TRUNCATED)
}

/**
 * Reads it a page at a time.
 * @throws BadExport at the line where it is broken; at its end, where it is not what was written. So what was done with
 * the pages must not stand before the last one has been read
 */
export async function* pagesOf(file: string, rowsAPage: number): AsyncGenerator<Page> {
  let page: { readonly table: TableName; readonly columns: readonly string[]; rows: Cells[] } | null = null
  for await (const { number, read } of checkedLines(file)) {
    if ('table' in read) {
      if (page) yield page
      if (!isTable(read.table)) throw new BadExport(`没有这个表 / no such table: ${read.table}`)
      page = { table: read.table, columns: read.columns, rows: [] }
      continue
    }
    if (read.row.length !== page?.columns.length) throw unreadable(number)
    page.rows.push(read.row)
    if (page.rows.length < rowsAPage) continue
    yield page
    page = { ...page, rows: [] }
  }
  if (page) yield page
}

type Cells = readonly Cell[]
type Line = { readonly row: Cells } | { readonly table: string; readonly columns: readonly string[] }

/** What stands between header and end, which are checked on the way. */
async function* checkedLines(file: string): AsyncGenerator<{ readonly number: number; readonly read: Line }> {
  const hash = createHash('sha256')
  let number = 0
  let rows = 0
  let ended = false
  for await (const line of linesOf(file)) {
    number += 1
    if (ended) throw unreadable(number)
    const read = number === 1 ? headerIn(line) : lineIn(line, number)
    if ('end' in read) {
      if (read.end.rows !== rows || read.end.sha256 !== hash.digest('hex')) throw new BadExport(ALTERED)
      ended = true
      continue
    }
    hash.update(line).update('\n')
    if ('migrations' in read) continue
    if ('row' in read) rows += 1
    yield { number, read }
  }
  if (!ended) throw new BadExport(TRUNCATED)
}

const HEADER = z.object({
  jiedui: z.literal('export'),
  format: z.number().int(),
  at: z.number().int(),
  migrations: z.array(z.string()),
})
const CELL = z.union([z.string(), z.number().int(), z.null()])
const LINE = z.union([
  z.array(CELL).transform((row) => ({ row })),
  z.object({ table: z.string(), columns: z.array(z.string()).min(1) }),
  z.object({ end: z.object({ rows: z.number().int(), sha256: z.string() }) }),
])

function headerIn(line: string): Header {
  const header = HEADER.safeParse(jsonIn(line))
  if (!header.success) throw new BadExport('不是结对助手的导出文件 / is no export of this program')
  if (header.data.format > FORMAT) {
    throw new BadExport(
      `导出文件的格式比程序新（${header.data.format}），请升级程序 / the format of the file is newer than this program (${header.data.format}): install the newer version`,
    )
  }
  return header.data
}

function lineIn(line: string, number: number): z.infer<typeof LINE> {
  const read = LINE.safeParse(jsonIn(line))
  if (!read.success) throw unreadable(number)
  return read.data
}

function jsonIn(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}

const unreadable = (line: number) => new BadExport(`第 ${line} 行读不懂 / line ${line} cannot be read`)
const TRUNCATED = '文件不完整，没有结尾 / the file is cut off: it has no end'
const ALTERED = '文件内容与结尾的计数或校验不符 / the file is not what was written: its count or checksum differs'

/** Lines without their ends, whatever pieces the disk gives; one without an end at the end is one cut off. */
async function* linesOf(file: string): AsyncGenerator<string> {
  let rest = ''
  for await (const chunk of createReadStream(file, { encoding: 'utf8' })) {
    const lines = (rest + String(chunk)).split('\n')
    rest = lines.pop() ?? ''
    yield* lines
    if (rest.length > LINE_MAX) throw new BadExport('有一行太长 / a line is too long')
  }
  if (rest !== '') throw new BadExport(TRUNCATED)
}
