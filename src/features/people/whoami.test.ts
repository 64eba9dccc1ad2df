import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { buttonsOf, type Shown, type TestBot, testBot, wordsOfCard } from '../../../test/harness.ts'
import { paper } from '../../store/paper.ts'

let t: TestBot
let card: Shown
beforeEach(async () => {
  t = await testBot()
  card = await t.ask('oc_1', 'ou_owner', '/结对 县直机关幼儿园 → 桃源镇中心幼儿园')
})
afterEach(() => t.close())

const read = (shown: Shown, lang: 'zh' | 'en' = 'zh') => wordsOfCard(shown.card, lang)
const staff = async () =>
  (
    await t.store.read
      .selectFrom('staff')
      .innerJoin('kindergarten', 'kindergarten.id', 'staff.kindergarten')
      .select(['person', 'name', 'how'])
      .orderBy('person')
      .execute()
  ).map(({ person, name, how }) => `${person} ${name} ${how}`)

describe('我是×园的', () => {
  test('sets the side of who presses, counts, and can be changed', async () => {
    await t.press(card, 'ou_a', '我是县直机关幼儿园的')
    await t.press(card, 'ou_b', '我是桃源镇中心幼儿园的')
    expect(read(card)).toContain('[我是县直机关幼儿园的（1）] [我是桃源镇中心幼儿园的（1）]')
    await t.press(card, 'ou_a', '我是桃源镇中心幼儿园的（1）')
    expect(read(card)).toContain('[我是县直机关幼儿园的] [我是桃源镇中心幼儿园的（2）]')
    expect(await staff()).toEqual(['ou_a 桃源镇中心幼儿园 button', 'ou_b 桃源镇中心幼儿园 button'])
  })

  test('a second press of the same changes nothing', async () => {
    await t.press(card, 'ou_a', '我是县直机关幼儿园的')
    const answer = await t.press(card, 'ou_a', '我是县直机关幼儿园的（1）')
    expect(answer.toast?.zh).toContain('已经记下')
    expect(read(card)).toContain('我是县直机关幼儿园的（1）')
    const lines = await t.store.read
      .selectFrom('chronicle')
      .select('number')
      .where('subject', '=', 'person:ou_a')
      .execute()
    expect(lines).toHaveLength(1)
  })

  test('many at once are all counted', async () => {
    await Promise.all(Array.from({ length: 12 }, (_, i) => t.press({ ...card }, `ou_${i}`, '我是县直机关幼儿园的')))
    expect(await staff()).toHaveLength(12)
    const again = await t.ask('oc_1', 'ou_owner', '/结对')
    expect(read(again)).toContain('我是县直机关幼儿园的（12）')
  })

  test('in words, by a short name, with or without a space', async () => {
    expect(read(await t.ask('oc_1', 'ou_a', '/我是 桃源'))).toContain('桃源镇中心幼儿园')
    expect(read(await t.ask('oc_1', 'ou_b', '/我是机关幼儿园的老师'))).toContain('县直机关幼儿园')
    expect(read(await t.ask('oc_1', 'ou_c', '/iam 桃源镇中心幼儿园'), 'en')).toContain('you are from')
    expect(await staff()).toHaveLength(3)
  })

  test('the roster is not overruled by a press', async () => {
    await t.ask('oc_1', 'ou_owner', '/role @张老师 head 桃源镇中心幼儿园', {
      mentions: [{ who: 'ou_z', name: '张老师' }],
    })
    const answer = await t.press(card, 'ou_z', '我是县直机关幼儿园的')
    expect(answer.toast?.zh).toContain('名册里您是桃源镇中心幼儿园的')
    expect(await staff()).toEqual(['ou_z 桃源镇中心幼儿园 roster'])
  })

  test('a card that was carried elsewhere is answered kindly and changes nothing', async () => {
    const answer = await t.press({ ...card, to: { kind: 'chat', id: 'oc_elsewhere' } }, 'ou_x', '我是县直机关幼儿园的')
    expect(answer.toast?.zh).toContain('双方园的老师')
    expect(answer.card).toBeUndefined()
    expect(await staff()).toEqual([])
  })

  test('saying a side gives no right anywhere else', async () => {
    await t.ask('oc_2', 'ou_owner', '/结对 桃源镇中心幼儿园 → 大树村幼儿园')
    await t.press(card, 'ou_a', '我是桃源镇中心幼儿园的')
    const pairs = await t.store.read.selectFrom('tie').select('scope_id').where('chat', '=', 'oc_2').execute()
    await t.say('oc_p', 'ou_a', '/记录 示范课', { private: true })
    const logged = await t.store.read.selectFrom('activity').select('pair').execute()
    expect(logged.map(({ pair }) => pair)).not.toContain(pairs[0]?.scope_id)
  })
})

describe('/whoami', () => {
  test('roles, side, group and what may be done, in both languages', async () => {
    await t.ask('oc_1', 'ou_owner', '/role @张老师 head 桃源镇中心幼儿园', {
      mentions: [{ who: 'ou_z', name: '张老师' }],
    })
    const shown = await t.ask('oc_1', 'ou_z', '/我是谁')
    expect(read(shown)).toContain('姓名：张老师')
    expect(read(shown)).toContain('角色：园长（桃源镇中心幼儿园）')
    expect(read(shown)).toContain('所在园：桃源镇中心幼儿园')
    expect(read(shown)).toContain('结对“县直机关幼儿园 → 桃源镇中心幼儿园”')
    expect(read(shown)).toContain('/记录')
    expect(read(shown)).not.toContain('/绑定')
    expect(read(shown)).not.toContain('接口调用')
    expect(read(shown, 'en')).toContain('Roles：head (桃源镇中心幼儿园)')
  })

  test('a stranger in private is told that she is nothing yet, and no names', async () => {
    const words = read(await t.ask('oc_p', 'ou_x', '/whoami', { private: true }))
    expect(words).toContain('角色：（无）')
    expect(words).not.toContain('幼儿园')
  })

  test('an owner sees pairs, calls and what was not delivered; at 80 % a warning', async () => {
    const calls = (n: number) =>
      t.store.commit([
        paper.deleteFrom('api_call'),
        paper.insertInto('api_call').values([
          { month: '2026-11', code: '0', calls: n },
          { month: '2026-10', code: '0', calls: 9_999 },
        ]),
        paper
          .updateTable('outbox')
          .set({ state: 'dead', reason: '230002: bot not in chat' })
          .where('state', '=', 'sent'),
      ])
    await calls(7_999)
    const before = read(await t.ask('oc_1', 'ou_owner', '/我是谁'))
    expect(before).toContain('本月接口调用：7999 次，占免费额度 10000 次的 79%')
    expect(before).toContain('进行中的结对：1')
    expect(before).toContain('没有送到的消息：1')
    expect(before).toContain('230002: bot not in chat')
    expect(before).not.toContain('超过额度的 80%')
    await calls(8_000)
    expect(read(await t.ask('oc_1', 'ou_owner', '/我是谁'))).toContain('超过额度的 80%')
  })
})

describe('/help', () => {
  test('shows each person what serves her here', async () => {
    const of = async (who: string, chat: string, told = {}) => read(await t.ask(chat, who, '/帮助', told))
    expect(await of('ou_owner', 'oc_1')).toContain('/绑定（/bind）')
    const teacher = await of('ou_t', 'oc_1')
    expect(teacher).toContain('/记录（/log）')
    expect(teacher).not.toContain('/绑定')
    expect(teacher).not.toContain('/设角色')
    const stranger = await of('ou_x', 'oc_p', { private: true })
    expect(stranger).toContain('/我是谁')
    expect(stranger).not.toContain('/记录')
    expect(stranger).not.toContain('/claim')
  })

  test('one command with its examples; a slip of the finger is understood; others are said not to serve', async () => {
    expect(read(await t.ask('oc_1', 'ou_owner', '/帮助 结对'))).toContain('/结对 县直机关幼儿园 → 桃源镇中心幼儿园')
    expect(read(await t.ask('oc_1', 'ou_owner', '/help /pair'), 'en')).toContain('Make a pair')
    expect(read(await t.ask('oc_1', 'ou_owner', '/help piar'))).toContain('是不是想看：/帮助 结对')
    expect(read(await t.ask('oc_1', 'ou_t', '/help pair'))).toContain('暂时用不了')
  })

  test('says that @ is needed as long as nothing else was ever heard', async () => {
    await t.close()
    t = await testBot()
    await t.happen({ kind: 'bot-added', key: 'added', at: t.now, chat: 'oc_2', name: '群', who: 'ou_owner' })
    expect(read(await t.ask('oc_2', 'ou_owner', '/帮助', { toBot: true }))).toContain('需要先@我')
    expect(read(await t.ask('oc_2', 'ou_owner', '/帮助'))).not.toContain('需要先@我')
    expect(read(await t.ask('oc_2', 'ou_owner', '/帮助', { toBot: true }))).not.toContain('需要先@我')
  })

  test('no button on any of these cards is without its command', async () => {
    const names = t.bot.commands.map(({ name, buttons }) => [name, buttons] as const)
    for (const line of ['/结对', '/帮助', '/我是谁', '/绑定', '/结对 结束', '/绑定 解除']) {
      for (const { press } of buttonsOf((await t.ask('oc_1', 'ou_owner', line)).card)) {
        expect(names.find(([name]) => name === press.command)?.[1], press.button).toContain(press.button)
      }
    }
  })
})
