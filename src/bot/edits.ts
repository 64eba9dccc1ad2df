/** Edit distance in characters, with neighbours swapped counting once (optimal string alignment). */
export function editsBetween(a: string, b: string): number {
  const s = [...a]
  const t = [...b]
  let before: readonly number[] = []
  let last: readonly number[] = [0, ...t.map((_, i) => i + 1)]
  for (let i = 1; i <= s.length; i++) {
    const row = [i]
    for (let j = 1; j <= t.length; j++) {
      const swapped = i > 1 && j > 1 && s[i - 1] === t[j - 2] && s[i - 2] === t[j - 1]
      row.push(
        Math.min(
          (last[j] ?? 0) + 1,
          (row[j - 1] ?? 0) + 1,
          (last[j - 1] ?? 0) + (s[i - 1] === t[j - 1] ? 0 : 1),
          swapped ? (before[j - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY,
        ),
      )
    }
    before = last
    last = row
  }
  return last[t.length] ?? 0
}
