import type { Mention } from './mentions.ts'
import { rankOf } from './rank.ts'

/** Do the two mean one kindergarten: 安宁市第一幼儿园 and 安宁一幼, 牡丹镇中心幼儿园 and 牡丹园? */
export function sameName(a: Mention, b: Mention): boolean {
  if (a.known.length === 1 || b.known.length === 1)
    return a.known[0] === b.known[0] && a.known.length === b.known.length
  const [long, short] = a.plain.length >= b.plain.length ? [a.plain, b.plain] : [b.plain, a.plain]
  if (long === short || long.endsWith(short)) return true
  return short.length > 1 && Math.abs(rankOf(long) - rankOf(short)) < 2 && isThinned(short, long)
}

/** Are all letters of the short text in the long one, in order, the first of them at the start of a place or a number? */
function isThinned(short: string, long: string): boolean {
  let at = 0
  for (const letter of short) {
    const next = long.indexOf(letter, at)
    if (next < 0) return false
    if (at === 0 && next > 0 && !/[省市县区州镇乡第]/.test(long[next - 1] ?? '')) return false
    at = next + 1
  }
  return true
}
