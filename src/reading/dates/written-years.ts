import { civil, type DayNumber } from './calendar.ts'
import { SPELLED_YEAR, spelledYear } from './figures.ts'

/** Two groups, for use inside a pattern: a word for a year, or its figures with their mark. */
export const YEAR =
  `(?:(今年|去年|大前年|前年|明年|后年|上一?年|本年)度?|(?<!\\d)(\\d{4}|20 \\d\\d) ?[年./-]度?|` +
  `(?<!\\d)(\\d\\d) ?年|(${SPELLED_YEAR}) ?年度?)`
/** How many groups `YEAR` holds. */
export const YEAR_GROUPS = 4

const YEAR_WORDS: Readonly<Record<string, number>> = {
  今年: 0,
  本年: 0,
  去年: -1,
  上年: -1,
  上一年: -1,
  前年: -2,
  大前年: -3,
  明年: 1,
  后年: 2,
}
/** 26年 is 2026; 98年 is no year of this programme. */
const SHORT_YEAR_MAX = 60

/** The year from the groups of `YEAR`, beginning with group `first`; undefined where none was said. */
export function yearSaid(match: RegExpExecArray, first: number, today: DayNumber): number | undefined {
  const word = match[first]
  if (word !== undefined) return civil(today).year + (YEAR_WORDS[word] ?? 0)
  const four = match[first + 1]
  if (four !== undefined) return Number(four.replace(' ', ''))
  const two = match[first + 2]
  if (two !== undefined) return Number(two) + (Number(two) <= SHORT_YEAR_MAX ? 2000 : 1900)
  const spelled = match[first + 3]
  return spelled === undefined ? undefined : spelledYear(spelled)
}
