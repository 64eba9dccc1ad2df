import { ENGLISH_NUMBER, englishNumberOf, NUMBER, numberOf } from './words/numerals.ts'

/** The hours of the road are not those of the activity (domain.md §7.6). */
const ROAD_BEFORE = /(?:驱车|车程|路程|行程|开车|乘车|辗转|跋涉)[^，。；,;\n]{0,6}$/
const ROAD_AFTER = /^[^，。；,;\n]{0,2}(?:车程|路程|山路|的路)|^ drive/

const HOURS = new RegExp(
  `(半)个?(?:小时|钟头)|(\\d{1,3}(?:\\.\\d{1,2})?|${NUMBER})\\s?个?(半)?(?:小时|钟头)(半)?` +
    `|(\\d{1,3}(?:\\.\\d{1,2})?|${ENGLISH_NUMBER})(?: and a (half))?[ -]?(?:hours?|hrs?|h)(?![a-z])` +
    `|(\\d{1,4}|${NUMBER})\\s?(?:分钟|minutes?|mins?)(?![a-z])`,
  'g',
)

/** How long it took, in minutes: 2小时, 两个半小时, 1.5小时, 90分钟, "2 hours". The first that is not a journey. */
export function minutesIn(text: string): number | undefined {
  for (const match of text.matchAll(HOURS)) {
    const { index } = match
    if (ROAD_BEFORE.test(text.slice(Math.max(0, index - 10), index))) continue
    if (ROAD_AFTER.test(text.slice(index + match[0].length, index + match[0].length + 8))) continue
    const [, half, hours, halfInside, halfBehind, english, englishHalf, minutes] = match
    if (half) return 30
    if (minutes !== undefined) return numberOf(minutes)
    const whole = hours ?? english
    if (whole === undefined) continue
    const value = whole.includes('.') ? Number(whole) : (numberOf(whole) ?? englishNumberOf(whole))
    if (value === undefined) continue
    return Math.round(value * 60) + (halfInside || halfBehind || englishHalf ? 30 : 0)
  }
  return undefined
}
