import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Readable } from 'node:stream'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { backup, restore } from '../src/cli/backup.ts'
import { doctor } from '../src/cli/doctor.ts'
import { migrate } from '../src/cli/migrate.ts'
import { type Desk, Misused } from '../src/cli/verb.ts'
import { readConfig } from '../src/config.ts'
import { paper } from '../src/store/paper.ts'
import { sqliteStore } from '../src/store/sqlite.ts'

let folder: string
let printed: string[]
let desk: Desk
const at = (name: string) => path.join(folder, name)
const database = () => at('sub/jiedui.db')

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'jiedui-cli-'))
  printed = []
  desk = {
    config: readConfig({ DATABASE_URL: `sqlite:${database()}` }),
    now: () => Date.UTC(2026, 10, 23),
    print: (...lines) => printed.push(...lines),
    complain: (...lines) => printed.push(...lines),
    input: Readable.from([]),
  }
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const city = async (id: string) => {
  const store = sqliteStore(database())
  await store.commit([paper.insertInto('city').values({ id, name: id, since: 0 })])
  await store.close()
}
const cities = async () => {
  const store = sqliteStore(database())
  const rows = await store.read.selectFrom('city').select('id').orderBy('id').execute()
  await store.close()
  return rows.map(({ id }) => id)
}

test('a backup brings back the rows of its moment, and what it replaced is kept', async () => {
  expect(await migrate.run([], desk)).toBe(0)
  await city('before')
  expect(await backup.run([at('copy.db')], desk)).toBe(0)
  await city('after')
  expect(await restore.run([at('copy.db')], desk)).toBe(0)
  expect(await cities()).toEqual(['before'])
  const kept = readdirSync(at('sub')).find((file) => file.includes('before-2026-11-23'))
  expect(kept).toBeDefined()
})

test('a backup never writes over a file, and a foreign file is never restored', async () => {
  await migrate.run([], desk)
  writeFileSync(at('notes.txt'), 'not a database, whatever its size '.repeat(100))
  await expect(backup.run([at('notes.txt')], desk)).rejects.toBeInstanceOf(Misused)
  expect(await restore.run([at('notes.txt')], desk)).toBe(1)
  expect(await restore.run([at('nothing.db')], desk)).toBe(1)
  expect(await cities()).toEqual([])
})

test('a database that is in use is not replaced', async () => {
  await migrate.run([], desk)
  await backup.run([at('copy.db')], desk)
  const running = sqliteStore(database())
  await running.read.selectFrom('city').selectAll().execute()
  expect(await restore.run([at('copy.db')], desk)).toBe(1)
  expect(printed.at(-1)).toContain('请先停机')
  await running.close()
  expect(existsSync(`${database()}.restoring`)).toBe(false)
})

test('the doctor says what is well, and shows an owner what did not arrive and why', async () => {
  expect(await doctor.run([], desk)).toBe(1)
  expect(printed.join('\n')).toContain('还没有建立')
  await migrate.run([], desk)
  expect(await doctor.run([], desk)).toBe(0)
  const store = sqliteStore(database())
  await store.commit([
    paper.insertInto('outbox').values({
      ...{ id: 'm1', lane: 'chat:oc_1', target_kind: 'chat', target: 'oc_1', reply_to: null, does: 'send', of: null },
      ...{ card: null, without: '[]', urgency: 0, about: null, why: '{}', created_at: 0, due_at: 0, expires_at: 0 },
      ...{ state: 'held', tries: 8, first_try_at: 0, tried_at: 0, doubt_since: 0, lease_by: null, lease_until: 0 },
      ...{ receipt: null, reason: 'timeout: no clear word' },
    }),
  ])
  await store.close()
  expect(await doctor.run([], desk)).toBe(1)
  expect(printed.at(-1)).toContain('held m1 → oc_1: timeout: no clear word')
})

test('words that a verb does not take are told', async () => {
  await expect(doctor.run(['now'], desk)).rejects.toThrow(/now/)
  await expect(backup.run([], desk)).rejects.toBeInstanceOf(Misused)
})
