import { type Filled, isJson, type Json, wordsIn } from '../card-reading.ts'
import { chart } from './chart.ts'
import { el, fill } from './dom.ts'
import { type Form, field, isField } from './field.ts'
import { markdown, type NameOf } from './markdown.ts'
import { table } from './table.ts'
import { lang, t } from './words.ts'

export interface CardNeeds {
  readonly nameOf: NameOf
  /** A button was pressed: its place in the card, and what its form holds. */
  press(place: string, form: Filled): Promise<void>
  /** Asks before a press that wants it. */
  confirm(title: string, text: string): Promise<boolean>
  /** A required field is empty. */
  incomplete(): void
}

/** Draws a card from the JSON 2.0 that was sent; what it cannot draw it says. */
export function card(json: Json, needs: CardNeeds): HTMLElement {
  const header = isJson(json.header) ? json.header : null
  const body = isJson(json.body) ? json.body : {}
  const template = typeof header?.template === 'string' ? header.template.replace(/[^a-z]/g, '') : 'default'
  const subtitle = wordsIn(header?.subtitle, lang())
  return el(
    'article',
    { class: 'card' },
    header &&
      el(
        'header',
        { class: `card-head t-${template}` },
        el('h3', {}, wordsIn(header.title, lang())),
        subtitle !== '' && el('p', {}, subtitle),
      ),
    el('div', { class: 'card-body' }, elements(body.elements, 'body.elements', null, needs)),
  )
}

function elements(list: unknown, place: string, form: Form | null, needs: CardNeeds): readonly Node[] {
  if (!Array.isArray(list)) return []
  return list.flatMap((item: unknown, index) => (isJson(item) ? [element(item, `${place}.${index}`, form, needs)] : []))
}

function element(json: Json, place: string, form: Form | null, needs: CardNeeds): Node {
  if (isField(json)) return field(json, form)
  switch (json.tag) {
    case 'div':
      return text(json.text, needs)
    case 'markdown':
      return sized(markdown(wordsIn(json, lang()), needs.nameOf), json)
    case 'plain_text':
    case 'lark_md':
      return text(json, needs)
    case 'hr':
      return el('hr')
    case 'column_set':
      return columns(json, place, form, needs)
    case 'collapsible_panel':
      return el(
        'details',
        { class: 'fold', open: json.expanded === true },
        el('summary', {}, text(isJson(json.header) ? json.header.title : null, needs)),
        el('div', { class: 'fold-body' }, elements(json.elements, `${place}.elements`, form, needs)),
      )
    case 'interactive_container':
      return el('div', { class: 'box' }, elements(json.elements, `${place}.elements`, form, needs))
    case 'form':
      return formOf(json, place, needs)
    case 'button':
      return button(json, place, form, needs)
    case 'table':
      return table(json, needs.nameOf)
    case 'chart':
      return chart(json)
    case 'person':
      return el('span', { class: 'at' }, needs.nameOf(String(json.user_id)))
    case 'person_list':
      return el(
        'span',
        { class: 'at' },
        (Array.isArray(json.persons) ? json.persons : [])
          .map((p: unknown) => needs.nameOf(isJson(p) ? String(p.id) : ''))
          .join('、'),
      )
    default:
      return el('p', { class: 'unknown' }, `${t('unknownTag')}: ${String(json.tag)}`)
  }
}

function text(json: unknown, needs: CardNeeds): HTMLElement {
  const words = wordsIn(json, lang())
  if (!isJson(json)) return el('p')
  return json.tag === 'lark_md' || json.tag === 'markdown'
    ? sized(markdown(words, needs.nameOf), json)
    : sized(el('p', { class: 'plain' }, words), json)
}

function sized<E extends HTMLElement>(made: E, json: Json): E {
  if (json.text_size === 'notation') made.classList.add('small')
  if (json.text_size === 'heading') made.classList.add('h', 'h2')
  if (typeof json.text_color === 'string') made.classList.add(`c-${json.text_color.replace(/[^a-z]/g, '')}`)
  return made
}

function columns(json: Json, place: string, form: Form | null, needs: CardNeeds): HTMLElement {
  const mode = typeof json.flex_mode === 'string' ? json.flex_mode.replace(/[^a-z]/g, '') : 'none'
  const list = Array.isArray(json.columns) ? json.columns.filter(isJson) : []
  return el(
    'div',
    { class: `columns f-${mode}` },
    list.map((column, index) =>
      el(
        'div',
        { class: column.width === 'weighted' ? 'column weighted' : 'column' },
        elements(column.elements, `${place}.columns.${index}.elements`, form, needs),
      ),
    ),
  )
}

function formOf(json: Json, place: string, needs: CardNeeds): HTMLElement {
  const form: Form = { fields: new Map() }
  return el('div', { class: 'form', role: 'form' }, elements(json.elements, `${place}.elements`, form, needs))
}

function button(json: Json, place: string, form: Form | null, needs: CardNeeds): HTMLElement {
  const kind = String(json.type ?? 'default').replace(/[^a-z_]/g, '')
  const words = wordsIn(json.text, lang())
  const made = el('button', { type: 'button', class: `b b-${kind}`, disabled: json.disabled === true }, words)
  const pressed = async () => {
    const sends = json.form_action_type === 'submit' && form
    const empty = sends
      ? [...form.fields.values()].find(({ required, value }) => required && value().length === 0)
      : undefined
    if (empty) {
      needs.incomplete()
      empty.focus()
      return
    }
    if (isJson(json.confirm)) {
      const agreed = await needs.confirm(wordsIn(json.confirm.title, lang()), wordsIn(json.confirm.text, lang()))
      if (!agreed) return
    }
    made.disabled = true
    made.classList.add('busy')
    const filled = sends ? Object.fromEntries([...form.fields].map(([name, { value }]) => [name, value()])) : {}
    await needs.press(place, filled).finally(() => {
      made.disabled = false
      made.classList.remove('busy')
    })
  }
  made.addEventListener('click', () => void pressed())
  return made
}

/** The JSON of a card, indented, for those who want to see what was really sent. */
export function source(json: Json): HTMLElement {
  const pre = el('pre', { class: 'source', tabIndex: 0 })
  fill(pre, JSON.stringify(json, null, 2))
  return pre
}
