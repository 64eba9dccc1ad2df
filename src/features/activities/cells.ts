import type { Phrase } from '../../bot/phrase.ts'
import type { Activity } from './activity.ts'
import { type Asks, asksOf } from './asks.ts'
import {
  ACTIVITY_FIELDS,
  type ActivityField,
  type ActivityFieldName,
  type FieldName,
  type Input,
  PART_FIELDS,
  type PartField,
  type PartFieldName,
} from './fields.ts'

/** One field of one record, where it stands. `part`: its place among the parts. */
export type Cell =
  | { readonly key: string; readonly name: ActivityFieldName; readonly home: 'activity' }
  | { readonly key: string; readonly name: PartFieldName; readonly home: 'part'; readonly part: number }

/** Fields of the whole record that any type may hold, in the order a form shows them. */
const ALWAYS: readonly ActivityFieldName[] = ['date', 'half_day', 'place', 'participants', 'audience', 'minutes']
const GAINS: readonly ActivityFieldName[] = ['gain_giver', 'gain_receiver']

/** Every field that this record's types know, each once, in the order a form shows them. */
export function cellsOf(activity: Activity): readonly Cell[] {
  const asked = [...ask(activity, 'must'), ...ask(activity, 'may')]
  const whole = [...ALWAYS, ...GAINS].map(ofActivity)
  const held = HELD.filter((name) => ACTIVITY_FIELDS[name].get(activity) !== null).map(ofActivity)
  const head = whole.slice(0, ALWAYS.length)
  const parts = asked
    .filter((cell) => cell.home === 'part')
    .sort((a, b) => (a.home === 'part' && b.home === 'part' ? a.part - b.part : 0))
  const more = asked.filter((cell) => cell.home === 'activity')
  return distinct([...head, ...more, ...held, ...parts, ...whole])
}

/** Shown when it is there, though no type asks for it. */
const HELD: readonly ActivityFieldName[] = [
  'date_end',
  'time',
  'direction',
  'mode',
  'participants_range',
  'days',
  'class_hours',
  'children',
  'children_giver',
  'children_receiver',
  'items',
]

/** ★ fields that nobody has filled yet. */
export const missing = (activity: Activity): readonly Cell[] =>
  ask(activity, 'must').filter((cell) => valueIn(activity, cell) === null && !toldRoughly(activity, cell))

/** 20 to 30 people is an answer to how many. */
const toldRoughly = ({ participantsMin }: Activity, { key }: Cell): boolean =>
  key === 'participants' && participantsMin !== null

/** ☆ fields that nobody has filled yet. */
export const wished = (activity: Activity): readonly Cell[] =>
  ask(activity, 'may').filter((cell) => valueIn(activity, cell) === null)

export const fieldOf = (cell: Cell): { label: Phrase; input: Input; hint?: Phrase; unit?: Phrase } => {
  const field: ActivityField | PartField =
    cell.home === 'activity' ? ACTIVITY_FIELDS[cell.name] : PART_FIELDS[cell.name]
  return {
    label: field.label,
    input: field.input,
    ...(field.hint && { hint: field.hint }),
    ...(field.unit && { unit: field.unit }),
  }
}

/** Text as it is kept; null where nobody said it. */
export function valueIn(activity: Activity, cell: Cell): string | null {
  if (cell.home === 'activity') return ACTIVITY_FIELDS[cell.name].get(activity)
  const part = activity.parts[cell.part]
  return part === undefined ? null : PART_FIELDS[cell.name].get(part)
}

/** The record with this field holding that; null empties it. */
export function withValue(activity: Activity, cell: Cell, value: string | null): Activity {
  if (cell.home === 'activity') return ACTIVITY_FIELDS[cell.name].set(activity, value)
  const parts = activity.parts.map((part, at) => (at === cell.part ? PART_FIELDS[cell.name].set(part, value) : part))
  return { ...activity, parts }
}

/** The cell a form field stands for; undefined for what this record does not hold (any more). */
export const cellAt = (activity: Activity, key: string): Cell | undefined =>
  [...cellsOf(activity), ...ask(activity, 'must'), ...ask(activity, 'may')].find((cell) => cell.key === key)

export const ofActivity = (name: ActivityFieldName): Cell => ({ key: name, name, home: 'activity' })
/** A key that a form takes for a name: letters, figures and an underscore. */
export const ofPart = (name: PartFieldName, part: number): Cell => ({
  key: `${name}_${part}`,
  name,
  home: 'part',
  part,
})

function ask(activity: Activity, which: keyof Asks): readonly Cell[] {
  const trip = activity.parts.some((part) => part.type === activity.type) ? [] : asksOf(activity.type)[which]
  return distinct([
    ...trip.filter(isActivityField).map(ofActivity),
    ...activity.parts.flatMap((part, at) =>
      asksOf(part.type)[which].map((name) => (isActivityField(name) ? ofActivity(name) : ofPart(name, at))),
    ),
  ])
}

const isActivityField = (name: FieldName): name is ActivityFieldName => Object.hasOwn(ACTIVITY_FIELDS, name)
const distinct = (cells: readonly Cell[]): readonly Cell[] => [
  ...new Map(cells.map((cell) => [cell.key, cell])).values(),
]
