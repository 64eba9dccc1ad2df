import { clauseAt, type Page } from '../words/page.ts'
import type { Span } from '../words/spans.ts'
import type { Facts } from './facts.ts'
import { sentenceAt } from './mention-told.ts'
import { AWAY, BETWEEN, DUTY, GARDEN, GAVE, GOES, NOT_OURS, PEOPLE, WENT, WISHED } from './telling-words.ts'

/** A way to another kindergarten or a gift, told in one clause, with no word that names a type. */
export function wentOrGave(page: Page, facts: Facts, day: boolean): boolean {
  if (!day && !facts.details && !MARK.test(page.plain)) return false
  if (ARRIVED.test(page.plain)) return false
  return page.clauses.some((clause) => {
    if (clause.mood !== 'done') return false
    const words = page.plain.slice(clause.start, clause.end)
    if (AWAY.test(words) || DUTY.test(words) || NOT_OURS.test(sentenceAt(page, clause))) return false
    const named = namedIn(page, facts, clause) || (day && isNamed(page, facts))
    if (((day && facts.details) || MARK.test(words)) && TOGETHER.test(words) && bothIn(facts, clause)) return true
    if (GAVE.test(words) && (facts.details ? named || day : named && day)) return true
    return named && (day || MARK.test(words)) && WENT.test(words)
  })
}

/** Two kindergartens in one clause. */
const bothIn = ({ sides }: Facts, { start, end }: Span): boolean =>
  (sides.spans ?? []).filter((span) => span.start < end && start < span.end).length >= 2

const TOGETHER = /[与和同]|一起|共同|一道|联手/
/** 到桃源了: on the way, nothing done yet. */
const ARRIVED = /^(?:我|我们|已经?|刚|快|都|马上)*(?:到|出发去|动身去).{1,8}了?[。!！]*$/
const MARK = /[了过]/

/** 下周三去桃源园: no type yet, but where to. */
export const goesAway = (page: Page, facts: Facts): boolean =>
  isNamed(page, facts) &&
  GOES.test(page.plain) &&
  !AWAY.test(page.plain) &&
  !NOT_OURS.test(page.plain) &&
  !WISHED.test(page.plain) &&
  clauseAt(page, 0).mood !== 'asked'

/** Two kindergartens, or people and a kindergarten, stand with the type: who did it where. */
export function isNarrated(page: Page, facts: Facts): boolean {
  const names = facts.sides.spans?.length ?? 0
  return names >= 2 || (PEOPLE.test(page.plain) && isNamed(page, facts))
}

/** Another kindergarten is in it, or the words for the bond of a pair. */
export function isBetween({ plain }: Page, { sides }: Facts): boolean {
  if (BETWEEN.test(plain)) return true
  return (sides.spans ?? []).some(({ start, end }) => !OURS.test(plain.slice(start, end)))
}

const OURS = /^(?:我|我们|本|咱|咱们|全)(?:园|幼儿园)$/

const namedIn = ({ plain }: Page, { sides }: Facts, { start, end }: Span): boolean =>
  (sides.spans ?? []).some((span) => span.start < end && start < span.end) || GARDEN.test(plain.slice(start, end))

export const isNamed = (page: Page, facts: Facts): boolean => namedIn(page, facts, { start: 0, end: page.plain.length })
