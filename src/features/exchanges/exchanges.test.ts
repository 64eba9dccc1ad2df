import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { buttonsOf, type Shown, wordsOfCard } from '../../../test/harness.ts'
import { GROUP, LI, type PairBot, pairBot, RECEIVER, recall, WANG, ZHANG } from '../../../test/pair-group.ts'

let t: PairBot
beforeEach(async () => {
  t = await pairBot()
})
afterEach(() => t.close())

const rows = () => t.store.read.selectFrom('exchange').selectAll().orderBy('day').orderBy('id').execute()
const words = () => t.store.read.selectFrom('exchange_word').selectAll().execute()
const read = ({ card }: Shown) => wordsOfCard(card)
const DAY = 24 * 60 * 60 * 1000

describe('arranged', () => {
  test('a sentence is an arrangement, for one call, with its times as instants', async () => {
    const card = await t.ask(GROUP, WANG, '/安排 下周三下午到桃源送教，示范课《会跳舞的盐》2节')
    const [row, ...others] = await rows()
    expect(others).toEqual([])
    expect(row).toMatchObject({
      day: '2026-12-02',
      half_day: '下午',
      state: 'planned',
      type: '送教下乡',
      revision: 1,
      starts_at: Date.parse('2026-12-02T14:00:00+08:00'),
      ends_at: Date.parse('2026-12-02T17:00:00+08:00'),
    })
    expect(read(card)).toContain('2026-12-02（周三） 下午')
    expect(read(card)).toContain(`请 ${RECEIVER} 确认时间`)
    expect(await t.chronicle(`exchange:${row?.id}`)).toMatchObject([{ number: 1, what: 'arranged', who: WANG }])
  })

  test.each([
    ['/安排 昨天送教', '已经过去了'],
    ['/安排 2月30日送教', '没有这一天'],
    ['/安排 2026年9月1日送教', '已经过去了'],
    ['/安排 今天上午8点到9点送教', '已经过了'],
    ['/安排 2036年9月1日送教', '太远'],
    ['/安排 每周三送教，到2026年11月1日', '早于'],
  ])('%s is answered and changes nothing', async (typed, said) => {
    expect(read(await t.ask(GROUP, WANG, typed))).toContain(said)
    expect(await rows()).toEqual([])
    expect(await t.store.read.selectFrom('draft').selectAll().execute()).toEqual([])
  })

  test('without a day the form asks for it and keeps what was said; a double submit is one', async () => {
    const card = await t.ask(GROUP, WANG, '/安排 送教下乡，示范课2节')
    expect(read(card)).toContain('还差日期')
    expect(await rows()).toEqual([])
    expect((await t.press(card, WANG, 'submit', { date: '' })).toast?.zh).toContain('请选一个日期')
    expect((await t.press(card, WANG, 'submit', { date: '2026-11-01' })).toast?.zh).toContain('已经过去了')
    expect((await t.press(card, ZHANG, 'submit', { date: '2026-12-09' })).toast?.zh).toContain('发给提问的老师')
    const before = { ...card }
    await t.press(card, WANG, 'submit', { date: '2026-12-09', time: '下午2:30-4:00', types: ['送教下乡', '示范课'] })
    await t.press(before, WANG, 'submit', { date: '2026-12-16' })
    expect(await rows()).toMatchObject([{ day: '2026-12-09', time_from: '14:30', time_to: '16:00', type: '送教下乡' }])
    expect((await rows())[0]?.deed).toContain('"sessions":2')
  })

  test('an empty form repeats by weekday of the month', async () => {
    const card = await t.ask(GROUP, WANG, '/安排')
    await t.press(card, WANG, 'submit', {
      date: '2026-12-02',
      rule: '每月同周几',
      until: '2027-02-28',
      types: ['教研交流'],
    })
    expect((await rows()).map(({ day }) => day)).toEqual(['2026-12-02', '2027-01-06', '2027-02-03'])
  })

  test('what repeats is one exchange each, until the end of the period where no end is given', async () => {
    const card = await t.ask(GROUP, WANG, '/安排 每月第一个周三下午教研')
    const all = await rows()
    expect(all.map(({ day }) => day)).toEqual([
      '2026-12-02',
      '2027-01-06',
      '2027-02-03',
      '2027-03-03',
      '2027-04-07',
      '2027-05-05',
      '2027-06-02',
      '2027-07-07',
      '2027-08-04',
    ])
    expect(new Set(all.map(({ series }) => series)).size).toBe(1)
    expect(read(card)).toContain('共：9 次')
  })

  test('weekends and what else is arranged in that half-day are shown, not forbidden', async () => {
    await t.ask(GROUP, WANG, '/安排 周六上午讲座')
    const card = await t.ask(GROUP, ZHANG, '/安排 周六上午9点送教')
    expect(read(card)).toContain('周末')
    expect(read(card)).toContain('同一时段已有安排')
    const other = await t.ask(GROUP, ZHANG, '/安排 周六下午教研')
    expect(read(other)).not.toContain('同一时段已有安排')
    expect(await rows()).toHaveLength(3)
  })

  test('several in one message are asked about, and arranged together', async () => {
    const card = await t.ask(GROUP, WANG, '/安排 12月2日下午送教下乡。12月9日上午专题讲座。')
    expect(await rows()).toEqual([])
    await t.press(card, WANG, 'accept')
    expect((await rows()).map(({ day, type }) => [day, type])).toEqual([
      ['2026-12-02', '送教下乡'],
      ['2026-12-09', '专题讲座'],
    ])
  })

  test('said without a slash it asks first', async () => {
    const card = await t.ask('oc_p', WANG, '下周三下午要去桃源送教', { private: true })
    expect(await rows()).toEqual([])
    await t.press(card, WANG, 'accept')
    await t.press(
      { ...card, card: (await t.ask('oc_p', WANG, '下周四下午要去桃源送教', { private: true })).card },
      WANG,
      'drop',
    )
    expect(await rows()).toMatchObject([{ day: '2026-12-02' }])
  })

  test('a mentioned person is in charge', async () => {
    const card = await t.ask(GROUP, WANG, '/安排 下周三下午送教 @李老师 负责', {
      mentions: [{ who: LI, name: '李老师' }],
    })
    expect(read(card)).toContain(`负责人：@${LI}`)
    expect(await rows()).toMatchObject([{ in_charge: JSON.stringify([LI]) }])
  })

  test('a redelivered message arranges nothing twice', async () => {
    await t.say(GROUP, WANG, '/安排 下周三送教', { id: 'om_x' })
    await t.say(GROUP, WANG, '/安排 下周三送教', { id: 'om_x' })
    expect(await rows()).toHaveLength(1)
  })
})

describe('confirmed by the other side', () => {
  test('its own side is told so, the other is shown, a second press changes nothing', async () => {
    const card = await t.ask(GROUP, WANG, '/安排 下周三下午送教')
    expect((await t.press(card, WANG, '确认')).toast?.zh).toContain('您这一方提出')
    expect((await t.press(card, LI, '确认')).toast?.zh).toContain('还不知道您是哪一方')
    await t.press(card, ZHANG, '确认')
    expect(read(card)).toContain(`✓ ${RECEIVER}已确认（@${ZHANG}）`)
    expect((await t.press(card, ZHANG, '确认')).toast?.zh).toContain('确认过了')
    expect(await words()).toHaveLength(1)
  })

  test('/确认 in reply does the same; moved, it is asked anew', async () => {
    const card = await t.ask(GROUP, WANG, '/安排 下周三下午送教')
    await t.ask(GROUP, ZHANG, '/确认', { replyTo: card.id })
    expect(await words()).toMatchObject([{ person: ZHANG }])
    const moved = await t.ask(GROUP, ZHANG, '/改期 12月9日', { replyTo: card.id })
    expect(await words()).toEqual([])
    expect(await rows()).toMatchObject([{ day: '2026-12-09', half_day: '下午', moved_from: '2026-12-02' }])
    expect(read(moved)).toContain('原定 2026-12-02')
    expect(read(moved)).toContain('请 县直机关幼儿园 确认时间')
  })

  test('what repeats is confirmed at once', async () => {
    const card = await t.ask(GROUP, WANG, '/安排 每周三下午教研，到2026年12月20日')
    await t.press(card, ZHANG, '全部确认')
    expect(await words()).toHaveLength(4)
  })
})

describe('moved and cancelled', () => {
  test('one occurrence is moved, or dropped, alone', async () => {
    await t.ask(GROUP, WANG, '/安排 每周三下午教研，到2026年12月20日')
    await t.ask(GROUP, WANG, '/改期 12月2日改到12月4日上午')
    await t.ask(GROUP, WANG, '/取消 12月9日的，下雨')
    expect((await rows()).map(({ day, half_day, state, reason }) => [day, half_day, state, reason])).toEqual([
      ['2026-11-25', '下午', 'planned', null],
      ['2026-12-04', '上午', 'planned', null],
      ['2026-12-09', '下午', 'cancelled', '下雨'],
      ['2026-12-16', '下午', 'planned', null],
    ])
  })

  test('all to come are cancelled by one word', async () => {
    const card = await t.ask(GROUP, WANG, '/安排 每周三下午教研，到2026年12月20日')
    t.now += 7 * DAY
    await t.ask(GROUP, ZHANG, '/取消 全部', { replyTo: card.id })
    expect((await rows()).map(({ state }) => state)).toEqual(['planned', 'cancelled', 'cancelled', 'cancelled'])
  })

  test.each([
    ['/改期 昨天', '已经过去了'],
    ['/改期 2月30日', '没有这一天'],
  ])('%s is answered and changes nothing', async (typed, said) => {
    const card = await t.ask(GROUP, WANG, '/安排 下周三下午送教')
    expect(read(await t.ask(GROUP, WANG, typed, { replyTo: card.id }))).toContain(said)
    expect(await rows()).toMatchObject([{ day: '2026-12-02', revision: 1 }])
  })

  test('without a new day the form asks; the same day changes nothing', async () => {
    const card = await t.ask(GROUP, WANG, '/安排 下周三下午送教')
    await t.press(card, ZHANG, '改期')
    expect((await t.press(card, ZHANG, 'move', { date: '2026-11-01', time: '下午' })).toast?.zh).toContain('已经过去了')
    expect((await t.press(card, ZHANG, 'move', { date: '2026-12-04', time: '什么' })).toast?.zh).toContain('没看懂时间')
    await t.press(card, ZHANG, 'move', { date: '2026-12-04', time: '下午' })
    expect(await rows()).toMatchObject([{ day: '2026-12-04', half_day: '下午', revision: 2 }])
    await t.ask(GROUP, ZHANG, '/改期 12月4日', { replyTo: card.id })
    expect(await rows()).toMatchObject([{ day: '2026-12-04', revision: 2 }])
  })

  test('several it may be: the words wait until one is chosen, by the asker', async () => {
    await t.ask(GROUP, WANG, '/安排 下周三下午送教')
    await t.ask(GROUP, WANG, '/安排 下周四下午讲座')
    const card = await t.ask(GROUP, WANG, '/改期 下周五上午')
    expect(buttonsOf(card.card)).toHaveLength(2)
    expect((await t.press(card, ZHANG, 'accept')).toast?.zh).toContain('发给提问的老师')
    const again = { ...card }
    await t.press(card, WANG, 'accept')
    expect((await t.press(again, WANG, 'accept')).toast?.zh).toContain('用过')
    expect((await rows()).map(({ day, half_day }) => [day, half_day])).toEqual([
      ['2026-12-03', '下午'],
      ['2026-12-04', '上午'],
    ])
  })

  test('without a slash it asks first', async () => {
    await t.ask('oc_p', WANG, '/安排 下周三下午送教', { private: true })
    const move = await t.ask('oc_p', WANG, '把12月2日的送教改到12月9日', { private: true })
    expect(await rows()).toMatchObject([{ day: '2026-12-02' }])
    await t.press(move, WANG, '改期')
    const drop = await t.ask('oc_p', WANG, '取消12月9日的送教', { private: true })
    expect(await rows()).toMatchObject([{ day: '2026-12-09', state: 'planned' }])
    await t.press(drop, WANG, '取消')
    await t.press({ ...drop, card: move.card }, WANG, '取消')
    expect(await rows()).toMatchObject([{ state: 'cancelled', revision: 3 }])
  })

  test('a cancelled one is arranged anew', async () => {
    const card = await t.ask(GROUP, WANG, '/安排 下周三下午送教')
    await t.press(card, WANG, '取消')
    await t.ask(GROUP, WANG, '/改期 12月9日', { replyTo: card.id })
    expect(await rows()).toMatchObject([{ day: '2026-12-09', state: 'planned', reason: null }])
  })

  test('taking back the message takes the arrangement back, in both orders', async () => {
    const card = await t.ask(GROUP, WANG, '/安排 每周三下午教研，到2026年12月10日', { id: 'om_a' })
    await recall(t, 'om_a')
    expect((await rows()).map(({ state }) => state)).toEqual(['cancelled', 'cancelled', 'cancelled'])
    expect(read(card)).toContain('原消息已撤回')
    await recall(t, 'om_b')
    expect(await t.say(GROUP, WANG, '/安排 下周三送教', { id: 'om_b' })).toEqual([])
    const form = await t.ask(GROUP, WANG, '/安排', { id: 'om_c' })
    await recall(t, 'om_c')
    expect(read(form)).toContain('不再使用')
    expect(await rows()).toHaveLength(3)
  })
})

describe('over', () => {
  test('已开展 makes the record, prefilled, once', async () => {
    const card = await t.ask(
      GROUP,
      WANG,
      '/安排 下周三14:00送教下乡，示范课《会跳舞的盐》2节，6人，地点：桃源镇中心幼儿园',
    )
    expect((await t.ask(GROUP, WANG, '/已开展', { replyTo: card.id })).card.title?.zh ?? '').not.toContain('已记录')
    t.now += 10 * DAY
    const asked = await t.ask(GROUP, ZHANG, '/改期', { replyTo: card.id })
    await t.press(asked, ZHANG, '不改了')
    const second = { ...asked }
    await t.press(asked, ZHANG, '已开展')
    expect(read(asked)).toContain('已记录：送教下乡（示范课）')
    expect((await t.press(second, WANG, '已开展')).toast?.zh).toContain('没有重复记录')
    const [record, ...others] = await t.activities()
    expect(others).toEqual([])
    expect(record).toMatchObject({ date: '2026-12-02', time_from: '14:00', participants: 6, logged_by: ZHANG })
    expect(await t.parts(record?.id ?? '')).toMatchObject([{ type: '示范课', sessions: 2, topics: '["会跳舞的盐"]' }])
    expect(await rows()).toMatchObject([{ state: 'done', activity: record?.id }])
  })

  test('a visit that somebody logged already is tied to, not logged twice', async () => {
    const card = await t.ask(GROUP, WANG, '/安排 明天讲座')
    t.now += 2 * DAY
    await t.ask(GROUP, ZHANG, '/记录 昨天讲座')
    await t.ask(GROUP, WANG, '/已开展', { replyTo: card.id })
    const [record, ...others] = await t.activities()
    expect(others).toEqual([])
    expect(await rows()).toMatchObject([{ state: 'done', activity: record?.id }])
  })

  test('a correction in reply to a done one corrects its record; of one to come it touches none', async () => {
    await t.ask(GROUP, WANG, '/记录 昨天讲座')
    const card = await t.ask(GROUP, WANG, '/安排 今天下午送教')
    expect(read(await t.ask(GROUP, WANG, '/撤销', { replyTo: card.id }))).toContain('没有找到')
    expect(await t.activities()).toMatchObject([{ state: 'live' }])
    await t.press(card, WANG, '已开展')
    await t.ask(GROUP, WANG, '/修改 8人', { replyTo: card.id })
    expect(await t.activities()).toMatchObject([{ participants: null }, { participants: 8 }])
  })

  test('未开展 asks why', async () => {
    const card = await t.ask(GROUP, WANG, '/安排 今天下午送教')
    await t.press(card, ZHANG, '未开展')
    await t.press(card, ZHANG, 'missed', { reason: '下雨，路不通' })
    expect(await rows()).toMatchObject([{ state: 'missed', reason: '下雨，路不通' }])
    expect(await t.activities()).toEqual([])
  })
})

test('what is coming, the next first, ten a page', async () => {
  await t.ask(GROUP, WANG, '/安排 每周三下午教研')
  await t.ask(GROUP, WANG, '/安排 明天讲座')
  const card = await t.ask(GROUP, ZHANG, '/日程')
  expect(read(card)).toMatch(/2026-11-24[\s\S]*2026-11-25[\s\S]*2026-12-02/)
  expect(read(card)).toContain('第 1 页')
  const again = { ...card }
  await t.press(again, ZHANG, '下一页')
  expect(read(again)).toContain('第 2 页')
  expect(read(await t.ask(GROUP, ZHANG, '/日程 本周'))).toContain('共 2 次')
  expect(read(await t.ask(GROUP, ZHANG, '/日程 随便'))).toContain('没看懂')
})
