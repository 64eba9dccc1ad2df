import { type Phrase, phrase, together } from '../../bot/phrase.ts'
import type { Activity } from './activity.ts'
import { type Cell, fieldOf, valueIn } from './cells.ts'
import { shownValue } from './values.ts'

/** What a record holds in this field, as a card says it; null where nobody said it. */
export function cellWords(activity: Activity, cell: Cell, nameOf: (id: string) => string): Phrase | null {
  const value = valueIn(activity, cell)
  if (value === null) return null
  const { input, unit } = fieldOf(cell)
  const words = shownValue(input, unit, value, nameOf)
  if (cell.key !== 'participants' && cell.key !== 'participants_range') return words
  const times = activity.participantsUnit === '人次' ? together(words, phrase('次', ' (each time counted)')) : words
  return activity.participantsApprox && cell.key === 'participants' ? together(phrase('约 ', 'about '), times) : times
}
