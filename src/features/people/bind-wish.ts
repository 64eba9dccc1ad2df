import type { At, Reader } from '../../bot/command.ts'
import { allowed, type May, type Where } from '../../bot/may.ts'
import type { BindWish } from './bind-words.ts'
import { type Numbers, numbersOf } from './history.ts'
import { sameName } from './names.ts'
import { type Kindergarten, kindergartensOf, type Pair, pairById, whereOfPair } from './pair.ts'
import { type SideSaid, sidesIn } from './pair-card.ts'
import { pairsNamed } from './pair-find.ts'
import {
  CITY_ID,
  type County,
  countyOfNew,
  homeCounty,
  kindergartenSubject,
  ownGround,
  type Places,
  placesIn,
  type Resolved,
  resolveCounty,
  resolveKindergarten,
  whereOfCounty,
  whereOfKindergarten,
  whereOfNew,
} from './places.ts'
import { type Chat, chatHere, chatSubject } from './tie.ts'

export const BIND_MAY: May = ['owner', 'county']

export interface Binding {
  readonly wish: BindWish
  readonly chat: Chat
  readonly places: Places
  readonly home: string | null
  readonly target: Target
  readonly said: readonly SideSaid[]
  readonly numbers: Numbers
}

/** What the wish turned out to mean. */
type Target =
  | { readonly to: 'unsaid' }
  | { readonly to: 'city'; readonly now: County | null }
  | { readonly to: 'county'; readonly found: Resolved<County> }
  | { readonly to: 'kindergarten'; readonly found: Resolved<Kindergarten> }
  | { readonly to: 'pair'; readonly found: readonly Pair[] }

export const citySubject = `city:${CITY_ID}`

export async function lookAtBinding(db: Reader, wish: BindWish, at: At): Promise<Binding> {
  const [places, chat] = await Promise.all([placesIn(db), chatHere(db, at)])
  const home = homeCounty(at.standing, places.counties)
  const target = await targetOf(db, wish, places, home, at)
  const sides = target.to === 'pair' && target.found[0] ? kindergartensOf(target.found[0]).map(({ id }) => id) : []
  const [said, numbers] = await Promise.all([
    sidesIn(db, chat.id, sides),
    numbersOf(db, [
      chatSubject(chat.id),
      citySubject,
      ...(target.to === 'kindergarten' && target.found.is === 'known'
        ? [kindergartenSubject(target.found.place.id)]
        : []),
    ]),
  ])
  return { wish, chat, places, home, target, said, numbers }
}

async function targetOf(db: Reader, wish: BindWish, places: Places, home: string | null, at: At): Promise<Target> {
  switch (wish.to) {
    case 'unsaid':
      return { to: 'unsaid' }
    case 'city':
      return { to: 'city', now: places.city }
    case 'county':
      return { to: 'county', found: resolveCounty(wish, places) }
    case 'kindergarten':
      return { to: 'kindergarten', found: resolveKindergarten(wish, places, countyTyped(wish, places) ?? home) }
    case 'pair': {
      if (!wish.id) return { to: 'pair', found: await pairsNamed(db, at.standing, wish.name, 'running') }
      const pair = await pairById(db, wish.id)
      return { to: 'pair', found: pair ? [pair] : [] }
    }
  }
}

/** The county that was typed behind the name, if there is one of that name. */
export const countyTyped = (wish: BindWish, places: Places): string | null =>
  places.counties.find(({ name }) => wish.county !== undefined && sameName(name, wish.county))?.id ?? null

export const countyOfNewOne = (
  { wish, places, home }: Pick<Binding, 'wish' | 'places' | 'home'>,
  name: string,
): string | null => (wish.county === '市直' ? null : (countyTyped(wish, places) ?? countyOfNew(name, home)))

/** The city and a new county are the owner's to make; what is there lives where it lives. */
export function whereOfBinding(binding: Binding, at: At): Where {
  const { target } = binding
  switch (target.to) {
    case 'city':
      return whereOfNew(null)
    case 'county': {
      const { found } = target
      if (found.is === 'known') return whereOfCounty(found.place.id)
      return found.is === 'ask' ? ownGround(at.standing) : whereOfNew(null)
    }
    case 'kindergarten': {
      const { found } = target
      if (found.is === 'known') return whereOfKindergarten(found.place)
      return whereOfNew(countyOfNewOne(binding, found.name))
    }
    case 'pair': {
      const mine = target.found.filter((pair) => allowed(at.standing, BIND_MAY, whereOfPair(pair)))
      const [pair] = mine.length > 0 ? mine : target.found
      return pair ? whereOfPair(pair) : ownGround(at.standing)
    }
    case 'unsaid':
      return ownGround(at.standing)
  }
}
