import { type Card, note, small, text } from '../../bot/card.ts'
import { type At, command, type Reader } from '../../bot/command.ts'
import { type Decision, type Refusal, refuse } from '../../bot/decision.ts'
import { allowed, CITY, type May, type Where } from '../../bot/may.ts'
import { join, type Phrase, phrase, same, together } from '../../bot/phrase.ts'
import { paper, type Write } from '../../store/paper.ts'
import type { Schema } from '../../store/schema.ts'
import { askCard } from './bind-card.ts'
import { OWNERS } from './claim.ts'
import { type Numbers, numbersOf } from './history.ts'
import { peopleRows } from './members.ts'
import { kindergartensOf } from './pair.ts'
import {
  countiesLedBy,
  countyName,
  homeCounty,
  ownGround,
  type Places,
  placesIn,
  resolveCounty,
  resolveKindergarten,
  whereOfCounty,
  whereOfKindergarten,
} from './places.ts'
import { askBack, wishOf } from './question.ts'
import { type Given, type RoleWish, readRole, roleName, roleWish } from './role-words.ts'
import { type Chat, chatHere } from './tie.ts'

type Args =
  | { readonly does: 'list'; readonly people: readonly string[] }
  | { readonly does: 'set'; readonly wish: RoleWish }
  | { readonly does: 'answer'; readonly question: string; readonly kind: string; readonly id: string }

type RoleRow = Schema['role']
type Held = RoleRow & { readonly name: string | null }
type RoleScope = Pick<RoleRow, 'scope_kind' | 'scope_id'>

type View =
  | { readonly is: 'list'; readonly people: readonly string[]; readonly places: Places; readonly held: readonly Held[] }
  | { readonly is: 'forgotten' }
  | ({ readonly is: 'set' } & Setting)

interface Setting {
  readonly wish: RoleWish
  readonly chat: Chat
  readonly places: Places
  readonly scope: Meant
  /** Roles of those people, and all owners. */
  readonly held: readonly Held[]
  readonly names: ReadonlyMap<string, string>
  readonly numbers: Numbers
}

/** The scope a role is for: known, to be asked, or not to be found. */
type Meant =
  | { readonly is: 'known'; readonly scope: RoleScope }
  | { readonly is: 'ask'; readonly scopes: readonly RoleScope[] }
  | { readonly is: 'none' }
  | { readonly is: 'unsaid' }

const MAY: May = ['owner', 'county']
/** A phone shows some dozen lines; the roster exports the rest. */
const LIST_MAX = 60

/** Gives and takes roles, each in a scope (product.md §§1, 3; R15, R28, R30). */
export const role = command<Args, View>({
  name: 'role',
  aliases: ['设角色', '角色'],
  help: {
    does: phrase(
      '设置谁是园长、联络员、教研员、县局、市局等；不写内容就列出现有的。',
      'Say who is head, liaison, county and so on; alone it lists them.',
    ),
    examples: [
      { typed: '/设角色 @张老师 园长 桃源镇中心幼儿园', means: phrase('张老师是这所园的园长', '张老师 is its head') },
      {
        typed: '/role @张老师 liaison 桃源镇中心幼儿园',
        means: phrase('张老师是这所园的联络员', '张老师 is its liaison'),
      },
      { typed: '/设角色 撤销 @张老师 园长 桃源镇中心幼儿园', means: phrase('不再是园长', 'no longer its head') },
      { typed: '/设角色', means: phrase('列出现有的角色', 'list the roles there are') },
    ],
  },
  may: MAY,
  parse(words, message) {
    return readRole(words.rest, message)
  },
  buttons: {
    choose: ({ press: { about } }) => ({
      does: 'answer',
      question: about?.question ?? '',
      kind: about?.kind ?? '',
      id: about?.id ?? '',
    }),
  },
  look,
  within(_args, view, at) {
    if (view.is !== 'set' || view.scope.is !== 'known') return ownGround(at.standing)
    return whereOfScope(view.scope.scope, view.places)
  },
  decide(_args, view, at) {
    switch (view.is) {
      case 'list':
        return { show: { card: listCard(view.held, view.people, view.places, at) } }
      case 'forgotten':
        return refuse(says.forgotten)
      case 'set':
        return set(view, at)
    }
  },
})

const says = {
  forgotten: phrase('这个问题已经过期了，请重新发送 /设角色。', 'This question has expired; please send /role again.'),
  noPlace: phrase(
    '没有找到这个县（市、区）或幼儿园，请写全称；新的幼儿园先用 /绑定 或 /结对 建立。',
    'There is no such county or kindergarten; please write its full name. New ones are made by /bind or /pair.',
  ),
  sayPlace: phrase(
    '请写明是哪所园，例如：/设角色 @张老师 园长 桃源镇中心幼儿园',
    'Please say which kindergarten: /role @Zhang head NAME',
  ),
  which: phrase('请选择是哪里的角色，还没有保存：', 'Which of these is the role for? Nothing is saved yet:'),
  lastOwner: phrase(
    '这是最后一位系统管理员，不能撤销；请先设另一位管理员。',
    'This is the last owner and stays; please name another owner first.',
  ),
  title: phrase('角色', 'Roles'),
  changed: phrase('角色已更新', 'Roles updated'),
  none: phrase(
    '还没有设置角色。例如：/设角色 @张老师 园长 桃源镇中心幼儿园',
    'No roles yet. For example: /role @Zhang head NAME',
  ),
}

async function look(db: Reader, args: Args, at: At): Promise<View> {
  switch (args.does) {
    case 'list':
      return { is: 'list', people: args.people, places: await placesIn(db), held: await rolesOf(db, null) }
    case 'set':
      return lookAtSetting(db, args.wish, at)
    case 'answer': {
      const chat = await chatHere(db, at)
      const wish = await wishOf(db, args.question, chat.id, roleWish)
      const scope = roleWish.shape.scope.safeParse({ kind: args.kind, id: args.id })
      return wish && scope.success ? lookAtSetting(db, { ...wish, scope: scope.data }, at) : { is: 'forgotten' }
    }
  }
}

async function lookAtSetting(db: Reader, wish: RoleWish, at: At): Promise<View> {
  const [chat, places, held, people, numbers] = await Promise.all([
    chatHere(db, at),
    placesIn(db),
    rolesOf(db, wish.people),
    db.selectFrom('person').select(['id', 'name']).where('id', 'in', wish.people).execute(),
    numbersOf(db, [OWNERS, ...wish.people.map(personSubject)]),
  ])
  const names = new Map(people.flatMap(({ id, name }) => (name === null ? [] : [[id, name] as const])))
  if (at.event.kind === 'message') {
    for (const { who, name } of at.event.mentions) if (name !== undefined) names.set(who, name)
  }
  return { is: 'set', wish, chat, places, held, names, numbers, scope: scopeMeant(wish, chat, places, held, at) }
}

export const personSubject = (id: string) => `person:${id}`

/** Roles of these people and of all owners; of everybody where null. */
const rolesOf = (db: Reader, people: readonly string[] | null): Promise<readonly Held[]> => {
  const rows = db
    .selectFrom('role')
    .leftJoin('person', 'person.id', 'role.person')
    .selectAll('role')
    .select('person.name')
    .orderBy('role.scope_kind')
    .orderBy('role.scope_id')
    .orderBy('role.since')
    .orderBy('role.person')
    .limit(ROWS_MAX)
  return people === null
    ? rows.execute()
    : rows.where((is) => is.or([is('role.person', 'in', people), is('role.role', '=', 'owner')])).execute()
}
/** Of a whole city; what is shown is cut to the asker's scope and to `LIST_MAX`. */
const ROWS_MAX = 5_000

function scopeMeant(wish: RoleWish, chat: Chat, places: Places, held: readonly Held[], at: At): Meant {
  const { role, named } = wish
  if (role === 'owner' || role === 'city') return CITY_WIDE
  if (wish.scope) return { is: 'known', scope: { scope_kind: wish.scope.kind, scope_id: wish.scope.id } }
  if (wish.does === 'revoke' && named === undefined) {
    return scopesHeld(
      wish,
      held.filter((one) => allowed(at.standing, MAY, whereOfScope(one, places))),
    )
  }
  const home = homeCounty(at.standing, places.counties)
  if (role === 'county' || role === 'research' || role === 'inspector')
    return countyMeant(role, named, chat, places, home)
  if (named === undefined) return kindergartenHere(chat)
  const found = resolveKindergarten({ name: named }, places, home)
  if (found.is === 'new') return { is: 'none' }
  return found.is === 'known'
    ? kindergarten(found.place.id)
    : { is: 'ask', scopes: found.candidates.map(({ id }) => kindergarten(id).scope) }
}

const CITY_WIDE: Meant = { is: 'known', scope: { scope_kind: 'city', scope_id: '' } }
const kindergarten = (id: string) => ({
  is: 'known' as const,
  scope: { scope_kind: 'kindergarten' as const, scope_id: id },
})
const county = (id: string) => ({ is: 'known' as const, scope: { scope_kind: 'county' as const, scope_id: id } })

function scopesHeld({ people, role }: RoleWish, held: readonly Held[]): Meant {
  const scopes = held.filter((one) => people.includes(one.person) && one.role === role)
  const distinct = [...new Map(scopes.map((one) => [`${one.scope_kind}:${one.scope_id}`, one])).values()]
  const [only] = distinct
  if (!only) return { is: 'none' }
  return distinct.length > 1 ? { is: 'ask', scopes: distinct } : { is: 'known', scope: only }
}

function countyMeant(role: Given, named: string | undefined, chat: Chat, places: Places, home: string | null): Meant {
  if (named !== undefined) {
    if (role !== 'county' && /^(?:市|全市|市级|city)$/i.test(named)) return CITY_WIDE
    const found = resolveCounty({ name: named }, places)
    if (found.is === 'new') return { is: 'none' }
    return found.is === 'known'
      ? county(found.place.id)
      : { is: 'ask', scopes: found.candidates.map(({ id }) => county(id).scope) }
  }
  const here = chat.tied?.where.lead
  if (role === 'inspector') return CITY_WIDE
  if (here !== undefined) return county(here)
  if (role === 'research' && chat.tied?.scope.kind === 'city') return CITY_WIDE
  if (home !== null) return county(home)
  if (role === 'research') return CITY_WIDE
  return places.counties.length > 0
    ? { is: 'ask', scopes: places.counties.map(({ id }) => county(id).scope) }
    : { is: 'none' }
}

function kindergartenHere(chat: Chat): Meant {
  if (chat.tied?.scope.kind === 'kindergarten') return kindergarten(chat.tied.scope.id)
  if (!chat.tied?.pair) return { is: 'unsaid' }
  return { is: 'ask', scopes: kindergartensOf(chat.tied.pair).map(({ id }) => kindergarten(id).scope) }
}

function whereOfScope({ scope_kind, scope_id }: RoleScope, places: Places): Where {
  switch (scope_kind) {
    case 'city':
      return CITY
    case 'county':
      return whereOfCounty(scope_id)
    case 'kindergarten':
      return whereOfKindergarten(
        places.kindergartens.find(({ id }) => id === scope_id) ?? { id: scope_id, county: null },
      )
  }
}

function nameOfScope({ scope_kind, scope_id }: RoleScope, places: Places): Phrase {
  switch (scope_kind) {
    case 'city':
      return places.city ? same(places.city.name) : phrase('全市', 'the city')
    case 'county':
      return countyName(places, scope_id)
    case 'kindergarten':
      return same(places.kindergartens.find(({ id }) => id === scope_id)?.name ?? '')
  }
}

/** A choice of more is no choice. */
const CHOICES_MAX = 12

function set(view: Setting, at: At): Decision | Refusal {
  const { scope, wish } = view
  switch (scope.is) {
    case 'none':
      return refuse(says.noPlace)
    case 'unsaid':
      return refuse(says.sayPlace)
    case 'ask': {
      const question = askBack(at, view.chat.id, wish)
      const answers = scope.scopes.slice(0, CHOICES_MAX).map((one) => ({
        text: nameOfScope(one, view.places),
        press: {
          command: 'role',
          button: 'choose',
          about: { question: question.id, kind: one.scope_kind, id: one.scope_id },
        },
      }))
      return {
        // The names that were mentioned are kept now: the press will not tell them again.
        rows: [...mentioned(view, at), ...question.rows],
        show: { card: askCard(roleName[wish.role], says.which, answers) },
      }
    }
    case 'known':
      return exists(scope.scope, view.places) ? change(view, scope.scope, at) : refuse(says.noPlace)
  }
}

const exists = ({ scope_kind, scope_id }: RoleScope, places: Places): boolean =>
  scope_kind === 'city' ||
  (scope_kind === 'county' ? places.counties : places.kindergartens).some(({ id }) => id === scope_id)

const mentioned = ({ wish, names }: Setting, at: At) =>
  peopleRows(
    wish.people.map((who) => {
      const name = names.get(who)
      return name === undefined ? { who } : { who, name }
    }),
    at.now,
  )

function change(view: Setting, scope: RoleScope, at: At): Decision | Refusal {
  const { wish, held, numbers } = view
  const has = (person: string) =>
    held.some(
      (one) =>
        one.person === person &&
        one.role === wish.role &&
        one.scope_kind === scope.scope_kind &&
        one.scope_id === scope.scope_id,
    )
  const grant = wish.does === 'grant'
  const affected = wish.people.filter((person) => has(person) !== grant)
  const owners = held.filter((one) => one.role === 'owner').map(({ person }) => person)
  if (!grant && wish.role === 'owner' && affected.length > 0 && lastOwners(owners, affected, at)) {
    return refuse(says.lastOwner)
  }
  const what = { role: wish.role, scope: scope.scope_kind, id: scope.scope_id }
  const rows = affected.flatMap((person) =>
    grant ? granting(person, wish.role, scope, at) : revoking(person, wish.role, scope, held),
  )
  return {
    rows: [...mentioned(view, at), ...rows],
    history: [
      ...affected.map((person) => ({
        subject: personSubject(person),
        number: numbers(personSubject(person)),
        what: grant ? 'role granted' : 'role revoked',
        ...(grant ? { after: what } : { before: what }),
      })),
      // Owners are counted before the last of them goes, so all changes of them stand in one line.
      ...(wish.role === 'owner' && affected.length > 0
        ? [{ subject: OWNERS, number: numbers(OWNERS), what: wish.does, after: { people: affected } }]
        : []),
    ],
    ...(affected.some((person) => !view.names.has(person))
      ? { errands: [{ kind: 'name-people' as const, people: affected.filter((person) => !view.names.has(person)) }] }
      : {}),
    show: { card: changedCard(view, scope, affected) },
    toast: says.changed,
  }
}

/** An owner whom the settings name is not counted here: while one of those asks, somebody is left. */
function lastOwners(owners: readonly string[], leaving: readonly string[], at: At): boolean {
  const named = at.standing.owner && !owners.includes(at.standing.who ?? '')
  return !named && owners.every((person) => leaving.includes(person))
}

const isOwn = (role: Given) => role === 'head' || role === 'liaison' || role === 'teacher'

/** Who has a role in a kindergarten is known to belong to it: her side of a pair is no longer a guess. */
const granting = (person: string, role: Given, scope: RoleScope, at: At) => [
  paper.insertInto('role').values({ person, role, ...pick(scope), granted_by: at.standing.who ?? '', since: at.now }),
  ...(isOwn(role)
    ? [
        paper
          .insertInto('staff')
          .values({ person, kindergarten: scope.scope_id, how: 'roster', since: at.now })
          .onConflict((conflict) => conflict.columns(['person', 'kindergarten']).doUpdateSet({ how: 'roster' })),
      ]
    : []),
]

function revoking(person: string, role: Given, scope: RoleScope, held: readonly Held[]): readonly Write[] {
  const stays = held.some(
    (one) => one.person === person && one.role !== role && isOwn(one.role) && one.scope_id === scope.scope_id,
  )
  return [
    paper
      .deleteFrom('role')
      .where('person', '=', person)
      .where('role', '=', role)
      .where('scope_kind', '=', scope.scope_kind)
      .where('scope_id', '=', scope.scope_id),
    ...(isOwn(role) && !stays
      ? [
          paper
            .deleteFrom('staff')
            .where('person', '=', person)
            .where('kindergarten', '=', scope.scope_id)
            .where('how', '=', 'roster'),
        ]
      : []),
  ]
}

const pick = ({ scope_kind, scope_id }: RoleScope): RoleScope => ({ scope_kind, scope_id })

const UNNAMED = phrase('（暂无姓名）', '(no name yet)')

function changedCard({ wish, names, places }: Setting, scope: RoleScope, affected: readonly string[]): Card {
  const called = (people: readonly string[]) =>
    join(
      people.map((person) => {
        const name = names.get(person)
        return name === undefined ? UNNAMED : same(name)
      }),
    )
  const untouched = wish.people.filter((person) => !affected.includes(person))
  const what = together(roleName[wish.role], phrase('（', ' ('), nameOfScope(scope, places), phrase('）', ')'))
  const grant = wish.does === 'grant'
  return {
    title: says.changed,
    tone: 'green',
    body: [
      ...(affected.length > 0
        ? [
            text(
              grant
                ? together(called(affected), phrase(' 现在是：', ' is now: '), what)
                : together(called(affected), phrase(' 不再是：', ' is no longer: '), what),
            ),
          ]
        : []),
      ...(untouched.length > 0
        ? [
            text(
              grant
                ? together(called(untouched), phrase(' 之前就是：', ' was already: '), what)
                : together(called(untouched), phrase(' 本来就不是：', ' was not: '), what),
            ),
          ]
        : []),
      small(
        grant
          ? phrase('要撤销，请发送：/设角色 撤销 @姓名 角色', 'To take it back, send: /role remove @NAME ROLE')
          : phrase('要恢复，请发送：/设角色 @姓名 角色', 'To give it back, send: /role @NAME ROLE'),
      ),
    ],
  }
}

/** Only what lies in the asker's scope (R1). */
function listCard(held: readonly Held[], people: readonly string[], places: Places, at: At): Card {
  const led = countiesLedBy(at.standing)
  const mine = held.filter(
    (one) =>
      (people.length === 0 || people.includes(one.person)) &&
      (at.standing.owner || whereOfScope(one, places).counties.some((id) => led.includes(id))),
  )
  if (mine.length === 0) return note(says.none)
  const shown = mine.slice(0, LIST_MAX)
  return {
    title: says.title,
    body: [
      {
        is: 'table',
        columns: [
          { name: 'who', title: phrase('姓名', 'Name') },
          { name: 'role', title: phrase('角色', 'Role') },
          { name: 'scope', title: phrase('范围', 'Scope') },
        ],
        rows: shown.map((one) => ({
          who: one.name === null ? UNNAMED : same(one.name),
          role: roleName[one.role],
          scope: nameOfScope(one, places),
        })),
      },
      ...(mine.length > shown.length
        ? [
            small(
              phrase(
                `共 ${mine.length} 条，这里列出前 ${shown.length} 条；/设角色 @姓名 可以只看一个人。`,
                `${mine.length} in all, the first ${shown.length} shown; /role @NAME shows one person's.`,
              ),
            ),
          ]
        : []),
    ],
  }
}
