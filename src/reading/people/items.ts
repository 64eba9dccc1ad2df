import { exactly } from './amount.ts'
import { countedAt } from './counted.ts'
import { type Found, type Item, NOUNS } from './item.ts'
import { nounFirstAt } from './noun-first.ts'
import { nounAfter, nounRow, teamAt } from './nouns.ts'
import { namesSide, type Token, type TokenKind } from './tokens.ts'

/** The item whose words begin exactly at this token. */
export function itemAt(tokens: readonly Token[], at: number): Item | undefined {
  const found = foundAt(tokens, at)
  return found && { ...found, at }
}

function foundAt(tokens: readonly Token[], at: number): Found | undefined {
  switch (tokens[at]?.kind) {
    case 'number':
      return countedAt(tokens, at)
    case 'post':
    case 'trade':
    case 'learner':
    case 'child':
    case 'parent':
    case 'mixed':
      return nounFirstAt(tokens, at) ?? personAt(tokens, at) ?? vagueAt(tokens, at)
    case 'hear':
    case 'count':
    case 'team':
    case 'captain':
      return nounFirstAt(tokens, at)
    case 'person':
      /** 去的人有5个. */
      return tokens[at - 1]?.kind === 'of' ? nounFirstAt(tokens, at) : undefined
    case 'name':
    case 'titled':
    case 'me':
      return personAt(tokens, at)
    case 'some':
      return vagueAt(tokens, at)
    default:
      return undefined
  }
}

const BEFORE_ITEM: ReadonlySet<TokenKind> = new Set(
  'other side blank space of plain total has'.split(' ') as TokenKind[],
)
const MOST_BEFORE = 5
const LONGEST_BEFORE = 10

/** The same behind 和, 、 or 带领, where words about the people may come first: 和[我园的]两名教师. */
export function laterItemAt(tokens: readonly Token[], at: number): Item | undefined {
  let others = false
  let total = false
  for (let index = at; index <= at + MOST_BEFORE; index++) {
    const item = itemAt(tokens, index)
    if (item) return { ...item, others, total: total || item.total === true }
    const token = tokens[index]
    if (!token || !BEFORE_ITEM.has(token.kind) || token.word.length > LONGEST_BEFORE) return undefined
    others ||= namesSide(token)
    total ||= token.kind === 'total'
  }
  return undefined
}

const isTitle = (token: Token | undefined): boolean => token?.kind === 'post' || token?.kind === 'trade'

/** 园长王某, 王莉老师, 李园长, 小张, 我, 园长. */
function personAt(tokens: readonly Token[], at: number): Found | undefined {
  const token = tokens[at]
  const one = { kind: 'person' as const, who: 'adult' as const, amount: exactly(1), noun: '' }
  switch (token?.kind) {
    case 'me':
      return { ...one, next: at + 1, me: true }
    case 'titled':
      return { ...one, next: at + 1, named: true }
    case 'name': {
      const child = tokens[at + 1]?.kind === 'child'
      const next = child || isTitle(tokens[at + 1]) ? at + 2 : at + 1
      return { ...one, who: child ? 'child' : 'adult', next, named: true }
    }
    case 'post':
    case 'trade':
      return officerAt(tokens, at, one)
    default:
      return undefined
  }
}

function officerAt(tokens: readonly Token[], at: number, one: Omit<Found, 'next'>): Found | undefined {
  const noun = tokens[at]?.word ?? ''
  let index = at
  while (isTitle(tokens[index + 1])) index++
  const name = tokens[index + 1]?.kind
  if (name === 'name' || name === 'titled') {
    const next = isTitle(tokens[index + 2]) ? index + 3 : index + 2
    return { ...one, next, noun, named: true, office: tokens[at]?.kind === 'post' }
  }
  if (tokens[index]?.kind !== 'post') return undefined
  return { ...one, next: index + 1, noun: tokens[index]?.word ?? '', bare: true }
}

/** 部分教师, 骨干教师, 全体幼儿, 几名家长. */
function vagueAt(tokens: readonly Token[], at: number): Found | undefined {
  let index = at
  while (tokens[index]?.kind === 'some' || (index > at && SOME_UNITS.has(tokens[index]?.kind))) index++
  const known = NOUNS[tokens[index]?.kind ?? 'other'] !== undefined
  const noun = index > at ? nounAfter(tokens, index) : known ? nounRow(tokens, index) : undefined
  if (!noun) return undefined
  const next = teamAt(tokens, noun.index + 1) ?? noun.index + 1
  return { kind: 'vague', who: noun.who, next, noun: tokens[noun.index]?.word ?? '', some: index > at }
}

const SOME_UNITS: ReadonlySet<TokenKind | undefined> = new Set<TokenKind | undefined>(['head', 'piece'])
