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
  const children = ofClass(tokens[at - 1])
  const who = children ? ('child' as const) : ('people' as const)
  const people = { kind: 'counted' as const, who, amount, noun: '' }
  switch (tokens[unitAt]?.kind) {
    case 'turns':
      return { ...people, next, turns: true }
    case 'person': {
      if (tokens[next]?.kind === 'group') return undefined
      const team = teamAt(tokens, next)
      return team === undefined ? { ...people, next } : { ...people, next: team, team: true }
    }
    case 'head': {
      const noun = nounAfter(tokens, next)
      if (noun) return withNoun(tokens, noun, amount)
      return NO_PEOPLE.test(tokens[next]?.word ?? '') ? undefined : { ...people, next }
    }
    case 'piece': {
      const noun = OTHER_THINGS.test(tokens[next]?.word ?? '') ? undefined : nounAfter(tokens, next)
      if (noun) return withNoun(tokens, noun, amount)
      const bare = children || BARE_PIECE.has(tokens[at - 1]?.kind)
      return bare && ENDS.has(tokens[next]?.kind) ? { ...people, next } : undefined
    }
    default:
      return withoutUnit(tokens, at + 1, amount)
  }
}

/** 三名工程, 6位密码. */
const NO_PEOPLE = /^(?:工程|战略|建设|密码|号码|编码|小数|代码|校长工程)/
/** 两个班的孩子, 三个年级的老师: what is counted are classes. */
const OTHER_THINGS = /^(?:班|园|组|镇|乡|县|村|区|点|年级|级|幼儿园|中心|学校|工作室)/
/** 去了6个, 我们5个: 个 without a noun counts people after these. */
const BARE_PIECE: ReadonlySet<TokenKind | undefined> = new Set<TokenKind | undefined>(['go', 'side'])

/** 俩老师, 6教师: nothing between. */
function withoutUnit(tokens: readonly Token[], at: number, amount: Amount): Found | undefined {
  const known = NOUNS[tokens[at]?.kind ?? 'other'] !== undefined
  return known && amount.min > 1 ? withNoun(tokens, nounRow(tokens, at), amount) : undefined
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
