import type { Page } from '../words/page.ts'
import type { Span } from '../words/spans.ts'
import type { FieldKind } from './form-labels.ts'
import { type LabelSaid, labelsIn } from './form-marks.ts'
import type { Field, Form } from './form-said.ts'
import { tablesIn } from './form-table.ts'

export type { Field, Form } from './form-said.ts'

/**
 * Record forms pasted into the chat (domain.md §3.1): `活动时间：…` a line or a few on one line, 【时间】, a table of
 * label and value, a table with a row of labels and one record a row. A label that comes again begins the next record.
 */
export function formsIn(page: Page): readonly Form[] {
  const { plain, typed } = page
  if (!mayBeForm(page)) return []
  const tables = tablesIn(page)
  if (tables.length > 0) return tables
  const labels = labelsIn(page)
  if (!isForm(labels)) return []
  return recordsOf(labels).map((own, at, all) => {
    const end = all[at + 1]?.[0]?.start ?? plain.length
    const start = own[0]?.start ?? 0
    const head = at === 0 && plain.slice(0, start).trim() !== '' ? { head: { start: 0, end: start } } : undefined
    return { fields: fieldsOf(own, plain, typed, end), ...head }
  })
}

/** Fewer than two marks of a label cannot be a form: nearly every line of chat ends here. */
const MARKS = 2

function mayBeForm({ plain, typed }: Page): boolean {
  let marks = 0
  for (const mark of [':', '【', '|']) {
    for (let at = plain.indexOf(mark); at >= 0 && marks < MARKS; at = plain.indexOf(mark, at + 1)) marks++
  }
  return marks >= MARKS || typed.includes('\t') || (plain.includes('\n') && BARE_LABEL.test(plain))
}

const BARE_LABEL = /(?:^|\n)\s*(?:活动)?(?:时间|日期|地点|主题|内容|人员) {0,4}(?:\n| |$)/

/** Kinds that make a text a record; host and remarks alone do not. */
const ENOUGH_KINDS = 2

function isForm(labels: readonly LabelSaid[]): boolean {
  const kinds = new Set(labels.map(({ kind }) => kind))
  kinds.delete('other')
  return kinds.size >= ENOUGH_KINDS
}

/** The label of the first field, or any that was there already, begins the next record. */
function recordsOf(labels: readonly LabelSaid[]): readonly (readonly LabelSaid[])[] {
  const records: LabelSaid[][] = []
  let seen = new Set<string>()
  for (const label of labels) {
    const own = records.at(-1)
    const again = own !== undefined && seen.has(label.label) && STARTERS.has(label.kind)
    if (own === undefined || again) {
      records.push([label])
      seen = new Set([label.label])
    } else {
      own.push(label)
      seen.add(label.label)
    }
  }
  return records.every((own) => isForm(own)) ? records : [labels]
}

const STARTERS: ReadonlySet<FieldKind> = new Set(['date', 'type', 'topic', 'place', 'to'])
/** These run on to the next label. */
const STORIES: ReadonlySet<FieldKind> = new Set(['content', 'other'])
/** These may be lists a name a line, and end with an empty one; the others end with their line. */
const LISTS: ReadonlySet<FieldKind> = new Set(['people', 'items', 'topic', 'to', 'side'])

function fieldsOf(labels: readonly LabelSaid[], plain: string, typed: string, last: number): readonly Field[] {
  const fields: Field[] = []
  const push = (kind: FieldKind, label: string, span: Span) => {
    const { start, end } = trimmed(plain, span)
    fields.push({ kind, label, text: typed.slice(start, end), start, end })
  }
  for (const [at, { kind, label, end: start }] of labels.entries()) {
    const end = labels[at + 1]?.start ?? last
    const line = STORIES.has(kind) ? end : endOfValue(plain, start, end, LISTS.has(kind) ? EMPTY_LINE : /\n/)
    push(kind, label, { start, end: line })
    if (plain.slice(line, end).trim() !== '' && STORY.test(plain.slice(line, end))) {
      push('content', '', { start: line, end })
    }
  }
  return fields
}

/** What follows a short field on lines of its own is the story of the day, if it has words at all. */
const STORY = /[一-龥a-z]{2}/

const EMPTY_LINE = /\n[ ]{0,8}\n/
const VALUE_BEGINS = /[^\s*]/

/** Where a value ends that may stand on the line below its label, but not below an empty line. */
function endOfValue(plain: string, start: number, end: number, mark: RegExp): number {
  const value = plain.slice(start, end)
  const first = value.search(VALUE_BEGINS)
  if (first < 0 || EMPTY_LINE.test(value.slice(0, first))) return start
  const at = value.slice(first).search(mark)
  return at < 0 ? end : start + first + at
}

const EDGE_MARK = /[\s、/／|;；,，。*_>•·\-—]/

/** Without the spaces and the marks that keep fields apart; nothing but marks → an empty stretch. */
function trimmed(plain: string, { start, end }: Span): Span {
  let from = start
  let to = end
  while (from < to && EDGE_MARK.test(plain[from] ?? '')) from++
  while (to > from && EDGE_MARK.test(plain[to - 1] ?? '')) to--
  return EMPTY_WORDS.test(plain.slice(from, to)) ? { start: from, end: from } : { start: from, end: to }
}

/** 无, ____, （）, n/a: the field was left empty. */
const EMPTY_WORDS = /^(?:无|暂无|没有|待定|待填|略|n\/a|none|_+|\(\s*\)|（\s*）|\/+|x+)$/
