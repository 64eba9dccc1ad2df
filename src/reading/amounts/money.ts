import type { Confirm, DraftItem } from '../draft.ts'
import type { Page } from '../words/page.ts'
import type { Span } from '../words/spans.ts'
import { believedIn } from './giving.ts'
import type { Found } from './item-list.ts'
import { goodsIn } from './items.ts'
import { type Counted, countedIn } from './money-meaning.ts'
import { type Sum, sumsIn } from './sums.ts'

/** What was given or spent, in yuan; a range has no single value. `confirm` where it was reckoned, or two sums disagree. */
export interface Money {
  readonly amount_yuan?: number
  readonly amount_min?: number
  readonly amount_max?: number
  readonly confirm: readonly Extract<Confirm, 'amount'>[]
  /** Every sum in the text, whatever it was for: its figures count nothing else. */
  readonly spans: readonly Span[]
}

/** Money and things in one look: prices belong to things, and price × quantity to the money. */
export function amountsIn(page: Page): {
  readonly money: Money
  readonly things: { readonly items?: readonly DraftItem[]; readonly spans: readonly Span[] }
  /** Where something is said to be given (送三千元的书), the first such place: a donation, whatever it is called. */
  readonly gift?: Span
} {
  const sums = sumsIn(page)
  const goods = goodsIn(page, sums)
  if (sums.length === 0 && goods.length === 0) return NONE
  const prices = pricesOf(page, sums, goods)
  const spans = sums.map(({ start, end }) => ({ start, end }))
  const things = goods.map((good, at): DraftItem => {
    const price = prices.get(at)
    return {
      name: page.typed.slice(good.nameAt, good.nameAt + good.name.length),
      ...(good.qty !== undefined && { qty: good.qty }),
      ...(good.unit !== undefined &&
        good.unitAt !== undefined && { unit: page.typed.slice(good.unitAt, good.unitAt + good.unit.length) }),
      ...(price?.value !== undefined && { unit_price: price.value }),
    }
  })
  const used = new Set(prices.values())
  const rest = sums.filter((sum) => !used.has(sum))
  const counted = rest.length === 0 ? [] : countedIn(page, rest, goods, believedIn(page))
  const gift = [...goods.filter(({ priced }) => !priced), ...counted.filter((one) => one.gift)].sort(
    (a, b) => a.start - b.start,
  )[0]
  return {
    ...(gift && { gift: { start: gift.start, end: gift.end } }),
    money: { ...amountOf(counted, reckoned(page, goods, prices, counted)), spans },
    things: { ...(things.length > 0 && { items: things }), spans: goods.map(({ start, end }) => ({ start, end })) },
  }
}

const NONE = { money: { confirm: [], spans: [] }, things: { spans: [] } } as const

/** Which sum is the price of one of which goods. */
function pricesOf(page: Page, sums: readonly Sum[], goods: readonly Found[]): ReadonlyMap<number, Sum> {
  const prices = new Map<number, Sum>()
  for (const sum of sums) {
    if (sum.perHead || sum.rate || sum.value === undefined) continue
    const multiplied = TIMES_BEFORE.test(page.plain.slice(Math.max(0, sum.start - 5), sum.start))
    if (sum.per === undefined && !multiplied) continue
    const fits = (good: Found | undefined) =>
      good?.qty !== undefined && (sum.per === undefined || sum.per === '' || sameUnit(sum.per, good.unit))
    const before = goods.findLastIndex((good) => good.start < sum.start && fits(good))
    const at =
      before >= 0 && !prices.has(before) ? before : goods.findIndex((good, index) => fits(good) && !prices.has(index))
    if (at >= 0) prices.set(at, sum)
  }
  goods.forEach((good, at) => {
    const price = prices.has(at) ? undefined : multipliedOut(good, sums)
    if (price) prices.set(at, price)
  })
  return prices
}

/** 绘本200册 19元 3800元: one of two neighbours is what they cost together. */
function multipliedOut({ qty, end }: Found, sums: readonly Sum[]): Sum | undefined {
  const at = sums.findIndex((sum) => sum.start >= end)
  const price = sums[at]
  const all = sums[at + 1]
  if (qty === undefined || qty < 2 || price?.value === undefined || all?.value === undefined) return undefined
  return cents(qty * price.value) === all.value ? price : undefined
}

const TIMES_BEFORE = /[册本套件台张个只箱把支双\d] ?[x×*乘] ?以?$|@ ?$/
const ALIKE = ['册本', '个只', '张套件组', '支枝']
const ENGLISH_UNITS: Readonly<Record<string, string>> = { copy: '', book: '', set: '', piece: '', box: '' }
const sameUnit = (one: string, other: string | undefined): boolean =>
  other === undefined ||
  one === other ||
  one in ENGLISH_UNITS ||
  ALIKE.some((units) => units.includes(one) && units.includes(other))

/** 筹款1500元，购书60本，每本20元: out of the sum that is counted already. */
const BOUGHT = /购|买|采办|添置|订/

/** Price × quantity of all that has a price and whose worth is not said; undefined without one. */
function reckoned(
  page: Page,
  goods: readonly Found[],
  prices: ReadonlyMap<number, Sum>,
  counted: readonly Counted[],
): number | undefined {
  let total: number | undefined
  for (const [at, price] of prices) {
    const qty = goods[at]?.qty
    if (qty === undefined || price.value === undefined) continue
    const worth = cents(qty * price.value)
    const bought = counted.some(
      ({ end, cash }) => cash && end < price.start && BOUGHT.test(page.plain.slice(end, price.start)),
    )
    if (!bought && !counted.some(({ value }) => value === worth)) total = (total ?? 0) + worth
  }
  return total === undefined ? undefined : cents(total)
}

const cents = (yuan: number): number => Math.round(yuan * 100) / 100

type Amount = Omit<Money, 'spans'>
const NOTHING: Amount = { confirm: [] }
const UNSURE: Amount = { confirm: ['amount'] }

/** A total that is said wins; else what disjoint gifts add up to; where neither is clear nothing is said but asked. */
function amountOf(counted: readonly Counted[], priced: number | undefined): Amount {
  const totals = distinct(counted.filter(({ total }) => total))
  const parts = distinct(counted.filter(({ total }) => !total))
  if (totals.length > 0) return ofTotals(totals, parts, priced)
  if (parts.length === 0) return priced === undefined ? NOTHING : { amount_yuan: priced, confirm: ['amount'] }
  const [only] = parts
  if (parts.length === 1 && only) {
    if (only.value === undefined || priced === undefined) return one(only, [])
    return only.cash ? { amount_yuan: cents(only.value + priced), confirm: ['amount'] } : one(only, ['amount'])
  }
  const sum = sumOf(parts)
  return sum === undefined ? UNSURE : { amount_yuan: cents(sum + (priced ?? 0)), confirm: ['amount'] }
}

function ofTotals(totals: readonly Counted[], parts: readonly Counted[], priced: number | undefined): Amount {
  const [only] = totals
  if (!only) return NOTHING
  if (totals.length === 1) {
    const other = sumOf(parts) ?? priced
    return one(only, priced !== undefined && other !== undefined && only.value !== other ? ['amount'] : [])
  }
  /** 图书共计3000元，玩具共计2000元，总价值5000元: the last is the sum of the others. */
  const all = totals.find((total) => total.value !== undefined && sumOf(totals) === total.value * 2)
  return all ? one(all, []) : UNSURE
}

/** Undefined where one of them is a range or not clear. */
function sumOf(some: readonly Counted[]): number | undefined {
  let sum = 0
  for (const { value, unsure } of some) {
    if (value === undefined || unsure) return undefined
    sum += value
  }
  return some.length === 0 ? undefined : sum
}

function one({ value, min, max, unsure, reckoned }: Counted, confirm: Amount['confirm']): Amount {
  if (unsure) return UNSURE
  if (value !== undefined) return { amount_yuan: cents(value), confirm: reckoned ? ['amount'] : confirm }
  return min !== undefined && max !== undefined ? { amount_min: min, amount_max: max, confirm } : NOTHING
}

/** The same sum told again is one sum; two givers of 500 in one sentence gave 1000. */
const distinct = (counted: readonly Counted[]): readonly Counted[] =>
  counted.filter(
    (one, at) =>
      !counted
        .slice(0, at)
        .some(
          ({ value, min, max, sentence }) =>
            value === one.value && min === one.min && max === one.max && (sentence !== one.sentence || one.total),
        ),
  )
