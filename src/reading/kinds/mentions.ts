import type { Mood } from '../words/clauses.ts'
import type { Page } from '../words/page.ts'
import { clauseAt } from '../words/page.ts'
import { framed } from './framed.ts'
import { lessonsTold } from './lessons-told.ts'
import { tokensIn } from './lexicon.ts'
import { isTopicOf, moodOf, talkedAbout } from './moods.ts'
import { phrased } from './phrases.ts'
import { tempered } from './tempered.ts'
import type { Find } from './wording.ts'

/** A place of the text that tells of a type, and how that stands to the world. */
export interface Mention extends Find {
  readonly mood: Mood
  /** Named in the first sentence as what was held: 开展了…活动. */
  readonly headline: boolean
}

/** Every place that tells of a type, from left to right. Titles and names are best blanked before. */
export function mentionsIn(page: Page): readonly Mention[] {
  const tokens = tokensIn(page.plain)
  const finds = tempered(page, tokens, [
    ...named(tokens),
    ...framed(page, tokens),
    ...lessonsTold(page, tokens),
    ...phrased(page.plain),
  ])
  if (finds.length === 0) return []
  const about = talkedAbout(page)
  return finds
    .filter((find) => !isTopicOf(page, find, about))
    .map((find) => ({ ...find, mood: moodOf(page, find), headline: isHeadline(page, find) }))
    .sort((a, b) => a.start - b.start || b.end - a.end)
}

function named(tokens: ReturnType<typeof tokensIn>): readonly Find[] {
  const finds: Find[] = []
  for (const { entry, start, end } of tokens) {
    if (entry.type === undefined || entry.strength === undefined) continue
    finds.push({ type: entry.type, strength: entry.strength, start, end, word: entry.word })
  }
  return finds
}

/** What is done with an activity as a whole. */
const HELD = '开展 举行 举办 召开 启动 参加 赴 承办'.split(' ')
/** How far the activity's name may stand behind it, in letters. */
const HELD_NEAR = 18
const BREAK = /[，。；！？\n]/
const AS_EVENT = /^[”"』」]?\s?(?:[^，。；！？\n]{0,6}?(?:活动|仪式|工作|大会|[会课])|[。！\n]|$)/
/** The first sentence that says something: a heading may stand before it. */
const HEAD_LINES = 2

function isHeadline(page: Page, { start, end, strength }: Find): boolean {
  if (strength === 'weak') return false
  const clause = clauseAt(page, start)
  if (clause.sentence >= HEAD_LINES) return false
  if (!AS_EVENT.test(page.plain.slice(end, end + 12))) return false
  const before = page.plain.slice(Math.max(0, start - HELD_NEAR), start)
  const held = HELD.reduce((last, word) => Math.max(last, before.lastIndexOf(word)), -1)
  return held >= 0 && !BREAK.test(before.slice(held))
}
