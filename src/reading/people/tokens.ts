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
  const { plain } = page
  const numbers = page.numbers.filter(({ ordinal }) => !ordinal)
  const tokens: Token[] = []
  let next = 0
  let at = 0
  /** Where the letters begin that are no known word. */
  let other = 0
  while (at < plain.length) {
    while ((numbers[next]?.end ?? plain.length) <= at) next++
    const said = numbers[next]
    const before = other < at ? 'other' : tokens.at(-1)?.kind
    const found =
      said && said.start <= at ? { kind: 'number' as const, end: said.end, said } : wordHere(page, at, before)
    if (!found) {
      at++
      continue
    }
    if (other < at) tokens.push({ kind: 'other', start: other, end: at, word: plain.slice(other, at) })
    tokens.push({ ...found, start: at, word: (found.kind === 'blank' ? page.typed : plain).slice(at, found.end) })
    at = other = found.end
  }
  if (other < plain.length) tokens.push({ kind: 'other', start: other, end: plain.length, word: plain.slice(other) })
  return tokens
}

interface Found {
  readonly kind: TokenKind
  readonly end: number
}

function wordHere({ plain, typed }: Page, at: number, before: TokenKind | undefined): Found | undefined {
  if (plain.charCodeAt(at) === SPACE) return spacesAt(plain, typed, at)
  const unit = before === 'number' ? unitAt(plain, at) : undefined
  if (unit) return unit
  const word = wordAt(plain, at)
  const person = word === undefined || word.word.length === 1 ? personAt(plain, at, before) : undefined
  return person ?? (word && { kind: word.kind, end: at + word.word.length })
}

const SPACE = 0x20

/** Spaces as typed, or what another reader has blanked. */
function spacesAt(plain: string, typed: string, at: number): Found {
  let end = at
  let blanked = false
  for (; plain.charCodeAt(end) === SPACE; end++) blanked ||= typed.charCodeAt(end) > LAST_SPACE
  return { kind: blanked ? 'blank' : 'space', end }
}
/** Letters and figures come after it; the wide space of Chinese is folded and not looked for. */
const LAST_SPACE = 0x2f

/** Right behind a number a measure goes before any longer word: 3名园长, 6人工作组; but 100人民币, 两位数. */
function unitAt(plain: string, at: number): Found | undefined {
  const letter = plain.charAt(at)
  if ((letter === '名' || letter === '位') && !/[次额数置单移]/.test(plain.charAt(at + 1)))
    return { kind: 'head', end: at + 1 }
  if (letter === '人' && !NO_PERSONS.test(plain.slice(at, at + 3))) return { kind: 'person', end: at + 1 }
  return undefined
}

const NO_PERSONS = /^人(?:民|均|才|次|[三四五六]足|足球|篮球|跳绳|[/·]次)/

/** A kindergarten, a bureau, a township: a side, whether known as a word or only by how its name ends. */
export const namesSide = (token: Token | undefined): boolean =>
  token?.kind === 'side' || ((token?.kind === 'blank' || token?.kind === 'other') && SIDE.test(token.word.trimEnd()))

const SIDE = /[园幼校局部会队县镇乡村院科股办区]$/

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
  'class',
])
const AFTER_NAME_LETTERS = new Set([...'在两三四五六七八九十俩仨0123456789分也首先就还又亲随则负从以都一各作做上讲 '])

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
  const may = BEFORE_NAME.has(before)
  if (small > 0) return may && endsName(plain, root) ? { kind: 'name', end: root } : undefined
  /** 县幼王莉老师: no mark in front, but a title behind. */
  if (!may && !(before === 'other' && AFTER_SIDE.test(plain.charAt(at - 1)))) return undefined
  const end = nameEndsAt(plain, at).find((candidate) => (may ? endsName(plain, candidate) : hasTitle(plain, candidate)))
  return end === undefined ? undefined : { kind: 'name', end }
}

const AFTER_SIDE = /[幼园校局镇县区]/

function hasTitle(plain: string, at: number): boolean {
  const title = wordAt(plain, at)
  return title !== undefined && (title.kind === 'post' || TITLES.has(title.word))
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
