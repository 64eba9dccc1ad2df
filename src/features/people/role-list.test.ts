import { afterEach, beforeEach, expect, test } from 'vitest'
import { type TestBot, testBot, wordsOfCard } from '../../../test/harness.ts'

let t: TestBot
beforeEach(async () => {
  t = await testBot()
  await t.say('oc_1', 'ou_owner', '/结对 实验幼儿园 → 桃源镇中心幼儿园')
  await t.say('oc_2', 'ou_owner', '/结对 机关幼儿园 → 柳林镇中心幼儿园')
  const grant = (chat: string, who: string, name: string, where: string) =>
    t.say(chat, 'ou_owner', `/设角色 @${name} 园长 ${where}`, { mentions: [{ who, name }] })
  await grant('oc_1', 'ou_a', '张秀兰', '桃源镇中心幼儿园')
  await grant('oc_2', 'ou_b', '何静', '柳林镇中心幼儿园')
})
afterEach(() => t.close())

const listed = async (chat: string, told = {}) => wordsOfCard((await t.ask(chat, 'ou_owner', '/设角色', told)).card)

test('a pair’s group is shown the roles of its own kindergartens only, whoever asks', async () => {
  expect(await listed('oc_1')).toContain('张秀兰')
  expect(await listed('oc_1')).not.toContain('何静')
  expect(await listed('oc_2')).not.toContain('张秀兰')
})

test('a group that is nothing to us is shown no roles', async () => {
  expect(await listed('oc_3')).not.toMatch(/张秀兰|何静/)
})

test('in private the owner sees them all', async () => {
  const all = await listed('oc_p', { private: true })
  expect(all).toContain('张秀兰')
  expect(all).toContain('何静')
})
