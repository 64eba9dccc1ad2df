import { NAMES_MAX, type NameFound } from './kindergarten-names.ts'

const HEAD = /(?<![a-z])(?:kindergarten|preschool|pre-school|nursery(?: school)?|kindergarden)(?![a-z])/g
/** What stands in front of a name, or tells that none is meant. */
const STOPS = new Set(
  'a an the our their your my his her its this that these those to at in from with for by of on and or near visit visited visits visiting welcomed welcome hosted host hosts invited helped help helping taught teach gave give gives donated donate sent send supported support went go came come joined paired pair partner sister rural urban local other another each every some all both two three four five six seven eight nine ten model demonstration public private city-level teachers teacher staff children head heads principal director is was were be today yesterday tomorrow then into via between us we he she they it i'.split(
    ' ',
  ),
)
/** Of many like it, no one in particular. */
const KINDS = /^(?:(?:town|township|village|central|centre|center)\s?)+$/
/** A name of more words is a sentence. */
const WORDS_MAX = 5

/** Taoyuan Central Kindergarten: the words before the head up to one that no name holds. */
export function englishNamesIn(plain: string): readonly NameFound[] {
  if (!/kinderg|school|nursery/.test(plain)) return []
  const found: NameFound[] = []
  for (const { 0: word, index } of plain.matchAll(HEAD)) {
    if (found.length >= NAMES_MAX) break
    let start = index
    for (let words = 0; words < WORDS_MAX; words++) {
      const before = /([a-z][a-z'’.-]*|no\.? ?\d+|\d+(?:st|nd|rd|th)) $/.exec(
        plain.slice(Math.max(0, start - 24), start),
      )
      if (!before || STOPS.has(before[1] ?? '')) break
      start -= before[0].length
    }
    const stem = plain.slice(start, index).trim()
    if (stem === '' || KINDS.test(stem)) continue
    const end = index + word.length
    found.push({ start, end, head: index, name: plain.slice(start, end), weak: false })
  }
  return found
}
