import type { Span } from '../words/spans.ts'
import type { Atom, Form, Seen } from './atom.ts'
import { englishDays, englishNear } from './english.ts'
import { feasts } from './feasts.ts'
import { isoDays, shortDays } from './figured.ts'
import { daysAlone, leadingMonths, months, monthThirds } from './months.ts'
import { nearDays } from './near.ts'
import { nthWeekdays } from './nth-weekdays.ts'
import { seasons, yearsAlone } from './seasons.ts'
import { pastPeriods, termsOf } from './terms.ts'
import { weekdays } from './weeks.ts'

/** From the most to the least exact: where two share letters the earlier has it. */
const FORMS_BEFORE_TERMS: readonly Form[] = [isoDays, nthWeekdays, feasts]
const FORMS: readonly Form[] = [
  months,
  englishDays,
  nearDays,
  englishNear,
  weekdays,
  seasons,
  leadingMonths,
  shortDays,
  monthThirds,
  daysAlone,
  pastPeriods,
  yearsAlone,
]

/** Every word for a day, in the order of the text; `taken` has been understood as something else. */
export function atomsIn(
  plain: string,
  seen: Seen,
  terms: readonly (readonly [string, string])[],
  taken: readonly Span[],
): readonly Atom[] {
  const found: Atom[] = []
  for (const form of FORMS_BEFORE_TERMS) form(plain, found, seen)
  termsOf(terms)(plain, found, seen)
  for (const form of FORMS) form(plain, found, seen)
  if (found.length === 0) return found
  return disjoint(found, plain.length, taken)
}

function disjoint(found: readonly Atom[], length: number, taken: readonly Span[]): readonly Atom[] {
  if (found.length === 1 && taken.length === 0) return found
  const used = new Uint8Array(length)
  for (const { start, end } of taken) used.fill(1, start, end)
  const kept: Atom[] = []
  for (const atom of found) {
    if (used.subarray(atom.start, atom.end).includes(1)) continue
    used.fill(1, atom.start, atom.end)
    kept.push(atom)
  }
  return kept.sort((a, b) => a.start - b.start)
}
