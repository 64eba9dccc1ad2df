import type { Clause } from '../words/clauses.ts'
import { clauseAt, type Page } from '../words/page.ts'
import type { Found } from './item-list.ts'
import type { Sum } from './sums.ts'

/** A sum that the deed gave or spent. */
export interface Counted extends Sum {
  /** 共计, 总价值: it already holds the others. */
  readonly total: boolean
  /** Money itself, as against the worth of things. */
  readonly cash: boolean
  /** How much in all cannot be said: 每园各2000元, 30个价值50元的书包. */
  readonly unsure: boolean
}

/** Which sums are what the deed gave: a word of giving or of worth governs them, and nothing says what else they pay. */
export function countedIn(
  page: Page,
  sums: readonly Sum[],
  goods: readonly Found[],
  believes: (clause: Clause) => boolean,
): readonly Counted[] {
  const counted: Counted[] = []
  let edge = 0
  for (const sum of sums) {
    const clause = clauseAt(page, sum.end - 1)
    const before = page.plain.slice(Math.max(clause.start, edge), sum.start)
    edge = sum.end
    if (sum.perHead || !believes(clause)) continue
    const after = page.plain.slice(sum.end, Math.min(clause.end, sum.end + NEAR))
    if (!given(page, clause, sum, before, after, goods)) continue
    if (PART_OF.test(before) && counted.length > 0) continue
    counted.push({
      ...sum,
      total: TOTAL.test(before),
      cash: !WORTH.test(before) && !/^(?:元|块)?的/.test(after),
      unsure: sum.each || cheapOne(sum, before, goods),
    })
  }
  return counted
}

const NEAR = 12
/** So far from a sum a word of giving may stand in its clause. */
const AROUND = 60
/** 共3800元, 总价值约3800元, = 3800元. */
const TOTAL =
  /(?:[共合总累]计|一共|共|总(?:价值?|值|额|金额|数)|全部价值|in total|total(?:l?ing| of)?|altogether|[=＝])[^，。；、]{0,6}$/
const WORTH = /价|值|折|合计|worth|valued?/
/** 捐款5000元，其中2000元用于…. */
const PART_OF = /其中|of which/

const GIFT =
  /捐(?!躯)|赠|善款|资助|赞助|义卖|慰问[金款]|帮扶[资款]|爱心[款基]|援助|红包|(?<!收)款(?!待|项来)|donat|gave|giv(?:e|ing)|gift|contribut|rais(?:ed|ing)|fund/
const WORTH_WORD = /价值|总值|值|折[合价款]|总价|总额|金额|作价|估价|合计|总计|共计|worth|valued?|total/
const SPENT =
  /投入|出资|斥资|耗资|拿出|凑|筹|募|集资|拨|购|买|添置|采办|花(?!园|样|色|草|坛|朵)|支出|支持|送[去来上给到]?|带[去来]|spent|cost|bought|brought|sent/
/** What else money pays, close by. */
const NOT_A_GIFT =
  /费(?!心)|补[助贴]|津贴|工资|薪|学[杂]|奖|预算|罚|租|押金|票|油钱|车钱|饭|餐|吃|打车|高速|车程|保险|标准|限额|上限|不超过|以内|财政|政府|总投资|工程|造价|低保|收入|年薪|定价|学分|fare|fee|lunch|dinner|taxi|bus|ticket|budget|salary|subsid/
/** 经费 pays for many things: only as a gift. */
const FUNDS = /经费/
const ROAD_BEHIND =
  /^(?:左右|上下|多|余)?的?[^，。；、]{0,4}(?:[^免]费|补[助贴]|津贴|工资|奖金|预算|车票|门票|餐|租金|以内|以下|标准)|^\s?(?:fare|fee|ticket)/

function given(page: Page, clause: Clause, sum: Sum, before: string, after: string, goods: readonly Found[]): boolean {
  const text = page.plain.slice(Math.max(clause.start, sum.start - AROUND), Math.min(clause.end, sum.end + AROUND))
  const gift = GIFT.test(text)
  if (!gift && (NOT_A_GIFT.test(before) || FUNDS.test(text) || ROAD_BEHIND.test(after))) return false
  if (gift && (paysElse(before) || (ROAD_BEHIND.test(after) && !GIFT.test(before)))) return false
  if (gift || WORTH_WORD.test(before)) return true
  if (SPENT.test(text) && (!/花|用/.test(before) || forTheDeed(page, clause))) return true
  const sentence = goods.some((good) => clauseAt(page, good.start).sentence === clause.sentence)
  if (sentence) return true
  return alone(page, clause, sum)
}

/** 捐图书200册 路费120元: what stands last decides; but 捐赠取暖费5000元 is a gift. */
function paysElse(before: string): boolean {
  const fee = lastOf(NOT_A_GIFT, before)
  if (fee < 0) return false
  const gift = lastOf(GIFT, before.slice(0, fee))
  return gift < 0 || /[\d\s、]/.test(before.slice(gift, fee))
}

function lastOf(pattern: RegExp, text: string): number {
  let last = -1
  for (const { index } of text.matchAll(new RegExp(pattern, 'g'))) last = index
  return last
}

/** 花了800元买材料布置主题墙: spent on the deed, not on the road to it. */
const forTheDeed = (page: Page, { sentence }: Clause): boolean =>
  page.clauses.some(
    (clause) =>
      clause.sentence === sentence &&
      /捐|赠|送|添|购|买|布置|材料|图书|玩|环创|设施|改造|打造|维修|修缮|器材|设备|书/.test(
        page.plain.slice(clause.start, clause.end),
      ),
  )

/** Nothing but the sum, or its sentence goes on with the giving: 3800元；. */
function alone(page: Page, clause: Clause, sum: Sum): boolean {
  const rest = page.plain.slice(0, sum.start) + page.plain.slice(sum.end)
  if (/^[\s，。；,;：:]*$/.test(rest)) return true
  const only = page.plain.slice(clause.start, sum.start) + page.plain.slice(sum.end, clause.end)
  if (rest.length < TELEGRAM_MAX && /^[\s，。；,;！!]*$/.test(only) && /捐/.test(rest)) return true
  const before = page.clauses.findLast((other) => other.end <= clause.start)
  if (!before || before.sentence !== clause.sentence) return false
  return (
    /^[\s约近共合总计一]*$/.test(page.plain.slice(clause.start, sum.start)) &&
    GIFT.test(page.plain.slice(before.start, before.end))
  )
}

/** So short a message tells of one thing. */
const TELEGRAM_MAX = 40

/** 30个价值50元的书包: one, or all of them? Too cheap for all is not believed. */
const LEAST_EACH = 3
function cheapOne(sum: Sum, before: string, goods: readonly Found[]): boolean {
  if (sum.value === undefined || !/价?值[^，]{0,3}$/.test(before)) return false
  const around = goods.find((good) => good.start < sum.start && good.end > sum.end)
  const qty = around?.qty
  return qty !== undefined && qty > 1 && sum.value < qty * LEAST_EACH
}
