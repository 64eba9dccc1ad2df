import type { NumberSaid } from '../words/numbers.ts'
import type { Page } from '../words/page.ts'
import type { Span } from '../words/spans.ts'
import { type TokenKind, wordAt } from './lexicon.ts'
import { personAt } from './persons.ts'

export type { TokenKind }

/** A stretch of the text and what it is to a count of people. */
export interface Token extends Span {
  /** `blank` is what another reader has understood (a date, a kindergarten): its `word` is what stands there, folded. */
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
    tokens.push({ ...found, start: at, word: (found.kind === 'blank' ? page.whole : plain).slice(at, found.end) })
    at = other = found.end
  }
  if (other < plain.length) tokens.push({ kind: 'other', start: other, end: plain.length, word: plain.slice(other) })
  return tokens
}

interface Found {
  readonly kind: TokenKind
  readonly end: number
}

function wordHere({ plain, whole }: Page, at: number, before: TokenKind | undefined): Found | undefined {
  if (plain.charCodeAt(at) === SPACE) return spacesAt(plain, whole, at)
  const unit = before === 'number' ? unitAt(plain, at) : undefined
  if (unit) return unit
  const word = wordAt(plain, at)
  const person = word === undefined || word.word.length === 1 ? personAt(plain, at, before) : undefined
  return person ?? (word && { kind: word.kind, end: at + word.word.length })
}

const SPACE = 0x20

/** Spaces as typed, or what another reader has blanked. */
function spacesAt(plain: string, whole: string, at: number): Found {
  let end = at
  let blanked = false
  for (; plain.charCodeAt(end) === SPACE; end++) blanked ||= whole.charCodeAt(end) !== SPACE
  return { kind: blanked ? 'blank' : 'space', end }
}

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
