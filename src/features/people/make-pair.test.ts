import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type TestBot, testBot, wordsOfCard } from '../../../test/harness.ts'

let t: TestBot
beforeEach(async () => {
  t = await testBot()
})
afterEach(() => t.close())

const pairs = () => t.store.read.selectFrom('pair').selectAll().execute()
const ties = () => t.store.read.selectFrom('tie').selectAll().execute()
const LINE = '/结对 县直机关幼儿园 → 桃源镇中心幼儿园'

describe('/pair in a group that is nothing yet', () => {
  test('makes both kindergartens, the pair, its cycle, and ties the group', async () => {
    const reply = await t.ask('oc_1', 'ou_owner', LINE)
    const words = wordsOfCard(reply.card)
    expect(words).toContain('帮扶方：县直机关幼儿园')
    expect(words).toContain('2026年9月—2028年8月')
    expect(words).toContain('市直')
    const [pair, ...more] = await pairs()
    expect(more).toEqual([])
    expect(await ties()).toMatchObject([{ chat: 'oc_1', scope_kind: 'pair', scope_id: pair?.id }])
    expect(
      await t.store.read
        .selectFrom('kindergarten')
        .select(['name', 'side', 'level', 'county'])
        .orderBy('name')
        .execute(),
    ).toEqual([
      { name: '县直机关幼儿园', side: 'urban', level: '未填', county: null },
      { name: '桃源镇中心幼儿园', side: 'rural', level: '未填', county: null },
    ])
    expect(await t.store.read.selectFrom('errand').select('kind').execute()).toContainEqual({ kind: 'count-members' })
  })
})
