import type { Card, Element, Fact, Field, Form, Span, Table } from '../bot/card.ts'
import { small } from '../bot/card.ts'
import { type Phrase, phrase } from '../bot/phrase.ts'
import { cut } from './write-text.ts'

/** How much of a card is shown: UTF-16 units of each text, lines or choices or rows of each list, elements of each body. */
export interface Room {
  readonly text: number
  readonly items: number
  readonly elements: number
}

/**
 * Tried from the first on until the card is one the platform takes. The last holds at most 5 elements × 5 items × 20
 * letters; even with each letter escaped (5 bytes) and said three times that is 7.5 KB, so only ids can still be too long.
 */
export const ROOMS: readonly Room[] = [
  { text: 4000, items: 200, elements: 120 },
  { text: 1500, items: 100, elements: 90 },
  { text: 600, items: 60, elements: 60 },
  { text: 200, items: 40, elements: 40 },
  { text: 80, items: 20, elements: 25 },
  { text: 40, items: 10, elements: 10 },
  { text: 20, items: 5, elements: 5 },
]

/** More tables in one card are refused (lark.md §5.3). */
export const TABLES_MAX = 5
/** More columns in one table are refused (lark.md §5.3). */
export const COLUMNS_MAX = 50

/** The card with no more than there is room for. What is cut ends in `…`; what is left out altogether is said so. */
export function shorten(card: Card, room: Room): Card {
  let left = false
  const some = <T>(list: readonly T[], max: number): readonly T[] => {
    if (list.length > max) left = true
    return list.slice(0, max)
  }
  const words = ({ zh, en }: Phrase): Phrase => ({ zh: cut(zh, room.text), en: cut(en, room.text) })
  const span = (s: Span): Span => ('at' in s ? s : 'strong' in s ? { strong: words(s.strong) } : words(s))
  const fact = ({ label, value, note }: Fact): Fact => ({
    label: words(label),
    value: words(value),
    ...(note ? { note: words(note) } : {}),
  })
  const field = (f: Field): Field => {
    if (f.is === 'choice' || f.is === 'choices') return { ...f, choices: some(f.choices, room.items) }
    if (f.is === 'date' || f.value === undefined) return f
    return { ...f, value: cut(f.value, room.text) }
  }
  const form = (f: Form): Form => ({ ...f, fields: some(f.fields, room.items).map(field) })
  const table = (t: Table): Table => ({
    ...t,
    columns: some(t.columns, Math.min(room.items, COLUMNS_MAX)).map((c) => ({ ...c, title: words(c.title) })),
    rows: some(t.rows, room.items).map((row) =>
      Object.fromEntries(Object.entries(row).map(([k, v]) => [k, typeof v === 'number' ? v : words(v)])),
    ),
  })
  function element<E extends Element>(e: E): E
  function element(e: Element): Element {
    switch (e.is) {
      case 'text':
        return { ...e, spans: some(e.spans, room.items).map(span) }
      case 'facts':
        return { ...e, facts: some(e.facts, room.items).map(fact) }
      case 'rule':
        return e
      case 'buttons':
        return { ...e, buttons: some(e.buttons, room.items) }
      case 'form':
        return form(e)
      case 'table':
        return table(e)
      case 'fold':
        return { ...e, title: words(e.title), body: some(e.body, room.elements).map(element) }
    }
  }
  const body = mostNeeded(card.body, room.elements).map(element)
  if (body.length < card.body.length) left = true
  return { ...card, ...(card.title ? { title: words(card.title) } : {}), body: left ? [...body, LEFT_OUT] : body }
}

/** What can be pressed or filled in stays before what can only be read; the order is kept. */
function mostNeeded(body: readonly Element[], max: number): readonly Element[] {
  const tables = body.filter(({ is }) => is === 'table')
  const allowed = body.filter((e) => e.is !== 'table' || tables.indexOf(e) < TABLES_MAX)
  const pressed = allowed.filter(({ is }) => is === 'buttons' || is === 'form').slice(0, max)
  const read = allowed.filter(({ is }) => is !== 'buttons' && is !== 'form').slice(0, max - pressed.length)
  const kept = new Set([...pressed, ...read])
  return allowed.filter((e) => kept.has(e))
}

const LEFT_OUT = small(
  phrase(
    '内容较多，一张卡片放不下，这里只显示一部分；完整内容请用 /list（/台账）查看。',
    'There is more than one card can hold; this is a part of it. For all of it, use /list.',
  ),
)
