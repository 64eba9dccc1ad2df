/** Turns by name: who asks for a name that is taken waits until those before are done. */
export interface Queues {
  /** Runs `work` when its turn has come for all of the names. */
  inTurn<T>(names: readonly string[], work: () => Promise<T>): Promise<T>
  /** Is anybody waiting or working under one of these names? */
  busy(names: readonly string[]): boolean
}

export function queues(): Queues {
  const tails = new Map<string, Promise<void>>()
  return {
    busy: (names) => names.some((name) => tails.has(name)),
    async inTurn(names, work) {
      let done = () => {}
      const mine = new Promise<void>((resolve) => {
        done = resolve
      })
      // All names are taken in one synchronous step, so two who want the same two can never wait for each other.
      const before = names.map((name) => tails.get(name))
      for (const name of names) tails.set(name, mine)
      try {
        await Promise.all(before)
        return await work()
      } finally {
        for (const name of names) if (tails.get(name) === mine) tails.delete(name)
        done()
      }
    },
  }
}
