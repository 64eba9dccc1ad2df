import { afterEach, describe, expect, test } from 'vitest'
import { commands } from '../src/features/index.ts'
import { paper } from '../src/store/paper.ts'
import type { Schema } from '../src/store/schema.ts'
import { buttonsOf, type Shown, type TestBot, type Told, testBot, wordsOfCard } from './harness.ts'

/**
 * Who may do what (product.md §3), by hand: for every command, in every scope that makes a difference, each of these
 * people is served, refused, or `either` (a rule that is not about rights decides). Nobody may be left out.
 */
const ACTORS = [
  /** The IT person: settings, roster and people, no say in content. */
  'owner',
  'city',
  'inspector',
  /** Of the county that leads the pair (the receiver's), of the giver's county, of a county that has nothing to do with it. */
  'county',
  'county of the giver',
  'county elsewhere',
  'research',
  'research elsewhere',
  'head of the giver',
  'head of the receiver',
  'head elsewhere',
  'liaison',
  'liaison elsewhere',
  'teacher',
  'teacher elsewhere',
  /** No role; a member of the pair's group, of the giver's group, of the leading county's, of another pair's. */
  'in the pair’s group',
  'in the giver’s group',
  'in the county’s group',
  'in another pair’s group',
  /** No role; was in the pair's group, and left. */
  'left the pair’s group',
  /** No role, no group; pressed 我是×园的 once, which says a side and gives nothing. */
  'said a side',
  /** No role; logged the record and is in the pair's group still. */
  'author',
  'stranger',
] as const
type Actor = (typeof ACTORS)[number]

/** Those who have the rights of a teacher in the pair. */
const MEMBERS: readonly Actor[] = [
  'head of the giver',
  'head of the receiver',
  'liaison',
  'teacher',
  'in the pair’s group',
  'in the giver’s group',
  'author',
]
/** Who logged it, head, liaison, county (R22). */
const CORRECTORS: readonly Actor[] = ['author', 'head of the giver', 'head of the receiver', 'liaison', 'county']
/** Whose scope the pair is in: both sides' counties see it (product.md §2). */
const READERS: readonly Actor[] = [
  ...MEMBERS,
  'city',
  'inspector',
  'county',
  'county of the giver',
  'research',
  'in the county’s group',
]
const everyone: readonly Actor[] = ACTORS

interface Row {
  readonly command: string
  /** What is typed, in private unless a chat is named; `$RECORD` replies to the record's card. */
  readonly typed: string
  readonly chat?: string
  readonly mentions?: Told['mentions']
  readonly reply?: true
  /** Replies to the card of the exchange instead. */
  readonly replyTo?: 'exchange'
  /** Instead of typing: this button of the card that the person (an owner) got for `typed`. */
  readonly press?: string
  readonly form?: Readonly<Record<string, string>>
  readonly served: readonly Actor[]
  readonly either?: readonly Actor[]
  /** What only somebody who was served reads. */
  readonly shows: string
}

const X = { who: 'ou_new', name: '新老师' }
const ROWS: readonly Row[] = [
  {
    command: 'log',
    typed: '/log demonstration class 《小蝌蚪》',
    shows: '小蝌蚪',
    served: MEMBERS,
    either: ['head elsewhere', 'liaison elsewhere', 'teacher elsewhere', 'in another pair’s group'],
  },
  {
    command: 'log',
    typed: '/记录 示范课《小蝌蚪》',
    chat: 'oc_county',
    shows: '小蝌蚪',
    served: MEMBERS,
    either: ['head elsewhere', 'liaison elsewhere', 'teacher elsewhere', 'in another pair’s group'],
  },
  { command: 'edit', typed: '/edit 6人', reply: true, shows: '6', served: CORRECTORS },
  { command: 'undo', typed: '/撤销', reply: true, shows: '已撤销', served: CORRECTORS },
  { command: 'restore', typed: '/恢复', reply: true, shows: '会跳舞的盐', served: CORRECTORS },
  { command: 'merge', typed: '/合并', reply: true, shows: '', served: [], either: CORRECTORS },
  {
    command: 'confirm',
    typed: '/确认',
    reply: true,
    shows: '会跳舞的盐',
    served: ['head of the receiver'],
    either: MEMBERS,
  },
  {
    command: 'view',
    typed: '/看法 孩子们很喜欢',
    reply: true,
    shows: '会跳舞的盐',
    served: ['head of the receiver'],
    either: MEMBERS,
  },
  // Being in the county's group gives reading there; in private the ledger is that of one's own roles and pairs.
  {
    command: 'list',
    typed: '/台账',
    shows: '会跳舞的盐',
    served: READERS.filter((actor) => actor !== 'in the county’s group'),
    either: ['in the county’s group'],
  },
  { command: 'list', typed: '/台账', chat: 'oc_county', shows: '会跳舞的盐', served: everyone },

  {
    command: 'schedule',
    typed: '/安排 下周三下午送教下乡《小蝌蚪》',
    shows: '小蝌蚪',
    served: MEMBERS,
    either: ['head elsewhere', 'liaison elsewhere', 'teacher elsewhere', 'in another pair’s group'],
  },
  { command: 'reschedule', typed: '/改期 下周五下午', replyTo: 'exchange', shows: '2026-12-04', served: MEMBERS },
  { command: 'reschedule', typed: '/改期', replyTo: 'exchange', shows: '现在的时间', served: MEMBERS },
  { command: 'cancel', typed: '/取消 下雨', replyTo: 'exchange', shows: '原因：下雨', served: MEMBERS },
  { command: 'done', typed: '/已开展', replyTo: 'exchange', shows: '已记录', served: MEMBERS },
  { command: 'missed', typed: '/未开展 下雨', replyTo: 'exchange', shows: '原因：下雨', served: MEMBERS },
  {
    command: 'confirm',
    typed: '/确认',
    replyTo: 'exchange',
    shows: '已确认',
    served: ['head of the receiver', 'liaison', 'teacher'],
    either: MEMBERS,
  },
  {
    command: 'calendar',
    typed: '/日程',
    shows: '专题讲座',
    served: READERS.filter((actor) => actor !== 'in the county’s group'),
    either: ['in the county’s group'],
  },
  { command: 'calendar', typed: '/日程', chat: 'oc_county', shows: '专题讲座', served: everyone },

  {
    command: 'pair',
    typed: '/结对 甲地新园 → 桃源镇中心幼儿园',
    chat: 'oc_new',
    shows: '结对建立好了',
    served: ['owner', 'city', 'county'],
  },
  {
    command: 'pair',
    typed: '/pair 甲地新园 → 某某村幼儿园',
    chat: 'oc_new',
    shows: '结对建立好了',
    served: ['owner', 'city', 'county', 'county of the giver', 'county elsewhere'],
  },
  {
    command: 'pair',
    typed: '/结对 结束 清河机关幼儿园',
    shows: '要结束这个结对吗',
    served: ['owner', 'city', 'county'],
  },
  {
    command: 'pair',
    typed: '/结对 结束 清河机关幼儿园',
    press: 'end',
    shows: '结对已结束',
    served: ['owner', 'city', 'county'],
  },
  {
    command: 'pair',
    typed: '/结对',
    chat: 'oc_pair',
    press: 'level',
    form: { level: '省级示范' },
    shows: '省级示范园',
    served: ['owner', 'city'],
  },

  { command: 'bind', typed: '/绑定 市 临江市', chat: 'oc_new', shows: '本群已绑定', served: ['owner'] },
  { command: 'bind', typed: '/绑定 县 新城县', chat: 'oc_new', shows: '本群已绑定', served: ['owner'] },
  { command: 'bind', typed: '/绑定 县 临湖县', chat: 'oc_new', shows: '本群已绑定', served: ['owner', 'county'] },
  {
    command: 'bind',
    typed: '/绑定 园 桃源镇中心幼儿园',
    chat: 'oc_new',
    shows: '本群已绑定',
    served: ['owner', 'county'],
    either: ['county of the giver', 'county elsewhere'],
  },
  {
    command: 'bind',
    typed: '/绑定 园 新办幼儿园 临湖县',
    chat: 'oc_new',
    shows: '本群已绑定',
    served: ['owner', 'county'],
  },
  {
    command: 'bind',
    typed: '/绑定 结对 清河机关幼儿园',
    chat: 'oc_new',
    shows: '本群已绑定',
    served: ['owner', 'county'],
  },
  { command: 'bind', typed: '/绑定 解除', chat: 'oc_pair', shows: '要解除本群的关联吗', served: ['owner', 'county'] },
  {
    command: 'bind',
    typed: '/绑定 改名 桃源镇中心幼儿园 → 桃源幼儿园',
    chat: 'oc_new',
    shows: '改名为',
    served: ['owner', 'county'],
  },
  {
    command: 'bind',
    typed: '/绑定',
    chat: 'oc_county',
    press: 'leading-only',
    shows: '只有指导小组',
    served: ['owner', 'county'],
  },
  {
    command: 'bind',
    typed: '/绑定 解除',
    chat: 'oc_pair',
    press: 'untie',
    shows: '已解除',
    served: ['owner', 'county'],
  },

  { command: 'role', typed: '/设角色', shows: '受园园长', served: ['owner', 'county'] },
  ...(
    [
      ['园长 桃源镇中心幼儿园', ['owner', 'county']],
      ['联络员 桃源镇中心幼儿园', ['owner', 'county']],
      ['教师 桃源镇中心幼儿园', ['owner', 'county']],
      ['县局 临湖县', ['owner', 'county']],
      ['教研员 临湖县', ['owner', 'county']],
      ['教研员 市', ['owner']],
      ['督查员', ['owner']],
      ['市局', ['owner']],
      ['管理员', ['owner']],
    ] as const
  ).flatMap(([what, served]): readonly Row[] => [
    { command: 'role', typed: `/设角色 @新老师 ${what}`, chat: 'oc_new', mentions: [X], shows: '现在是', served },
    { command: 'role', typed: `/role @新老师 ${what}`, chat: 'oc_pair', mentions: [X], shows: '现在是', served },
  ]),

  { command: 'whoami', typed: '/我是谁', shows: '我在这里能用', served: everyone },
  {
    command: 'whoami',
    typed: '/我是 桃源镇中心幼儿园',
    shows: '记下您是',
    served: ['liaison', 'teacher', 'in the pair’s group', 'in the giver’s group', 'author'],
    either: ['head of the giver', 'head of the receiver'],
  },
  { command: 'help', typed: '/帮助', shows: '/我是谁', served: everyone },
  { command: 'claim', typed: '/claim AAAA-BBBB-CCCC', shows: '您已成为管理员', served: [] },
]

let t: TestBot | undefined
afterEach(async () => {
  await t?.close()
  t = undefined
})

describe('who may do what', () => {
  test('every command has its rows, and no row is of a command that is not there', () => {
    expect([...new Set(ROWS.map(({ command }) => command))].sort()).toEqual(commands.map(({ name }) => name).sort())
  })

  for (const row of ROWS) {
    const { served, either = [] } = row
    const refused = ACTORS.filter((actor) => !served.includes(actor) && !either.includes(actor))
    const name = `${row.typed}${row.press ? ` [${row.press}]` : ''}${row.chat ? ` in ${row.chat}` : ''}`

    test.each(served)(`${name}: %s is served`, async (actor) => {
      t = await county()
      expect(await ask(t, row, actor)).toContain(row.shows)
    })

    test(`${name}: ${refused.length} kinds of people are refused, and nothing changes`, async () => {
      t = await county()
      const before = await everything(t)
      for (const actor of refused) {
        const words = await ask(t, row, actor)
        if (row.shows !== '') expect(words, actor).not.toContain(row.shows)
        expect(await everything(t), actor).toEqual(before)
      }
    })
  }
})

const id = (actor: Actor) => `ou_${ACTORS.indexOf(actor)}`

/** What the person then reads: the reply, or the card and the line over it. */
async function ask(bot: TestBot, row: Row, actor: Actor): Promise<string> {
  const told: Told = {
    ...(row.chat === undefined ? { private: true } : {}),
    ...(row.mentions ? { mentions: row.mentions } : {}),
    ...(row.reply ? { replyTo: RECORD_CARD } : {}),
    ...(row.replyTo ? { replyTo: EXCHANGE_MESSAGE } : {}),
  }
  const where = row.chat ?? `oc_p_${actor}`
  if (row.press === undefined) return read(await bot.say(where, id(actor), row.typed, told))
  const [card] = await bot.say(where, id('owner'), row.typed, told)
  if (!card || !buttonsOf(card.card).some(({ press }) => press.button === row.press)) throw new Error('no such button')
  const answer = await bot.press(card, id(actor), row.press, row.form)
  return `${answer.toast?.zh ?? ''}\n${answer.card ? wordsOfCard(answer.card) : ''}`
}

const read = (shown: readonly Shown[]) => shown.map(({ card }) => wordsOfCard(card)).join('\n')

const RECORD_CARD = 'om_record'
const EXCHANGE_MESSAGE = 'om_exchange'

/** Everything that a command could change; not who was met and what was asked back. */
async function everything({ store: { read: db } }: TestBot): Promise<unknown> {
  const tables = [
    'activity',
    'part',
    'gift',
    'partner_word',
    'series',
    'exchange',
    'exchange_word',
    'pair',
    'receiver',
    'cycle',
    'kindergarten',
    'county',
    'city',
    'tie',
    'role',
    'staff',
    'chronicle',
  ] as const
  return Promise.all(tables.map((table) => db.selectFrom(table).selectAll().execute()))
}

/** Three counties; one pair from a giver of one to a receiver of another; a pair elsewhere; a record. */
async function county(): Promise<TestBot> {
  const bot = await testBot({ owners: [id('owner')] })
  const since = bot.now
  const kindergarten = (key: string, name: string, county: string): Schema['kindergarten'] => ({
    id: key,
    name,
    county,
    level: '未填',
    side: 'unknown',
    since,
  })
  const role = (
    actor: Actor,
    what: Schema['role']['role'],
    kind: Schema['role']['scope_kind'],
    scope: string,
  ): Schema['role'] => ({
    person: id(actor),
    role: what,
    scope_kind: kind,
    scope_id: scope,
    granted_by: id('owner'),
    since,
  })
  const chat = (key: string): Schema['chat'] => ({
    id: key,
    kind: 'group',
    name: null,
    present: 1,
    hears_all: 1,
    since,
  })
  const tie = (key: string, kind: Schema['tie']['scope_kind'], scope: string): Schema['tie'] => ({
    chat: key,
    scope_kind: kind,
    scope_id: scope,
    with_heads: 1,
    tied_by: id('owner'),
    since,
  })
  const member = (key: string, actor: Actor): Schema['member'] => ({ chat: key, person: id(actor), since })
  await bot.store.commit([
    paper
      .insertInto('person')
      .values(
        ACTORS.map((actor) => ({ id: id(actor), name: actor === 'head of the receiver' ? '受园园长' : actor, since })),
      ),
    paper.insertInto('county').values([
      { id: 'c_receiver', name: '临湖县', since },
      { id: 'c_giver', name: '清河县', since },
      { id: 'c_else', name: '远山县', since },
    ]),
    paper
      .insertInto('kindergarten')
      .values([
        kindergarten('k_giver', '清河机关幼儿园', 'c_giver'),
        kindergarten('k_receiver', '桃源镇中心幼儿园', 'c_receiver'),
        kindergarten('k_else1', '远山一幼', 'c_else'),
        kindergarten('k_else2', '深谷村幼儿园', 'c_else'),
      ]),
    paper.insertInto('cycle').values({ id: 'y', first_year: 2026, since }),
    paper.insertInto('pair').values([
      { id: 'p', giver: 'k_giver', cycle: 'y', since, ended_at: null },
      { id: 'q', giver: 'k_else1', cycle: 'y', since, ended_at: null },
    ]),
    paper.insertInto('receiver').values([
      { pair: 'p', kindergarten: 'k_receiver', place: 0 },
      { pair: 'q', kindergarten: 'k_else2', place: 0 },
    ]),
    paper.insertInto('chat').values(['oc_pair', 'oc_giver', 'oc_county', 'oc_else', 'oc_new'].map(chat)),
    paper
      .insertInto('tie')
      .values([
        tie('oc_pair', 'pair', 'p'),
        tie('oc_giver', 'kindergarten', 'k_giver'),
        tie('oc_county', 'county', 'c_receiver'),
        tie('oc_else', 'pair', 'q'),
      ]),
    paper
      .insertInto('member')
      .values([
        member('oc_pair', 'in the pair’s group'),
        member('oc_pair', 'author'),
        member('oc_giver', 'in the giver’s group'),
        member('oc_county', 'in the county’s group'),
        member('oc_else', 'in another pair’s group'),
      ]),
    paper
      .insertInto('role')
      .values([
        role('city', 'city', 'city', ''),
        role('inspector', 'inspector', 'city', ''),
        role('county', 'county', 'county', 'c_receiver'),
        role('county of the giver', 'county', 'county', 'c_giver'),
        role('county elsewhere', 'county', 'county', 'c_else'),
        role('research', 'research', 'county', 'c_receiver'),
        role('research elsewhere', 'research', 'county', 'c_else'),
        role('head of the giver', 'head', 'kindergarten', 'k_giver'),
        role('head of the receiver', 'head', 'kindergarten', 'k_receiver'),
        role('head elsewhere', 'head', 'kindergarten', 'k_else2'),
        role('liaison', 'liaison', 'kindergarten', 'k_receiver'),
        role('liaison elsewhere', 'liaison', 'kindergarten', 'k_else2'),
        role('teacher', 'teacher', 'kindergarten', 'k_receiver'),
        role('teacher elsewhere', 'teacher', 'kindergarten', 'k_else2'),
      ]),
    paper.insertInto('staff').values([
      { person: id('author'), kindergarten: 'k_giver', how: 'button', since },
      { person: id('said a side'), kindergarten: 'k_receiver', how: 'button', since },
      { person: id('head of the receiver'), kindergarten: 'k_receiver', how: 'roster', since },
    ]),
  ])
  await bot.say('oc_pair', id('left the pair’s group'), '大家好')
  await bot.happen({
    kind: 'members-left',
    key: 'left',
    at: since,
    chat: 'oc_pair',
    people: [{ who: id('left the pair’s group') }],
  })
  await bot.say('oc_pair', id('author'), '/记录 示范课 《会跳舞的盐》', { id: RECORD_CARD })
  await bot.say('oc_pair', id('author'), '/安排 今天下午3点专题讲座', { id: EXCHANGE_MESSAGE })
  return bot
}
