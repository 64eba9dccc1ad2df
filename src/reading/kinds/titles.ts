import type { Span } from '../words/spans.ts'

/** A title in the text; its span holds the marks too. */
export interface Topic extends Span {
  /** As typed, without its marks. */
  readonly title: string
}

/** A title is a line, not a page: what is longer between two marks is a quotation. */
export const TITLE_MAX = 80

/** A stretch between marks, and whether the marks are those of a title (《》) or of any quotation. */
export interface Marked extends Topic {
  readonly is: 'title' | 'quoted'
}

const MARKED =
  /《([^《》\n]{1,80})》|<<([^<>\n]{1,80})>>|“([^“”\n]{1,80})[”“]|"([^"\n]{1,80})"|「([^「」\n]{1,80})」|『([^『』\n]{1,80})』|‘([^‘’\n]{1,80})’|〈([^〈〉\n]{1,80})〉/g

/** Everything between marks, from left to right: 《…》, “…”, "…", 「…」. */
export function markedIn(typed: string): readonly Marked[] {
  if (!GATE.test(typed)) return []
  const found: Marked[] = []
  for (const match of typed.matchAll(MARKED)) {
    const inner = match.slice(1).find((part) => part !== undefined) ?? ''
    const title = inner.trim()
    if (title === '') continue
    const is = /^[《<〈]/.test(match[0]) ? 'title' : 'quoted'
    found.push({ title, is, start: match.index, end: match.index + match[0].length })
  }
  return found
}

const GATE = /[《“"「『‘〈]|<</
