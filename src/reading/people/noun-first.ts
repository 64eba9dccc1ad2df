import { amountOf } from './amount.ts'
import { ENDS, type Found, NOUNS, UNITS } from './item.ts'
import type { TokenKind } from './lexicon.ts'
import { nounAfter, nounRow } from './nouns.ts'
import type { Token } from './tokens.ts'

/** A noun and then its number: 教师6名, 听课教师有22人, 老师五个, 听课 22, 参加人数：6. */
export function nounFirstAt(tokens: readonly Token[], at: number): Found | undefined {
  const noun = nounRow(tokens, at)
  const { number, fillers, total } = fillersFrom(tokens, noun.index + 1)
  const said = tokens[number]?.said
  const amount = said && amountOf(said)
  if (!amount) return undefined
  const word = tokens[noun.index]?.word ?? ''
  const item = { kind: 'counted' as const, who: noun.who, amount, noun: word, nounFirst: true, total }
  const spaced = tokens[number + 1]?.kind === 'space' && UNITS.has(tokens[number + 2]?.kind) ? 1 : 0
  const behind = number + 2 + spaced
  switch (tokens[number + 1 + spaced]?.kind) {
    case 'turns':
      return { ...item, next: behind, turns: true }
    case 'head':
    case 'person':
      return tokens[behind]?.kind === 'group' || hasNounAt(tokens, behind) ? undefined : { ...item, next: behind }
    case 'piece':
      return ENDS.has(tokens[behind]?.kind) ? { ...item, next: behind } : undefined
    default:
      /** Without a unit only in a telegram or a form: 听课 22, 人数：6. */
      if (!endsAt(tokens, number + 1)) return undefined
      return tokens[at]?.kind === 'team' && fillers === 0 ? undefined : { ...item, next: number + 1 }
  }
}

/** 老师6孩子35: a noun with a number of its own ends the one before, too. */
function endsAt(tokens: readonly Token[], at: number): boolean {
  const kind = tokens[at]?.kind
  if (kind !== undefined && NOUNS[kind]) return tokens[at + 1]?.kind === 'number'
  return ENDS.has(kind) && kind !== 'open'
}

const FILLER: ReadonlySet<TokenKind> = new Set(['colon', 'has', 'total', 'space', 'count', 'join', 'go'])
const MOST_FILLERS = 3

/** 幼儿（30名）, 【听课】14人: marks that may stand between as well. */
const MARKS: ReadonlySet<string> = new Set(['】', '（', '('])

/** The words between a noun and its number: 有, 共, ：, | of a table, 】 of 【听课】14人. */
function fillersFrom(tokens: readonly Token[], from: number) {
  let number = from
  let total = false
  while (
    number < from + MOST_FILLERS &&
    (FILLER.has(tokens[number]?.kind ?? 'other') || MARKS.has(tokens[number]?.word ?? ''))
  ) {
    total ||= tokens[number]?.kind === 'total'
    number++
  }
  return { number, fillers: number - from, total }
}

/** 园长 5名教师: the number has a noun of its own at once; but 骨干教师3名保育员2名. */
function hasNounAt(tokens: readonly Token[], at: number): boolean {
  const noun = nounAfter(tokens, at)
  if (noun === undefined || noun.index > at + 1 || tokens[at]?.kind === 'space') return false
  return tokens[noun.index + 1]?.kind !== 'number'
}
