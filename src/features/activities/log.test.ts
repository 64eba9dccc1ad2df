import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { MONDAY, wordsOfCard } from '../../../test/harness.ts'
import { GIVER, GROUP, LI, type PairBot, pairBot, RECEIVER, WANG, ZHANG } from '../../../test/pair-group.ts'
import { receive } from '../../spine/receive.ts'
import { activityCommands } from './index.ts'

let bot: PairBot
beforeEach(async () => {
  bot = await pairBot()
})
afterEach(() => bot.close())

const say = async (who: string, words: string) => wordsOfCard((await bot.ask(GROUP, who, words)).card)

describe('/log in the group of a pair', () => {
  test('a type alone is a record: today, the sender, the pair, her side', async () => {
    const words = await say(WANG, '/log demonstration class')
    expect(words).toContain('已记录：示范课')
    expect(words).toContain(`结对：${GIVER} → ${RECEIVER}`)
    expect(words).toContain('日期：2026-11-23（周一）（没写日期，先按当天记）')
    expect(words).toContain('还可以补充：节数、班级')
    expect(await bot.activities()).toMatchObject([
      {
        type: '示范课',
        date: '2026-11-23',
        pair: await bot.pairOf(GROUP),
        logged_by: WANG,
        side: await bot.kindergarten(GIVER),
        state: 'live',
        words: 'demonstration class',
        assumed: '["date"]',
        participants: null,
      },
    ])
  })

  test('a sentence: trip, parts, title, lessons, people, hours', async () => {
    await say(WANG, '/记录 昨天下午送教下乡，示范课《会跳舞的盐》2节，讲座“幼小衔接”，6名教师，22人听课，2个半小时')
    const [row] = await bot.activities()
    expect(row).toMatchObject({
      type: '送教下乡',
      date: '2026-11-22',
      half_day: '下午',
      participants: 6,
      participants_approx: 0,
      audience: 22,
      minutes: 150,
    })
    expect(await bot.parts(row?.id ?? '')).toMatchObject([
      { type: '示范课', topics: '["会跳舞的盐"]', sessions: 2 },
      { type: '专题讲座', topics: '["幼小衔接"]', sessions: null },
    ])
  })

  test('it costs one outgoing message', async () => {
    const before = bot.shown.length
    await bot.say(GROUP, WANG, '/log demonstration class')
    expect(bot.shown.length - before).toBe(1)
  })

  test('it takes at most four reads, the standing among them', async () => {
    let reads = 0
    const counting = new Proxy(bot.store.read, {
      get(db, name) {
        if (name === 'selectFrom' || name === 'getExecutor') reads += 1
        const found = Reflect.get(db, name)
        return typeof found === 'function' ? found.bind(db) : found
      },
    })
    const store = { read: counting, commit: bot.store.commit, close: bot.store.close }
    await receive(
      { ...bot.bot, store },
      {
        kind: 'message',
        key: 'om_c',
        id: 'om_c',
        at: bot.now,
        chat: GROUP,
        chatKind: 'group',
        who: WANG,
        text: '/log 昨天示范课',
        toBot: false,
        mentions: [],
      },
    )
    expect(await bot.activities()).toHaveLength(1)
    expect(reads).toBeGreaterThan(1)
    expect(reads).toBeLessThanOrEqual(4)
  })

  test('full width, Chinese name, no space, a line break', async () => {
    for (const words of ['／记录　示范课', '/记录示范课', '/LOG\n公开课']) {
      expect(await say(WANG, words)).toContain('已记录：示范课')
    }
  })

  test('what has no type is kept under 其他 with its words (R3)', async () => {
    const words = await say(WANG, '/log 一起包饺子，其乐融融 🎉')
    expect(words).toContain('已记录：其他')
    expect(words).toContain('没看出类型，先按“其他”记')
    expect(words).toContain('原话：一起包饺子，其乐融融 🎉')
    expect(await bot.activities()).toMatchObject([{ type: '其他', words: '一起包饺子，其乐融融 🎉' }])
  })

  test('a side that is not known is marked, and known as soon as she says so', async () => {
    const card = await bot.ask(GROUP, LI, '/log lecture')
    expect(wordsOfCard(card.card)).toContain('记录方未确认')
    await bot.ask(GROUP, LI, `/我是 ${RECEIVER}`)
    await bot.press(card, LI, '修改')
    await bot.press(card, LI, '不改了')
    expect(wordsOfCard(card.card)).not.toContain('记录方未确认')
  })

  test('the same message again makes no second record', async () => {
    await bot.say(GROUP, WANG, '/log lecture', { id: 'om_same' })
    expect(await bot.say(GROUP, WANG, '/log lecture', { id: 'om_same' })).toEqual([])
    expect(await bot.activities()).toHaveLength(1)
  })

  test('a day that does not exist, a day to come, too many words: nothing is stored, and it says why', async () => {
    expect(await say(WANG, '/log 13月45日 示范课')).toContain('没有这一天：13月45日')
    expect(await say(WANG, '/log 明天示范课')).toContain('还没到的活动请等活动结束后再记')
    expect(await say(WANG, '/log 2027-01-05 lecture')).toContain('2027-01-05（周二）还没到')
    expect(await say(WANG, `/log 示范课${'好'.repeat(5000)}`)).toContain('最多 5000 个字')
    expect(await bot.activities()).toEqual([])
  })

  test('five thousand characters are still a record, and the card does not drown in them', async () => {
    const card = await bot.ask(GROUP, WANG, `/log 示范课${'好'.repeat(4990)}`)
    expect(JSON.stringify(card.card).length).toBeLessThan(15_000)
    expect((await bot.activities())[0]?.words).toHaveLength(4993)
  })

  test('a year of its own is said', async () => {
    expect(await say(WANG, '/log 2026年5月20日 讲座')).toContain('属于2025—2026学年')
    expect(await say(WANG, '/log 12月1日 讲座')).toContain(
      '2025-12-01（周一）（没写年份，按已过去的最近一次推算；属于2025—2026学年）',
    )
  })

  test('a weekday that does not fit is a question', async () => {
    expect(await say(WANG, '/log 10月21日（周四）讲座')).toContain('日期和星期对不上')
  })

  test('every example of every command is answered', async () => {
    for (const { help } of activityCommands) {
      for (const { typed } of help.examples) expect((await bot.say(GROUP, WANG, typed)).length, typed).toBe(1)
    }
  })

  test('names typed as markup stay words', async () => {
    const card = await bot.ask(GROUP, WANG, '/log 示范课《<at id=all></at>**x**》')
    expect(wordsOfCard(card.card)).toContain('《<at id=all></at>**x**》')
  })
})

describe('the last evening of the school year', () => {
  /** 31 August 2027, 23:59 in Shanghai. */
  const LAST = Date.UTC(2027, 7, 31, 15, 59)
  test('what is logged at 23:59 belongs to it; a minute later it is last year', async () => {
    bot.now = LAST
    const card = await bot.ask(GROUP, WANG, '/log lecture')
    expect((await bot.activities())[0]?.date).toBe('2027-08-31')
    expect(wordsOfCard(card.card)).not.toContain('学年')
    bot.now = LAST + 60_000
    const refused = await bot.press(card, WANG, '撤销')
    expect(refused.toast?.zh).toContain('2026—2027学年，这一期已经结束')
    expect(refused.card).toBeUndefined()
    expect(await say(WANG, '/修改 6人')).toContain('请联系县（市、区）教育局')
    expect((await bot.activities())[0]).toMatchObject({ state: 'live', participants: null })
  })
  test('a record of the old year that is entered in the new one can still be put right', async () => {
    bot.now = LAST + 60_000
    await say(WANG, '/log 8月31日 讲座')
    expect(await say(WANG, '/修改 6人')).toContain('（空） → 6 人')
  })
})

describe('the form', () => {
  const open = () => bot.ask(GROUP, WANG, '/记录')

  test('what was filled in becomes the record; the note is read too', async () => {
    const card = await open()
    const answer = await bot.press(card, WANG, '记录', {
      types: ['示范课', '专题讲座'],
      date: '2026-11-20',
      topic: '《会跳舞的盐》',
      participants: '６人',
      place: '多功能厅',
      note: '下午，22人听课',
    })
    expect(answer.toast?.zh).toBe('已记录')
    expect(wordsOfCard(card.card)).toContain('已记录：示范课、专题讲座')
    const [row] = await bot.activities()
    expect(row).toMatchObject({
      type: '示范课',
      date: '2026-11-20',
      participants: 6,
      place: '多功能厅',
      half_day: '下午',
      audience: 22,
      assumed: '[]',
    })
    expect(await bot.parts(row?.id ?? '')).toMatchObject([
      { type: '示范课', topics: '["会跳舞的盐"]' },
      { type: '专题讲座', topics: '[]' },
    ])
  })

  test('a reply to the card finds the record', async () => {
    const card = await open()
    await bot.press(card, WANG, '记录', { types: ['会议'] })
    const reply = await bot.ask(GROUP, WANG, '/修改 9人', { replyTo: card.id })
    expect(wordsOfCard(reply.card)).toContain('（空） → 9 人')
  })

  test('sent empty it is a record of today', async () => {
    await bot.press(await open(), WANG, '记录', {})
    expect(await bot.activities()).toMatchObject([{ type: '其他', date: '2026-11-23' }])
  })

  test('sent twice it is one record, and the second answer says so', async () => {
    const card = await open()
    const form = { ...card }
    await bot.press(form, WANG, '记录', { types: ['会议'] })
    const again = await bot.press(card, WANG, '记录', { types: ['捐赠'] })
    expect(again.toast?.zh).toContain('已经记过了')
    expect(wordsOfCard(card.card)).toContain('已记录：会议')
    expect(await bot.activities()).toMatchObject([{ type: '会议' }])
  })

  test('sent twice at the same moment it is one record', async () => {
    const card = await open()
    await Promise.all([
      bot.press({ ...card }, WANG, '记录', { types: ['会议'] }),
      bot.press({ ...card }, WANG, '记录', { types: ['会议'] }),
    ])
    expect(await bot.activities()).toHaveLength(1)
  })

  test('only who asked for it may send it', async () => {
    const answer = await bot.press(await open(), ZHANG, '记录', { types: ['会议'] })
    expect(answer).toEqual({ toast: expect.objectContaining({ tone: 'warning' }) })
    expect(answer.toast?.zh).toContain('您可以自己发送 /记录')
    expect(await bot.activities()).toEqual([])
  })

  test.each([
    [{ participants: '很多' }, '请只填数字'],
    [{ date: '2027-03-01' }, '还没到'],
    [{ topic: '盐'.repeat(81) }, '最多 80 个字'],
  ])('%j is refused and the form stays', async (form, why) => {
    const card = await open()
    const answer = await bot.press(card, WANG, '记录', form)
    expect(answer.toast?.zh).toContain(why)
    expect(answer.card).toBeUndefined()
    expect(await bot.activities()).toEqual([])
    await bot.press(card, WANG, '记录', { types: ['会议'] })
    expect(await bot.activities()).toHaveLength(1)
  })

  test('nobody came back to it for a fortnight: it is forgotten', async () => {
    const card = await open()
    bot.now += 16 * 24 * 60 * 60 * 1000
    await bot.happen({ kind: 'tick', key: `tick:${bot.now}`, at: bot.now })
    expect((await bot.press(card, WANG, '记录', {})).toast?.zh).toContain('已经失效')
    expect(await bot.activities()).toEqual([])
  })
})

describe('elsewhere than in the group of the pair', () => {
  test('whoever is in no pair is told what to do', async () => {
    const [reply] = await bot.say('oc_private', 'ou_stranger', '/log lecture', { private: true })
    expect(wordsOfCard(reply?.card ?? { body: [] })).toContain('请在结对群里发送')
    expect(await bot.activities()).toEqual([])
  })

  test('one pair of her own needs no question', async () => {
    await bot.grant(WANG, 'teacher', { kind: 'kindergarten', id: await bot.kindergarten(GIVER) })
    await bot.say('oc_private', WANG, '/log lecture', { private: true })
    expect(await bot.activities()).toMatchObject([{ pair: await bot.pairOf(GROUP), chat: 'oc_private' }])
  })

  describe('with two pairs of her own', () => {
    const OTHER = 'oc_other'
    beforeEach(async () => {
      await bot.ask(OTHER, 'ou_owner', `/pair 实验幼儿园 → 柳林镇中心幼儿园`)
      await bot.say('oc_third', 'ou_owner', '/pair 第三幼儿园 → 白云镇中心幼儿园')
      await bot.grant(WANG, 'teacher', { kind: 'kindergarten', id: await bot.kindergarten(GIVER) })
      await bot.grant(WANG, 'head', { kind: 'kindergarten', id: await bot.kindergarten('柳林镇中心幼儿园') })
    })
    const ask = async () => {
      const [card] = await bot.say('oc_private', WANG, '/log 昨天讲座 6人', { private: true })
      if (!card) throw new Error('silence')
      return card
    }

    test('she chooses; nobody else’s pairs are offered; the sentence keeps the day it was written', async () => {
      const card = await ask()
      expect(wordsOfCard(card.card)).toContain('[实验幼儿园 → 柳林镇中心幼儿园]')
      expect(wordsOfCard(card.card)).not.toContain('第三幼儿园')
      expect(await bot.activities()).toEqual([])
      bot.now = MONDAY + 3 * 24 * 60 * 60 * 1000
      await bot.press(card, WANG, '实验幼儿园 → 柳林镇中心幼儿园')
      expect(await bot.activities()).toMatchObject([
        {
          pair: await bot.pairOf(OTHER),
          date: '2026-11-22',
          participants: 6,
          side: await bot.kindergarten('柳林镇中心幼儿园'),
        },
      ])
    })

    test('choosing twice, or the other one afterwards, makes one record', async () => {
      const card = await ask()
      await bot.press({ ...card }, WANG, '实验幼儿园 → 柳林镇中心幼儿园')
      const again = await bot.press({ ...card }, WANG, `${GIVER} → ${RECEIVER}`)
      expect(again.toast?.zh).toContain('已经记过了')
      expect(await bot.activities()).toHaveLength(1)
    })

    test('the form asks for the pair', async () => {
      const [card] = await bot.say('oc_private', WANG, '/记录', { private: true })
      if (!card) throw new Error('silence')
      expect(wordsOfCard(card.card)).toContain('<哪一个结对>')
      expect((await bot.press(card, WANG, '记录', {})).toast?.zh).toContain('请先选')
      await bot.press(card, WANG, '记录', { pair: await bot.pairOf('oc_third') })
      expect(await bot.activities()).toEqual([])
      await bot.press(card, WANG, '记录', { pair: await bot.pairOf(OTHER) })
      expect(await bot.activities()).toMatchObject([{ pair: await bot.pairOf(OTHER) }])
    })
  })
})
