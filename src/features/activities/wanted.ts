import type { At } from '../../bot/command.ts'
import type { Refusal } from '../../bot/decision.ts'
import type { Activity } from './activity.ts'
import { corrected, namesAnything } from './change.ts'
import { wishIn } from './edit-wish.ts'
import { dateTrouble } from './new-activity.ts'
import type { PeopleBook } from './people-named.ts'
import { namesSaid, withLecturers } from './record-deed.ts'
import type { Recorded } from './recorded.ts'

/** The record as these words want it; null where they name nothing that can be changed. */
export function wantedBy(
  activity: Activity,
  words: string,
  written: number,
  people: PeopleBook,
  at: At,
): Activity | Refusal | null {
  const wish = wishIn(activity, words, { now: written, zone: at.zone })
  if (!wish) return null
  const trouble = dateTrouble(wish.draft, at.now, at.zone)
  if (trouble) return trouble
  if (!namesAnything(wish.draft)) return null
  return withLecturers(corrected(activity, wish, words), wish.draft, (name) => people.idOf(name))
}

/** Names of people in these words: whom the pair knows already is looked up before they are wanted. */
export const wishedNames = (
  { activity }: Recorded,
  words: string,
  written: number,
  { zone }: At,
): readonly string[] => {
  const wish = wishIn(activity, words, { now: written, zone })
  return wish ? namesSaid([wish.draft]) : []
}
