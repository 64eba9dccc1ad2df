import { afterEach, beforeEach, expect, test } from 'vitest'
import { type TemporaryStore, temporaryStore } from '../../test/temporary-store.ts'
import { note } from '../bot/card.ts'
import { phrase } from '../bot/phrase.ts'
import type { Post } from '../bot/post.ts'
import { paper } from '../store/paper.ts'
import { PLATFORM_LIMITS } from './claim.ts'
import type { Courier } from './deliver.ts'
import { type Pump, pump } from './pump.ts'
import { unitOf } from './unit.ts'

/** More looks at the clock than any fact below needs: a pump that makes more is spinning. */
const LOOKS_MAX = 200
const NOON = Date.UTC(2026, 10, 23, 4)

let rows: TemporaryStore
let now: number
let looks: number
let alarms: { ms: number; run: () => void }[]
let failures: unknown[]
let sent: string[]
let outbox: Pump
let ids: number

beforeEach(() => {
  rows = temporaryStore()
  now = NOON
  looks = 0
  ids = 0
  alarms = []
  failures = []
  sent = []
  const post: Post = {
    async send({ key }) {
      sent.push(key)
      return { is: 'sent', code: '0', receipt: `om_${key}` }
    },
    update: async () => ({ is: 'sent', code: '0', receipt: 'om' }),
  }
  const courier: Courier = {
    store: rows.store,
    post,
    world: {
      now: () => {
        looks += 1
        if (looks > LOOKS_MAX) throw new Error('it spins')
        return now
      },
      id: () => `id_${++ids}`,
    },
    limits: PLATFORM_LIMITS,
    notice: { posted: () => {} },
  }
  outbox = pump(
    courier,
    (error) => failures.push(error),
    (run, ms) => {
      const alarm = { ms, run }
      alarms.push(alarm)
      return () => {
        alarms = alarms.filter((one) => one !== alarm)
      }
    },
  )
})
afterEach(async () => {
  await outbox.stop()
  await rows.close()
})

const say = async (chat: string) => {
  const event = { kind: 'tick', key: `tick:${ids}`, at: now } as const
  const card = note(phrase('好', 'good'))
  const world = { now: () => now, id: () => `out_${++ids}` }
  const why = { rule: 'test', rows: [] }
  await rows.store.commit(
    unitOf(world, event, null, {
      says: [{ does: 'send', to: { kind: 'chat', id: chat }, card, urgency: 'answer', why }],
    }),
  )
}

/** Lets it do all that it can do without an alarm. */
const settle = async () => {
  for (let turn = 0; turn < 50; turn++) await new Promise((resolve) => setImmediate(resolve))
}

/** The one alarm that is set goes off. */
const ring = async () => {
  const [alarm, ...others] = alarms
  if (!alarm || others.length > 0) throw new Error(`${alarms.length} alarms`)
  alarms = []
  now += alarm.ms
  alarm.run()
  await settle()
  return alarm.ms
}

test('what may not leave now is looked for at intervals, and not in between', async () => {
  await rows.store.commit([paper.insertInto('sending_pause').values({ reason: 'quota', until: now + 3_600_000 })])
  await say('oc_1')
  outbox.wake()
  await settle()
  expect(failures).toEqual([])
  expect([await ring(), await ring(), await ring(), await ring()]).toEqual([100, 200, 200, 200])
  expect(sent).toEqual([])
})

test('when it may leave again it leaves at the next look, and then there is only the look once a second', async () => {
  await rows.store.commit([paper.insertInto('sending_pause').values({ reason: 'quota', until: now + 250 })])
  await say('oc_1')
  outbox.wake()
  await settle()
  expect([await ring(), sent.length, await ring(), sent.length]).toEqual([100, 0, 200, 1])
  expect(alarms.map(({ ms }) => ms)).toEqual([1_000])
  expect(failures).toEqual([])
})

test('two to one chat go one after the other at its pace, two to two chats at once', async () => {
  await say('oc_1')
  await say('oc_1')
  await say('oc_2')
  outbox.wake()
  await settle()
  expect(sent).toHaveLength(2)
  for (let rings = 0; rings < 5 && sent.length < 3; rings++) await ring()
  expect(sent).toHaveLength(3)
  expect(now - NOON).toBeGreaterThanOrEqual(PLATFORM_LIMITS.spacingMs)
  expect(now - NOON).toBeLessThan(1_000)
})

test('behind a full outbox a hundred news make one look, a moment later', async () => {
  await rows.store.commit([paper.insertInto('sending_pause').values({ reason: 'quota', until: now + 3_600_000 })])
  await say('oc_1')
  outbox.wake()
  await settle()
  const before = looks
  for (let news = 0; news < 100; news++) {
    outbox.wake()
    await settle()
  }
  expect(looks).toBe(before)
  expect(await ring()).toBe(20)
  expect(looks).toBeGreaterThan(before)
})

test('what waits for its time ends when it runs out, and not only when that time comes', async () => {
  await say('oc_1')
  await rows.store.commit([paper.updateTable('outbox').set({ due_at: now + 3_600_000, expires_at: now + 90_000 })])
  outbox.wake()
  await settle()
  for (let seconds = 0; seconds < 125; seconds++) await ring()
  const row = await rows.store.read.selectFrom('outbox').select('state').executeTakeFirst()
  expect(row?.state).toBe('dead')
  expect(failures).toEqual([])
})

test('a clock that is set back: what was in doubt is held at the next look', async () => {
  await say('oc_1')
  await rows.store.commit([paper.updateTable('outbox').set({ tries: 1, doubt_since: now, due_at: now + 2_000 })])
  outbox.wake()
  await settle()
  now -= 3 * 3_600_000
  await ring()
  const row = await rows.store.read.selectFrom('outbox').select('state').executeTakeFirst()
  expect(row?.state).toBe('held')
})
