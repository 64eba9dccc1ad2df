import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import path from 'node:path'
import type { Card } from '../../src/bot/card.ts'
import { deliverAll } from '../../src/spine/deliver.ts'
import { unitOf } from '../../src/spine/unit.ts'
import { type DatabaseAt, engineFor } from '../../src/store/engine.ts'
import build from '../build.ts'
import { postgresServer } from '../postgres-server.ts'
import { type FeishuNearby, feishuNearby, type RealProcess, startProcess } from '../real-process.ts'
import { temporaryStore } from '../temporary-store.ts'
import { load, type Run } from './load.ts'
import { type Group, logs, type Sealed } from './sealed.ts'

// npm run bench -- [--quick]: what the main job costs, as a table and as JSON. Ratios are taken within one run, in
// alternating order, against a floor; absolute numbers are this machine's.
const QUICK = process.argv.includes('--quick')
const ROUNDS = QUICK ? 3 : 5
const MESSAGES = QUICK ? 2_000 : 4_000
const WARM = QUICK ? 1_000 : 3_000
const GROUPS = 200
const TEACHERS_IN_A_GROUP = 4
/** Of three of these each pair's name is made. */
const LETTERS = [...'东西南北春夏秋冬山水云林江河湖桥田']
/** As long as nothing is called for so long, all that was due is out. */
const QUIET_MS = 3_000
const SLOW_MS = 5_000
const JOBS = QUICK ? 5_000 : 20_000

const folder = mkdtempSync(path.join(tmpdir(), 'jiedui-bench-'))
const results: Record<string, number | string> = { cores: availableParallelism(), node: process.versions.node }
const median = (values: readonly number[]) => [...values].sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN

build()
try {
  await webhooks()
  await outboxJobs()
} finally {
  rmSync(folder, { recursive: true, force: true })
}
const width = Math.max(...Object.keys(results).map((name) => name.length))
for (const [name, value] of Object.entries(results)) {
  process.stdout.write(`${name.padEnd(width)}  ${typeof value === 'number' ? Math.round(value * 100) / 100 : value}\n`)
}
process.stdout.write(`${JSON.stringify(results)}\n`)
process.exit(0)

/** What it is at, beside the results, for who waits. */
function tell(what: string): void {
  process.stderr.write(`… ${what}\n`)
}

/** A bot with two hundred tied groups, ready for what teachers type. */
interface Stage {
  readonly near: FeishuNearby
  readonly process: RealProcess
  readonly groups: readonly Group[]
  /** Live records in the bot's own database. */
  recorded(): Promise<number>
}

async function stage(at: DatabaseAt): Promise<Stage> {
  tell(`a county of ${GROUPS} pairs on ${at.kind}`)
  const near = await feishuNearby(`bench ${at.kind}`)
  const { platform } = near
  const owner = platform.addPerson('信息员').id
  const process = await startProcess({
    ...near.env,
    DATABASE_URL: at.kind === 'sqlite' ? `sqlite:${at.file}` : at.url,
    BOT_OWNERS: owner,
  })
  near.pushTo(process.url)
  const groups: Group[] = []
  for (let i = 0; i < GROUPS; i++) {
    const teachers = Array.from({ length: TEACHERS_IN_A_GROUP }, (_, k) => platform.addPerson(`老师${i}-${k}`).id)
    const chat = platform.createGroup(`结对群${i}`, owner, [...teachers]).id
    groups.push({ chat, teachers })
    platform.addBot(chat, owner)
    platform.send(chat, owner, `/pair ${nameOf(i)}实验幼儿园 → ${nameOf(i)}镇中心幼儿园`)
    await platform.pump()
  }
  return { near, process, groups, recorded: () => recordsIn(at) }
}

/** Any two differ in two letters at least, turned round too: one that is a slip away from another would be asked about, not tied. */
function nameOf(i: number): string {
  const [x, y] = [i % LETTERS.length, Math.floor(i / LETTERS.length)]
  return [x, y, (x + 2 * y) % LETTERS.length].map((at) => LETTERS[at]).join('')
}

async function recordsIn(at: DatabaseAt): Promise<number> {
  const store = (await engineFor(at, [])).open()
  const { n } = await store.read
    .selectFrom('activity')
    .select((of) => of.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow()
  await store.close()
  return Number(n)
}

async function webhooks(): Promise<void> {
  const sqlite = await stage({ kind: 'sqlite', file: path.join(folder, 'bot.db') })
  const server = await postgresServer()
  const postgres = await stage({ kind: 'postgres', url: await server.database('bench') })
  const { app } = sqlite.near.platform.world
  const floor = await startFloor(path.join(folder, 'floor.db'), {
    appId: app.id,
    encryptKey: app.encryptKey,
    verificationToken: app.verificationToken,
  })
  const sealed = ({ near, groups }: Stage, count: number) => logs(near.platform, groups, count)
  const bodies: Readonly<Record<'floor' | 'sqlite' | 'postgres', { url: string; make(count: number): Sealed[] }>> = {
    floor: { url: floor.url, make: (count) => sealed(sqlite, count) },
    sqlite: { url: sqlite.process.url, make: (count) => sealed(sqlite, count) },
    postgres: { url: postgres.process.url, make: (count) => sealed(postgres, count) },
  }
  const runs: Record<string, Run[]> = { floor: [], sqlite: [], postgres: [] }
  for (const [name, { url, make }] of Object.entries(bodies)) runs[name]?.push(...(await warmed(url, make(WARM))))
  for (let round = 0; round < ROUNDS; round++) {
    const names = ['floor', 'sqlite', 'postgres'] as const
    // The order turns each round, so that a machine that slows down slows all alike.
    for (const name of round % 2 ? [...names].reverse() : names) {
      const { url, make } = bodies[name]
      tell(`round ${round + 1}: ${name}`)
      runs[name]?.push(await load(url, make(name === 'postgres' ? MESSAGES / 5 : MESSAGES)))
    }
  }
  mustBe(await sqlite.recorded(), WARM + ROUNDS * MESSAGES)
  mustBe(await postgres.recorded(), WARM + ROUNDS * (MESSAGES / 5))
  for (const [name, all] of Object.entries(runs)) {
    results[`${name}: webhooks/s`] = median(all.map((run) => run.perSecond))
    results[`${name}: p50 ms`] = median(all.map((run) => run.p50Ms))
    results[`${name}: p99 ms`] = median(all.map((run) => run.p99Ms))
    results[`${name}: failed`] = all.reduce((sum, run) => sum + run.failed, 0)
  }
  const ratios = runs.sqlite?.map((run, i) => run.perSecond / (runs.floor?.[i]?.perSecond ?? Number.NaN)) ?? []
  results['ratio to the floor (aim 0.5)'] = median(ratios)
  await whileSlow(sqlite)
  results['peak RSS MB (aim < 150)'] = peakMegabytes(sqlite.process.pid)
  await sqlite.process.end('SIGKILL')
  await postgres.process.end('SIGKILL')
  await floor.end()
  await sqlite.near.close()
  await postgres.near.close()
  await server.close()
  await aSmallOne()
}

/** The first run is thrown away: it warms what will be measured. */
async function warmed(url: string, bodies: readonly Sealed[]): Promise<readonly Run[]> {
  await load(url, bodies)
  return []
}

/** While the platform takes five seconds for each call, a webhook is acknowledged as quickly as ever. */
async function whileSlow({ near, process, groups }: Stage): Promise<void> {
  tell('a slow platform')
  const slowly = () => new Promise<void>((resolve) => setTimeout(resolve, SLOW_MS))
  near.platform.faults.lay(...Array.from({ length: 50 }, () => ({ is: 'delay', wait: slowly }) as const))
  const run = await load(process.url, logs(near.platform, groups, 500), 4)
  results['acknowledged while calls take 5 s: p99 ms'] = run.p99Ms
}

/** Start, first acknowledgement, calls per record, and how long a reply takes to reach the platform. */
async function aSmallOne(): Promise<void> {
  tell('starts')
  const starts: number[] = []
  for (let i = 0; i < (QUICK ? 3 : 5); i++) {
    const near = await feishuNearby(`start ${i}`)
    const began = performance.now()
    const started = await startProcess({
      ...near.env,
      DATABASE_URL: `sqlite:${path.join(folder, `start${i}.db`)}`,
      BOT_OWNERS: 'ou_x',
    })
    await load(started.url, logs(near.platform, [{ chat: 'oc_x', teachers: ['ou_y'] }], 1), 1)
    starts.push(performance.now() - began)
    await started.end('SIGKILL')
    await near.close()
  }
  results['start to first acknowledged webhook, ms (aim < 1500)'] = median(starts)

  const { near, process, groups, recorded } = await stage({ kind: 'sqlite', file: path.join(folder, 'small.db') })
  const { platform } = near
  const calls = () => Object.values(platform.world.callsByMonth).reduce((a, b) => a + b, 0)
  // The greetings, the pairs' cards and the questions who is in the groups go out first, at the platform's pace.
  for (let before = -1; before < calls(); ) {
    before = calls()
    await new Promise((resolve) => setTimeout(resolve, QUIET_MS))
  }
  const waits: number[] = []
  for (let i = 0; i < 40; i++) {
    const before = calls()
    const [one] = logs(platform, groups.slice(i, i + 1), 1)
    if (!one) throw new Error('nothing to send')
    await load(process.url, [one], 1)
    const acknowledged = performance.now()
    while (calls() === before) await new Promise((resolve) => setImmediate(resolve))
    waits.push(performance.now() - acknowledged)
    if (i === 39) {
      await new Promise((resolve) => setTimeout(resolve, QUIET_MS))
      results['calls per logged activity (aim 1)'] = calls() - before
    }
  }
  mustBe(await recorded(), waits.length)
  results['calls per press (aim 0)'] = await callsOfAPress(platform, groups[0], calls)
  waits.sort((a, b) => a - b)
  results['due to sent: p50 ms'] = median(waits)
  results['due to sent: p99 ms'] = waits[Math.floor(waits.length * 0.99)] ?? Number.NaN
  await process.end('SIGKILL')
  await near.close()
}

/** Who logged it presses 修改 on the card of the record: the callback's own answer is all it costs. */
async function callsOfAPress(platform: FeishuNearby['platform'], group: Group | undefined, calls: () => number) {
  const card = platform.said(group?.chat ?? '').findLast(({ type }) => type === 'interactive')
  const author = platform.message(card?.parent ?? '').from
  const before = calls()
  const pressed = await platform.press(card?.id ?? '', author, { words: '修改' })
  if (pressed.is !== 'answered' || !pressed.newFace) throw new Error(`the press was not answered: ${pressed.is}`)
  await new Promise((resolve) => setTimeout(resolve, QUIET_MS))
  return calls() - before
}

/** A benchmark of something else than records would be worth nothing. */
function mustBe(recorded: number, sent: number): void {
  if (recorded !== sent) throw new Error(`${sent} records were typed and ${recorded} are there`)
}

/** How fast the outbox itself is: claimed, sent to a platform that answers at once, marked. */
async function outboxJobs(): Promise<void> {
  tell('the outbox by itself')
  const { store, close } = temporaryStore()
  let id = 0
  const world = { now: () => 1_000_000 + Math.floor(performance.now()), id: () => String(++id).padStart(26, '0') }
  const card: Card = { body: [] }
  for (let made = 0; made < JOBS; made += 200) {
    const says = Array.from({ length: 200 }, (_, i) => ({
      does: 'send' as const,
      to: { kind: 'chat' as const, id: `oc_${made + i}` },
      card,
      urgency: 'clock' as const,
      why: { rule: 'bench', rows: [] },
    }))
    await store.commit(unitOf(world, { kind: 'tick', key: `t${made}`, at: 0 }, null, { says }))
  }
  const limits = { spacingMs: 0, perSecond: 10_000_000, perMinute: 100_000_000, batch: 500 }
  const post = {
    send: async ({ key }: { key: string }) => ({ is: 'sent' as const, code: '0', receipt: key }),
    update: async () => ({ is: 'refused' as const, code: 'none', why: '' }),
  }
  const began = performance.now()
  const sent = await deliverAll({ store, post, world, limits, notice: { posted: () => {} } })
  results['outbox jobs/s (aim 20000)'] = sent / ((performance.now() - began) / 1000)
  await close()
}

async function startFloor(file: string, keys: object): Promise<{ url: string; end(): Promise<void> }> {
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', path.join(import.meta.dirname, 'floor.ts'), file, JSON.stringify(keys)],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  )
  const url = await new Promise<string>((resolve) => {
    child.stdout.on('data', (chunk: Buffer) => {
      const found = /→ (http\S+)/.exec(chunk.toString())?.[1]
      if (found) resolve(found)
    })
  })
  return {
    url,
    end: () =>
      new Promise((resolve) => {
        child.once('exit', () => resolve())
        child.kill('SIGTERM')
      }),
  }
}

/** The most memory a process ever held; where the system does not tell, NaN. */
function peakMegabytes(pid: number): number {
  try {
    return Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024
  } catch {
    return Number.NaN
  }
}
