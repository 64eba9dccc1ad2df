import { type RawBuilder, sql } from 'kysely'
import { paper, type Write } from '../store/paper.ts'
import type { Schema } from '../store/schema.ts'
import type { Store } from '../store/store.ts'

/** What the platform allows (lark.md §4.2), or what a benchmark lifts. */
export interface Limits {
  /** Between the answer to one message and the next to the same chat: five a second, and a little for clocks. */
  readonly spacingMs: number
  readonly perSecond: number
  readonly perMinute: number
  /** How many one worker takes at a time. */
  readonly batch: number
}

export const PLATFORM_LIMITS: Limits = { spacingMs: 210, perSecond: 50, perMinute: 1_000, batch: 50 }

/** A lease outlives the slowest call (its timeout is far below), so nobody sends what somebody still sends. */
export const LEASE_MS = 30_000
/** Within a chat what was said first is shown first; but after this long later answers pass one that is stuck. */
const ORDER_HOLDS_MS = 30_000
/** The meter counts in tenths of a second, and keeps a little more than the minute it is asked for. */
const SLOT_MS = 100
const METER_KEPT_MS = 2 * 60_000
/**
 * A second or a minute as the platform counts it, from what arrives there: what was slow on the way must not meet what
 * leaves at the start of the next. The minute is the narrower limit in the long run, so this costs little.
 */
const SECOND_MS = 1_500
const MINUTE_MS = 61_000
/** What is still under way counts too, for as long as a call takes; a process that died sends nothing any more. */
const CALL_MS = 5_000
/** Clocks of machines differ, and who waited for the turn looks with an old now: what a rival sent since counts too. */
const CLOCKS_DIFFER_MS = 5_000
/** The platform remembers a key for an hour (lark.md §4.1); a tenth of it is kept back for clocks that differ. */
export const UUID_TRUSTED_MS = 54 * 60_000
/** What is kept back of that hour: a clock that is set back by more leaves no way to tell whether it is over. */
const CLOCK_BACK_MS = 60 * 60_000 - UUID_TRUSTED_MS
/** Stands in the SQL itself, not as a parameter: only then do the engines use the partial indexes. */
const DUE = sql.lit('due' as const)
/**
 * How many times a batch are looked at, oldest first; again as many times more where nothing among them may leave. So a
 * queue of a hundred thousand costs a claim no more than a short one.
 */
const WINDOW = 8
/** Put away at a time, so that a backlog that ran out is no long write. */
const EXPIRED_BATCH = 500

/**
 * Claims what may leave now, under a token of its own: oldest answers first, then what the clock says; one message a
 * chat at a time, and no more than the limits allow across all processes. One unit: the turn row makes rivals on
 * Postgres wait for each other, so that each counts what the one before it took.
 */
export async function claim(
  store: Store,
  now: number,
  token: string,
  limits: Limits,
): Promise<readonly Schema['outbox'][]> {
  for (let window = limits.batch * WINDOW; ; window *= WINDOW) {
    const { spare, takeable, over, deeper } = await lookAhead(store, now, limits, window)
    if (over || (spare && takeable)) {
      await store.commit([
        paper.updateTable('claim_turn').set((eb) => ({ turn: eb('turn', '+', 1) })),
        ...(over ? putAway(now) : []),
        take(now, token, limits, window),
        meter(now, token),
        paper.deleteFrom('send_meter').where('slot', '<', slotOf(now - METER_KEPT_MS)),
      ])
      const taken = await store.read.selectFrom('outbox').selectAll().where('lease_by', '=', token).execute()
      if (taken.length > 0) return taken.sort((a, b) => a.urgency - b.urgency || (a.id < b.id ? -1 : 1))
    }
    if (!spare || !deeper) return []
  }
}

/**
 * Is a claim worth its write to disk, as far as can be known without waiting for a turn? Most are not: whoever sends
 * looks again after each answer. `over`: something is to be put away. `deeper`: nothing in the window may leave, and
 * more is due than it holds.
 */
async function lookAhead(store: Store, now: number, limits: Limits, window: number) {
  const { rows } = await sql<{ spare: number; takeable: number; over: number; deeper: number }>`
    select spare, takeable,
      case when exists (select 1 from outbox where state = 'due' and lease_until <= ${now} and expires_at <= ${now})
        or exists (select 1 from outbox where state = 'due' and lease_until <= ${now}
          and doubt_since <= ${now - UUID_TRUSTED_MS})
        or exists (select 1 from outbox where state = 'due' and doubt_since > ${now + CLOCK_BACK_MS})
        then 1 else 0 end as over,
      case when takeable = 0 and (
        select count(*) from (
          select 1 from outbox where state = 'due' and due_at <= ${now} limit ${sql.lit(window + 1)}) as due) > ${sql.lit(window)}
        then 1 else 0 end as deeper
    from (
      select spare,
        case when spare > 0 and exists (${chosen(now, limits, window, sql.lit(1))}) then 1 else 0 end as takeable
      from (select (${allowance(now, limits)}) as spare) as budget) as looked
  `.execute(store.read)
  const [found] = rows
  return {
    spare: Number(found?.spare) > 0,
    takeable: found?.takeable === 1,
    over: found?.over === 1,
    deeper: found?.deeper === 1,
  }
}

/** When the next message could leave if nothing new comes: epoch ms, or null. Two steps into an index. */
export async function nextDue(store: Store): Promise<number | null> {
  const head = (urgency: 0 | 1) => sql`
    (select due_at from outbox where state = 'due' and urgency = ${sql.lit(urgency)} order by due_at limit 1)`
  const { rows } = await sql<{ answers: number | null; clock: number | null }>`
    select ${head(0)} as answers, ${head(1)} as clock`.execute(store.read)
  const heads = rows.flatMap(({ answers, clock }) => [answers, clock].filter((at) => at !== null))
  return heads.length > 0 ? Math.min(...heads) : null
}

/** What ran out and what nobody can vouch for any more leaves the queue before anything is taken from it. */
const putAway = (now: number): readonly Write[] => [expire(now), ...hold(now)]

/** What it was worth saying until now is not worth saying later; it is put away with the reason. */
const expire = (now: number): Write =>
  paper
    .updateTable('outbox')
    .set((eb) => ({
      state: 'dead' as const,
      reason: eb
        .case()
        .when('doubt_since', 'is not', null)
        .then('expired; the platform may have taken it without our hearing so')
        .when('tries', '>', 0)
        .then(sql<string>`'expired after trying: ' || coalesce(reason, '')`)
        .else('expired before it could leave')
        .end(),
    }))
    .where('id', 'in', (q) =>
      q
        .selectFrom('outbox')
        .select('id')
        .where('state', '=', DUE)
        .where('expires_at', '<=', now)
        .where('lease_until', '<=', now)
        .orderBy('expires_at')
        .limit(EXPIRED_BATCH),
    )

/**
 * Tried so long ago with no clear word that the platform no longer knows the key: again could be twice. And tried in
 * what is now the future: the clock was set back, and nobody can tell how long ago that was. Whoever is just sending
 * it marks it all the same.
 */
const hold = (now: number): readonly Write[] => [
  holding().where('doubt_since', '>', now + CLOCK_BACK_MS),
  // Two updates, not one with "or": only then does each engine walk the few in doubt instead of all that is due.
  holding()
    .where('doubt_since', '<=', now - UUID_TRUSTED_MS)
    .where('lease_until', '<=', now),
]

const holding = () =>
  paper
    .updateTable('outbox')
    .set((eb) => ({
      state: 'held' as const,
      reason: sql<string>`'no clear word within the hour: ' || coalesce(${eb.ref('reason')}, 'stopped while sending')`,
    }))
    .where('state', '=', DUE)

/** Chosen once, before anything changes: Postgres would else choose anew for each row that it looks at. */
const take = (now: number, token: string, limits: Limits, window: number): Write => sql`
  with chosen as materialized (${chosen(now, limits, window, allowance(now, limits))})
  update outbox set
    lease_by = ${token}, lease_until = ${now + LEASE_MS}, tries = tries + 1, tried_at = ${now},
    first_try_at = coalesce(first_try_at, ${now}), doubt_since = coalesce(doubt_since, ${now})
  where state = 'due' and lease_until <= ${now} and id in (select id from chosen)`

/** What may leave now, `most` at most. */
const chosen = (now: number, limits: Limits, window: number, most: RawBuilder<unknown>) => sql`
    select o.id from (
      select id, lane, urgency, due_at from outbox
      where state = 'due' and due_at <= ${now} and lease_until <= ${now}
      order by urgency, due_at, id limit ${sql.lit(window)}) o
    where not exists (select 1 from sending_pause p where p.until > ${now})
      and not exists (
        select 1 from outbox e where e.lane = o.lane and e.state = 'due' and (
          e.lease_until > ${now}
          or ((e.urgency < o.urgency or (e.urgency = o.urgency and e.id < o.id))
            and (e.due_at <= ${now} or coalesce(e.first_try_at, 0) > ${now - ORDER_HOLDS_MS}))))
      and not exists (
        select 1 from outbox s where s.lane = o.lane
          and s.tried_at > ${now - limits.spacingMs} and s.tried_at <= ${now + CLOCKS_DIFFER_MS})
    order by o.urgency, o.due_at, o.id
    limit (${most})`

/** How many may leave now: what the second and the minute have left, at most a batch. */
const allowance = (now: number, { perSecond, perMinute, batch }: Limits) => sql`
  select case when spare < 0 then 0 when spare > ${sql.lit(batch)} then ${sql.lit(batch)} else spare end from (
    select case when second < minute then second else minute end as spare from (
      select
        ${sql.lit(perSecond)} - cast(coalesce(sum(case when slot > ${slotOf(now - SECOND_MS)} then sends else 0 end), 0) as bigint)
          - (select count(*) from outbox where lease_by is not null
              and tried_at <= ${now - SECOND_MS} and tried_at > ${now - CALL_MS}) as second,
        ${sql.lit(perMinute)} - cast(coalesce(sum(sends), 0) as bigint) as minute
      from send_meter where slot > ${slotOf(now - MINUTE_MS)} and slot <= ${slotOf(now + CLOCKS_DIFFER_MS)}) as spent) as budget`

/**
 * A send that was longer under way than the meter allows for counts anew from its answer: the platform may have got it
 * just then.
 */
export const meterSlow = (claimedAt: number, now: number): readonly Write[] =>
  now - claimedAt <= SECOND_MS - 1_000 - SLOT_MS
    ? []
    : [
        sql`update send_meter set sends = sends - 1 where slot = ${slotOf(claimedAt)}`,
        sql`insert into send_meter (slot, sends) values (${slotOf(now)}, 1)
          on conflict (slot) do update set sends = send_meter.sends + 1`,
      ]

const meter = (now: number, token: string): Write => sql`
  insert into send_meter (slot, sends)
  select cast(${slotOf(now)} as bigint), count(*) from outbox where lease_by = ${token} having count(*) > 0
  on conflict (slot) do update set sends = send_meter.sends + excluded.sends`

const slotOf = (ms: number) => Math.floor(ms / SLOT_MS)
