import { itemAt } from './items.ts'
import type { Token, TokenKind } from './tokens.ts'

const VERBS = ['go', 'act', 'hear', 'join', 'gift', 'speak', 'honour', 'absent', 'escort', 'lead'] as const

/** What the words behind a group say of it. */
export interface Right {
  /** The first thing they do. */
  readonly verb?: (typeof VERBS)[number]
  /** They listen, watch, learn: at once, or after having come (前往观摩). */
  readonly listens: boolean
  /** Somebody teaches: 为30名教师作讲座. */
  readonly teaching: boolean
  /** 三位老师的课: the people only say whose. */
  readonly modifier: boolean
  /** 出席: said of guests. */
  readonly guests: boolean
  /** 500人以上规模. */
  readonly size: boolean
  /** …，实到5人: what was planned went otherwise. */
  readonly outdone: boolean
  /** 聆听六位专家讲座: it is theirs. */
  readonly perform: boolean
}

/** How far behind a group its verb is looked for, in tokens; over one comma at most. */
const REACH = 24

export function rightOf(tokens: readonly Token[], at: number): Right {
  let verb: Right['verb']
  let listens = false
  let teaching = false
  let guests = false
  let commas = 0
  for (let index = at; index < Math.min(tokens.length, at + REACH); index++) {
    const token = tokens[index]
    if (!token || token.kind === 'stop' || othersBegin(tokens, index, at, commas)) break
    if (token.kind === 'comma' && (verb !== undefined || ++commas > 1)) break
    const kind = kindOf(tokens, index)
    /** 前来听课, said by the hosts; 到县幼听课 is a visit. */
    if (COME.test(token.word) && tokens[index + 1]?.kind === 'hear') continue
    teaching ||= TEACHING.has(kind) || token.word.startsWith('培训')
    guests ||= verb === undefined && GUESTS.test(token.word)
    listens ||= index === at ? kind === 'hear' || LOOKS_ON.test(token.word) : listensAfter(verb, kind)
    verb = next(verb, kind)
  }
  const first = tokens[at]
  const perform = first?.kind === 'class' || /^(?:示范课|公开课|展示课|分享|展示)$/.test(first?.word ?? '')
  const outdone = tokens.slice(at, at + REACH).some(({ word }) => OUTDONE.test(word))
  const size = first?.kind === 'own' || tokens[at + 1]?.word === '规模'
  return {
    ...(verb && { verb }),
    listens,
    teaching,
    guests,
    modifier: first?.kind === 'of' && !isDeed(tokens, at + 1),
    size,
    perform,
    outdone,
  }
}

/** 9人到场祝贺: to be there is no more than to join in. */
/** 60多位老师的积极参与, 5位老师的到来: what they did, said as a noun. */
const isDeed = (tokens: readonly Token[], at: number): boolean =>
  DEED.test((tokens[at]?.word ?? '') + (tokens[at + 1]?.word ?? ''))

const DEED = /^.{0,4}(?:参与|参加|到来|到访|来访|支持|付出|配合|努力|陪伴|帮助)/

function kindOf(tokens: readonly Token[], at: number): TokenKind {
  const token = tokens[at]
  if (!token) return 'other'
  if (PRESENT.test(token.word)) return 'join'
  /** 3名讲师培训了40名教师: who trains others acts. */
  return token.word.startsWith('培训') && OBJECTS.has(tokens[at + 1]?.kind) ? 'act' : token.kind
}

const OBJECTS: ReadonlySet<TokenKind | undefined> = new Set<TokenKind>(['number', 'trade', 'side', 'blank'])
const LOOKS_ON = /^(?:来|都来|在)?看(?:了|$)/
const PRESENT = /^[到在]场$/
const COME = /^(?:前来|来)$/
const OUTDONE = /实际|实到|结果|最终/
const GUESTS = /^(?:出席|列席)/
const TEACHING: ReadonlySet<TokenKind> = new Set(['act', 'class'])
const LISTENS: ReadonlySet<TokenKind> = new Set(['hear', 'class'])
const listensAfter = (verb: Right['verb'], kind: TokenKind): boolean =>
  LISTENS.has(kind) && (verb === undefined ? kind === 'hear' : COMES_FIRST.has(verb))
/** 参加培训, 前往观摩: what comes after these says what for. */
const COMES_FIRST: ReadonlySet<Right['verb']> = new Set<Right['verb']>(['join', 'go', 'hear', 'speak'])

/** 参加送教 is teaching, not joining. */
function next(verb: Right['verb'], kind: TokenKind): Right['verb'] {
  if (verb === 'join' && kind === 'act') return 'act'
  return verb ?? VERBS.find((one) => one === kind)
}

const NEW_PEOPLE: ReadonlySet<TokenKind> = new Set(['number', 'name', 'titled', 'lead', 'post'])

/** 去6人 听课22, 教师6人，园长…: the verb from here on is other people's. */
function othersBegin(tokens: readonly Token[], index: number, at: number, commas: number): boolean {
  const kind = tokens[index]?.kind
  if (kind === undefined || index === at) return false
  /** …, 请假2人: the verb has a count of its own. */
  if (commas > 0 && (NEW_PEOPLE.has(kind) || tokens[index + 1]?.kind === 'number')) return true
  /** 5名教师 20名听课教师. */
  if (kind === 'number' && tokens[index - 1]?.kind === 'space') return itemAt(tokens, index) !== undefined
  return kind === 'hear' && itemAt(tokens, index) !== undefined
}
