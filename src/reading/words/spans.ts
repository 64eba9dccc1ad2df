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

/** Those that share no letter with any of these stretches; `things` stand in the order of the text, apart. */
export function apartFrom<T extends Span>(things: readonly T[], spans: readonly Span[]): readonly T[] {
  if (spans.length === 0 || things.length === 0) return things
  const sorted = [...spans].sort((a, b) => a.start - b.start)
  let next = 0
  let reach = 0
  return things.filter(({ start, end }) => {
    for (let span = sorted[next]; span && span.start < end; span = sorted[++next]) reach = Math.max(reach, span.end)
    return reach <= start
  })
}
