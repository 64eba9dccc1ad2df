/** What number words are worth in a sum of money: one value, or from–to. */
export interface Worth {
  readonly value?: number
  readonly min?: number
  readonly max?: number
}

/** One figure or number word, and what may follow it inside a number: for use inside a pattern. */
const FIRST = '\\d一二三四五六七八九十百千万零〇两壹贰叁肆伍陆柒捌玖拾佰仟'
export const NUMBER_WORDS = `[${FIRST}](?:[${FIRST}余多来]|[.,，](?=\\d)| (?=[百千万kw]))*(?: ?[kw]\\d?(?![a-z\\d]))?`

const DIGITS = '零一二三四五六七八九'
const FORMAL = '零壹贰叁肆伍陆柒捌玖'
const SCALES: Readonly<Record<string, number>> = {
  十: 10,
  拾: 10,
  百: 100,
  佰: 100,
  千: 1000,
  仟: 1000,
  k: 1000,
  万: 10_000,
  w: 10_000,
}
const WAN = 10_000
/** A sum nobody here gives: longer figures are account or telephone numbers. */
export const YUAN_MAX = 1_000_000_000

const TOKEN = /\d{1,3}(?:[,，]\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?|[^\d\s]/g

/**
 * 3800, 3,800, 1.2万, 1万2, 三千八 (3800), 一万二, 两百五 (250), 叁仟捌佰, 3k, 5w, 三千余 → a value; 三四千 → 3000 to 4000;
 * undefined where the words make no number (万 alone, 3,80).
 */
export function worthOf(words: string): Worth | undefined {
  const tokens = (words.match(TOKEN) ?? []).filter((token) => !'余多来'.includes(token))
  const spoken = spokenRange(tokens)
  if (spoken) return spoken
  const value = sumOf(tokens)
  return value === undefined || value <= 0 || value > YUAN_MAX ? undefined : { value }
}

/** 三四千, 七八百, 三五千: two figures in a row are from–to. */
function spokenRange(tokens: readonly string[]): Worth | undefined {
  const [first = '', second = '', ...scales] = tokens
  if (scales.length === 0 || figure(first) === undefined || figure(second) === undefined || /\d/.test(first + second)) {
    return undefined
  }
  const min = sumOf([first, ...scales])
  const max = sumOf([second, ...scales])
  return min === undefined || max === undefined || min >= max ? undefined : { min, max }
}

function sumOf(tokens: readonly string[]): number | undefined {
  let total = 0
  let section = 0
  let pending: number | undefined
  let scale = Number.POSITIVE_INFINITY
  let afterZero = false
  for (const token of tokens) {
    const times = SCALES[token]
    if (times === undefined) {
      const said = figure(token)
      if (said === undefined || (pending !== undefined && pending !== 0)) return undefined
      pending = said
      afterZero ||= said === 0
      continue
    }
    if (pending === undefined && section === 0 && times !== 10) return undefined
    if (times === WAN) {
      total += (section + (pending ?? 0)) * WAN
      section = 0
    } else {
      if (times >= scale && scale < WAN) return undefined
      section += (pending ?? 1) * times
    }
    scale = times
    pending = undefined
    afterZero = false
  }
  return total + section + tail(pending ?? 0, scale, afterZero)
}

/** 三千八 is 3800, 一万二 12,000, 两百五 250; 一千零八 is 1008, 二十五 is 25, 1万2000 is 12,000. */
const tail = (pending: number, scale: number, afterZero: boolean): number =>
  pending < 10 && Number.isInteger(pending) && scale >= 100 && scale <= WAN && !afterZero
    ? (pending * scale) / 10
    : pending

function figure(token: string): number | undefined {
  if (/^\d/.test(token)) return Number(token.replaceAll(/[,，]/g, ''))
  if (token === '两') return 2
  if (token === '〇') return 0
  const at = Math.max(DIGITS.indexOf(token), FORMAL.indexOf(token))
  return at < 0 || token.length !== 1 ? undefined : at
}

/** 3-5万, 三到四千: the scale stands once, behind the second. */
export function rangeOf(first: string, second: string): Worth | undefined {
  const low = worthOf(first)?.value
  const high = worthOf(second)?.value
  if (low === undefined || high === undefined) return undefined
  const last = second.replaceAll(/[余多来\s]/g, '').at(-1) ?? ''
  const times = /[百千万kw]/.test(first) ? 1 : (SCALES[last] ?? 1)
  const min = low < high && low * times < high ? low * times : low
  return min < high ? { min, max: high } : undefined
}
