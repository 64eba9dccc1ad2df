import type { Dice } from './dice.ts'

/** All that can go wrong in one life, and how likely; a probability is per call, push, write or step. */
export interface Weather {
  readonly sky: Sky
  /** Processes on the one database. */
  readonly hosts: number
  /** A process with a pump, or a Worker that stands up for each request and each minute. */
  readonly kind: 'process' | 'worker'
  /** Cards go out through the platform's own SDK, or straight to its API with the same verdicts (eight times as fast). */
  readonly wire: 'sdk' | 'straight'
  /** Calls of the bot to the platform. */
  readonly calls: {
    /** Done, and the answer never comes. */
    readonly lost: number
    /** Never gets there, and we know it. */
    readonly unreached: number
    /** No answer in time, whether it was done or not. */
    readonly timeout: number
    /** No answer in time, and done only after we gave up on it. */
    readonly late: number
    /** 502, whether it was done or not. */
    readonly gateway: number
    /** A code of the platform that says to try again. */
    readonly busy: number
    /** Every token out is dropped first. */
    readonly token: number
  }
  /** Pushes of the platform to the bot. */
  readonly pushes: {
    /** Held up for some seconds: what was said later may come first. */
    readonly lag: number
    /** Never arrives: pushed again after 15 s, 5 min, 1 h, 6 h. */
    readonly lost: number
    /** Handled, and our answer never arrives. */
    readonly unheard: number
    /** Pushed once more though it was answered, up to 6 h 5 min later. */
    readonly duplicate: number
    /** What is pushed again has another `event_id`. */
    readonly renames: boolean
  }
  /** Writes and reads of the rows. */
  readonly rows: {
    /** The store cannot just now; nothing is written. */
    readonly refused: number
    /** It is written, and we do not hear so. */
    readonly unheard: number
    /** Rivals on another machine got in the way, as a serialization failure tells. */
    readonly stale: number
  }
  /** The machine. */
  readonly machine: {
    /** Killed at any write or send, before or after it took effect. */
    readonly kill: number
    /** Stands still for some seconds. */
    readonly freeze: number
    /** Stands still for longer than a lease lasts. */
    readonly longFreeze: boolean
    /** Stopped in good order, and started again. */
    readonly deploy: number
  }
  /** `jumps`: set ahead and back by minutes while it runs; `leaps`: by hours; `apart`: each process by a clock of its own. */
  readonly clock: 'right' | 'jumps' | 'leaps' | 'apart'
  /** What happens to the tenant, per step. */
  readonly spells: Readonly<Record<Spell, number>>
}

export type Sky = 'calm' | 'breezy' | 'rough' | 'terrible'

/** What it is like just now: nothing goes wrong while the town is built and when all is over. */
export interface Now {
  weather: Weather
}

/** Lasts for a while and passes. */
export const SPELLS = ['full-disk', 'app-off', 'no-permission', 'no-quota', 'refused-words', 'muted', 'outage'] as const
export type Spell = (typeof SPELLS)[number]

const NO_SPELLS: Weather['spells'] = {
  'full-disk': 0,
  'app-off': 0,
  'no-permission': 0,
  'no-quota': 0,
  'refused-words': 0,
  muted: 0,
  outage: 0,
}

/** How hard it blows, of 1. */
const FORCE: Readonly<Record<Sky, number>> = { calm: 0, breezy: 0.15, rough: 0.5, terrible: 1 }

/** The same processes and no hazard at all. */
export const calmed = (weather: Weather): Weather => ({
  ...weather,
  calls: { lost: 0, unreached: 0, timeout: 0, late: 0, gateway: 0, busy: 0, token: 0 },
  pushes: { lag: 0, lost: 0, unheard: 0, duplicate: 0, renames: weather.pushes.renames },
  rows: { refused: 0, unheard: 0, stale: 0 },
  machine: { kill: 0, freeze: 0, longFreeze: false, deploy: 0 },
  spells: NO_SPELLS,
})

/** The weather of a seed: a sky, and in it some hazards that blow and some that do not. */
export function weatherOf(luck: Dice): Weather {
  const sky = luck.weighed<Sky>([
    [2, 'calm'],
    [3, 'breezy'],
    [4, 'rough'],
    [2, 'terrible'],
  ])
  const force = FORCE[sky]
  /** Two hazards of three are about; `worst` is what they come to in terrible weather. */
  const hazard = (worst: number) => (luck.chance(0.67) ? worst * force * (0.3 + 0.7 * luck.unit()) : 0)
  const maybe = (probability: number) => force > 0 && luck.chance(probability * (0.4 + force))
  return {
    sky,
    hosts: luck.weighed([
      [4, 1],
      [4, 2],
      [2, 3],
    ]),
    kind: luck.chance(0.3) ? 'worker' : 'process',
    wire: luck.chance(1 / 16) ? 'sdk' : 'straight',
    calls: {
      lost: hazard(0.15),
      unreached: hazard(0.1),
      timeout: hazard(0.05),
      late: hazard(0.05),
      gateway: hazard(0.15),
      busy: hazard(0.15),
      token: hazard(0.05),
    },
    pushes: {
      lag: hazard(0.4),
      lost: hazard(0.15),
      unheard: hazard(0.15),
      duplicate: hazard(0.3),
      renames: maybe(0.5),
    },
    rows: { refused: hazard(0.02), unheard: hazard(0.02), stale: hazard(0.1) },
    machine: {
      kill: hazard(0.008),
      freeze: hazard(0.02),
      longFreeze: maybe(0.15),
      deploy: hazard(0.03),
    },
    clock: maybe(0.3) ? luck.pick(['jumps', 'leaps', 'apart'] as const) : 'right',
    spells: {
      'full-disk': hazard(0.02),
      'app-off': hazard(0.01),
      'no-permission': hazard(0.015),
      'no-quota': hazard(0.003),
      'refused-words': hazard(0.01),
      muted: hazard(0.01),
      outage: hazard(0.015),
    },
  }
}
