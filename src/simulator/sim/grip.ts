import type { Dice } from './dice.ts'
import type { Time } from './time.ts'
import type { Now } from './weather.ts'

/** Thrown into whoever waits for a process that is no more. */
export class Gone extends Error {
  override readonly name = 'Gone'
}

/**
 * A process in the hand of the simulator: everything it does outside itself passes here, one thing at a time, when its
 * moment on the agenda has come. Once it is dead, whatever it waits for never comes.
 */
export interface Grip {
  alive(): boolean
  kill(): void
  /** Calls back when it dies. */
  onDeath(run: () => void): () => void
  /** Until then nothing of it moves. */
  freeze(until: number): void
  /** A read or a write: takes effect after a while, and it may be killed right before or right after. */
  pass<T>(what: 'read' | 'write', effect: () => Promise<T>): Promise<T>
  /** A call begins: false where it died before the call left; it may also die right after. */
  leaves(): boolean
  /** So much later, if it still lives and moves. */
  alarm(run: () => void, ms: number): () => void
}

/** How long a read and a write take, ms. */
const READ_MS = 2
const WRITE_MS = 6

export function gripOf(time: Time, luck: Dice, sky: Now): Grip {
  const mourners = new Set<() => void>()
  let dead = false
  let frozenUntil = 0

  const kill = () => {
    if (dead) return
    dead = true
    for (const run of mourners) run()
    mourners.clear()
  }

  /** The same moment, or when it thaws. */
  const later = (when: number, run: () => void | Promise<void>): (() => void) => {
    let off = () => {}
    const attempt = (): void | Promise<void> => {
      if (dead) return
      if (frozenUntil > time.now()) {
        off = time.at(frozenUntil, attempt)
        return
      }
      return run()
    }
    off = time.at(when, attempt)
    return () => off()
  }

  const doom = (): 'lives' | 'before' | 'after' =>
    luck.chance(sky.weather.machine.kill) ? (luck.chance(0.5) ? 'before' : 'after') : 'lives'

  return {
    alive: () => !dead,
    kill,
    onDeath(run) {
      mourners.add(run)
      return () => mourners.delete(run)
    },
    freeze(until) {
      frozenUntil = Math.max(frozenUntil, until)
    },
    pass: (what, effect) =>
      new Promise((resolve, reject) => {
        if (dead) return
        const takes = luck.unit() * (what === 'read' ? READ_MS : WRITE_MS)
        later(time.now() + takes, async () => {
          const fate = what === 'write' ? doom() : 'lives'
          if (fate === 'before') return kill()
          const settle = await effect().then(
            (value) => () => resolve(value),
            (error: unknown) => () => reject(error instanceof Error ? error : new Error(String(error))),
          )
          if (fate === 'after') return kill()
          settle()
        })
      }),
    leaves() {
      if (dead) return false
      const fate = doom()
      if (fate !== 'lives') kill()
      return fate !== 'before'
    },
    alarm: (run, ms) => later(time.now() + ms, run),
  }
}
