/** Roles of product.md §1. Each is held *in* a scope and comes only from `/role` or the roster. */
export const ROLES = ['city', 'county', 'research', 'head', 'liaison', 'teacher', 'inspector'] as const
export type Role = (typeof ROLES)[number]

/** A part of the world that a role is held in or a group is tied to. */
export type Scope =
  | { readonly kind: 'city' }
  | { readonly kind: 'county' | 'kindergarten' | 'pair'; readonly id: string }

/** Where a thing lives: what decides who sees it and who may change it. */
export interface Where {
  readonly pair?: string
  readonly kindergartens: readonly string[]
  /** Counties that see it: both sides' for a pair. Empty for what is run by the city (市直). */
  readonly counties: readonly string[]
  /** The county that leads it: the receiver's for a pair; none where nobody's county does. */
  readonly lead?: string
  /** open_id of who made it, for the grant `author`. */
  readonly author?: string
}

/** The whole city: seen and steered by nobody below it. */
export const CITY: Where = { kindergartens: [], counties: [] }

/** What a person brings to a decision: loaded once, before the feature looks. */
export interface Standing {
  /** The person; null for the clock and the platform. */
  readonly who: string | null
  readonly owner: boolean
  readonly roles: readonly { readonly role: Role; readonly scope: Scope }[]
  /** What this chat is tied to, if it is. */
  readonly tie: Scope | null
  /** What the other tied groups this person is a member of are tied to. */
  readonly groups: readonly Scope[]
  /** Kindergartens this person is known to belong to: which side she is on. She may have said so herself: no right comes of it. */
  readonly staffOf: readonly string[]
}

/**
 * Who may use a command.
 * - `owner`: the IT person. · a role: held over where the thing lives; `county` steers what it *leads*, and sees both
 *   sides' pairs through `reader`. · `member`: a teacher's rights in a pair, by a kindergarten's role or by being in a
 *   tied pair's or kindergarten's group. · `author`: who made it. · `reader`: whoever's scope it is in (R1: nobody
 *   sees outside their scope).
 */
export type Grant = 'owner' | Role | 'member' | 'author' | 'reader'
export type May = 'anyone' | readonly Grant[]

const covers = (scope: Scope, where: Where): boolean => {
  switch (scope.kind) {
    case 'city':
      return true
    case 'county':
      return where.counties.includes(scope.id)
    case 'kindergarten':
      return where.kindergartens.includes(scope.id)
    case 'pair':
      return where.pair === scope.id
  }
}

const holds = (standing: Standing, role: Role, where: Where): boolean =>
  standing.roles.some(
    (held) =>
      held.role === role &&
      covers(held.scope, where) &&
      (role !== 'county' || held.scope.kind !== 'county' || where.lead === held.scope.id),
  )

/** Groups that give a teacher's rights; a county's or city's group gives reading only. */
const givesTeaching = (scope: Scope) => scope.kind === 'pair' || scope.kind === 'kindergarten'
const KINDERGARTEN_ROLES: readonly Role[] = ['head', 'liaison', 'teacher']

const tiesOf = (standing: Standing): readonly Scope[] =>
  standing.tie ? [standing.tie, ...standing.groups] : standing.groups

const isMember = (standing: Standing, where: Where): boolean =>
  KINDERGARTEN_ROLES.some((role) => holds(standing, role, where)) ||
  tiesOf(standing).some((scope) => givesTeaching(scope) && covers(scope, where))

/** May this person see what lives there? */
export const sees = (standing: Standing, where: Where): boolean =>
  isMember(standing, where) ||
  standing.roles.some(({ scope }) => covers(scope, where)) ||
  tiesOf(standing).some((scope) => covers(scope, where))

const grants = (standing: Standing, grant: Grant, where: Where): boolean => {
  switch (grant) {
    case 'owner':
      return standing.owner
    case 'member':
      return isMember(standing, where)
    case 'author':
      return where.author !== undefined && where.author === standing.who && sees(standing, where)
    case 'reader':
      return sees(standing, where)
    default:
      return holds(standing, grant, where)
  }
}

/** May this person do what asks for `may` to what lives in `where`? */
export const allowed = (standing: Standing, may: May, where: Where): boolean =>
  may === 'anyone' || may.some((grant) => grants(standing, grant, where))
