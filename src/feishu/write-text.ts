import type { Span } from '../bot/card.ts'
import type { Phrase } from '../bot/phrase.ts'

/** A text object that shows its words as they are, whoever typed them. */
export interface PlainText {
  readonly tag: 'plain_text'
  readonly content: string
  readonly i18n_content?: I18n
  readonly text_size?: 'notation'
  readonly text_color?: 'grey'
}

/** Both languages beside `content`, which holds the Chinese (lark.md §5.5). */
export interface I18n {
  readonly zh_cn: string
  readonly en_us: string
}

/** Words that are shown as they are. */
export const plain = (p: Phrase, max: number = Number.POSITIVE_INFINITY): PlainText => ({
  tag: 'plain_text',
  ...inBoth({ zh: cut(visible(p.zh), max), en: cut(visible(p.en), max) }),
})

/** `content` and, where the languages differ, `i18n_content`: people's own words are sent once, not three times. */
export const inBoth = ({ zh, en }: Phrase): { content: string; i18n_content?: I18n } =>
  zh === en ? { content: zh } : { content: zh, i18n_content: { zh_cn: zh, en_us: en } }

/** Both languages in one place that can hold only one text (a cell or a heading of a table): `中文 English`. */
export const inOne = ({ zh, en }: Phrase): string =>
  visible(zh === en || en === '' ? zh : zh === '' ? en : `${zh} ${en}`)

/** Spans as markdown; every word is escaped, so that only our own bold, grey and mentions are active. */
export const markdown = (spans: readonly Span[]): Phrase => ({
  zh: spans.reduce((done, span) => done + spanIn(span, 'zh', done), ''),
  en: spans.reduce((done, span) => done + spanIn(span, 'en', done), ''),
})

function spanIn(span: Span, lang: 'zh' | 'en', before: string): string {
  if ('at' in span) return isPerson(span.at) ? `<at id=${span.at}></at>` : ABSENT
  if ('strong' in span) return strong(span.strong[lang], before)
  return literal(span[lang], before === '')
}

/**
 * `**bold**`, set off with spaces where CommonMark would otherwise not see it: stars between a letter and a bracket
 * like 《 open nothing.
 */
function strong(words: string, before: string): string {
  const inner = visible(words).trim()
  if (inner === '') return ''
  const opens = before === '' || /(\s|<br>)$/.test(before) || isLetter(inner.at(0)) ? '' : ' '
  const closes = isLetter(inner.at(-1)) ? '' : ' '
  return `${opens}**${literal(inner, false)}**${closes}`
}
const isLetter = (char: string | undefined) => char !== undefined && /[\p{L}\p{N}]/u.test(char)

/** Small grey letters within a markdown text. */
export const grey = (p: Phrase): Phrase => ({ zh: greyed(literal(p.zh, false)), en: greyed(literal(p.en, false)) })
const greyed = (escaped: string) => (escaped === '' ? '' : `<font color='grey'>${escaped}</font>`)
export const greyAll = (p: Phrase): Phrase => ({ zh: greyed(p.zh), en: greyed(p.en) })

/** What stands for a mention that cannot be made. */
export const ABSENT = '@…'

/** A person the platform can mention by open_id; never `all` (lark.md §5.6). */
export const isPerson = (id: string): boolean => /^ou_[A-Za-z0-9_-]{1,64}$/.test(id)

/**
 * The platform's own table (lark.md §5.6), with what it forgets: `&` before all others, and `|` of a table. One pass, so
 * that nothing is escaped twice.
 */
const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&#38;',
  '>': '&#62;',
  '<': '&#60;',
  '~': '&sim;',
  '-': '&#45;',
  '!': '&#33;',
  '*': '&#42;',
  '/': '&#47;',
  '\\': '&#92;',
  '[': '&#91;',
  ']': '&#93;',
  '(': '&#40;',
  ')': '&#41;',
  '#': '&#35;',
  ':': '&#58;',
  '+': '&#43;',
  '"': '&#34;',
  "'": '&#39;',
  '`': '&#96;',
  $: '&#36;',
  _: '&#95;',
  '|': '&#124;',
}

/**
 * People's words inside markdown: no character of them can mean anything. Line breaks become `<br>`, so no line of
 * theirs ever begins a block; at the very beginning a number with a dot would be a list and spaces a code block.
 */
export function literal(words: string, atStart = true): string {
  const lines = visible(words).split('\n')
  return lines.map((line, i) => opening(entities(line), atStart || i > 0)).join('<br>')
}
const entities = (line: string) => line.replace(/[&><~\-!*/\\[\]()#:+"'`$_|]/g, (char) => ENTITIES[char] ?? char)
const opening = (line: string, guard: boolean) =>
  guard
    ? line
        .replace(/^[ \t]+/, (spaces) => '&#160;'.repeat(spaces.length))
        .replace(/^((?:&#160;)*\d{1,9})\./, (_, number: string) => `${number}&#46;`)
    : line

/**
 * Takes out what no reader sees and a platform or a screen stumbles over: control characters, half characters, and the
 * marks that turn the writing direction of everything behind them. All line breaks become `\n`.
 */
export const visible = (words: string): string =>
  words
    .toWellFormed()
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replace(/(?![\n\t])\p{Cc}|[\u202a-\u202e\u2066-\u2069]/gu, '')

/** At most `max` UTF-16 units, the last of them `…` where something was left off; no character is split. */
export function cut(words: string, max: number): string {
  if (words.length <= max) return words
  if (max < 1) return ''
  return `${words.slice(0, max - 1).replace(/[\ud800-\udbff]$/, '')}…`
}
