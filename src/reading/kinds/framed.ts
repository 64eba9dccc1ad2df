import type { Page } from '../words/page.ts'
import { NO_TEACHING } from './lessons-told.ts'
import type { Token } from './lexicon.ts'
import type { Find } from './wording.ts'

/** A verb looks this many words ahead for its object. */
const WORDS_AHEAD = 8

/** 带来绘本《抱抱》: a book that is told, not given. */
const TITLE = /^\s?[《“"＂「]/

/** Verbs with their objects: 送去了 … 绘本, 签订 … 协议. Each object is taken by the nearest verb before it. */
export function framed({ plain, typed }: Page, tokens: readonly Token[]): readonly Find[] {
  const finds: Find[] = []
  for (const [at, first] of tokens.entries()) {
    if (first.entry.opens.length === 0) continue
    for (const frame of first.entry.opens) {
      const then = objectOf(plain, tokens, at, frame.then, frame.within)
      if (
        then === undefined ||
        (frame.first === 'propose' && plain[first.end] === '的') ||
        (frame.then === 'goods' && TITLE.test(typed.slice(then.end, then.end + 2))) ||
        (frame.then === 'teaching' && NO_TEACHING.test(plain.slice(then.start, then.end + 2)))
      )
        continue
      finds.push({ type: frame.type, strength: frame.strength, start: first.start, end: then.end })
    }
  }
  return finds
}

function objectOf(
  plain: string,
  tokens: readonly Token[],
  at: number,
  role: Parameters<Token['entry']['roles']['has']>[0],
  within: number,
): Token | undefined {
  const first = tokens[at]
  if (first === undefined) return undefined
  for (let next = at + 1; next < tokens.length && next <= at + WORDS_AHEAD; next++) {
    const then = tokens[next]
    if (then === undefined || far(plain.slice(first.end, then.start), within)) return undefined
    if (BREAK.test(plain.slice(tokens[next - 1]?.end ?? first.end, then.start))) return undefined
    if (then.entry.roles.has(role)) return then
  }
  return undefined
}

/** What was blanked (titles, names) is no distance. */
const far = (gap: string, within: number): boolean => gap.length > within && gap.replace(/\s+/g, '').length > within

const BREAK = /[，,。！!？?；;\n]/
