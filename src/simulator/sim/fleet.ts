import type { App } from '../world.ts'
import type { Dice } from './dice.ts'
import { dice } from './dice.ts'
import { type Grip, gripOf } from './grip.ts'
import { type Host, type Plant, startHost } from './host.ts'
import { type Engine, hostStore, type RowsTrouble } from './host-store.ts'
import type { exchange } from './line.ts'
import type { Time } from './time.ts'
import type { Now, Weather } from './weather.ts'

export interface FleetParts {
  readonly seed: number
  readonly time: Time
  readonly sky: Now
  readonly engine: Engine
  readonly trouble: RowsTrouble
  readonly exchange: ReturnType<typeof exchange>
  readonly app: App
  readonly owners: ReadonlySet<string>
  readonly plant: Plant
  /** People are about: minutes and idle rests are as long as they really are, or nearly. */
  busy(): boolean
  tell(line: string): void
  failed(what: string, key: string, error: unknown): void
}

/** What became of the processes, for the summary and for what may be expected. */
export interface FleetLog {
  kills: number
  deploys: number
  /** When the clock of a process was set, true time. */
  readonly clockSet: number[]
  /** A process stood still for longer than a lease. */
  leaseOutlived: boolean
}

interface Place {
  readonly number: number
  host: Host | null
  /** How far its clock is off, ms. */
  off: number
}

/** Two clocks never differ by more than what is kept back of the hour in which the platform knows a key. */
const CLOCK_OFF_MS = 150_000
/** A clock that was quite wrong, and is set right by hand. */
const LEAP_MS = 3 * 60 * 60_000
const MINUTE = 60_000
/** A process that stands still for so long still holds its lease when it goes on. */
const FREEZE_MS = 7_000
const LONG_FREEZE_MS = 90_000
const RESTART_MS = 20_000

/** The processes that run the bot on one database, and what the machine does to them. */
export function fleet(parts: FleetParts, luck: Dice) {
  const { seed, time, sky, tell } = parts
  const log: FleetLog = { kills: 0, deploys: 0, clockSet: [], leaseOutlived: false }
  const places: Place[] = Array.from({ length: sky.weather.hosts }, (_, number) => ({ number, host: null, off: 0 }))
  let born = 0

  async function start(place: Place): Promise<void> {
    const own = dice(seed, `host ${born++}`)
    const grip: Grip = gripOf(time, own, sky)
    let open = true
    const host = await startHost({
      time,
      grip,
      luck: own,
      kind: sky.weather.kind,
      wire: sky.weather.wire,
      store: hostStore(parts.engine, grip, own, sky, parts.trouble),
      line: parts.exchange(grip, own, sky, () => open),
      app: parts.app,
      owners: parts.owners,
      plant: parts.plant,
      clockOff: () => place.off,
      lateness: (ms) => late(ms, own, parts.busy()),
      failed: parts.failed,
    })
    open = false
    place.host = host
    grip.onDeath(() => {
      if (place.host !== host) return
      place.host = null
      if (host.listening()) {
        log.kills += 1
        tell(`process ${place.number} is killed`)
      }
      time.after(200 + luck.unit() ** 3 * RESTART_MS, () => start(place))
    })
    tell(`process ${place.number} starts`)
  }

  function minutes(place: Place): void {
    const every = parts.busy() ? MINUTE : 30 * MINUTE
    const next = Math.floor((time.now() + place.off) / every + 1) * every - place.off
    time.at(Math.max(time.now() + 1, next) + luck.unit() * 500, () => {
      place.host?.minute()
      minutes(place)
    })
  }

  const set = (off: (place: Place) => number) => {
    for (const place of places) place.off = off(place)
    log.clockSet.push(time.now())
    tell(`clocks are off by ${places.map(({ off }) => Math.round(off / 1_000)).join(', ')} s`)
  }
  const anyOff = (most: number) => Math.floor((luck.unit() * 2 - 1) * most)

  const upset = (weather: Weather) => {
    const place = luck.pick(places)
    if (place.host && luck.chance(weather.machine.freeze)) {
      const long = weather.machine.longFreeze && luck.chance(0.3)
      if (long) log.leaseOutlived = true
      const ms = luck.unit() * (long ? LONG_FREEZE_MS : FREEZE_MS)
      tell(`process ${place.number} stands still for ${Math.round(ms)} ms`)
      place.host.grip.freeze(time.now() + ms)
    }
    if (place.host?.listening() && luck.chance(weather.machine.deploy)) {
      log.deploys += 1
      tell(`process ${place.number} is stopped`)
      void place.host.stop()
    }
    const most = weather.clock === 'jumps' ? CLOCK_OFF_MS : weather.clock === 'leaps' ? LEAP_MS : 0
    if (most > 0 && luck.chance(0.02)) {
      const off = luck.chance(0.3) ? 0 : anyOff(most)
      set(() => off)
    }
  }

  return {
    log,
    async begin(): Promise<void> {
      for (const place of places) {
        await start(place)
        minutes(place)
      }
    },
    /** Whichever the load balancer picks of those that listen. */
    door(): Host | null {
      const listening = places.flatMap(({ host }) => (host?.listening() ? [host] : []))
      return listening.length === 0 ? null : luck.pick(listening)
    },
    /** What the machine does at one step. */
    upset: () => upset(sky.weather),
    /** The clocks as the weather has them. */
    setClocks(): void {
      if (sky.weather.clock === 'apart') set(() => anyOff(CLOCK_OFF_MS))
    },
    setRight(): void {
      if (places.some(({ off }) => off !== 0)) set(() => 0)
    },
  }
}

/**
 * An alarm of the pump goes off as it was set where it waits for a chat's turn. Where it only looks whether there is
 * anything new, production looks every second; here that would be most of all the work, so it comes late.
 */
function late(ms: number, luck: Dice, busy: boolean): number {
  if (ms < LOOKING_MS) return ms
  if (busy && ms < IDLE_MS) return luck.chance(0.3) ? ms : ms * (1 + 99 * luck.unit())
  return busy ? 10_000 + luck.unit() * 50_000 : MINUTE + luck.unit() * 10 * MINUTE
}
const LOOKING_MS = 100
const IDLE_MS = 1_000

export type Fleet = ReturnType<typeof fleet>
