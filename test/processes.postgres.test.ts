import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Pool } from 'pg'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import type { ApiCall, Message } from '../src/simulator/world.ts'
import { postgresPool } from '../src/store/postgres.ts'
import { type Balancer, balancer } from './balancer.ts'
import { type PostgresServer, postgresServer } from './postgres-server.ts'
import { type FeishuNearby, feishuNearby, type RealProcess, startProcess } from './real-process.ts'
import { type Valve, valve } from './valve.ts'

const SECOND = 1_000
const MINUTE = 60 * SECOND
/** More than a lease: what a killed process held is free again after this. */
const LEASE_AND_MORE_MS = 40 * SECOND
/** Nothing asserts a duration; a slow machine may take its time. */
const PATIENCE = { timeout: 40 * SECOND, interval: 50 }
/** As the platform counts (lark.md §4.2). */
const CHAT_SECOND_MAX = 5
const APP_SECOND_MAX = 50

/** One of the processes, with a line to the database of its own. */
interface Member {
  process: RealProcess
  readonly line: Valve
  readonly env: Readonly<Record<string, string>>
}

const DATABASE = 'fleet'
let folder: string
let server: PostgresServer
let near: FeishuNearby
let front: Balancer
let fleet: readonly [Member, Member, Member]
let rows: Pool
let owner: string
let teacher: string
/** The platform itself forgets all but the newest. */
const calls: ApiCall[] = []

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'jiedui-processes-'))
  writeFileSync(clockFile(), inClockFile(0))
  near = await feishuNearby('processes')
  const { platform } = near
  platform.onChange(() => {
    const newest = platform.world.calls.at(-1)
    if (newest && newest !== calls.at(-1)) calls.push(newest)
  })
  owner = platform.addPerson('信息员').id
  teacher = platform.addPerson('王莉').id
  server = await postgresServer()
  const url = new URL(await server.database(DATABASE))
  rows = postgresPool(url.href)
  const member = async (): Promise<Member> => {
    const line = await valve(server.port)
    url.port = String(line.port)
    const env = { ...near.env, BOT_OWNERS: owner, DATABASE_URL: url.href, TEST_CLOCK_FILE: clockFile() }
    return { process: await startProcess(env), line, env }
  }
  fleet = await Promise.all([member(), member(), member()])
  front = await balancer()
  near.pushTo(front.url)
  balanceAll()
}, 2 * MINUTE)

afterEach(() => {
  balanceAll()
  front.twice = false
})

afterAll(async () => {
  await Promise.all(fleet.map(({ process }) => process.end('SIGKILL')))
  await Promise.all([rows.end(), front.close(), near.close(), ...fleet.map(({ line }) => line.close())])
  await server.close()
  rmSync(folder, { recursive: true, force: true })
})

const clockFile = () => path.join(folder, 'ahead')
/** Always as many bytes, so that nobody reads half of it. */
const inClockFile = (ms: number) => String(ms).padStart(16)

/** Moves the clock of everybody. */
function pass(ms: number): void {
  near.ahead += ms
  writeFileSync(clockFile(), inClockFile(near.ahead), { flag: 'r+' })
}

const balanceAll = () => {
  front.backends = fleet.map(({ process }) => process.url)
}
const balanceOnly = (...members: readonly Member[]) => {
  front.backends = members.map(({ process }) => process.url)
}

const read = async <T>(sql: string, values: readonly unknown[] = []): Promise<readonly T[]> =>
  (await rows.query(sql, [...values])).rows
const due = async () => (await read("select id from outbox where state = 'due'")).length

/** Pushes until the platform has nothing left to push, its clock moved to each next attempt. */
async function allPushed(): Promise<void> {
  for (;;) {
    await near.platform.pump()
    const next = near.platform.nextPushAt()
    if (next === null) return
    pass(Math.max(0, next - Date.now() - near.ahead))
  }
}

/** Everything has left; what a broken line kept from being marked goes again, under its key, when its lease is over. */
async function allSaid(): Promise<void> {
  await vi.waitFor(async () => {
    pass(SECOND)
    expect(await due()).toBe(0)
  }, PATIENCE)
}

/** A group of a pair, made by messages as people would; the bot's answer to `/pair` has arrived. */
async function pairGroup(name: string): Promise<string> {
  const { platform } = near
  const group = platform.createGroup(`${name}结对群`, owner, [teacher]).id
  platform.addBot(group, owner)
  await allPushed()
  platform.send(group, owner, `/pair ${name}示范幼儿园 → ${name}镇中心幼儿园`)
  await allPushed()
  await vi.waitFor(async () => expect(await due()).toBe(0), PATIENCE)
  return group
}

const saidIn = (group: string): readonly Message[] => near.platform.said(group).filter(({ from }) => from === 'bot')
const answered = (group: string) => saidIn(group).flatMap(({ parent }) => parent ?? [])
const recorded = async (group: string) =>
  (await read<{ message: string }>('select message from activity where chat = $1', [group])).map(
    ({ message }) => message,
  )
const sorted = (ids: readonly string[]) => [...ids].sort()

/** The most that came within any second. */
const mostInASecond = (times: readonly number[]): number => {
  const inOrder = [...times].sort((a, b) => a - b)
  return Math.max(0, ...inOrder.map((from, i) => inOrder.slice(i).filter((at) => at - from < SECOND).length))
}
/** Messages only: names have a limit of their own, and are asked for again later. */
const refusedAsTooFast = () =>
  calls.filter(({ path, code }) => path.includes('/messages') && [230020, 99991400].includes(code)).map(({ at }) => at)

test(
  'three processes share one chat: each event once, each answer once, in the order of the questions',
  async () => {
    const { platform } = near
    const group = await pairGroup('桃源')
    const asked: string[] = []
    const logged: string[] = []
    for (let i = 0; i < 16; i++) {
      front.twice = i % 2 === 1
      // Of help no row is kept that a second answer would meet.
      const logs = i % 4 !== 3
      const { id } = platform.send(group, teacher, logs ? `/log 示范课 《第${i}节》` : '/help')
      asked.push(id)
      if (logs) logged.push(id)
      await allPushed()
    }
    await vi.waitFor(async () => expect(await due()).toBe(0), PATIENCE)
    expect(sorted(await recorded(group))).toEqual(sorted(logged))
    expect(answered(group).slice(1)).toEqual(asked)
    expect(mostInASecond(saidIn(group).map(({ at }) => at))).toBeLessThanOrEqual(CHAT_SECOND_MAX)
    expect(refusedAsTooFast()).toEqual([])
  },
  2 * MINUTE,
)

test(
  'the app’s own limit holds over all processes together, however much is due at once',
  async () => {
    const { platform } = near
    const groups = Array.from({ length: 70 }, (_, i) => platform.createGroup(`第${i}群`, owner, [teacher]).id)
    for (const group of groups) platform.addBot(group, owner)
    await allPushed()
    const asked = groups.map((group) => platform.send(group, teacher, '/help').id)
    await allPushed()
    await vi.waitFor(async () => expect(await due()).toBe(0), PATIENCE)
    expect(groups.map((group) => answered(group))).toEqual(asked.map((id) => [id]))
    expect(groups.map((group) => saidIn(group).length)).toEqual(groups.map(() => 2))
    const said = groups.flatMap((group) => saidIn(group).map(({ at }) => at))
    expect(mostInASecond(said)).toBeLessThanOrEqual(APP_SECOND_MAX)
    expect(refusedAsTooFast()).toEqual([])
  },
  2 * MINUTE,
)

test(
  'one is killed with messages in the air: the others take them over, and nothing is said twice',
  async () => {
    const { platform } = near
    const groups = [await pairGroup('芷江'), await pairGroup('安仁'), await pairGroup('临澧')]
    const [killed, ...others] = fleet
    let release = () => {}
    const gate = new Promise<void>((resolve) => {
      release = resolve
    })
    platform.faults.lay(...groups.map(() => ({ of: 'reply' as const, is: 'delay' as const, wait: () => gate })))
    balanceOnly(killed)
    const first = groups.map((group) => platform.send(group, teacher, '/log 示范课').id)
    await allPushed()
    await vi.waitFor(() => expect(groups.map((group) => answered(group).length)).toEqual([2, 2, 2]), PATIENCE)
    // It has said them and not yet heard so; more is on its way to it.
    const more = groups.map((group) => platform.send(group, teacher, '/log 送教上门').id)
    const pushing = platform.pump()
    await killed.process.end('SIGKILL')
    await pushing
    release()
    balanceOnly(...others)
    const inTheAir = await read('select id from outbox where lease_until > 0')
    expect(inTheAir.length).toBeGreaterThan(0)
    pass(LEASE_AND_MORE_MS)
    await allPushed()
    await allSaid()
    for (const [i, group] of groups.entries()) {
      const both = [first[i] ?? '', more[i] ?? '']
      expect(sorted(await recorded(group))).toEqual(sorted(both))
      expect(answered(group).slice(1)).toEqual(both)
    }
    killed.process = await startProcess(killed.env)
  },
  2 * MINUTE,
)

test(
  'the database fails over while people write: what was acknowledged is there, and nothing twice',
  async () => {
    const { platform } = near
    const group = await pairGroup('石门')
    const logged: string[] = []
    const pushing: Promise<void>[] = []
    for (let i = 0; i < 24; i++) {
      logged.push(platform.send(group, teacher, `/log 示范课 《第${i}节》`).id)
      pushing.push(platform.pump())
      if (i % 6 === 2) await server.cut(DATABASE)
      if (i % 6 === 5) for (const { line } of fleet) line.snap()
    }
    await Promise.all(pushing)
    const taken = platform.world.webhooks
      .filter(({ answer }) => answer === 200)
      .flatMap(({ decrypted }) => logged.find((id) => decrypted.includes(id)) ?? [])
    const there = await recorded(group)
    expect(taken.filter((id) => !there.includes(id))).toEqual([])
    await allPushed()
    await allSaid()
    expect(sorted(await recorded(group))).toEqual(sorted(logged))
    expect(sorted(answered(group).slice(1))).toEqual(sorted(logged))
    const alive = await Promise.all(fleet.map(async ({ process }) => (await fetch(`${process.url}/readyz`)).status))
    expect(alive).toEqual([200, 200, 200])
  },
  2 * MINUTE,
)

test(
  'a line to the database goes dead without a word: a press is refused in time, others speak, and it heals',
  async () => {
    const { platform } = near
    const group = await pairGroup('慈利')
    const [cut, ...others] = fleet
    balanceOnly(cut)
    const first = platform.send(group, teacher, '/log 示范课').id
    await allPushed()
    await allSaid()
    const card = saidIn(group).at(-1)?.id ?? ''
    // The line dies at the worst moment: the server has given this process the turn to send, and it never hears so.
    let dead = false
    void cut.line.stallBetween('claim_turn', 'commit').then(() => {
      dead = true
    })
    const asked: string[] = []
    await vi.waitFor(async () => {
      // Where another was faster to claim, there is a next one.
      asked.push(platform.send(group, teacher, '/log 示范课').id)
      await platform.pump()
      expect(dead).toBe(true)
    }, PATIENCE)
    // Both ask at once, as people do; the platform waits for three seconds.
    const [pressed] = await Promise.all([
      platform.press(card, teacher, { words: '撤销' }),
      asked.push(platform.send(group, teacher, '/log 送教上门').id) && platform.pump(),
    ])
    expect(pressed).toMatchObject({ is: 'failed', code: 200671 })
    expect(platform.world.webhooks.at(-1)).toMatchObject({ answer: 500 })
    balanceOnly(...others)
    await vi.waitFor(() => expect(answered(group)).toContain(asked[0]), PATIENCE)
    cut.line.heal()
    await vi.waitFor(async () => expect((await fetch(`${cut.process.url}/readyz`)).status).toBe(200), PATIENCE)
    balanceOnly(cut)
    await allPushed()
    await allSaid()
    expect(sorted(answered(group).slice(1))).toEqual(sorted([first, ...asked]))
  },
  2 * MINUTE,
)
