import type { At } from '../../bot/command.ts'
import type { Entry } from '../../bot/decision.ts'
import { allowed } from '../../bot/may.ts'
import { join, type Phrase, phrase, same, together } from '../../bot/phrase.ts'
import type { Write } from '../../store/paper.ts'
import type { Level, Side } from './level.ts'
import { type Kindergarten, kindergartensOf, type Pair, pairName } from './pair.ts'
import { countyOf, type Making, PAIR_MAY } from './pair-wish.ts'
import {
  countyName,
  kindergartenSubject,
  type Made,
  makeKindergarten,
  refineKindergarten,
  whereOfKindergarten,
} from './places.ts'

interface Settled {
  readonly place: Kindergarten
  readonly isNew: boolean
}

interface Settling extends Settled, Made<Kindergarten> {
  readonly place: Kindergarten
  readonly notes: readonly Phrase[]
}

/** The sides as they will stand, and what makes them so. */
export interface Sides {
  readonly giver: Settled
  readonly receivers: readonly Settled[]
  readonly rows: readonly Write[]
  readonly history: readonly Entry[]
  readonly notes: readonly Phrase[]
}

/** Makes what is new; a level that was typed and a side that the position tells complete what is known. */
export function settle(making: Making, at: At): Sides {
  const levels = [making.wish.giver.level, ...making.wish.receivers.map(({ level }) => level)]
  const all = making.sides.map((side, i): Settling => {
    const told = { level: levels[i], side: i === 0 ? ('urban' as const) : ('rural' as const) }
    if (side.is === 'known') return complete(side.place, told, making, at)
    const what = { name: side.name, county: countyOf(making, side), level: told.level ?? '未填', side: told.side }
    return { ...makeKindergarten(at, what), isNew: true, notes: [] }
  })
  const [giver, ...receivers] = distinct(all)
  if (!giver) throw new Error('a pair without a giver')
  return {
    giver,
    receivers,
    rows: [giver, ...receivers].flatMap(({ rows }) => rows),
    history: [giver, ...receivers].flatMap(({ history }) => history),
    notes: [giver, ...receivers].flatMap(({ notes }) => notes),
  }
}

/** Two spellings of one kindergarten are one. */
const distinct = (all: readonly Settling[]): readonly Settling[] =>
  all.filter(({ place }, i) => all.findIndex((one) => one.place.id === place.id) === i)

/** A county gives levels to its own kindergartens only, also where it leads the pair. */
function complete(
  place: Kindergarten,
  told: { level: Level | undefined; side: Side },
  making: Making,
  at: At,
): Settling {
  const mine = allowed(at.standing, PAIR_MAY, whereOfKindergarten(place))
  const details = {
    ...(told.level && mine ? { level: told.level } : {}),
    ...(place.side === 'unknown' ? { side: told.side } : {}),
  }
  const refined = refineKindergarten(place, details, making.numbers(kindergartenSubject(place.id)))
  const notes = told.level && !mine ? [says.levelStays(place.name)] : []
  return { ...(refined ?? { place, rows: [], history: [] }), isNew: false, notes }
}

const says = {
  levelStays: (name: string) =>
    phrase(`${name}的等级没有改：它不在您的县里。`, `The level of ${name} stays: it is not in your county.`),
}

export function newOnes(making: Making, sides: Sides): readonly Phrase[] {
  const made = [sides.giver, ...sides.receivers].filter(({ isNew }) => isNew).map(({ place }) => place)
  if (made.length === 0) return []
  const named = made.map((place) =>
    together(same(place.name), phrase('（', ' ('), countyName(making.places, place.county), phrase('）', ')')),
  )
  return [
    together(
      phrase('新建的幼儿园：', 'New kindergartens: '),
      join(named),
      phrase(
        '。城区、农村按帮扶方、受帮扶方推定，所属县（市、区）如有不对，请发送 /绑定 园 园名 修改。',
        '. Their sides follow from their places in the pair; to correct these or the county, send /bind kindergarten NAME.',
      ),
    ),
  ]
}

/** R16 pairs a receiver once; a second giver is allowed and said. */
export const elsewhere = (making: Making, pair: Pair): readonly Phrase[] =>
  pair.receivers.flatMap((receiver) =>
    making.pairs
      .filter(
        (other) =>
          other.id !== pair.id &&
          kindergartensOf(other)
            .slice(1)
            .some(({ id }) => id === receiver.id),
      )
      .map((other) =>
        together(
          phrase(
            `提醒：${receiver.name}本周期还在另一个结对里受帮扶：`,
            `Please note: ${receiver.name} is also a receiver in `,
          ),
          pairName(other),
        ),
      ),
  )
