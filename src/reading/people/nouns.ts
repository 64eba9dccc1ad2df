import { NOUNS, type Who } from './item.ts'
import type { TokenKind } from './lexicon.ts'
import type { Token } from './tokens.ts'

/** A noun of people, perhaps of several that touch: where its last word stands, and who it is. */
export interface Noun {
  readonly index: number
  readonly who: Who
  /** 22名听课教师. */
  readonly listens?: boolean
}

/** What may stand between a count and its noun: 5名(来自县幼的优秀)教师. */
const BETWEEN: ReadonlySet<TokenKind> = new Set(
  'other plain side blank space of act hear own join go'.split(' ') as TokenKind[],
)
/** Verbs among them make the noun theirs only right before it or with 的: 参加培训的教师. */
const VERBS: ReadonlySet<TokenKind> = new Set(['hear', 'act', 'join', 'go'])
/** 两位“第一书记”. */
const QUOTES: ReadonlySet<string> = new Set(['“', '”', '"', '「', '」'])
const MOST_BETWEEN = 5
const LONGEST_BETWEEN = 20

/** The noun a count is about: 5名(县幼的优秀骨干)教师. */
export function nounAfter(tokens: readonly Token[], at: number): Noun | undefined {
  let listens = false
  let verb = -1
  let letters = 0
  for (let index = at; index <= at + MOST_BETWEEN; index++) {
    const token = tokens[index]
    if (!token) return undefined
    if (NOUNS[token.kind]) {
      const theirs = verb < 0 || verb === index - 1 || tokens[index - 1]?.kind === 'of'
      return theirs ? { ...nounRow(tokens, index), listens } : undefined
    }
    if (!BETWEEN.has(token.kind) && !QUOTES.has(token.word)) return undefined
    if (VERBS.has(token.kind)) verb = index
    listens ||= token.kind === 'hear'
    letters += token.word.length
    if (letters > LONGEST_BETWEEN) return undefined
  }
  return undefined
}

/** Nouns that touch are one: 骨干教师代表, 幼儿家长; 听课教师 begins with a verb and stays who listens. */
export function nounRow(tokens: readonly Token[], at: number): Noun {
  const listens = tokens[at]?.kind === 'hear'
  let who: Who = NOUNS[tokens[at]?.kind ?? 'other'] ?? (listens ? 'learner' : 'people')
  let index = at
  for (;;) {
    const token = tokens[index + 1]
    const next = token && NOUNS[token.kind]
    if (!next) return { index, who }
    /** 家长代表 stays a parent, 幼儿代表 a child. */
    if (token.word !== '代表' && token.word !== '志愿者') who = together(who, next)
    index++
  }
}

function together(first: Who, next: Who): Who {
  if (first === next || first === 'people') return next
  if (first === 'learner') return next === 'adult' ? 'learner' : next
  /** 幼儿家长, 幼儿老师: the last says who; 老师孩子, 家长孩子: both are meant. */
  return first === 'child' ? next : 'mixed'
}

const TEAM_REACH = 3
const LONGEST_TEAM_WORD = 4

/** 5名骨干教师(组成的送教)团队, 6人小组: the index behind it. */
export function teamAt(tokens: readonly Token[], at: number): number | undefined {
  for (let index = at; index <= at + TEAM_REACH; index++) {
    const token = tokens[index]
    if (token?.kind === 'team') return index + 1
    if (!token || !(token.kind === 'of' || token.kind === 'act' || token.kind === 'other')) return undefined
    if (token.word.length > LONGEST_TEAM_WORD) return undefined
  }
  return undefined
}

/** 大一班32人 are children. */
export const ofClass = (token: Token | undefined): boolean =>
  (token?.kind === 'other' || token?.kind === 'blank') &&
  /[托小中大][一二三四五六七八九十\d（）()]{0,4}班$/.test(token.word)
