import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type TestBot, testBot, wordsOfCard } from '../../../test/harness.ts'
import { CODE_LIVES_MS, claimCode, firstCode, TRIES_MAX } from './claim.ts'

let t: TestBot
/** Luck that differs each time and is the same each run. */
let turn = 0
const luck = (bytes: number) => {
  turn += 1
  return Uint8Array.from({ length: bytes }, (_, i) => (turn * 97 + i * 31) % 241)
}
beforeEach(async () => {
  t = await testBot({ owners: [] })
})
afterEach(() => t.close())

const code = async () => {
  const first = await firstCode(t.store.read, luck, t.now)
  if (!first) return ''
  await t.store.commit(first.writes)
  return first.code
}
const claim = async (who: string, typed: string) =>
  wordsOfCard((await t.ask(`oc_p_${who}`, who, `/claim ${typed}`, { private: true })).card)
const owners = async () =>
  (await t.store.read.selectFrom('role').select('person').where('role', '=', 'owner').execute()).map(
    ({ person }) => person,
  )

describe('/claim', () => {
  test('the printed code makes the first owner, once', async () => {
    const printed = await code()
    expect(printed).toMatch(/^[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}$/)
    expect(await claim('ou_a', printed.toLowerCase().replaceAll('-', ' '))).toContain('您已成为管理员')
    expect(await owners()).toEqual(['ou_a'])
    expect(await claim('ou_b', printed)).toContain('口令不对、已用过或已过期')
    expect(await owners()).toEqual(['ou_a'])
    expect(await firstCode(t.store.read, luck, t.now)).toBeNull()
  })

  test('two who send the same code at once: one becomes the owner', async () => {
    const printed = await code()
    await Promise.all(['ou_a', 'ou_b'].map((who) => t.say(`oc_p_${who}`, who, `/claim ${printed}`, { private: true })))
    expect(await owners()).toHaveLength(1)
    expect(t.shown.map(({ card }) => wordsOfCard(card).includes('您已成为管理员')).sort()).toEqual([false, true])
  })

  test('wrong, expired and used sound the same', async () => {
    const printed = await code()
    const wrong = await claim('ou_a', 'AAAA-BBBB-CCCC')
    t.now += CODE_LIVES_MS
    const expired = await claim('ou_a', printed)
    expect(expired).toBe(wrong)
    expect(await owners()).toEqual([])
  })

  test(`after ${TRIES_MAX} tries even the right code waits an hour`, async () => {
    const printed = await code()
    for (let i = 0; i < TRIES_MAX; i++) await claim('ou_a', `AAAA-BBBB-CCC${i}`)
    expect(await claim('ou_a', printed)).toContain('请稍后再试')
    expect(await owners()).toEqual([])
    t.now += 60 * 60 * 1000
    expect(await claim('ou_a', printed)).toContain('您已成为管理员')
  })

  test('in a group it is refused, and the code stays good', async () => {
    const printed = await code()
    expect(wordsOfCard((await t.ask('oc_g', 'ou_a', `/claim ${printed}`)).card)).toContain('私聊')
    expect(await owners()).toEqual([])
  })

  test('the code itself is nowhere in the store', async () => {
    const printed = await code()
    await claim('ou_a', printed)
    const rows = JSON.stringify([
      await t.store.read.selectFrom('claim_code').selectAll().execute(),
      await t.store.read.selectFrom('chronicle').selectAll().execute(),
      await t.store.read.selectFrom('outbox').selectAll().execute(),
    ])
    expect(rows).not.toContain(printed)
    expect(rows).not.toContain(printed.replaceAll('-', ''))
  })
})

test('a code from too little luck is no code', () => {
  expect(() => claimCode(new Uint8Array(64).fill(255), 0)).toThrow()
})
