import type { NumberSaid } from '../words/numbers.ts'
import type { Page } from '../words/page.ts'
import type { Span } from '../words/spans.ts'
import { type Kind, wordAt } from './lexicon.ts'
import { nameEndsAt, surnameAt } from './names.ts'

export type TokenKind = Kind | 'number' | 'name' | 'titled' | 'other' | 'space' | 'blank'

/** A stretch of the text and what it is to a count of people. */
export interface Token extends Span {
  /** `blank` is what another reader has understood (a date, a kindergarten): its `word` is as typed. */
  readonly kind: TokenKind
  readonly word: string
  readonly said?: NumberSaid
}

/** The text as tokens, from left to right, without gaps. Linear: each letter is looked at a bounded number of times. */
export function tokensOf(page: Page): readonly Token[] {
  const { plain, typed } = page
  const numbers = page.numbers.filter(({ ordinal }) => !ordinal)
  const tokens: Token[] = []
  let next = 0
  let at = 0
  let other = 0
  const put = (kind: TokenKind, start: number, end: number, said?: NumberSaid) => {
    if (other < start) tokens.push({ kind: 'other', start: other, end: start, word: plain.slice(other, start) })
    tokens.push({ kind, start, end, word: (kind === 'blank' ? typed : plain).slice(start, end), ...(said && { said }) })
    at = other = end
  }
  while (at < plain.length) {
    while ((numbers[next]?.end ?? plain.length) <= at) next++
    const said = numbers[next]
    if (said && said.start <= at) {
      put('number', at, said.end, said)
      continue
    }
    const letter = plain.charCodeAt(at)
    if (letter === SPACE) {
      put(typed.charCodeAt(at) === SPACE || !isHan(typed.charCodeAt(at)) ? 'space' : 'blank', at, spacesEnd(plain, at))
      continue
    }
    const word = wordAt(plain, at)
    const before = other < at ? 'other' : tokens.at(-1)?.kind
    const person = word === undefined || word.word.length === 1 ? personAt(plain, at, before) : undefined
    const few = FEW[letter]
    if (person) put(person.kind, at, person.end)
    else if (word) put(word.kind, at, at + word.word.length)
    else if (few) put('number', at, at + 1, { start: at, end: at + 1, value: few, approx: false, ordinal: false })
    else at++
  }
  if (other < plain.length) tokens.push({ kind: 'other', start: other, end: plain.length, word: plain.slice(other) })
  return tokens
}

const SPACE = 0x20
/** 俩 is 两个, 仨 is 三个. */
const FEW: Readonly<Record<number, number>> = { 20457: 2, 20200: 3 }

const isHan = (code: number): boolean => code >= 0x4e00 && code <= 0x9fff

function spacesEnd(plain: string, at: number): number {
  let end = at
  while (plain.charCodeAt(end) === SPACE) end++
  return end
}

/** A name may follow these: what came before cannot be its first half. */
const BEFORE_NAME: ReadonlySet<TokenKind | undefined> = new Set<TokenKind | undefined>([
  undefined,
  'comma',
  'stop',
  'colon',
  'dun',
  'and',
  'post',
  'trade',
  'child',
  'parent',
  'learner',
  'lead',
  'send',
  'by',
  'toward',
  'space',
  'blank',
  'open',
  'close',
  'side',
  'of',
  'act',
  'hear',
  'me',
  'unless',
  'join',
  'go',
  'total',
])
/** And these may follow a name. */
const AFTER_NAME: ReadonlySet<Kind> = new Set<Kind>([
  'comma',
  'stop',
  'dun',
  'and',
  'etc',
  'post',
  'trade',
  'child',
  'parent',
  'lead',
  'captain',
  'go',
  'send',
  'act',
  'hear',
  'join',
  'gift',
  'speak',
  'escort',
  'total',
  'of',
  'open',
  'close',
  'by',
  'toward',
  'colon',
  'has',
])
const AFTER_NAME_LETTERS = new Set([...'在两三四五六七八九十俩仨0123456789分也首先就还又亲随则负从以都一各 '])

/** A name (王莉, 张某某, 小张) or a surname with a title (李园长: `titled`, its title included) that begins here. */
function personAt(
  plain: string,
  at: number,
  before: TokenKind | undefined,
): { readonly kind: 'name' | 'titled'; readonly end: number } | undefined {
  const surname = surnameAt(plain, at)
  const small = surname === 0 && NICK.has(plain.charAt(at)) && BEFORE_NAME.has(before) ? surnameAt(plain, at + 1) : 0
  if (surname === 0 && small === 0) return undefined
  const root = small > 0 ? at + 1 + small : at + surname
  const title = wordAt(plain, root)
  if (title && (title.kind === 'post' || TITLES.has(title.word)) && !NO_TITLED.has(plain.charAt(at))) {
    return { kind: 'titled', end: root + title.word.length }
  }
  if (!BEFORE_NAME.has(before)) return undefined
  if (small > 0) return endsName(plain, root) ? { kind: 'name', end: root } : undefined
  const end = nameEndsAt(plain, at).find((candidate) => endsName(plain, candidate))
  return end === undefined ? undefined : { kind: 'name', end }
}

const NICK = new Set('小老阿')
const TITLES = new Set(['老师', '教师', '专家', '同志', '师傅', '阿姨'])
/** 向老师学习, 全园长…: more often a word than a surname before a title. */
const NO_TITLED = new Set('向全时方任应关成万单')

function endsName(plain: string, at: number): boolean {
  if (at >= plain.length || AFTER_NAME_LETTERS.has(plain.charAt(at))) return true
  const word = wordAt(plain, at)
  return word !== undefined && AFTER_NAME.has(word.kind)
}
