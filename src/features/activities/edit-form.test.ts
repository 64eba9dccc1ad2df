import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Shown, wordsOfCard } from '../../../test/harness.ts'
import { GROUP, type PairBot, pairBot, WANG, ZHANG } from '../../../test/pair-group.ts'
import type { Form } from '../../bot/card.ts'

let bot: PairBot
beforeEach(async () => {
  bot = await pairBot()
})
afterEach(() => bot.close())

/** A record's form as it opens, and what is in it as a phone would send it back untouched. */
async function opened(logged: string): Promise<{ card: Shown; untouched: Record<string, string> }> {
  const card = await bot.ask(GROUP, WANG, `/记录 ${logged}`)
  await bot.press(card, WANG, '修改')
  const form = card.card.body.find((element): element is Form => element.is === 'form')
  if (!form) throw new Error('no form')
  const untouched = Object.fromEntries(
    form.fields.map((field) => [field.name, 'value' in field ? (field.value ?? '') : '']),
  )
  return { card, untouched }
}

const record = async () => {
  const [activity] = await bot.activities()
  if (!activity) throw new Error('nothing was logged')
  return activity
}

describe('a form that is saved as it was shown changes nothing', () => {
  test.each([
    '2026年9月至11月开展跟岗学习',
    '昨天专题讲座，20~30人次参加',
    '昨天捐赠彩笔50支、A4纸10包、水杯30只共600元',
    `昨天示范课${Array.from({ length: 16 }, (_, place) => `《${'很长的题目'.repeat(14)}${place}》`).join('')}`,
    '昨天捐赠价值9999999999元的钢琴',
    '昨天下午2:00-4:00示范课2节，王莉执教，听课30人，培训1.5天，记4学时',
  ])('%.30s', async (logged) => {
    const { card, untouched } = await opened(logged)
    const before = await record()
    const answer = await bot.press(card, WANG, '保存修改', untouched)
    expect(answer.toast?.zh).toContain('没有变化')
    expect(await record()).toEqual(before)
  })
})

test('what was given keeps its lines and their worth when another field is changed', async () => {
  const { card, untouched } = await opened('昨天捐赠彩笔50支、A4纸10包、绘本200册每册19元')
  const gifts = () => bot.store.read.selectFrom('gift').selectAll().orderBy('place').execute()
  const before = await gifts()
  expect(before).toHaveLength(3)
  await bot.press(card, WANG, '保存修改', { ...untouched, place: '桃源镇' })
  expect(await gifts()).toEqual(before)
})

describe('a count and a range are one thing', () => {
  test('a count that is filled in takes the place of the range', async () => {
    const { card, untouched } = await opened('昨天专题讲座，20~30人')
    expect(untouched.participants_range).toBe('20-30')
    await bot.press(card, WANG, '保存修改', { ...untouched, participants: '25' })
    expect(await record()).toMatchObject({ participants: 25, participants_min: null, participants_max: null })
  })

  test('merging keeps what the first record says of it', async () => {
    await bot.ask(GROUP, WANG, '/记录 昨天专题讲座，6位老师')
    const second = await bot.ask(GROUP, ZHANG, '/记录 昨天专题讲座，20~30人')
    await bot.press(second, ZHANG, '合并成一条')
    expect((await bot.activities()).at(0)).toMatchObject({ participants: 6, participants_min: null })
  })

  test('and the other way round', async () => {
    await bot.ask(GROUP, WANG, '/记录 昨天专题讲座，20~30人')
    const second = await bot.ask(GROUP, ZHANG, '/记录 昨天专题讲座，6位老师')
    await bot.press(second, ZHANG, '合并成一条')
    expect((await bot.activities()).at(0)).toMatchObject({
      participants: null,
      participants_min: 20,
      participants_max: 30,
    })
  })
})

describe('what a field cannot hold is said, and nothing changes', () => {
  test.each([
    ['昨天专题讲座，20~30人', 'participants_range', '30-20'],
    ['昨天专题讲座，20~30人', 'participants_range', '很多'],
    ['昨天下午2:00-4:00示范课', 'time', '下午'],
    ['昨天下午2:00-4:00示范课', 'time', '16:00-14:00'],
    ['昨天培训1.5天', 'days', '好几'],
    ['昨天培训1.5天', 'days', '9999'],
    ['昨天培训，记4学时', 'class_hours', '不少'],
  ])('%s: %s %s', async (logged, field, typed) => {
    const { card, untouched } = await opened(logged)
    expect(untouched[field]).toBeTruthy()
    const before = await record()
    const answer = await bot.press(card, WANG, '保存修改', { ...untouched, [field]: typed })
    expect(answer.toast?.tone).toBe('warning')
    expect(await record()).toEqual(before)
  })

  test('what it can hold is taken as people write it', async () => {
    const { card, untouched } = await opened('昨天下午2:00-4:00专题讲座，20~30人')
    await bot.press(card, WANG, '保存修改', { ...untouched, participants_range: '25～35人', time: '14：30—16：00' })
    expect(await record()).toMatchObject({
      participants_min: 25,
      participants_max: 35,
      time_from: '14:30',
      time_to: '16:00',
    })
  })

  test('emptied is emptied', async () => {
    const { card, untouched } = await opened('昨天下午2:00-4:00专题讲座，20~30人')
    await bot.press(card, WANG, '保存修改', { ...untouched, participants_range: '', time: '' })
    expect(await record()).toMatchObject({ participants_min: null, participants_max: null, time_from: null })
  })
})

test('a range of heads that are counted each time says so', async () => {
  const card = await bot.ask(GROUP, WANG, '/记录 昨天专题讲座，培训教师20~30人次')
  const { participants_unit, participants_min } = await record()
  expect([participants_min, participants_unit]).toEqual([20, '人次'])
  expect(wordsOfCard(card.card)).toContain('20-30 人次')
})
