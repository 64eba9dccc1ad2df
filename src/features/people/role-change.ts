import type { At } from '../../bot/command.ts'
import { type Decision, type Refusal, refuse } from '../../bot/decision.ts'
import { phrase } from '../../bot/phrase.ts'
import { paper, type Write } from '../../store/paper.ts'
import { OWNERS } from './claim.ts'
import { peopleRows } from './members.ts'
import { changedCard } from './role-card.ts'
import type { Held, RoleScope, Setting } from './role-scope.ts'
import type { Given } from './role-words.ts'

export const personSubject = (id: string) => `person:${id}`

export const mentioned = ({ wish, names }: Setting, at: At) =>
  peopleRows(
    wish.people.map((who) => {
      const name = names.get(who)
      return name === undefined ? { who } : { who, name }
    }),
    at.now,
  )

export function change(view: Setting, scope: RoleScope, at: At): Decision | Refusal {
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

const says = {
  lastOwner: phrase(
    '这是最后一位系统管理员，不能撤销；请先设另一位管理员。',
    'This is the last owner and stays; please name another owner first.',
  ),
  changed: phrase('角色已更新', 'Roles updated'),
}
