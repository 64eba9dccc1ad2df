/** What a sum is the price or the share of. */
export interface Pricing {
  /** A price of one: of which unit (册, 套 …); `''` where only 单价 or "each" says so. */
  readonly per?: string
  /** What each person, kindergarten or class gets or gives: no price of a thing. */
  readonly perHead: boolean
  /** So much a month, a lesson, a term: no gift. */
  readonly rate: boolean
  /** 每园各2000元. */
  readonly each: boolean
}

const UNIT = '[册本套件台张把箱批份盒幅条只双组筐袋桶个支瓶包架床辆副盆块座]'
const PER_AFTER = new RegExp(
  `^ ?(?:\\/|每|一|1|(?:per|a|an) ) ?(${UNIT}(?!共|起)|copy|book|set|piece|box)|^ ?(each|apiece)(?![a-z])`,
)
const PER_BEFORE = new RegExp(
  `(?:每(?:一)?(${UNIT})|单价|均价|@|(?<![a-z])(?:each|at))(?:约|大约|均|平均|定价|价格|售价|市价|市场价|价值|单价|估价|作价|折价|折合|报价|参考价|约价|合|计|为|是|仅|才|只要|[:：（(元）)\\s])*$`,
)
const PER_ONE = new RegExp(`(?<![\\d十百千])[一1](${UNIT}) ?$`)
const HEAD_BEFORE = /(?:每(?:人|位|名|生|班|园|所|家|户)|人均|生均|户均)[^，。；]{0,6}$/
const HEAD_AFTER = /^ ?(?:\/|每|一) ?[人位名园班]/
const RATE_BEFORE = /每(?:月|年|天|日|次|节|场|课时|学期|学年|小时)[^，。；]{0,12}$/
const RATE_AFTER = /^ ?(?:\/|每|一) ?(?:月|年|天|日|次|节|课时|小时|平|㎡|学期)|^ ?不等/
const EACH_BEFORE = /各(?:自)?(?:捐(?:款|赠|资)?|赠|送去?|给)?了?(?:约|现金)? ?$/

/** From the letters in front of a sum and behind it. */
export function pricedBy(before: string, after: string): Pricing {
  const shares = {
    perHead: HEAD_BEFORE.test(before) || HEAD_AFTER.test(after),
    rate: RATE_BEFORE.test(before) || RATE_AFTER.test(after),
    each: EACH_BEFORE.test(before),
  }
  if (shares.perHead || shares.rate) return shares
  const found = PER_AFTER.exec(after) ?? PER_BEFORE.exec(before) ?? PER_ONE.exec(before)
  return found ? { ...shares, per: found[1] ?? '' } : shares
}
