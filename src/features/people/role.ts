import { type At, command, type Reader } from '../../bot/command.ts'
import { type Decision, type Refusal, refuse } from '../../bot/decision.ts'
import { type Standing, sees } from '../../bot/may.ts'
import { phrase } from '../../bot/phrase.ts'
import { askCard } from './bind-card.ts'
import { OWNERS } from './claim.ts'
import { numbersOf } from './history.ts'
import { kindergartensOf, pairById } from './pair.ts'
import { ownGround, type Places, placesIn } from './places.ts'
import { askBack, wishOf } from './question.ts'
import { listCard } from './role-card.ts'
import { change, mentioned, personSubject } from './role-change.ts'
import type { Setting } from './role-scope.ts'
import { type Held, MAY, nameOfScope, type RoleScope, scopeMeant, whereOfScope } from './role-scope.ts'
import { type RoleWish, readRole, roleName, roleWish } from './role-words.ts'
import { chatHere } from './tie.ts'

type Args =
  | { readonly does: 'list'; readonly people: readonly string[] }
  | { readonly does: 'set'; readonly wish: RoleWish }
  | { readonly does: 'answer'; readonly question: string; readonly kind: string; readonly id: string }

type View =
  | { readonly is: 'list'; readonly people: readonly string[]; readonly places: Places; readonly held: readonly Held[] }
  | { readonly is: 'forgotten' }
  | ({ readonly is: 'set' } & Setting)

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
}

/** In a group the answer is read by all who are in it: only what the group itself may see is listed there (R1). */
async function listHere(db: Reader, people: readonly string[], at: At): Promise<View> {
  const places = await placesIn(db)
  const held = await rolesOf(db, null)
  if (at.event.kind === 'message' && at.event.chatKind === 'private') return { is: 'list', people, places, held }
  const { tie } = at.standing
  const pair = tie?.kind === 'pair' ? await pairById(db, tie.id) : undefined
  const groups = pair ? kindergartensOf(pair).map(({ id }) => ({ kind: 'kindergarten' as const, id })) : []
  const group: Standing = { who: null, owner: false, roles: [], tie, groups, staffOf: [] }
  return { is: 'list', people, places, held: held.filter((one) => sees(group, whereOfScope(one, places))) }
}

async function look(db: Reader, args: Args, at: At): Promise<View> {
  switch (args.does) {
    case 'list':
      return listHere(db, args.people, at)
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
