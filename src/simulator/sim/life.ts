import type { FleetLog } from './fleet.ts'
import type { Traffic } from './line.ts'
import type { Letter as Mail } from './mailman.ts'
import type { Rows } from './rows.ts'
import type { Town } from './town.ts'
import type { Weather } from './weather.ts'

/** A life that is over, and all there is to be known of it. */
export interface Life {
  readonly seed: number
  readonly weather: Weather
  readonly began: number
  readonly ended: number
  readonly rows: Rows
  readonly town: Town
  readonly letters: readonly Mail[]
  readonly traffic: Traffic
  readonly fleet: FleetLog
  /** Decisions that failed for reasons of their own. */
  readonly failures: readonly string[]
}

/** A promise of the bot, and where this life broke it: one line each, none where it held. */
export interface Invariant {
  readonly name: string
  broken(life: Life): readonly string[]
}
