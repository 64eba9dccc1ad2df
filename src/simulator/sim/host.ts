import { monotonicFactory } from 'ulid'
import type { Directory, Post } from '../../bot/post.ts'
import type { World } from '../../bot/world.ts'
import { commands, reactions, understand } from '../../features/index.ts'
import { type Open, opener } from '../../feishu/envelope.ts'
import { feishuPost } from '../../feishu/post.ts'
import type { Shelf } from '../../feishu/tokens.ts'
import { silent } from '../../log.ts'
import { type Bot, makeBot, type Notice } from '../../spine/bot.ts'
import { PLATFORM_LIMITS } from '../../spine/claim.ts'
import type { Courier } from '../../spine/deliver.ts'
import { runErrands } from '../../spine/errands.ts'
import { oneAtATime } from '../../spine/one-at-a-time.ts'
import { pump } from '../../spine/pump.ts'
import { receive } from '../../spine/receive.ts'
import { deliverShare } from '../../spine/share.ts'
import { tick } from '../../spine/tick.ts'
import { type Store, Unavailable } from '../../store/store.ts'
import { app } from '../../web/app.ts'
import type { Host as WebHost } from '../../web/host.ts'
import type { App } from '../world.ts'
import type { Dice } from './dice.ts'
import type { Grip } from './grip.ts'
import type { Line } from './line.ts'
import { sdkFetch } from './sdk-fetch.ts'
import { straightPost } from './straight-post.ts'
import type { Time } from './time.ts'
import type { Weather } from './weather.ts'

/** A process that runs the real bot. */
export interface Host {
  readonly grip: Grip
  fetch(request: Request): Promise<Response>
  /** A minute of the clock. */
  minute(): void
  /** Goes down in good order. */
  stop(): Promise<void>
  listening(): boolean
}

/** What a planted fault may put in place of the real thing. */
export interface Plant {
  readonly store?: (store: Store) => Store
  readonly post?: (post: Post) => Post
  readonly world?: (world: World) => World
}

export interface HostParts {
  readonly time: Time
  readonly grip: Grip
  readonly luck: Dice
  readonly kind: Weather['kind']
  readonly wire: Weather['wire']
  readonly store: Store
  readonly line: Line
  readonly app: App
  readonly owners: ReadonlySet<string>
  readonly plant: Plant
  /** How far its clock is off, ms. */
  clockOff(): number
  /** How much later than asked for an alarm goes off: nothing is promised but that it is not earlier. */
  lateness(ms: number): number
  /** A decision failed for reasons of its own. */
  failed(what: string, key: string, error: unknown): void
}

/** Starts a process; on the wire of the SDK it first asks who it is, while nothing can go wrong yet. */
export async function startHost(parts: HostParts): Promise<Host> {
  const ulid = monotonicFactory(parts.luck.unit)
  const now = () => Math.floor(parts.time.now() + parts.clockOff())
  const own: World = { now, id: () => ulid(now()) }
  const world = parts.plant.world?.(own) ?? own
  const store = parts.plant.store?.(parts.store) ?? parts.store
  const shelf: Shelf = { held: null }
  const notice: Notice = {
    event: () => {},
    stale: () => {},
    failed(what, key, error) {
      // What the platform does not tell is asked again; what the store cannot is pushed again.
      if (!what.startsWith('errand') && !(error instanceof Unavailable)) parts.failed(what, key, error)
    },
  }
  const { id: appId, secret: appSecret } = parts.app
  const bySdk = () =>
    feishuPost({
      appId,
      appSecret,
      domain: 'http://feishu.local',
      fetch: sdkFetch(parts.line),
      now,
      log: silent,
      shelf,
      timeoutMs: NEVER_MS,
    })
  const sdk = parts.wire === 'sdk' ? bySdk() : null
  await sdk?.self()
  const way = sdk ?? straightPost(parts.line, parts.app, now)
  const post: Post & Directory = { ...way, ...parts.plant.post?.(way) }
  const serving = { parts, store, post, world, notice, open: opener({ ...parts.app, appId: parts.app.id }) }
  return parts.kind === 'worker' ? worker(serving) : longLived(serving)
}

/** The wire itself says when a call has taken too long; no timer of the machine ever ends one. */
const NEVER_MS = 2 ** 31 - 1

interface Serving {
  readonly parts: HostParts
  readonly store: Store
  readonly post: Post & Directory
  readonly world: World
  readonly notice: Notice
  readonly open: Open
}

const botOf = ({ parts, store, world, notice }: Serving): Bot =>
  makeBot({ store, world, zone: 'Asia/Shanghai', owners: parts.owners, commands, reactions, understand, notice })

const courierOf = ({ store, post, world }: Serving, batch: number): Courier => ({
  store,
  post,
  world,
  limits: { ...PLATFORM_LIMITS, batch },
  notice: { posted: () => {} },
})

/** As `src/node.ts` wires it: one bot, a pump, errands one at a time. */
function longLived(serving: Serving): Host {
  const { parts, post } = serving
  const { grip, time } = parts
  const bot = botOf(serving)
  const alarm = (run: () => void, ms: number) => grip.alarm(run, parts.lateness(ms))
  const outbox = pump(courierOf(serving, PLATFORM_LIMITS.batch), () => {}, alarm)
  const errands = oneAtATime(
    () => runErrands(bot, post),
    () => {},
    alarm,
  )
  let closing = false
  const pulse = () =>
    tick(bot).then(
      () => {
        errands.ask()
        outbox.wake()
      },
      // The store could not: the next minute tries again.
      () => {},
    )
  const web = app(() =>
    webHost(serving, {
      receive: (event) => receive(bot, event),
      after: (work) => void grip.alarm(() => void work(), 0),
      async deliver() {
        outbox.wake()
        errands.ask()
      },
      closing: () => closing,
    }),
  )
  grip.alarm(() => void pulse(), 0)
  return {
    grip,
    fetch: async (request) => web.fetch(request),
    minute: () => void pulse(),
    listening: () => !closing,
    async stop() {
      closing = true
      time.after(STOP_WITHIN_MS, grip.kill)
      await Promise.all([outbox.stop(), errands.rest()])
      grip.kill()
    },
  }
}

/** As `src/node.ts` has it. */
const STOP_WITHIN_MS = 9_000

/** As `src/worker.ts` wires it: everything is made for one request and dropped with it. */
function worker(serving: Serving): Host {
  const { grip, time } = serving.parts
  const work = async (bot: Bot, ms: number) => {
    const courier = courierOf(serving, SENDS_A_ROUND)
    const share = {
      until: serving.world.now() + ms,
      spare: () => true,
      rest: (rest: number) => new Promise<void>((resolve) => void grip.alarm(resolve, rest)),
    }
    const said = deliverShare(courier, share)
    const ran = runErrands(bot, serving.post).then((some) => (some > 0 ? deliverShare(courier, share) : said))
    await Promise.allSettled([said, ran])
  }
  const fetch = async (request: Request) => {
    const bot = botOf(serving)
    const web = app(() =>
      webHost(serving, {
        receive: (event) => receive(bot, event),
        after: (later) => void grip.alarm(() => void later(), 0),
        deliver: () => work(bot, AFTER_AN_ANSWER_MS),
        closing: () => false,
      }),
    )
    return web.fetch(request)
  }
  const minute = async () => {
    const bot = botOf(serving)
    await tick(bot).catch(() => {})
    await work(bot, TURN_MS)
  }
  grip.alarm(() => void minute(), 0)
  return {
    grip,
    fetch,
    minute: () => void minute(),
    listening: () => true,
    async stop() {
      time.after(0, grip.kill)
    },
  }
}

const SENDS_A_ROUND = 18
const AFTER_AN_ANSWER_MS = 10_000
const TURN_MS = 50_000

type Own = Pick<WebHost, 'receive' | 'after' | 'deliver' | 'closing'>

const webHost = ({ parts, world, open }: Serving, own: Own): WebHost => ({
  open,
  self: () => ({ openId: parts.app.bot.openId }),
  ready: async () => null,
  webhook: () => {},
  metrics: async () => ({ type: 'text/plain', text: '' }),
  metricsToken: null,
  remote: () => null,
  log: silent,
  now: world.now,
  elapsed: world.now,
  id: () => 'request',
  ...own,
})
