import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { buttonsOf, type Shown, type TestBot, testBot, wordsOfCard } from '../../../test/harness.ts'
import { paper } from '../../store/paper.ts'

let t: TestBot
beforeEach(async () => {
  t = await testBot()
})
afterEach(() => t.close())

const ties = () => t.store.read.selectFrom('tie').select(['chat', 'scope_kind', 'scope_id', 'with_heads']).execute()
const counties = async () =>
  (await t.store.read.selectFrom('county').select('name').orderBy('name').execute()).map(({ name }) => name)
const kindergartens = () =>
  t.store.read
    .selectFrom('kindergarten')
    .leftJoin('county', 'county.id', 'kindergarten.county')
    .select(['kindergarten.name', 'county.name as county', 'level', 'side'])
    .orderBy('kindergarten.name')
    .execute()
const read = (shown: Shown) => wordsOfCard(shown.card)
const leader = async (who: string, county: string) => {
  const { id } = await t.store.read
    .selectFrom('county')
    .select('id')
    .where('name', '=', county)
    .executeTakeFirstOrThrow()
  await t.store.commit([
    paper
      .insertInto('person')
      .values({ id: who, name: null, since: 0 })
      .onConflict((c) => c.doNothing()),
    paper
      .insertInto('role')
      .values({ person: who, role: 'county', scope_kind: 'county', scope_id: id, granted_by: 'ou_owner', since: 0 }),
  ])
}

describe('what a group is', () => {
  test('a county, made and tied, with heads until told otherwise', async () => {
    const reply = await t.ask('oc_c', 'ou_owner', '/绑定 县 临湖县')
    expect(await counties()).toEqual(['临湖县'])
    expect(await ties()).toMatchObject([{ chat: 'oc_c', scope_kind: 'county', with_heads: 1 }])
    await t.press(reply, 'ou_owner', '只有指导小组')
    expect(await ties()).toMatchObject([{ with_heads: 0 }])
    expect(read(reply)).toContain('只有指导小组成员')
  })

  test('the city; there is only one, and its name can be put right', async () => {
    await t.ask('oc_1', 'ou_owner', '/bind city 临江市')
    const asked = await t.ask('oc_2', 'ou_owner', '/bind city 滨江市')
    expect(await t.store.read.selectFrom('city').select('name').execute()).toEqual([{ name: '临江市' }])
    await t.press(asked, 'ou_owner', '市名改为“滨江市”')
    expect(await t.store.read.selectFrom('city').select('name').execute()).toEqual([{ name: '滨江市' }])
    expect(await ties()).toHaveLength(2)
  })

  test('a kindergarten with level and side, in the county of the one who says so', async () => {
    await t.ask('oc_c', 'ou_owner', '/绑定 县 临湖县')
    await leader('ou_c', '临湖县')
    await t.ask('oc_k', 'ou_c', '/绑定 园 桃源镇中心幼儿园 县级 农村')
    expect(await kindergartens()).toEqual([
      { name: '桃源镇中心幼儿园', county: '临湖县', level: '县级示范', side: 'rural' },
    ])
    expect(await ties()).toContainEqual(expect.objectContaining({ chat: 'oc_k', scope_kind: 'kindergarten' }))
  })

  test('what was not said is asked by a form and never stands in the way', async () => {
    const reply = await t.ask('oc_k', 'ou_owner', '/bind kindergarten 桃源镇中心幼儿园')
    expect(await kindergartens()).toMatchObject([{ level: '未填', side: 'unknown' }])
    await t.press(reply, 'ou_owner', 'details', { level: '无', side: 'rural' })
    expect(await kindergartens()).toMatchObject([{ level: '无', side: 'rural' }])
  })

  test('a pair by one of its kindergartens', async () => {
    await t.ask('oc_p', 'ou_owner', '/结对 县直机关幼儿园 → 桃源镇中心幼儿园', { private: true })
    const reply = await t.ask('oc_1', 'ou_owner', '/绑定 结对 机关')
    expect(read(reply)).toContain('我是桃源镇中心幼儿园的')
    expect(await ties()).toMatchObject([{ chat: 'oc_1', scope_kind: 'pair' }])
  })

  test('a pair that is not there is offered to be made', async () => {
    const reply = await t.ask('oc_1', 'ou_owner', '/绑定 结对 县直机关幼儿园 → 桃源镇中心幼儿园')
    expect(await kindergartens()).toEqual([])
    await t.press(reply, 'ou_owner', '建立这个结对')
    expect(await ties()).toMatchObject([{ chat: 'oc_1', scope_kind: 'pair' }])
  })
})

describe('a name alone', () => {
  test('in 市 is asked about', async () => {
    const asked = await t.ask('oc_1', 'ou_owner', '/绑定 桂林市')
    expect(await ties()).toEqual([])
    await t.press(asked, 'ou_owner', '县（市、区）')
    expect(await counties()).toEqual(['桂林市'])
    expect(await ties()).toMatchObject([{ scope_kind: 'county' }])
  })

  test.each([
    ['城北区', 'county'],
    ['临湖县', 'county'],
    ['桃源镇中心幼儿园', 'kindergarten'],
  ])('%s is a %s', async (name, kind) => {
    await t.ask('oc_1', 'ou_owner', `/绑定 ${name}`)
    expect(await ties()).toMatchObject([{ scope_kind: kind }])
  })

  test('that is nearly a known one is asked about', async () => {
    await t.ask('oc_1', 'ou_owner', '/绑定 县 临湖县')
    const asked = await t.ask('oc_2', 'ou_owner', '/绑定 县 临湖')
    expect(read(asked)).toContain('是不是已有的这个')
    await t.press(asked, 'ou_owner', '是临湖县')
    expect(await counties()).toEqual(['临湖县'])
    expect(await ties()).toHaveLength(2)
  })
})

describe('a group that is tied already', () => {
  test('to the same: says so', async () => {
    await t.ask('oc_1', 'ou_owner', '/绑定 县 临湖县')
    expect(read(await t.ask('oc_1', 'ou_owner', '/绑定 县 临湖县'))).toContain('没有改动')
  })

  test('to something else: asks, changes nothing until a press', async () => {
    await t.ask('oc_1', 'ou_owner', '/绑定 县 临湖县')
    const before = await ties()
    const asked = await t.ask('oc_1', 'ou_owner', '/绑定 园 桃源镇中心幼儿园')
    expect(await ties()).toEqual(before)
    expect(await kindergartens()).toEqual([])
    const confirm = buttonsOf(asked.card).find(({ press }) => press.button === 'retie')?.confirm
    expect(confirm?.zh).toContain('确定吗')
    await t.press(asked, 'ou_owner', 'retie')
    expect(await ties()).toMatchObject([{ chat: 'oc_1', scope_kind: 'kindergarten' }])
    const history = await t.store.read
      .selectFrom('chronicle')
      .select(['what', 'number'])
      .where('subject', '=', 'chat:oc_1')
      .orderBy('number')
      .execute()
    expect(history).toEqual([
      { what: 'tied', number: 1 },
      { what: 'tied anew', number: 2 },
    ])
  })

  test('two who tie it at once: one wins, the other is asked', async () => {
    await Promise.all([t.say('oc_1', 'ou_owner', '/绑定 县 临湖县'), t.say('oc_1', 'ou_owner', '/绑定 县 清河县')])
    expect(await ties()).toHaveLength(1)
    expect(t.shown.map(({ card }) => wordsOfCard(card).includes('要改为')).sort()).toEqual([false, true])
  })

  test('can be untied, after a question', async () => {
    await t.ask('oc_1', 'ou_owner', '/绑定 县 临湖县')
    const asked = await t.ask('oc_1', 'ou_owner', '/绑定 解除')
    expect(await ties()).toHaveLength(1)
    await t.press(asked, 'ou_owner', 'untie')
    expect(await ties()).toEqual([])
  })
})

describe('whose it is', () => {
  test('a county leader ties her own county, makes none, and touches no other', async () => {
    await t.ask('oc_a', 'ou_owner', '/绑定 县 临湖县')
    await t.ask('oc_b', 'ou_owner', '/绑定 县 清河县')
    await leader('ou_a', '临湖县')
    await t.ask('oc_1', 'ou_a', '/绑定 县 临湖县')
    for (const line of ['/绑定 县 清河县', '/绑定 县 新城县', '/绑定 市 临江市', '/绑定 园 某某幼儿园 清河县']) {
      expect(read(await t.ask('oc_2', 'ou_a', line))).toContain('没有权限')
    }
    expect((await ties()).map(({ chat }) => chat).sort()).toEqual(['oc_1', 'oc_a', 'oc_b'])
    expect(await counties()).toEqual(['临湖县', '清河县'])
  })

  test('nor does she take a group that is another county’s', async () => {
    await t.ask('oc_a', 'ou_owner', '/绑定 县 临湖县')
    await t.ask('oc_b', 'ou_owner', '/绑定 县 清河县')
    await leader('ou_a', '临湖县')
    expect(read(await t.ask('oc_b', 'ou_a', '/绑定 县 临湖县'))).toContain('管辖以外')
    expect(await ties()).toHaveLength(2)
  })

  test('only the owner moves a kindergarten to another county', async () => {
    await t.ask('oc_a', 'ou_owner', '/绑定 县 临湖县')
    await t.ask('oc_b', 'ou_owner', '/绑定 县 清河县')
    await leader('ou_a', '临湖县')
    const reply = await t.ask('oc_k', 'ou_a', '/绑定 园 桃源镇中心幼儿园')
    const [to] = await t.store.read.selectFrom('county').select('id').where('name', '=', '清河县').execute()
    const answer = await t.press(reply, 'ou_a', 'details', { level: '无', side: 'rural', county: to?.id ?? '' })
    expect(answer.toast?.zh).toContain('系统管理员')
    expect(await kindergartens()).toMatchObject([{ county: '临湖县', level: '未填' }])
    await t.press(reply, 'ou_owner', 'details', { level: '无', side: 'rural', county: to?.id ?? '' })
    expect(await kindergartens()).toMatchObject([{ county: '清河县', level: '无' }])
  })

  test('every county may have its 实验幼儿园', async () => {
    await t.ask('oc_a', 'ou_owner', '/绑定 县 临湖县')
    await t.ask('oc_b', 'ou_owner', '/绑定 县 清河县')
    await leader('ou_a', '临湖县')
    await leader('ou_b', '清河县')
    await t.ask('oc_1', 'ou_a', '/绑定 园 实验幼儿园')
    const asked = await t.ask('oc_2', 'ou_b', '/绑定 园 实验幼儿园')
    await t.press(asked, 'ou_b', '都不是，新建这个')
    expect((await kindergartens()).map(({ county }) => county).sort()).toEqual(['临湖县', '清河县'])
    expect(read(await t.ask('oc_1', 'ou_a', '/绑定 园 实验幼儿园'))).toContain('没有改动')
  })

  test('a stranger changes nothing', async () => {
    for (const line of [
      '/绑定',
      '/绑定 县 临湖县',
      '/绑定 桂林市',
      '/绑定 园 某某幼儿园',
      '/绑定 结对 某某',
      '/绑定 解除',
    ]) {
      expect(read(await t.ask('oc_1', 'ou_x', line))).toContain('没有权限')
    }
    expect(await ties()).toEqual([])
    expect(await kindergartens()).toEqual([])
  })
})

describe('kindergartens made before their county', () => {
  test('are offered, and taken over as chosen, by the owner', async () => {
    await t.ask('oc_1', 'ou_owner', '/结对 县直机关幼儿园 → 桃源镇中心幼儿园')
    const reply = await t.ask('oc_c', 'ou_owner', '/绑定 县 临湖县')
    const chosen = await t.store.read
      .selectFrom('kindergarten')
      .select('id')
      .where('name', '=', '桃源镇中心幼儿园')
      .execute()
    await leader('ou_c', '临湖县')
    const refused = await t.press({ ...reply, card: reply.card }, 'ou_c', 'take-over', {
      kindergartens: chosen.map(({ id }) => id),
    })
    expect(refused.toast?.zh).toContain('没有权限')
    await t.press(reply, 'ou_owner', 'take-over', { kindergartens: chosen.map(({ id }) => id) })
    expect(await kindergartens()).toMatchObject([
      { name: '县直机关幼儿园', county: null },
      { name: '桃源镇中心幼儿园', county: '临湖县' },
    ])
  })
})

describe('a wrong name', () => {
  test('is put right once for all records', async () => {
    await t.ask('oc_c', 'ou_owner', '/绑定 县 临胡县')
    expect(read(await t.ask('oc_c', 'ou_owner', '/绑定 改名 临胡县 → 临湖县'))).toContain('改名为“临湖县”')
    expect(await counties()).toEqual(['临湖县'])
    await t.ask('oc_d', 'ou_owner', '/绑定 县 清河县')
    expect(read(await t.ask('oc_c', 'ou_owner', '/bind rename 清河县 → 临湖县'))).toContain('不能重名')
  })
})

test('in a private chat it says where to send it', async () => {
  expect(read(await t.ask('oc_p', 'ou_owner', '/绑定 县 临湖县', { private: true }))).toContain('群里')
  expect(await counties()).toEqual([])
})
