/** Luck from a seed: the same seed and name give the same throws, whatever other dice do meanwhile. */
export interface Dice {
  /** From 0 to 1, 1 left out. */
  unit(): number
  chance(probability: number): boolean
  /** A whole number from `from` to `to`, both included. */
  between(from: number, to: number): number
  /** @throws Error where there is nothing to pick from */
  pick<T>(list: readonly T[]): T
  /** One of them, each as likely as its weight says. */
  weighed<T>(list: readonly (readonly [weight: number, thing: T])[]): T
}

export function dice(seed: number, name: string): Dice {
  const unit = generator(`${seed}/${name}`)
  const between = (from: number, to: number) => from + Math.floor(unit() * (to - from + 1))
  return {
    unit,
    // A chance of nothing costs no throw, so that fair weather leaves the luck of everything else alone.
    chance: (probability) => probability > 0 && unit() < probability,
    between,
    pick(list) {
      const picked = list[between(0, list.length - 1)]
      if (picked === undefined) throw new Error(`${name}: nothing to pick from`)
      return picked
    },
    weighed(list) {
      let left = unit() * list.reduce((sum, [weight]) => sum + weight, 0)
      for (const [weight, thing] of list) {
        left -= weight
        if (left < 0) return thing
      }
      const [, last] = list.at(-1) ?? []
      if (last === undefined) throw new Error(`${name}: nothing to weigh`)
      return last
    },
  }
}

/** sfc32, its state hashed from the text; small, fast and good enough to decide who is struck by lightning. */
function generator(text: string): () => number {
  let [a, b, c, d] = [0x9e3779b9, 0x243f6a88, 0xb7e15162, 1]
  const next = () => {
    const sum = (a + b + d) | 0
    d = (d + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = ((c << 21) | (c >>> 11)) + sum
    return (sum >>> 0) / 2 ** 32
  }
  for (const letter of text) {
    a = Math.imul(a ^ (letter.codePointAt(0) ?? 0), 0x85ebca6b)
    next()
  }
  for (let i = 0; i < 12; i++) next()
  return next
}
