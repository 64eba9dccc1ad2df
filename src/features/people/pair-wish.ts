import { z } from 'zod'
import type { At, Reader } from '../../bot/command.ts'
import type { May, Where } from '../../bot/may.ts'
import { dayOf, schoolYearOf } from '../../bot/school-calendar.ts'
import { type Numbers, numbersOf } from './history.ts'
import { LEVELS } from './level.ts'
import { type Kindergarten, type Pair, pairsOf, whereOfPair } from './pair.ts'
import { type SideSaid, sidesIn } from './pair-card.ts'
import {
  countyOfNew,
  homeCounty,
  kindergartenSubject,
  type Places,
  placesIn,
  type Resolved,
  resolveKindergarten,
} from './places.ts'
import { type Chat, chatHere, chatSubject } from './tie.ts'

export const PAIR_MAY: May = ['owner', 'county', 'city']

const wanted = z.object({ name: z.string(), id: z.string().nullish(), level: z.enum(LEVELS).optional() })

/** A pair that somebody wants, with all that was settled of it so far. */
export const pairWish = z.object({
  giver: wanted,
  receivers: z.array(wanted).min(1),
  /** The giver leads a pair already; the receivers are to join it. */
  join: z.literal(true).optional(),
})

export type PairWish = z.infer<typeof pairWish>

export interface Making {
  readonly wish: PairWish
  readonly places: Places
  readonly home: string | null
  /** The giver first. */
  readonly sides: readonly Resolved<Kindergarten>[]
  readonly cycle: { readonly id: string; readonly firstYear: number } | null
  /** Running pairs of this cycle that any of them is in. */
  readonly pairs: readonly Pair[]
  readonly chat: Chat
  readonly said: readonly SideSaid[]
  readonly numbers: Numbers
}

/** Two school years make a cycle (R27). */
const CYCLE_YEARS = 2

export async function lookAtMaking(db: Reader, wish: PairWish, at: At): Promise<Making> {
  const year = schoolYearOf(dayOf(at.now, at.zone))
  const [places, chat, cycle] = await Promise.all([
    placesIn(db),
    chatHere(db, at),
    db
      .selectFrom('cycle')
      .select(['id', 'first_year as firstYear'])
      .where('first_year', '<=', year)
      .where('first_year', '>', year - CYCLE_YEARS)
      .orderBy('first_year', 'desc')
      .limit(1)
      .executeTakeFirst(),
  ])
  const home = homeCounty(at.standing, places.counties)
  const sides = [wish.giver, ...wish.receivers].map((side) => resolveKindergarten(side, places, home))
  const known = sides.flatMap((side) => (side.is === 'known' ? [side.place.id] : []))
  const within = known.map((id) => ({ kind: 'kindergarten' as const, id }))
  const running = await pairsOf(db, { within, state: 'running' })
  const [said, numbers] = await Promise.all([
    sidesIn(db, chat.id, known),
    numbersOf(db, [
      chatSubject(chat.id),
      ...known.map(kindergartenSubject),
      ...running.map(({ id }) => pairSubject(id)),
    ]),
  ])
  const pairs = running.filter((pair) => pair.cycle.id === cycle?.id)
  return { wish, places, home, sides, cycle: cycle ?? null, pairs, chat, said, numbers }
}

/** Where the pair lives or will live: the one that the giver leads already, else what its sides say. */
export function whereOfMaking(making: Making): Where {
  const led = ledAlready(making)
  if (led) return whereOfPair(led)
  const places = making.sides.map((side) => ({
    id: side.is === 'known' ? side.place.id : null,
    county: countyOf(making, side),
  }))
  const [giver, ...receivers] = places
  const lead = receivers.find(({ county }) => county !== null)?.county ?? giver?.county ?? null
  return {
    kindergartens: places.flatMap(({ id }) => (id === null ? [] : [id])),
    counties: [...new Set(places.flatMap(({ county }) => (county === null ? [] : [county])))],
    ...(lead === null ? {} : { lead }),
  }
}

export const pairSubject = (id: string) => `pair:${id}`

export const countyOf = (making: Making, side: Resolved<Kindergarten>): string | null =>
  side.is === 'known' ? side.place.county : countyOfNew(side.name, making.home)

export const ledAlready = ({ sides, pairs }: Making): Pair | null => {
  const [giver] = sides
  return (giver?.is === 'known' && pairs.find((pair) => pair.giver.id === giver.place.id)) || null
}

/** Stands for "none of those" where a button carries an id. */
export const NEW = 'new'

export const inHistory = (pair: Pair) => ({
  giver: pair.giver.id,
  receivers: pair.receivers.map(({ id }) => id),
  cycle: pair.cycle.id,
})
