import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { buttonsOf, type Shown, type TestBot, testBot, wordsOfCard } from '../../../test/harness.ts'
import { paper } from '../../store/paper.ts'

let t: TestBot
beforeEach(async () => {
  t = await testBot()
})
afterEach(() => t.close())

const pairs = () => t.store.read.selectFrom('pair').selectAll().execute()
const ties = () => t.store.read.selectFrom('tie').selectAll().execute()
const names = async () =>
  (await t.store.read.selectFrom('kindergarten').select('name').orderBy('name').execute()).map((k) => k.name)
const receivers = async () => (await t.store.read.selectFrom('receiver').selectAll().orderBy('place').execute()).length
const read = (shown: Shown) => wordsOfCard(shown.card)
const LINE = '/结对 县直机关幼儿园 → 桃源镇中心幼儿园'
const county = async (who: string, id: string, name: string) => {
  await t.store.commit([
    paper.insertInto('county').values({ id, name, since: 0 }),
    paper.insertInto('person').values({ id: who, name: null, since: 0 }),
    paper
      .insertInto('role')
      .values({ person: who, role: 'county', scope_kind: 'county', scope_id: id, granted_by: 'ou_owner', since: 0 }),
  ])
}

describe('/pair in a group that is nothing yet', () => {
  test('makes both kindergartens, the pair, its cycle, and ties the group', async () => {
    const words = read(await t.ask('oc_1', 'ou_owner', LINE))
    expect(words).toContain('帮扶方：县直机关幼儿园')
    expect(words).toContain('2026年9月—2028年8月')
    const [pair, ...more] = await pairs()
    expect(more).toEqual([])
    expect(await ties()).toMatchObject([{ chat: 'oc_1', scope_kind: 'pair', scope_id: pair?.id }])
    const made = await t.store.read
      .selectFrom('kindergarten')
      .select(['name', 'side', 'level', 'county'])
      .orderBy('name')
      .execute()
    expect(made).toEqual([
      { name: '县直机关幼儿园', side: 'urban', level: '未填', county: null },
      { name: '桃源镇中心幼儿园', side: 'rural', level: '未填', county: null },
    ])
    expect(await t.store.read.selectFrom('errand').select('kind').execute()).toContainEqual({ kind: 'count-members' })
  })

  test('the same line again makes nothing and says so', async () => {
    await t.ask('oc_1', 'ou_owner', LINE)
    expect(read(await t.ask('oc_1', 'ou_owner', LINE))).toContain('这个结对已经有了')
    expect(await pairs()).toHaveLength(1)
    expect(await names()).toHaveLength(2)
  })

  test('two people at once in one group: one pair each makes sense of, one tie', async () => {
    await Promise.all([t.say('oc_1', 'ou_owner', LINE), t.say('oc_1', 'ou_owner', LINE)])
    expect(await pairs()).toHaveLength(1)
    expect(await ties()).toHaveLength(1)
    await Promise.all([
      t.say('oc_2', 'ou_owner', '/结对 甲园幼儿园 → 乙镇幼儿园'),
      t.say('oc_2', 'ou_owner', '/结对 丙园幼儿园 → 丁镇幼儿园'),
    ])
    expect(await pairs()).toHaveLength(3)
    expect(await ties()).toHaveLength(2)
    expect(t.shown.filter(({ card }) => wordsOfCard(card).includes('没有改动。要改为这个结对的群吗'))).toHaveLength(1)
  })

  test('the only county there is is theirs; 市直 in the name is not', async () => {
    await county('ou_c', 'c1', '临湖县')
    await t.ask('oc_1', 'ou_owner', '/结对 市直一幼 → 桃源镇中心幼儿园')
    const made = await t.store.read.selectFrom('kindergarten').select(['name', 'county']).orderBy('name').execute()
    expect(made).toEqual([
      { name: '市直一幼', county: null },
      { name: '桃源镇中心幼儿园', county: 'c1' },
    ])
  })
})

describe('receivers', () => {
  test('a third is allowed, with a warning', async () => {
    expect(read(await t.ask('oc_1', 'ou_owner', '/pair 机关幼儿园 -> 甲镇幼儿园、乙镇幼儿园'))).not.toContain('提醒')
    expect(read(await t.ask('oc_2', 'ou_owner', '/pair 实验幼儿园 -> 丙镇幼儿园、丁镇幼儿园、戊镇幼儿园'))).toContain(
      '这里已有 3 所',
    )
    expect(await receivers()).toBe(5)
  })

  test('a giver that leads a pair already: its new receiver joins only when a person says so', async () => {
    await t.ask('oc_1', 'ou_owner', LINE)
    const asked = await t.ask('oc_1', 'ou_owner', '/结对 县直机关幼儿园 → 柳林镇幼儿园')
    expect(read(asked)).toContain('柳林镇幼儿园')
    expect(await receivers()).toBe(1)
    expect(await names()).toHaveLength(2)
    await t.press(asked, 'ou_owner', 'join')
    expect(await receivers()).toBe(2)
    expect(await pairs()).toHaveLength(1)
    await t.press(asked, 'ou_owner', 'join').catch(() => {})
    expect(await receivers()).toBe(2)
  })

  test('a receiver may give in another pair, and be received twice with a word about it', async () => {
    await t.ask('oc_1', 'ou_owner', LINE)
    await t.ask('oc_2', 'ou_owner', '/结对 桃源镇中心幼儿园 → 大树村幼儿园')
    expect(read(await t.ask('oc_3', 'ou_owner', '/结对 县实验幼儿园 → 桃源镇中心幼儿园'))).toContain(
      '还在另一个结对里受帮扶',
    )
    expect(await pairs()).toHaveLength(3)
  })

  test('a kindergarten does not assist itself, by whichever spelling', async () => {
    await t.ask('oc_1', 'ou_owner', LINE)
    const asked = await t.ask('oc_2', 'ou_owner', '/结对 县直机关幼儿园 → 县直机关')
    expect(read(asked)).toContain('是不是已有的这所')
    const [first] = buttonsOf(asked.card)
    const answer = await t.press(asked, 'ou_owner', first?.text.zh ?? '')
    expect(answer.toast?.zh).toContain('同一所幼儿园')
    expect(await pairs()).toHaveLength(1)
  })
})

describe('names that nearly are one we know', () => {
  test('are asked about; nothing is made until then', async () => {
    await t.ask('oc_1', 'ou_owner', LINE)
    const asked = await t.ask('oc_2', 'ou_owner', '/结对 县实验幼儿园 → 桃园镇中心幼儿园')
    expect(await names()).toHaveLength(2)
    expect(await pairs()).toHaveLength(1)
    await t.press(asked, 'ou_owner', '是桃源镇中心幼儿园（市直）')
    expect(await names()).toEqual(['县实验幼儿园', '县直机关幼儿园', '桃源镇中心幼儿园'])
    expect(await pairs()).toHaveLength(2)
    expect(await ties()).toHaveLength(2)
  })

  test('and may be another after all', async () => {
    await t.ask('oc_1', 'ou_owner', LINE)
    const asked = await t.ask('oc_2', 'ou_owner', '/结对 县实验幼儿园 → 桃园镇中心幼儿园')
    await t.press(asked, 'ou_owner', '都不是，新建这所')
    expect(await names()).toContain('桃园镇中心幼儿园')
  })
})

describe('two spellings', () => {
  test('of one receiver are one receiver', async () => {
    await t.ask('oc_1', 'ou_owner', '/绑定 园 桃源镇中心幼儿园')
    const asked = await t.ask('oc_2', 'ou_owner', '/结对 县实验幼儿园 → 桃源镇中心幼儿园、桃源镇中心')
    await t.press(asked, 'ou_owner', '是桃源镇中心幼儿园（市直）')
    expect(await receivers()).toBe(1)
    expect(await names()).toHaveLength(2)
  })
})

describe('a question that was asked back', () => {
  test('is answered in the chat it was asked in, nowhere else', async () => {
    await t.ask('oc_1', 'ou_owner', LINE)
    const asked = await t.ask('oc_2', 'ou_owner', '/结对 县实验幼儿园 → 桃园镇中心幼儿园')
    const carried = { ...asked, to: { kind: 'chat' as const, id: 'oc_1' } }
    const answer = await t.press(carried, 'ou_owner', '都不是，新建这所')
    expect(answer.toast?.zh).toContain('过期')
    expect(await pairs()).toHaveLength(1)
  })
})

describe('a group that is tied already', () => {
  test('is never tied anew silently; a press does it', async () => {
    await t.ask('oc_1', 'ou_owner', LINE)
    const [first] = await ties()
    const reply = await t.ask('oc_1', 'ou_owner', '/结对 县实验幼儿园 → 柳林镇幼儿园')
    expect(read(reply)).toContain('没有改动')
    expect(await ties()).toEqual([first])
    await t.press(reply, 'ou_owner', '改为这个结对的群')
    const [second] = await ties()
    expect(second?.scope_id).not.toBe(first?.scope_id)
    expect(await ties()).toHaveLength(1)
  })

  test('a county cannot take a group from another county', async () => {
    await county('ou_a', 'c1', '临湖县')
    await county('ou_b', 'c2', '清河县')
    await t.ask('oc_1', 'ou_a', '/结对 临湖机关幼儿园 → 桃源镇中心幼儿园')
    const reply = await t.ask('oc_1', 'ou_b', '/结对 清河机关幼儿园 → 柳林镇幼儿园')
    const answer = await t.press(reply, 'ou_b', 'tie')
    expect(answer.toast?.zh).toContain('管辖以外')
    expect((await ties())[0]?.tied_by).toBe('ou_a')
  })
})

describe('whose pair it is', () => {
  test('the county of the receiver makes it; another county does not', async () => {
    await county('ou_a', 'c1', '临湖县')
    await county('ou_b', 'c2', '清河县')
    await t.ask('oc_1', 'ou_a', '/结对 临湖机关幼儿园 → 桃源镇中心幼儿园')
    const asked = await t.ask('oc_2', 'ou_b', '/结对 清河机关幼儿园 → 桃源镇中心幼儿园')
    expect(read(asked)).toContain('临湖县')
    const answer = await t.press(asked, 'ou_b', '是桃源镇中心幼儿园（临湖县）')
    expect(answer.toast?.zh).toContain('没有权限')
    expect(await pairs()).toHaveLength(1)
  })

  test('a county does not take in another county’s receiver beside its own', async () => {
    await county('ou_a', 'c1', '临湖县')
    await county('ou_b', 'c2', '清河县')
    await t.ask('oc_1', 'ou_a', '/结对 临湖机关幼儿园 → 桃源镇中心幼儿园')
    const asked = await t.ask('oc_2', 'ou_b', '/结对 清河机关幼儿园 → 柳林镇幼儿园、桃源镇中心幼儿园')
    const answer = await t.press(asked, 'ou_b', '是桃源镇中心幼儿园（临湖县）')
    expect(answer.toast?.zh).toContain('别的县')
    expect(await pairs()).toHaveLength(1)
  })

  test('a county that leads the pair gives no level to the other county’s kindergarten', async () => {
    await county('ou_a', 'c1', '临湖县')
    await county('ou_b', 'c2', '清河县')
    await t.ask('oc_k', 'ou_b', '/绑定 园 清河机关幼儿园')
    const asked = await t.ask('oc_1', 'ou_a', '/结对 清河机关幼儿园（省级） → 桃源镇中心幼儿园')
    await t.press(asked, 'ou_a', '是清河机关幼儿园（清河县）')
    expect(read(asked)).toContain('等级没有改')
    const giver = await t.store.read
      .selectFrom('kindergarten')
      .select('level')
      .where('name', '=', '清河机关幼儿园')
      .execute()
    expect(giver).toEqual([{ level: '未填' }])
    expect(await pairs()).toHaveLength(1)
  })

  test('a stranger is told who may', async () => {
    expect(read(await t.ask('oc_1', 'ou_stranger', LINE))).toContain('没有权限')
    expect(await names()).toEqual([])
  })
})

describe('in a private chat', () => {
  test('the pair is made and it is said how to tie a group', async () => {
    const reply = await t.ask('oc_p', 'ou_owner', LINE, { private: true })
    expect(read(reply)).toContain('/绑定 结对 县直机关幼儿园')
    expect(await pairs()).toHaveLength(1)
    expect(await ties()).toEqual([])
  })
})

describe('what is still to be said', () => {
  test('the level of the giver, by the form or typed behind the name', async () => {
    const reply = await t.ask('oc_1', 'ou_owner', LINE)
    await t.press(reply, 'ou_owner', 'level', { level: '省级示范' })
    expect(read(reply)).toContain('县直机关幼儿园（省级示范园）')
    await t.ask('oc_1', 'ou_owner', '/结对 县直机关幼儿园（市级） → 桃源镇中心幼儿园')
    const levels = await t.store.read
      .selectFrom('kindergarten')
      .select('level')
      .where('name', '=', '县直机关幼儿园')
      .execute()
    expect(levels).toEqual([{ level: '市级示范' }])
  })
})

describe('the end of a pair', () => {
  test('is asked once, keeps everything, and can be taken back', async () => {
    await t.ask('oc_1', 'ou_owner', LINE)
    const sure = await t.ask('oc_1', 'ou_owner', '/结对 结束')
    expect((await pairs())[0]?.ended_at).toBeNull()
    await t.press(sure, 'ou_owner', 'end')
    expect((await pairs())[0]?.ended_at).toBe(t.now)
    expect(await ties()).toHaveLength(1)
    await t.press(sure, 'ou_owner', 'reopen')
    expect((await pairs())[0]?.ended_at).toBeNull()
  })

  test('frees the giver for a new pair, and then the old one stays ended', async () => {
    await t.ask('oc_1', 'ou_owner', LINE)
    const sure = await t.ask('oc_1', 'ou_owner', '/pair end')
    await t.press(sure, 'ou_owner', 'end')
    await t.ask('oc_2', 'ou_owner', '/结对 县直机关幼儿园 → 柳林镇幼儿园')
    expect(await pairs()).toHaveLength(2)
    const answer = await t.press(sure, 'ou_owner', 'reopen')
    expect(answer.toast?.zh).toContain('不能恢复')
    expect((await pairs()).filter((pair) => pair.ended_at === null)).toHaveLength(1)
  })

  test('the next cycle opens when the last has run out', async () => {
    await t.ask('oc_1', 'ou_owner', LINE)
    t.now = Date.UTC(2028, 8, 10)
    await t.ask('oc_2', 'ou_owner', '/结对 县实验幼儿园 → 柳林镇幼儿园')
    const cycles = await t.store.read.selectFrom('cycle').select('first_year').orderBy('first_year').execute()
    expect(cycles).toEqual([{ first_year: 2026 }, { first_year: 2028 }])
  })
})

describe('names that are not names', () => {
  test.each([
    '/结对 机关🌸园 → 桃源园',
    `/结对 ${'长'.repeat(60)} → 桃源园`,
    '/结对 <at id=all></at> → 桃源园',
    '/结对 机关园',
    '/结对 **x** → 桃源园',
  ])('%s changes nothing', async (line) => {
    await t.ask('oc_1', 'ou_owner', line)
    expect(await names()).toEqual([])
    expect(await ties()).toEqual([])
  })
})
