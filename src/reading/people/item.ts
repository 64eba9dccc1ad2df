import type { Amount } from './amount.ts'
import type { TokenKind } from './lexicon.ts'

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
  /** 部分, 几名: not all of those named so. */
  readonly some?: boolean
  /** 我. */
  readonly me?: boolean
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

/** All of an item but where it stands. */
export type Found = Omit<Item, 'at'>

/** Nouns of people, and who they are. */
export const NOUNS: Partial<Record<TokenKind, Who>> = {
  post: 'adult',
  trade: 'adult',
  learner: 'learner',
  child: 'child',
  parent: 'parent',
  mixed: 'mixed',
}

/** What a count without a unit or a noun may end at: a telegram's space, a mark, the end. */
export const ENDS: ReadonlySet<TokenKind | undefined> = new Set<TokenKind | undefined>([
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

/** 名, 人, 个, 人次. */
export const UNITS: ReadonlySet<TokenKind | undefined> = new Set<TokenKind | undefined>([
  'head',
  'person',
  'piece',
  'turns',
])
