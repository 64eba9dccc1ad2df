import { clauseAt, type Page } from '../words/page.ts'
import { type Amount, amountOf, exactly, sumOf } from './amount.ts'
import type { Claim } from './claims.ts'

/** Head counts in English, the same kinds of claim as in Chinese. */
export function englishClaims(page: Page): readonly Claim[] {
  if (!/[a-z]{2}/.test(page.plain)) return []
  const counted = joined(
    page,
    page.numbers.flatMap((said) => countAt(page, said) ?? []),
  )
  const claims = counted.map((count) => claimOf(page, count))
  return claims.length > 0 ? claims : namesIn(page)
}

interface Counted {
  readonly start: number
  readonly end: number
  readonly who: 'adult' | 'learner' | 'child'
  readonly amount: Amount
  readonly total: boolean
}

const WORD = "(?:[a-z][a-z'-]{0,15} )"
const ADULT =
  'teachers?|staff|colleagues?|people|persons?|ppl|pax|adults?|principals?|directors?|researchers?|members?|educators?|leaders?|experts?|volunteers?|participants?|of us|visitors?|trainers?|inspectors?|supervisors?|heads|headteachers|assistants?|specialists?|teaching assistants'
const LEARNER = 'listeners?|attendees?|observers?|trainees?'
const CHILD = 'children|kids?|pupils?|toddlers?|preschoolers?|youngsters|students?'
/** 20-odd, 20+, thirty or so; then at most three words about them. */
const BEHIND = new RegExp(
  `^(-odd|\\+| or so)?(?: of (?:our|their|my|your|the))? ?(?!of the|years?|hours?|books?)(${WORD}{0,3}?)(?:(${ADULT})|(${LEARNER})|(${CHILD}))(?![a-z])`,
)
const NOT_ABOUT = /\b(?:of|for|to|from|in|at|with|by|and|or|the|per|classes|lessons|books|kindergartens|hours|days)\b/
const FIELD =
  /(?:^|[\n,;.] ?)(?:(?:number of |no\.? of )?(?:(teachers|staff|participants|people|attendance|team)|(listeners|observers|attendees|audience)|(children|kids|pupils)))(?: present)? ?[:=|] ?$/
const AHEAD_OF = /(?:(team|group|party|delegation) of|(audience)(?: of|:)?|(?:there were|total(?: of)?:?)) $/
const DID = /^ (?:attended|listened|watched|observed|came|went|took part)/
const ENDS_FIELD = /^(?:$|[\n,;. |])/
const BEFORE = 24

function countAt({ plain }: Page, said: Page['numbers'][number]): Counted | undefined {
  const amount = said.ordinal ? undefined : amountOf(said)
  if (!amount) return undefined
  const { start, end } = said
  const field = FIELD.exec(plain.slice(Math.max(0, start - BEFORE), start))
  if (field && ENDS_FIELD.test(plain.slice(end, end + 1))) {
    return { start, end, who: field[3] ? 'child' : field[2] ? 'learner' : 'adult', amount, total: false }
  }
  const ahead = AHEAD_OF.exec(plain.slice(Math.max(0, start - BEFORE), start))
  const behind = BEHIND.exec(plain.slice(end, end + 64))
  const place = { start: start - (ahead?.[0].length ?? 0), total: ahead?.[1] !== undefined }
  if (behind && !NOT_ABOUT.test(behind[2] ?? '')) {
    const who = behind[5] ? 'child' : behind[4] || ahead?.[2] ? 'learner' : 'adult'
    return { ...place, end: end + behind[0].length, who, amount: behind[1] ? { ...amount, approx: true } : amount }
  }
  if (ahead?.[1]) return { ...place, end, who: 'adult', amount }
  if (ahead?.[2]) return { ...place, end, who: 'learner', amount }
  return DID.test(plain.slice(end, end + 16)) ? { ...place, end, who: 'adult', amount } : undefined
}

/** 3 key teachers and 2 researchers: said in one breath, of one kind. */
function joined({ plain }: Page, counts: readonly Counted[]): readonly Counted[] {
  const out: Counted[] = []
  for (const count of counts) {
    const last = out.at(-1)
    if (
      last &&
      last.who === count.who &&
      /^(?:,? and |, | plus | & | \+ )(?:an? )?$/.test(plain.slice(last.end, count.start))
    ) {
      out[out.length - 1] = { ...last, end: count.end, amount: sumOf([last.amount, count.amount]) }
    } else out.push(count)
  }
  return out
}

const HEARD =
  /^[^.;\n]{0,30}?\b(?:attended (?:the |a )?(?:lecture|talk|training|workshop|seminar)|listened|watched|observed|were trained|audited|looked on)/
const ATTENDED = /^[^.;\n]{0,20}?\b(?:attended|joined|took part|participated)/
const TRAINED = /\b(?:trained|for|to|lecture for|training for|teaching) (?:about |some )?$/
/** the principal and, Principal Li led, I went with, led by the head with. */
const LEADER =
  /\b(?:(?:the |our |vice[- ]|deputy )*(?:principal|head ?teacher|headmistress|headmaster|head|director)(?: [a-z]+)?|i|ms\.? [a-z]+|mrs\.? [a-z]+|mr\.? [a-z]+)[, ]{0,2}(?:went to [^,.;\n]{1,24} with |(?:\b(?:went|came|together|along|travelled|led|leading|took|brought|bringing|taking|accompanied|and|with|by|plus) ?){1,3})(?:another |other |about )?$/

/** two colleagues and I. */
const AND_I = /^,? and (?:i|me|myself|(?:the |our )?(?:principal|director|head)|m[rs]s? [a-z]+)(?![a-z])/

function claimOf(page: Page, { start, end, who, amount, total }: Counted): Claim {
  const { plain } = page
  const before = plain.slice(Math.max(0, start - 60), start)
  const after = plain.slice(end, end + 60)
  const led = who === 'adult' && !total && (LEADER.test(before) || AND_I.test(after))
  const heard = who === 'learner' || HEARD.test(after) || (TRAINED.test(before) && who === 'adult')
  return {
    start,
    end,
    sentence: clauseAt(page, start).sentence,
    who: who === 'child' ? 'children' : led ? 'team' : heard ? 'audience' : ATTENDED.test(after) ? 'joined' : 'team',
    level: led ? 'led' : 'there',
    count: { amount: led ? sumOf([exactly(1), amount]) : amount, turns: false },
    total,
    named: false,
    among: false,
    visiting: false,
    noun: plain.slice(start, end),
    of: '',
  }
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
