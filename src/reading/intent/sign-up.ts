import type { Page } from '../words/page.ts'

/**
 * 接龙: people put their names under a list, for dinner or for duty (domain.md §7.24). Said by its word, by a list of
 * names a line, or by +1.
 */
export function isSignUp({ plain }: Page): boolean {
  if (plain.includes('接龙')) return true
  if (PLUS_ONE.test(plain)) return true
  if (!plain.includes('\n')) return false
  let names = 0
  let lines = 0
  for (const line of plain.split('\n')) {
    if (line.trim() === '') continue
    lines++
    if (NAME_LINE.test(line)) names++
  }
  return names >= NAMES_MIN && names * 2 > lines
}

/** Two names may be a list of who went; three are a queue. */
const NAMES_MIN = 3
const PLUS_ONE = /^\s*(?:.{1,6} ?)?(?:\+|加)\s?1\s*$/
/** `1. 王老师 上午`, `2、小刘`: a number and a name, with a word at most. */
const NAME_LINE = /^\s*\d{1,3}\s?[.、)）:]?\s?[一-龥]{2,4}(?:老师|园长|主任|妈妈|爸爸)?(?:[ :+-]{1,3}\S{0,6})?\s*$/
