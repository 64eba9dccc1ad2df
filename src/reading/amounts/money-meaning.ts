import type { Clause } from '../words/clauses.ts'
import { clauseAt, type Page } from '../words/page.ts'
import type { Found } from './item-list.ts'
import * as words from './money-words.ts'
import type { Sum } from './sums.ts'

/** A sum that the deed gave or spent. */
export interface Counted extends Sum {
  /** 共计, 总价值: it already holds the others. */
  readonly total: boolean
  /** Money itself, as against the worth of things. */
  readonly cash: boolean
  /** Multiplied by those it was given to: 3名孩子各500元. */
  readonly reckoned: boolean
  /** How much in all cannot be said: 每园各2000元, 30个价值50元的书包. */
  readonly unsure: boolean
  readonly sentence: number
  /** Given, not only spent on the deed. */
  readonly gift: boolean
}

/** A sum where it stands. */
interface Place {
  readonly clause: Clause
  /** Its clause in front of it, from the sum before; and a few letters behind. */
  readonly before: string
  readonly after: string
}

/** So many letters behind a sum say what it is for. */
const NEAR = 12
/** So far from a sum a word of giving may stand in its clause. */
const AROUND = 60

/** Which sums are what the deed gave: a word of giving or of worth governs them, and nothing says what else they pay. */
export function countedIn(
  page: Page,
  sums: readonly Sum[],
  goods: readonly Found[],
  believes: (clause: Clause) => boolean,
): readonly Counted[] {
  const counted: Counted[] = []
  const background: Counted[] = []
  let edge = 0
  for (const sum of sums) {
    const clause = clauseAt(page, sum.end - 1)
    const before = page.plain.slice(Math.max(clause.start, edge), sum.start)
    const after = page.plain.slice(sum.end, Math.min(clause.end, sum.end + NEAR))
    edge = sum.end
    if (!believes(clause)) continue
    const place = { clause, before, after }
    const last = counted.findLast((other) => other.sentence === clause.sentence)
    if (sum.rate || !isGiven(page, sum, place, goods, last) || (last && isPart(place, last))) continue
    if (last?.value === sum.value && words.RESTATED.test(before)) continue
    const heads = sum.perHead || sum.each ? headsOf(page, sum, place) : 1
    if (heads === undefined && sum.perHead) continue
    const one = countedOnce(page, sum, place, goods, heads)
    ;(words.OTHER_TIMES.test(before) || words.LIST_PRICE.test(before) ? background : counted).push(one)
  }
  return counted.length > 0 ? counted : background
}

function countedOnce(page: Page, sum: Sum, place: Place, goods: readonly Found[], heads?: number): Counted {
  const { clause, before, after } = place
  const text = around(page, sum, clause)
  const times = heads ?? 1
  return {
    ...sum,
    ...(sum.value !== undefined && { value: sum.value * times }),
    total: words.TOTAL_BEFORE.test(before) || words.TOTAL_BEHIND.test(after),
    cash: !words.IN_GOODS.test(before) && !after.startsWith('的'),
    reckoned: times > 1,
    unsure: heads === undefined || cheapOne(sum, before, goods),
    sentence: clause.sentence,
    gift: words.GIFT.test(text) || words.HANDED_OVER.test(text),
  }
}

function isGiven(page: Page, sum: Sum, place: Place, goods: readonly Found[], last: Counted | undefined): boolean {
  const { clause, before, after } = place
  const text = around(page, sum, clause)
  const gift = words.GIFT.test(text)
  const elsewhere = words.FEE_BEHIND.test(after) && !words.GIFT.test(before)
  if (words.GIVEN_AWAY.test(after)) return true
  if (elsewhere || paysElse(before)) return false
  if (!gift && words.FUNDS.test(text) && !words.GOODS_BOUGHT.test(text)) return false
  if (gift || words.WORTH.test(before) || words.LAID_OUT.test(text)) return true
  if (words.SPENT.test(text) && isForTheDeed(page, clause)) return true
  if (last !== undefined) return true
  if (feeBefore(page, clause)) return false
  const total = words.TOTAL_BEFORE.test(before)
  const short = clause.end - clause.start - (sum.end - sum.start) <= SHARE_MAX
  if ((total || short) && giftBeside(page, clause)) return true
  const listed = goods.some(({ start }) => clauseAt(page, start).sentence === clause.sentence)
  return listed || (goods.length > 0 && total) || alone(page, clause, sum)
}

/** 小一班214元，小二班捐136元: a share has hardly more letters than the giver's name. */
const SHARE_MAX = 8
const giftBeside = ({ plain, clauses }: Page, { sentence }: Clause): boolean =>
  clauses.some(({ start, end, ...clause }) => clause.sentence === sentence && words.GIFT.test(plain.slice(start, end)))

/** 每人交餐费50元，共计2500元: the total of what is no gift. */
const feeBefore = ({ plain, clauses }: Page, { sentence, start }: Clause): boolean =>
  clauses.some(
    (clause) =>
      clause.sentence === sentence && clause.start < start && words.FEE.test(plain.slice(clause.start, clause.end)),
  )

/** Its clause, as far as it concerns the sum. */
const around = ({ plain }: Page, { start, end }: Sum, clause: Clause): string =>
  plain.slice(Math.max(clause.start, start - AROUND), Math.min(clause.end, end + AROUND))

/** 捐款5000元，其中2000元…; 募捐3260元，花2000元买书: a part of what was counted, or what it was used for. */
const isPart = ({ before, after }: Place, last: Counted): boolean =>
  words.PART_OF.test(before) ||
  (last.cash && (words.USED.test(before) || words.USED_BEHIND.test(after)) && !words.GIFT.test(before))

/** 捐图书200册 路费120元: what stands last decides; but 捐赠取暖费5000元 is a gift. */
function paysElse(before: string): boolean {
  const fee = lastOf(FEES, before)
  if (fee < 0) return false
  const gift = lastOf(GIFTS, before.slice(0, fee))
  return gift < 0 || /[\d\s、]/.test(before.slice(gift, fee))
}

const FEES = new RegExp(words.FEE, 'g')
const GIFTS = new RegExp(words.GIFT, 'g')
function lastOf(pattern: RegExp, text: string): number {
  let last = -1
  for (const { index } of text.matchAll(pattern)) last = index
  return last
}

const isForTheDeed = (page: Page, { sentence }: Clause): boolean =>
  page.clauses.some(
    (clause) => clause.sentence === sentence && words.FOR_THE_DEED.test(page.plain.slice(clause.start, clause.end)),
  )

/** So short a message tells of one thing. */
const TELEGRAM_MAX = 40

/** Nothing but the sum in its clause, and the giving before it: 捐！3000元！ 捐了图书，2000块左右. */
function alone(page: Page, clause: Clause, sum: Sum): boolean {
  const only = page.plain.slice(clause.start, sum.start) + page.plain.slice(sum.end, clause.end)
  if (!/^[\s，。；,;：:！!约近共合总计一左右上下]*$/.test(only)) return false
  const short = page.plain.length <= TELEGRAM_MAX
  if (short && only.length + sum.end - sum.start >= page.plain.trim().length) return true
  return page.clauses.some(
    ({ start, end, sentence }) =>
      start < clause.start && (sentence === clause.sentence || short) && words.GIFT.test(page.plain.slice(start, end)),
  )
}

const HEADS =
  /^ ?(?:名|位|户|所|家|人(?!次)|个(?=孩子|小朋友|幼儿|儿童|学生|老师|教师|困难|贫困|留守|孤|家庭|村|园|班|学校|教学点))/

/** 给3名孩子各500元, 两所村园各2000元: how many it was given to; undefined where nobody says. */
function headsOf({ plain, numbers }: Page, sum: Sum, { clause, before }: Place): number | undefined {
  if (sum.perHead && !(words.GIFT.test(before) || /送|发放/.test(before))) return undefined
  const heads = numbers.findLast(
    (said) =>
      said.start >= clause.start &&
      said.end <= sum.start &&
      !said.ordinal &&
      HEADS.test(plain.slice(said.end, said.end + 4)),
  )
  return heads?.value
}

/** 30个价值50元的书包: one, or all of them? Too cheap for all is not believed. */
const LEAST_EACH = 3
function cheapOne(sum: Sum, before: string, goods: readonly Found[]): boolean {
  if (sum.value === undefined || !/价?值[^，]{0,3}$/.test(before)) return false
  const qty = goods.find((good) => good.start < sum.start && good.end > sum.end)?.qty
  return qty !== undefined && qty > 1 && sum.value < qty * LEAST_EACH
}
