import { isJson, type Json, wordsIn } from './card-reading.ts'

/** All the words of a card in one language, in the order they are read, a line each: what a person reads of it. */
export function aloud(card: Json, lang: 'zh' | 'en', nameOf: (id: string) => string): string {
  return linesIn(card, lang)
    .map((line) => plainly(line, nameOf))
    .filter((line) => line !== '')
    .join('\n')
}

function linesIn(value: unknown, lang: 'zh' | 'en'): readonly string[] {
  if (Array.isArray(value)) return value.flatMap((item: unknown) => linesIn(item, lang))
  if (!isJson(value)) return []
  const own = typeof value.content === 'string' ? [wordsIn(value, lang)] : []
  const typed = ['default_value', 'initial_option', 'initial_date'].flatMap((key) =>
    typeof value[key] === 'string' ? [String(value[key])] : [],
  )
  const below = Object.entries(value).flatMap(([key, held]) => (SILENT.has(key) ? [] : linesIn(held, lang)))
  return [...own, ...typed, ...below, ...(value.tag === 'table' ? tableLines(value) : [])]
}

/** What stands in a card and is not read: values of buttons, rows (read with their columns), settings. */
const SILENT: ReadonlySet<string> = new Set(['i18n_content', 'behaviors', 'rows', 'config', 'confirm', 'placeholder'])

function tableLines(table: Json): readonly string[] {
  const columns = Array.isArray(table.columns) ? table.columns.filter(isJson) : []
  const rows = Array.isArray(table.rows) ? table.rows.filter(isJson) : []
  return [
    columns.map((column) => String(column.display_name ?? '')).join(' | '),
    ...rows.map((row) => columns.map((column) => String(row[String(column.name)] ?? '')).join(' | ')),
  ]
}

const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  sim: '~',
}

/** Markdown without its marks, entities read: `**类型**：示范课<br>` → `类型：示范课`. */
function plainly(markdown: string, nameOf: (id: string) => string): string {
  return markdown
    .replace(/<at ids?=['"]?([\w-]+)['"]?>(?:<\/at>)?/g, (_, id: string) => `@${nameOf(id)}`)
    .replace(/<br\s*\/?>/g, '\n')
    .replace(/<\/?(?:font|text_tag)[^>]*>/g, '')
    .replaceAll('**', '')
    .replace(/&(?:#(\d{1,7})|([a-z]+));/g, (whole, code: string | undefined, name: string | undefined) =>
      code === undefined ? (NAMED[name ?? ''] ?? whole) : String.fromCodePoint(Number(code)),
    )
    .trim()
}
