import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import worker from '../src/worker.ts'
import { migrateD1 } from './d1-nearby.ts'
import { type FeishuNearby, feishuNearby } from './real-process.ts'
import { bundledWorker, type RealWorker, startWorker } from './real-worker.ts'

/** More than the 15 s after which the platform pushes again what was not taken. */
const REDELIVERED_MS = 16_000
const METRICS_TOKEN = 'a-token-for-metrics'

let bundle: string
let folder: string
let near: FeishuNearby
let running: RealWorker
let owner: string
let teacher: string
let group: string

/** Everything a person does here is a message or a press on the local Feishu; what the bot does comes through its API. */
const start = () => startWorker(bundle, folder, { ...near.env, BOT_OWNERS: owner, METRICS_TOKEN })
const rows = async <T>(sql: string): Promise<readonly T[]> => (await running.db.prepare(sql).all()).results as T[]
const due = () => rows<{ id: string; tries: number }>("select id, tries from outbox where state = 'due'")
const settled = () => vi.waitFor(async () => expect(await due()).toEqual([]), { timeout: 20_000, interval: 20 })
const say = async (who: string, text: string): Promise<string> => {
  const { id } = near.platform.send(group, who, text)
  await near.platform.pump()
  await settled()
  return id
}
const repliesTo = (id: string) =>
  near.platform.said(group).filter((said) => said.from === 'bot' && said.parent === id && said.recalledAt === null)
const recordsOf = (message: string) =>
  rows<{ id: string; state: string; revision: number }>(
    `select id, state, revision from activity where message = '${message}'`,
  )
const counted = () => Object.values(near.platform.world.callsByMonth).reduce((sum, calls) => sum + calls, 0)

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'jiedui-worker-'))
  near = await feishuNearby('worker')
  bundle = await bundledWorker()
  owner = near.platform.addPerson('信息员').id
  teacher = near.platform.addPerson('王莉').id
  group = near.platform.createGroup('桃源结对群', owner, [teacher]).id
  running = await start()
  near.pushTo(running.url)
})
afterAll(async () => {
  await running.end()
  await near.close()
  rmSync(folder, { recursive: true, force: true })
})

test('before its tables are laid it takes nothing, says what is missing, and loses nothing', async () => {
  const ready = await fetch(`${running.url}/readyz`)
  expect([ready.status, await ready.json()]).toEqual([503, { ready: false, why: 'migrations are not current' }])
  near.platform.addBot(group, owner)
  await near.platform.pump()
  expect(near.platform.world.webhooks.at(-1)?.answer).toBe(500)
  expect(running.lines.at(-1)).toMatch(/lacks the migrations 0001_spine, .*run npm run deploy/)

  await migrateD1(running.db)
  expect((await fetch(`${running.url}/readyz`)).status).toBe(200)
  near.ahead += REDELIVERED_MS
  await near.platform.pump()
  expect(near.platform.world.webhooks.at(-1)?.answer).toBe(200)
  await settled()
  expect(await rows('select id from chat')).toEqual([{ id: group }])
})

test('proves its address to the console, and takes nothing from strangers', async () => {
  const url = `${running.url}/feishu/events`
  expect(await near.platform.verifyUrl(url)).toBe(true)
  const forged = await fetch(url, { method: 'POST', body: '{"schema":"2.0"}' })
  expect(forged.status).toBe(401)
  const flood = await fetch(url, { method: 'POST', body: 'x'.repeat(2 * 1024 * 1024) })
  expect(flood.status).toBe(413)
})

describe('a pair in its group', () => {
  let record: string

  test('/pair ties it, /log records: one reply each, one call for each', async () => {
    const paired = await say(owner, '/pair 县直机关幼儿园 → 桃源镇中心幼儿园')
    expect(repliesTo(paired)).toHaveLength(1)
    expect(await rows(`select scope_kind from tie where chat = '${group}'`)).toEqual([{ scope_kind: 'pair' }])
    const before = counted()
    record = await say(teacher, '/log 示范课 《会跳舞的盐》')
    expect(repliesTo(record)).toHaveLength(1)
    expect(await recordsOf(record)).toHaveLength(1)
    expect(counted() - before).toBe(1)
  })

  test('the form on the card changes the record, and costs no call', async () => {
    const [card] = repliesTo(record)
    const before = counted()
    const pressed = await near.platform.press(card?.id ?? '', teacher, { words: '保存补充' }, { lecturer_0: '王莉' })
    expect(pressed).toMatchObject({ is: 'answered', newFace: true })
    expect(await recordsOf(record)).toMatchObject([{ state: 'live', revision: 2 }])
    expect(
      await rows(`select lecturer from part join activity on activity.id = part.activity where message = '${record}'`),
    ).toEqual([{ lecturer: teacher }])
    await settled()
    expect(counted()).toBe(before)
  })

  test('pushed twice, a message is one record and one reply', async () => {
    near.platform.weather.duplicates = true
    near.platform.weather.renames = true
    const id = await say(teacher, '/log 讲座')
    near.platform.weather.duplicates = false
    near.ahead += REDELIVERED_MS
    await near.platform.pump()
    await settled()
    const pushes = near.platform.world.webhooks.filter(({ decrypted }) => decrypted.includes(id))
    expect(pushes.map(({ answer }) => answer)).toEqual([200, 200])
    expect(await recordsOf(id)).toHaveLength(1)
    expect(repliesTo(id)).toHaveLength(1)
  })

  test('a message taken back takes its record with it', async () => {
    const id = await say(teacher, '/log 送教下乡')
    near.platform.recall(id, teacher)
    await near.platform.pump()
    await settled()
    expect(await recordsOf(id)).toMatchObject([{ state: 'withdrawn' }])
  })

  test('two at once in one chat both get their reply at once, for the chat’s own pace is waited for', async () => {
    const both = ['/log 教研活动', '/log 跟岗学习'].map((text) => near.platform.send(group, teacher, text).id)
    await near.platform.pump()
    await settled()
    expect(both.map((id) => repliesTo(id).length)).toEqual([1, 1])
  })

  test.each([
    ['a bare 503', { of: 'reply', is: 'http', status: 503 }],
    ['a lost answer', { of: 'reply', is: 'lost' }],
    ['an expired token', { of: 'reply', is: 'token' }],
  ] as const)('%s is got over, and nothing is said twice', async (_, fault) => {
    // The server of the local platform tells the console of a connection that it was made to break.
    const told = vi.spyOn(console, 'error').mockImplementation(() => {})
    near.platform.faults.lay(fault)
    const id = await say(teacher, '/log 资源共享')
    expect(near.platform.faults.left()).toBe(0)
    expect(repliesTo(id)).toHaveLength(1)
    expect(await recordsOf(id)).toHaveLength(1)
    told.mockRestore()
  })

  test('what was left unsent when it ended is sent by the clock, once, however many turns there are', async () => {
    near.platform.faults.lay({ of: 'reply', is: 'http', status: 503 }, { of: 'reply', is: 'http', status: 503 })
    const { id } = near.platform.send(group, teacher, '/log 师徒结对')
    await near.platform.pump()
    await vi.waitFor(async () => expect((await due())[0]?.tries).toBeGreaterThan(0), { timeout: 5_000, interval: 5 })
    await running.end()
    running = await start()
    near.pushTo(running.url)
    await Promise.all([running.minute(), running.minute()])
    await settled()
    expect(repliesTo(id)).toHaveLength(1)
    expect(await rows(`select state from outbox where reply_to = '${id}'`)).toEqual([{ state: 'sent' }])
  })
})

test('a minute is one event, whoever tells it: what need not be kept is forgotten in its turn', async () => {
  const old = Date.now() - 61 * 24 * 60 * 60 * 1000
  await running.db.prepare("insert into inbox (key, at) values ('om_old', ?)").bind(old).all()
  await Promise.all([running.minute(), running.minute(), running.minute()])
  expect(await rows("select key from inbox where key = 'om_old'")).toEqual([])
  const ticks = await rows<{ key: string }>("select key from inbox where key like 'tick:%'")
  expect(ticks.length).toBeGreaterThan(0)
  expect(running.lines.filter((line) => line.includes('"level":"error"'))).toEqual([])
})

test('the token is asked for once, not with every message', async () => {
  const asked = () => near.platform.world.calls.filter(({ path }) => path.includes('tenant_access_token')).length
  await say(teacher, '/help')
  const before = asked()
  await say(teacher, '/help log')
  await say(teacher, '/help pair')
  expect(asked()).toBe(before)
})

test('metrics are what the rows say, for who has the token', async () => {
  expect((await fetch(`${running.url}/metrics`)).status).toBe(401)
  const page = await fetch(`${running.url}/metrics`, { headers: { authorization: `Bearer ${METRICS_TOKEN}` } })
  const text = await page.text()
  expect(text).toContain('jiedui_outbox_messages{state="due"} 0')
  expect(text).toMatch(/jiedui_api_calls_this_month\{code="0"\} \d+/)
  expect(text).not.toContain('process_cpu')
})

test('the log holds no words of people, no names and no secrets', () => {
  expect(running.lines.length).toBeGreaterThan(5)
  for (const line of running.lines) expect(JSON.parse(line)).toMatchObject({ level: expect.any(String) })
  const all = running.lines.join('\n')
  for (const secret of [
    '示范课',
    '师徒',
    '王莉',
    METRICS_TOKEN,
    ...Object.values(near.env).filter((v) => v.length === 32),
  ])
    expect(all).not.toContain(secret)
})

test('a database newer than the program is refused', async () => {
  await running.db.prepare("insert into d1_migrations (name) values ('9999_future.sql')").all()
  const ready = await fetch(`${running.url}/readyz`)
  expect(ready.status).toBe(503)
  expect(await ready.text()).toMatch(/9999_future.*newer than this program/)
})

test('wrong settings: it serves nothing and names them all', async () => {
  const env = { FEISHU_APP_ID: 'cli_x', BOT_TIMEZONE: 'Mars', DATABASE_URL: 'sqlite:./x' }
  const nothing = { waitUntil: () => {} }
  const logged = vi.spyOn(console, 'error').mockImplementation(() => {})
  const answer = await worker.fetch(new Request('https://bot.example/feishu/events', { method: 'POST' }), env, nothing)
  expect(answer.status).toBe(503)
  const { why } = (await answer.json()) as { why: string }
  for (const name of ['FEISHU_APP_SECRET', 'FEISHU_ENCRYPT_KEY', 'BOT_OWNERS', 'DB', 'BOT_TIMEZONE', 'DATABASE_URL'])
    expect(why).toMatch(new RegExp(`^  ${name}: `, 'm'))
  expect(why).not.toContain('Mars')
  expect(logged).toHaveBeenCalledWith(why)
  logged.mockRestore()
})
