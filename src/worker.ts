import { monotonicFactory } from 'ulid'
import { readWorkerConfig, type WorkerConfig, WrongSettings } from './config.ts'
import { commands, reactions, understand } from './features/index.ts'
import { type Open, opener } from './feishu/envelope.ts'
import { feishuPost } from './feishu/post.ts'
import type { Shelf } from './feishu/tokens.ts'
import type { Log } from './log.ts'
import { logToConsole } from './log-console.ts'
import { makeBot } from './spine/bot.ts'
import { PLATFORM_LIMITS } from './spine/claim.ts'
import { runErrands } from './spine/errands.ts'
import { receive } from './spine/receive.ts'
import { deliverShare } from './spine/share.ts'
import { tick } from './spine/tick.ts'
import { d1Store, pendingD1 } from './store/d1.ts'
import { MIGRATION_NAMES } from './store/migration-names.ts'
import { Unfit } from './store/unfit.ts'
import { app } from './web/app.ts'
import type { Host } from './web/host.ts'
import { noticing } from './web/notice.ts'
import { storeReady } from './web/ready.ts'

/** Of the 1,000 statements that D1 runs for one invocation: no new round of work begins after so many. */
const STATEMENTS_MAX = 500
/** A Worker has six connections at once; a round that has to queue for them three times still ends within its lease. */
const SENDS_A_ROUND = 18
/** After an answer a Worker may go on for 30 s: ten to send and try again in, twenty for a call that has begun. */
const AFTER_AN_ANSWER_MS = 10_000
/** What a minute's turn does not get done, the next one does. */
const TURN_MS = 50_000

/** What wrangler.toml binds, and what is set as variables and secrets. */
type Env = Readonly<Record<string, unknown>>

/** What Cloudflare hands in with a request or a turn of the clock. */
interface Invocation {
  waitUntil(work: Promise<unknown>): void
}

export default worker()

/** The entrance on Cloudflare Workers: the rows are in D1, the clock is a cron trigger, and each request stands alone. */
function worker() {
  let isolate: Isolate | null = null
  const opened = (env: Env): Isolate => {
    isolate ??= open(env)
    return isolate
  }
  const web = app((c) => (c.env as { readonly host: Host }).host)

  return {
    async fetch(request: Request, env: Env, invocation: Invocation): Promise<Response> {
      try {
        const here = opened(env)
        return await web.fetch(request, { host: hostOf(here, serving(here), invocation) })
      } catch (error) {
        if (!(error instanceof WrongSettings)) throw error
        console.error(error.message)
        return Response.json({ ready: false, why: error.message }, { status: 503 })
      }
    },

    async scheduled(_minute: unknown, env: Env): Promise<void> {
      const here = opened(env)
      const served = serving(here)
      await served.fit()
      await tick(served.bot).catch((err: unknown) => here.log.error({ err }, 'a tick'))
      await served.work(TURN_MS)
    },
  }
}

/** What an isolate keeps between requests: settings, keys and plain values. Whatever waits or holds a connection is of one request only. */
interface Isolate {
  readonly config: WorkerConfig
  readonly open: Open
  readonly log: Log
  readonly token: Shelf
  /** Our own open_id, once the platform has told it. */
  self: string | null
  /** The tables were found to be of this program. */
  fit: boolean
}

function open(env: Env): Isolate {
  const config = readWorkerConfig(env)
  const { appSecret, encryptKey, verificationToken } = config.feishu
  const secrets = [appSecret, encryptKey, verificationToken, ...(config.metricsToken ? [config.metricsToken] : [])]
  return {
    config,
    open: opener(config.feishu),
    log: logToConsole({ console, now: Date.now, secrets }),
    token: { held: null },
    self: null,
    fit: false,
  }
}

type Served = ReturnType<typeof serving>

/** The bot as one request or one turn of the clock has it. */
function serving(here: Isolate) {
  const { config, log } = here
  const store = d1Store(config.d1)
  const ulid = monotonicFactory()
  const world = { now: Date.now, id: () => ulid() }
  const notice = noticing(log, { event: () => {}, call: () => {} })
  const bot = makeBot({ store, world, zone: config.zone, owners: new Set(config.owners), commands, reactions, understand, notice })
  const post = feishuPost({
    ...config.feishu,
    domain: config.domain,
    fetch: (input, init) => fetch(input, init),
    now: Date.now,
    log,
    shelf: here.token,
  })
  const limits = { ...PLATFORM_LIMITS, batch: SENDS_A_ROUND }
  const courier = { store, post, world, limits, notice }
  const spare = () => store.asked() < STATEMENTS_MAX
  const pending = () => pendingD1(config.d1, MIGRATION_NAMES)

  const errands = async (): Promise<number> => {
    let ran = 0
    for (let more = 1; more > 0 && spare(); ran += more) more = await runErrands(bot, post)
    return ran
  }

  return {
    bot,
    post,
    store,
    pending,

    /** @throws Unfit where this program must not touch these tables */
    async fit() {
      if (here.fit) return
      const missing = await pending()
      if (missing.length > 0) throw new Unfit(notMigrated(missing))
      here.fit = true
    },

    /** Sends and runs what is due, for at most so many ms and so many statements. */
    async work(ms: number) {
      const share = { until: Date.now() + ms, spare, rest }
      const said = deliverShare(courier, share)
      const done = await Promise.allSettled([
        said,
        errands().then((ran) => (ran > 0 ? deliverShare(courier, share) : said)),
      ])
      for (const one of done) if (one.status === 'rejected') log.error({ err: one.reason }, 'work after an answer')
    },
  }
}

function hostOf(here: Isolate, served: Served, invocation: Invocation): Host {
  const { bot, store, pending } = served
  return {
    open: here.open,
    self: () => ({ openId: here.self }),
    async receive(event) {
      await served.fit()
      return receive(bot, event)
    },
    after: (work) => invocation.waitUntil(work()),
    async deliver() {
      await served.work(AFTER_AN_ANSWER_MS)
      here.self ??= await served.post.self()
    },
    closing: () => false,
    ready: () => storeReady(store.read, async () => (await pending()).length === 0),
    webhook: () => {},
    async metrics() {
      const { meters } = await import('./web/meters.ts')
      const meter = meters()
      return { type: meter.registry.contentType, text: await meter.page(store.read, Date.now()) }
    },
    metricsToken: here.config.metricsToken,
    remote: () => null,
    log: here.log,
    now: Date.now,
    elapsed: () => performance.now(),
    id: () => bot.world.id(),
  }
}

const notMigrated = (missing: readonly string[]) =>
  `数据库还缺少迁移 ${missing.join(', ')}，请先运行 npm run deploy。 / The database lacks the migrations ${missing.join(', ')}: run npm run deploy, which applies them first.`

const rest = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))
