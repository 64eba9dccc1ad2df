/** How often something may happen in a sliding window. */
export interface Limit {
  readonly count: number
  readonly ms: number
}

/** Of send, reply and patch each, for the app (lark.md §4.2). */
export const PER_API: readonly Limit[] = [
  { count: 50, ms: 1_000 },
  { count: 1_000, ms: 60_000 },
]
/** Into one chat, all bots of it together; and of patches of one message (lark.md §4.2). */
export const PER_CHAT: readonly Limit[] = [{ count: 5, ms: 1_000 }]
export const PER_MESSAGE: readonly Limit[] = [{ count: 5, ms: 1_000 }]
/** Of the directory's names (lark.md §4.8). */
export const PER_NAMES: readonly Limit[] = [{ count: 5, ms: 1_000 }]

/** Sliding windows by name, for as long as the process lives: a restart forgives, as a quiet minute does. */
export function slidingWindows() {
  const times = new Map<string, number[]>()
  return {
    /** Counts one, or says how many ms to wait for the next. */
    take(name: string, limits: readonly Limit[], now: number): 'taken' | { readonly waitMs: number } {
      const widest = Math.max(...limits.map((limit) => limit.ms))
      const recent = (times.get(name) ?? []).filter((time) => time > now - widest && time <= now)
      for (const limit of limits) {
        const inside = recent.filter((time) => time > now - limit.ms)
        const oldest = inside[inside.length - limit.count]
        if (oldest !== undefined) return { waitMs: oldest + limit.ms - now }
      }
      times.set(name, [...recent, now])
      return 'taken'
    },
  }
}
