import type { Log } from '../log.ts'
import type { Notice } from '../spine/bot.ts'
import type { CourierNotice } from '../spine/deliver.ts'
import { Broken, type Store } from '../store/store.ts'
import type { Meters } from './meters.ts'

/** What the spine tells, into the log and the meters. */
export function noticing(log: Log, meters: Pick<Meters, 'event' | 'call'>): Notice & CourierNotice {
  return {
    event(kind, outcome) {
      meters.event(kind, outcome)
      log.debug({ kind, outcome }, 'event')
    },
    stale: (kind) => meters.event(kind, 'stale'),
    failed(what, key, err) {
      meters.event('none', 'failed')
      log.error({ what, key, err }, 'an event failed')
    },
    posted(outcome, code, id, ms) {
      meters.call(outcome, code, ms / 1000)
      const fine = outcome === 'sent' || outcome === 'wait'
      log[fine ? 'info' : 'warn']({ outbox: id, outcome, code, ms }, 'posted')
    },
  }
}

/** The same store, its commits counted by outcome and timed. `elapsed`: ms of a clock that only goes forward. */
export const countingCommits = (store: Store, meters: Meters, elapsed: () => number): Store => ({
  read: store.read,
  close: () => store.close(),
  async commit(writes) {
    const began = elapsed()
    const seconds = () => (elapsed() - began) / 1000
    try {
      const outcome = await store.commit(writes)
      meters.commit(outcome, seconds())
      return outcome
    } catch (error) {
      meters.commit(error instanceof Broken ? 'broken' : 'failed', seconds())
      throw error
    }
  },
})
