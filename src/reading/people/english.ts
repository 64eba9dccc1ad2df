import { clauseAt, type Page } from '../words/page.ts'
import { exactly, sumOf } from './amount.ts'
import type { Claim } from './claims.ts'
import { type Counted, countsIn } from './english-counts.ts'

/** Head counts in English, the same kinds of claim as in Chinese. */
export function englishClaims(page: Page): readonly Claim[] {
  if (!/[a-z]{2}/.test(page.plain)) return []
  const claims = countsIn(page).flatMap((count) => claimOf(page, count) ?? [])
  return claims.length > 0 ? claims : namesIn(page)
}

const HEARD =
  /^[^.;\n]{0,30}?\b(?:attended (?:the |a )?(?:lecture|talk|training|workshop|seminar)|at the (?:lecture|talk|training|workshop)|listened|watched|observed|were trained|audited|looked on)/
const ATTENDED = /^[^.;\n]{0,20}?\b(?:attended|joined|took part|participated)/
const TRAINED = /\b(?:trained|for|to|lecture for|training for|teaching) (?:about |some )?$/
const OFFICER =
  '(?:the |our |my |vice[- ]|deputy )*(?:principal|head ?teacher|headmistress|headmaster|head|director|deputy)(?: [a-z]+)?'
const LEADING_ONE = `(?:${OFFICER}|i|me|(?:ms|mrs|mr|teacher)\\.? [a-z]+)`
/** the principal and, Principal Li led, my principal and I plus, I went with, led by the head with. */
const LEADER = new RegExp(
  `\\b(${LEADING_ONE}(?:(?:,? and |, )${LEADING_ONE}){0,3})[, ]{0,2}(?:went to [^,.;\\n]{1,24} with |(?:\\b(?:went|came|together|along|travelled|led|leading|took|brought|bringing|taking|accompanied|and|with|by|plus) ?){1,3})(?:another |other |about )?$`,
)
const ONE = new RegExp(LEADING_ONE, 'g')
/** two colleagues and I, took 4 teachers with me. */
const AND_I =
  /^,? (?:and|along with|with) (?:i|me|myself|(?:the |our )?(?:principal|director|head)|m[rs]s? [a-z]+)(?![a-z])/
const BEFORE = 72
const AFTER = 60

function claimOf(page: Page, { start, end, who, amount, total }: Counted): Claim | undefined {
  const before = page.plain.slice(Math.max(0, start - BEFORE), start)
  const after = page.plain.slice(end, end + AFTER)
  const leaders = who === 'adult' && !total ? leadersOf(before, after) : 0
  const heard = who === 'learner' || HEARD.test(after) || (TRAINED.test(before) && who === 'adult')
  if (who === 'parent' && !heard) return undefined
  return {
    start,
    end,
    sentence: clauseAt(page, start).sentence,
    who:
      who === 'child'
        ? 'children'
        : leaders > 0
          ? 'team'
          : heard
            ? 'audience'
            : ATTENDED.test(after)
              ? 'joined'
              : 'team',
    level: leaders > 0 ? 'led' : 'there',
    count: { amount: leaders > 0 ? sumOf([exactly(leaders), amount]) : amount, turns: false },
    total,
    named: false,
    among: false,
    visiting: false,
    noun: page.plain.slice(start, end),
    of: '',
  }
}

/** How many stand with a count who are not in it. */
function leadersOf(before: string, after: string): number {
  const leaders = LEADER.exec(before)?.[1]
  if (leaders !== undefined) return [...leaders.matchAll(ONE)].length
  return AND_I.test(after) ? 1 : 0
}

const TITLED = '(?:ms|mrs|mr|miss|dr|principal|director|teacher)\\.? [a-z]{2,15}'
const NAMES = new RegExp(`\\b(${TITLED}(?:(?:, | and |, and | & )${TITLED}){1,9})(?![a-z])`, 'g')

/** Ms Wang and Ms Li. */
function namesIn(page: Page): readonly Claim[] {
  return [...page.plain.matchAll(NAMES)].map(({ 0: names, index }) => ({
    start: index,
    end: index + names.length,
    sentence: clauseAt(page, index).sentence,
    who: 'team' as const,
    level: 'acted' as const,
    count: { amount: exactly(names.split(/, and | and |, | & /).length), turns: false },
    total: false,
    named: true,
    among: false,
    visiting: false,
    noun: '',
    of: '',
  }))
}
