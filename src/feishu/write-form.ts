import type { Button, Choice, Field, Form } from '../bot/card.ts'
import { type Phrase, phrase } from '../bot/phrase.ts'
import { buttonJson } from './write-button.ts'
import { cut, type PlainText, plain, visible } from './write-text.ts'

/** What one input holds (lark.md §5.4); longer texts are typed as a message. */
export const INPUT_MAX = 1000
/** A label is a line, a hint stands inside the box: longer ones would be cut by the client. */
const LABEL_MAX = 60
const HINT_MAX = 100
/** One line of a list of choices on a phone. */
const CHOICE_MAX = 60

export function formJson({ name, fields, submit }: Form): object {
  return { tag: 'form', name, elements: [...fields.flatMap(fieldJson), submitJson(name, submit)] }
}

/** A form's button needs a name of its own in the whole card, or the platform refuses it (200530). */
const submitJson = (form: string, submit: Button) => ({
  ...buttonJson(submit),
  name: `${form}_submit`,
  form_action_type: 'submit',
})

/** Only an input carries a label itself; over the others it stands as a line of text. */
function fieldJson(field: Field): readonly object[] {
  const { name } = field
  const required = field.required ? { required: true } : {}
  switch (field.is) {
    case 'line':
    case 'paragraph':
      return [{ ...inputJson(field), ...required }]
    case 'choice':
      return withLabel(field.label, field.choices.length > 0, {
        tag: 'select_static',
        name,
        placeholder: hint(field.hint, CHOOSE),
        options: field.choices.map(optionJson),
        ...(field.choices.some(({ value }) => value === field.value) ? { initial_option: field.value } : {}),
        width: 'fill',
        ...required,
      })
    case 'choices': {
      const chosen = (field.values ?? []).filter((value) => field.choices.some((choice) => choice.value === value))
      return withLabel(field.label, field.choices.length > 0, {
        tag: 'multi_select_static',
        name,
        placeholder: hint(field.hint, CHOOSE_SOME),
        options: field.choices.map(optionJson),
        ...(chosen.length > 0 ? { selected_values: chosen } : {}),
        width: 'fill',
        ...required,
      })
    }
    case 'date':
      return withLabel(field.label, true, {
        tag: 'date_picker',
        name,
        placeholder: hint(field.hint, CHOOSE_DATE),
        ...(field.value !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(field.value) ? { initial_date: field.value } : {}),
        width: 'fill',
        ...required,
      })
  }
}

function inputJson(field: Extract<Field, { is: 'line' | 'paragraph' }>): object {
  const max = Math.min(Math.max(Math.floor(field.max ?? INPUT_MAX), 1), INPUT_MAX)
  const value = field.value === undefined ? '' : cut(visible(field.value), max)
  return {
    tag: 'input',
    name: field.name,
    label: plain(field.label, LABEL_MAX),
    label_position: 'top',
    placeholder: hint(field.hint, TYPE),
    ...(value === '' ? {} : { default_value: value }),
    max_length: max,
    width: 'fill',
    ...(field.is === 'paragraph' ? { input_type: 'multiline_text', rows: 3, auto_resize: true } : {}),
  }
}

/** A list with nothing to choose from is left out: the platform takes no empty one. */
const withLabel = (label: Phrase, there: boolean, element: object): readonly object[] =>
  there ? [{ tag: 'div', text: plain(label, LABEL_MAX) }, element] : []

const optionJson = ({ value, text }: Choice) => ({ text: plain(text, CHOICE_MAX), value })
const hint = (given: Phrase | undefined, otherwise: Phrase): PlainText => plain(given ?? otherwise, HINT_MAX)

const TYPE = phrase('请输入', 'Type here')
const CHOOSE = phrase('请选择', 'Choose one')
const CHOOSE_SOME = phrase('请选择（可多选）', 'Choose one or more')
const CHOOSE_DATE = phrase('请选择日期', 'Choose a date')
