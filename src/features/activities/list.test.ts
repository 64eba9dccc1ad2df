import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { MONDAY, wordsOfCard } from '../../../test/harness.ts'
import { GIVER, GROUP, type PairBot, pairBot, RECEIVER, recall, WANG, ZHANG } from '../../../test/pair-group.ts'
import { buttons, type Press } from '../../bot/card.ts'
import { phrase } from '../../bot/phrase.ts'
import { paper } from '../../store/paper.ts'
import { daysOf, rangeIn } from './range.ts'

/** A Monday. */
const TODAY = '2026-11-23'

describe('ranges', () => {
  test.each([
    ['今天', '2026-11-23', '2026-11-23'],
    ['昨天', '2026-11-22', '2026-11-22'],
    ['本周', '2026-11-23', '2026-11-29'],
    ['这个星期', '2026-11-23', '2026-11-29'],
    ['上周', '2026-11-16', '2026-11-22'],
    ['last week', '2026-11-16', '2026-11-22'],
    ['本月', '2026-11-01', '2026-11-30'],
    ['上个月', '2026-10-01', '2026-10-31'],
    ['上月', '2026-10-01', '2026-10-31'],
    ['last month', '2026-10-01', '2026-10-31'],
    ['本学期', '2026-09-01', '2027-01-31'],
    ['上学期', '2026-02-01', '2026-08-31'],
    ['this term', '2026-09-01', '2027-01-31'],
    ['本学年', '2026-09-01', '2027-08-31'],
    ['上学年', '2025-09-01', '2026-08-31'],
    ['this year', '2026-09-01', '2027-08-31'],
    ['last year', '2025-09-01', '2026-08-31'],
    ['9月', '2026-09-01', '2026-09-30'],
    ['十二月', '2025-12-01', '2025-12-31'],
    ['9月至11月', '2026-09-01', '2026-11-30'],
    ['11月到1月', '2025-11-01', '2026-01-31'],
    ['2026-09', '2026-09-01', '2026-09-30'],
    ['2026年9月', '2026-09-01', '2026-09-30'],
    ['2026-09..2026-11', '2026-09-01', '2026-11-30'],
    ['2026-09-05..2026-09-10', '2026-09-05', '2026-09-10'],
    ['２０２６－０９', '2026-09-01', '2026-09-30'],
    ['2026-09-05', '2026-09-05', '2026-09-05'],
    ['全部', '2000-01-01', '2099-12-31'],
    ['all', '2000-01-01', '2099-12-31'],
  ])('%s', (words, from, to) => expect(rangeIn(words, TODAY)).toMatchObject({ range: { from, to }, rest: '' }))

  test.each(['2026-13', '13月', '2026-11..2026-09', '2026-02-30'])('%s is no range', (words) =>
    expect(rangeIn(words, TODAY)).toMatchObject({ wrong: expect.any(String) }),
  )
  test('other words are left over', () => {
    expect(rangeIn('上个月 示范课', TODAY)).toMatchObject({ rest: '示范课' })
    expect(rangeIn('示范课', TODAY)).toBeNull()
  })
  test('in the second term the last one is the first of this year', () =>
    expect(rangeIn('上学期', '2027-03-01')).toMatchObject({ range: { from: '2026-09-01', to: '2027-01-31' } }))
  test('everything has no days to say', () => expect(daysOf({ from: '2000-01-01', to: '2099-12-31' })).toBeNull())
})

describe('/list', () => {
  let bot: PairBot
  beforeEach(async () => {
    bot = await pairBot()
  })
  afterEach(() => bot.close())
  const say = async (words: string, who = WANG) => wordsOfCard((await bot.ask(GROUP, who, words)).card)

  test('newest first, this school year, with totals by type in the order of the types, never by number', async () => {
    await say('/log 10月8日 示范课《盐》')
    await say('/log 昨天送教下乡，示范课，捐赠，6人')
    await say('/log 2026年5月8日 讲座')
    await say('/log 今天讲座')
    const words = await say('/台账')
    expect(words).toContain('本学年（2026-09-01 至 2027-08-31）')
    expect(words).toContain('共 3 次活动。分项：捐赠 1、示范课 2、专题讲座 1')
    const lines = words.split('\n').filter((line) => /^2026-/.test(line))
    expect(lines).toEqual([
      '2026-11-23（周一） 专题讲座',
      '2026-11-22（周日） 送教下乡（示范课、捐赠）',
      '2026-10-08（周四） 示范课',
    ])
    expect(words).toMatch(/《盐》 · #\w{6}/)
    expect(await say('/台账 上学年')).toContain('2026-05-08（周五） 专题讲座')
  })

  test('by range and type, either language, in any order', async () => {
    await say('/log 10月8日 示范课')
    await say('/log 10月9日 讲座')
    for (const words of [
      '/台账 上个月 示范课',
      '/list demonstration class last month',
      '/list 2026-10 示范课',
      '/台账 10月的示范课',
    ]) {
      const seen = await say(words)
      expect(seen, words).toContain('共 1 次活动')
      expect(seen, words).toContain('2026-10-08')
    }
    expect(await say('/台账 送教下乡')).toContain('共 0 次活动')
  })

  test('a record of a month alone belongs to the range that begins with it', async () => {
    await say('/log 9月开展培训')
    expect(await say('/台账 本学年')).toContain('2026年9月 业务培训')
    expect(await say('/台账 9月')).toContain('共 1 次活动')
    expect(await say('/台账 10月')).toContain('共 0 次活动')
  })

  test('withdrawn, merged and recalled records do not count', async () => {
    await say('/log 示范课')
    await say('/撤销')
    await bot.ask(GROUP, WANG, '/log 讲座', { id: 'om_x' })
    await recall(bot, 'om_x')
    expect(await say('/台账')).toContain('共 0 次活动')
  })

  test('words that mean nothing are asked back', async () => {
    expect(await say('/台账 香蕉')).toContain('没看懂“香蕉”')
    expect(await say('/台账 13月')).toContain('没看懂“13月”')
  })

  test('ten a page; a press turns it without a message; the twin turns it too', async () => {
    for (let day = 1; day <= 23; day++) await say(`/log 10月${day}日 讲座`)
    const card = await bot.ask(GROUP, WANG, '/台账 10月')
    expect(wordsOfCard(card.card)).toContain('第 1 页，共 3 页')
    const sent = bot.shown.length
    await bot.press(card, ZHANG, '下一页')
    await bot.press(card, WANG, '下一页')
    expect(bot.shown).toHaveLength(sent)
    expect(wordsOfCard(card.card)).toContain('第 3 页，共 3 页')
    expect(wordsOfCard(card.card).match(/^2026-10-0[123]（/gm)).toHaveLength(3)
    await bot.press(card, WANG, '上一页')
    expect(wordsOfCard(card.card)).toContain('2026-10-13')
    expect(await say('/台账 10月 第3页')).toContain('2026-10-01')
  })
})

describe('whose records', () => {
  let bot: PairBot
  beforeEach(async () => {
    bot = await pairBot({ now: MONDAY })
    await bot.ask('oc_other', 'ou_owner', '/pair 实验幼儿园 → 柳林镇中心幼儿园')
    await bot.ask(GROUP, WANG, '/log 示范课《盐》')
    await bot.ask('oc_other', 'ou_zhao', '/log 讲座《玩》')
  })
  afterEach(() => bot.close())
  const ask = async (chat: string, who: string, words: string, priv = false) => {
    const [reply] = await bot.say(chat, who, words, { private: priv, toBot: true })
    return wordsOfCard(reply?.card ?? { body: [] })
  }

  test('a pair’s group sees its own', async () => {
    const words = await ask(GROUP, WANG, '/台账')
    expect(words).toContain('《盐》')
    expect(words).not.toContain('《玩》')
  })
  test('in private one’s own pairs', async () => {
    await bot.grant(WANG, 'teacher', { kind: 'kindergarten', id: await bot.kindergarten(GIVER) })
    const words = await ask('oc_w', WANG, '/台账', true)
    expect(words).toContain('《盐》')
    expect(words).toContain(`${GIVER} → ${RECEIVER}`)
    expect(words).not.toContain('《玩》')
  })
  test('a stranger sees nothing, in private or in a group that is tied to nothing', async () => {
    expect(await ask('oc_s', 'ou_stranger', '/台账', true)).toContain('还没有您可以查看的结对')
    expect(await ask('oc_untied', WANG, '/台账')).toContain('还没有绑定')
  })
  test('a kindergarten’s group sees all its pairs, a county’s those of either side', async () => {
    await bot.ask('oc_k', 'ou_owner', `/绑定 园 ${GIVER}`)
    const own = await ask('oc_k', 'ou_any', '/台账')
    expect(own).toContain('《盐》')
    expect(own).not.toContain('《玩》')
    const { commit } = bot.store
    await commit([paper.insertInto('county').values({ id: 'c1', name: '临湖县', since: 0 })])
    const rural = await bot.kindergarten('柳林镇中心幼儿园')
    await commit([paper.updateTable('kindergarten').set({ county: 'c1' }).where('id', '=', rural)])
    await bot.grant('ou_county', 'county', { kind: 'county', id: 'c1' })
    const county = await ask('oc_c1', 'ou_county', '/台账', true)
    expect(county).toContain('《玩》')
    expect(county).not.toContain('《盐》')
  })
  test('the city sees all', async () => {
    await bot.grant('ou_city', 'city', { kind: 'city', id: '' })
    const words = await ask('oc_c', 'ou_city', '/台账', true)
    expect(words).toContain('《盐》')
    expect(words).toContain('《玩》')
  })

  describe('another pair’s record is as if it were not', () => {
    /** A press that no card of ours holds: what a changed client might send. */
    const forged = (press: Press, form = {}) => {
      const button = { text: phrase('x', 'x'), press }
      return bot.press(
        { id: 'om_f', to: { kind: 'chat', id: GROUP }, card: { body: [buttons(button)] } },
        WANG,
        'x',
        form,
      )
    }
    const number = async () => {
      const rows = await bot.activities()
      return `#${rows.find(({ type }) => type === '专题讲座')?.id.slice(-6)}`
    }
    test.each(['/修改', '/撤销', '/恢复', '/确认', '/看法', '/合并'])(
      '%s by its number: the same words as for none',
      async (command) => {
        const theirs = await ask(GROUP, WANG, `${command} ${await number()} 8人`)
        const none = await ask(GROUP, WANG, `${command} #ZZZZZZ 8人`)
        expect(theirs).toBe(none)
        expect(theirs).toContain('没有找到这条记录')
      },
    )
    test.each([
      ['edit', 'open'],
      ['edit', 'fill'],
      ['undo', 'undo'],
      ['restore', 'restore'],
      ['confirm', 'confirm'],
      ['view', 'open'],
      ['merge', 'merge'],
    ])('a forged press of %s %s: the same words, nothing changes', async (command, button) => {
      const before = await bot.activities()
      const activity = before.find(({ type }) => type === '专题讲座')?.id ?? ''
      const press = (id: string) => forged({ command, button, about: { activity: id, into: id } }, { audience: '5' })
      const [theirs, none] = [await press(activity), await press('01ZZZZZZZZZZZZZZZZZZZZZZZZ')]
      expect(theirs).toEqual(none)
      expect(theirs.toast?.zh).toContain('没有找到这条记录')
      expect(await bot.activities()).toEqual(before)
    })
    test('records of two pairs are never made one, whichever is one’s own', async () => {
      const before = await bot.activities()
      const [own, other] = ['示范课', '专题讲座'].map((type) => before.find((row) => row.type === type)?.id ?? '')
      for (const about of [
        { activity: own ?? '', into: other ?? '' },
        { activity: other ?? '', into: own ?? '' },
      ]) {
        const answer = await forged({ command: 'merge', button: 'merge', about })
        expect(answer).toEqual({ toast: expect.objectContaining({ zh: expect.stringContaining('没有找到这条记录') }) })
      }
      expect(await bot.activities()).toEqual(before)
    })
    test('nor is one shown because it was merged before', async () => {
      const [own, other] = await bot.activities()
      await bot.store.commit([
        paper
          .updateTable('activity')
          .set({ state: 'merged' })
          .where('id', '=', other?.id ?? ''),
      ])
      const about = { activity: other?.id ?? '', into: own?.id ?? '' }
      const answer = await forged({ command: 'merge', button: 'merge', about })
      expect(answer.card).toBeUndefined()
      expect(answer.toast?.zh).toContain('没有找到这条记录')
    })
    test('a form of another’s record is a form that never was', async () => {
      const theirs = (await bot.activities()).find(({ type }) => type === '专题讲座')?.id ?? ''
      const press = (draft: string) => forged({ command: 'log', button: 'submit', about: { draft } })
      expect(await press(theirs)).toEqual(await press('01ZZZZZZZZZZZZZZZZZZZZZZZZ'))
    })
    test('a forged choice of another’s pair records nothing there', async () => {
      await bot.grant(WANG, 'teacher', { kind: 'kindergarten', id: await bot.kindergarten(GIVER) })
      const [form] = await bot.say('oc_w', WANG, '/记录', { private: true })
      if (!form) throw new Error('silence')
      const other = await bot.pairOf('oc_other')
      await bot.press(form, WANG, '记录', { pair: other })
      expect((await bot.activities()).filter(({ pair }) => pair === other)).toHaveLength(1)
    })
  })
})
