import { type Amount, amountOf, exactly } from './amount.ts'
import { namesSide, type Token, type TokenKind } from './tokens.ts'

/** Who is counted. `adult`: by a noun of grown people; `people`: 6人, no noun. */
export type Who = 'adult' | 'people' | 'learner' | 'child' | 'parent' | 'mixed'

/** One member of a list: 5名骨干教师, 幼儿30人, 园长王某, 我, 部分教师. */
export interface Item {
  /** Index of its first token, and of the first one behind it. */
  readonly at: number
  readonly next: number
  readonly who: Who
  /** counted: by a number · person: one who is named or holds an office · vague: some people, nobody says how many. */
  readonly kind: 'counted' | 'person' | 'vague'
  readonly amount?: Amount
  /** The noun stands in front (教师6名): then it may count the whole list before it. */
  readonly nounFirst?: boolean
  readonly turns?: boolean
  readonly named?: boolean
  /** Nothing but an office (园长): with the one behind it, it may be one person with two offices. */
  readonly bare?: boolean
  readonly noun: string
  /** The noun names an office. */
  readonly office?: boolean
  /** Joined to the one before by 、. */
  readonly listed?: boolean
  /** 和对方的小伙伴: others than those before. */
  readonly others?: boolean
  /** 教师共6人, 教师一行6人: everybody, the leader too. */
  readonly total?: boolean
  /** 送教团队, 6人小组. */
  readonly team?: boolean
}

const NOUNS: Partial<Record<TokenKind, Who>> = {
  post: 'adult',
  trade: 'adult',
  learner: 'learner',
  child: 'child',
  parent: 'parent',
  mixed: 'mixed',
}
/** What may stand between a count and its noun: 5名(来自县幼的优秀)教师. */
const BETWEEN: ReadonlySet<TokenKind> = new Set([
  'other',
  'plain',
  'side',
  'blank',
  'space',
  'of',
  'act',
  'hear',
  'own',
  'join',
  'go',
])
/** 两位“第一书记”. */
const QUOTES: ReadonlySet<string> = new Set(['“', '”', '"', '「', '」'])
const MOST_BETWEEN = 5
const LONGEST_OTHER = 10
const ENDS: ReadonlySet<TokenKind | undefined> = new Set([
  undefined,
  'comma',
  'stop',
  'space',
  'blank',
  'dun',
  'close',
  'open',
  'and',
  'etc',
])

/** The item whose words begin exactly at this token. */
export function itemAt(tokens: readonly Token[], at: number): Item | undefined {
  const item = plainItemAt(tokens, at)
  return item && { ...item, at }
}

/** All of an item but where it stands. */
type Found = Omit<Item, 'at'>

function plainItemAt(tokens: readonly Token[], at: number): Found | undefined {
  const token = tokens[at]
  switch (token?.kind) {
    case 'number':
      return countedAt(tokens, at)
    case 'post':
    case 'trade':
    case 'learner':
    case 'child':
    case 'parent':
    case 'mixed':
      return nounFirstAt(tokens, at, NOUNS[token.kind] ?? 'adult') ?? personAt(tokens, at) ?? vagueAt(tokens, at)
    case 'hear':
      return nounFirstAt(tokens, at, 'learner')
    case 'count':
    case 'team':
      return nounFirstAt(tokens, at, 'people')
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

/** The same behind 和, 、 or 带领, where words about the people may come first: 和[我园的]两名教师. */
export function laterItemAt(tokens: readonly Token[], at: number): Item | undefined {
  let others = false
  for (let index = at; index <= at + MOST_BETWEEN; index++) {
    const item = itemAt(tokens, index)
    if (item) return others ? { ...item, others } : item
    const token = tokens[index]
    if (!token || !BEFORE_ITEM.has(token.kind) || token.word.length > LONGEST_OTHER) return undefined
    others ||= namesSide(token)
  }
  return undefined
}

const BEFORE_ITEM: ReadonlySet<TokenKind> = new Set(['other', 'side', 'blank', 'space', 'of', 'plain', 'total', 'has'])

function countedAt(tokens: readonly Token[], at: number): Found | undefined {
  const said = tokens[at]?.said
  const amount = said && amountOf(said)
  if (!amount) return undefined
  const unitAt = tokens[at + 1]?.kind === 'space' ? at + 2 : at + 1
  const next = unitAt + 1
  const children = ofClass(tokens[at - 1])
  const people = {
    kind: 'counted' as const,
    who: children ? ('child' as const) : ('people' as const),
    amount,
    noun: '',
  }
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
      return noun ? withNoun(tokens, noun, amount) : { ...people, next }
    }
    case 'piece': {
      const noun = nounAfter(tokens, next)
      if (noun) return withNoun(tokens, noun, amount)
      const bare = children || BARE_PIECE.has(tokens[at - 1]?.kind)
      return bare && ENDS.has(tokens[next]?.kind) ? { ...people, next } : undefined
    }
    default:
      return withoutUnit(tokens, at + 1, amount)
  }
}

/** 俩老师, 6教师: nothing between. */
function withoutUnit(tokens: readonly Token[], at: number, amount: Amount): Found | undefined {
  const who = NOUNS[tokens[at]?.kind ?? 'other']
  return who && amount.min > 1 ? withNoun(tokens, { index: at, who }, amount) : undefined
}

/** 去了6个, 我们几个: 个 without a noun counts people after these. */
const BARE_PIECE: ReadonlySet<TokenKind | undefined> = new Set<TokenKind | undefined>(['go', 'side'])

/** 大一班32人 are children. */
const ofClass = (token: Token | undefined): boolean =>
  (token?.kind === 'other' || token?.kind === 'blank') &&
  /[托小中大][一二三四五六七八九十\d（）()]{0,4}班$/.test(token.word)

interface Noun {
  readonly index: number
  readonly who: Who
  readonly listens?: boolean
}

function withNoun(tokens: readonly Token[], { index, who, listens }: Noun, amount: Amount): Found {
  const noun = tokens[index]
  const team = teamAt(tokens, index + 1)
  return {
    kind: 'counted',
    next: team ?? index + 1,
    who: listens && who === 'adult' ? 'learner' : who,
    amount,
    noun: noun?.word ?? '',
    ...(team !== undefined && { team: true }),
  }
}

/** The noun a count is about, the last of several that touch (5名骨干教师代表); verbs before it only if it follows at once. */
function nounAfter(tokens: readonly Token[], at: number): Noun | undefined {
  let listens = false
  let verb = -1
  let letters = 0
  for (let index = at; index <= at + MOST_BETWEEN; index++) {
    const token = tokens[index]
    if (!token) return undefined
    const who = NOUNS[token.kind]
    if (who) {
      if (verb >= 0 && verb < index - 1 && tokens[index - 1]?.kind !== 'of') return undefined
      return lastNoun(tokens, index, who, listens)
    }
    if (!BETWEEN.has(token.kind) && !QUOTES.has(token.word)) return undefined
    if (token.kind === 'hear' || token.kind === 'act' || token.kind === 'join' || token.kind === 'go') {
      verb = index
      listens ||= token.kind === 'hear'
    }
    letters += token.word.length
    if (letters > 2 * LONGEST_OTHER) return undefined
  }
  return undefined
}

/** 教师代表, 家长志愿者, 幼儿家长: nouns that touch are one, and the last says who. */
function lastNoun(tokens: readonly Token[], at: number, first: Who, listens: boolean): Noun {
  let index = at
  let who = first
  for (;;) {
    const token = tokens[index + 1]
    const next = token && NOUNS[token.kind]
    if (!next) return { index, who, listens }
    /** 家长代表 stays a parent, 幼儿代表 a child. */
    if (token.word !== '代表' && token.word !== '志愿者') who = next
    index++
  }
}

function teamAt(tokens: readonly Token[], at: number): number | undefined {
  for (let index = at; index <= at + 3; index++) {
    const token = tokens[index]
    if (token?.kind === 'team') return index + 1
    if (!token || !(token.kind === 'of' || token.kind === 'act' || token.kind === 'other')) return undefined
    if (token.word.length > 4) return undefined
  }
  return undefined
}

const FILLER: ReadonlySet<TokenKind> = new Set(['colon', 'has', 'total', 'space', 'count'])

/** 教师6名, 听课教师有22人, 老师五个, 听课 22, 参加人数：6. */
function nounFirstAt(tokens: readonly Token[], at: number, first: Who): Found | undefined {
  const noun = nounBefore(tokens, at, first)
  const { number, fillers, total } = fillersFrom(tokens, noun.index + 1)
  const said = tokens[number]?.said
  const amount = said && amountOf(said)
  if (!amount) return undefined
  const item = {
    kind: 'counted' as const,
    who: noun.who,
    amount,
    noun: tokens[noun.index]?.word ?? '',
    nounFirst: true,
    total,
  }
  const spaced = tokens[number + 1]?.kind === 'space' && UNITS.has(tokens[number + 2]?.kind) ? 1 : 0
  const behind = number + 2 + spaced
  switch (tokens[number + 1 + spaced]?.kind) {
    case 'turns':
      return { ...item, next: behind, turns: true }
    case 'head':
    case 'person':
      return tokens[behind]?.kind === 'group' || nounAfterCount(tokens, behind) ? undefined : { ...item, next: behind }
    case 'piece':
      return ENDS.has(tokens[behind]?.kind) ? { ...item, next: behind } : undefined
    default:
      /** Without a unit only in a telegram or a form: 听课 22, 人数：6. */
      if (!ENDS.has(tokens[number + 1]?.kind) || tokens[number + 1]?.kind === 'open') return undefined
      return tokens[at]?.kind === 'team' && fillers === 0 ? undefined : { ...item, next: number + 1 }
  }
}

/** Nouns that touch are one: 听课教师, 骨干教师代表. */
function nounBefore(tokens: readonly Token[], at: number, first: Who): Noun {
  const listens = tokens[at]?.kind === 'hear'
  let index = at
  let who = first
  for (;;) {
    const token = tokens[index + 1]
    const next = token && NOUNS[token.kind]
    if (!next) return { index, who }
    if (token.word !== '代表' && !(listens && next === 'adult')) who = next
    index++
  }
}

const MOST_FILLERS = 3

/** The words between a noun and its number: 有, 共, ：. */
function fillersFrom(tokens: readonly Token[], from: number) {
  let number = from
  let total = false
  while (number < from + MOST_FILLERS && FILLER.has(tokens[number]?.kind ?? 'other')) {
    total ||= tokens[number]?.kind === 'total'
    number++
  }
  return { number, fillers: number - from, total }
}

const UNITS: ReadonlySet<TokenKind | undefined> = new Set<TokenKind | undefined>(['head', 'person', 'piece', 'turns'])

/** 园长 5名教师: the number has a noun of its own at once, so the one in front is another's. */
const nounAfterCount = (tokens: readonly Token[], at: number): boolean => {
  const noun = nounAfter(tokens, at)
  if (noun === undefined || noun.index > at + 1 || tokens[at]?.kind === 'space') return false
  /** 骨干教师3名保育员2名. */
  return tokens[noun.index + 1]?.kind !== 'number'
}

/** 园长王某, 王莉老师, 李园长, 小张, 我, 园长. */
function personAt(tokens: readonly Token[], at: number): Found | undefined {
  const token = tokens[at]
  const one = { kind: 'person' as const, who: 'adult' as const, amount: exactly(1) }
  if (token?.kind === 'me') return { ...one, next: at + 1, noun: '' }
  if (token?.kind === 'titled') return { ...one, next: at + 1, noun: '', named: true }
  if (token?.kind === 'name') {
    const title = tokens[at + 1]
    const child = title?.kind === 'child'
    const titled = title?.kind === 'post' || title?.kind === 'trade' || child
    return { ...one, who: child ? 'child' : 'adult', next: titled ? at + 2 : at + 1, noun: '', named: true }
  }
  if (token?.kind !== 'post' && token?.kind !== 'trade') return undefined
  let index = at
  while (tokens[index + 1]?.kind === 'post' || tokens[index + 1]?.kind === 'trade') index++
  const name = tokens[index + 1]
  if (name?.kind === 'name' || name?.kind === 'titled') {
    const titled = tokens[index + 2]?.kind === 'trade' || tokens[index + 2]?.kind === 'post'
    return {
      ...one,
      next: titled ? index + 3 : index + 2,
      noun: token.word,
      named: true,
      office: token.kind === 'post',
    }
  }
  return tokens[index]?.kind === 'post'
    ? { ...one, next: index + 1, noun: tokens[index]?.word ?? '', bare: true }
    : undefined
}

/** 部分教师, 骨干教师, 全体幼儿, 几名家长. */
function vagueAt(tokens: readonly Token[], at: number): Found | undefined {
  let index = at
  let some = false
  while (
    tokens[index]?.kind === 'some' ||
    tokens[index]?.kind === 'head' ||
    (some && tokens[index]?.kind === 'piece')
  ) {
    some = true
    index++
  }
  const noun = some ? nounAfter(tokens, index) : undefined
  const who = NOUNS[tokens[index]?.kind ?? 'other']
  if (noun) return { kind: 'vague', who: noun.who, next: noun.index + 1, noun: tokens[noun.index]?.word ?? '' }
  if (who === undefined || some) return undefined
  const last = lastNoun(tokens, index, who, false)
  return {
    kind: 'vague',
    who: last.who,
    next: teamAt(tokens, last.index + 1) ?? last.index + 1,
    noun: tokens[last.index]?.word ?? '',
  }
}
