import { randomBytes } from 'node:crypto'
import { Hono } from 'hono'
import { monotonicFactory } from 'ulid'
import { commands, reactions, understand } from '../src/features/index.ts'
import { opener } from '../src/feishu/envelope.ts'
import { feishuPost } from '../src/feishu/post.ts'
import { logTo } from '../src/log.ts'
import { standingClock } from '../src/simulator/clock.ts'
import { newWorld } from '../src/simulator/new-world.ts'
import { type Feishu, feishu } from '../src/simulator/platform.ts'
import type { Stage } from '../src/simulator/play.ts'
import { feishuRest } from '../src/simulator/rest.ts'
import { type Bot, makeBot, unnoticed } from '../src/spine/bot.ts'
import { PLATFORM_LIMITS } from '../src/spine/claim.ts'
import { deliverAll } from '../src/spine/deliver.ts'
import { runErrands } from '../src/spine/errands.ts'
import { receive } from '../src/spine/receive.ts'
import { tick } from '../src/spine/tick.ts'
import type { Store } from '../src/store/store.ts'
import { app } from '../src/web/app.ts'
import { MONDAY } from './harness.ts'
import { temporaryStore } from './temporary-store.ts'

/** The whole bot and a whole Feishu in one process: real webhooks, real API calls, one clock that only moves when told to. */
export interface Town extends Stage {
  readonly platform: Feishu
  readonly bot: Bot
  readonly store: Store
  close(): Promise<void>
}

/** A chat's own pace is a fifth of a second; what waits for it is sent when the clock has moved on by this. */
const PACE_MS = 250
/** More waits than the longest talk needs in one breath: a bot that never comes to rest is a broken one. */
const PACES_MAX = 100

export async function town(seed = 'town'): Promise<Town> {
  const { store, close } = temporaryStore()
  const clock = standingClock(MONDAY)
  const ulid = monotonicFactory(() => 0.5)
  const world = { now: clock.now, id: () => ulid(clock.now()) }
  const owners = new Set<string>()
  const failures: unknown[] = []
  const bot = makeBot({
    store,
    world,
    zone: 'Asia/Shanghai',
    owners,
    commands,
    reactions,
    understand,
    notice: { ...unnoticed, failed: (_what, _key, error) => void failures.push(error) },
  })
  const there = newWorld(seed)
  const web = new Hono()
  const platform = feishu({ world: there, now: clock.now, deliver: async (request) => web.fetch(request) })
  const rest = feishuRest(platform)
  const log = logTo({ destination: { write: () => {} }, level: 'error', now: clock.now, secrets: [] })
  const { id: appId, secret: appSecret, encryptKey, verificationToken } = there.app
  const post = feishuPost({
    appId,
    appSecret,
    domain: 'http://feishu.local',
    fetch: async (input, init) => rest.fetch(new Request(input, init)),
    now: clock.now,
    log,
  })
  web.route(
    '/',
    app(() => ({
      open: opener({ appId, encryptKey, verificationToken }),
      self: () => ({ openId: there.app.bot.openId }),
      receive: (event) => receive(bot, event),
      after: () => {},
      deliver: async () => {},
      closing: () => false,
      ready: async () => null,
      webhook: () => {},
      metrics: async () => ({ type: 'text/plain', text: '' }),
      metricsToken: null,
      remote: () => null,
      log,
      now: clock.now,
      elapsed: clock.now,
      id: () => randomBytes(8).toString('hex'),
    })),
  )

  const courier = { store, post, world, limits: PLATFORM_LIMITS, notice: { posted: () => {} } }
  const waiting = async () => {
    const row = await store.read
      .selectFrom('outbox')
      .select('due_at')
      .where('state', '=', 'due')
      .where('due_at', '<=', clock.now() + PACE_MS)
      .limit(1)
      .executeTakeFirst()
    return row !== undefined
  }

  return {
    platform,
    bot,
    store,
    now: clock.now,
    moveTo: clock.moveTo,
    own: (who) => void owners.add(who),
    async settle() {
      await platform.pump()
      await tick(bot)
      for (let paces = 0; ; paces++) {
        while ((await runErrands(bot, post)) > 0) {}
        await deliverAll(courier)
        const [failure] = failures.splice(0)
        if (failure !== undefined) throw failure
        if (!(await waiting())) return
        if (paces >= PACES_MAX) throw new Error('the bot does not come to rest')
        clock.moveTo(clock.now() + PACE_MS)
      }
    },
    close,
  }
}
