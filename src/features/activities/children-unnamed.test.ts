import { afterEach, beforeEach, expect, test } from 'vitest'
import { wordsOfCard } from '../../../test/harness.ts'
import { GROUP, type PairBot, pairBot, WANG, ZHANG } from '../../../test/pair-group.ts'

let bot: PairBot
beforeEach(async () => {
  bot = await pairBot()
  await bot.ask(GROUP, WANG, '/记录 昨天幼儿交流')
})
afterEach(() => bot.close())

const NAMES = '参加幼儿名单：张小宝、李小贝、王小朵、赵小果'

/** Everything the bot keeps, but for the message itself. */
async function kept(): Promise<string> {
  const { read } = bot.store
  const rows = await Promise.all(
    (['activity', 'part', 'partner_word', 'draft', 'outbox', 'chronicle', 'person'] as const).map((table) =>
      read.selectFrom(table).selectAll().execute(),
    ),
  )
  return JSON.stringify(rows)
}

test('in a view', async () => {
  const [card] = bot.shown.slice(-1)
  const said = await bot.ask(GROUP, ZHANG, `/看法 孩子们很高兴，${NAMES}`, { replyTo: card?.id ?? '' })
  expect(wordsOfCard(said.card)).toContain('不记幼儿姓名')
  expect(await kept()).not.toContain('小宝')
})

test('in the form of a view', async () => {
  const card = bot.shown.at(-1)
  if (!card) throw new Error('no card')
  await bot.press(card, ZHANG, '补充看法')
  const answer = await bot.press(card, ZHANG, '保存', { view: NAMES })
  expect(answer.toast?.zh).toContain('不记幼儿姓名')
  expect(await kept()).not.toContain('小宝')
})

test('in a correction that gives a field its words', async () => {
  const said = await bot.ask(GROUP, WANG, '/修改 主题改成《张小宝、李小贝、王小朵小朋友的画》')
  expect(wordsOfCard(said.card)).toContain('不记幼儿姓名')
  expect(await kept()).not.toContain('小宝')
})

test('in a correction that would wait for its record to be chosen', async () => {
  bot.now += 3 * 24 * 60 * 60_000
  const said = await bot.ask(GROUP, WANG, `/修改 ${NAMES}`)
  expect(wordsOfCard(said.card)).toContain('不记幼儿姓名')
  expect(await kept()).not.toContain('小宝')
})

test('in a field of a form', async () => {
  const card = bot.shown.at(-1)
  if (!card) throw new Error('no card')
  await bot.press(card, WANG, '修改')
  const answer = await bot.press(card, WANG, '保存修改', { gain_giver: NAMES })
  expect(answer.toast?.zh).toContain('不记幼儿姓名')
  const classes = await bot.press(card, WANG, '保存修改', { place: NAMES })
  expect(classes.toast?.zh).toContain('不记幼儿姓名')
  expect(await kept()).not.toContain('小宝')
})

test('in the note of an empty form', async () => {
  const card = await bot.ask(GROUP, WANG, '/记录')
  const answer = await bot.press(card, WANG, 'submit', {
    note: `昨天示范课1节；前天幼儿交流，${NAMES}`,
    participants: '3',
  })
  expect(answer.toast?.zh).toContain('不记幼儿姓名')
  const topic = await bot.press(card, WANG, 'submit', { topic: '张小宝、李小贝、王小朵小朋友的画' })
  expect(topic.toast?.zh).toContain('不记幼儿姓名')
  expect(await kept()).not.toContain('小宝')
})

test('in what is said behind many deeds', async () => {
  const many = Array.from({ length: 9 }, (_, day) => `11月${day + 1}日示范课1节`).join('；')
  const said = await bot.ask(GROUP, WANG, `/记录 ${many}；11月20日幼儿交流，${NAMES}`)
  expect(wordsOfCard(said.card)).toContain('不记幼儿姓名')
  expect(await kept()).not.toContain('小宝')
})
