import { Hono } from 'hono'
import type { Store } from '../store/store.ts'
import { moved, runningClock } from './clock.ts'
import { control } from './control.ts'
import { newWorld } from './new-world.ts'
import { page } from './page.ts'
import { type Feishu, feishu } from './platform.ts'
import { recall, remember } from './remembered.ts'
import { feishuRest } from './rest.ts'
import { OWNER, people, seed } from './seed.ts'

export interface LocalFeishuNeeds {
  /** The machine's clock, epoch ms. */
  machine(): number
  /** The folder of this room's sources, from which the page is served. */
  readonly sources: string
  /** Where it is remembered, beside the database; null: it ends with the process. */
  readonly file: string | null
  /** The database is new: what was remembered belongs to another and is dropped. */
  readonly fresh: boolean
}

/** The bot, from where the local Feishu stands. */
export interface BotOutThere {
  /** Where it listens, as in `http://127.0.0.1:3000`. */
  readonly url: string
  /** Hands it a request; `fetch` over the loopback, or the app itself. */
  deliver(request: Request): Promise<Response>
  /** Ticks, runs errands and sends what is due at this moment of the clock. */
  settle(): Promise<void>
  /** Where it can be seen whether anything is still on its way. */
  readonly store: Store
}

export interface LocalFeishu {
  /** `/`, `/local/*` and `/open-apis/*`. */
  readonly app: Hono
  readonly platform: Feishu
  /** The time it is here; the bot must live by it too. Epoch ms. */
  now(): number
  /** What the bot is set up with. */
  readonly credentials: {
    readonly appId: string
    readonly appSecret: string
    readonly encryptKey: string
    readonly verificationToken: string
  }
  readonly botOpenId: string
  /** open_ids of the owners: the IT person of the bureau. */
  readonly owners: readonly string[]
  /** Begins to push; a new world first lives through its month. Resolves when that is done. */
  start(bot: BotOutThere): Promise<void>
  /** Writes down what is remembered and is still. */
  stop(): Promise<void>
}

/** How often it looks for pushes that are due again, and how long after a change it is written down. */
const PULSE_MS = 500
const WRITE_AFTER_MS = 400

/** Somebody else in the process may be sending what is due: looked at again until it is marked, for three seconds. */
const LOOK_MS = 20
const LOOKS_MAX = 150
/** A chat has its pace: what waits for that counts as on its way. */
const PACE_MS = 1_000

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))

async function isBusy({ read }: Store, now: number): Promise<boolean> {
  const message = await read
    .selectFrom('outbox')
    .select('id')
    .where('state', '=', 'due')
    .where('due_at', '<=', now + PACE_MS)
    .limit(1)
    .executeTakeFirst()
  const errand = await read
    .selectFrom('errand')
    .select('id')
    .where('state', '=', 'due')
    .where('due_at', '<=', now)
    .limit(1)
    .executeTakeFirst()
  return message !== undefined || errand !== undefined
}

/** A whole Feishu beside the bot, with its own page, people and clock. */
export function localFeishu(needs: LocalFeishuNeeds): LocalFeishu {
  const remembered = needs.file && !needs.fresh ? recall(needs.file) : null
  // A month that was broken off is lived through again: the bot knows its events by their ids.
  const old = remembered?.seeded ? remembered : null
  const clock = runningClock(needs.machine, old?.ahead ?? 0)
  const world = old?.world ?? newWorld('yunling')
  if (!old) people(world)
  let seeded = old?.seeded ?? false
  let bot: BotOutThere | null = null
  const platform = feishu({
    world,
    now: clock.now,
    deliver: async (request) => {
      if (!bot) throw new Error('the bot is not there yet')
      return bot.deliver(new Request(new URL(new URL(request.url).pathname, bot.url), request))
    },
  })

  const write = () => {
    if (needs.file && seeded) remember(needs.file, { ahead: clock.ahead(), seeded, world })
  }
  const writing = after(WRITE_AFTER_MS, write)
  platform.onChange(writing.ask)
  const settle = async () => {
    await platform.pump()
    await bot?.settle()
    for (let looks = 0; bot && looks < LOOKS_MAX && (await isBusy(bot.store, clock.now())); looks++)
      await pause(LOOK_MS)
  }
  const stopped = new AbortController()
  let pulse: ReturnType<typeof setInterval> | undefined

  const app = new Hono()
  app.route('/', page(needs.sources))
  app.route('/', feishuRest(platform))
  app.route(
    '/local',
    control({
      platform,
      seeding: () => !seeded,
      settle: () => settle().catch(troubled),
      stopped: stopped.signal,
      async move(to) {
        clock.moveTo(moved(clock.now(), to, needs.machine()))
        platform.room.changed()
        await settle().catch(troubled)
      },
    }),
  )

  return {
    app,
    platform,
    now: clock.now,
    credentials: {
      appId: world.app.id,
      appSecret: world.app.secret,
      encryptKey: world.app.encryptKey,
      verificationToken: world.app.verificationToken,
    },
    botOpenId: world.app.bot.openId,
    owners: [platform.person(OWNER).id],
    async start(there) {
      bot = there
      if (!seeded) {
        await seed({ platform, clock, settle })
        seeded = true
        platform.room.changed()
      }
      pulse = setInterval(() => void platform.pump(), PULSE_MS)
    },
    async stop() {
      stopped.abort()
      clearInterval(pulse)
      writing.stop()
      write()
    },
  }
}

/** Nobody waits for it: the bot's own log says more, and its rows are tried again. */
const troubled = (error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
}

/** Does it once, some time after the last of many asked for it. */
function after(ms: number, does: () => void) {
  let timer: ReturnType<typeof setTimeout> | undefined
  return {
    ask() {
      timer ??= setTimeout(() => {
        timer = undefined
        does()
      }, ms)
    },
    stop() {
      clearTimeout(timer)
    },
  }
}
