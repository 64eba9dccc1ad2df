import { isJson, type Json, wordsIn } from '../card-reading.ts'
import { el } from './dom.ts'
import { lang, t } from './words.ts'

/** The fields of one form, by name. */
export interface Form {
  readonly fields: Map<string, Field>
}

export interface Field {
  readonly required: boolean
  value(): string | readonly string[]
  focus(): void
}

const DRAWN: Readonly<Record<string, (json: Json) => { readonly node: HTMLElement; readonly field: Field }>> = {
  input,
  select_static: select,
  multi_select_static: multiSelect,
  date_picker: (json) => dated(json, 'date', json.initial_date),
  picker_time: (json) => dated(json, 'time', json.initial_time),
  picker_datetime: (json) => dated(json, 'datetime-local', json.initial_datetime),
}

export const isField = (json: Json): boolean => typeof json.tag === 'string' && Object.hasOwn(DRAWN, json.tag)

export function field(json: Json, form: Form | null): HTMLElement {
  const drawn = DRAWN[String(json.tag)]?.(json)
  if (!drawn) throw new Error(`no such field: ${String(json.tag)}`)
  if (form && typeof json.name === 'string') form.fields.set(json.name, drawn.field)
  return drawn.node
}

const hint = (json: Json) => wordsIn(json.placeholder, lang())
const required = (json: Json) => json.required === true

function input(json: Json) {
  const max = typeof json.max_length === 'number' ? json.max_length : 1000
  const value = typeof json.default_value === 'string' ? json.default_value : ''
  const common = { value, placeholder: hint(json), maxLength: max, required: required(json) }
  const control =
    json.input_type === 'multiline_text'
      ? el('textarea', { ...common, rows: typeof json.rows === 'number' ? json.rows : 3 })
      : el('input', { ...common, type: 'text' })
  const label = wordsIn(json.label, lang())
  const node = el('label', { class: 'field' }, label !== '' && labelled(label, json), control)
  if (label === '') control.setAttribute('aria-label', hint(json))
  return { node, field: { required: required(json), value: () => control.value, focus: () => control.focus() } }
}

const labelled = (label: string, json: Json) =>
  el('span', { class: 'label' }, label, required(json) && el('span', { class: 'must', aria: { hidden: 'true' } }, ' *'))

const optionsOf = (json: Json) =>
  (Array.isArray(json.options) ? json.options.filter(isJson) : []).map((option) => ({
    value: String(option.value ?? ''),
    words: wordsIn(option.text, lang()),
  }))

function select(json: Json) {
  const control = el(
    'select',
    { required: required(json), aria: { label: hint(json) } },
    el('option', { value: '' }, hint(json)),
    optionsOf(json).map(({ value, words }) => el('option', { value }, words)),
  )
  control.value = typeof json.initial_option === 'string' ? json.initial_option : ''
  const node = el('div', { class: 'field' }, control)
  return { node, field: { required: required(json), value: () => control.value, focus: () => control.focus() } }
}

function multiSelect(json: Json) {
  const chosen = new Set(Array.isArray(json.selected_values) ? json.selected_values.map(String) : [])
  const count = el('span', {})
  const say = () => {
    count.textContent = chosen.size === 0 ? hint(json) : t('chosen', { n: chosen.size })
  }
  const boxes = optionsOf(json).map(({ value, words }) => {
    const box = el('input', { type: 'checkbox', checked: chosen.has(value), value })
    box.addEventListener('change', () => {
      if (box.checked) chosen.add(value)
      else chosen.delete(value)
      say()
    })
    return el('label', { class: 'choice' }, box, words)
  })
  say()
  const summary = el('summary', {}, count)
  const node = el('details', { class: 'field many' }, summary, el('div', { class: 'choices' }, boxes))
  return { node, field: { required: required(json), value: () => [...chosen], focus: () => summary.focus() } }
}

function dated(json: Json, type: string, initial: unknown) {
  const control = el('input', {
    type,
    value: typeof initial === 'string' ? initial.replace(' ', 'T') : '',
    required: required(json),
    aria: { label: hint(json) },
  })
  const node = el('div', { class: 'field' }, control)
  return {
    node,
    field: { required: required(json), value: () => control.value.replace('T', ' '), focus: () => control.focus() },
  }
}
