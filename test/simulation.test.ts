import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Engine } from '../src/simulator/sim/host-store.ts'
import { PLANTS, type PlantName } from '../src/simulator/sim/plants.ts'
import { type Outcome, simulate } from '../src/simulator/sim/simulate.ts'
import { simulationEngine } from './sim-engines.ts'

/** `npm run sim` lives longer and more often; this is what each change has time for. */
const STEPS = 80
const FEW_STEPS = 50
/** A step on another engine is dozens of ways there and back; to workerd each takes some milliseconds. */
const ELSEWHERE_STEPS = { postgres: 30, d1: 15 } as const
/** In the first five: calm, breezy and terrible weather, one process and three, clocks apart. */
const SEEDS_TO_CATCH = 5

let sqlite: Engine
beforeAll(async () => {
  sqlite = await simulationEngine('sqlite')
})
afterAll(() => sqlite.close())

const brokenIn = ({ broken }: Outcome) => broken.map(({ invariant, where }) => `${invariant}: ${where[0]}`)

describe('whatever the weather, the bot keeps its promises', () => {
  test.each([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12])('seed %i', async (seed) => {
    const outcome = await simulate({ seed, steps: STEPS, engine: sqlite })
    expect(brokenIn(outcome)).toEqual([])
    expect(outcome.counts.records).toBeGreaterThan(STEPS / 10)
  })
})

describe('the same seed is the same life', () => {
  test.each([4, 8])('lived twice: seed %i', async (seed) => {
    const once = await simulate({ seed, steps: FEW_STEPS, engine: sqlite })
    const again = await simulate({ seed, steps: FEW_STEPS, engine: sqlite })
    expect(again.fingerprint).toBe(once.fingerprint)
    const other = await simulate({ seed: seed + 1, steps: FEW_STEPS, engine: sqlite })
    expect(other.fingerprint).not.toBe(once.fingerprint)
  })

  test.each(['postgres', 'd1'] as const)('on SQLite and on %s', async (name) => {
    const engine = await simulationEngine(name)
    try {
      for (const seed of [2, 8]) {
        const there = await simulate({ seed, steps: ELSEWHERE_STEPS[name], engine })
        const here = await simulate({ seed, steps: ELSEWHERE_STEPS[name], engine: sqlite })
        expect(brokenIn(there)).toEqual([])
        expect(there.fingerprint).toBe(here.fingerprint)
      }
    } finally {
      await engine.close()
    }
  })
})

describe('a planted fault is caught within five seeds', () => {
  /** By the promise it breaks, whatever else goes wrong with it. */
  const CAUGHT_BY: Readonly<Record<PlantName, readonly string[]>> = {
    'no-inbox-key': ['every handled event has its key in the inbox'],
    'no-lease': ['a lease is held by one'],
    'no-uuid': ['nothing is said twice'],
    'no-transaction': ['nothing acknowledged is lost'],
    'machine-clock': ['only the time that is handed in'],
    'lost-stale': ['nothing acknowledged is lost', 'each message is answered once'],
  }

  test.each(Object.keys(PLANTS) as PlantName[])('%s', async (name) => {
    const caught: string[] = []
    for (let seed = 1; seed <= SEEDS_TO_CATCH && caught.length === 0; seed++) {
      const { broken } = await simulate({ seed, steps: STEPS, engine: sqlite, plant: PLANTS[name]() })
      caught.push(
        ...broken.map(({ invariant }) => invariant).filter((invariant) => CAUGHT_BY[name].includes(invariant)),
      )
    }
    expect(caught).not.toEqual([])
  })
})
