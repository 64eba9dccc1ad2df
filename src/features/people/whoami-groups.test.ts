import { expect, test } from 'vitest'
import { testBot, wordsOfCard } from '../../../test/harness.ts'

test('her other groups are named to herself in private, and not to a group that reads along', async () => {
  const t = await testBot()
  await t.say('oc_1', 'ou_owner', '/结对 实验幼儿园 → 桃源镇中心幼儿园')
  await t.say('oc_2', 'ou_owner', '/结对 机关幼儿园 → 柳林镇中心幼儿园')
  await t.say('oc_2', 'ou_a', '/记录 示范课')
  const here = async (chat: string, told = {}) => wordsOfCard((await t.ask(chat, 'ou_a', '/我是谁', told)).card)
  expect(await here('oc_1')).not.toContain('柳林镇')
  expect(await here('oc_p', { private: true })).toContain('柳林镇')
  await t.close()
})
