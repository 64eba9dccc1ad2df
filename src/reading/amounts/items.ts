import type { Clause } from '../words/clauses.ts'
import { clauseAt, type Page } from '../words/page.ts'
import { overlap, type Span } from '../words/spans.ts'
import { englishGoodsIn } from './english-goods.ts'
import { type Figures, givenIn, kept } from './given-clause.ts'
import { believedIn, type Giving, givingIn, mayGive } from './giving.ts'
import { isHeap } from './goods.ts'
import { type Count, countsIn, type Found, isCounted, listedIn, quantity } from './item-list.ts'

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

/** 绘本120本×25元, with no word of giving at all: what has a price beside it was bought to be given. */
function pricedIn(page: Page, counts: readonly Count[], sums: readonly Span[]): readonly Found[] {
  if (sums.length === 0 || counts.length === 0) return []
  const believes = believedIn(page)
  const priced = new Set(sums.map((sum) => clauseAt(page, sum.start).sentence))
  return page.clauses.flatMap((clause) =>
    believes(clause) && priced.has(clause.sentence)
      ? listedIn(page, counts, clause.start, clause.end)
          .filter((good) => good.plain && good.qty !== undefined && opens(page, clause, good))
          .map((good) => ({ ...good, priced: true as const }))
      : [],
  )
}

/** How far a text has been read. */
interface Reading {
  readonly goods: Found[]
  /** Things named before any word of giving: 绘本200册，全部捐给…. */
  waiting: readonly Found[]
  /** The giving whose list may go on in the next clause. */
  carried: Giving | undefined
}

function handedOver(page: Page, figures: Figures): readonly Found[] {
  const believes = believedIn(page)
  const reading: Reading = { goods: [], waiting: [], carried: undefined }
  for (const clause of page.clauses) {
    const believed = believes(clause)
    if (believed && !counted(page, figures, clause, reading)) readClause(page, figures, clause, reading)
    if (!believed || /[。！!？?]/.test(page.plain[clause.end - 1] ?? '')) {
      reading.carried = undefined
      reading.waiting = []
    }
  }
  return reading.goods
}

function readClause(page: Page, figures: Figures, clause: Clause, reading: Reading): void {
  const { goods, carried, waiting } = reading
  const givings = givingIn(page, clause)
  const giving = givings.find(({ strength }) => strength === 'strong') ?? givings.at(-1)
  if (giving) {
    const given = givenIn(page, figures, clause, givings)
    if (given.length === 0 || givings.some(({ away }) => away)) goods.push(...waiting.filter(({ plain }) => plain))
    goods.push(...given)
    reading.carried = giving
    reading.waiting = []
    return
  }
  const listed = listedIn(page, figures.counts, clause.start, clause.end).filter((good) => opens(page, clause, good))
  const part = /^ ?其中/.test(page.plain.slice(clause.start, clause.end)) && goods.some(isDetailed)
  if (carried && !part) goods.push(...continued(page, figures, clause, carried, listed))
  else reading.waiting = [...waiting, ...listed]
}

/** 物品：图书 / 数量：200册, 图书，共计200册: the clause counts what the one before named. */
function counted(page: Page, figures: Figures, clause: Clause, { goods, carried }: Reading): boolean {
  const more = carried ? quantityOf(page, figures, clause) : undefined
  const named = goods.at(-1)
  if (!more || !named || isCounted(named)) return false
  if (goods.length === 1 || more.own) goods[goods.length - 1] = { ...named, ...more.quantity }
  return true
}

function quantityOf({ plain }: Page, { counts }: Figures, clause: Clause) {
  const count = counts.find(({ said }) => said.start > clause.start && said.end <= clause.end)
  if (!count) return undefined
  const before = plain.slice(clause.start, count.said.start)
  const own = QUANTITY.test(before)
  const sum = IN_ALL.test(before) && /^[，。；、,;\s]*$/.test(plain.slice(count.end, clause.end))
  return own || sum ? { own, quantity: quantity(count) } : undefined
}
/** 图书，共计200册. */
const IN_ALL = /^ *(?:共计|总计|合计|一共|总共|共|计)有? *$/
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

/** Does the clause begin with this thing, so that it continues a list? 还有, 另外, 1. may stand before it. */
const OPENS =
  /^(?:[^，。；]{0,14}[元块]的|[\s\d.、)）(（①-⑩]*)(?:将|把|共计|合计|总计|以及|还有|另有|另外?|外加|还|和|及|并|共|其中|包括|分别[是为]|有)?[\s:：]*$/
const opens = ({ plain }: Page, clause: Clause, good: Found): boolean =>
  OPENS.test(plain.slice(clause.start, good.start)) || (good.listed && good.qty !== undefined)
