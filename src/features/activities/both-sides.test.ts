import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Shown, wordsOfCard } from '../../../test/harness.ts'
import { GIVER, GROUP, LI, type PairBot, pairBot, RECEIVER, recall, WANG, ZHANG } from '../../../test/pair-group.ts'

let bot: PairBot
beforeEach(async () => {
  bot = await pairBot()
})
afterEach(() => bot.close())

const say = async (who: string, words: string, replyTo?: string) =>
  wordsOfCard((await bot.ask(GROUP, who, words, replyTo === undefined ? {} : { replyTo })).card)

describe('both sides log one visit', () => {
  let second: Shown
  beforeEach(async () => {
    await say(WANG, '/log 昨天送教下乡，示范课《盐》2节，6人')
    second = await bot.ask(GROUP, ZHANG, '/log 昨天来园送教，示范课 大班，讲座《玩》，7人，22人听课')
  })

  test('the second reply says so and offers one press', () => {
    expect(wordsOfCard(second.card)).toContain('当天已经记过同类活动')
    expect(wordsOfCard(second.card)).toContain('[合并成一条]')
  })

  test('one press: the first takes only what it lacks, both texts stay, the second points to it', async () => {
    await bot.press(second, ZHANG, '合并成一条')
    const [first, gone] = await bot.activities()
    expect(first).toMatchObject({ state: 'live', participants: 6, audience: 22, revision: 2 })
    expect(first?.words).toContain('《盐》2节，6人')
    expect(first?.words).toContain('昨天来园送教')
    expect(await bot.parts(first?.id ?? '')).toMatchObject([
      { type: '示范课', topics: '["盐"]', sessions: 2, class_level: '大班' },
      { type: '专题讲座', topics: '["玩"]' },
    ])
    expect(gone).toMatchObject({ state: 'merged', merged_into: first?.id })
    expect(await say(WANG, '/台账')).toContain('共 1 次活动')
  })

  test('/merge is its twin', async () => {
    expect(await say(ZHANG, '/合并')).toContain('已合并成一条')
    expect((await bot.activities()).map(({ state }) => state)).toEqual(['live', 'merged'])
  })

  test('pressed twice it is one merge', async () => {
    const again = { ...second }
    await bot.press(second, ZHANG, '合并成一条')
    expect((await bot.press(again, ZHANG, '合并成一条')).toast?.zh).toContain('之前已经合并')
    expect((await bot.activities())[0]?.revision).toBe(2)
  })

  test('a merge can be taken back: each is what it was, and what was corrected since stays', async () => {
    const [before] = await bot.activities()
    const parts = await bot.parts(before?.id ?? '')
    await bot.press(second, ZHANG, '合并成一条')
    await say(WANG, '/修改 9人')
    const number = /\/restore (#\w{6})|\/恢复 (#\w{6})/.exec(wordsOfCard(second.card))?.[2] ?? ''
    expect(await say(ZHANG, `/恢复 ${number}`)).toContain('已恢复')
    const [first, back] = await bot.activities()
    expect(first).toMatchObject({ participants: 9, audience: null, words: before?.words })
    expect(await bot.parts(first?.id ?? '')).toEqual(parts)
    expect(back).toMatchObject({ state: 'live', merged_into: null, participants: 7 })
  })

  test('a third person may not merge them', async () => {
    expect((await bot.press(second, LI, '合并成一条')).toast?.zh).toContain('记录人本人')
    expect((await bot.activities()).map(({ state }) => state)).toEqual(['live', 'live'])
  })

  test('who made the first may', async () => {
    await bot.press(second, WANG, '合并成一条')
    expect((await bot.activities()).map(({ state }) => state)).toEqual(['live', 'merged'])
  })

  test('with the first withdrawn there is nothing to merge with', async () => {
    await say(WANG, '/undo')
    expect((await bot.press(second, ZHANG, '合并成一条')).toast?.zh).toContain('已经撤销')
    expect(await say(ZHANG, '/合并')).toContain('没有找到可以合并的记录')
  })
})

test.each([
  ['another day', '/log 前天示范课'],
  ['another type', '/log 昨天捐赠'],
])('%s is another activity', async (_why, words) => {
  await say(WANG, '/log 昨天示范课')
  expect(await say(ZHANG, words)).not.toContain('合并')
})

test('one’s own second record of the day is not offered for merging', async () => {
  await say(WANG, '/log 昨天示范课')
  expect(await say(WANG, '/log 昨天示范课')).not.toContain('合并')
})

describe('the partner’s word', () => {
  let card: Shown
  beforeEach(async () => {
    card = await bot.ask(GROUP, WANG, '/log 示范课')
  })
  const words = () => bot.store.read.selectFrom('partner_word').selectAll().execute()

  test('confirmed by a press, once', async () => {
    expect((await bot.press(card, ZHANG, '对方确认')).toast?.zh).toContain('已确认')
    expect(wordsOfCard(card.card)).toContain(`✓ ${RECEIVER}已确认`)
    expect(await words()).toMatchObject([{ person: ZHANG, kindergarten: await bot.kindergarten(RECEIVER) }])
    expect((await bot.press(card, ZHANG, '对方确认')).toast?.zh).toContain('已经确认过')
  })
  test('confirmed by a reply', async () => {
    expect(await say(ZHANG, '/确认', card.id)).toContain('已确认，谢谢')
  })
  test('a view, said again, is said anew; the confirmation stays', async () => {
    await bot.press(card, ZHANG, '对方确认')
    await bot.press(card, ZHANG, '补充看法')
    await bot.press(card, ZHANG, '保存', { view: '孩子们很喜欢' })
    expect(wordsOfCard(card.card)).toContain('孩子们很喜欢')
    await say(ZHANG, '/看法 老师们学到很多', card.id)
    expect(await words()).toMatchObject([{ view_text: '老师们学到很多', confirmed_at: bot.now }])
  })
  test('not by who logged it, nor by her own side, nor by who is on no side', async () => {
    expect((await bot.press(card, WANG, '对方确认')).toast?.zh).toContain('您自己记的')
    await bot.ask(GROUP, 'ou_colleague', `/我是 ${GIVER}`)
    expect((await bot.press(card, 'ou_colleague', '对方确认')).toast?.zh).toContain('本园记的')
    expect((await bot.press(card, LI, '补充看法')).toast?.zh).toContain('还不知道您是哪一方的')
    expect(await words()).toEqual([])
  })
  test('too much of a view is refused', async () => {
    expect(await say(ZHANG, `/看法 ${'好'.repeat(1001)}`, card.id)).toContain('最多 1000 个字')
  })
})

describe('recalling one’s own message', () => {
  test('takes its record back and changes the card, for one call', async () => {
    const card = await bot.ask(GROUP, WANG, '/log 示范课', { id: 'om_x' })
    expect(await recall(bot, 'om_x')).toEqual([])
    expect((await bot.activities())[0]?.state).toBe('withdrawn')
    expect(wordsOfCard(card.card)).toContain('原消息已撤回')
    const updates = await bot.store.read.selectFrom('outbox').select('id').where('does', '=', 'update').execute()
    expect(updates).toHaveLength(1)
    await bot.press(card, WANG, '恢复')
    expect((await bot.activities())[0]?.state).toBe('live')
  })
  test('before the message arrives: the record stays away, without a word', async () => {
    await recall(bot, 'om_x')
    expect(await bot.say(GROUP, WANG, '/log 示范课', { id: 'om_x' })).toEqual([])
    expect(await bot.say(GROUP, WANG, '/记录', { id: 'om_x' })).toEqual([])
    expect(await bot.activities()).toEqual([])
  })
  test('at the same moment, whoever wins', async () => {
    for (let round = 0; round < 8; round++) {
      const id = `om_race${round}`
      const both = [() => bot.say(GROUP, WANG, '/log 示范课', { id }), () => recall(bot, id)]
      await Promise.all((round % 2 === 0 ? both : both.reverse()).map((go) => go()))
    }
    expect((await bot.activities()).filter(({ state }) => state === 'live')).toEqual([])
  })
  test('by a manager of the group: the record stays', async () => {
    await bot.ask(GROUP, WANG, '/log 示范课', { id: 'om_x' })
    await recall(bot, 'om_x', false)
    expect((await bot.activities())[0]?.state).toBe('live')
  })
  test('of an empty /log: its form is no longer in use; once sent, the record goes', async () => {
    const form = await bot.ask(GROUP, WANG, '/记录', { id: 'om_x' })
    const open = { ...form }
    await recall(bot, 'om_x')
    expect(wordsOfCard(form.card)).toContain('不再使用')
    expect((await bot.press(open, WANG, '记录', { types: ['会议'] })).toast?.zh).toContain('已经失效')
    const second = await bot.ask(GROUP, WANG, '/记录', { id: 'om_y' })
    await bot.press(second, WANG, '记录', { types: ['会议'] })
    await recall(bot, 'om_y')
    expect((await bot.activities()).map(({ state }) => state)).toEqual(['withdrawn'])
  })
  test('twice, or of any other message, does nothing more', async () => {
    await bot.ask(GROUP, WANG, '/log 示范课', { id: 'om_x' })
    await recall(bot, 'om_x')
    expect(await recall(bot, 'om_x')).toEqual([])
    expect(await recall(bot, 'om_chatter')).toEqual([])
    expect((await bot.activities())[0]?.revision).toBe(2)
  })
})
