/** More components in one card are refused (11310); every object with a `tag` counts, texts too (lark.md §5.3). */
export const ELEMENTS_MAX = 200
/** A larger card is refused (230025; lark.md §4.1). */
export const CARD_BYTES_MAX = 30 * 1024
/** Containers within containers (lark.md §5.3). */
export const CONTAINERS_DEEP_MAX = 5
const TABLES_MAX = 5
const COLUMNS_MAX = 50
const INPUT_MAX = 1000
const PAGE_MAX = 10

/** Why the platform would not take a card: its own code, the place in the card, and what is wrong there. */
export interface Breach {
  /** 230025 too large · 11310 too many · 200621 unknown property or value · 200861 unknown tag · 200530 no or double name · 100290 no such person to mention. */
  readonly code: 230025 | 11310 | 200621 | 200861 | 200530 | 100290
  readonly at: string
  readonly what: string
}

/** All that is wrong with a card, in words; empty: the platform takes it. */
export const breaches = (json: unknown): readonly string[] =>
  breachesOf(json).map(({ code, at, what }) => `${code} ${at}: ${what}`)

/**
 * Holds a card against the part of JSON 2.0 that this bot writes (lark.md §§5.1–5.4). Unlike in JSON 1.0 an unknown
 * property is an error, and the platform alone can say so, after sending; this says it before.
 */
export function breachesOf(json: unknown): readonly Breach[] {
  const found: Breach[] = []
  const names = new Map<string, string>()
  const seen: Seen = {
    elements: 0,
    tables: 0,
    breach: (code, at, what) => void found.push({ code, at, what }),
    name(name, at) {
      if (typeof name !== 'string' || name === '') return seen.breach(200530, at, 'has no name')
      const first = names.get(name)
      if (first) return seen.breach(200530, at, `is called ${name}, as ${first} is`)
      names.set(name, at)
    },
  }
  card(json, seen)
  if (seen.elements > ELEMENTS_MAX) seen.breach(11310, 'card', `${seen.elements} elements exceed ${ELEMENTS_MAX}`)
  if (seen.tables > TABLES_MAX) seen.breach(11310, 'card', `card table number over limit ${TABLES_MAX}`)
  const bytes = new TextEncoder().encode(JSON.stringify(json) ?? '').length
  if (bytes > CARD_BYTES_MAX) seen.breach(230025, 'card', `${bytes} bytes exceed ${CARD_BYTES_MAX}`)
  return found
}

interface Seen {
  elements: number
  tables: number
  breach(code: Breach['code'], at: string, what: string): void
  name(name: unknown, at: string): void
}

/** Where an element stands. */
interface Place {
  readonly at: string
  readonly inForm: boolean
  readonly containers: number
}

type Json = Readonly<Record<string, unknown>>
type Check = (value: unknown, at: string, seen: Seen, place: Place) => void

const card = (json: unknown, seen: Seen) => {
  const root: Place = { at: 'card', inForm: false, containers: 0 }
  object(
    {
      schema: is('2.0'),
      config: shape({
        update_multi: is(true),
        'enable_forward?': flag,
        'width_mode?': oneOf('default', 'compact', 'fill'),
      }),
      'header?': shape({
        title: plainText,
        'subtitle?': plainText,
        'template?': oneOf(
          ...['blue', 'wathet', 'turquoise', 'green', 'yellow', 'orange', 'red', 'carmine', 'violet', 'purple'],
          ...['indigo', 'grey', 'default'],
        ),
      }),
      body: shape({ elements: elements }),
    },
    json,
    'card',
    seen,
    root,
  )
}

/** Every element of a list, wherever the list stands. */
const elements: Check = (value, at, seen, place) => {
  if (!Array.isArray(value)) return seen.breach(200621, at, 'is no list')
  value.forEach((item: unknown, i) => {
    element(item, { ...place, at: `${at}[${i}]` }, seen)
  })
}

function element(value: unknown, place: Place, seen: Seen): void {
  const tag = isObject(value) ? String(value.tag) : ''
  const known = Object.hasOwn(ELEMENTS, tag) ? ELEMENTS[tag] : undefined
  if (!isObject(value)) seen.breach(200621, place.at, 'is no object')
  else if (!known) seen.breach(200861, place.at, `tag ${tag} is not supported`)
  else knownElement(tag, known, value, place, seen)
}

function knownElement(tag: string, known: Known, value: Json, { at, inForm, containers }: Place, seen: Seen): void {
  if (known.only === 'root' && containers > 0) seen.breach(200621, at, `${tag} stands only at the root`)
  if (known.only === 'form' && !inForm) seen.breach(200621, at, `${tag} stands only in a form`)
  if (tag === 'form' || (known.named && inForm)) seen.name(value.name, at)
  if (tag === 'table') seen.tables += 1
  seen.elements += 1
  const deep = containers + (known.container ? 1 : 0)
  if (deep > CONTAINERS_DEEP_MAX) seen.breach(200621, at, `more than ${CONTAINERS_DEEP_MAX} containers deep`)
  object({ tag: is(tag), ...known.has }, value, at, seen, { at, inForm: inForm || tag === 'form', containers: deep })
}

const plainText: Check = (value, at, seen, place) => {
  seen.elements += 1
  object({ tag: is('plain_text'), ...TEXT, 'text_size?': size, 'text_color?': oneOf('grey') }, value, at, seen, place)
}

/** Markdown in which only our own `<br>`, `<font color='grey'>` and mentions of a person are active. */
const markdownText: Check = (value, at, seen) => {
  if (typeof value !== 'string') return seen.breach(200621, at, 'is no text')
  for (const [tag] of value.matchAll(/<[^>]*>?/g)) {
    const person = /^<at id=(.*)>$/.exec(tag)?.[1]
    if (person !== undefined) {
      if (!/^ou_[A-Za-z0-9_-]+$/.test(person)) seen.breach(100290, at, `${person} is nobody to mention`)
    } else if (!OWN_TAGS.has(tag)) seen.breach(200621, at, `${tag} is not ours`)
  }
}
const OWN_TAGS: ReadonlySet<string> = new Set(['<br>', "<font color='grey'>", '</font>', '</at>'])

const text: Check = (value, at, seen) => {
  if (typeof value !== 'string' || !value.isWellFormed()) seen.breach(200621, at, 'is no text')
}
const filled: Check = (value, at, seen) => {
  if (typeof value !== 'string' || value === '') seen.breach(200621, at, 'is empty')
}
const flag: Check = (value, at, seen) => {
  if (typeof value !== 'boolean') seen.breach(200621, at, 'is neither true nor false')
}
const is = (wanted: unknown): Check => oneOf(wanted)
function oneOf(...allowed: readonly unknown[]): Check {
  return (value, at, seen) => {
    if (!allowed.includes(value)) seen.breach(200621, at, `${JSON.stringify(value)} is none of ${allowed.join(', ')}`)
  }
}
const number =
  (min: number, max: number): Check =>
  (value, at, seen) => {
    if (!Number.isInteger(value) || Number(value) < min || Number(value) > max)
      seen.breach(200621, at, `is no whole number from ${min} to ${max}`)
  }
const pixels: Check = (value, at, seen) => {
  if (typeof value !== 'string' || !/^\d{1,3}px$/.test(value)) seen.breach(200621, at, 'is no width in px')
}
const day: Check = (value, at, seen) => {
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(value)) seen.breach(200621, at, 'is no date YYYY-MM-DD')
}
/** A list of at least one. */
const listOf =
  (each: Check): Check =>
  (value, at, seen, place) => {
    if (!Array.isArray(value) || value.length === 0) return seen.breach(200621, at, 'is no list, or empty')
    value.forEach((item: unknown, i) => {
      each(item, `${at}[${i}]`, seen, place)
    })
  }
function shape(has: Readonly<Record<string, Check>>): Check {
  return (value, at, seen, place) => {
    object(has, value, at, seen, place)
  }
}
const size = oneOf('normal', 'notation', 'heading')

/** The properties an object must have and those it may have (`name?`), and no others. */
function object(has: Readonly<Record<string, Check>>, value: unknown, at: string, seen: Seen, place: Place): void {
  if (!isObject(value)) {
    seen.breach(200621, at, 'is no object')
    return
  }
  for (const [key, held] of Object.entries(value)) {
    const check = Object.hasOwn(has, key) ? has[key] : Object.hasOwn(has, `${key}?`) ? has[`${key}?`] : undefined
    if (check) check(held, `${at}.${key}`, seen, place)
    else seen.breach(200621, `${at}.${key}`, 'unknown property')
  }
  for (const key of Object.keys(has))
    if (!key.endsWith('?') && !Object.hasOwn(value, key)) seen.breach(200621, at, `has no ${key}`)
}
const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value)

const TEXT = { content: text, 'i18n_content?': shape({ zh_cn: text, en_us: text }) }

/** A press carries an object; the platform's own SDKs take nothing else (lark.md §1.5). */
const callback = shape({
  type: is('callback'),
  value: (value, at, seen) => {
    if (!isObject(value)) seen.breach(200621, at, 'is no object')
  },
})
const option = shape({ text: plainText, value: filled })
const chosen: Readonly<Record<string, Check>> = {
  'name?': text,
  placeholder: plainText,
  options: listOf(option),
  'width?': oneOf('default', 'fill'),
  'required?': flag,
}

interface Known {
  readonly has: Readonly<Record<string, Check>>
  readonly only?: 'root' | 'form'
  readonly container?: true
  /** Needs a name of its own within a form. */
  readonly named?: true
}

/** The tags this bot writes, with all that each may carry besides its tag. */
const ELEMENTS: Readonly<Record<string, Known>> = {
  div: { has: { text: plainText } },
  markdown: {
    has: {
      content: markdownText,
      'i18n_content?': shape({ zh_cn: markdownText, en_us: markdownText }),
      'text_size?': size,
    },
  },
  hr: { has: {} },
  button: {
    named: true,
    has: {
      text: plainText,
      'type?': oneOf('default', 'primary', 'danger', 'text', 'primary_filled', 'danger_filled'),
      behaviors: listOf(callback),
      'confirm?': shape({ title: plainText, text: plainText }),
      'name?': text,
      'form_action_type?': oneOf('submit', 'reset'),
    },
  },
  column_set: {
    container: true,
    has: {
      'flex_mode?': oneOf('none', 'stretch', 'flow', 'bisect', 'trisect'),
      'horizontal_spacing?': pixels,
      columns: listOf((value, at, seen, place) => {
        seen.elements += 1
        object({ tag: is('column'), 'width?': oneOf('auto', 'weighted'), elements }, value, at, seen, place)
      }),
    },
  },
  collapsible_panel: {
    container: true,
    has: {
      'expanded?': flag,
      header: shape({ title: plainText, 'vertical_align?': oneOf('top', 'center', 'bottom') }),
      elements,
    },
  },
  form: { only: 'root', container: true, has: { name: text, elements } },
  table: {
    only: 'root',
    has: {
      page_size: number(1, PAGE_MAX),
      'row_height?': oneOf('low', 'middle', 'high'),
      'header_style?': shape({
        'bold?': flag,
        'text_align?': oneOf('left', 'center', 'right'),
        'background_style?': oneOf('none', 'grey'),
      }),
      columns: (value, at, seen, place) => {
        listOf(
          shape({ name: filled, display_name: text, data_type: oneOf('text', 'number'), 'width?': oneOf('auto') }),
        )(value, at, seen, place)
        if (Array.isArray(value) && value.length > COLUMNS_MAX)
          seen.breach(11310, at, `more than ${COLUMNS_MAX} columns`)
      },
      rows: (value, at, seen) => {
        const cells = Array.isArray(value)
          ? value.flatMap((row) => (isObject(row) ? Object.values(row) : [null]))
          : [null]
        if (cells.some((cell) => typeof cell !== 'string' && !Number.isFinite(cell)))
          seen.breach(200621, at, 'holds what is neither text nor number')
      },
    },
  },
  input: {
    named: true,
    has: {
      'name?': text,
      'label?': plainText,
      'label_position?': oneOf('top', 'left'),
      'placeholder?': plainText,
      'default_value?': text,
      'max_length?': number(1, INPUT_MAX),
      'width?': oneOf('default', 'fill'),
      'input_type?': oneOf('text', 'multiline_text'),
      'rows?': number(1, 20),
      'auto_resize?': flag,
      'required?': flag,
    },
  },
  select_static: { named: true, has: { ...chosen, 'initial_option?': filled } },
  multi_select_static: { named: true, only: 'form', has: { ...chosen, 'selected_values?': listOf(filled) } },
  date_picker: {
    named: true,
    has: {
      'name?': text,
      placeholder: plainText,
      'initial_date?': day,
      'width?': oneOf('default', 'fill'),
      'required?': flag,
    },
  },
}
