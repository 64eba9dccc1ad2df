import { type DayNumber, dayNumber } from './calendar.ts'

/**
 * The lunar years 2000 to 2100, one word each: where the first day falls, which month is doubled, which months have 30
 * days (lowest bit first), base 36. Computed once with tyme4ts 1.5 and checked day by day; a library of 300 kB for a
 * hundred numbers would not pay.
 */
const YEARS =
  '2qd1v 1tfl7 3a0q3 2f597 1ngpm 31ld6 281g5 3qwtg 2w095 1z98z 3fo2d 2kqi5 1qkdp 34fjp 2dz8q 3tosy 2ytut 252dm 3lave 2qe8l 1w8q6 3a0ra 2f5bp 1ngs2 34es2 27smd 3o2sl 2t64r 1z6hj 3cvcb 2kqje 1qe3a 378tl 2ec7m 3tpw2 2ytd1 251sb 3ih57 2njjf 1tisb 3a0tp 2f5gq 1nhw2 34g42 2auxx 3o3z9 2t6xh 1z831 3fmwm 2hxh1 1qene 379hl 2gnte 3tqj6 2ytra 24ymu 3ih5j 2njkm 1tcr9 3a15h 2hxs9 1ksk3 31llf 2808b 3o2ej 2qdsr 1z87u 3fn1m 2krqd 1qmve 378sq 2dtw5 3tpqt 2vz1p 225kd 3ih85 2qcve 1tdph 3a2ed 2hyyy 1nogl 31ms6 2811q 3o2fq 2t705 1z8aa 3fnbm 2ksdh 1te8a 34eq3 2axzr 3qvfv 2vz2z 225li 3ihd6 2qd76 1w945 3a1xh 2f5aj 1knff 31l7v'
    .split(' ')
    .map((word) => Number.parseInt(word, 36))
const FIRST = 2000
const DAY_SHIFT = 17
const LEAP_SHIFT = 13
const LEAP_MASK = 15

/** The day of the Western calendar for a day of the lunar year that begins in `year`; no doubled months. */
export function lunarDay(year: number, month: number, day: number): DayNumber | undefined {
  const word = YEARS[year - FIRST]
  if (word === undefined || month < 1 || month > 12 || day < 1 || day > 30) return undefined
  const start = word >> DAY_SHIFT
  const leap = (word >> LEAP_SHIFT) & LEAP_MASK
  const place = leap > 0 && month > leap ? month : month - 1
  let number = dayNumber(year, Math.floor(start / 31) + 1, (start % 31) + 1)
  for (let before = 0; before < place; before++) number += (word >> before) & 1 ? 30 : 29
  return day === 30 && !((word >> place) & 1) ? undefined : number + day - 1
}

/** New Year's Eve: the last day of the lunar year that begins in `year`. */
export function lunarEve(year: number): DayNumber | undefined {
  const next = lunarDay(year + 1, 1, 1)
  return next === undefined ? undefined : next - 1
}

/** Name → month, constant of the rule, years in which the rule is a day off (this century). */
const TERMS: Readonly<Record<string, readonly [number, number, Readonly<Record<number, number>>?]>> = {
  小寒: [1, 5.39],
  大寒: [1, 20.11, { 2082: 1 }],
  立春: [2, 3.87],
  雨水: [2, 18.72, { 2026: -1 }],
  惊蛰: [3, 5.63],
  春分: [3, 20.63, { 2018: 1 }],
  清明: [4, 4.81],
  谷雨: [4, 20.1],
  立夏: [5, 5.52],
  小满: [5, 21.04, { 2008: 1 }],
  芒种: [6, 5.66, { 2022: 1 }],
  夏至: [6, 21.37],
  小暑: [7, 7.13, { 2078: -1 }],
  大暑: [7, 22.83],
  立秋: [8, 7.5, { 2002: 1 }],
  处暑: [8, 23.13],
  白露: [9, 7.63, { 2018: 1 }],
  秋分: [9, 23.04],
  寒露: [10, 8.31, { 2040: 1 }],
  霜降: [10, 23.45],
  立冬: [11, 7.45],
  小雪: [11, 22.36],
  大雪: [12, 7.18],
  冬至: [12, 21.93, { 2021: -1 }],
}
export const TERM_NAMES = Object.keys(TERMS)
/** A tropical year is so much longer than 365 days. */
const YEAR_REST = 0.2422

/** The day of a solar term (节气) in that year of this century. */
export function solarTerm(name: string, year: number): DayNumber | undefined {
  const rule = TERMS[name]
  if (!rule || year < FIRST || year >= FIRST + 100) return undefined
  const [month, constant, off] = rule
  const of = year - FIRST
  const leaps = Math.floor((month < 3 ? of - 1 : of) / 4)
  return dayNumber(year, month, Math.floor(of * YEAR_REST + constant) - leaps + (off?.[year] ?? 0))
}
