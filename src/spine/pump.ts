import { type Alarm, machineAlarm } from './alarm.ts'
import { nextDue } from './claim.ts'
import { type Courier, deliver } from './deliver.ts'

/** Sends in hand at once are at most this many claims; a platform that hangs stops the claiming, not the process. */
const CLAIMS_IN_HAND_MAX = 20
/** Something is due but may not leave yet (its chat's turn, the app's second): asked again after 50 ms, then slower. */
const SOON_MS = 50
/** … but never so slowly that a second of the app's goes unused. */
const BLOCKED_MS = 200
/** After a claim in vain, news wait so long for the next: behind a full outbox every message would else pay for a look. */
const BREATH_MS = 20
/** With nothing due the outbox is looked at once a second, for what other processes put there. */
const IDLE_MS = 1_000

/**
 * What waits for its time is looked through so often: it may run out before that time comes, and a clock that was set
 * back would make it wait for longer than the platform knows its key.
 */
const SWEEP_MS = 60_000

export interface Pump {
  /** Something was put in the outbox: look now. */
  wake(): void
  /** Claims nothing more and resolves when what was claimed is marked. */
  stop(): Promise<void>
}

/** Keeps the outbox moving for as long as the process lives. */
export function pump(courier: Courier, failed: (error: unknown) => void, alarm: Alarm = machineAlarm): Pump {
  const inHand = new Set<Promise<void>>()
  let stopped = false
  let woken = false
  let working: Promise<void> | null = null
  let callOff = () => {}
  let swept = Number.NEGATIVE_INFINITY
  let pause = SOON_MS
  /** Something is due but could not leave: until the alarm, news can only shorten the rest. */
  let blocked: 'no' | 'resting' | 'breathing' = 'no'

  const keep = (marked: Promise<void>) => {
    const kept: Promise<void> = marked.catch(failed).finally(() => {
      inHand.delete(kept)
      // A call that ended frees its chat: what waits for that need not wait longer.
      blocked = 'no'
      wake()
    })
    inHand.add(kept)
  }

  /** Claims as long as there is something to claim. */
  const work = async () => {
    while (!stopped) {
      woken = false
      if (inHand.size >= CLAIMS_IN_HAND_MAX) await Promise.race(inHand)
      const wait = await step()
      if (wait === 0 || (woken && blocked === 'no')) continue
      if (woken) breathe()
      else sleep(wait)
      return
    }
  }

  /** One claim if anything is due: 0 when there may be more, else how many ms to rest. */
  const step = async (): Promise<number> => {
    const at = await nextDue(courier.store)
    const now = courier.world.now()
    if (at === null) return IDLE_MS
    const untilDue = Math.min(IDLE_MS, Math.max(SOON_MS, at - now))
    if (at > now && now >= swept && now < swept + SWEEP_MS) return untilDue
    swept = now
    const { claimed, marked } = await deliver(courier)
    // Only a call that ends is news: a claim in vain must not wake the next one.
    if (claimed > 0) keep(marked)
    if (claimed === 0 && at > now) return untilDue
    blocked = claimed > 0 ? 'no' : 'resting'
    pause = claimed > 0 ? SOON_MS : Math.min(pause * 2, BLOCKED_MS)
    return claimed > 0 ? 0 : pause
  }

  const breathe = () => {
    blocked = 'breathing'
    sleep(BREATH_MS)
  }

  const sleep = (ms: number) => {
    callOff()
    callOff = alarm(run, ms)
  }

  const run = () => {
    if (working || stopped) return
    blocked = 'no'
    working = work()
      .catch((error: unknown) => {
        failed(error)
        sleep(IDLE_MS)
      })
      .finally(() => {
        working = null
        if (woken && blocked === 'no') run()
      })
  }

  const wake = () => {
    if (stopped) return
    woken = true
    pause = SOON_MS
    if (working || blocked === 'breathing') return
    if (blocked === 'resting') {
      breathe()
      return
    }
    callOff()
    run()
  }

  return {
    wake,
    async stop() {
      stopped = true
      callOff()
      await working
      await Promise.all(inHand)
    },
  }
}
