import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type TemporaryStore, temporaryStore } from '../../test/temporary-store.ts'
import { note } from '../bot/card.ts'
import type { Say } from '../bot/decision.ts'
import type { Event } from '../bot/event.ts'
import { phrase } from '../bot/phrase.ts'
import type { Outgoing, Posted } from '../bot/post.ts'
import { nextDue, PLATFORM_LIMITS } from './claim.ts'
import { type Courier, deliver, deliverAll } from './deliver.ts'
import { unitOf } from './unit.ts'

const SECOND = 1_000
const MINUTE = 60 * SECOND
const START = Date.UTC(2026, 10, 23, 2)

let temporary: TemporaryStore
let now: number
let posts: { at: number; key: string; what: Outgoing }[]
let platform: (key: string, what: Outgoing) => Posted
let ids: number

beforeEach(() => {
  temporary = temporaryStore()
  now = START
  posts = []
  ids = 0
  platform = (key) => ({ is: 'sent', code: '0', receipt: `om_${key}` })
})
afterEach(() => temporary.close())

const world = { now: () => now, id: () => String(++ids).padStart(26, '0') }
const courier = (): Courier => ({
  store: temporary.store,
  world,
  limits: PLATFORM_LIMITS,
  notice: { posted: () => {} },
  post: {
    async send(what) {
      posts.push({ at: now - START, key: what.key, what })
      return platform(what.key, what)
    },
    async update({ receipt, card }) {
      posts.push({ at: now - START, key: `update ${receipt}`, what: { key: '', to: to('x'), card, without: [] } })
      return platform(receipt, { key: '', to: to('x'), card, without: [] })
    },
  },
})

const to = (id: string) => ({ kind: 'chat' as const, id })
const card = note(phrase('好', 'good'))
const why = { rule: 'test', rows: [] }
/** Puts something in the outbox, as a decision does; answers its row's id. */
const say = async (what: Partial<Extract<Say, { does: 'send' }>> = {}): Promise<string> => {
  const tick: Event = { kind: 'tick', key: `t${++ids}`, at: now }
  const says: Say[] = [{ does: 'send', to: to('oc_1'), card, urgency: 'answer', why, ...what }]
  await temporary.store.commit(unitOf(world, tick, null, { says }))
  return String(ids).padStart(26, '0')
}
const row = async (id: string) => {
  const found = await temporary.store.read.selectFrom('outbox').selectAll().where('id', '=', id).executeTakeFirst()
  if (!found) throw new Error(`no row ${id}`)
  return found
}
/** Lets time pass, from one thing that is due to the next, sending whatever may leave. */
const pass = async (ms: number) => {
  for (const end = now + ms; now < end; ) {
    const at = await nextDue(temporary.store)
    now = Math.min(end, at === null ? end : at > now ? at : now + 500)
    await deliverAll(courier())
  }
}

describe('the retry ladder', () => {
  test('no clear word: tried at 0.5, 2, 8, 30 s, 2, 8 and 30 min with one and the same key, then held, never doubled', async () => {
    platform = () => ({ is: 'retry', code: 'http-503', doubt: true, why: 'service unavailable' })
    const id = await say()
    await deliverAll(courier())
    await pass(2 * 60 * MINUTE)
    expect(posts.map(({ at }) => at)).toEqual([
      0,
      500,
      2 * SECOND,
      8 * SECOND,
      30 * SECOND,
      2 * MINUTE,
      8 * MINUTE,
      30 * MINUTE,
    ])
    expect(new Set(posts.map(({ key }) => key))).toEqual(new Set([id]))
    expect(await row(id)).toMatchObject({ state: 'held', reason: expect.stringContaining('http-503') })
  })

  test('what certainly never arrived is tried on until it expires, then dead with its reason', async () => {
    platform = () => ({ is: 'retry', code: 'network', doubt: false, why: 'connection refused' })
    const id = await say({ expiresAt: START + 3 * 60 * MINUTE })
    await pass(4 * 60 * MINUTE)
    expect(posts).toHaveLength(12)
    expect(await row(id)).toMatchObject({ state: 'dead', reason: expect.stringContaining('expired') })
  })

  test('a clock that is set back while there is doubt: held, since nobody knows when the hour is over', async () => {
    platform = () => ({ is: 'retry', code: 'timeout', doubt: true, why: 'no answer' })
    const unclear = await say()
    await deliverAll(courier())
    now -= 5 * MINUTE
    await deliverAll(courier())
    expect(await row(unclear)).toMatchObject({ state: 'due' })
    now -= 2 * MINUTE
    await deliverAll(courier())
    expect(await row(unclear)).toMatchObject({ state: 'held', reason: expect.stringContaining('timeout') })
    expect(posts).toHaveLength(1)
  })

  test('whoever was sending when the clock was set back says how it went', async () => {
    const id = await say()
    let answer = (_: Posted) => {}
    const slow = { ...courier(), post: { ...courier().post, send: () => new Promise<Posted>((end) => (answer = end)) } }
    const { marked } = await deliver(slow)
    now -= 3 * 60 * MINUTE
    await deliverAll(courier())
    expect(await row(id)).toMatchObject({ state: 'held' })
    answer({ is: 'sent', code: '0', receipt: 'om_1' })
    await marked
    expect(await row(id)).toMatchObject({ state: 'sent', receipt: 'om_1' })
  })

  test('a process that dies while sending leaves doubt: the same key again within the hour, held after it', async () => {
    const id = await say()
    const dead = { ...courier(), post: { ...courier().post, send: () => new Promise<Posted>(() => {}) } }
    await deliver(dead)
    now += 31 * SECOND
    await deliverAll(courier())
    expect(posts.map(({ key }) => key)).toEqual([id])

    now += SECOND
    const late = await say()
    await deliver(dead)
    now += 61 * MINUTE
    await deliverAll(courier())
    expect(await row(late)).toMatchObject({ state: 'held', reason: expect.stringContaining('stopped while sending') })
    expect(posts).toHaveLength(1)
  })
})

describe('what the platform answers', () => {
  test('too fast: waits as long as it says, and that is no failure', async () => {
    let times = 0
    platform = (key) =>
      ++times <= 20
        ? { is: 'wait', code: '99991400', ms: 3_000, why: 'too fast' }
        : { is: 'sent', code: '0', receipt: key }
    const id = await say()
    await deliverAll(courier())
    await pass(70 * SECOND)
    expect(posts.slice(0, 3).map(({ at }) => at)).toEqual([0, 3_000, 6_000])
    expect(await row(id)).toMatchObject({ state: 'sent', tries: 1 })
  })

  test('a recalled message: once more without quoting it', async () => {
    platform = (key, what) =>
      what.without.includes('reply')
        ? { is: 'sent', code: '0', receipt: key }
        : { is: 'without', code: '230011', cause: 'reply', why: 'recalled' }
    const id = await say({ replyTo: 'om_q' })
    await pass(SECOND)
    expect(posts.map(({ what }) => what.without)).toEqual([[], ['reply']])
    expect(await row(id)).toMatchObject({ state: 'sent' })
  })

  test('the same cause twice is an end that the owner can see', async () => {
    platform = () => ({ is: 'without', code: '230022', cause: 'words', why: 'sensitive words' })
    const id = await say()
    await pass(5 * SECOND)
    expect(posts).toHaveLength(2)
    expect(await row(id)).toMatchObject({ state: 'dead', reason: '230022: sensitive words' })
  })

  test('the month is used up: nothing leaves until the next one begins in Beijing', async () => {
    platform = (key) =>
      now < Date.UTC(2026, 10, 30, 16)
        ? { is: 'stop', code: '99991403', reason: 'quota', why: 'quota' }
        : { is: 'sent', code: '0', receipt: key }
    const week = START + 14 * 24 * 60 * MINUTE
    const first = await say({ expiresAt: week })
    await deliverAll(courier())
    const second = await say({ expiresAt: week, to: to('oc_2') })
    await pass(MINUTE)
    expect(posts).toHaveLength(1)
    now = Date.UTC(2026, 10, 30, 16)
    await deliverAll(courier())
    expect(await row(first)).toMatchObject({ state: 'sent' })
    expect(await row(second)).toMatchObject({ state: 'sent' })
  })

  test('every call is counted in the month it was made in, by its code', async () => {
    let times = 0
    platform = (key) =>
      ++times === 1 ? { is: 'retry', code: 'http-500', doubt: true, why: '' } : { is: 'sent', code: '0', receipt: key }
    now = Date.UTC(2026, 10, 30, 15, 59, 59, 800)
    await say()
    await deliverAll(courier())
    await pass(SECOND)
    const calls = await temporary.store.read.selectFrom('api_call').selectAll().orderBy('month').execute()
    expect(calls).toEqual([
      { month: '2026-11', code: 'http-500', calls: 1 },
      { month: '2026-12', code: '0', calls: 1 },
    ])
  })
})

describe('order within a chat', () => {
  test('later words wait for earlier ones; after 30 s they pass one that is stuck', async () => {
    const stuck = await say()
    const later = await say()
    platform = (key) =>
      key === stuck
        ? { is: 'retry', code: 'timeout', doubt: true, why: '' }
        : { is: 'sent', code: '0', receipt: `om_${key}` }
    await pass(29 * SECOND)
    expect((await row(later)).state).toBe('due')
    await pass(3 * SECOND)
    expect((await row(later)).state).toBe('sent')
    expect((await row(stuck)).state).toBe('due')
  })

  test('answers to people go before what the clock says', async () => {
    await say({ urgency: 'clock' })
    const answer = await say()
    await pass(SECOND)
    expect(posts[0]?.key).toBe(answer)
    expect(posts).toHaveLength(2)
  })

  test('a card gets its new face after it was shown, on the message that shows it', async () => {
    const of = await say()
    const tick: Event = { kind: 'tick', key: `t${++ids}`, at: now }
    const says: Say[] = [{ does: 'update', of, to: to('oc_1'), card, why }]
    await temporary.store.commit(unitOf(world, tick, null, { says }))
    await pass(SECOND)
    expect(posts.map(({ key }) => key)).toEqual([of, `update om_${of}`])
  })

  test('one slow call holds up no other chat', async () => {
    const slow = await say()
    const quick = await say({ to: to('oc_2') })
    let free = (_: Posted) => {}
    const one = courier()
    const send = one.post.send
    const { marked } = await deliver({
      ...one,
      post: {
        ...one.post,
        send: (what) => (what.key === slow ? new Promise<Posted>((resolve) => (free = resolve)) : send(what)),
      },
    })
    while ((await row(quick)).state !== 'sent') await new Promise(setImmediate)
    expect((await row(slow)).state).toBe('due')
    free({ is: 'sent', code: '0', receipt: 'om_slow' })
    await marked
    expect((await row(slow)).state).toBe('sent')
  })
})

describe('what many do at once', () => {
  test('a mark that lost a race for its row is made again, and the message is sent once', async () => {
    const id = await say()
    const races = ['committed', 'stale', 'stale'] as const
    let commits = 0
    const losing: Courier['store'] = {
      ...temporary.store,
      commit: (writes) => (races[commits++] === 'stale' ? Promise.resolve('stale') : temporary.store.commit(writes)),
    }
    const { marked } = await deliver({ ...courier(), store: losing })
    await marked
    expect(posts).toHaveLength(1)
    expect((await row(id)).state).toBe('sent')
  })

  test('what was slow on its way counts from its answer: the platform may have got it all just then', async () => {
    await say()
    await say({ to: to('oc_2') })
    const one = { ...courier(), limits: { ...PLATFORM_LIMITS, perSecond: 1 } }
    const send = (what: Outgoing) => {
      now += 900
      return one.post.send(what)
    }
    const { marked } = await deliver({ ...one, post: { ...one.post, send } })
    await marked
    while (posts.length < 2) {
      now += 100
      await (await deliver(one)).marked
    }
    expect((posts[1]?.at ?? 0) - (posts[0]?.at ?? 0)).toBeGreaterThanOrEqual(SECOND)
  })
})
