import type { Page } from '../words/page.ts'
import type { Span } from '../words/spans.ts'
import { NUMBER_WORDS, rangeOf, type Worth, worthOf } from './worth.ts'

/** One sum of money as it was said, in yuan. */
export interface Sum extends Span, Worth {
  /** A price of one: of which unit (册, 套 …); `''` where only 单价 or "each" says so. */
  readonly per?: string
  /** What each person, class or month gets or pays: no price of a thing. */
  readonly perHead: boolean
  /** 每园各2000元. */
  readonly each: boolean
}

const UNIT =
  '元(?![旦宵素老首气复])整?|圆(?![桌形满球圈])整?|块钱|块|人民币|rmb(?![a-z])|cny(?![a-z])|yuan(?![a-z])|kuai(?![a-z])'
const SIGN = '¥|￥|(?<![a-z])(?:rmb|cny)|人民币'
const SUM = new RegExp(
  `(${SIGN})?[:：]?\\s?(${NUMBER_WORDS})\\s?(${UNIT})?(?:\\s?(?:-{1,2}|—{1,2}|~|至|到)\\s?(?:${SIGN})?\\s?(${NUMBER_WORDS})\\s?(${UNIT})?)?`,
  'g',
)
/** Only where one of these stands can there be money at all. */
const GATE = /[元圆块¥￥捐款价值钱金额@]|rmb|cny|yuan|kuai|人民币|[\d千百万]\s?[kw](?![a-z])|worth|donat|cash/
/** So far around a sum its meaning is looked for. */
const NEAR = 12

export function sumsIn({ plain }: Page): readonly Sum[] {
  if (!GATE.test(plain)) return []
  const sums: Sum[] = []
  for (const match of plain.matchAll(SUM)) {
    const [whole, sign, first = '', unit, second, secondUnit] = match
    const start = match.index
    const before = plain.slice(Math.max(0, start - NEAR), start)
    const unitSaid = secondUnit ?? unit
    if (
      !sign &&
      !unitSaid &&
      !bare(before, first, second, plain.slice(start + whole.length, start + whole.length + 4))
    ) {
      continue
    }
    const sum = sumAt(plain, start, match)
    if (sum) sums.push(sum)
  }
  return sums
}

function sumAt(plain: string, from: number, match: RegExpExecArray): Sum | undefined {
  const [whole, sign, first = '', unit, second, secondUnit] = match
  const start = from + (whole.length - whole.trimStart().length)
  const words = from + whole.indexOf(first)
  const before = plain.slice(Math.max(0, start - NEAR), start)
  /** 3000元 到 4 …: what only looks like the end of a range is left to the next sum. */
  const ranged = second !== undefined && (secondUnit !== undefined || (sign !== undefined && unit === undefined))
  let end =
    ranged || second === undefined
      ? from + whole.length
      : words + first.length + unitLength(plain, words + first.length, unit)
  const spoken = ranged ? rangeOf(first, second) : worthIn(plain, words, first)
  if (!spoken || !trusted(plain, words)) return undefined
  const last = ranged ? secondUnit : unit
  const after = plain.slice(end, end + NEAR)
  if (last === '块' && !blockIsMoney(before, after, spoken)) return undefined
  const small = last === undefined || ranged ? undefined : jiao(after, last)
  if (small) end += small.length
  const worth = small && spoken.value !== undefined ? { value: cents(spoken.value + small.value) } : spoken
  return { ...worth, start, end, ...pricedBy(before, plain.slice(end, end + NEAR)) }
}

const unitLength = (plain: string, at: number, unit: string | undefined): number =>
  unit === undefined ? 0 : plain.indexOf(unit, at) - at + unit.length

const cents = (yuan: number): number => Math.round(yuan * 100) / 100

const SCALE_ALONE = /^([百千万])[余多]?$/
const ABOUT_ALONE = /(?:近|逾|约|超|超过|达)\s?$/

/** 近万元, 万余元: one of the scale. 上万, 几万, 数千, 成千上万 have no number. */
function worthIn(plain: string, at: number, words: string): Worth | undefined {
  const before = plain.slice(Math.max(0, at - 4), at)
  if (/(?:[几数好若点.]|成千上?|[几数]十)$/.test(before)) return undefined
  const alone = SCALE_ALONE.exec(words.trim())
  if (alone) return words.length > 1 || ABOUT_ALONE.test(before) ? worthOf(`一${alone[1]}`) : undefined
  /** 3 800元: a figure torn apart; not 玩具30 800元. */
  const torn = /(?:价值|[款约共值计¥￥为]|人民币)\s?(\d{1,3}) $/.exec(plain.slice(Math.max(0, at - 10), at))
  if (torn && /^\d{3}(?!\d)/.test(words)) return worthOf(`${torn[1]},${words}`)
  return worthOf(words)
}

/** A figure that only continues another: 1/2000元, 第3000元, a telephone number. */
const trusted = (plain: string, at: number): boolean => !/[第\da-z/]$/.test(plain.slice(Math.max(0, at - 1), at))

const MONEY_BEFORE =
  /(?:捐款|捐资|善款|现金|款项|资金|金额|总额|总价|价值|总值|价值约|折合|折价|折款|单价|均价|募得|筹得|募集|筹集|筹款|@|value[ds]?|worth|total)(?:为|是|约|大约|近|共计|合计|总计|共|达|了|的|[:：])*\s?$/
const ENDS = /^ ?(?:左右|上下|以上|$|[，。；,;、.！!）)\n和及]|的|用于|用来|给|买|购|到|作为?|\/|每|一)/
const SAID_FOR_MONEY = /(?:捐了?|捐出了?|捐了有?|价值|花了|凑了|筹了|募了)(?:约|近|大约|共)?\s?$/

/** 捐款3000, 价值两千多, 捐了3k: money without its unit, where nothing else can be meant. */
function bare(before: string, first: string, second: string | undefined, after: string): boolean {
  if (second !== undefined || !ENDS.test(after)) return false
  if (MONEY_BEFORE.test(before)) return true
  return (
    SAID_FOR_MONEY.test(before) &&
    (/[\d.]\s?[kw]$/.test(first) || /[一二两三四五六七八九](?:[千万]|百[一二三四五六七八九]$)/.test(first))
  )
}

const BLOCK_MONEY_BEFORE =
  /(?:[捐花值钱款价约共计出筹募凑收付给资费@]|捐了|花了|用了|买了|每[册本套件台个]|一[册本套件台个])\s?$/
const BLOCK_END = /^ ?(?:$|[，。；,;、.！!）)\n]|左右|上下|的|一|每|\/|钱|人民币)/
/** From here on nobody counts boards or bricks. */
const BLOCKS_MAX = 100

/** 500块 is money; 5块积木, 展板5块 are not. */
function blockIsMoney(before: string, after: string, { value, min }: Worth): boolean {
  if (BLOCK_MONEY_BEFORE.test(before)) return BLOCK_END.test(after) || /^ ?[\d一二两三四五六七八九](?!\d)/.test(after)
  if (!BLOCK_END.test(after) || /^ ?的/.test(after)) return false
  return (value ?? min ?? 0) >= BLOCKS_MAX && !/[板木垫砖屏布巾毯图皮]\s?$/.test(before)
}

const JIAO = /^([\d一二两三四五六七八九])(?:(?:角|毛)(?:(\d)分)?|(?=\s?(?:$|[，。；,;、）)一每/的])))/

/** 19元5角, 19块8: what stands behind the unit, in yuan, and how long it is. */
function jiao(after: string, unit: string): { readonly value: number; readonly length: number } | undefined {
  const found = JIAO.exec(after)
  const tenths = worthOf(found?.[1] ?? '')?.value
  if (!found || tenths === undefined) return undefined
  if (!unit.startsWith('块') && !/[角毛]/.test(found[0])) return undefined
  return { value: tenths / 10 + Number(found[2] ?? 0) / 100, length: found[0].length }
}

const PER_UNIT = '[册本套件台张把箱批份盒幅条只双组筐袋桶个支瓶包架床辆副盆块]'
const PER_AFTER = new RegExp(
  `^ ?(?:\\/|每|一|1|(?:per|a|an)\\s)\\s?(${PER_UNIT}(?!共|起)|copy|book|set|piece|box)|^\\s?(each|apiece)(?![a-z])`,
)
const PER_BEFORE = new RegExp(
  `(?:每(?:一)?(${PER_UNIT})|单价|均价|@|(?<![a-z])(?:each|at))(?:约|大约|均|平均|定价|价格|售价|市价|市场价|价值|单价|估价|作价|折价|折合|报价|参考价|约价|合|计|为|是|仅|才|只要|[:：\\s])*$`,
)
const PER_ONE = new RegExp(`(?<![\\d十百千])[一1](${PER_UNIT})\\s?$`)
const HEAD_BEFORE =
  /(?:每(?:人|位|名|生|班|园|所|家|户|月|年|天|日|次|节|场|课时|学期|学年|小时)|人均|生均|户均)[^，。；]{0,6}$/
const HEAD_AFTER = /^ ?(?:\/|每|一)\s?(?:人|位|名|生|班|园|月|年|天|日|次|节|课时|小时|平|㎡|学期)|^\s?不等/

function pricedBy(before: string, after: string): Pick<Sum, 'per' | 'perHead' | 'each'> {
  const perHead = HEAD_BEFORE.test(before) || HEAD_AFTER.test(after)
  const each = /各(?:自)?(?:捐(?:款|赠|资)?|赠|送去?|给)?了?(?:约|现金)?\s?$/.test(before)
  if (perHead) return { perHead, each }
  const behind = PER_AFTER.exec(after)
  if (behind) return { perHead, each, per: behind[1] ?? '' }
  const front = PER_BEFORE.exec(before) ?? PER_ONE.exec(before)
  return front ? { perHead, each, per: front[1] ?? '' } : { perHead, each }
}
