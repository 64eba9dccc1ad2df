/** A stretch of the text: UTF-16 positions, the end not included. */
export interface Span {
  readonly start: number
  readonly end: number
}

const FULL_WIDTH_FIRST = 0xff01
const FULL_WIDTH_LAST = 0xff5e
const FULL_WIDTH_SHIFT = 0xfee0
/** Chinese sentences stand on these; they stay what they are, so that a clause still ends where it ended. */
const KEPT = new Set(['，', '；', '！', '？', '（', '）'])

const foldOne = (letter: string): string => {
  const code = letter.charCodeAt(0)
  if (code === 0x3000) return ' '
  if (code >= 0x41 && code <= 0x5a) return letter.toLowerCase()
  if (code < FULL_WIDTH_FIRST || code > FULL_WIDTH_LAST || KEPT.has(letter)) return letter
  const half = String.fromCharCode(code - FULL_WIDTH_SHIFT)
  return half >= 'A' && half <= 'Z' ? half.toLowerCase() : half
}

/**
 * Full-width digits, letters and marks as half-width ones, Latin letters small; every position stays where it was,
 * so that a find in the folded text can be cut out of the typed one.
 */
export const fold = (text: string): string => text.replace(/[A-Z　！-～]/g, foldOne)

/** The text with these stretches blanked out: what one reader understood does not mislead the next. */
export function blank(text: string, spans: readonly Span[]): string {
  let out = ''
  let at = 0
  for (const { start, end } of [...spans].sort((a, b) => a.start - b.start)) {
    if (end <= at) continue
    const from = Math.max(start, at)
    out += text.slice(at, from) + ' '.repeat(end - from)
    at = end
  }
  return out + text.slice(at)
}
