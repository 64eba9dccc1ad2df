import { afterEach, describe, expect, test } from 'vitest'
import { misfits } from '../src/feishu/write.ts'
import { paper } from '../src/store/paper.ts'
import { type TestBot, testBot, wordsOfCard } from './harness.ts'

let t: TestBot | undefined
afterEach(async () => {
  await t?.close()
  t = undefined
})

/** As long as a name may be. */
const long = (head: string) => head.padEnd(35, '幼').concat('中心幼儿园')

describe('cards of people and pairs', () => {
  test('are taken by the platform as they are, however long the names and the lists', async () => {
    t = await testBot()
    await t.happen({ kind: 'bot-added', key: 'added', at: t.now, chat: 'oc_0', name: '群', who: 'ou_owner' })
    await t.store.commit([
      paper.insertInto('kindergarten').values(
        Array.from({ length: 80 }, (_, i) => ({
          id: `k${i}`,
          name: long(`${String.fromCodePoint(0x4e00 + i * 97)}镇`),
          county: null,
          level: '未填' as const,
          side: 'unknown' as const,
          since: 0,
        })),
      ),
    ])
    const receivers = ['甲', '乙', '丙', '丁', '戊', '己'].map((head) => long(`${head}乡`)).join('、')
    const lines: readonly (readonly [string, string])[] = [
      ['oc_1', `/结对 ${long('县直')} → ${receivers}`],
      ['oc_1', '/结对'],
      ['oc_1', '/结对 结束'],
      ['oc_2', '/绑定'],
      ['oc_2', '/绑定 县 临湖县'],
      ['oc_2', `/绑定 园 ${long('甲乡')}`],
      ['oc_3', '/绑定 桂林市'],
      ['oc_3', '/绑定 市 桂林市'],
      ['oc_3', '/绑定 市 桂平市'],
      ['oc_3', '/绑定 解除'],
      ['oc_4', `/绑定 结对 ${long('新城')} → ${long('旧镇')}`],
      ['oc_5', '/绑定 园 中心'],
      ['oc_1', '/我是谁'],
      ['oc_1', '/帮助'],
      ['oc_1', '/帮助 绑定'],
      ['oc_1', '/设角色 @张老师 园长'],
      ['oc_1', '/设角色 @张老师 管理员'],
      ['oc_1', '/设角色'],
    ]
    const mentions = [{ who: 'ou_z', name: '张老师'.repeat(20) }]
    for (const [chat, line] of lines) {
      const typed = line.replace('@张老师', `@${mentions[0]?.name}`)
      await t.say(chat, 'ou_owner', typed, { mentions: line.includes('@') ? mentions : [] })
    }
    expect(t.shown).toHaveLength(lines.length + 1)
    for (const { card } of t.shown) expect(misfits(card), wordsOfCard(card).slice(0, 40)).toEqual([])
  })
})
