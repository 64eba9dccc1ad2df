import type { Field, Form } from '../../bot/card.ts'
import { type Phrase, phrase, same, together } from '../../bot/phrase.ts'
import { ACTIVITY_TYPES } from '../../reading/kinds/activity-types.ts'
import { type Activity, typesOfActivity } from './activity.ts'
import { typeName } from './activity-words.ts'
import { type Cell, cellsOf, fieldOf, missing, valueIn, wished } from './cells.ts'
import { formValue, LINE_MAX, PARAGRAPH_MAX } from './values.ts'

/** A form that asks for more is one nobody fills in on a phone. */
export const MISSING_MAX = 6
const WISHED_MAX = 2
/** The whole record; a trip with many parts asks for the rest on its parts' own turn. */
export const EDIT_FIELDS_MAX = 24

/** The small form under a record: what is missing (★) and one or two fields that would be welcome (☆). */
export function fillForm(activity: Activity): Form | null {
  const lacks = missing(activity).slice(0, MISSING_MAX)
  // What one part must have another may merely wish for.
  const more = wished(activity).filter(({ key }) => lacks.every((cell) => cell.key !== key))
  const cells = [...lacks, ...more.slice(0, WISHED_MAX)]
  if (cells.length === 0) return null
  return {
    is: 'form',
    name: 'fill',
    fields: cells.map((cell) => fieldFor(activity, cell, null)),
    submit: {
      text: phrase('保存补充', 'Save'),
      press: { command: 'edit', button: 'fill', about: { activity: activity.id } },
    },
  }
}

/** Everything about a record, filled in as it stands. `revision` is the version that is shown. */
export function editForm(activity: Activity, nameOf: (id: string) => string): Form {
  const cells = cellsOf(activity).slice(0, EDIT_FIELDS_MAX)
  return {
    is: 'form',
    name: 'edit',
    fields: [typesField(activity), ...cells.map((cell) => fieldFor(activity, cell, nameOf))],
    submit: {
      text: phrase('保存修改', 'Save changes'),
      tone: 'primary',
      press: {
        command: 'edit',
        button: 'save',
        about: { activity: activity.id, revision: String(activity.revision) },
      },
    },
  }
}

/** 示范课 · 节数, where the record has several parts. */
export function labelOf(activity: Activity, cell: Cell): Phrase {
  const { label } = fieldOf(cell)
  const part = cell.home === 'part' && activity.parts.length > 1 ? activity.parts[cell.part] : undefined
  return part ? together(typeName(part.type), same(' · '), label) : label
}

export const TYPES_FIELD = 'types'

/** Choices of every type, in the order of the enumeration. */
export const typeChoices = ACTIVITY_TYPES.map(({ name }) => ({ value: name, text: typeName(name) }))

const typesField = (activity: Activity): Field => ({
  is: 'choices',
  name: TYPES_FIELD,
  label: phrase('活动类型（可多选）', 'Type (one or more)'),
  choices: typeChoices,
  values: typesOfActivity(activity),
})

/** `nameOf`: shows what is there already, people by name; null leaves the field empty. */
function fieldFor(activity: Activity, cell: Cell, nameOf: ((id: string) => string) | null): Field {
  const { input, hint } = fieldOf(cell)
  const kept = nameOf ? valueIn(activity, cell) : null
  const value = kept === null || !nameOf ? {} : { value: formValue(input, kept, nameOf) }
  const asked = { name: cell.key, label: labelOf(activity, cell), ...(hint && { hint }) }
  switch (input.is) {
    case 'choice':
      return { ...asked, ...value, is: 'choice', choices: input.choices }
    case 'date':
      // A month alone cannot stand in a date picker.
      return kept !== null && kept.length === 10 ? { ...asked, ...value, is: 'date' } : { ...asked, is: 'date' }
    case 'paragraph':
    case 'gifts':
      return { ...asked, ...value, is: 'paragraph', max: PARAGRAPH_MAX }
    case 'titles':
      return { ...asked, ...value, is: 'paragraph', max: PARAGRAPH_MAX }
    default:
      return { ...asked, ...value, is: 'line', max: LINE_MAX }
  }
}
