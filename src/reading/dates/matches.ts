const NONE: readonly RegExpExecArray[] = []

/**
 * Every match of a global pattern: `matchAll` copies the pattern and makes an iterator each time, which for two dozen
 * patterns that mostly find nothing costs more than looking.
 */
export function matches(pattern: RegExp, text: string): readonly RegExpExecArray[] {
  pattern.lastIndex = 0
  let match = pattern.exec(text)
  if (match === null) return NONE
  const found: RegExpExecArray[] = []
  while (match !== null) {
    found.push(match)
    if (match[0] === '') pattern.lastIndex++
    match = pattern.exec(text)
  }
  return found
}
