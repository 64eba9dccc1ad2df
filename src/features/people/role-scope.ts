import type { At } from '../../bot/command.ts'
import { allowed, CITY, type May, type Where } from '../../bot/may.ts'
import { type Phrase, phrase, same } from '../../bot/phrase.ts'
import type { Schema } from '../../store/schema.ts'
import type { Numbers } from './history.ts'
import { kindergartensOf } from './pair.ts'
import {
  countyName,
  homeCounty,
  type Places,
  resolveCounty,
  resolveKindergarten,
  whereOfCounty,
  whereOfKindergarten,
} from './places.ts'
import type { Given, RoleWish } from './role-words.ts'
import type { Chat } from './tie.ts'

type RoleRow = Schema['role']

export type Held = RoleRow & { readonly name: string | null }

export type RoleScope = Pick<RoleRow, 'scope_kind' | 'scope_id'>

/** Everything that a change of roles is decided from. */
export interface Setting {
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
export type Meant =
  | { readonly is: 'known'; readonly scope: RoleScope }
  | { readonly is: 'ask'; readonly scopes: readonly RoleScope[] }
  | { readonly is: 'none' }
  | { readonly is: 'unsaid' }

export const MAY: May = ['owner', 'county']

export function scopeMeant(wish: RoleWish, chat: Chat, places: Places, held: readonly Held[], at: At): Meant {
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

export const kindergarten = (id: string) => ({
  is: 'known' as const,
  scope: { scope_kind: 'kindergarten' as const, scope_id: id },
})

export const county = (id: string) => ({ is: 'known' as const, scope: { scope_kind: 'county' as const, scope_id: id } })

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

export function whereOfScope({ scope_kind, scope_id }: RoleScope, places: Places): Where {
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

export function nameOfScope({ scope_kind, scope_id }: RoleScope, places: Places): Phrase {
  switch (scope_kind) {
    case 'city':
      return places.city ? same(places.city.name) : phrase('全市', 'the city')
    case 'county':
      return countyName(places, scope_id)
    case 'kindergarten':
      return same(places.kindergartens.find(({ id }) => id === scope_id)?.name ?? '')
  }
}
