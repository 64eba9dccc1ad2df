import { clauseAt, type Page } from '../words/page.ts'
import type { Span } from '../words/spans.ts'
import type { Facts } from './facts.ts'
import { isPraised, isReference } from './reference.ts'
import {
  ARRANGE,
  AWAY,
  BETWEEN,
  DONE,
  DUTY,
  EVERY,
  GARDEN,
  GAVE,
  GOES,
  HELD,
  NOT_OURS,
  OWN_MATTERS,
  PEOPLE,
  PROGRAMME,
  TIMES_AWAY,
  WENT,
  WISHED,
} from './telling-words.ts'

/** What a message tells, apart from what it asks. */
export interface Told {
  /** Something was done: a type word, a way to another kindergarten or a gift, with a mark that it took place. */
  readonly deed: boolean
  /** A word says that it has taken place (了, 过, 举行): a coming day does not make a plan of it. */
  readonly past: boolean
  /** Something is arranged for a day to come, or again and again. */
  readonly plan: boolean
  /** A type word of which nothing else is said. */
  readonly bare: boolean
}

const NOTHING: Told = { deed: false, past: false, plan: false, bare: false }

export function toldIn(page: Page, facts: Facts): Told {
  const { plain } = page
  const { date, wrong, recurrence, vague } = facts.when
  const ahead =
    date !== undefined && (isAhead(date, facts.today) || (date === facts.today && isStillToday(page, facts)))
  const day = (date !== undefined && !ahead) || vague === true || (wrong !== undefined && wrong.length > 0)
  if (OWN_MATTERS.test(plain) && !isBetween(page, facts)) return NOTHING
  const dated = day || ahead
  const general = !dated && !facts.details && PROGRAMME.test(plain)
  const said = facts.mentions.filter(
    (mention) => !isReference(page, mention) && !isSupposed(page, mention, facts, dated),
  )
  const done = said.filter((mention) => isDone(page, mention, facts) && !isPraised(page, mention, facts))
  const again = recurrence !== undefined && !NORM_ONLY.test(plain)
  const coming = said.filter(
    (mention) => !done.includes(mention) && (mention.mood === 'ahead' || (mention.mood === 'rule' && (ahead || again))),
  )
  const past = DONE.test(plain)
  const marked = day || facts.details || past || HELD.test(plain) || TIMES_AWAY.test(plain) || isNarrated(page, facts)
  const deed = !general && (done.length > 0 ? marked : facts.mentions.length === 0 && wentOrGave(page, facts, day))
  const goes = facts.mentions.length === 0 && ahead && goesAway(page, facts)
  const named = coming.length > 0 || done.length > 0 || goes
  const plan = named && (ahead || again || (coming.length > 0 && ARRANGE.test(plain) && !general))
  const onlyPlan = plan && !day && !(past && done.length > 0 && !again)
  return {
    deed: deed && !onlyPlan,
    past,
    plan: plan && (dated || again || !general),
    bare: done.length > 0 && !general,
  }
}

/** So many at least, so often at most: a rule even where it names a rhythm. */
const NORM_ONLY = /各|不少于|不低于|至少|不得|应|须|每(?:学期|学年|年)/

/** `date` may be a month or a year: it is ahead when all of it is. */
export const isAhead = (date: string, today: string): boolean => date > today.slice(0, date.length)

/** 今天下午要去送教: today, and still to come. */
const isStillToday = (page: Page, { mentions }: Facts): boolean =>
  mentions.length > 0 && mentions.every((mention) => clauseAt(page, mention.start).mood === 'ahead')

/** Named in a clause that tells what was; 今天到桃源园听课 is as good as done. */
function isDone(page: Page, mention: Facts['mentions'][number], { when, today }: Facts): boolean {
  const clause = clauseAt(page, mention.start)
  if (clause.mood === 'asked' || QUESTION.test(page.plain.slice(clause.start, clause.end))) return false
  if (mention.mood === 'done')
    return !(clause.mood === 'denied' && /\bnot\b|n't\b|\bno\b/.test(page.plain.slice(clause.start, clause.end)))
  return mention.mood === 'ahead' && clause.mood === 'done' && (when.date === undefined || when.date <= today)
}

/** Heard of, wished for, or what ought to be. */
function isSupposed(page: Page, mention: Span, { when }: Facts, dated: boolean): boolean {
  const { start, end, sentence } = clauseAt(page, mention.start)
  const clause = page.plain.slice(start, end)
  if (WISHED.test(clause)) return true
  if (!dated && (DUTY.test(clause) || (when.recurrence === undefined && EVERY.test(clause)))) return true
  return NOT_OURS.test(sentenceOf(page, sentence))
}

function sentenceOf({ clauses, plain }: Page, sentence: number): string {
  const own = clauses.filter((clause) => clause.sentence === sentence)
  return plain.slice(own[0]?.start ?? 0, own.at(-1)?.end ?? 0)
}

const QUESTION = /(?:谁|哪|什么|几点|怎么|没)[^。]{0,16}(?:呀|啊|呢|吗|[?？])/

const namedIn = ({ plain }: Page, { sides }: Facts, { start, end }: Span): boolean =>
  (sides.spans ?? []).some((span) => span.start < end && start < span.end) || GARDEN.test(plain.slice(start, end))

const isNamed = (page: Page, facts: Facts): boolean => namedIn(page, facts, { start: 0, end: page.plain.length })

/** Two kindergartens, or people and a kindergarten, stand with the type: who did it where. */
function isNarrated(page: Page, facts: Facts): boolean {
  const names = facts.sides.spans?.length ?? 0
  return names >= 2 || (PEOPLE.test(page.plain) && isNamed(page, facts))
}

/** Two kindergartens are in it, or the words for their bond. */
function isBetween({ plain }: Page, { sides }: Facts): boolean {
  if (BETWEEN.test(plain)) return true
  return (sides.spans ?? []).some(({ start, end }) => !OURS.test(plain.slice(start, end)))
}

const OURS = /^(?:我|我们|本|咱|咱们|全)(?:园|幼儿园)$/

/** A way to another kindergarten or a gift, told in one clause, with no word that names a type. */
function wentOrGave(page: Page, facts: Facts, day: boolean): boolean {
  if (!day && !facts.details && !/[了过]/.test(page.plain)) return false
  return page.clauses.some((clause) => {
    if (clause.mood !== 'done') return false
    const words = page.plain.slice(clause.start, clause.end)
    if (AWAY.test(words) || NOT_OURS.test(sentenceOf(page, clause.sentence)) || DUTY.test(words)) return false
    const named = namedIn(page, facts, clause)
    const mark = day || /[了过]/.test(words)
    return (named && mark && WENT.test(words)) || (facts.details && GAVE.test(words) && (named || day))
  })
}

/** 下周三去桃源园: no type yet, but where to. */
const goesAway = (page: Page, facts: Facts): boolean =>
  isNamed(page, facts) &&
  GOES.test(page.plain) &&
  !AWAY.test(page.plain) &&
  !NOT_OURS.test(page.plain) &&
  !WISHED.test(page.plain) &&
  clauseAt(page, 0).mood !== 'asked'
