import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Shown, wordsOfCard } from '../../../test/harness.ts'
import { GIVER, GROUP, LI, type PairBot, pairBot, RECEIVER, WANG, ZHANG } from '../../../test/pair-group.ts'
import { paper } from '../../store/paper.ts'
import { numberOf } from './activity.ts'

let bot: PairBot
let card: Shown
beforeEach(async () => {
  bot = await pairBot()
  card = await bot.ask(GROUP, WANG, '/log 昨天示范课《盐》2节，6人')
})
afterEach(() => bot.close())

const say = async (who: string, words: string, replyTo?: string) =>
  wordsOfCard((await bot.ask(GROUP, who, words, replyTo === undefined ? {} : { replyTo })).card)
const record = async () => {
  const [row] = await bot.activities()
  if (!row) throw new Error('no record')
  const [part] = await bot.parts(row.id)
  return { ...row, part }
}

describe('/edit with words changes what they name and says so', () => {
  test.each([
    ['8人', '参加教师人数：6 人 → 8 人', { participants: 8 }],
    ['约8人', '参加教师人数：6 人 → 约 8 人', { participants: 8, participants_approx: 1 }],
    ['10月21日', '日期：2026-11-22（周日） → 2026-10-21（周三）', { date: '2026-10-21', assumed: '["year"]' }],
    ['2026-10-21', '日期：2026-11-22（周日） → 2026-10-21（周三）', { date: '2026-10-21', assumed: '[]' }],
    ['上午', '时段：（空） → 上午', { half_day: '上午' }],
    ['地点：桃源镇中心园', '地点：（空） → 桃源镇中心园', { place: '桃源镇中心园' }],
    ['1.5小时', '时长：（空） → 1.5 小时', { minutes: 90 }],
    ['听课22人', '听课（听讲）人数：（空） → 22 人', { audience: 22 }],
    ['30名幼儿', '幼儿人数：（空） → 30 人', { children: 30 }],
  ])('%s', async (words, said, row) => {
    expect(await say(WANG, `/edit ${words}`)).toContain(said)
    expect(await record()).toMatchObject({ ...row, type: '示范课', revision: 2 })
  })

  test('a topic, lessons, a class', async () => {
    expect(await say(WANG, '/修改 主题《糖》3节 大班')).toContain('主题：《盐》 → 《糖》')
    expect((await record()).part).toMatchObject({ topics: '["糖"]', sessions: 3, class_level: '大班' })
  })

  test('another type: what was said of the one part stays', async () => {
    expect(await say(WANG, '/修改 不是示范，是讲座')).toContain('类型：示范课 → 专题讲座')
    expect(await record()).toMatchObject({ type: '专题讲座', part: { type: '专题讲座', topics: '["盐"]' } })
  })

  test('one more type makes one more part; a trip takes the lead', async () => {
    await say(WANG, '/修改 再加一场讲座《玩》')
    await say(WANG, '/修改 还有，是送教下乡')
    const row = await record()
    expect(row.type).toBe('送教下乡')
    expect(await bot.parts(row.id)).toMatchObject([
      { type: '示范课', topics: '["盐"]', sessions: 2 },
      { type: '专题讲座', topics: '["玩"]' },
    ])
  })

  test('words that name no field open the form, and nothing changes', async () => {
    const words = await say(WANG, '/修改 好像不太对')
    expect(words).toContain('没看出要改哪一项')
    expect(words).toContain('[保存修改]')
    expect((await record()).revision).toBe(1)
  })

  test('the same value again changes nothing', async () => {
    expect(await say(WANG, '/修改 6人')).toContain('没有变化')
    expect((await record()).revision).toBe(1)
  })

  test.each([
    ['明天', '还没到'],
    ['2月30日', '没有这一天'],
  ])('%s is refused', async (words, why) => {
    expect(await say(WANG, `/修改 ${words}`)).toContain(why)
    expect(await record()).toMatchObject({ date: '2026-11-22', revision: 1 })
  })

  test('the history keeps who, before and after, from which message, and no words', async () => {
    await bot.say(GROUP, WANG, '/修改 8人', { id: 'om_edit' })
    const { id } = await record()
    const lines = await bot.chronicle(`activity:${id}`)
    expect(lines).toMatchObject([
      { number: 1, what: 'logged', who: WANG },
      {
        number: 2,
        what: 'edited',
        who: WANG,
        event: 'om_edit',
        before: '{"participants":6}',
        after: '{"participants":8}',
      },
    ])
    expect(JSON.stringify(lines)).not.toContain('昨天示范课')
  })
})

describe('which record is meant', () => {
  beforeEach(async () => {
    await say(WANG, '/log lecture')
  })
  test('the one replied to, by its card or by the message it was made from', async () => {
    await say(WANG, '/修改 8人', card.id)
    expect((await bot.activities()).map(({ participants }) => participants)).toEqual([8, null])
    await say(WANG, '/修改 9人', card.replyTo)
    expect((await bot.activities()).map(({ participants }) => participants)).toEqual([9, null])
  })
  test('else my latest here', async () => {
    await say(WANG, '/修改 8人')
    expect((await bot.activities()).map(({ participants }) => participants)).toEqual([6, 8])
  })
  test('by its number', async () => {
    const number = /#\w{6}/.exec(wordsOfCard(card.card))?.[0]
    expect(await say(WANG, `/修改 ${number} 8人`)).toContain('6 人 → 8 人')
    expect((await bot.activities()).map(({ participants }) => participants)).toEqual([8, null])
  })
  test('after a day one chooses, and the words wait', async () => {
    bot.now += 25 * 60 * 60 * 1000
    const choice = await bot.ask(GROUP, WANG, '/修改 昨天，8人')
    expect(wordsOfCard(choice.card)).toMatch(/请选一条[\s\S]*2026-11-23（周一） 专题讲座 #\w{6}/)
    bot.now += 2 * 24 * 60 * 60 * 1000
    const button = /\[(2026-11-22[^\]]*)\]/.exec(wordsOfCard(choice.card))?.[1] ?? ''
    await bot.press(choice, WANG, button)
    expect((await bot.activities()).map(({ participants, date }) => [participants, date])).toEqual([
      [8, '2026-11-23'],
      [null, '2026-11-23'],
    ])
  })
  test('somebody else’s words do not wait for me', async () => {
    bot.now += 25 * 60 * 60 * 1000
    await bot.grant(LI, 'head', { kind: 'kindergarten', id: await bot.kindergarten(GIVER) })
    const choice = await bot.ask(GROUP, WANG, '/修改 8人')
    const button = /\[(2026-11-22[^\]]*)\]/.exec(wordsOfCard(choice.card))?.[1] ?? ''
    expect((await bot.press(choice, LI, button)).toast?.zh).toContain('您可以自己发送 /修改')
    expect((await bot.activities())[0]?.participants).toBe(6)
  })
})

describe('who may correct', () => {
  test('a colleague may not, and is told who may; nothing changes', async () => {
    expect(await say(ZHANG, '/修改 8人', card.id)).toContain('记录人本人、园长、联络员、县（市、区）教育局')
    expect((await bot.press(card, ZHANG, '修改')).card).toBeUndefined()
    expect((await record()).participants).toBe(6)
  })
  test('the county that leads the pair may, even when the year is over; another county sees nothing', async () => {
    const { commit } = bot.store
    await commit([paper.insertInto('county').values({ id: 'c1', name: '临湖县', since: 0 })])
    await commit([paper.insertInto('county').values({ id: 'c2', name: '青山县', since: 0 })])
    const rural = await bot.kindergarten(RECEIVER)
    await commit([paper.updateTable('kindergarten').set({ county: 'c1' }).where('id', '=', rural)])
    await bot.grant('ou_county', 'county', { kind: 'county', id: 'c1' })
    await bot.grant('ou_next', 'county', { kind: 'county', id: 'c2' })
    const number = numberOf((await record()).id)
    const inPrivate = async (who: string, words: string) => {
      const [reply] = await bot.say(`oc_${who}`, who, words, { private: true })
      return wordsOfCard(reply?.card ?? { body: [] })
    }
    expect(await inPrivate('ou_county', `/修改 ${number} 8人`)).toContain('6 人 → 8 人')
    expect(await inPrivate('ou_next', `/修改 ${number} 9人`)).toContain('没有找到这条记录')
    bot.now += 365 * 24 * 60 * 60 * 1000
    expect(await inPrivate('ou_county', `/修改 ${number} 9人`)).toContain('8 人 → 9 人')
    expect(await say(WANG, `/修改 ${number} 10人`)).toContain('这一期已经结束')
  })
  test.each(['head', 'liaison'] as const)('the %s of either side may', async (role) => {
    await bot.grant(LI, role, { kind: 'kindergarten', id: await bot.kindergarten(RECEIVER) })
    await say(LI, '/修改 8人', card.id)
    expect((await record()).participants).toBe(8)
  })
})

describe('the small form under a record', () => {
  test('fills what is missing', async () => {
    const answer = await bot.press(card, WANG, '保存补充', { class_level_0: '大班', domain_0: '科学', audience: '' })
    expect(answer.toast?.zh).toContain('已修改')
    expect((await record()).part).toMatchObject({ class_level: '大班', domain: '科学' })
    expect(wordsOfCard(card.card)).not.toContain('还可以补充')
    expect(wordsOfCard(card.card)).toContain('领域：科学')
  })
  test('a lecturer becomes a person; the same name again is the same person; names stand in no other table', async () => {
    await bot.press(card, WANG, '保存补充', { lecturer_0: '王莉' })
    const second = await bot.ask(GROUP, WANG, '/log lecture')
    await bot.press(second, WANG, '保存补充', { lecturer_0: '王莉', audience: '22' })
    const people = await bot.store.read.selectFrom('person').selectAll().where('name', '=', '王莉').execute()
    expect(people).toHaveLength(1)
    expect(people[0]?.id).toMatch(/^p_/)
    const parts = await bot.store.read.selectFrom('part').select('lecturer').execute()
    expect(parts.map(({ lecturer }) => lecturer)).toEqual([people[0]?.id, people[0]?.id])
    const chronicle = await bot.store.read.selectFrom('chronicle').selectAll().execute()
    expect(JSON.stringify(chronicle)).not.toContain('王莉')
    expect(wordsOfCard(second.card)).toContain('授课（主讲）人：王莉')
  })
  test.each([
    [{ lecturer_0: '王莉、李红' }, '这里只填一位的姓名'],
    [{ audience: 'x' }, '请只填数字'],
    [{ class_level_0: '研究生' }, '请从选项里选一个'],
  ])('%j is refused', async (form, why) => {
    expect((await bot.press(card, WANG, '保存补充', form)).toast?.zh).toContain(why)
    expect((await record()).revision).toBe(1)
  })
  test('what somebody filled in meanwhile stays, and that is said', async () => {
    const mine = { ...card }
    await bot.press(card, WANG, '保存补充', { class_level_0: '大班' })
    await bot.press(mine, WANG, '保存补充', { class_level_0: '小班', domain_0: '科学' })
    expect((await record()).part).toMatchObject({ class_level: '大班', domain: '科学' })
    expect(wordsOfCard(mine.card)).toContain('班级刚才已有人填好')
  })
  test('fields that this record does not have are nothing', async () => {
    await bot.press(card, WANG, '保存补充', { secret_0: 'x', class_level_9: '大班' })
    expect((await record()).revision).toBe(1)
  })
  test('a gift is taken apart', async () => {
    const gift = await bot.ask(GROUP, WANG, '/log 捐赠')
    await bot.press(gift, WANG, '保存补充', { donor_0: '家长委员会', items: '绘本200册、桌椅10套', value_0: '未估值' })
    expect(
      await bot.store.read.selectFrom('gift').select(['item', 'quantity', 'unit']).orderBy('place').execute(),
    ).toEqual([
      { item: '绘本', quantity: '200', unit: '册' },
      { item: '桌椅', quantity: '10', unit: '套' },
    ])
    expect(wordsOfCard(gift.card)).toContain('物品清单：绘本200册、桌椅10套')
    expect(wordsOfCard(gift.card)).toContain('价值：未估值')
  })
})

describe('the whole form', () => {
  const ALL = { types: ['示范课'], date: '2026-11-22', participants: '6', sessions_0: '2', topic_0: '盐' }
  test('sets, and empties', async () => {
    await bot.press(card, WANG, '修改')
    expect(wordsOfCard(card.card)).toContain('[保存修改]')
    await bot.press(card, WANG, '保存修改', { ...ALL, participants: '', place: '操场' })
    expect(await record()).toMatchObject({ participants: null, place: '操场', part: { sessions: 2, topics: '["盐"]' } })
    expect(wordsOfCard(card.card)).toContain('参加教师人数：6 人 → （空）')
  })
  test('types can be changed', async () => {
    await bot.press(card, WANG, '修改')
    await bot.press(card, WANG, '保存修改', { ...ALL, types: ['捐赠', '示范课', '送教下乡'] })
    const row = await record()
    expect(row.type).toBe('送教下乡')
    expect(await bot.parts(row.id)).toMatchObject([{ type: '示范课', sessions: 2 }, { type: '捐赠' }])
  })
  test('saved as it stands it changes nothing', async () => {
    await bot.press(card, WANG, '修改')
    const form = Object.fromEntries(
      card.card.body
        .flatMap((e) => (e.is === 'form' ? e.fields : []))
        .map((f) => [f.name, 'values' in f ? (f.values ?? []) : 'value' in f ? (f.value ?? '') : '']),
    )
    expect((await bot.press(card, WANG, '保存修改', form)).toast?.zh).toContain('没有变化')
    expect((await record()).revision).toBe(1)
  })
  test('over a version that somebody changed it shows what is new and saves nothing', async () => {
    await bot.press(card, WANG, '修改')
    await say(WANG, '/修改 9人')
    const answer = await bot.press(card, WANG, '保存修改', { ...ALL, place: '操场' })
    expect(answer.toast?.zh).toContain('刚才有人改过')
    expect(await record()).toMatchObject({ participants: 9, place: null })
    await bot.press(card, WANG, '保存修改', { ...ALL, participants: '9', place: '操场' })
    expect(await record()).toMatchObject({ participants: 9, place: '操场' })
  })
  test('an end before the beginning is refused', async () => {
    const posting = await bot.ask(GROUP, WANG, '/log 跟岗')
    await bot.press(posting, WANG, '修改')
    const answer = await bot.press(posting, WANG, '保存修改', { date: '2026-11-20', date_end: '2026-11-10' })
    expect(answer.toast?.zh).toContain('结束日期在开始日期之前')
  })
})

test('two who edit at the same moment both get what they wanted', async () => {
  await bot.grant(LI, 'head', { kind: 'kindergarten', id: await bot.kindergarten(GIVER) })
  await Promise.all([
    bot.say(GROUP, WANG, '/修改 8人', { replyTo: card.id }),
    bot.say(GROUP, LI, '/修改 上午', { replyTo: card.id }),
    bot.say(GROUP, WANG, '/修改 3小时', { replyTo: card.id }),
  ])
  const row = await record()
  expect(row).toMatchObject({ participants: 8, half_day: '上午', minutes: 180, revision: 4 })
  expect((await bot.chronicle(`activity:${row.id}`)).map(({ number }) => number)).toEqual([1, 2, 3, 4])
})

describe('/undo', () => {
  test('withdraws, keeps, and can be taken back', async () => {
    const answer = await bot.press(card, WANG, '撤销')
    expect(answer.toast?.zh).toContain('已撤销')
    expect(wordsOfCard(card.card)).toContain('[恢复]')
    expect(await record()).toMatchObject({ state: 'withdrawn', revision: 2 })
    await bot.press(card, WANG, '恢复')
    expect(wordsOfCard(card.card)).toContain('已记录：示范课')
    expect(await record()).toMatchObject({ state: 'live', revision: 3 })
  })
  test('twice is once', async () => {
    const again = { ...card }
    await bot.press(card, WANG, '撤销')
    expect((await bot.press(again, WANG, '撤销')).toast?.zh).toContain('之前已经撤销')
    expect((await record()).revision).toBe(2)
  })
  test.each(['/undo', '/撤销', '/撤回', '/删除'])('%s takes my latest back, /恢复 brings it again', async (words) => {
    expect(await say(WANG, words)).toContain('已撤销：示范课')
    expect((await record()).state).toBe('withdrawn')
    expect(await say(WANG, '/恢复')).toContain('已恢复')
    expect((await record()).state).toBe('live')
  })
  test('what is withdrawn is not edited, filled or confirmed', async () => {
    const open = { ...card }
    await bot.press(card, WANG, '撤销')
    expect(await say(WANG, '/修改 8人', card.id)).toContain('请先发送 /恢复')
    expect((await bot.press(open, WANG, '保存补充', { class_level_0: '大班' })).toast?.zh).toContain('请先发送 /恢复')
    expect((await bot.press(open, ZHANG, '对方确认')).toast?.zh).toContain('已经撤销')
  })
  test('nothing to take back is said', async () => {
    await say(WANG, '/undo')
    expect(await say(WANG, '/undo')).toContain('没有找到这条记录')
    expect(await say(ZHANG, '/undo')).toContain('没有找到这条记录')
  })
  test('words that say which are a question, not a guess', async () => {
    await say(WANG, '/log 10月8日讲座')
    const choice = await bot.ask(GROUP, WANG, '/撤销 昨天的示范课')
    expect(wordsOfCard(choice.card)).toContain('2026-11-22（周日） 示范课')
    expect(wordsOfCard(choice.card)).not.toContain('讲座')
    expect((await bot.activities()).map(({ state }) => state)).toEqual(['live', 'live'])
  })
  test('with nothing of mine the head chooses', async () => {
    await bot.grant(LI, 'head', { kind: 'kindergarten', id: await bot.kindergarten(GIVER) })
    const choice = await bot.ask(GROUP, LI, '/撤销')
    const button = /\[(2026-11-22[^\]]*)\]/.exec(wordsOfCard(choice.card))?.[1] ?? ''
    await bot.press(choice, LI, button)
    expect((await record()).state).toBe('withdrawn')
  })
})
