import { isTypeName } from './kinds.ts'
import type { Span } from './words/spans.ts'

/** A title in the text; its span holds the marks too. */
export interface Topic extends Span {
  readonly title: string
}

/** A title is a line, not a page: what is longer between two marks is a quotation. */
export const TITLE_MAX = 80

const MARKED = /《([^《》\n]{1,80})》|“([^“”\n]{1,80})”|"([^"\n]{1,80})"|「([^「」\n]{1,80})」|『([^『』\n]{1,80})』/g

/** 《会跳舞的盐》, “…”, "…": titles as typed. A quoted type name (“送教下乡”活动) is none. */
export function topicsIn(text: string): readonly Topic[] {
  const found: Topic[] = []
  for (const match of text.matchAll(MARKED)) {
    const title = (match[1] ?? match[2] ?? match[3] ?? match[4] ?? match[5] ?? '').trim()
    const quoted = match[1] === undefined
    if (title === '' || (quoted && isTypeName(title.toLowerCase()))) continue
    found.push({ title, start: match.index, end: match.index + match[0].length })
  }
  return found
}
