import type { At } from '../../bot/command.ts'
import type { Entry } from '../../bot/decision.ts'
import { allowed } from '../../bot/may.ts'
import { join, type Phrase, phrase, same, together } from '../../bot/phrase.ts'
import type { Write } from '../../store/paper.ts'
import type { Side } from './level.ts'
import { type Kindergarten, kindergartensOf, type Pair, pairName } from './pair.ts'
import { countyOf, type Making, PAIR_MAY } from './pair-wish.ts'
import { countyName, kindergartenSubject, makeKindergarten, refineKindergarten, whereOfKindergarten } from './places.ts'

interface Settled {
  readonly place: Kindergarten
  readonly isNew: boolean
}

interface Sides {
  readonly giver: Settled
  readonly receivers: readonly Settled[]
  readonly rows: readonly Write[]
  readonly history: readonly Entry[]
  readonly notes: readonly Phrase[]
}

/** Makes what is new; a level that was typed and a side that the position tells complete what is known. */
export function settle(making: Making, at: At): Sides {
  const rows: Write[] = []
  const history: Entry[] = []
  const notes: Phrase[] = []
  const [giver, ...receivers] = making.sides.map((side, i): Settled => {
    const position: Side = i === 0 ? 'urban' : 'rural'
    const level = i === 0 ? making.wish.giver.level : making.wish.receivers[i - 1]?.level
    if (side.is !== 'known') {
      const county = countyOf(making, side)
      const made = makeKindergarten(at, { name: side.name, county, level: level ?? '未填', side: position })
      rows.push(...made.rows)
      history.push(...made.history)
      return { place: made.place, isNew: true }
    }
    const mine = allowed(at.standing, PAIR_MAY, whereOfKindergarten(side.place))
    if (level && !mine)
      notes.push(
        phrase(
          `${side.place.name}的等级没有改：它不在您的县里。`,
          `The level of ${side.place.name} stays: it is not in your county.`,
        ),
      )
    const details = {
      ...(level && mine ? { level } : {}),
      ...(side.place.side === 'unknown' ? { side: position } : {}),
    }
    const refined = refineKindergarten(side.place, details, making.numbers(kindergartenSubject(side.place.id)))
    rows.push(...(refined?.rows ?? []))
    history.push(...(refined?.history ?? []))
    return { place: refined?.place ?? side.place, isNew: false }
  })
  if (!giver) throw new Error('a pair without a giver')
  return { giver, receivers: distinct(receivers), rows, history, notes }
}

/** Two spellings of one receiver are one receiver. */
const distinct = (settled: readonly Settled[]): readonly Settled[] => [
  ...new Map(settled.map((one) => [one.place.id, one])).values(),
]

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
