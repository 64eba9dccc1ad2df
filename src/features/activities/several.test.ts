import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { wordsOfCard } from '../../../test/harness.ts'
import { GROUP, LI, type PairBot, pairBot, WANG } from '../../../test/pair-group.ts'

let bot: PairBot
beforeEach(async () => {
  bot = await pairBot()
})
afterEach(() => bot.close())

const TWO = '/记录 10月21日送教下乡，示范课2节；10月28日到桃源镇中心幼儿园捐赠绘本200册'

describe('several deeds in one message', () => {
  test('are shown apart and nothing is recorded before a press', async () => {
    const card = await bot.ask(GROUP, WANG, TWO)
    const words = wordsOfCard(card.card)
    expect(words).toContain('这里有好几次活动')
    expect(words).toContain('1. 送教下乡（示范课）')
    expect(words).toContain('2. 捐赠')
    expect(await bot.activities()).toEqual([])
  })

  test('one press records all, each on its day; a second press records nothing more', async () => {
    const card = await bot.ask(GROUP, WANG, TWO)
    await bot.press(card, WANG, 'accept')
    expect((await bot.activities()).map(({ date, type }) => [date, type])).toEqual([
      ['2026-10-21', '送教下乡'],
      ['2026-10-28', '捐赠'],
    ])
    expect(wordsOfCard(card.card)).toContain('已记录 2 次活动')
    const again = await bot.ask(GROUP, WANG, TWO)
    await bot.press(again, WANG, 'accept')
    const pressed = { ...again, card: card.card }
    expect(await bot.activities()).toHaveLength(4)
    expect(pressed.card).toBe(card.card)
  })

  test('pressed twice on the same card: nothing twice', async () => {
    const card = await bot.ask(GROUP, WANG, TWO)
    const unpressed = { ...card, card: card.card }
    await bot.press(card, WANG, 'accept')
    const answer = await bot.press(unpressed, WANG, 'accept')
    expect(answer.toast?.zh).toContain('已经记过了')
    expect(await bot.activities()).toHaveLength(2)
  })

  test('only the first, or none', async () => {
    await bot.press(await bot.ask(GROUP, WANG, TWO), WANG, 'first')
    expect((await bot.activities()).map(({ type }) => type)).toEqual(['送教下乡'])
    const other = await bot.ask(GROUP, WANG, TWO)
    const unpressed = { ...other, card: other.card }
    await bot.press(other, WANG, 'drop')
    expect(wordsOfCard(other.card)).toContain('没有记录')
    expect((await bot.press(unpressed, WANG, 'accept')).toast?.zh).toContain('失效')
    expect(await bot.activities()).toHaveLength(1)
  })

  test('somebody else’s press changes nothing', async () => {
    const card = await bot.ask(GROUP, WANG, TWO)
    const answer = await bot.press(card, LI, 'accept')
    expect(answer.toast?.tone).toBe('warning')
    expect(await bot.activities()).toEqual([])
  })

  test('recalling the message takes all of its records back', async () => {
    const card = await bot.ask(GROUP, WANG, TWO, { id: 'om_two' })
    await bot.press(card, WANG, 'accept')
    await bot.happen({ kind: 'recalled', key: 'ev_r', at: bot.now, chat: GROUP, message: 'om_two', byOwner: true })
    expect((await bot.activities()).map(({ state }) => state)).toEqual(['withdrawn', 'withdrawn'])
    expect(wordsOfCard(card.card)).toContain('2 条记录也一起撤销了')
  })

  test('recalled while it waits: a press finds nothing', async () => {
    const card = await bot.ask(GROUP, WANG, TWO, { id: 'om_two' })
    const unpressed = { ...card, card: card.card }
    await bot.happen({ kind: 'recalled', key: 'ev_r', at: bot.now, chat: GROUP, message: 'om_two', byOwner: true })
    await bot.press(unpressed, WANG, 'accept')
    expect(await bot.activities()).toEqual([])
  })
})

describe('what is not recorded at once', () => {
  test('a visit that did not take place is asked about', async () => {
    const card = await bot.ask(GROUP, WANG, '/记录 昨天因为下雨，活动取消了')
    expect(wordsOfCard(card.card)).toContain('这次活动开展了吗')
    expect(await bot.activities()).toEqual([])
    await bot.press(card, WANG, 'accept')
    expect(await bot.activities()).toHaveLength(1)
  })

  test('names of children are refused, and nothing of them is kept anywhere', async () => {
    const names = '/记录 昨天幼儿交流，参加幼儿名单：张小宝、李小贝、王小朵、赵小果'
    const words = wordsOfCard((await bot.ask(GROUP, WANG, names)).card)
    expect(words).toContain('不记幼儿姓名')
    expect(await bot.activities()).toEqual([])
    for (const table of ['draft', 'outbox', 'chronicle'] as const) {
      expect(JSON.stringify(await bot.store.read.selectFrom(table).selectAll().execute())).not.toContain('小宝')
    }
  })

  test('a kindergarten that is not of this pair is pointed out', async () => {
    const words = wordsOfCard((await bot.ask(GROUP, WANG, '/记录 昨天到柳林镇中心幼儿园送教，示范课1节')).card)
    expect(words).toContain('柳林镇中心幼儿园')
    expect(words).toContain('不在本结对里')
  })
})
