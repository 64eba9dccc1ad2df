import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Shown, wordsOfCard } from '../../../test/harness.ts'
import { GROUP, LI, type PairBot, pairBot, WANG } from '../../../test/pair-group.ts'

let bot: PairBot
beforeEach(async () => {
  bot = await pairBot()
})
afterEach(() => bot.close())

const PRIVATE = 'oc_private'
const aloud = (text: string, who = WANG) => bot.say(GROUP, who, text, { toBot: true })
const words = ([shown]: readonly Shown[]) => (shown ? wordsOfCard(shown.card) : '')
const first = ([shown]: readonly Shown[]): Shown => {
  if (!shown) throw new Error('silence')
  return shown
}

describe('a deed told without a slash', () => {
  test('is shown and recorded only when its teller says yes', async () => {
    const card = first(await aloud('昨天送教下乡，示范课2节，6位老师'))
    expect(wordsOfCard(card.card)).toContain('要记录这次活动吗')
    expect(await bot.activities()).toEqual([])
    expect((await bot.press(card, LI, 'accept')).toast?.tone).toBe('warning')
    expect(await bot.activities()).toEqual([])
    await bot.press(card, WANG, 'accept')
    expect(await bot.activities()).toMatchObject([{ type: '送教下乡', date: '2026-11-22', participants: 6 }])
  })

  test('yesterday stays the day before it was told, however late the yes', async () => {
    const card = first(await aloud('昨天上了一节示范课'))
    bot.now += 3 * 24 * 60 * 60_000
    await bot.press(card, WANG, 'accept')
    expect(await bot.activities()).toMatchObject([{ date: '2026-11-22' }])
  })

  test('not said to the bot it is none of its business', async () => {
    expect(await bot.say(GROUP, WANG, '昨天送教下乡，示范课2节，6位老师')).toEqual([])
  })

  test('in private too', async () => {
    const shown = await bot.say(PRIVATE, WANG, '昨天送教下乡，示范课2节', { private: true })
    expect(shown).toHaveLength(1)
    expect(await bot.activities()).toEqual([])
  })

  test('with children’s names nothing of it is kept', async () => {
    expect(words(await aloud('昨天幼儿交流，参加幼儿名单：张小宝、李小贝、王小朵、赵小果'))).toContain('不记幼儿姓名')
    expect(JSON.stringify(await bot.store.read.selectFrom('draft').selectAll().execute())).not.toContain('小宝')
  })
})

describe('a correction told without a slash', () => {
  test('shows what would change, and changes it at a press', async () => {
    await bot.ask(GROUP, WANG, '/记录 昨天示范课2节，5位老师')
    const card = first(await aloud('刚才那条少写了一个人'))
    expect(wordsOfCard(card.card)).toMatch(/5 人 → 6 人/)
    expect(await bot.activities()).toMatchObject([{ participants: 5 }])
    await bot.press(card, WANG, '确认修改')
    expect(await bot.activities()).toMatchObject([{ participants: 6 }])
  })

  test('of a record that is not there: says so, changes nothing', async () => {
    expect(words(await aloud('刚才那条人数改成6'))).toContain('没有找到')
  })

  test('a withdrawal asks first', async () => {
    await bot.ask(GROUP, WANG, '/记录 昨天示范课2节')
    const card = first(await aloud('刚才那条记错了，删了吧'))
    expect(await bot.activities()).toMatchObject([{ state: 'live' }])
    await bot.press(card, WANG, 'undo')
    expect(await bot.activities()).toMatchObject([{ state: 'withdrawn' }])
  })
})

describe('a question', () => {
  test('how many: the ledger of that range and type', async () => {
    await bot.ask(GROUP, WANG, '/记录 昨天示范课2节')
    await bot.ask(GROUP, WANG, '/记录 前天专题讲座')
    const said = words(await aloud('本学期做了几次示范课？'))
    expect(said).toContain('活动台账：示范课')
    expect(said).not.toContain('专题讲座')
  })

  test.each([
    ['怎么记录活动？', '/记录'],
    ['我的个人信息谁能看到？', '幼儿只记人数'],
    ['下周三去桃源送教，帮我安排一下', '要安排这次活动吗'],
    ['帮我写一份本学期的总结', '/台账'],
    ['你好', '/帮助'],
  ])('%s', async (question, answer) => {
    const shown = await aloud(question)
    expect(shown).toHaveLength(1)
    expect(words(shown)).toContain(answer)
    expect(await bot.activities()).toEqual([])
  })
})

describe('never past who asks', () => {
  const OTHER = 'oc_elsewhere'
  const QUESTIONS = ['本学期送教几次？', '今年做了多少次示范课？', 'how many visits were there this term?']

  test.each(QUESTIONS)('in a group that is tied to nothing nothing is told: %s', async (question) => {
    await bot.ask(GROUP, WANG, '/记录 昨天送教下乡，示范课《会跳舞的盐》2节')
    expect(words(await bot.say(OTHER, WANG, question, { toBot: true }))).not.toMatch(/会跳舞的盐|共 1 次/)
  })

  test.each(QUESTIONS)('an outsider in private is told nothing: %s', async (question) => {
    await bot.ask(GROUP, WANG, '/记录 昨天送教下乡，示范课《会跳舞的盐》2节')
    expect(words(await bot.say(PRIVATE, 'ou_stranger', question, { private: true }))).not.toMatch(/会跳舞的盐|共 1 次/)
  })

  test('an outsider can neither log, nor correct or withdraw what she replies to', async () => {
    const card = await bot.ask(GROUP, WANG, '/记录 昨天送教下乡，示范课2节，5位老师')
    for (const text of ['昨天送教下乡，示范课2节', '刚才那条少写了一个人', '刚才那条记错了，删了吧']) {
      const said = words(await bot.say(PRIVATE, 'ou_stranger', text, { private: true, replyTo: card.id }))
      expect(said).not.toMatch(/桃源|示范课（|5 人/)
    }
    expect(await bot.activities()).toMatchObject([{ participants: 5, state: 'live' }])
  })
})

test.each([
  '收到',
  '好的，辛苦了！',
  '👍👍',
  'https://example.com/a?b=c',
  '#接龙\n1. 王老师\n2. 李老师',
  '谢谢老师',
  'ok',
])('said in passing: %s is met with silence', async (text) => {
  expect(await aloud(text)).toEqual([])
  expect(await bot.say(PRIVATE, WANG, text, { private: true })).toEqual([])
})
