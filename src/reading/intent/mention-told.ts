import { clauseAt, type Page } from '../words/page.ts'
import type { Span } from '../words/spans.ts'
import type { Facts } from './facts.ts'
import { isPraised, isReference } from './reference.ts'
import { DUTY, EVERY, MEANT, NOT_OURS, WISHED } from './telling-words.ts'

type Mention = Facts['mentions'][number]

/** The type words of a message, as far as they tell of a deed or of an arrangement. */
export interface TypesTold {
  readonly done: readonly Mention[]
  readonly coming: readonly Mention[]
}

/**
 * What was done and what is to come, type by type. `dated`: a day is said; `again`: a rhythm that is no rule; `ahead`: the
 * day is still to come. What is heard, wished for, required, praised or only pointed at is neither.
 */
export function typesTold(
  page: Page,
  facts: Facts,
  { dated, ahead, again }: { dated: boolean; ahead: boolean; again: boolean },
): TypesTold {
  const said = facts.mentions
    .slice(0, MENTIONS_MAX)
    .filter(
      (mention) => !isReference(page, mention) && !isAsked(page, mention) && !isSupposed(page, mention, dated, facts),
    )
  const done = said.filter((mention) => isDone(page, mention, facts) && !isPraised(page, mention, facts))
  const coming = said.filter(
    (mention) => !done.includes(mention) && (mention.mood === 'ahead' || (mention.mood === 'rule' && (ahead || again))),
  )
  return { done, coming }
}

/** So many type words tell what a message is for; one with more is a book. */
const MENTIONS_MAX = 60

/** Named in a clause that tells what was; 今天到桃源园听课 is as good as done. */
function isDone(page: Page, mention: Mention, { when, today }: Facts): boolean {
  const clause = clauseAt(page, mention.start)
  const words = page.plain.slice(clause.start, clause.end)
  if (TO_COME.test(words) || NOBODY.test(words)) return false
  if (mention.mood === 'done') return clause.mood !== 'denied' || !NOT.test(words)
  return mention.mood === 'ahead' && clause.mood === 'done' && (when.date === undefined || when.date <= today)
}

const QUESTION =
  /(?:谁|哪|什么|几点|怎么|没)[^。]{0,16}(?:呀|啊|呢|吗|[?？])|^(?:请问)?(?:为什么|为啥)|怎么(?:总|又|还|这么|都)/
/** What stands in quotes is a title: 《如何观察幼儿》 asks nothing. */
const QUOTED = /[《“"「][^》”"」]{0,40}[》”"」]?/g
/** So many since then: a sum of deeds, none of its own. */
const SUM = /累计|截至|以来|[从自]\d{4}年(?:开始|起)/
/** 拟选派, 将开展. */
const TO_COME = /(?<![模虚比草])拟(?!定的|人|真|稿|声)|将(?:于|在|要|会|对|开展|组织|选派|继续|以|进一步)/
const NOT = /\bnot\b|n't\b|\bno\b/
const NOBODY = /\b(?:nobody|no one|never)\b/

function isAsked(page: Page, mention: Span): boolean {
  const { start, end, mood } = clauseAt(page, mention.start)
  const words = page.plain.slice(start, end)
  const bare = words.replace(QUOTED, '')
  return QUESTION.test(bare) || (mood === 'asked' && bare.length === words.length)
}

/** Heard of, wished for, or what ought to be. */
function isSupposed(page: Page, mention: Span, dated: boolean, { when, sides }: Facts): boolean {
  const rhythm = when.recurrence !== undefined
  const names = sides.spans?.length ?? 0
  const { start, end } = clauseAt(page, mention.start)
  const clause = page.plain.slice(start, end)
  if (WISHED.test(clause) || (!dated && MEANT.test(clause))) return true
  if (!dated && (DUTY.test(clause) || (!rhythm && EVERY.test(clause)))) return true
  const whole = sentenceAt(page, { start, end })
  return NOT_OURS.test(whole) || ((!dated || when.date?.length === 4) && names < 2 && SUM.test(whole))
}

/** So much of a sentence is looked at, on either side of a clause: whole sentences of a pasted page may have no end. */
const SENTENCE_MAX = 120

/** The sentence about a clause, within bounds. */
export function sentenceAt({ plain }: Page, { start, end }: Span): string {
  let from = start
  while (from > 0 && start - from < SENTENCE_MAX && !SENTENCE_END.has(plain[from - 1] ?? '')) from--
  let to = end
  while (to < plain.length && to - end < SENTENCE_MAX && !SENTENCE_END.has(plain[to - 1] ?? '')) to++
  return plain.slice(from, to)
}

const SENTENCE_END: ReadonlySet<string> = new Set('。！!？?；;\n')
