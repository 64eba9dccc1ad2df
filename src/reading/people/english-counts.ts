import type { NumberSaid } from '../words/numbers.ts'
import type { Page } from '../words/page.ts'
import type { Span } from '../words/spans.ts'
import { type Amount, amountOf, sumOf } from './amount.ts'

/** A number of people said in English. */
export interface Counted extends Span {
  readonly who: 'adult' | 'learner' | 'child' | 'parent'
  readonly amount: Amount
  /** a team of 6, a six-person team: everybody, the leader too. */
  readonly total: boolean
}

const ADULT =
  'teachers?|staff|colleagues?|people|persons?|ppl|pax|adults?|principals?|directors?|researchers?|members?|educators?|leaders?|experts?|volunteers?|participants?|of us|of them|others|visitors?|trainers?|inspectors?|supervisors?|heads|headteachers|assistants?|specialists?'
const LEARNER = 'listeners?|attendees?|observers?|trainees?|in the audience'
const CHILD = 'children|kids?|pupils?|toddlers?|preschoolers?|youngsters|students?|little ones'
const PARENT = 'parents?|mothers|fathers|mums|moms'
const WORD = "(?:[a-z][a-z'-]{0,15} )"
/** 20-odd, 20+, thirty or so; then at most three words about them. */
const BEHIND = new RegExp(
  `^(-odd|\\+| or so)?(?: of (?:our|their|my|your|the))? ?(?!of the|years?|hours?|books?)(${WORD}{0,3}?)(?:(${ADULT})|(${LEARNER})|(${CHILD})|(${PARENT}))(?![a-z])`,
)
const NOT_ABOUT = /\b(?:of|for|to|from|in|at|with|by|and|or|the|per|classes|lessons|books|kindergartens|hours|days)\b/
/** 1 teacher per class. */
const EACH = /^ (?:per|each|a) (?!day|morning)/
/** Participants: 6, number of teachers: 4. */
const FIELD =
  /(?:^|[\n,;.|] ?)(?:(?:number of |no\.? of )?(?:(teachers|staff|participants|people|attendance|team|head ?count)|(listeners|observers|attendees|audience)|(children|kids|pupils)))(?: present)? ?[:=|] ?$/
const ENDS_FIELD = /^(?:$|[\n,;. |])/
const AHEAD_OF = /(?:(team|group|party|delegation) of|(audience)(?: of|:)?|(?:there were|total(?: of)?:?)) $/
const MEMBERS = /^[- ](?:person|people|member|strong|teacher)[- ](?:team|group|delegation|party)/
const DID =
  /^ (?:attended|listened|watched|observed|came|went|took part|from (?:theirs|them|ours|us|our side|their side))/
const BEFORE = 24
const AFTER = 64

/** Every number of people, from left to right; those said in one breath, of one kind, as one. */
export function countsIn(page: Page): readonly Counted[] {
  const counts: Counted[] = []
  for (const [index, said] of page.numbers.entries()) {
    const count = countAt(page.plain, said, page.numbers[index - 1])
    const last = counts.at(-1)
    if (!count) continue
    if (last && last.who === count.who && JOINED.test(page.plain.slice(last.end, count.start))) {
      counts[counts.length - 1] = { ...last, end: count.end, amount: sumOf([last.amount, count.amount]) }
    } else counts.push(count)
  }
  return counts
}

/** 3 key teachers and 2 researchers; 4 teachers from our side and 6 from theirs. */
const JOINED = /^(?: from (?:our|their) side| from (?:us|them))?(?:,? and |, | plus | & | \+ )(?:an? |their |our )?$/

function countAt(plain: string, said: NumberSaid, before: NumberSaid | undefined): Counted | undefined {
  const amount = said.ordinal ? undefined : between(plain, said, before)
  if (!amount) return undefined
  const { start, end } = said
  const around = {
    start,
    end,
    amount,
    front: plain.slice(Math.max(0, start - BEFORE), start),
    back: plain.slice(end, end + AFTER),
  }
  return inField(around) ?? asMembers(around) ?? withNoun(around)
}

interface Around extends Span {
  readonly amount: Amount
  /** The letters in front of the number, and those behind it. */
  readonly front: string
  readonly back: string
}

function inField({ start, end, amount, front, back }: Around): Counted | undefined {
  const field = FIELD.exec(front)
  if (!field || !ENDS_FIELD.test(back.slice(0, 1))) return undefined
  return { start, end, who: field[3] ? 'child' : field[2] ? 'learner' : 'adult', amount, total: false }
}

function asMembers({ start, end, amount, back }: Around): Counted | undefined {
  const members = MEMBERS.exec(back)
  return members ? { start, end: end + members[0].length, who: 'adult', amount, total: true } : undefined
}

function withNoun({ start, end, amount, front, back }: Around): Counted | undefined {
  const [ahead = '', team, audience] = AHEAD_OF.exec(front) ?? []
  const place = { start: start - ahead.length, end, amount, total: team !== undefined }
  const [behind, odd, words = '', , learner, child, parent] = BEHIND.exec(back) ?? []
  if (behind === undefined || NOT_ABOUT.test(words)) {
    if (team || audience) return { ...place, who: audience ? 'learner' : 'adult' }
    return DID.test(back) ? { ...place, who: 'adult' } : undefined
  }
  if (EACH.test(back.slice(behind.length))) return undefined
  const who = child ? 'child' : parent ? 'parent' : learner || audience ? 'learner' : 'adult'
  return { ...place, end: end + behind.length, who, amount: odd ? { ...amount, approx: true } : amount }
}

/** between 15 and 20 teachers. */
function between(plain: string, said: NumberSaid, before: NumberSaid | undefined): Amount | undefined {
  const amount = amountOf(said)
  const least = before && amountOf(before)
  if (!amount || !least || plain.slice(before.end, said.start) !== ' and ') return amount
  if (!/between $/.test(plain.slice(Math.max(0, before.start - 8), before.start))) return amount
  return { min: least.min, max: amount.max, range: true, approx: false }
}
