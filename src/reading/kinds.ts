import { ACTIVITY_TYPES, TRIP } from './activity-types.ts'
import type { Span } from './words/spans.ts'

/** A type word in the text. */
export interface Mention extends Span {
  /** Standard Chinese term. */
  readonly type: string
}

/** Every type word in a folded text, from left to right. Words of everyday speech count only where no clearer one stands. */
export function kindsIn(text: string): readonly Mention[] {
  const clear = mentionsOf(text, CLEAR)
  return clear.length > 0 ? clear : mentionsOf(text, WEAK)
}

/** The types once each; a trip first, else in the order they were named (domain.md §2.3). */
export function typesOf(mentions: readonly Mention[]): readonly string[] {
  const types = [...new Set(mentions.map((mention) => mention.type))]
  return types.includes(TRIP) ? [TRIP, ...types.filter((type) => type !== TRIP)] : types
}

/** Is this whole text nothing but the name of a type (“送教下乡”活动, not a title)? */
export function isTypeName(text: string): boolean {
  const bare = text.trim().replace(/(?:系列)?活动$/, '')
  return bare !== '' && (CLEAR.names.has(bare) || WEAK.names.has(bare) || CLEAR.names.has(text.trim()))
}

/** What may not follow a word for it to mean the type: 教研室 is an office, 会议室 a room. */
const NOT_BEFORE: readonly (readonly [RegExp, RegExp])[] = [
  [/教研$/, /^[室员组部科处]/],
  [/研讨$/, /^室/],
  [/教科研$/, /^[室处]/],
  [/培训$/, /^(?:中心|学校|机构|室)/],
  [/会议$/, /^室/],
  [/结对$/, /^(?:帮扶|园|单位|学校|幼儿园|对象|以来)/],
  [/督导$/, /^(?:室|办|科)/],
  [/诊断$/, /^(?:书|证明)/],
  [/彩绘$/, /^(?:本|笔)/],
  [/听课$/, /^(?:教师|老师|人|者|记录|\s?[:：]?\s?\d)/],
]

/** What may not stand in front: 22人听课 counts an audience. */
const NOT_AFTER: readonly (readonly [RegExp, RegExp])[] = [[/^听课$/, /(?:人|[名位]\s?(?:教师|老师|园长)?)\s?$/]]

interface Lexicon {
  readonly pattern: RegExp
  readonly names: ReadonlyMap<string, string>
}

const isLatin = (word: string) => /^[a-z]/.test(word)
const escaped = (word: string) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

/** One pattern of all words, the longest first: at each place the longest wins, and the text is walked once. */
function lexicon(wordsOf: (type: (typeof ACTIVITY_TYPES)[number]) => readonly string[]): Lexicon {
  const names = new Map<string, string>()
  for (const type of ACTIVITY_TYPES) for (const word of wordsOf(type)) names.set(word, type.name)
  const words = [...names.keys()].sort((a, b) => b.length - a.length)
  const chinese = words.filter((word) => !isLatin(word)).map(escaped)
  const latin = words.filter(isLatin).map(escaped)
  return { names, pattern: new RegExp(`(?:${chinese.join('|')})|(?<![a-z])(?:${latin.join('|')})(?=s?(?![a-z]))`, 'g') }
}

const CLEAR = lexicon((type) => (type.weak?.includes(type.name) ? [] : [type.name, ...type.aliases, ...type.words]))
const WEAK = lexicon((type) => type.weak ?? [])

function mentionsOf(text: string, { pattern, names }: Lexicon): readonly Mention[] {
  const found: Mention[] = []
  for (const match of text.matchAll(pattern)) {
    const word = match[0]
    const end = match.index + word.length
    const after = text.slice(end, end + 4)
    const type = names.get(word)
    if (type === undefined) continue
    const before = text.slice(Math.max(0, match.index - 4), match.index)
    if (NOT_AFTER.some(([what, last]) => what.test(word) && last.test(before))) continue
    if (NOT_BEFORE.some(([what, next]) => what.test(word) && next.test(after))) continue
    found.push({ type, start: match.index, end })
  }
  return found
}
