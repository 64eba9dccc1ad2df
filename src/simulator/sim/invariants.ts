import { arrangementTold, historyTold, historyUnbroken } from './invariants-history.ts'
import { answeredOnce, inboxKept, nothingLost, onlyTheirOwn, scopeKept } from './invariants-people.ts'
import { allEnded, calmIsCalm, inOrder, limitsKept, notTooLate, oneSender, shownOnce } from './invariants-sending.ts'
import type { Invariant } from './life.ts'

/** It decided without stumbling: an apology is for accidents, and here there are none. */
const noStumbling: Invariant = { name: 'no decision fails', broken: ({ failures }) => failures }

/** All moments in the rows were lived through here: nobody looked at another clock. */
const ownTime: Invariant = {
  name: 'only the time that is handed in',
  broken({ rows, began, ended }) {
    const lived = (at: number) => at >= began - SLACK_MS && at <= ended + SLACK_MS
    return [
      ...rows.inbox.filter(({ at }) => !lived(at)).map(({ key, at }) => `inbox ${key} at ${at}`),
      ...rows.chronicle.filter(({ at }) => !lived(at)).map(({ subject, at }) => `chronicle ${subject} at ${at}`),
      ...rows.outbox.filter(({ created_at }) => !lived(created_at)).map(({ id }) => `outbox ${id}`),
      ...rows.activity.filter(({ logged_at }) => !lived(logged_at)).map(({ id }) => `activity ${id}`),
    ]
  },
}
/** Clocks of processes are off by less. */
const SLACK_MS = 4 * 60 * 60_000

/** What holds at the end of every life, however it went. */
export const INVARIANTS: readonly Invariant[] = [
  nothingLost,
  answeredOnce,
  inboxKept,
  shownOnce,
  allEnded,
  notTooLate,
  oneSender,
  limitsKept,
  inOrder,
  scopeKept,
  onlyTheirOwn,
  historyUnbroken,
  historyTold,
  arrangementTold,
  noStumbling,
  ownTime,
  calmIsCalm,
]
