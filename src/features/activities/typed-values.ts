import type { At } from '../../bot/command.ts'
import type { Refusal } from '../../bot/decision.ts'
import type { Activity } from './activity.ts'
import { type Cell, cellAt, fieldOf, valueIn } from './cells.ts'
import { labelOf } from './fill-form.ts'
import { type Filled, one } from './log-form.ts'
import type { PeopleBook } from './people-named.ts'
import type { Recorded } from './recorded.ts'
import { formValue, readValue } from './values.ts'

/** `YYYY-MM-DD`. */
const DAY_LENGTH = 10

/** What a form says of this record, field by field; fields that were left as they were shown say nothing. */
export function* valuesOf(
  { activity, names }: Recorded,
  form: Filled,
  people: PeopleBook,
  at: At,
): Generator<readonly [Cell, { readonly value: string | null } | Refusal]> {
  for (const key of Object.keys(form)) {
    const cell = cellAt(activity, key)
    if (!cell) continue
    const { input } = fieldOf(cell)
    const typed = one(form, key)
    const held = valueIn(activity, cell)
    // Left as the form showed it, it stays, though it be longer than what a form takes, or a person whose name was erased.
    if (held !== null && typed.trim() === formValue(input, held, (id) => names.get(id) ?? '').trim()) continue
    // A date picker cannot show a month alone: left empty, it stays what it was. A record is never without its day.
    if (input.is === 'date' && typed.trim() === '' && (cell.key === 'date' || held?.length !== DAY_LENGTH)) continue
    yield [cell, readValue(labelOf(activity, cell), input, typed, { now: at.now, zone: at.zone, people })]
  }
}

/** Names of people that a form holds. */
export const namesTyped = (activity: Activity, form: Filled): readonly string[] =>
  Object.keys(form).flatMap((key) => {
    const cell = cellAt(activity, key)
    return cell && fieldOf(cell).input.is === 'person' ? [one(form, key).trim()] : []
  })
