const DIGITS: Readonly<Record<string, number>> = {
  零: 0,
  〇: 0,
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
  壹: 1,
  贰: 2,
  叁: 3,
  肆: 4,
  伍: 5,
  陆: 6,
  柒: 7,
  捌: 8,
  玖: 9,
}
const UNITS: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000, 拾: 10, 佰: 100, 仟: 1000 }
const GREAT: Readonly<Record<string, number>> = { 万: 10_000, 亿: 100_000_000 }
/** One letter for tens. */
const TENS: Readonly<Record<string, number>> = { 廿: 20, 卅: 30, 卌: 40 }

/** Every letter a Chinese number is written with. */
export const NUMERALS = '零〇一二两三四五六七八九十百千万亿廿卅卌壹贰叁肆伍陆柒捌玖拾佰仟'
/** More letters than this spell no number a teacher writes. */
const NUMERAL_MAX = 20

export const digitOf = (letter: string | undefined): number | undefined =>
  letter === undefined ? undefined : DIGITS[letter]

/**
 * 6, 1,200, 1.5万, 1万2, 六, 二十三, 一百零五, 二百五, 两万五, 二〇二六, 廿三, 壹佰贰拾 → a number; undefined for what is
 * none (七八 is a range, 百 alone is not exact, 三八 is a feast).
 */
export function numberOf(text: string): number | undefined {
  if (text === '' || text.length > NUMERAL_MAX) return undefined
  if (text.length === 1) return text === '十' ? 10 : (digitOf(text) ?? TENS[text] ?? figureOf(text))
  if (FIGURES.test(text)) return Number(text.replaceAll(',', ''))
  return spelled(text) ?? grown(text)
}

const figureOf = (letter: string): number | undefined => (letter >= '0' && letter <= '9' ? Number(letter) : undefined)

const FIGURES = /^(?:\d{1,12}|\d{1,3}(?:,\d{3})+)(?:\.\d{1,6})?$/

/** Figure by figure: 二〇二六, 一九九八, 三〇; without a zero only a year is written so. */
const SPELLED = /^(?:(?=.+[零〇])[一二三四五六七八九][零〇一二三四五六七八九]+|一九[一二三四五六七八九]{2})$/
const spelled = (text: string): number | undefined =>
  SPELLED.test(text) ? Number([...text].map((letter) => DIGITS[letter]).join('')) : undefined

/** How far a number has been read: what is summed up, and what still waits for its unit. */
interface Sum {
  total: number
  /** Below the last 万 or 亿. */
  section: number
  pending: number | undefined
  /** The last unit read: the next must be smaller. */
  unit: number
  great: number
  /** 零 was said: what follows stands for itself (一百零五). */
  zero: boolean
}

const PIECE = /\d{1,3}(?:,\d{3})+|\d{1,12}(?:\.\d{1,6})?|[^\d]/gy

function grown(text: string): number | undefined {
  const sum: Sum = { total: 0, section: 0, pending: undefined, unit: HIGHEST, great: HIGHEST, zero: false }
  for (const piece of text.match(PIECE) ?? []) if (!take(piece, sum)) return undefined
  const { total, section, pending = 0, zero } = sum
  const last = sum.unit < HIGHEST ? sum.unit : sum.great
  /** 二百五 is 250, 一万二 12,000. */
  const short = !zero && last < HIGHEST && last >= 100 && pending < 10
  return total + section + (short ? (pending * last) / 10 : pending)
}

const HIGHEST = Number.POSITIVE_INFINITY

function take(piece: string, sum: Sum): boolean {
  const value = DIGITS[piece] ?? (piece.charCodeAt(0) < 0x3a ? Number(piece.replaceAll(',', '')) : undefined)
  const unit = UNITS[piece]
  const great = GREAT[piece]
  const tens = TENS[piece]
  if (value === 0 && piece !== '0') {
    sum.zero = true
    return sum.pending === undefined
  }
  if (value !== undefined && sum.pending === undefined) {
    sum.pending = value
    return true
  }
  if (tens !== undefined && sum.pending === undefined && sum.unit > 10) {
    sum.section += tens
    sum.unit = 10
    return true
  }
  if (unit !== undefined && unit < sum.unit) return times(unit, sum)
  if (great !== undefined && great < sum.great) return timesAll(great, sum)
  return false
}

/** 十 needs no one in front of it: 十五, 一百十五. */
function times(unit: number, sum: Sum): boolean {
  if (sum.pending === undefined && unit !== 10) return false
  sum.section += (sum.pending ?? 1) * unit
  sum.pending = undefined
  sum.unit = unit
  sum.zero = false
  return true
}

function timesAll(great: number, sum: Sum): boolean {
  const section = sum.section + (sum.pending ?? 0)
  if (section === 0) return false
  sum.total += section * great
  sum.section = 0
  sum.pending = undefined
  sum.unit = HIGHEST
  sum.great = great
  sum.zero = false
  return true
}

/**
 * 七八 → 7 to 8, 二三十 → 20 to 30, 十五六 → 15 to 16, 一百七八十, 三五: two digits that follow each other are a range
 * (domain.md §7.4).
 */
export function spokenRangeOf(text: string): { readonly min: number; readonly max: number } | undefined {
  if (text.length < 2 || text.length > NUMERAL_MAX) return undefined
  let pair = -1
  for (let at = 0; at + 1 < text.length; at++) {
    if (!(digitOf(text[at]) && digitOf(text[at + 1]))) continue
    if (pair >= 0) return undefined
    pair = at
  }
  if (pair < 0) return undefined
  const first = digitOf(text[pair]) ?? 0
  const second = digitOf(text[pair + 1]) ?? 0
  if (second !== first + 1 && !(first === 3 && second === 5)) return undefined
  const min = numberOf(text.slice(0, pair + 1) + text.slice(pair + 2))
  const max = numberOf(text.slice(0, pair) + text.slice(pair + 1))
  return min === undefined || max === undefined ? undefined : { min, max }
}

const ENGLISH_ONES =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  )
const ENGLISH_TENS = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ')
/** Every word an English number is made of, the longest first. */
export const ENGLISH_WORDS: readonly string[] = [...ENGLISH_ONES, ...ENGLISH_TENS, 'hundred', 'thousand', 'dozen'].sort(
  (a, b) => b.length - a.length,
)

/** 12, twelve, twenty-three, a hundred and five, two dozen, half a dozen → a number. */
export function englishNumberOf(text: string): number | undefined {
  if (text.startsWith('half a dozen')) return 6
  if (/^\d/.test(text)) return numberOf(text)
  const sum: EnglishSum = { thousands: 0, pending: undefined }
  for (const word of text.split(/[\s-]+/))
    if (word !== '' && word !== 'and' && !takeEnglish(word, sum)) return undefined
  const { thousands, pending } = sum
  return pending === undefined && thousands === 0 ? undefined : thousands + (pending ?? 0)
}

interface EnglishSum {
  thousands: number
  pending: number | undefined
}

function takeEnglish(word: string, sum: EnglishSum): boolean {
  const times = ENGLISH_TIMES[word]
  if (times === 1000) {
    sum.thousands += (sum.pending ?? 1) * times
    sum.pending = undefined
    return true
  }
  if (times !== undefined) {
    sum.pending = (sum.pending ?? 1) * times
    return true
  }
  const value = word === 'a' || word === 'an' ? 1 : englishWord(word)
  const { pending } = sum
  if (value === undefined) return false
  const fits = pending === undefined || pending >= 100 || (pending >= 20 && pending % 10 === 0 && value < 10)
  sum.pending = (pending ?? 0) + value
  return fits
}

const ENGLISH_TIMES: Readonly<Record<string, number>> = { hundred: 100, thousand: 1000, dozen: 12 }

function englishWord(word: string): number | undefined {
  const ones = ENGLISH_ONES.indexOf(word)
  if (ones >= 0) return ones
  const tens = ENGLISH_TENS.indexOf(word)
  return tens >= 0 ? (tens + 2) * 10 : undefined
}
