import { nextDue } from './claim.ts'
import { type Courier, deliver } from './deliver.ts'

/** What one invocation of a Worker may still do; what it leaves is for the next one, at latest for the next minute's. */
export interface Share {
  /** Nothing is begun at or after this moment (epoch ms). */
  readonly until: number
  /** Is there room for another round? */
  spare(): boolean
  rest(ms: number): Promise<void>
}

/** Something is due but may not leave yet (its chat's turn, the app's second): asked again after so long, then slower. */
const SOON_MS = 60
/** After so many claims in vain (almost a second of rests) somebody else has it in hand, or nothing may leave at all. */
const IN_VAIN_MAX = 4

/** Sends what is due, and what falls due within the share: a second message to a chat, the first steps of the ladder. */
export async function deliverShare(courier: Courier, share: Share): Promise<void> {
  let inVain = 0
  while (inVain < IN_VAIN_MAX && share.spare()) {
    const now = courier.world.now()
    const at = await nextDue(courier.store)
    if (at === null || now >= share.until) return
    if (at >= share.until) {
      // What waits for long may have run out, or have been tried in what a clock that was set back calls the future.
      await (await deliver(courier)).marked
      return
    }
    if (at > now) {
      await share.rest(Math.max(SOON_MS, at - now))
      continue
    }
    const { claimed, marked } = await deliver(courier)
    await marked
    if (claimed > 0) inVain = 0
    else await share.rest(SOON_MS * 2 ** inVain++)
  }
}
