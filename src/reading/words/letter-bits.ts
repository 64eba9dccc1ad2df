/** Bits of a family that any Latin text may hold. */
const LATIN_FIRST = 0x61
const LATIN_LAST = 0x7a

/**
 * UTF-16 code → the families that may stand where this letter stands. A family that needs one of its letters is not
 * looked for in a text that has none of them: most texts have none of most.
 */
export function letterBits(families: readonly { readonly bit: number; readonly needs: string }[]): Uint16Array {
  const letters = new Uint16Array(0x10000)
  let all = 0
  for (const { bit, needs } of families) {
    all |= bit
    for (const letter of needs) letters[letter.charCodeAt(0)] = (letters[letter.charCodeAt(0)] ?? 0) | bit
  }
  for (let code = LATIN_FIRST; code <= LATIN_LAST; code++) letters[code] = all
  return letters
}

/** All families of the letters from `start` to `end`. */
export function bitsIn(letters: Uint16Array, text: string, start = 0, end = text.length): number {
  let bits = 0
  for (let at = start; at < end; at++) bits |= letters[text.charCodeAt(at)] ?? 0
  return bits
}
