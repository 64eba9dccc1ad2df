import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import Sqlite from 'better-sqlite3'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { type FeishuNearby, feishuNearby, type RealProcess, startProcess } from './real-process.ts'

const MINUTE = 60_000
/** More than a lease: what a killed process held is free again after this. */
const LEASE_AND_MORE_MS = 40_000
/** The last rung of the platform's ladder. */
const REDELIVERED_WITHIN_MS = 7 * 60 * MINUTE
const KILLS = 12

let folder: string
let near: FeishuNearby
let running: RealProcess | null

beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'jiedui-process-'))
  near = await feishuNearby('process')
  running = null
})
afterEach(async () => {
  await running?.end('SIGKILL')
  await near.close()
  rmSync(folder, { recursive: true, force: true })
})

const database = () => path.join(folder, 'jiedui.db')
const start = async (more: Record<string, string> = {}) => {
  running = await startProcess({ ...near.env, DATABASE_URL: `sqlite:${database()}`, ...more }, near.ahead)
  near.pushTo(running.url)
  return running
}
const rows = <T>(sql: string): readonly T[] => {
  const db = new Sqlite(database(), { readonly: true })
  try {
    return db.prepare<[], T>(sql).all()
  } finally {
    db.close()
  }
}
const due = () => rows<{ n: number }>("select count(*) as n from outbox where state = 'due'")[0]?.n

/** A county's group with a pair in it, made by messages as people would. */
async function aPair(): Promise<{ group: string; teacher: string; owner: string }> {
  const { platform } = near
  const owner = platform.addPerson('信息员').id
  const teacher = platform.addPerson('王莉').id
  const group = platform.createGroup('桃源结对群', owner, [teacher]).id
  await start({ BOT_OWNERS: owner })
  platform.addBot(group, owner)
  await platform.pump()
  platform.send(group, owner, '/pair 县直机关幼儿园 → 桃源镇中心幼儿园')
  await platform.pump()
  await vi.waitFor(() => expect(due()).toBe(0), { timeout: 10_000 })
  return { group, teacher, owner }
}

/** What the platform has seen of the bot so far: webhooks answered and calls to its API. */
const steps = () => near.platform.world.webhooks.length + near.platform.world.calls.length

/** Resolves at that step; what the platform keeps of them is bounded, so a run may also have passed it unseen. */
const reached = (step: number): Promise<void> =>
  new Promise((resolve) => {
    const done = near.platform.onChange(() => {
      if (steps() < step) return
      done()
      resolve()
    })
  })

/** Replies of the bot by the message they answer. */
const repliesTo = (group: string): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>()
  for (const said of near.platform.said(group)) {
    if (said.from === 'bot' && said.parent) counts.set(said.parent, (counts.get(said.parent) ?? 0) + 1)
  }
  return counts
}

test(
  'killed again and again at any moment: nothing acknowledged is lost, nothing is said twice',
  async () => {
    const { platform } = near
    const { group, teacher, owner } = await aPair()
    const logged: string[] = []
    for (let round = 0; round < KILLS; round++) {
      const process = running ?? (await start({ BOT_OWNERS: owner }))
      // Each round it lives a little longer: it dies before, between and after its commits and sends.
      const moment = steps() + round
      for (let i = 0; i < 4; i++) logged.push(platform.send(group, teacher, `/log 示范课 《第${round}轮第${i}节》`).id)
      const pushing = platform.pump()
      if (round > 0) await reached(moment)
      await process.end('SIGKILL')
      running = null
      await pushing
      near.ahead += LEASE_AND_MORE_MS
    }
    // What was on its way when it died goes out again while the platform still knows its key …
    const drained = await start({ BOT_OWNERS: owner })
    await vi.waitFor(() => expect(due()).toBe(0), { timeout: 50_000, interval: 100 })
    await drained.end('SIGTERM')
    // … and what was never acknowledged is pushed again, hours later.
    near.ahead += REDELIVERED_WITHIN_MS
    await start({ BOT_OWNERS: owner })
    await platform.pump()
    await vi.waitFor(
      () => {
        expect(rows('select id from activity')).toHaveLength(logged.length)
        expect(due()).toBe(0)
      },
      { timeout: 50_000, interval: 100 },
    )
    const messages = rows<{ message: string }>('select message from activity').map(({ message }) => message)
    expect([...messages].sort()).toEqual([...logged].sort())
    const replies = repliesTo(group)
    expect(logged.map((id) => [id, replies.get(id)])).toEqual(logged.map((id) => [id, 1]))
    expect(rows("select id from outbox where state <> 'sent'")).toEqual([])
  },
  3 * MINUTE,
)

test(
  'told to stop with an answer in hand: finishes it, takes nothing more, ends with 0 within ten seconds',
  async () => {
    const { platform } = near
    const { group, teacher } = await aPair()
    const process = running
    if (!process) throw new Error('not running')
    const { id } = platform.send(group, teacher, '/log 示范课')
    await platform.pump()
    expect(await process.end('SIGTERM')).toEqual({ code: 0, signal: null })
    running = null
    expect(repliesTo(group).get(id) ?? rows("select id from outbox where state = 'due'").length).toBe(1)
  },
  MINUTE,
)

test(
  'two processes that start together on a new file both come up, and the tables are laid once',
  async () => {
    const env = { ...near.env, BOT_OWNERS: 'ou_a', DATABASE_URL: `sqlite:${database()}` }
    const both = await Promise.all([startProcess(env), startProcess(env)])
    const ready = await Promise.all(both.map(async ({ url }) => (await fetch(`${url}/readyz`)).status))
    expect(ready).toEqual([200, 200])
    for (const one of both) await one.end('SIGTERM')
    const names = rows<{ name: string }>('select name from migration').map(({ name }) => name)
    expect(new Set(names).size).toBe(names.length)
  },
  MINUTE,
)

test(
  'wrong settings stop the start with one message that names them all',
  async () => {
    const wrong = { DATABASE_URL: 'mysql://x', PORT: 'many', FEISHU_APP_ID: 'cli_x' }
    const failed = startProcess(wrong)
    for (const name of Object.keys(wrong).filter((key) => key !== 'FEISHU_APP_ID')) {
      await expect(failed).rejects.toThrow(new RegExp(`${name}: `))
    }
    await expect(failed).rejects.toThrow(/FEISHU_APP_SECRET: .*\n.*FEISHU_ENCRYPT_KEY: /)
  },
  MINUTE,
)

test(
  'with credentials the local Feishu is not there',
  async () => {
    const { url } = await start({ BOT_OWNERS: 'ou_a' })
    for (const place of ['/', '/local/state', '/open-apis/bot/v3/info']) {
      expect((await fetch(url + place)).status).toBe(404)
    }
    expect((await fetch(`${url}/healthz`)).status).toBe(200)
  },
  MINUTE,
)
