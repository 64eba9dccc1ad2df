/** A clock that runs, and can be set ahead. */
export interface Clock {
  /** Epoch ms. */
  now(): number
  /** From here on it is that time; it goes on running from there. */
  moveTo(ms: number): void
  /** How far it is ahead of what it runs by, in ms. */
  ahead(): number
}

/** A clock that runs with the machine's, so far ahead of it. */
export function runningClock(machine: () => number, aheadAtFirst = 0): Clock {
  let ahead = aheadAtFirst
  return {
    now: () => machine() + ahead,
    ahead: () => ahead,
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
    ahead: () => time - startsAt,
    moveTo: (ms) => {
      time = ms
    },
  }
}

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
/** The local county lives by the clock of China, which has no summer time. */
const CHINA = 8 * HOUR

/** The moves the page offers. */
export const MOVES = ['hour', 'day', 'monday', 'august', 'now'] as const
export type Move = (typeof MOVES)[number]

/** Where a move leads from that moment: always ahead, except `now`, which is the machine's own time. */
export function moved(from: number, move: Move, machine: number): number {
  switch (move) {
    case 'hour':
      return from + HOUR
    case 'day':
      return from + DAY
    case 'monday':
      return nextMonday(from)
    case 'august':
      return nextAugust(from)
    case 'now':
      return machine
  }
}

/** The next Monday at 08:30, when the digest is about to come. */
function nextMonday(from: number): number {
  const local = new Date(from + CHINA)
  const midnight = Date.UTC(local.getUTCFullYear(), local.getUTCMonth(), local.getUTCDate())
  const daysAhead = (8 - local.getUTCDay()) % 7
  const monday = midnight + daysAhead * DAY + 8.5 * HOUR - CHINA
  return monday > from ? monday : monday + 7 * DAY
}

/** The next 20 August at 09:00, with the filings due in eleven days. */
function nextAugust(from: number): number {
  const year = new Date(from + CHINA).getUTCFullYear()
  const august = (y: number) => Date.UTC(y, 7, 20, 9) - CHINA
  return august(year) > from ? august(year) : august(year + 1)
}
