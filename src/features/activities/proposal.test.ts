import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Shown, wordsOfCard } from '../../../test/harness.ts'
import { GROUP, type PairBot, pairBot, recall, WANG } from '../../../test/pair-group.ts'
import { writeCard } from '../../feishu/write.ts'
import { paper } from '../../store/paper.ts'

let bot: PairBot
beforeEach(async () => {
  bot = await pairBot()
})
afterEach(() => bot.close())

const DAY = 24 * 60 * 60_000
const TWO = '/记录 10月21日送教下乡，示范课2节；10月28日到桃源镇中心幼儿园捐赠绘本200册'
const copy = (shown: Shown): Shown => ({ ...shown, card: shown.card })

describe('words are of the day they were written', () => {
  /** 2026-09-01 00:40 in Shanghai. */
  const AFTER_MIDNIGHT = Date.UTC(2026, 7, 31, 16, 40)
  const BEFORE = Date.UTC(2026, 7, 31, 15, 59)

  test('though the message came after midnight', async () => {
    bot.now = AFTER_MIDNIGHT
    await bot.ask(GROUP, WANG, '/log demonstration class', { at: BEFORE })
    expect(await bot.activities()).toMatchObject([{ date: '2026-08-31' }])
    await bot.ask(GROUP, WANG, '/修改 昨天', { at: BEFORE })
    expect(await bot.activities()).toMatchObject([{ date: '2026-08-30' }])
  })

  test('and is pressed later still', async () => {
    bot.now = AFTER_MIDNIGHT
    const card = await bot.ask(GROUP, WANG, '今天上了一节示范课', { at: BEFORE, toBot: true })
    expect(wordsOfCard(card.card)).toContain('2026-08-31')
    bot.now += 2 * DAY
    await bot.press(card, WANG, 'accept')
    expect(await bot.activities()).toMatchObject([{ date: '2026-08-31' }])
  })

  test('a platform whose clock is ahead makes no day of the future', async () => {
    await bot.ask(GROUP, WANG, '/log demonstration class', { at: bot.now + 3 * DAY })
    expect(await bot.activities()).toMatchObject([{ date: '2026-11-23' }])
  })
})

describe('rival presses', () => {
  test.each([
    ['accept', 'first'],
    ['accept', 'drop'],
    ['first', 'drop'],
    ['accept', 'accept'],
    ['drop', 'accept'],
  ])('%s and %s at once: one of them counts', async (one, other) => {
    const card = await bot.ask(GROUP, WANG, TWO)
    const answers = await Promise.all([bot.press(copy(card), WANG, one), bot.press(copy(card), WANG, other)])
    const made = await bot.activities()
    const counts = { accept: 2, first: 1, drop: 0 } as Record<string, number>
    expect([counts[one], counts[other]]).toContain(made.length)
    expect(answers.filter(({ toast }) => toast?.zh === '已记录').length).toBe(made.length > 0 ? 1 : 0)
    expect(await bot.store.read.selectFrom('draft').selectAll().execute()).toEqual([])
  })

  test('a press and the recall of its message at once: nothing stays', async () => {
    const card = await bot.ask(GROUP, WANG, TWO, { id: 'om_two' })
    await Promise.all([bot.press(copy(card), WANG, 'accept'), recall(bot, 'om_two')])
    expect((await bot.activities()).filter(({ state }) => state === 'live')).toEqual([])
  })

  test('the message delivered again after a press, a drop or a recall says nothing', async () => {
    const card = await bot.ask(GROUP, WANG, TWO, { id: 'om_two' })
    await bot.press(card, WANG, 'drop')
    expect(await bot.say(GROUP, WANG, TWO, { id: 'om_two' })).toEqual([])
    expect(await bot.activities()).toEqual([])
  })
})

test('after a fortnight housekeeping has forgotten it: a press says how to go on', async () => {
  const card = await bot.ask(GROUP, WANG, TWO)
  bot.now += 16 * DAY
  await bot.happen({ kind: 'tick', key: 'tick:1', at: bot.now })
  expect((await bot.press(card, WANG, 'accept')).toast?.zh).toContain('请重新发送 /记录')
  expect(await bot.activities()).toEqual([])
})

test('a pair that ended meanwhile takes nothing more', async () => {
  const card = await bot.ask(GROUP, WANG, TWO)
  await bot.store.commit([paper.updateTable('pair').set({ ended_at: bot.now })])
  expect((await bot.press(card, WANG, 'accept')).toast?.zh).toContain('已经结束')
  expect(await bot.activities()).toEqual([])
})

describe('in private', () => {
  const PRIVATE = 'oc_private'
  const join = (who: string, chat: string) =>
    bot.happen({ kind: 'members-joined', key: `join_${who}_${chat}`, at: bot.now, chat, people: [{ who }] })
  const leave = (who: string, chat: string) =>
    bot.happen({ kind: 'members-left', key: `left_${who}_${chat}`, at: bot.now, chat, people: [{ who }] })

  test('of several pairs one is chosen, and nobody else’s can be', async () => {
    await bot.ask('oc_other', 'ou_owner', '/pair 示范幼儿园 → 柳林镇中心幼儿园')
    await bot.ask('oc_alien', 'ou_owner', '/pair 实验幼儿园 → 河口镇中心幼儿园')
    await join(WANG, GROUP)
    await join(WANG, 'oc_other')
    const card = await bot.ask(PRIVATE, WANG, '/记录 昨天示范课2节', { private: true })
    expect(wordsOfCard(card.card)).not.toContain('河口')
    await bot.press(card, WANG, '示范幼儿园 → 柳林镇中心幼儿园')
    expect(await bot.activities()).toMatchObject([{ pair: await bot.pairOf('oc_other') }])
  })

  test('whoever left the pair’s group can no longer say yes', async () => {
    await join(WANG, GROUP)
    const card = await bot.ask(PRIVATE, WANG, '昨天示范课2节', { private: true })
    await leave(WANG, GROUP)
    await bot.press(card, WANG, 'accept')
    expect(await bot.activities()).toEqual([])
  })

  test('in a pair more since: the pairs are offered instead of a dead end', async () => {
    await join(WANG, GROUP)
    const card = await bot.ask(PRIVATE, WANG, '昨天示范课2节', { private: true })
    await bot.ask('oc_other', 'ou_owner', '/pair 示范幼儿园 → 柳林镇中心幼儿园')
    await join(WANG, 'oc_other')
    await bot.press(card, WANG, 'accept')
    await bot.press(card, WANG, '示范幼儿园 → 柳林镇中心幼儿园')
    expect(await bot.activities()).toMatchObject([{ pair: await bot.pairOf('oc_other') }])
  })
})

describe('a correction that waits for a yes', () => {
  test('of a record that somebody changed meanwhile is shown anew', async () => {
    await bot.ask(GROUP, WANG, '/记录 昨天示范课2节，5位老师')
    const card = await bot.ask(GROUP, WANG, '刚才那条少写了一个人', { toBot: true })
    await bot.ask(GROUP, WANG, '/修改 8人')
    const answer = await bot.press(card, WANG, '确认修改')
    expect(await bot.activities()).toMatchObject([{ participants: 8 }])
    expect(answer.toast?.tone).toBe('warning')
    expect(wordsOfCard(card.card)).toContain('8 人 → 9 人')
    await bot.press(card, WANG, '确认修改')
    expect(await bot.activities()).toMatchObject([{ participants: 9 }])
  })

  test('pressed twice at once changes once', async () => {
    await bot.ask(GROUP, WANG, '/记录 昨天示范课2节，5位老师')
    const card = await bot.ask(GROUP, WANG, '刚才那条少写了一个人', { toBot: true })
    await Promise.all([bot.press(copy(card), WANG, '确认修改'), bot.press(copy(card), WANG, '确认修改')])
    expect(await bot.activities()).toMatchObject([{ participants: 6, revision: 2 }])
  })
})

test('eight long deeds: however much is cut for the platform, the buttons stay', async () => {
  const titles = Array.from({ length: 6 }, (_, place) => `《${'长'.repeat(60)}${place}》`).join('')
  const deeds = Array.from({ length: 8 }, (_, day) => `11月${day + 1}日示范课${titles}，6位老师，听课30人`).join('；')
  const card = await bot.ask(GROUP, WANG, `/记录 ${deeds}`)
  const asked = JSON.stringify(writeCard(card.card))
  expect(Buffer.byteLength(asked)).toBeLessThan(30 * 1024)
  for (const name of ['全部记录（8条）', '只记第一条', '不记录', '8. ']) expect(asked).toContain(name)
  await bot.press(card, WANG, 'accept')
  expect(await bot.activities()).toHaveLength(8)
})
