import type { Page } from '../words/page.ts'
import type { Span } from '../words/spans.ts'
import { type FieldKind, LABEL_KINDS } from './form-labels.ts'

/** A label with the marks about it; the end is where its value may begin. */
export interface LabelSaid extends Span {
  readonly kind: FieldKind
  readonly label: string
}

/** Every label of the text, from left to right: with its colon, in 【】, or alone at the head of a line. */
export function labelsIn(page: Page): readonly LabelSaid[] {
  const { plain } = page
  const found: LabelSaid[] = []
  for (let at = plain.indexOf(':'); at >= 0; at = plain.indexOf(':', at + 1)) {
    const label = beforeColon(plain, at)
    if (label) found.push(label)
  }
  for (const match of plain.matchAll(BRACKETED)) {
    const words = bare(match[1] ?? '')
    const kind = kindOf(words)
    if (kind) found.push({ kind, label: words, start: match.index, end: match.index + match[0].length })
  }
  const marked = inOrder(found)
  const heads = lineHeads(plain)
  return marked.length > 0 || heads.length >= HEADS_ALONE ? inOrder([...marked, ...heads]) : marked
}

/** Without one colon in the text, so many lines must begin with a label to be a form. */
const HEADS_ALONE = 3
const BRACKETED = /[【[]\s{0,2}([^】\]\n:]{1,16})[】\]]\s{0,2}:?/g
const LABEL_MAX = 14
/** 时间（年月日）: a remark between a label and its colon is short. */
const REMARK_MAX = 24

const bare = (words: string): string => words.replace(/[\s*_]/g, '')

function inOrder(labels: readonly LabelSaid[]): readonly LabelSaid[] {
  const sorted = [...labels].sort((a, b) => a.start - b.start || b.end - a.end)
  const kept: LabelSaid[] = []
  for (const label of sorted) if (label.start >= (kept.at(-1)?.end ?? 0)) kept.push(label)
  return kept
}

/** The label as it stands, or the longest label it ends with: 本次活动时间. */
function kindOf(words: string): FieldKind | undefined {
  const known = LABEL_KINDS.get(words)
  if (known || words.length < 3 || LATIN.test(words)) return known
  for (let from = 1; from <= words.length - 2; from++) {
    const kind = LABEL_KINDS.get(words.slice(from))
    if (kind) return kind
  }
  return undefined
}

const LATIN = /[a-z]/
const WORD_LETTER = /[一-龥a-z/]/
const SPACE = /[ \t*_]/

function beforeColon(plain: string, colon: number): LabelSaid | undefined {
  let end = colon
  while (end > 0 && SPACE.test(plain[end - 1] ?? '')) end--
  const closing = plain[end - 1]
  if (closing === '】' || closing === ']') return undefined
  if (closing === ')' || closing === '）') {
    const within = plain.slice(Math.max(0, end - REMARK_MAX), end)
    const open = Math.max(within.lastIndexOf('('), within.lastIndexOf('（'))
    if (open < 0) return undefined
    end -= within.length - open
    while (end > 0 && SPACE.test(plain[end - 1] ?? '')) end--
  }
  let start = end
  while (start > 0 && end - start < LABEL_MAX && WORD_LETTER.test(plain[start - 1] ?? '')) start--
  const spaced = spacedStart(plain, start, end)
  const words = bare(plain.slice(spaced, end))
  const kind = kindOf(words) ?? (startsLine(plain, spaced) && UNKNOWN.test(words) ? 'other' : undefined)
  if (!kind) return undefined
  return { kind, label: words, start: headStart(plain, spaced), end: colon + 1 }
}

/** A short unknown label at the head of a line is a label: 天气：晴. */
const UNKNOWN = /^[一-龥]{2,6}$/

/** 时 间, 参 加 人 员: letters set apart belong together where they make a label; else the label is the last run. */
function spacedStart(plain: string, start: number, end: number): number {
  if (LABEL_KINDS.has(plain.slice(start, end))) return start
  let from = start
  for (let runs = 0; runs < 4; runs++) {
    let at = from
    while (at > 0 && start - at < 16 && plain[at - 1] === ' ') at--
    if (at === from) break
    let run = at
    while (run > 0 && at - run < 3 && WORD_LETTER.test(plain[run - 1] ?? '')) run--
    if (run === at) break
    from = run
    if (LABEL_KINDS.has(bare(plain.slice(from, end)))) return from
  }
  return start
}

const LIST_HEAD = /(?:^|[\n\s;；,，。、|])[(（]?(?:\d{1,2}|[一二三四五六七八九十]{1,3}|[①-⑳])?[)）.、\s>*•·\-#]{0,6}$/

/** The number, bullet and stars in front of a label go with it. */
function headStart(plain: string, start: number): number {
  const from = Math.max(0, start - 10)
  const head = LIST_HEAD.exec(plain.slice(from, start))
  if (!head) return start
  const text = head[0]
  return from + head.index + (/^[\n\s;；,，。、|]/.test(text) ? 1 : 0)
}

function startsLine(plain: string, start: number): boolean {
  const head = headStart(plain, start)
  return head === 0 || plain[head - 1] === '\n'
}

const LINE_HEAD =
  /(?:^|\n)[ >*•·\-#]{0,6}(?:[(（]?(?:\d{1,2}|[一二三四五六七八九十]{1,3})[)）.、] ?)?([一-龥]{2,6}|[一-龥] {1,4}[一-龥]) {0,8}(?=[ |\n]|$)/g

/** 时间 10月21日: a line that begins with a label and a space. */
function lineHeads(plain: string): readonly LabelSaid[] {
  const heads: LabelSaid[] = []
  for (const match of plain.matchAll(LINE_HEAD)) {
    const words = bare(match[1] ?? '')
    const kind = LABEL_KINDS.get(words)
    const start = match.index + (match[0].startsWith('\n') ? 1 : 0)
    if (kind) heads.push({ kind, label: words, start, end: match.index + match[0].length })
  }
  return heads
}
