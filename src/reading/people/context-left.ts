import { namesSide, type Token, type TokenKind } from './tokens.ts'

/** What the words in front of a group say of it. */
export type LeftMark =
  /** 每班5名, 除园长外: no count of all. */
  | 'one_of_many'
  /** 我园有教师18人, 现有: what a kindergarten has. */
  | 'background'
  /** 为三名教师, 面向150名教师: they are who it is done for. */
  | 'toward'
  /** 慰问教师5名. */
  | 'given'
  /** 在3名领导陪同下. */
  | 'escorted'
  /** 听课教师22人, 培训教师40名, 吸引了50名教师. */
  | 'listens'
  /** 讲座…, 60名教师参加: what is joined is a lecture. */
  | 'lecture'
  /** 选派, 邀请. */
  | 'sent'
  /** 接待, 迎来: they came, to watch or to learn. */
  | 'hosted'
  /** 去了6个人. */
  | 'went'
  /** 参加活动的有22人. */
  | 'joined'
  /** 来自8所园的. */
  | 'from'
  /** 参加人员：. */
  | 'label'
  /** 原定6人. */
  | 'planned'

/** How near a word must stand for its mark: right before, with only words about the people
 * between (选派[我园优秀的]3名教师), or as what they are told by (参加培训[的教师有]60人). */
type Reach = 'touching' | 'clear' | 'leading'

const MARKS: Partial<Record<TokenKind, readonly [LeftMark, Reach]>> = {
  toward: ['toward', 'clear'],
  gift: ['given', 'touching'],
  honour: ['given', 'touching'],
  absent: ['given', 'touching'],
  escort: ['escorted', 'touching'],
  hear: ['listens', 'leading'],
  send: ['sent', 'clear'],
  host: ['hosted', 'clear'],
  go: ['went', 'leading'],
  join: ['joined', 'leading'],
}
const WORDS: Readonly<Record<string, LeftMark>> = {
  来自: 'from',
  吸引: 'listens',
  吸引了: 'listens',
}

/** How far in front of a group its clause is read, in tokens; of its sentence, for what it is that they joined. */
const REACH = 8
const SENTENCE_REACH = 48

export function leftOf(tokens: readonly Token[], at: number): ReadonlySet<LeftMark> {
  const marks = inSentence(tokens, at)
  for (let index = at - 1; index >= Math.max(0, at - REACH); index--) {
    const token = tokens[index]
    if (!token || token.kind === 'comma' || token.kind === 'stop') break
    const mark = MARKS[token.kind]
    if (mark && reaches(mark[1], tokens, index, at) && !names(tokens, index)) marks.add(mark[0])
    const word = WORDS[token.word]
    if (word) marks.add(word)
    if (PLANNED.test(token.word)) marks.add('planned')
    if (eachOf(token, tokens[at])) marks.add('one_of_many')
  }
  return marks
}

/** 每园5名; 各园选派2名, but 各园园长50余人 are all of them. */
const eachOf = ({ kind, word }: Token, counted: Token | undefined): boolean =>
  word === '各园' ? counted?.kind === 'number' : kind === 'each' && word.startsWith('每')

/** What stands right in front, and what the sentence has said before. */
function inSentence(tokens: readonly Token[], at: number): Set<LeftMark> {
  const marks = new Set<LeftMark>()
  const near = tokens[at - 1]?.kind === 'space' ? tokens[at - 2] : tokens[at - 1]
  if (near?.kind === 'each' || near?.kind === 'unless') marks.add('one_of_many')
  if ((near?.kind === 'has' || near?.word === '共有') && ownsBefore(tokens, at)) marks.add('background')
  if (sentenceBefore(tokens, at, ({ kind, word }) => kind === 'class' || word === '培训')) marks.add('lecture')
  if (sentenceBefore(tokens, at, (token, before) => token.kind === 'own' || owns(token, before)))
    marks.add('background')
  if (labelBefore(tokens, at) && !sentenceBefore(tokens, at, committee)) marks.add('label')
  return marks
}

const PLACE: ReadonlySet<TokenKind | undefined> = new Set<TokenKind>(['other', 'side', 'blank'])
const AS: ReadonlySet<TokenKind | undefined> = new Set<TokenKind>(['post', 'trade'])

/** 以副园长为组长的8人小组: 为 only says as what. */
const names = (tokens: readonly Token[], at: number): boolean =>
  tokens[at]?.word === '为' && AS.has(tokens[at + 1]?.kind) && tokens[at + 2]?.kind === 'of'

const PLANNED = /计划|原定|原本|预计|定于|预定|拟/
const TOUCHING = 2

function reaches(reach: Reach, tokens: readonly Token[], from: number, to: number): boolean {
  if (reach === 'touching') return from >= to - TOUCHING
  if (reach === 'clear') return clear(tokens, from + 1, to)
  /** 去桃源园的老师. */
  const place = tokens[from]?.kind === 'go' && PLACE.has(tokens[from + 1]?.kind) ? 1 : 0
  return leads(tokens, from + 1 + place, to)
}

const ABOUT: ReadonlySet<TokenKind> = new Set(
  'other side blank space of plain has total colon post trade dun number some name and act team'.split(
    ' ',
  ) as TokenKind[],
)

function clear(tokens: readonly Token[], from: number, to: number): boolean {
  for (let index = from; index < to; index++) if (!ABOUT.has(tokens[index]?.kind ?? 'other')) return false
  return true
}

const LEADING: ReadonlySet<TokenKind> = new Set(
  'of has total colon trade act other count hear class side post'.split(' ') as TokenKind[],
)
const LEADS: ReadonlySet<TokenKind | undefined> = new Set<TokenKind>(['of', 'has', 'colon', 'count', 'total'])

function leads(tokens: readonly Token[], from: number, to: number): boolean {
  let marked = to - from <= 1
  for (let index = from; index < to; index++) {
    const kind = tokens[index]?.kind ?? 'other'
    if (!LEADING.has(kind) || (kind === 'other' && !marked)) return false
    marked ||= LEADS.has(kind)
  }
  return marked
}

const NOW = /(?:里|目前)$/
const NEAR_OWNER = 4

function ownsBefore(tokens: readonly Token[], at: number): boolean {
  for (let index = at - 1; index >= Math.max(0, at - NEAR_OWNER); index--) {
    const token = tokens[index]
    if (!token || token.kind === 'comma' || token.kind === 'stop') return false
    if (namesSide(token) || token.word === '共有' || NOW.test(token.word)) return true
  }
  return false
}

/** 组长：…, 副组长：…, 组员：…: who heads the work, not who came. */
const committee = ({ kind }: Token, before: Token | undefined): boolean =>
  kind === 'colon' && /组长$/.test(before?.word ?? '')

/** 桃源园有3个班, 教师6人; 全县共有幼儿园50所, 教师600名. */
const owns = ({ kind, word }: Token, before: Token | undefined): boolean =>
  (kind === 'has' || word === '共有') && namesSide(before)

function sentenceBefore(
  tokens: readonly Token[],
  at: number,
  is: (token: Token, before: Token | undefined) => boolean,
): boolean {
  for (let index = at - 1; index >= Math.max(0, at - SENTENCE_REACH); index--) {
    const token = tokens[index]
    if (!token || token.kind === 'stop') return false
    if (is(token, tokens[index - 1])) return true
  }
  return false
}

const FIELDS: ReadonlySet<TokenKind | undefined> = new Set<TokenKind>(['trade', 'join', 'count', 'captain', 'team'])

function labelBefore(tokens: readonly Token[], at: number): boolean {
  let index = at - 1
  while (isWhose(tokens[index])) index--
  const mark = tokens[index]
  if (mark?.kind === 'colon' && tokens[index - 1]?.kind === 'has') index--
  else if (mark?.kind !== 'colon' && mark?.kind !== 'has' && !ARE.test(mark?.word ?? '')) return false
  return FIELDS.has(tokens[index - 1]?.kind)
}

/** Words between a field and the names in it: 是[县幼的]王莉. */
const isWhose = (token: Token | undefined): boolean =>
  token?.kind === 'space' || token?.kind === 'of' || (namesSide(token) && !ARE.test(token?.word ?? ''))
/** 送教的老师(分别)是王莉、李红. */
const ARE = /^(?:分别|依次)?[是为]/
