import type { Page } from '../words/page.ts'
import type { Span } from '../words/spans.ts'
import { type FieldKind, LABEL_KINDS } from './form-labels.ts'
import type { Field, Form } from './form-said.ts'

/**
 * Tables pasted from a document or a sheet, cells apart by `|` or a tab: a row of labels with one record a row under
 * it, or labels and values in turn.
 */
export function tablesIn({ plain, typed }: Page): readonly Form[] {
  const rows = rowsOf(plain, typed)
  const first = rows[0]
  if (!first) return []
  const labels = first.map((cell) => LABEL_KINDS.get(wordsOf(plain, cell)))
  if (
    labels.every((kind) => kind !== undefined) &&
    labels.length >= 2 &&
    rows.length >= 2 &&
    !labelsFirst(plain, rows)
  ) {
    return rows
      .slice(1)
      .map((cells) => ({ fields: byColumn(first, cells, plain, typed) }))
      .filter(({ fields }) => fields.some((field) => field.text !== ''))
  }
  const fields = (first.length === 2 && labels.every((kind) => kind !== undefined) ? rows.slice(1) : rows).flatMap(
    (cells) => inTurn(cells, plain, typed),
  )
  const kinds = new Set(fields.map(({ kind }) => kind))
  kinds.delete('other')
  return kinds.size >= 2 ? [{ fields }] : []
}

/** 项目｜内容 over rows that begin with a label each: label and value in turn. */
function labelsFirst(plain: string, rows: readonly (readonly Span[])[]): boolean {
  const under = rows.slice(1)
  const labelled = under.filter(([cell]) => cell !== undefined && LABEL_KINDS.has(wordsOf(plain, cell)))
  return rows[0]?.length === 2 && labelled.length * 2 > under.length
}

/** More columns than a record has fields are no record. */
const COLUMNS_MAX = 24
const RULE = /^[\s|:\-+]*$/

/** The rows with at least two cells; the rule under a head is none. */
function rowsOf(plain: string, typed: string): readonly (readonly Span[])[] {
  const rows: Span[][] = []
  let start = 0
  while (start <= plain.length) {
    const newline = plain.indexOf('\n', start)
    const end = newline < 0 ? plain.length : newline
    const line = typed.slice(start, end)
    if (!RULE.test(plain.slice(start, end)) && (line.includes('\t') || plain.slice(start, end).includes('|'))) {
      const cells = cellsOf(plain, typed, start, end)
      if (cells.length >= 2 && cells.length <= COLUMNS_MAX) rows.push(cells)
    }
    start = end + 1
  }
  return rows
}

/** A bar at either end of the line opens and closes, it makes no cell. */
function cellsOf(plain: string, typed: string, start: number, end: number): Span[] {
  const cells: Span[] = []
  let from = start
  for (let at = start; at <= end; at++) {
    if (at < end && plain[at] !== '|' && typed[at] !== '\t') continue
    const outer = plain.slice(from, at).trim() === '' && (from === start || at === end)
    if (!outer) cells.push(trimmed(plain, from, at))
    from = at + 1
  }
  return cells
}

function trimmed(plain: string, start: number, end: number): Span {
  let from = start
  let to = end
  while (from < to && /[\s*]/.test(plain[from] ?? '')) from++
  while (to > from && /[\s*]/.test(plain[to - 1] ?? '')) to--
  return { start: from, end: to }
}

const wordsOf = (plain: string, { start, end }: Span): string => plain.slice(start, end).replace(/[\s*:【】]/g, '')

const field = (kind: FieldKind, label: string, typed: string, { start, end }: Span): Field => ({
  kind,
  label,
  text: typed.slice(start, end),
  start,
  end,
})

const byColumn = (heads: readonly Span[], cells: readonly Span[], plain: string, typed: string): readonly Field[] =>
  heads.flatMap((head, at) => {
    const cell = cells[at]
    const label = wordsOf(plain, head)
    const kind = LABEL_KINDS.get(label)
    return cell && kind ? [field(kind, label, typed, cell)] : []
  })

/** Label, value, label, value; a value that is itself a label means the one in front was left empty. */
function inTurn(cells: readonly Span[], plain: string, typed: string): readonly Field[] {
  const fields: Field[] = []
  for (let at = 0; at < cells.length; at++) {
    const cell = cells[at]
    if (!cell) continue
    const label = wordsOf(plain, cell)
    const kind = LABEL_KINDS.get(label)
    if (!kind) continue
    const next = cells[at + 1]
    if (next && LABEL_KINDS.get(wordsOf(plain, next)) === undefined) {
      fields.push(field(kind, label, typed, next))
      at++
    } else fields.push(field(kind, label, typed, { start: cell.end, end: cell.end }))
  }
  return fields
}
