/** A clock that runs, and can be set ahead. */
export interface Clock {
  /** Epoch ms. */
  now(): number
  /** From here on it is that time; it goes on running from there. */
  moveTo(ms: number): void
}

/** The machine's clock (or another that runs), and how far this one is from it. */
export function runningClock(machine: () => number, startsAt = machine()): Clock {
  let ahead = startsAt - machine()
  return {
    now: () => machine() + ahead,
    moveTo: (ms) => {
      ahead = ms - machine()
    },
  }
}

/** A clock that stands still until it is moved: for tests. */
export function standingClock(startsAt: number): Clock {
  let time = startsAt
  return {
    now: () => time,
    moveTo: (ms) => {
      time = ms
    },
  }
}
