import type { Clause } from '../words/clauses.ts'
import { clauseAt, type Page } from '../words/page.ts'
import { overlap, type Span } from '../words/spans.ts'
import { englishGoodsIn } from './english-goods.ts'
import { believedIn, type Giving, givingIn, mayGive } from './giving.ts'
import { isHeap } from './goods.ts'
import { type Count, countsIn, type Found, listedIn, quantity } from './item-list.ts'

/** What was given, in order: names, and how many where it is said. `sums`: the money, whose figures count no things. */
export function goodsIn(page: Page, sums: readonly Span[]): readonly Found[] {
  const counts = countsIn(page).filter(({ said }) => !sums.some((sum) => overlap(sum, said)))
  if (counts.length === 0 && !ENGLISH_COUNT.test(page.plain)) return []
  const given = mayGive(page) ? handedOver(page, { counts, sums }) : []
  const goods = given.length > 0 ? given : pricedIn(page, counts, sums)
  /** A thing that nobody counts is an item only in a list of counted ones. */
  return goods.some(isCounted) ? goods : []
}

const ENGLISH_COUNT = /\d [a-z]|(?:two|three|four|five|six|seven|eight|nine|ten|dozen|hundred|thousand) [a-z]/
const isCounted = ({ qty, unit, heap }: Found): boolean => qty !== undefined || unit !== undefined || heap

/** 绘本120本×25元, with no word of giving at all: what has a price beside it was bought to be given. */
function pricedIn(page: Page, counts: readonly Count[], sums: readonly Span[]): readonly Found[] {
  if (sums.length === 0 || counts.length === 0) return []
  const believes = believedIn(page)
  const priced = new Set(sums.map((sum) => clauseAt(page, sum.start).sentence))
  return page.clauses.flatMap((clause) =>
    believes(clause) && priced.has(clause.sentence)
      ? listedIn(page, counts, clause.start, clause.end).filter(
          (good) => good.plain && good.qty !== undefined && opens(page, clause, good),
        )
      : [],
  )
}

/** What counts things, and what counts money. */
interface Figures {
  readonly counts: readonly Count[]
  readonly sums: readonly Span[]
}

function handedOver(page: Page, figures: Figures): readonly Found[] {
  const believes = believedIn(page)
  const goods: Found[] = []
  /** Things named before any word of giving: 绘本200册，全部捐给…. */
  let waiting: readonly Found[] = []
  /** The giving whose list may go on in the next clause. */
  let carried: Giving | undefined
  for (const clause of page.clauses) {
    if (!believes(clause)) {
      carried = undefined
      waiting = []
      continue
    }
    const more = carried ? quantityOf(page, figures, clause) : undefined
    const named = goods.at(-1)
    if (more && named && !isCounted(named)) {
      goods[goods.length - 1] = { ...named, ...more }
      continue
    }
    const givings = givingIn(page, clause)
    const last = givings.find(({ strength }) => strength === 'strong') ?? givings.at(-1)
    if (last) {
      const given = givenIn(page, figures, clause, givings)
      if (given.length === 0 || givings.some(({ away }) => away)) goods.push(...waiting.filter(({ plain }) => plain))
      goods.push(...given)
      carried = last
      waiting = []
    } else {
      const listed = listedIn(page, figures.counts, clause.start, clause.end).filter((good) =>
        opens(page, clause, good),
      )
      const part = /^ ?其中/.test(page.plain.slice(clause.start, clause.end)) && goods.some(isDetailed)
      if (carried && !part) goods.push(...continued(page, figures, clause, carried, listed))
      else waiting = [...waiting, ...listed]
    }
    if (/[。！!？?]/.test(page.plain[clause.end - 1] ?? '')) {
      carried = undefined
      waiting = []
    }
  }
  return goods
}

/** 物品：图书 / 数量：200册, one line below the other. */
function quantityOf({ plain }: Page, { counts }: Figures, clause: Clause) {
  if (!QUANTITY.test(plain.slice(clause.start, clause.start + 8))) return undefined
  const count = counts.find(({ said }) => said.start > clause.start && said.end <= clause.end)
  return count && quantity(count)
}
const QUANTITY = /^ *(?:数量|册数|本数|件数|套数|台数)[:： ]/

const continued = (
  page: Page,
  { sums }: Figures,
  clause: Clause,
  carried: Giving,
  listed: readonly Found[],
): readonly Found[] => {
  const goods = kept(listed, carried)
  return goods.length > 0 || !/[a-z]/.test(page.plain) ? goods : englishGoodsIn(page, clause, sums)
}

/** 绘本500册，其中…: the rest is a part of it; 物资230件，其中…: now they are named. */
const isDetailed = (good: Found): boolean => isCounted(good) && !isHeap(good.name)

/** A weak word of giving (送去, 带来) carries only what is plainly a thing; without a number even that is a list's. */
const kept = (found: readonly Found[], { strength }: Giving): readonly Found[] =>
  found.filter((good) => good.plain || (strength === 'strong' && good.qty !== undefined))

function givenIn(page: Page, { counts, sums }: Figures, clause: Clause, givings: readonly Giving[]): readonly Found[] {
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
    if (giving.strength === 'weak' && TAUGHT.test(page.plain.slice(giving.end, listed[0]?.start ?? end))) return
    goods.push(...listed)
  })
  return goods.length > 0 || !/[a-z]/.test(page.plain) ? goods : englishGoodsIn(page, clause, sums)
}

/** 带来绘本《…》, 给孩子们讲3本绘本: read, shown or sung, not given. */
const TAUGHT = /[讲听唱跳评授演说]|教(?!具|材)|读(?!物|本)|学习|展示|组织|上课/
/** Does the clause begin with this thing, so that it continues a list? 还有, 另外, 1. may stand before it. */
const OPENS =
  /^[\s\d.、)）(（①-⑩]*(?:将|把|共计|合计|总计|以及|还有|另有|另外?|外加|还|和|及|并|共|其中|包括|分别[是为]|有)?[\s:：]*$/
const opens = ({ plain }: Page, clause: Clause, good: Found): boolean =>
  OPENS.test(plain.slice(clause.start, good.start)) || (good.listed && good.qty !== undefined)
