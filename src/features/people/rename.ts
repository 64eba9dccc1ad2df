import { note } from '../../bot/card.ts'
import type { At, Reader } from '../../bot/command.ts'
import { type Decision, type Refusal, refuse } from '../../bot/decision.ts'
import { allowed, type May, type Where } from '../../bot/may.ts'
import { phrase } from '../../bot/phrase.ts'
import { paper, type Write } from '../../store/paper.ts'
import { type Numbers, numbersOf } from './history.ts'
import { sameName } from './names.ts'
import {
  kindergartenSubject,
  ownGround,
  type Places,
  placesIn,
  whereOfCounty,
  whereOfKindergarten,
  whereOfNew,
} from './places.ts'

export interface Renaming {
  readonly from: string
  readonly to: string
}

interface Place {
  readonly subject: string
  readonly name: string
  readonly where: Where
  readonly write: Write
  /** Names it may not take: those of its like. */
  readonly taken: readonly string[]
}

/** Everything that carries the old name. */
export interface RenamingSeen {
  readonly places: readonly Place[]
  readonly numbers: Numbers
}

export async function lookAtRenaming(db: Reader, renaming: Renaming): Promise<RenamingSeen> {
  const places = placesCalled(renaming, await placesIn(db))
  return {
    places,
    numbers: await numbersOf(
      db,
      places.map(({ subject }) => subject),
    ),
  }
}

export const whereOfRenaming = ({ places }: RenamingSeen, may: May, at: At): Where =>
  (places.find(({ where }) => allowed(at.standing, may, where)) ?? places[0])?.where ?? ownGround(at.standing)

export function decideRenaming({ from, to }: Renaming, seen: RenamingSeen, may: May, at: At): Decision | Refusal {
  const mine = seen.places.filter(({ where }) => allowed(at.standing, may, where))
  const [place] = mine
  if (!place) return refuse(says.none(from))
  if (mine.length > 1) return refuse(says.several(from))
  if (place.taken.some((name) => sameName(name, to))) return refuse(says.taken(to))
  return {
    rows: [place.write],
    history: [
      {
        subject: place.subject,
        number: seen.numbers(place.subject),
        what: 'renamed',
        before: { name: from },
        after: { name: to },
      },
    ],
    show: { card: note(says.done(place.name, to)) },
  }
}

function placesCalled({ from, to }: Renaming, { city, counties, kindergartens }: Places): readonly Place[] {
  const called = ({ name }: { name: string }) => sameName(name, from)
  const others = (all: readonly { id: string; name: string }[], id: string) =>
    all.filter((one) => one.id !== id).map(({ name }) => name)
  return [
    ...(city && called(city)
      ? [
          {
            subject: `city:${city.id}`,
            name: city.name,
            where: whereOfNew(null),
            taken: [],
            write: paper.updateTable('city').set({ name: to }).where('id', '=', city.id),
          },
        ]
      : []),
    ...counties.filter(called).map(({ id, name }) => ({
      subject: `county:${id}`,
      name,
      where: whereOfCounty(id),
      taken: others(counties, id),
      write: paper.updateTable('county').set({ name: to }).where('id', '=', id),
    })),
    ...kindergartens.filter(called).map((k) => ({
      subject: kindergartenSubject(k.id),
      name: k.name,
      where: whereOfKindergarten(k),
      taken: others(
        kindergartens.filter(({ county }) => county === k.county),
        k.id,
      ),
      write: paper.updateTable('kindergarten').set({ name: to }).where('id', '=', k.id),
    })),
  ]
}

const says = {
  none: (name: string) =>
    phrase(`没有找到“${name}”，请写现在的全称。`, `There is no "${name}"; please write its present name in full.`),
  several: (name: string) =>
    phrase(
      `叫“${name}”的不止一个，请联系系统管理员在名册里改。`,
      `More than one is called "${name}"; please ask the system owner.`,
    ),
  taken: (name: string) => phrase(`已经有“${name}”了，不能重名。`, `There is a "${name}" already.`),
  done: (from: string, to: string) =>
    phrase(
      `已把“${from}”改名为“${to}”，以前的记录会显示新名称。`,
      `"${from}" is now called "${to}", in earlier records too.`,
    ),
}
