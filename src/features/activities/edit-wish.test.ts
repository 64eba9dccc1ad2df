import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { wordsOfCard } from '../../../test/harness.ts'
import { GROUP, type PairBot, pairBot, WANG } from '../../../test/pair-group.ts'

let bot: PairBot
beforeEach(async () => {
  bot = await pairBot()
})
afterEach(() => bot.close())

/** The record after it was logged and corrected, with its parts, and what the correction was answered with. */
async function corrected(logged: string, correction: string) {
  await bot.ask(GROUP, WANG, `/记录 ${logged}`)
  const said = wordsOfCard((await bot.ask(GROUP, WANG, `/修改 ${correction}`)).card)
  const [activity] = await bot.activities()
  if (!activity) throw new Error('nothing was logged')
  return { activity, parts: await bot.parts(activity.id), said }
}

describe('one more, one less', () => {
  test('of a number nobody said is no number: the form asks', async () => {
    const { activity, said } = await corrected('昨天示范课2节', '少写了一个人')
    expect(activity.participants).toBeNull()
    expect(said).toContain('没看出要改哪一项')
  })

  test('of lessons adds to them', async () => {
    expect((await corrected('昨天示范课2节', '少写了一节')).parts).toMatchObject([{ sessions: 3 }])
  })

  test('more less than there are is a slip', async () => {
    const { activity, said } = await corrected('昨天示范课，5位老师', '多写了10个人')
    expect(activity.participants).toBe(5)
    expect(said).toContain('没看出要改哪一项')
  })
})

test('half a person is no count', async () => {
  const { activity, said } = await corrected('昨天示范课，5位老师', '人数改成1.5')
  expect(activity.participants).toBe(5)
  expect(said).toContain('没看出要改哪一项')
})

describe('not this but that', () => {
  test('on a trip takes the place of what it was', async () => {
    const { parts, said } = await corrected('昨天送教下乡，示范课2节，专题讲座1场', '不是讲座是教研交流')
    expect(parts.map(({ type }) => type)).toEqual(['示范课', '教研交流'])
    expect(said).toContain('送教下乡（示范课、教研交流）')
  })

  test('of a trip’s only part keeps what was said of it', async () => {
    const { activity, parts } = await corrected('昨天送教下乡，示范课《会跳舞的盐》', '不是示范课是教学观摩')
    expect(activity.type).toBe('送教下乡')
    expect(parts).toMatchObject([{ type: '教学观摩', topics: '["会跳舞的盐"]' }])
  })

  test('one more is added', async () => {
    const { parts } = await corrected('昨天送教下乡，示范课2节', '还有一场讲座')
    expect(parts.map(({ type }) => type)).toEqual(['示范课', '专题讲座'])
  })
})

describe('what was to be looked at', () => {
  test('a clock that is put right is no longer pointed out', async () => {
    const { said } = await corrected('昨天上午15:00示范课', '下午3点')
    expect(said).not.toContain('钟点和上下午对不上')
  })

  test('a day put into this school year is no longer one of an earlier', async () => {
    const { said } = await corrected('2024年10月21日示范课', '2026年10月21日')
    expect(said).not.toContain('以前学年')
  })

  test('a day put into an earlier school year is pointed out', async () => {
    const { said } = await corrected('昨天示范课', '2025年10月21日')
    expect(said).toContain('以前学年')
  })

  test('a new date whose weekday is another is pointed out', async () => {
    const { said } = await corrected('昨天示范课', '10月21日星期一')
    expect(said).toContain('日期和星期对不上')
  })

  test('of a date that was named as such the year is said to be assumed', async () => {
    const { activity, said } = await corrected('昨天示范课', '日期改成10月21日')
    expect(activity.date).toBe('2026-10-21')
    expect(said).toContain('没写年份')
  })

  test('a worth that is said takes the place of the computed one', async () => {
    const { said } = await corrected('昨天捐赠绘本200册，每册19元', '金额3900元')
    expect(said).not.toContain('单价和数量')
    expect(said).toContain('3900 元')
  })
})

describe('a person', () => {
  test('who taught is kept by id, known again by name', async () => {
    const { parts, said } = await corrected('昨天示范课2节', '主讲人：王莉')
    const [part] = parts
    expect(part?.lecturer).toMatch(/^p_/)
    expect(said).toContain('王莉')
    await bot.ask(GROUP, WANG, '/记录 前天示范课1节')
    await bot.ask(GROUP, WANG, '/修改 主讲人改成王莉')
    const [, second] = await bot.activities()
    expect(await bot.parts(second?.id ?? '')).toMatchObject([{ lecturer: part?.lecturer }])
  })
})
