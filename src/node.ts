import './node-version.ts'
import { randomBytes } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { serve } from '@hono/node-server'
import { getConnInfo } from '@hono/node-server/conninfo'
import { Hono } from 'hono'
import { schedule } from 'node-cron'
import { pino } from 'pino'
import { collectDefaultMetrics } from 'prom-client'
import { monotonicFactory } from 'ulid'
import { type Config, readConfig, WrongSettings } from './config.ts'
import { commands, reactions, understand } from './features/index.ts'
import { firstCode } from './features/people/claim.ts'
import { opener } from './feishu/envelope.ts'
import { feishuPost } from './feishu/post.ts'
import { type Log, logTo } from './log.ts'
import type { LocalFeishu } from './simulator/local.ts'
import { machineAlarm } from './spine/alarm.ts'
import { type Bot, makeBot } from './spine/bot.ts'
import { PLATFORM_LIMITS } from './spine/claim.ts'
import { deliverAll } from './spine/deliver.ts'
import { runErrands } from './spine/errands.ts'
import { oneAtATime } from './spine/one-at-a-time.ts'
import { pump } from './spine/pump.ts'
import { receive } from './spine/receive.ts'
import { tick } from './spine/tick.ts'
import { engineFor } from './store/engine.ts'
import { migrationsIn, Unfit } from './store/migrate.ts'
import { app } from './web/app.ts'
import type { Host } from './web/host.ts'
import { meters } from './web/meters.ts'
import { countingCommits, noticing } from './web/notice.ts'
import { storeReady } from './web/ready.ts'

/** A process that was told to stop has ten seconds (product); a call to the platform that hangs is left to its lease. */
const STOP_WITHIN_MS = 9_000
/** Seen from here and from dist/ alike. */
const ROOT = path.resolve(import.meta.dirname, '..')
const MIGRATIONS = path.join(ROOT, 'migrations')
/** What is kept beside the rows, where these are no file. */
const DATA = './data'

await main().catch((error: unknown) => {
  const known = error instanceof WrongSettings || error instanceof Unfit || isAddressTrouble(error)
  process.stderr.write(`${known ? error.message : error instanceof Error ? error.stack : String(error)}\n`)
  process.exit(1)
})

async function main(): Promise<void> {
  const config = readConfig(process.env)
  const folder = config.database.kind === 'sqlite' ? path.dirname(config.database.file) : DATA
  mkdirSync(folder, { recursive: true })
  const engine = await engineFor(config.database, migrationsIn(MIGRATIONS))
  const applied = await engine.migrate(Date.now())

  const local = config.feishu ? null : await openLocal(folder, applied.includes('0001_spine'))
  const feishu = config.feishu ?? local?.credentials
  if (!feishu) throw new Error('neither credentials nor a local Feishu')
  const now = local?.now ?? Date.now
  const log = logTo({
    destination: pino.destination(1),
    // In the local Feishu one looks at the page, and the terminal keeps its address in sight.
    level: local ? 'warn' : 'info',
    now: Date.now,
    secrets: [
      feishu.appSecret,
      feishu.encryptKey,
      feishu.verificationToken,
      ...(config.metricsToken ? [config.metricsToken] : []),
    ],
  })
  if (applied.length > 0) log.info({ applied }, 'migrations applied')

  const meter = meters()
  collectDefaultMetrics({ register: meter.registry })
  const elapsed = () => performance.now()
  const store = countingCommits(engine.open(), meter, elapsed)
  const notice = noticing(log, meter)
  // Ids are names, not secrets; asking the system for luck sixteen times an id was a twentieth of all work.
  const ulid = monotonicFactory(Math.random)
  const world = { now, id: () => ulid(now()) }
  const bot = makeBot({
    store,
    world,
    zone: config.zone,
    owners: new Set(local ? local.owners : config.owners),
    commands,
    reactions,
    understand,
    notice,
  })

  const server = await listen(config)
  const url = urlOf(config.host, server.port)
  const post = feishuPost({ ...feishu, domain: local ? url : config.domain, fetch, now: local ? now : elapsed, log })
  const courier = { store, post, world, limits: PLATFORM_LIMITS, notice }
  const outbox = pump(courier, (err) => log.error({ err }, 'the outbox'))
  const errands = oneAtATime(
    () => runErrands(bot, post),
    (err) => log.error({ err }, 'errands'),
    machineAlarm,
  )
  let closing = false
  let self: string | null = local?.botOpenId ?? null
  /** Nothing waits for the platform to say who we are; until it does, a mention of any bot is taken as one of us. */
  const meetOurselves = async () => {
    self ??= await post.self()
  }
  const pulse = async () => {
    await tick(bot)
    errands.ask()
    outbox.wake()
    void meetOurselves()
  }

  const host: Host = {
    open: opener(feishu),
    self: () => ({ openId: self }),
    receive: (event) => receive(bot, event),
    after: (work) => void setImmediate(() => void work()),
    async deliver() {
      outbox.wake()
      errands.ask()
    },
    closing: () => closing,
    ready: () => storeReady(store.read, async () => (await engine.pending()).length === 0),
    webhook: meter.webhook,
    metrics: async () => ({ type: meter.registry.contentType, text: await meter.page(store.read, now()) }),
    metricsToken: config.metricsToken,
    remote: (c) => getConnInfo(c).remote.address ?? null,
    log,
    now,
    elapsed,
    id: () => ulid(),
  }
  const web = new Hono()
  if (local) web.route('/', local.app)
  web.route(
    '/',
    app(() => host),
  )
  server.serve(web.fetch)

  const minute = schedule('* * * * *', () => pulse().catch((err: unknown) => log.error({ err }, 'a tick')))
  const stop = once(async (signal: string) => {
    log.info({ signal }, 'stopping')
    closing = true
    setTimeout(() => process.exit(0), STOP_WITHIN_MS).unref()
    await minute.stop()
    await Promise.all([server.close(), outbox.stop(), errands.rest(), local?.stop()])
    await store.close()
    process.exit(0)
  })
  process.on('SIGTERM', stop)
  process.on('SIGINT', stop)

  await pulse()
  if (!local) await greet(config, bot, log)
  say(`Jiedui 结对助手 → ${config.publicUrl ?? url}${local ? ' （本地飞书 local Feishu）' : ''}`)
  await local?.start({
    url,
    store,
    deliver: (request) => fetch(request),
    async settle() {
      await tick(bot)
      while ((await runErrands(bot, post)) > 0) {}
      await deliverAll(courier)
    },
  })
}

/** Loaded only where there are no credentials: nobody in production sees the simulator. */
async function openLocal(folder: string, fresh: boolean): Promise<LocalFeishu> {
  const { localFeishu } = await import('./simulator/local.ts')
  return localFeishu({
    machine: Date.now,
    sources: path.join(ROOT, 'src/simulator'),
    file: path.join(folder, 'local-feishu.json'),
    fresh,
  })
}

/** Without an owner in the settings the first one claims the bot with a code that only the terminal shows. */
async function greet(config: Config, { store, world }: Bot, log: Log): Promise<void> {
  if (config.owners.length > 0) return
  const first = await firstCode(store.read, randomBytes, world.now())
  if (first === null) return
  await store.commit(first.writes)
  say(`还没有管理员：请在飞书里私聊机器人，发送 /claim ${first.code}`)
  say(`No owner yet: send the bot /claim ${first.code} in a private chat.`)
  log.info({}, 'a claim code was printed')
}

/** How this machine reaches us: a host that means "every address" is no address to call. */
function urlOf(host: string, port: number): string {
  const name = { '0.0.0.0': '127.0.0.1', '::': '[::1]' }[host] ?? (host.includes(':') ? `[${host}]` : host)
  return `http://${name}:${port}`
}

interface Listening {
  readonly port: number
  serve(fetch: (request: Request, env: object) => Response | Promise<Response>): void
  close(): Promise<void>
}

/** Takes the port first, since the local Feishu has to know its own address; requests wait until there is something to serve. */
function listen({ host, port }: Config): Promise<Listening> {
  let ready = (_: Parameters<Listening['serve']>[0]) => {}
  const handler = new Promise<Parameters<Listening['serve']>[0]>((resolve) => {
    ready = resolve
  })
  return new Promise((resolve, reject) => {
    const server = serve(
      { fetch: async (request, env) => (await handler)(request, env), hostname: host, port },
      (address: AddressInfo) =>
        resolve({
          port: address.port,
          serve: (fetch) => ready(fetch),
          close: () =>
            new Promise((closed) => {
              server.close(() => closed())
              if ('closeIdleConnections' in server) server.closeIdleConnections()
            }),
        }),
    )
    server.once('error', reject)
  })
}

function once(work: (signal: string) => Promise<void>): (signal: string) => void {
  let begun = false
  return (signal) => {
    if (begun) return
    begun = true
    void work(signal)
  }
}

function isAddressTrouble(error: unknown): error is Error {
  return error instanceof Error && 'code' in error && (error.code === 'EADDRINUSE' || error.code === 'EACCES')
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}
