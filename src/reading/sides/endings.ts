/** Words under their last letter, the longest first: to see what a text ends in at a place without walking the list. */
export type Endings = ReadonlyMap<string, readonly string[]>

export function endingsOf(words: string): Endings {
  const map = new Map<string, string[]>()
  for (const word of new Set(words.trim().split(/\s+/))) {
    const last = word.at(-1) ?? ''
    const list = map.get(last)
    if (list) list.push(word)
    else map.set(last, [word])
  }
  for (const list of map.values()) list.sort((a, b) => b.length - a.length)
  return map
}

/** The longest of the words that ends at this place and does not begin before `least`. */
export function endingAt(text: string, at: number, least: number, endings: Endings): string | undefined {
  const words = endings.get(text[at - 1] ?? '')
  if (!words) return undefined
  for (const word of words) if (at - word.length >= least && text.endsWith(word, at)) return word
  return undefined
}
