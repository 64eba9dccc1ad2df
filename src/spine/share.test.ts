import { afterEach, beforeEach, expect, test } from 'vitest'
import { type TemporaryStore, temporaryStore } from '../../test/temporary-store.ts'
import { note } from '../bot/card.ts'
import type { Say } from '../bot/decision.ts'
import { phrase } from '../bot/phrase.ts'
import type { Posted } from '../bot/post.ts'
import { paper } from '../store/paper.ts'
import { PLATFORM_LIMITS } from './claim.ts'
import type { Courier } from './deliver.ts'
import { deliverShare, type Share } from './share.ts'
import { unitOf } from './unit.ts'

const START = Date.UTC(2026, 10, 23, 2)
const UNTIL = START + 10_000

let temporary: TemporaryStore
let now: number
let ids: number
let sends: { readonly at: number; readonly key: string }[]
let rests: number
let answers: () => Posted

beforeEach(() => {
  temporary = temporaryStore()
  now = START
  ids = 0
  sends = []
  rests = 0
  answers = () => ({ is: 'sent', code: '0', receipt: 'om_1' })
})
afterEach(() => temporary.close())

const world = { now: () => now, id: () => String(++ids).padStart(26, '0') }
const courier = (): Courier => ({
  store: temporary.store,
  world,
  limits: PLATFORM_LIMITS,
  notice: { posted: () => {} },
  post: {
    async send({ key }) {
      sends.push({ at: now - START, key })
      return answers()
    },
    update: async () => ({ is: 'refused', code: 'none', why: 'not here' }),
  },
})
const share = (spare = () => true): Share => ({
  until: UNTIL,
  spare,
  async rest(ms) {
    rests += 1
    now += ms
  },
})
const say = async (chat: string) => {
  const says: Say[] = [
    {
      does: 'send',
      to: { kind: 'chat', id: chat },
      card: note(phrase('好', 'good')),
      urgency: 'answer',
      why: { rule: 'test', rows: [] },
    },
  ]
  await temporary.store.commit(unitOf(world, { kind: 'tick', key: `t${++ids}`, at: now }, null, { says }))
}
const left = () => temporary.store.read.selectFrom('outbox').select('id').where('state', '=', 'due').execute()

test('with nothing due it is over at once', async () => {
  await deliverShare(courier(), share())
  expect([sends, rests]).toEqual([[], 0])
})

test('the second message of a chat leaves when its turn has come, not a minute later', async () => {
  await say('oc_1')
  await say('oc_1')
  await deliverShare(courier(), share())
  expect(sends).toHaveLength(2)
  expect(sends[1]?.at).toBeGreaterThanOrEqual(PLATFORM_LIMITS.spacingMs)
  expect(sends[1]?.at).toBeLessThan(1_000)
  expect(await left()).toEqual([])
})

test('the first steps of the ladder are taken; the later ones are for the clock', async () => {
  answers = () => ({ is: 'retry', code: 'http-503', doubt: true, why: 'unavailable' })
  await say('oc_1')
  await deliverShare(courier(), share())
  expect(sends.map(({ at }) => at)).toEqual([0, 500, 2_000, 8_000])
  expect(new Set(sends.map(({ key }) => key)).size).toBe(1)
  expect(now).toBeLessThan(UNTIL)
  expect(await left()).toHaveLength(1)
})

test('without room for another round nothing is begun', async () => {
  let rounds = 2
  for (const chat of ['oc_1', 'oc_2', 'oc_3']) await say(chat)
  const one = { ...courier(), limits: { ...PLATFORM_LIMITS, batch: 1 } }
  await deliverShare(
    one,
    share(() => rounds-- > 0),
  )
  expect(sends).toHaveLength(2)
  expect(await left()).toHaveLength(1)
})

test('where nothing may leave at all it does not go on asking', async () => {
  await say('oc_1')
  await temporary.store.commit([paper.insertInto('sending_pause').values({ reason: 'quota', until: now + 1e9 })])
  await deliverShare(courier(), share())
  expect(sends).toEqual([])
  expect(rests).toBeLessThan(6)
  expect(now - START).toBeLessThan(1_000)
})
