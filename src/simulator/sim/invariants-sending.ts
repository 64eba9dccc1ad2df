import type { OutboxRow } from '../../store/schema.ts'
import type { Invariant, Life } from './life.ts'
import type { Arrival } from './line.ts'

const SECOND_MS = 1_000
const MINUTE_MS = 60_000
/** What the platform allows (lark.md §4.2). */
const CHAT_A_SECOND = 5
const APP_A_SECOND = 50
const APP_A_MINUTE = 1_000

/** Each key is one message at the platform, and each message there is one of ours. */
export const shownOnce: Invariant = {
  name: 'nothing is said twice',
  broken({ rows, town }) {
    const shown = town.room.world.messages.filter(({ from }) => from === 'bot')
    const sends = rows.outbox.filter(({ does }) => does === 'send')
    const receipts = Map.groupBy(
      sends.filter(({ receipt }) => receipt !== null),
      ({ receipt }) => receipt ?? '',
    )
    const twice = [...receipts].filter(([, of]) => of.length > 1)
    // One that has no receipt may be there all the same, if its last word was no clear no.
    const unclear = sends.filter(({ receipt, tries }) => receipt === null && tries > 0)
    const strangers = shown.filter(({ id }) => !receipts.has(id))
    return [
      ...twice.map(([receipt, of]) => `${receipt} is the receipt of ${of.map(({ id }) => id).join(', ')}`),
      ...(strangers.length > unclear.length
        ? [`${strangers.length} messages belong to no row; ${unclear.length} rows may have such a one`]
        : []),
      ...[...receipts.keys()].filter((id) => !town.room.messageOf(id)).map((id) => `${id} was never shown`),
    ]
  },
}

/** Sent, held or dead, and why. */
export const allEnded: Invariant = {
  name: 'every outbox row ends',
  broken: ({ rows }) => [
    ...rows.outbox
      .filter(({ state, reason, receipt }) => state === 'due' || (state === 'sent' ? receipt === null : !reason))
      .map(
        ({ id, state, tries, due_at, reason }) => `${id} is ${state} after ${tries} tries, due ${due_at}: ${reason}`,
      ),
    ...rows.errand.filter(({ state }) => state === 'due').map(({ id, kind }) => `errand ${kind} ${id} is still due`),
  ],
}

/** What was worth saying until then is not said after it. */
export const notTooLate: Invariant = {
  name: 'nothing is said when it is worth nothing any more',
  broken: ({ rows, town, weather }) =>
    weather.clock === 'leaps'
      ? []
      : rows.outbox.flatMap(({ id, does, receipt, expires_at }) => {
          const shown = does === 'send' ? town.room.messageOf(receipt ?? '') : undefined
          const late = shown ? shown.at - expires_at : 0
          return late > UNDER_WAY_MS ? [`${id} was shown ${Math.round(late / SECOND_MS)} s after it expired`] : []
        }),
}
/** A call that began in time may take a while, and clocks are off by minutes. */
const UNDER_WAY_MS = 10 * MINUTE_MS

/** Nobody sends what somebody else still sends. */
export const oneSender: Invariant = {
  name: 'a lease is held by one',
  broken: ({ traffic, fleet }) => (fleet.leaseOutlived || fleet.clockSet.length > 0 ? [] : traffic.crossed),
}

/** As the platform counts: what arrived, taken or refused. */
export const limitsKept: Invariant = {
  name: 'limits are never exceeded',
  broken({ traffic, fleet, weather }) {
    // Whose clocks differ cannot count together; what the network held up arrives when it likes.
    if (weather.clock !== 'right' || fleet.leaseOutlived) return []
    const onTime = traffic.arrivals.filter(({ late }) => !late).sort((a, b) => a.at - b.at)
    const chats = Map.groupBy(
      onTime.filter(({ chat }) => chat !== null),
      ({ chat }) => chat ?? '',
    )
    return [
      ...over(onTime, APP_A_SECOND, SECOND_MS, 'the app'),
      ...over(onTime, APP_A_MINUTE, MINUTE_MS, 'the app'),
      ...[...chats].flatMap(([chat, arrivals]) => over(arrivals, CHAT_A_SECOND, SECOND_MS, chat)),
    ]
  },
}

function over(arrivals: readonly Arrival[], most: number, ms: number, whose: string): readonly string[] {
  return arrivals.flatMap(({ at }, i) => {
    const first = arrivals[i - most]
    return first && at - first.at < ms ? [`${whose}: ${most + 1} within ${Math.round(at - first.at)} ms at ${at}`] : []
  })
}

/** For so long what was to be said first is shown first. */
const ORDER_HOLDS_MS = 30_000
/** A decision is on disk at latest so long after it was made. */
const ON_DISK_MS = 10_000

/** Within a chat answers are shown in the order in which they were decided. */
export const inOrder: Invariant = {
  name: 'answers of a chat come in order',
  broken(life) {
    if (life.fleet.clockSet.length > 0 || life.fleet.leaseOutlived) return []
    const place = new Map(life.town.room.world.messages.map(({ id }, i) => [id, i]))
    const answers = life.rows.outbox.filter(
      ({ does, urgency, receipt }) => does === 'send' && urgency === 0 && receipt !== null,
    )
    return [...Map.groupBy(answers, ({ lane }) => lane).values()].flatMap((lane) => {
      const inTurn = [...lane].sort((a, b) => (a.id < b.id ? -1 : 1))
      return inTurn.flatMap((later, i) => {
        const earlier = inTurn.slice(Math.max(0, i - LOOK_BACK), i).find((row) => passed(row, later, place))
        return earlier ? [`${later.id} was shown before ${earlier.id} in ${later.lane}`] : []
      })
    })
  },
}
/** Rows further apart are seconds apart. */
const LOOK_BACK = 20

function passed(earlier: OutboxRow, later: OutboxRow, place: ReadonlyMap<string, number>): boolean {
  if ((place.get(earlier.receipt ?? '') ?? 0) < (place.get(later.receipt ?? '') ?? 0)) return false
  const laterBegan = later.first_try_at ?? later.created_at
  const wasThere = earlier.created_at + ON_DISK_MS <= laterBegan
  const earlierBegan = earlier.first_try_at ?? earlier.created_at
  return wasThere && laterBegan - earlierBegan < ORDER_HOLDS_MS
}

/** Under a clear sky everything is sent, at the first try, and nothing is killed. */
export const calmIsCalm: Invariant = {
  name: 'in calm weather all is sent at the first try',
  broken({ weather, rows, fleet }: Life) {
    if (weather.sky !== 'calm') return []
    // A new face waits for its message to be there; what answers a message that was taken back goes once more without.
    const odd = rows.outbox.filter(({ state, tries, reason, does, without }) =>
      state === 'sent' ? tries > 1 && does === 'send' && without === '[]' : !gone(reason),
    )
    return [
      ...odd.map(({ id, state, tries, reason }) => `${id} is ${state} after ${tries} tries: ${reason}`),
      ...(fleet.kills > 0 ? [`${fleet.kills} kills`] : []),
    ]
  },
}

/** The group was lost, or what was to be answered was taken back: that is people's doing, not the weather's. */
const gone = (reason: string | null): boolean => reason !== null && /group|230002|232009|230011/.test(reason)
