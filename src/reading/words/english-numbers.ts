import { aboutBefore, moreBehind, vagueBehindUnit } from './approximate.ts'
import type { NumberSaid } from './number-said.ts'
import { ENGLISH_WORDS, englishNumberOf } from './numerals.ts'

/** Numbers in English words: twenty-three, a dozen, a couple, two or three, half a dozen. Figures are read with the Chinese ones. */
export function englishNumbersIn(plain: string): readonly NumberSaid[] {
  if (!LATIN.test(plain)) return []
  const found: NumberSaid[] = []
  for (const match of plain.matchAll(SAID)) {
    const [whole, first = '', second] = match
    const start = match.index
    const end = start + whole.length
    const value = worth(first)
    const upTo = second === undefined ? undefined : worth(second)
    if (value === undefined || (first === 'one' && NOT_ONE.test(plain.slice(end, end + 9)))) continue
    const begins = aboutBefore(plain, start, end)
    const more = upTo === undefined ? moreBehind(plain, end, value) : undefined
    found.push({
      start: begins,
      end: more?.end ?? end,
      ...(upTo !== undefined && upTo > value ? { min: value, max: upTo } : { value }),
      approx: begins < start || more !== undefined || vagueBehindUnit(plain, end),
      ordinal: NUMBERED.test(plain.slice(Math.max(0, start - 14), start)),
    })
  }
  return found
}

const LATIN = /[a-z]{3}/
const WORD = `(?:${ENGLISH_WORDS.join('|')})(?![a-z])`
/** Words one number may have; more are a countdown. */
const ONE = `(?:half a dozen|a couple|(?:an? (?=hundred|thousand|dozen))?${WORD}(?:(?:[ -]| and )${WORD}){0,6})(?![a-z])`
const SAID = new RegExp(`(?<![a-z])(${ONE})(?: (?:to|or) (${ONE}))?`, 'g')
/** one of them, one on one, one another: not a count. */
const NOT_ONE = /^(?:[- ](?:of|on|to|by|another|more|day|time|can|should)(?![a-z])|'s)/
const NUMBERED = /(?<![a-z])(?:room|class|grade|page|week|day|unit|level|phase|version|chapter|part|no\.|number) $/

const worth = (words: string): number | undefined => (words === 'a couple' ? 2 : englishNumberOf(words))
