import type { Element, Fact, Span, Table } from '../bot/card.ts'
import { join, type Phrase, phrase, together } from '../bot/phrase.ts'
import { buttonsJson } from './write-button.ts'
import { formJson } from './write-form.ts'
import { grey, greyAll, inBoth, inOne, literal, markdown, plain } from './write-text.ts'

/** A container may hold containers five deep (lark.md §5.3); a fold holds a row of columns, so three folds reach it. */
const FOLDS_MAX = 3
/** What the platform takes for the rows of one page of a table (lark.md §5.3), and its own default. */
const PAGE_MAX = 10
const PAGE_USUAL = 5
/** What a phone can be asked to leaf through, 10 a page; nothing near it fits 30 KB in two languages. */
const ROWS_MAX = 500

export function elementJson(element: Element, depth = 0): readonly object[] {
  switch (element.is) {
    case 'text':
      return textJson(element.spans, element.small === true)
    case 'facts':
      return factsJson(element.facts)
    case 'rule':
      return [{ tag: 'hr' }]
    case 'buttons':
      return buttonsJson(element.buttons)
    case 'form':
      return [formJson(element)]
    case 'table':
      return element.columns.length === 0 ? [] : [tableJson(element)]
    case 'fold': {
      const inner = element.body.flatMap((e) => elementJson(e, depth + 1))
      if (depth >= FOLDS_MAX) return [...textJson([{ strong: element.title }], false), ...inner]
      return inner.length === 0 ? [] : [foldJson(element.title, inner)]
    }
  }
}

/** Words without anything special are sent as plain text, the form in which nothing can be markup. */
function textJson(spans: readonly Span[], small: boolean): readonly object[] {
  if (spans.every((span): span is Phrase => 'zh' in span)) {
    const text = plain(together(...spans))
    if (text.content === '') return []
    return [{ tag: 'div', text: small ? { ...text, text_size: 'notation', text_color: 'grey' } : text }]
  }
  const words = markdown(spans)
  if (words.zh === '') return []
  return [{ tag: 'markdown', ...inBoth(small ? greyAll(words) : words), ...(small ? { text_size: 'notation' } : {}) }]
}

function factsJson(facts: readonly Fact[]): readonly object[] {
  if (facts.length === 0) return []
  return [{ tag: 'markdown', ...inBoth(join(facts.map(factLine), phrase('<br>', '<br>'))) }]
}

/** The colon stands outside the bold: between a colon and a letter, stars would close nothing. */
function factLine({ label, value, note }: Fact): Phrase {
  const line = together(markdown([{ strong: label }]), phrase('：', ': '), {
    zh: literal(value.zh, false),
    en: literal(value.en, false),
  })
  return note ? together(line, phrase(' ', ' '), grey(note)) : line
}

/** A table's cells and headings know no languages, so they show both where these differ. */
function tableJson({ columns, rows, pageSize }: Table): object {
  const held = rows.slice(0, ROWS_MAX)
  const numeric = (name: string) => held.every((row) => typeof (row[name] ?? 0) === 'number')
  return {
    tag: 'table',
    page_size: Math.min(Math.max(Math.floor(pageSize ?? PAGE_USUAL), 1), PAGE_MAX),
    row_height: 'low',
    header_style: { bold: true, text_align: 'left', background_style: 'grey' },
    columns: columns.map(({ name, title, number }) => ({
      name,
      display_name: inOne(title),
      data_type: number && numeric(name) ? 'number' : 'text',
      width: 'auto',
    })),
    rows: held.map((row) =>
      Object.fromEntries(
        columns.flatMap(({ name, number }) => {
          const cell = row[name]
          if (cell === undefined) return []
          if (typeof cell === 'number') return [[name, number && numeric(name) ? cell : String(cell)]]
          return [[name, inOne(cell)]]
        }),
      ),
    ),
  }
}

const foldJson = (title: Phrase, elements: readonly object[]) => ({
  tag: 'collapsible_panel',
  expanded: false,
  header: { title: plain(title), vertical_align: 'center' },
  elements,
})
