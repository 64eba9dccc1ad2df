import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Shown, type TestBot, type Told, testBot, wordsOfCard } from '../../../test/harness.ts'

let t: TestBot
beforeEach(async () => {
  t = await testBot()
  await t.ask('oc_a', 'ou_owner', '/绑定 县 临湖县')
  await t.ask('oc_b', 'ou_owner', '/绑定 县 清河县')
  await t.ask('oc_p', 'ou_owner', '/结对 临湖机关幼儿园 → 桃源镇中心幼儿园')
  await grant('oc_a', 'ou_owner', 'ou_a', '县局 临湖县')
  await grant('oc_b', 'ou_owner', 'ou_b', '县局 清河县')
  await t.ask('oc_ka', 'ou_a', '/绑定 园 柳林镇幼儿园')
  await t.ask('oc_kb', 'ou_b', '/绑定 园 杨树镇幼儿园')
})
afterEach(() => t.close())

const NAMES: Record<string, string> = {
  ou_a: '甲局长',
  ou_b: '乙局长',
  ou_z: '张老师',
  ou_l: '李老师',
  ou_owner: '小王',
}
const mention = (who: string) => ({ who, name: NAMES[who] ?? who })
const grant = (chat: string, by: string, who: string, what: string, told: Told = {}) =>
  t.ask(chat, by, `/设角色 @${NAMES[who] ?? who} ${what}`, { mentions: [mention(who)], ...told })
const roles = async (who: string) =>
  (
    await t.store.read
      .selectFrom('role')
      .leftJoin('kindergarten', 'kindergarten.id', 'scope_id')
      .leftJoin('county', 'county.id', 'scope_id')
      .select(['role', 'scope_kind', 'kindergarten.name as k', 'county.name as c'])
      .where('person', '=', who)
      .orderBy('role')
      .execute()
  ).map(({ role, scope_kind, k, c }) => `${role}@${k ?? c ?? scope_kind}`)
const staff = (who: string) => t.store.read.selectFrom('staff').select(['how']).where('person', '=', who).execute()
const read = (shown: Shown) => wordsOfCard(shown.card)

describe('giving and taking', () => {
  test('a head, by full name; she belongs to the kindergarten from then on', async () => {
    expect(read(await grant('oc_a', 'ou_a', 'ou_z', '园长 柳林镇幼儿园'))).toContain(
      '张老师 现在是：园长（柳林镇幼儿园）',
    )
    expect(await roles('ou_z')).toEqual(['head@柳林镇幼儿园'])
    expect(await staff('ou_z')).toEqual([{ how: 'roster' }])
    const audit = await t.store.read.selectFrom('chronicle').selectAll().where('subject', '=', 'person:ou_z').execute()
    expect(audit).toMatchObject([{ what: 'role granted', who: 'ou_a', number: 1 }])
    expect(JSON.stringify(audit)).not.toContain('张老师')
  })

  test('taken away again, with no scope said', async () => {
    await grant('oc_a', 'ou_a', 'ou_z', '园长 柳林镇幼儿园')
    expect(read(await t.ask('oc_a', 'ou_a', '/设角色 撤销 @张老师 园长', { mentions: [mention('ou_z')] }))).toContain(
      '不再是',
    )
    expect(await roles('ou_z')).toEqual([])
    expect(await staff('ou_z')).toEqual([])
  })

  test('the group says which kindergarten or county is meant', async () => {
    await grant('oc_ka', 'ou_a', 'ou_z', '联络员')
    await grant('oc_a', 'ou_a', 'ou_l', 'research')
    expect(await roles('ou_z')).toEqual(['liaison@柳林镇幼儿园'])
    expect(await roles('ou_l')).toEqual(['research@临湖县'])
  })

  test('in a pair’s group both are offered', async () => {
    const asked = await grant('oc_p', 'ou_owner', 'ou_z', '园长')
    expect(await roles('ou_z')).toEqual([])
    await t.press(asked, 'ou_owner', '桃源镇中心幼儿园')
    expect(await roles('ou_z')).toEqual(['head@桃源镇中心幼儿园'])
    expect(read(asked)).toContain('张老师')
  })

  test('twice is once', async () => {
    await grant('oc_a', 'ou_a', 'ou_z', '园长 柳林镇幼儿园')
    expect(read(await grant('oc_a', 'ou_a', 'ou_z', '园长 柳林镇幼儿园'))).toContain('之前就是')
    expect(await roles('ou_z')).toHaveLength(1)
  })

  test('two who give at once both succeed', async () => {
    await Promise.all([
      t.say('oc_a', 'ou_a', '/设角色 @张老师 园长 柳林镇幼儿园', { mentions: [mention('ou_z')] }),
      t.say('oc_b', 'ou_b', '/设角色 @张老师 教师 杨树镇幼儿园', { mentions: [mention('ou_z')] }),
    ])
    expect(await roles('ou_z')).toEqual(['head@柳林镇幼儿园', 'teacher@杨树镇幼儿园'])
  })

  test('a kindergarten nobody knows', async () => {
    expect(read(await grant('oc_a', 'ou_a', 'ou_z', '园长 火星幼儿园'))).toContain('没有找到')
    expect(await roles('ou_z')).toEqual([])
  })
})

describe('what a county may not', () => {
  test.each(['市局', '管理员', '督查员', '教研员 市', '县局 清河县', '园长 杨树镇幼儿园'])('%s', async (what) => {
    const reply = await grant('oc_a', 'ou_a', 'ou_z', what)
    if (reply.card.body.some(({ is }) => is === 'buttons')) await t.press(reply, 'ou_a', 'choose')
    expect(await roles('ou_z')).toEqual([])
  })

  test('take away what another county gave', async () => {
    await grant('oc_b', 'ou_b', 'ou_z', '园长 杨树镇幼儿园')
    for (const line of ['/设角色 撤销 @张老师 园长', '/设角色 撤销 @张老师 园长 杨树镇幼儿园']) {
      const reply = await t.ask('oc_a', 'ou_a', line, { mentions: [mention('ou_z')] })
      if (reply.card.body.some(({ is }) => is === 'buttons')) await t.press(reply, 'ou_a', 'choose')
    }
    expect(await roles('ou_z')).toEqual(['head@杨树镇幼儿园'])
  })

  test('learn from a question where somebody serves elsewhere', async () => {
    await t.ask('oc_kc', 'ou_b', '/绑定 园 清河镇中心幼儿园')
    await grant('oc_b', 'ou_b', 'ou_z', '园长 杨树镇幼儿园')
    await grant('oc_b', 'ou_b', 'ou_z', '园长 清河镇中心幼儿园')
    const reply = await t.ask('oc_a', 'ou_a', '/设角色 撤销 @张老师 园长', { mentions: [mention('ou_z')] })
    expect(read(reply)).not.toMatch(/杨树|清河/)
    expect(await roles('ou_z')).toHaveLength(2)
  })

  test('read the list of another county', async () => {
    await grant('oc_b', 'ou_b', 'ou_z', '园长 杨树镇幼儿园')
    await grant('oc_a', 'ou_a', 'ou_l', '园长 柳林镇幼儿园')
    const list = read(await t.ask('oc_a', 'ou_a', '/设角色'))
    expect(list).toContain('李老师')
    expect(list).not.toContain('张老师')
    expect(list).not.toContain('乙局长')
    expect(read(await t.ask('oc_x', 'ou_owner', '/role'))).toContain('张老师')
  })
})

describe('owners', () => {
  test('the last one stays; with another there, one may go', async () => {
    await t.close()
    t = await testBot({ owners: ['ou_set'] })
    await grant('oc_1', 'ou_set', 'ou_owner', 'owner')
    const drop = (by: string, who: string) =>
      t.ask('oc_1', by, `/role remove @${NAMES[who]} owner`, { mentions: [mention(who)] })
    expect(read(await drop('ou_owner', 'ou_owner'))).toContain('最后一位')
    await grant('oc_1', 'ou_owner', 'ou_z', 'owner')
    await Promise.all([drop('ou_owner', 'ou_z').catch(() => {}), drop('ou_z', 'ou_owner').catch(() => {})])
    const left = await t.store.read.selectFrom('role').select('person').where('role', '=', 'owner').execute()
    expect(left).toHaveLength(1)
  })
})

test('a teacher gives nothing', async () => {
  await grant('oc_ka', 'ou_a', 'ou_z', '教师')
  expect(read(await grant('oc_ka', 'ou_z', 'ou_l', '园长'))).toContain('没有权限')
  expect(read(await t.ask('oc_ka', 'ou_z', '/设角色'))).toContain('没有权限')
})
