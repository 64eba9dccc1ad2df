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
}
const UNITS: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 }

/** A whole number as people write it, for use inside a pattern; at most nine figures. */
export const NUMBER = '(?:\\d{1,9}|[零〇一二两三四五六七八九十百千]{1,7})'

const digit = (letter: string | undefined): number | undefined => (letter === undefined ? undefined : DIGITS[letter])

/** 6, 六, 二十三, 一百零五 → a number; undefined for what is none (七八 is a range, 百 alone is not exact). */
export function numberOf(text: string): number | undefined {
  if (/^\d{1,9}$/.test(text)) return Number(text)
  let total = 0
  let pending: number | undefined
  let lastUnit = Number.POSITIVE_INFINITY
  for (const letter of text) {
    const value = digit(letter)
    const unit = UNITS[letter]
    if (value !== undefined) {
      if (pending !== undefined && pending !== 0) return undefined
      pending = value
    } else if (unit !== undefined && unit < lastUnit) {
      if (pending === undefined && (unit !== 10 || total !== 0)) return undefined
      total += (pending ?? 1) * unit
      pending = undefined
      lastUnit = unit
    } else return undefined
  }
  return text === '' ? undefined : total + (pending ?? 0)
}

/** 七八 → 7 to 8, 二三十 → 20 to 30: two adjacent digits are a range (domain.md §7.4). */
export function spokenRangeOf(text: string): { readonly min: number; readonly max: number } | undefined {
  const [first, second, unit, ...more] = text
  const min = digit(first)
  const max = digit(second)
  const times = unit === undefined ? 1 : UNITS[unit]
  if (min === undefined || max === undefined || times === undefined || more.length > 0 || max !== min + 1)
    return undefined
  return { min: min * times, max: max * times }
}

const ENGLISH = [
  'zero',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
]

/** The same in English, small letters, up to twelve in words. */
export const ENGLISH_NUMBER = `(?:\\d{1,9}|${ENGLISH.slice(1).join('|')})`
export const englishNumberOf = (text: string): number | undefined => {
  const spelled = ENGLISH.indexOf(text)
  return spelled >= 0 ? spelled : numberOf(text)
}
