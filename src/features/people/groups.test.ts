import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type TestBot, testBot, wordsOfCard } from '../../../test/harness.ts'

let t: TestBot
beforeEach(async () => {
  t = await testBot()
})
afterEach(() => t.close())

let n = 0
const happened = () => ({ key: `group_${++n}`, at: t.now })
const added = (chat: string) => t.happen({ kind: 'bot-added', ...happened(), chat, name: '结对群', who: 'ou_owner' })
const removed = (chat: string, why: 'removed' | 'dissolved' = 'removed') =>
  t.happen({ kind: 'bot-removed', ...happened(), chat, why })
const joined = (chat: string, ...people: { who: string; name?: string }[]) =>
  t.happen({ kind: 'members-joined', ...happened(), chat, people })
const left = (chat: string, ...who: string[]) =>
  t.happen({ kind: 'members-left', ...happened(), chat, people: who.map((one) => ({ who: one })) })
const counted = (chat: string, ...people: { who: string; name?: string }[]) =>
  t.happen({ kind: 'members-counted', ...happened(), chat, people })
const members = async (chat: string) =>
  (await t.store.read.selectFrom('member').select('person').where('chat', '=', chat).orderBy('person').execute()).map(
    ({ person }) => person,
  )
const nameOf = async (id: string) =>
  (await t.store.read.selectFrom('person').select('name').where('id', '=', id).executeTakeFirst())?.name
const ties = () => t.store.read.selectFrom('tie').select('chat').execute()
const errands = () => t.store.read.selectFrom('errand').select(['kind', 'args']).execute()
const PAIR = '/结对 县直机关幼儿园 → 桃源镇中心幼儿园'

describe('the bot comes to a group', () => {
  test('it says what it can do, what it cannot hear, and asks what the group is', async () => {
    const [card, ...more] = await added('oc_1')
    expect(more).toEqual([])
    const words = wordsOfCard(card?.card ?? { body: [] })
    expect(words).toContain('/记录')
    expect(words).toContain('先@我')
    expect(words).toContain('<这是什么群>')
    expect(wordsOfCard(card?.card ?? { body: [] }, 'en')).toContain('/log')
    expect(await errands()).toEqual([])
  })

  test('the form ties the group when the owner sends it, and not when a member does', async () => {
    const [card] = await added('oc_1')
    if (!card) throw new Error('no card')
    const refused = await t.press(card, 'ou_teacher', 'form', { kind: 'county', name: '临湖县' })
    expect(refused.toast?.zh).toContain('没有权限')
    expect(await ties()).toEqual([])
    await t.press(card, 'ou_owner', 'form', { kind: 'pair', name: '县直机关幼儿园 → 桃源镇中心幼儿园' })
    await t.press(card, 'ou_owner', '建立这个结对')
    expect(await ties()).toEqual([{ chat: 'oc_1' }])
    // Who is in it is asked of the platform once, when it is tied.
    expect((await errands()).filter(({ kind }) => kind === 'count-members')).toHaveLength(1)
  })
})

describe('the bot goes', () => {
  test('the tie ends with its history, nobody is a member, nothing more is sent there', async () => {
    await added('oc_1')
    await t.ask('oc_1', 'ou_owner', PAIR)
    await counted('oc_1', { who: 'ou_owner' }, { who: 'ou_a', name: '张老师' })
    await t.store.commit([])
    const before = t.shown.length
    await removed('oc_1')
    expect(await ties()).toEqual([])
    expect(await members('oc_1')).toEqual([])
    expect(await t.store.read.selectFrom('chat').select('present').where('id', '=', 'oc_1').execute()).toEqual([
      { present: 0 },
    ])
    const last = await t.store.read
      .selectFrom('chronicle')
      .select(['what', 'before'])
      .where('subject', '=', 'chat:oc_1')
      .orderBy('number', 'desc')
      .limit(1)
      .execute()
    expect(last).toMatchObject([{ what: 'bot removed' }])
    expect(t.shown).toHaveLength(before)
    await counted('oc_1', { who: 'ou_a' })
    expect(await members('oc_1')).toEqual([])
  })

  test('what was due there is dead with a reason, what is due elsewhere is not', async () => {
    const { paper } = await import('../../store/paper.ts')
    const row = (id: string, chat: string) => ({
      id,
      lane: `chat:${chat}`,
      target_kind: 'chat' as const,
      target: chat,
      reply_to: null,
      does: 'send' as const,
      of: null,
      card: '{"body":[]}',
      without: '[]',
      urgency: 1,
      about: null,
      why: '{"rule":"test","rows":[]}',
      created_at: t.now,
      due_at: t.now + 1_000_000,
      expires_at: t.now + 9_000_000,
      state: 'due' as const,
      tries: 0,
      first_try_at: null,
      tried_at: null,
      doubt_since: null,
      lease_by: null,
      lease_until: 0,
      receipt: null,
      reason: null,
    })
    await t.store.commit([paper.insertInto('outbox').values([row('01A', 'oc_1'), row('01B', 'oc_2')])])
    await removed('oc_1', 'dissolved')
    const rows = await t.store.read.selectFrom('outbox').select(['id', 'state', 'reason']).orderBy('id').execute()
    expect(rows).toEqual([
      { id: '01A', state: 'dead', reason: 'the group was dissolved' },
      { id: '01B', state: 'due', reason: null },
    ])
  })

  test('coming back, it starts anew', async () => {
    await added('oc_1')
    await t.ask('oc_1', 'ou_owner', PAIR)
    await removed('oc_1')
    const [card] = await added('oc_1')
    expect(wordsOfCard(card?.card ?? { body: [] })).toContain('<这是什么群>')
  })
})

describe('who is in a group', () => {
  test('joins, leaves, and is named', async () => {
    await added('oc_1')
    await joined('oc_1', { who: 'ou_a', name: '张老师' }, { who: 'ou_b' })
    expect(await members('oc_1')).toEqual(['ou_a', 'ou_b'])
    expect(await nameOf('ou_a')).toBe('张老师')
    await t.happen({ kind: 'people-named', ...happened(), people: [{ who: 'ou_b', name: '李老师' }] })
    expect(await nameOf('ou_b')).toBe('李老师')
    await left('oc_1', 'ou_a')
    expect(await members('oc_1')).toEqual(['ou_b'])
  })

  test('the platform’s count is the truth', async () => {
    await added('oc_1')
    await joined('oc_1', { who: 'ou_a', name: '张老师' }, { who: 'ou_gone' })
    await counted('oc_1', { who: 'ou_a' }, { who: 'ou_new', name: '王老师' })
    expect(await members('oc_1')).toEqual(['ou_a', 'ou_new'])
    expect(await nameOf('ou_a')).toBe('张老师')
  })

  test('a large group is counted in one go', async () => {
    await added('oc_1')
    await counted('oc_1', ...Array.from({ length: 1_000 }, (_, i) => ({ who: `ou_${i}`, name: `人${i}` })))
    expect(await members('oc_1')).toHaveLength(1_000)
  })

  test('leaving a pair’s group ends what it gave', async () => {
    await t.ask('oc_1', 'ou_owner', PAIR)
    await joined('oc_1', { who: 'ou_a', name: '张老师' })
    const mine = async () => wordsOfCard((await t.ask('oc_p', 'ou_a', '/我是谁', { private: true })).card)
    expect(await mine()).toContain('县直机关幼儿园 → 桃源镇中心幼儿园')
    await left('oc_1', 'ou_a')
    expect(await mine()).not.toContain('县直机关幼儿园')
  })

  test('who writes in a tied group is a member of it, and is looked up once', async () => {
    await t.ask('oc_1', 'ou_owner', PAIR)
    await t.say('oc_1', 'ou_new', '大家好')
    await t.say('oc_1', 'ou_new', '收到')
    expect(await members('oc_1')).toContain('ou_new')
    const named = (await errands()).filter(({ kind, args }) => kind === 'name-people' && args.includes('ou_new'))
    expect(named).toHaveLength(1)
  })

  test('who chats in a group that is nothing to us leaves no trace', async () => {
    await added('oc_1')
    await t.say('oc_1', 'ou_x', '今天天气真好')
    expect(await t.store.read.selectFrom('person').selectAll().execute()).toEqual([])
  })

  test('a message without @ proves that the bot hears all', async () => {
    await added('oc_1')
    await t.say('oc_1', 'ou_owner', '/帮助')
    expect(await t.store.read.selectFrom('chat').select('hears_all').execute()).toEqual([{ hears_all: 1 }])
  })
})
