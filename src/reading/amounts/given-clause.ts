import type { Clause } from '../words/clauses.ts'
import type { Page } from '../words/page.ts'
import type { Span } from '../words/spans.ts'
import { englishGoodsIn } from './english-goods.ts'
import type { Giving } from './giving.ts'
import { type Count, type Found, isCounted, listedIn } from './item-list.ts'

/** What counts things, and what counts money. */
export interface Figures {
  readonly counts: readonly Count[]
  readonly sums: readonly Span[]
}

/** The things of a clause that has words of giving, in front of them and behind. */
export function givenIn(
  page: Page,
  { counts, sums }: Figures,
  clause: Clause,
  givings: readonly Giving[],
): readonly Found[] {
  const goods: Found[] = []
  const [first] = givings
  const front = first && page.plain.slice(clause.start, first.start)
  if (first && front) {
    const taking = Math.max(front.lastIndexOf('将'), front.lastIndexOf('把'))
    const listed = listedIn(page, counts, clause.start + taking + 1, first.start)
    if (taking >= 0) goods.push(...kept(listed, first))
    else if (first.away && listed.some(isCounted)) goods.push(...kept(listed, first))
  }
  givings.forEach((giving, at) => {
    const end = givings[at + 1]?.start ?? clause.end
    const listed = kept(listedIn(page, counts, giving.end, end, giving.strength), giving)
    if (CARRIED.test(page.plain.slice(giving.start, giving.end)) && LESSON.test(page.plain.slice(giving.end, end)))
      return
    if (giving.strength === 'weak' && TAUGHT.test(page.plain.slice(giving.end, listed[0]?.start ?? end))) return
    goods.push(...listed)
  })
  return goods.length > 0 || !/[a-z]/.test(page.plain) ? goods : englishGoodsIn(page, clause, sums)
}

/** 带着20套画具去上美术课: what is carried along to a lesson. */
const CARRIED = /^(?:带着|携带?)$/
const LESSON = /上[^，。；]{0,6}课|教学|示范/
/** 带来绘本《…》, 给孩子们讲3本绘本: read, shown or sung, not given. */
const TAUGHT = /[讲听唱跳评授演说]|教(?!具|材)|读(?!物|本)|学习|展示|组织|上课/

/** A weak word of giving (送去, 带来) carries only what is plainly a thing; without a number even that is a list's. */
export const kept = (found: readonly Found[], { strength }: Giving): readonly Found[] =>
  found.filter((good) => good.plain || (strength === 'strong' && good.qty !== undefined))
