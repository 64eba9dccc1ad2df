/** The only clock there is: it stands still while anything runs, and jumps from one thing on the agenda to the next. */
export interface Time {
  /** Epoch ms, fractions too. */
  now(): number
  /** Puts it on the agenda; what it answers takes it off again. */
  at(when: number, run: Item['run']): () => void
  /** `at`, so many ms from now. */
  after(ms: number, run: Item['run']): () => void
  /** Lives through all that is on the agenda up to that moment. */
  until(when: number): Promise<void>
}

interface Item {
  readonly when: number
  readonly place: number
  readonly run: () => void | Promise<void>
  off: boolean
}

export function virtualTime(startsAt: number): Time {
  const agenda = heap()
  let now = startsAt
  let places = 0

  const at = (when: number, run: Item['run']) => {
    const item: Item = { when: Math.max(when, now), place: places++, run, off: false }
    agenda.add(item)
    return () => {
      item.off = true
    }
  }

  return {
    now: () => now,
    at,
    after: (ms, run) => at(now + ms, run),
    async until(when) {
      for (;;) {
        const next = agenda.first()
        if (!next || next.when > when) break
        agenda.drop()
        if (next.off) continue
        now = next.when
        await next.run()
        await quiet()
      }
      now = when
    },
  }
}

/**
 * Resolves when everything that was set off has come to wait for the agenda again: between two things on it nothing
 * waits for more than promises, and those are all done when the event loop comes round.
 */
export const quiet = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

/** The earliest first; of several at one moment, who was put there first. */
function heap() {
  const items: Item[] = []
  const before = (a: number, b: number): boolean => {
    const x = items[a]
    const y = items[b]
    return x !== undefined && y !== undefined && (x.when < y.when || (x.when === y.when && x.place < y.place))
  }
  const swap = (a: number, b: number) => {
    const x = items[a]
    const y = items[b]
    if (x === undefined || y === undefined) return
    items[a] = y
    items[b] = x
  }
  return {
    first: (): Item | undefined => items[0],
    add(item: Item): void {
      items.push(item)
      for (let here = items.length - 1; here > 0; ) {
        const above = (here - 1) >> 1
        if (!before(here, above)) break
        swap(here, above)
        here = above
      }
    },
    drop(): void {
      const last = items.pop()
      if (items.length === 0 || last === undefined) return
      items[0] = last
      for (let here = 0; ; ) {
        const left = 2 * here + 1
        const least = before(left + 1, left) ? left + 1 : left
        if (!before(least, here)) break
        swap(here, least)
        here = least
      }
    },
  }
}
