/** A stretch of the text: UTF-16 positions, the end not included. */
export interface Span {
  readonly start: number
  readonly end: number
}

/** The text with these stretches blanked out: what one reader understood does not mislead the next. Same length. */
export function blank(text: string, spans: readonly Span[]): string {
  if (spans.length === 0) return text
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

/** Do the two share a letter? */
export const overlap = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end
