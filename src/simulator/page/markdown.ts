import { el, put } from './dom.ts'
import { fullDay, t } from './words.ts'

/** Names of people by open_id, for mentions. */
export type NameOf = (id: string) => string

/** Draws the markdown of a card (lark.md §5.6) as nodes; what is no tag of the platform's stays text. */
export function markdown(source: string, nameOf: NameOf): HTMLElement {
  const box = el('div', { class: 'md' })
  const lines = source.replace(/\r\n?/g, '\n').split('\n')
  for (let at = 0; at < lines.length; ) at = block(box, lines, at, nameOf)
  return box
}

/** Draws the block that begins at that line; answers with the line behind it. */
function block(box: HTMLElement, lines: readonly string[], at: number, nameOf: NameOf): number {
  const line = lines[at] ?? ''
  if (line.trim() === '') return at + 1
  const fence = /^```/.exec(line)
  if (fence) {
    const end = lines.findIndex((other, i) => i > at && other.startsWith('```'))
    const last = end === -1 ? lines.length : end
    put(box, el('pre', {}, el('code', {}, lines.slice(at + 1, last).join('\n'))))
    return last + 1
  }
  if (/^ {0,3}([-*_])( *\1){2,} *$/.test(line)) {
    put(box, el('hr'))
    return at + 1
  }
  const heading = /^(#{1,6})\s+(.*)$/.exec(line)
  if (heading) {
    put(box, el('p', { class: `h h${heading[1]?.length}` }, ...inline(heading[2] ?? '', nameOf)))
    return at + 1
  }
  if (line.startsWith('|') && /^\|[\s:|-]+\|\s*$/.test(lines[at + 1] ?? '')) return table(box, lines, at, nameOf)
  const marked = LISTS.find(({ mark }) => mark.test(line))
  if (marked) return list(box, lines, at, marked, nameOf)
  if (/^>\s?/.test(line)) {
    put(box, el('blockquote', {}, ...inline(line.replace(/^>\s?/, ''), nameOf)))
    return at + 1
  }
  const end = lines.findIndex((other, i) => i > at && (other.trim() === '' || BLOCK.test(other)))
  const last = end === -1 ? lines.length : end
  put(box, el('p', {}, ...inline(lines.slice(at, last).join('\n'), nameOf)))
  return last
}

const BLOCK = /^(```|#{1,6}\s|>\s?|\s*[-*+]\s|\s*\d{1,9}[.)]\s)/
const LISTS = [
  { mark: /^\s*[-*+]\s+/, tag: 'ul' },
  { mark: /^\s*\d{1,9}[.)]\s+/, tag: 'ol' },
] as const

function list(
  box: HTMLElement,
  lines: readonly string[],
  at: number,
  { mark, tag }: (typeof LISTS)[number],
  nameOf: NameOf,
): number {
  let last = at
  while (last < lines.length && mark.test(lines[last] ?? '')) last += 1
  const items = lines.slice(at, last).map((line) => el('li', {}, ...inline(line.replace(mark, ''), nameOf)))
  put(box, el(tag, {}, items))
  return last
}

function table(box: HTMLElement, lines: readonly string[], at: number, nameOf: NameOf): number {
  let last = at
  while (last < lines.length && (lines[last] ?? '').startsWith('|')) last += 1
  const cells = (line: string) => line.replace(/^\||\|\s*$/g, '').split('|')
  const [head = '', , ...rows] = lines.slice(at, last)
  put(
    box,
    el(
      'table',
      {},
      el(
        'thead',
        {},
        el(
          'tr',
          {},
          cells(head).map((cell) => el('th', {}, ...inline(cell.trim(), nameOf))),
        ),
      ),
      el(
        'tbody',
        {},
        rows.map((row) =>
          el(
            'tr',
            {},
            cells(row).map((cell) => el('td', {}, ...inline(cell.trim(), nameOf))),
          ),
        ),
      ),
    ),
  )
  return last
}

interface Mark {
  readonly begins: RegExp
  draw(found: RegExpExecArray, nameOf: NameOf): Node
}

const wrap =
  (tag: 'strong' | 'em' | 's') =>
  (found: RegExpExecArray, nameOf: NameOf): Node =>
    el(tag, {}, ...inline(found[1] ?? '', nameOf))

/** A colour of the platform's palette, as a class. */
const tint = (colour: string | undefined) => `c-${(colour ?? '').replace(/[^a-z]/g, '')}`

const MARKS: readonly Mark[] = [
  { begins: /^<br\s*\/?>|^\n/, draw: () => el('br') },
  { begins: /^\*\*(\S|\S[\s\S]*?\S)\*\*/, draw: wrap('strong') },
  { begins: /^~~(\S|\S[\s\S]*?\S)~~/, draw: wrap('s') },
  { begins: /^\*(\S|\S[^*\n]*?\S)\*/, draw: wrap('em') },
  { begins: /^`([^`\n]+)`/, draw: ([, code = '']) => el('code', {}, decoded(code)) },
  {
    begins: /^\[([^\]\n]+)\]\((https?:\/\/[^\s)]+)\)/,
    draw: ([, words = '', href = ''], nameOf) => el('a', { href }, ...inline(words, nameOf)),
  },
  {
    begins: /^<font color=['"]?([\w-]+)['"]?>([\s\S]*?)<\/font>/,
    draw: ([, colour, words = ''], nameOf) => el('span', { class: tint(colour) }, ...inline(words, nameOf)),
  },
  {
    begins: /^<text_tag color=['"]?([\w-]+)['"]?>([\s\S]*?)<\/text_tag>/,
    draw: ([, colour, words = ''], nameOf) => el('span', { class: `tag ${tint(colour)}` }, ...inline(words, nameOf)),
  },
  {
    begins: /^<at ids?=['"]?([\w,-]+)['"]?>(?:<\/at>)?/,
    draw: ([, ids = ''], nameOf) =>
      el(
        'span',
        { class: 'at' },
        ids
          .split(',')
          .map((id) => `@${id === 'all' ? t('everybody') : nameOf(id)}`)
          .join(' '),
      ),
  },
  {
    begins: /^<local_datetime millisecond=['"](\d+)['"][^>]*>(?:<\/local_datetime>)?/,
    draw: ([, ms = '0']) => document.createTextNode(fullDay(Number(ms))),
  },
  {
    begins: /^:([A-Z][A-Z0-9_]*):/,
    draw: ([, name = '']) => el('span', { class: 'emoji' }, EMOJI[name] ?? `:${name}:`),
  },
]

const EMOJI: Readonly<Record<string, string>> = {
  DONE: '✅',
  OK: '👌',
  THUMBSUP: '👍',
  SMILE: '😊',
  WARNING: '⚠️',
  HEART: '❤️',
}

/** Inline marks become nodes; all between them is text, with its entities read. */
function inline(source: string, nameOf: NameOf): readonly Node[] {
  const nodes: Node[] = []
  let words = ''
  const flush = () => {
    if (words !== '') nodes.push(document.createTextNode(decoded(words)))
    words = ''
  }
  for (let at = 0; at < source.length; ) {
    const rest = source.slice(at)
    const mark = /^[<*~`[:\n]/.test(rest) ? MARKS.find(({ begins }) => begins.test(rest)) : undefined
    const found = mark?.begins.exec(rest)
    if (mark && found) {
      flush()
      nodes.push(mark.draw(found, nameOf))
      at += found[0].length
    } else {
      words += source[at]
      at += 1
    }
  }
  flush()
  return nodes
}

const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
  sim: '∼',
}

/** `&#42;` → `*`, once. */
export const decoded = (text: string): string =>
  text.replace(
    /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]+));/gi,
    (whole, decimal?: string, hexadecimal?: string, name?: string) => {
      if (name !== undefined) return NAMED[name] ?? whole
      const code = decimal !== undefined ? Number(decimal) : Number.parseInt(hexadecimal ?? '', 16)
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole
    },
  )
