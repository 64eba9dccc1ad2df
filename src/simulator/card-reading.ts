/** Reads a card's JSON 2.0 as a client does: to find what can be pressed and filled. */

export type Json = Readonly<Record<string, unknown>>

export const isJson = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const list = (value: unknown): readonly Json[] => (Array.isArray(value) ? value.filter(isJson) : [])

/** A thing in a card, and where: the place is its road from the root, `body.elements.2.columns.0.elements.1`. */
export interface Placed {
  readonly place: string
  readonly element: Json
  /** The form it stands in. */
  readonly form: Json | null
}

/** Every element and component, in the order they are read. */
export function elementsOf(card: Json): readonly Placed[] {
  const body = isJson(card.body) ? card.body : {}
  return list(body.elements).flatMap((element, index) => walk(element, `body.elements.${index}`, null))
}

function walk(element: Json, place: string, form: Json | null): readonly Placed[] {
  const inside = element.tag === 'form' ? element : form
  const children = (['elements', 'columns', 'actions'] as const).flatMap((key) =>
    list(element[key]).flatMap((child, index) => walk(child, `${place}.${key}.${index}`, inside)),
  )
  return [{ place, element, form }, ...children]
}

/** What a text object says; in English where it has that. */
export function wordsIn(text: unknown, lang: 'zh' | 'en'): string {
  if (!isJson(text)) return ''
  const i18n = isJson(text.i18n_content) ? text.i18n_content : {}
  const local = i18n[lang === 'zh' ? 'zh_cn' : 'en_us']
  return typeof local === 'string' ? local : typeof text.content === 'string' ? text.content : ''
}

export const buttonsOf = (card: Json): readonly Placed[] =>
  elementsOf(card).filter(({ element }) => element.tag === 'button')

/** The button with those words on it, in either language; where none has just these, the first that begins with them. */
export function buttonNamed(card: Json, words: string): Placed | undefined {
  const buttons = buttonsOf(card)
  const says = ({ element }: Placed) => [wordsIn(element.text, 'zh'), wordsIn(element.text, 'en')]
  return (
    buttons.find((button) => says(button).includes(words)) ??
    buttons.find((button) => says(button).some((said) => said.startsWith(words)))
  )
}

/** The `value` that a press of it sends back; null for a button that only opens a page. */
export function callbackOf(button: Json): Json | null {
  const behaviour = list(button.behaviors).find(({ type }) => type === 'callback')
  return behaviour && isJson(behaviour.value) ? behaviour.value : null
}

export type Filled = Readonly<Record<string, string | readonly string[]>>

/** What a form sends: what was filled in over what stood there, each kind as the platform writes it (lark.md §1.5). */
export function formValueOf(
  form: Json,
  filled: Filled,
): { readonly value: Readonly<Record<string, unknown>>; readonly missing: readonly string[] } {
  const value: Record<string, unknown> = {}
  const missing: string[] = []
  for (const { element } of walk(form, '', null)) {
    if (typeof element.name !== 'string' || !(String(element.tag) in WRITTEN)) continue
    const written = WRITTEN[String(element.tag)]?.(element, filled[element.name])
    if (written !== undefined) value[element.name] = written
    if (
      element.required === true &&
      (written === undefined || written === '' || (Array.isArray(written) && written.length === 0))
    ) {
      missing.push(element.name)
    }
  }
  return { value, missing }
}

type Given = string | readonly string[] | undefined
const one = (given: Given): string | undefined => (typeof given === 'string' ? given : given?.[0])
const orUndefined = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined

const WRITTEN: Readonly<Record<string, (element: Json, given: Given) => unknown>> = {
  input: (element, given) => one(given) ?? orUndefined(element.default_value) ?? '',
  select_static: (element, given) => orUndefined(one(given) ?? element.initial_option),
  multi_select_static: (element, given) => {
    const chosen = given ?? (Array.isArray(element.selected_values) ? element.selected_values.map(String) : undefined)
    return chosen === undefined ? undefined : typeof chosen === 'string' ? [chosen] : [...chosen]
  },
  date_picker: (element, given) => {
    const day = orUndefined(one(given) ?? element.initial_date)
    return day === undefined ? undefined : `${day} +0800`
  },
  picker_time: (element, given) => {
    const time = orUndefined(one(given) ?? element.initial_time)
    return time === undefined ? undefined : `${time} +0800`
  },
  picker_datetime: (element, given) => {
    const time = orUndefined(one(given) ?? element.initial_datetime)
    return time === undefined ? undefined : `${time} +0800`
  },
  select_person: (element, given) => orUndefined(one(given) ?? element.initial_option),
  checker: (element, given) => (given === undefined ? element.checked === true : one(given) === 'true'),
}
