import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Readable } from 'node:stream'
import Sqlite from 'better-sqlite3'
import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { exportAll } from '../src/cli/export.ts'
import { importAll } from '../src/cli/import.ts'
import { migrate } from '../src/cli/migrate.ts'
import { TABLE_NAMES, TABLES } from '../src/cli/tables.ts'
import { type Desk, engineOf, Misused } from '../src/cli/verb.ts'
import { readConfig } from '../src/config.ts'
import { insert, paper, type Write } from '../src/store/paper.ts'
import type { ActivityRow } from '../src/store/schema.ts'
import { openSqlite, sqliteStore } from '../src/store/sqlite.ts'
import { WRITES_MAX } from '../src/store/store.ts'
import { type PostgresServer, postgresServer } from './postgres-server.ts'

/** More than some pages of rows, so that the seams between pages are met. */
const MANY = 1_203

let server: PostgresServer
let databases = 0
let folder: string
let printed: string[]
const at = (name: string) => path.join(folder, name)

beforeAll(async () => {
  server = await postgresServer()
})
afterAll(() => server.close())
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'jiedui-move-'))
  printed = []
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const deskAt = (url: string): Desk => ({
  config: readConfig({ DATABASE_URL: url }),
  now: () => Date.UTC(2026, 10, 23),
  print: (...lines) => printed.push(...lines),
  complain: (...lines) => printed.push(...lines),
  input: Readable.from([]),
})
/** A database with its tables and nothing in them. */
const empty = async (url: string): Promise<Desk> => {
  const desk = deskAt(url)
  expect(await migrate.run([], desk)).toBe(0)
  return desk
}
const onSqlite = (name: string) => empty(`sqlite:${at(name)}`)
const onPostgres = async () => empty(await server.database(`m${++databases}`))

/** Every row of every table, in no order that an engine could choose. */
async function rowsOf({ config }: Desk): Promise<Record<string, readonly string[]>> {
  const store = (await engineOf({ ...config })).open()
  const all: Record<string, readonly string[]> = {}
  for (const table of TABLE_NAMES) {
    const { rows } = await sql`select * from ${sql.table(table)}`.execute(store.read)
    all[table] = rows.map((row) => JSON.stringify(row)).sort()
  }
  await store.close()
  return all
}

/** Something in every table, among it what tends to be lost on the way. */
async function fill(file: string): Promise<void> {
  const store = sqliteStore(file)
  const words = '“引号” \'单\' "双" \\n 换\n行\t\u2028 👩‍🏫 <at id=all> ; drop table person; --'
  const since = 1_795_392_000_123
  const outbox = { lane: 'chat:oc', target_kind: 'chat', target: 'oc', reply_to: null, does: 'send', of: null } as const
  const activity: Omit<ActivityRow, 'id' | 'state' | 'merged_into'> = {
    ...{ pair: 'p', date: '2026-11-23', date_end: null, half_day: null, direction: null, mode: null, place: null },
    ...{ type: '示范课', participants: 6, participants_approx: 0, audience: null, children: null, minutes: null },
    ...{ children_giver: null, children_receiver: null, words, gain_giver: null, gain_receiver: '', assumed: '[]' },
    ...{ side: 'k1', revision: 1, logged_by: 'ou', logged_at: since, chat: 'oc', message: null },
    ...{ participants_min: 20, participants_max: 30, participants_unit: '人次', time_from: '14:00', time_to: null },
    ...{ half_days: 3, class_hours: '0.5', receivers: '["k2"]', warned: '["小学化"]' },
  }
  const kindergarten = { level: '未填', side: 'unknown', since } as const
  const unit = [
    paper.updateTable('claim_turn').set({ turn: 77 }),
    insert('inbox', { key: 'om_1', at: since }),
    insert('outbox', {
      ...{ ...outbox, id: 'o', card: words, without: '[]', urgency: 1, about: null, why: '{}', created_at: since },
      ...{ due_at: since, expires_at: 9_007_199_254_740_991, state: 'held', tries: 8, first_try_at: 0, tried_at: 0 },
      ...{ doubt_since: 0, lease_by: null, lease_until: 0, receipt: null, reason: words },
    }),
    insert('send_meter', { slot: 17_953_920_001, sends: 3 }),
    insert('sending_pause', { reason: 'quota', until: since }),
    insert('api_call', { month: '2026-11', code: '0', calls: 12 }),
    insert('errand', {
      ...{ id: 'e', kind: 'count-members', args: '{}', state: 'dead', due_at: 0, tries: 5 },
      ...{ lease_by: null, lease_until: 0, reason: 'x' },
    }),
    insert('person', { id: 'ou', name: '王莉', since }),
    insert('city', { id: 'c', name: '市', since }),
    insert('county', { id: 'x', name: '桃源县', since }),
    insert('kindergarten', { id: 'k1', name: '县直机关幼儿园', county: null, ...kindergarten }),
    insert('kindergarten', { id: 'k2', name: '桃源镇中心幼儿园', county: 'x', ...kindergarten }),
    insert('cycle', { id: 'y', first_year: 2026, since }),
    insert('pair', { id: 'p', giver: 'k1', cycle: 'y', since, ended_at: null }),
    insert('receiver', { pair: 'p', kindergarten: 'k2', place: 0 }),
    insert('chat', { id: 'oc', kind: 'group', name: null, present: 1, hears_all: 0, since }),
    insert('tie', { chat: 'oc', scope_kind: 'pair', scope_id: 'p', with_heads: 0, tied_by: 'ou', since }),
    insert('member', { chat: 'oc', person: 'ou', since }),
    insert('staff', { person: 'ou', kindergarten: 'k2', how: 'button', since }),
    insert('role', { person: 'ou', role: 'owner', scope_kind: 'city', scope_id: '', granted_by: 'ou', since }),
    insert('claim_code', { hash: 'h', made_at: 0, expires_at: 1, used_by: null }),
    insert('claim_try', { person: 'ou', number: 1, at: 0 }),
    insert('question', { id: 'q', chat: 'oc', wish: words, at: since }),
    // Merged into one that comes later by its key, and not in the same page.
    insert('activity', { ...activity, id: 'z', state: 'live', merged_into: null }),
    insert('activity', { ...activity, id: 'a1', state: 'merged', merged_into: 'z' }),
    insert('part', {
      ...{ activity: 'a1', place: 0, type: '示范课', topics: '["会跳舞的盐"]', sessions: 2, domain: null },
      ...{ class_level: null, lecturer: 'ou', person: null, mentor: null, details: '{}' },
    }),
    insert('gift', { activity: 'a1', place: 0, item: '绘本', quantity: '200', unit: '册', value_fen: 380_000 }),
    insert('partner_word', {
      ...{ activity: 'a1', person: 'ou', kindergarten: null, confirmed_at: since, view_text: words, view_at: null },
    }),
    insert('series', {
      ...{
        id: 's',
        pair: 'p',
        rule: '每两周周三',
        last_day: '2027-01-27',
        occurrences: 2,
        made_by: 'ou',
        made_at: since,
      },
    }),
    insert('exchange', {
      ...{ id: 'x1', pair: 'p', series: 's', day: '2026-12-02', day_end: null, time_from: '14:00', time_to: null },
      ...{ half_day: '下午', starts_at: since, ends_at: since, type: '示范课', deed: '{"type":"示范课"}' },
      ...{ receivers: '["k2"]', in_charge: '["ou"]', words, assumed: '[]', side: 'k1', state: 'done' },
      ...{ moved_from: '2026-12-01', reason: words, activity: 'z', revision: 3, arranged_by: 'ou' },
      ...{ arranged_at: since, chat: 'oc', message: null },
    }),
    insert('exchange_word', { exchange: 'x1', kindergarten: 'k2', person: 'ou', confirmed_at: since }),
    insert('draft', { id: 'd', person: 'ou', chat: 'oc', message: null, words, at: since }),
  ]
  expect(await store.commit(unit)).toBe('committed')
  const inUnits = async (row: (i: number) => Write) => {
    for (let from = 0; from < MANY; from += WRITES_MAX) {
      const some = Array.from({ length: Math.min(WRITES_MAX, MANY - from) }, (_, i) => row(from + i))
      expect(await store.commit(some)).toBe('committed')
    }
  }
  await inUnits((i) => insert('activity', { ...activity, id: `b${i}`, state: 'live', merged_into: null }))
  // Few subjects with many numbers: pages end in the middle of one.
  const what = { what: 'log', who: 'ou', at: since, before: null, after: '{}' }
  await inUnits((i) =>
    insert('chronicle', { subject: `activity:${i % 3}`, number: Math.floor(i / 3), event: `om_${i}`, ...what }),
  )
  await store.close()
}

describe('moving a whole database', () => {
  test('SQLite → Postgres → SQLite: the same rows everywhere, and byte for byte the same file', async () => {
    const from = await onSqlite('from.db')
    await fill(at('from.db'))
    const there = await rowsOf(from)
    for (const [table, rows] of Object.entries(there)) expect(rows, table).not.toEqual([])
    expect(await exportAll.run([at('1.jsonl')], from)).toBe(0)

    const postgres = await onPostgres()
    expect(await importAll.run([at('1.jsonl')], postgres)).toBe(0)
    expect(await rowsOf(postgres)).toEqual(there)
    expect(await exportAll.run([at('2.jsonl')], postgres)).toBe(0)

    const back = await onSqlite('back.db')
    expect(await importAll.run([at('2.jsonl')], back)).toBe(0)
    expect(await rowsOf(back)).toEqual(there)
    expect(await exportAll.run([at('3.jsonl')], back)).toBe(0)
    expect(readFileSync(at('3.jsonl'))).toEqual(readFileSync(at('1.jsonl')))
    expect(printed.at(-2)).toContain(`${Object.values(there).flat().length} 行`)
    if (process.platform !== 'win32') expect(statSync(at('1.jsonl')).mode & 0o077).toBe(0)
  })

  test('no table is forgotten, each is cut by its primary key, and what others refer to comes first', async () => {
    await onSqlite('empty.db')
    const db = new Sqlite(at('empty.db'), { readonly: true })
    const names = db
      .prepare<[], { name: string }>("select name from sqlite_master where type = 'table' and name <> 'migration'")
      .all()
    expect(names.map(({ name }) => name).sort()).toEqual([...TABLE_NAMES].sort())
    for (const [place, table] of TABLE_NAMES.entries()) {
      const columns = db.pragma(`table_info(${table})`) as { name: string; pk: number }[]
      const key = columns.filter(({ pk }) => pk > 0).sort((a, b) => a.pk - b.pk)
      expect(TABLES[table].key, table).toEqual(key.map(({ name }) => name))
      for (const tied of db.pragma(`foreign_key_list(${table})`) as { table: string; from: string }[]) {
        if (tied.table === table) expect(TABLES[table].self, table).toBe(tied.from)
        else expect(TABLE_NAMES.map(String).indexOf(tied.table), `${table}.${tied.from}`).toBeLessThan(place)
      }
    }
    db.close()
  })

  test('it never writes over a file, and leaves none behind that is not whole', async () => {
    const desk = await onSqlite('from.db')
    await fill(at('from.db'))
    writeFileSync(at('there.jsonl'), 'mine')
    await expect(exportAll.run([at('there.jsonl')], desk)).rejects.toBeInstanceOf(Misused)
    expect(readFileSync(at('there.jsonl'), 'utf8')).toBe('mine')
    expect(await exportAll.run([at('none.jsonl')], deskAt(`sqlite:${at('nowhere.db')}`))).toBe(1)
    const db = openSqlite(at('from.db'))
    db.exec('drop table draft')
    db.close()
    await expect(exportAll.run([at('half.jsonl')], desk)).rejects.toThrow(/draft/)
    expect([existsSync(at('none.jsonl')), existsSync(at('half.jsonl'))]).toEqual([false, false])
  })
})

describe.each([
  { engine: 'SQLite', fresh: () => onSqlite('to.db') },
  { engine: 'Postgres', fresh: onPostgres },
])('into $engine', ({ fresh }) => {
  let lines: string[]
  beforeEach(async () => {
    const from = await onSqlite('from.db')
    await fill(at('from.db'))
    await exportAll.run([at('good.jsonl')], from)
    lines = readFileSync(at('good.jsonl'), 'utf8').split('\n')
    printed = []
  })
  /** What it says to this file; the database stays as it was. */
  const refusal = async (text: string, desk?: Desk): Promise<string> => {
    const to = desk ?? (await fresh())
    const before = await rowsOf(to)
    writeFileSync(at('bad.jsonl'), text)
    expect(await importAll.run([at('bad.jsonl')], to)).toBe(1)
    expect(await rowsOf(to)).toEqual(before)
    return printed.at(-1) ?? ''
  }

  test('a file that is cut off, altered or foreign is refused whole', async () => {
    const to = await fresh()
    const place = lines.findIndex((line) => line.includes('"om_1"'))
    const without = (at: number) => lines.filter((_, i) => i !== at).join('\n')
    expect(await refusal(lines.slice(0, -2).join('\n'), to)).toContain('cut off')
    expect(await refusal(`${lines.slice(0, -2).join('\n')}\n`, to)).toContain('cut off')
    expect(await refusal(lines.join('\n').slice(0, -20), to)).toContain('cut off')
    expect(await refusal(without(place), to)).toContain('checksum')
    expect(await refusal(lines.join('\n').replace('王莉', '王丽'), to)).toContain('checksum')
    expect(await refusal(lines.join('\n').replace('"om_1"', '"om_1'), to)).toContain('line 3 cannot be read')
    expect(await refusal(`${lines.join('\n')}[1]\n`, to)).toContain('cannot be read')
    expect(await refusal('', to)).toContain('cut off')
    expect(await refusal('王莉\n', to)).toContain('no export of this program')
    expect(await refusal('{"some":"json"}\n', to)).toContain('no export of this program')
    // Nothing of all that is in the way of the good one.
    expect(await importAll.run([at('good.jsonl')], to)).toBe(0)
  })

  test('a file of a newer program is refused, and so is one of an older database', async () => {
    const to = await fresh()
    const text = lines.join('\n')
    expect(await refusal(text.replace('"format":1', '"format":2'), to)).toContain('format of the file is newer')
    expect(await refusal(text.replace('"0001_spine"', '"0001_spine","9999_future"'), to)).toContain('9999_future')
    expect(await refusal(text.replace('"0001_spine",', ''), to)).toContain('0001_spine')
  })

  test('a database that is not empty, or has no tables yet, is refused', async () => {
    const to = await fresh()
    const store = (await engineOf(to.config)).open()
    await store.commit([insert('city', { id: 'c', name: '市', since: 0 })])
    await store.close()
    expect(await refusal(lines.join('\n'), to)).toContain('not empty (city)')
    const bare =
      to.config.database.kind === 'sqlite' ? `sqlite:${at('bare.db')}` : await server.database(`m${++databases}`)
    expect(await importAll.run([at('good.jsonl')], deskAt(bare))).toBe(1)
    expect(printed.at(-1)).toContain('run migrate first')
  })

  test('while a process has the database open it is not exported', async () => {
    const to = await fresh()
    const running = (await engineOf(to.config)).open()
    await running.read.selectFrom('city').selectAll().execute()
    expect(await exportAll.run([at('out.jsonl')], to)).toBe(1)
    expect(printed.at(-1)).toContain('stop it first')
    await running.close()
    expect(await exportAll.run([at('out.jsonl')], to)).toBe(0)
  })
})
