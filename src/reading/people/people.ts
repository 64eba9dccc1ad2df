import type { Mood } from '../words/clauses.ts'
import { clauseAt, type Page } from '../words/page.ts'
import type { Span } from '../words/spans.ts'
import { choose } from './choose.ts'
import { type Claim, claimsOf } from './claims.ts'
import { englishClaims } from './english.ts'
import type { People } from './people-said.ts'
import { tokensOf } from './tokens.ts'

export type { People } from './people-said.ts'

/**
 * Head counts of the deed a page tells of, and where they stand.
 *
 * - `participants` is the acting team, its leader included: 园长带领五名教师 is six (domain.md §7.3), a list of names counts
 *   the names, 一行6人 and 等5人 already hold everybody, 等人 leaves it open and gives nothing.
 * - Two sides in one breath (我园4名教师与对方6名教师) acted together and add up. Where one side went or taught
 *   and the other joined or listened in a clause of its own, the first is the team, the second the audience.
 * - Of several counts of one kind the one said of all (共, 一行) wins, then the led, the sent, the acting; a later,
 *   smaller one is part of the earlier (两位老师分别执教), a later, larger one contradicts it and nothing is given.
 * - Plans, denials and rules are not counts of a deed. With `lean` behind (a deed is told) a plan's counts are never
 *   taken, with `ahead` (something is arranged) they come first; without it they serve where no deed has any.
 */
export function peopleIn(page: Page, lean?: 'behind' | 'ahead'): People & { readonly spans: readonly Span[] } {
  const claims = claimsOf(page, tokensOf(page)).concat(englishClaims(page))
  return choose(worthwhile(page, claims.slice(0, MOST_CLAIMS), lean))
}

/** No deed tells of more groups of people; what comes after them in a long text is not read. */
const MOST_CLAIMS = 60

function worthwhile(page: Page, claims: readonly Claim[], lean: 'behind' | 'ahead' | undefined): readonly Claim[] {
  const of = (mood: Mood) => claims.filter(({ start }) => clauseAt(page, start).mood === mood)
  const [first, then] =
    lean === 'ahead' ? [of('ahead'), of('done')] : [of('done'), lean === 'behind' ? [] : of('ahead')]
  return first.length > 0 ? first : then
}
