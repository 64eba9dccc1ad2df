import type { NumberSaid } from '../words/numbers.ts'
import type { Page } from '../words/page.ts'
import type { Span } from '../words/spans.ts'
import { type Pricing, pricedBy } from './pricing.ts'
import { NUMBER_WORDS, rangeOf, type Worth, worthOf } from './worth.ts'

/** One sum of money as it was said, in yuan. */
export interface Sum extends Span, Worth, Pricing {}

const UNIT =
  '元(?![旦宵素老首气复])整?|圆(?![桌形满球圈])整?|块钱|块|人民币|rmb(?![a-z])|cny(?![a-z])|yuan(?![a-z])|kuai(?![a-z])'
const SIGN = '¥|￥|(?<![a-z])(?:rmb|cny)|人民币'
const SUM = new RegExp(
  `(${SIGN})?[:：]? ?(${NUMBER_WORDS})\\+? ?(${UNIT})?(?: ?(?:-{1,2}|—{1,2}|~|至|到) ?(?:${SIGN})? ?(${NUMBER_WORDS})\\+? ?(${UNIT})?)?`,
  'g',
)
/** Only where one of these stands can there be money at all. */
const GATE = /[元圆块¥￥捐款价值钱金额@花凑筹募转]|rmb|cny|yuan|kuai|人民币|[\d千百万]\s?[kw](?![a-z])|worth|donat|cash/
/** So far around a sum its meaning is looked for. */
const NEAR = 12

export function sumsIn({ plain, numbers }: Page): readonly Sum[] {
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
  return /[a-z] (?:yuan|rmb|kuai)/.test(plain) ? [...sums, ...spelledOut(plain, numbers)].sort(inOrder) : sums
}

const inOrder = (a: Span, b: Span): number => a.start - b.start

/** "three thousand yuan": the number is read already. */
function* spelledOut(plain: string, numbers: readonly NumberSaid[]): Generator<Sum> {
  for (const { start, end, value, min, max, ordinal } of numbers) {
    const unit = /^ (?:yuan|rmb|kuai)(?![a-z])/.exec(plain.slice(end, end + 6))?.[0]
    if (unit === undefined || ordinal || !/[a-z]$/.test(plain.slice(start, end))) continue
    const worth = value !== undefined ? { value } : min !== undefined && max !== undefined ? { min, max } : undefined
    if (!worth) continue
    const stop = end + unit.length
    yield {
      ...worth,
      start,
      end: stop,
      ...pricedBy(plain.slice(Math.max(0, start - NEAR), start), plain.slice(stop, stop + NEAR)),
    }
  }
}

function sumAt(plain: string, from: number, match: RegExpExecArray): Sum | undefined {
  const [whole, sign, first = '', unit, second, secondUnit] = match
  const start = from + whole.search(/[^:： ]/)
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
  /(?:捐款|捐资|善款|现金|款项|资金|金额|总额|总价|价值|总值|价值约|折合|折价|折款|单价|均价|募得|筹得|募集|筹集|筹款|@|value[ds]?|worth|total)(?:[（(]元[）)])?(?:为|是|约|大约|近|共计|合计|总计|共|达|了|的|[:：])*\s?$/
const ENDS = /^ ?(?:左右|上下|以上|$|[，。；,;、.！!）)\n和及]|的|用于|用来|给|买|购|到|作为?|\/|每|一)/
/** 花了三百多, 凑了六百: nothing else is laid out. */
const LAID_OUT = /(?:花了?|凑了?|筹了|募了|转了|转账)(?:约|近|大约|共)? ?$/
/** 捐了两千多; 捐了200 may be books. */
const GAVE = /捐出?了?有?(?:约|近|大约|共)? ?$/
/** 册×19, = 3800. */
const RECKONED = /[册本套件台张个只] ?[x×*] ?$|[\d元] ?= ?$/

/** 捐款3000, 价值两千多, 捐了3k: money without its unit, where nothing else can be meant. */
function bare(before: string, first: string, second: string | undefined, after: string): boolean {
  if (second !== undefined || !ENDS.test(after)) return false
  if (MONEY_BEFORE.test(before) || LAID_OUT.test(before) || RECKONED.test(before)) return true
  if (!GAVE.test(before)) return false
  return /[\d.] ?[kw]\d?$|^[1-9]\d{3}$/.test(first)
    ? !/[书本册具品物套件]/.test(before)
    : /[一二两三四五六七八九](?:[千万]|百[一二三四五六七八九]$)/.test(first)
}

const BLOCK_MONEY_BEFORE =
  /(?:[捐花值钱款价约共计出筹募凑收付给资费@]|捐了|花了|用了|买了|每[册本套件台个]|一[册本套件台个])\s?$/
const BLOCK_END = /^ ?(?:$|[，。；,;、.！!）)\n]|左右|上下|的|一|每|\/|钱|人民币)/
/** From here on nobody counts boards or bricks. */
const BLOCKS_MAX = 100

const BLOCKS_OF = /^ ?(?:积木|[黑白展画]板|地?垫|砖|拼图|毛巾|布|玻璃|草坪|橡皮|香皂|肥皂|电池|巧克力|蛋糕|月饼|糖)/

/** 500块 is money; 5块积木, 展板5块 are not. */
function blockIsMoney(before: string, after: string, { value, min }: Worth): boolean {
  const many = (value ?? min ?? 0) >= BLOCKS_MAX
  if (many && BLOCK_MONEY_BEFORE.test(before)) return !BLOCKS_OF.test(after)
  if (BLOCK_MONEY_BEFORE.test(before)) return BLOCK_END.test(after) || /^ ?[\d一二两三四五六七八九](?!\d)/.test(after)
  if (!BLOCK_END.test(after) || /^ ?的/.test(after)) return false
  return many && !/[板木垫砖屏布巾毯图皮]\s?$/.test(before)
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
