/** A message that begins with a slash: the name as typed and everything behind it, line breaks kept. */
export interface Words {
  readonly name: string
  readonly rest: string
}

/** A slash, half or full width, and a name up to the first white space. */
const SLASHED = /^\s*[/／]\s*([^\s/／]+)\s*([\s\S]*)$/

/** Reads `/log …` or `／记录 …`; null where the text is no command at all (a link, a path, plain words). */
export function wordsOf(text: string): Words | null {
  const found = SLASHED.exec(text)
  if (!found) return null
  const [, name = '', rest = ''] = found
  return { name: name.normalize('NFKC').toLowerCase(), rest: rest.trimEnd() }
}

/** Splits at white space, full-width spaces too. */
export const split = (rest: string): readonly string[] => rest.split(/[\s　]+/).filter((word) => word !== '')
