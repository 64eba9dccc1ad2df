import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { wordsOfCard } from '../../../test/harness.ts'
import { GROUP, type PairBot, pairBot, WANG } from '../../../test/pair-group.ts'

let bot: PairBot
beforeEach(async () => {
  bot = await pairBot()
})
afterEach(() => bot.close())

const say = async (words: string) => wordsOfCard((await bot.ask(GROUP, WANG, words)).card)
const record = async () => {
  const [row] = await bot.activities()
  if (!row) throw new Error('nothing was recorded')
  return row
}

describe('all that a sentence says is kept and shown', () => {
  test('the clock, the half of the day, where', async () => {
    const words = await say('/记录 昨天下午14:00-16:00送教下乡，示范课1节，地点：多功能厅')
    expect(await record()).toMatchObject({ time_from: '14:00', time_to: '16:00', half_day: '下午' })
    expect(words).toContain('时间：14:00-16:00')
  })

  test('a range of heads is no count, and is not asked for again', async () => {
    const words = await say('/记录 昨天教学观摩，20至30名教师参加')
    expect(await record()).toMatchObject({ participants: null, participants_min: 20, participants_max: 30 })
    expect(words).toContain('20-30')
    expect(words).not.toMatch(/还可以补充：[^\n]*参加教师人数/)
  })

  test('a correction takes the range away', async () => {
    await say('/记录 昨天教学观摩，20至30名教师参加')
    await bot.ask(GROUP, WANG, '/修改 26人')
    expect(await record()).toMatchObject({ participants: 26, participants_min: null, participants_max: null })
  })

  test('what was given, how much and worth what', async () => {
    const words = await say('/记录 昨天捐赠绘本200册，每册19元')
    const { id } = await record()
    expect(await bot.store.read.selectFrom('gift').selectAll().where('activity', '=', id).execute()).toMatchObject([
      { item: '绘本', quantity: '200', unit: '册', value_fen: 380_000 },
    ])
    expect(words).toContain('3800 元')
    expect(words).toContain('请核对')
  })

  test('who taught is kept by id, with the name in its one table', async () => {
    const words = await say('/记录 昨天示范课1节，由王莉老师执教')
    const { id } = await record()
    const [part] = await bot.parts(id)
    expect(part?.lecturer).toMatch(/^p_/)
    expect(words).toContain('授课（主讲）人：王莉')
    await say('/记录 前天示范课1节，由王莉老师执教')
    const people = await bot.store.read.selectFrom('person').selectAll().where('name', '=', '王莉').execute()
    expect(people).toHaveLength(1)
  })

  test('days, which way, how', async () => {
    await say('/记录 11月2日起为期三天到我园跟岗学习')
    expect((await record()).half_days).toBe(6)
  })
})

describe('what is to be looked at once more', () => {
  test('content of primary school: a kind note, once, and the record stands', async () => {
    const words = await say('/记录 昨天示范课，教孩子们学拼音和写字')
    expect(words).toContain('温馨提醒')
    expect(await record()).toMatchObject({ state: 'live', warned: '["小学化"]' })
  })

  test('近日: today is assumed, and the day is asked for', async () => {
    expect(await say('/记录 近日开展了送教下乡，示范课2节')).toContain('请补上具体日期')
    expect(JSON.parse((await record()).assumed)).toContain('rough_date')
    await bot.ask(GROUP, WANG, '/修改 11月18日')
    expect(JSON.parse((await record()).assumed)).not.toContain('rough_date')
  })

  test('the date and its weekday do not agree', async () => {
    expect(await say('/记录 11月18日（周五）示范课')).toContain('日期和星期对不上')
  })
})

describe('corrections in plain figures', () => {
  test.each([
    ['/修改 人数改成8', { participants: 8 }],
    ['/修改 少写了一个人', { participants: 6 }],
    ['/修改 日期应该是11月18日', { date: '2026-11-18' }],
    ['/修改 不是示范课，是讲座', { type: '专题讲座' }],
  ])('%s', async (typed, expected) => {
    await say('/记录 昨天示范课2节，5位老师')
    await bot.ask(GROUP, WANG, typed)
    expect(await record()).toMatchObject(expected)
  })
})
