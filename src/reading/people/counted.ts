import { type Amount, amountOf } from './amount.ts'
import { ENDS, type Found, NOUNS } from './item.ts'
import type { TokenKind } from './lexicon.ts'
import { type Noun, nounAfter, nounRow, ofClass, teamAt } from './nouns.ts'
import type { Token } from './tokens.ts'

/** A number and the people it counts: 5名骨干教师, 6人, 五个老师, 俩老师, 120人次. */
export function countedAt(tokens: readonly Token[], at: number): Found | undefined {
  const said = tokens[at]?.said
  const amount = said && amountOf(said)
  if (!amount) return undefined
  const unitAt = tokens[at + 1]?.kind === 'space' ? at + 2 : at + 1
  const next = unitAt + 1
  const who = ofClass(tokens[at - 1]) ? ('child' as const) : ('people' as const)
  const people: People = { kind: 'counted', who, amount, noun: '' }
  switch (tokens[unitAt]?.kind) {
    case 'turns':
      return { ...people, next, turns: true }
    case 'person':
      return personsAt(tokens, next, people)
    case 'head':
      return headsAt(tokens, next, people)
    case 'piece':
      return piecesAt(tokens, next, people, who === 'child' || whoCame(tokens, at))
    default:
      return withoutUnit(tokens, at, people)
  }
}

type People = Omit<Found, 'next' | 'amount'> & { readonly amount: Amount }

/** 6人, 6人小组. */
function personsAt(tokens: readonly Token[], next: number, people: People): Found | undefined {
  if (tokens[next]?.kind === 'group') return undefined
  const team = teamAt(tokens, next)
  return team === undefined ? { ...people, next } : { ...people, next: team, team: true }
}

/** 三名工程, 6位密码. */
const NO_PEOPLE = /^(?:工程|战略|建设|密码|号码|编码|小数|代码)/

/** 5名(骨干教师). */
function headsAt(tokens: readonly Token[], next: number, people: People): Found | undefined {
  const noun = nounAfter(tokens, next)
  if (noun) return withNoun(tokens, noun, people.amount)
  return NO_PEOPLE.test(tokens[next]?.word ?? '') ? undefined : { ...people, next }
}

/** 两个班的孩子, 三个年级的老师: what is counted are classes. */
const OTHER_THINGS = /^(?:班|园|组|镇|乡|县|村|区|点|年级|级|幼儿园|中心|学校|工作室)/

/** 五个老师; without a noun only where it is said that people came: 去了6个. */
function piecesAt(tokens: readonly Token[], next: number, people: People, came: boolean): Found | undefined {
  const noun = OTHER_THINGS.test(tokens[next]?.word ?? '') ? undefined : nounAfter(tokens, next)
  if (noun) return withNoun(tokens, noun, people.amount)
  return came && ENDS.has(tokens[next]?.kind) ? { ...people, next } : undefined
}

const CAME: ReadonlySet<TokenKind | undefined> = new Set<TokenKind>(['go', 'hear', 'join'])

/** 去了6个, 我们5个, 听课的有40多个. */
function whoCame(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1]?.kind
  if (before === 'go' || before === 'side') return true
  return before === 'has' && tokens[at - 2]?.kind === 'of' && CAME.has(tokens[at - 3]?.kind)
}

const FEW = /[俩仨]$/

/** 俩老师, 6教师: nothing between; 我们仨: the measure is within. */
function withoutUnit(tokens: readonly Token[], at: number, people: People): Found | undefined {
  const known = NOUNS[tokens[at + 1]?.kind ?? 'other'] !== undefined
  if (known && people.amount.min > 1) return withNoun(tokens, nounRow(tokens, at + 1), people.amount)
  return FEW.test(tokens[at]?.word ?? '') ? { ...people, next: at + 1 } : undefined
}

function withNoun(tokens: readonly Token[], { index, who, listens }: Noun, amount: Amount): Found {
  const team = teamAt(tokens, index + 1)
  return {
    kind: 'counted',
    next: team ?? index + 1,
    who: listens && who === 'adult' ? 'learner' : who,
    amount,
    noun: tokens[index]?.word ?? '',
    ...(team !== undefined && { team: true }),
  }
}
