import { clauseAt, type Page } from '../words/page.ts'
import type { Span } from '../words/spans.ts'
import type { Facts } from './facts.ts'
import {
  ARRANGE,
  AWAY,
  BETWEEN,
  DONE,
  GARDEN,
  GAVE,
  GOES,
  NORM,
  NOT_OURS,
  OWN_MATTERS,
  PEOPLE,
  PROGRAMME,
  TIMES_AWAY,
  WENT,
} from './telling-words.ts'
import { isPraised, isReference } from './reference.ts'

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
  const ahead = date !== undefined && isAhead(date, facts.today)
  const day = (date !== undefined && !ahead) || vague === true || (wrong !== undefined && wrong.length > 0)
  if (NOT_OURS.test(plain)) return NOTHING
  if (OWN_MATTERS.test(plain) && !isBetween(page, facts)) return NOTHING
  const dated = day || ahead
  const general = !dated && (NORM.test(plain) || (!facts.details && PROGRAMME.test(plain)))
  const said = facts.mentions.filter((mention) => !isReference(page, mention))
  const done = said.filter((mention) => mention.mood === 'done' && !isPraised(page, mention, facts))
  const coming = said.filter(({ mood }) => mood === 'ahead')
  const past = DONE.test(plain)
  const marked = day || facts.details || past || TIMES_AWAY.test(plain) || isNarrated(page, facts)
  const deed = !general && (done.length > 0 ? marked : said.length === 0 && wentOrGave(page, facts, day))
  const goes = said.length === 0 && ahead && goesAway(page, facts)
  const named = coming.length > 0 || done.length > 0 || goes
  const again = recurrence !== undefined && !NORM_ONLY.test(plain)
  const plan = named && (ahead || again || (coming.length > 0 && ARRANGE.test(plain) && !general))
  const onlyPlan = plan && !day && !(past && done.length > 0 && !again)
  return { deed: deed && !onlyPlan, past, plan: plan && (dated || again || !general), bare: said.length > 0 && !general }
}

/** So many at least, so often at most: a rule even where it names a rhythm. */
const NORM_ONLY = /不少于|不低于|至少|不得|应|须|每(?:学期|学年|年)/

/** `date` may be a month or a year: it is ahead when all of it is. */
export const isAhead = (date: string, today: string): boolean => date > today.slice(0, date.length)

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
  if (page.clauses.some(({ mood }) => mood === 'denied' || mood === 'called_off')) return false
  return page.clauses.some((clause) => {
    if (clause.mood !== 'done') return false
    const words = page.plain.slice(clause.start, clause.end)
    if (AWAY.test(words)) return false
    const named = namedIn(page, facts, clause)
    const mark = day || /[了过]/.test(words)
    return (named && mark && WENT.test(words)) || (facts.details && GAVE.test(words) && (named || day))
  })
}

/** 下周三去桃源园: no type yet, but where to. */
const goesAway = (page: Page, facts: Facts): boolean =>
  isNamed(page, facts) && GOES.test(page.plain) && !AWAY.test(page.plain) && clauseAt(page, 0).mood !== 'asked'
