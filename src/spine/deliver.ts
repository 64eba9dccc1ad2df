import { sql } from 'kysely'
import type { Card } from '../bot/card.ts'
import type { Post, Posted, Without } from '../bot/post.ts'
import type { World } from '../bot/world.ts'
import { change, paper, type Write } from '../store/paper.ts'
import type { Schema } from '../store/schema.ts'
import { type Store, Unavailable } from '../store/store.ts'
import { claim, type Limits, meterSlow, UUID_TRUSTED_MS } from './claim.ts'

type Row = Schema['outbox']

/** From the first attempt: 0.5, 2, 8, 30 s, 2, 8, 30 min, all inside the hour in which the platform still knows the key. */
const LADDER_MS = [500, 2_000, 8_000, 30_000, 120_000, 480_000, 1_800_000] as const
/** After the ladder, what certainly never arrived is tried this often until it expires. */
const LATE_RETRY_MS = 30 * 60_000
/** A mark loses a race only to the few rows it shares with others (a deadlock, say), and never to the same one twice. */
const MARKS_MAX = 20
/** Nothing goes out for so long after the platform says that the app is switched off. */
const APP_OFF_PAUSE_MS = 10 * 60_000

export interface Courier {
  readonly store: Store
  readonly post: Post
  readonly world: World
  readonly limits: Limits
  readonly notice: CourierNotice
}

export interface CourierNotice {
  posted(outcome: Posted['is'], code: string, id: string, tookMs: number): void
}

export interface Delivery {
  readonly claimed: number
  /** Resolves when the last of them is marked; rejects when the store could not take a mark. */
  readonly marked: Promise<void>
}

/**
 * Claims what may leave now and sends it, all at once; each is marked as its own call ends, so that a slow one holds
 * up no other. Resolves with the claim; a mark that is lost is made up for by the lease and the platform's uuid.
 */
export async function deliver(courier: Courier): Promise<Delivery> {
  const { store, world, limits } = courier
  const claimed = await claim(store, world.now(), world.id(), limits)
  return { claimed: claimed.length, marked: allOf(claimed.map((row) => deliverOne(courier, row))) }
}

/** Sends until nothing may leave at this moment: for a Worker's share, the clock's turn and tests. */
export async function deliverAll(courier: Courier): Promise<number> {
  let sent = 0
  for (;;) {
    const { claimed, marked } = await deliver(courier)
    await marked
    if (claimed === 0) return sent
    sent += claimed
  }
}

/** Waits for all of them before the first failure is told. */
async function allOf(work: readonly Promise<void>[]): Promise<void> {
  for (const done of await Promise.allSettled(work)) if (done.status === 'rejected') throw done.reason
}

async function deliverOne({ store, post, world, notice }: Courier, row: Row): Promise<void> {
  const began = world.now()
  const posted = await call(store, post, row)
  const now = world.now()
  notice.posted(posted.is, posted.code, row.id, now - began)
  const slow = meterSlow(row.tried_at ?? began, now)
  await keep(store, [...afterwards(row, posted, now), ...counted(posted, now), ...slow])
}

/** Marks commute, so one that lost a race for its rows is simply made again. */
async function keep(store: Store, writes: readonly Write[]): Promise<void> {
  for (let go = 1; go <= MARKS_MAX; go++) if ((await store.commit(writes)) !== 'stale') return
  throw new Unavailable(`a mark lost ${MARKS_MAX} races`)
}

async function call(store: Store, post: Post, row: Row): Promise<Posted> {
  if (row.card === null) return { is: 'refused', code: 'none', why: 'its body was cleared' }
  const card = JSON.parse(row.card) as Card
  const without = JSON.parse(row.without) as Without[]
  if (row.does === 'update') {
    const shown = await store.read
      .selectFrom('outbox')
      .select(['receipt', 'state'])
      .where('id', '=', row.of ?? '')
      .executeTakeFirst()
    if (shown?.state === 'due') return { is: 'retry', code: 'none', doubt: false, why: 'its message has not left yet' }
    if (!shown?.receipt) return { is: 'refused', code: 'none', why: 'the message it would change was never shown' }
    return post.update({ receipt: shown.receipt, card, without })
  }
  return post.send({
    key: row.id,
    to: { kind: row.target_kind, id: row.target },
    ...(row.reply_to === null ? {} : { replyTo: row.reply_to }),
    card,
    without,
  })
}

/** What becomes of a row after a call. Guarded by the lease: who lost it in the meantime marks nothing. */
function afterwards(row: Row, posted: Posted, now: number): readonly Write[] {
  const mark = (set: Partial<Row>): Write =>
    // The platform took it at some moment before its answer: from there the chat's next one keeps its distance.
    change('outbox', { lease_by: null, lease_until: 0, tried_at: now, ...set }, { id: row.id, lease_by: row.lease_by })
  /** A clear no: this attempt leaves no doubt behind; an earlier one's stays. */
  const clear = row.doubt_since === row.tried_at ? { doubt_since: null } : {}
  const given = posted.is === 'sent' ? '' : `${posted.code}: ${posted.why}`
  switch (posted.is) {
    case 'sent':
      return [mark({ state: 'sent', receipt: posted.receipt, reason: null })]
    case 'retry':
      return [mark({ due_at: nextTry(row, now, posted.doubt), reason: given, ...(posted.doubt ? {} : clear) })]
    case 'wait':
      // Too fast is no failure: it does not use up the ladder.
      return [mark({ due_at: now + posted.ms, tries: row.tries - 1, reason: given, ...clear })]
    case 'without':
      return [mark(again(row, posted.cause, now, given))]
    case 'refused':
      return [mark({ state: 'dead', reason: given })]
    case 'gone':
      return [
        mark({ state: 'dead', reason: given }),
        ...(row.target_kind === 'chat'
          ? [paper.updateTable('chat').set({ present: 0 }).where('id', '=', row.target)]
          : []),
      ]
    case 'stop': {
      const until = posted.reason === 'quota' ? nextMonth(now) : now + APP_OFF_PAUSE_MS
      return [
        mark({ due_at: until, tries: row.tries - 1, reason: given, ...clear }),
        paper
          .insertInto('sending_pause')
          .values({ reason: posted.reason, until })
          .onConflict((oc) => oc.column('reason').doUpdateSet({ until })),
      ]
    }
  }
}

/** Once more without the cause; the same cause twice is an end. */
function again(row: Row, cause: Without, now: number, reason: string): Partial<Row> {
  const left = JSON.parse(row.without) as Without[]
  if (left.includes(cause)) return { state: 'dead', reason }
  return {
    due_at: now,
    without: JSON.stringify([...left, cause]),
    reason,
    ...(row.doubt_since === row.tried_at ? { doubt_since: null } : {}),
  }
}

/** The next step of the ladder that still lies ahead. */
function nextTry(row: Row, now: number, doubt: boolean): number {
  const first = row.first_try_at ?? now
  const step = LADDER_MS.find((offset, i) => i >= row.tries - 1 && first + offset > now)
  if (step !== undefined) return first + step
  // With doubt it is not tried again: when the hour is over, `claim` holds it for the owner.
  return doubt ? (row.doubt_since ?? now) + UUID_TRUSTED_MS : now + LATE_RETRY_MS
}

const counted = (posted: Posted, now: number): readonly Write[] =>
  posted.code === 'none'
    ? []
    : [
        sql`insert into api_call (month, code, calls) values (${monthOf(now)}, ${posted.code}, 1)
          on conflict (month, code) do update set calls = api_call.calls + 1`,
      ]

/** The platform counts its month in Beijing, eight hours ahead of UTC. */
const BEIJING_MS = 8 * 60 * 60_000

/** The month a call counts in, as `2026-11`. */
export const monthOf = (now: number): string => new Date(now + BEIJING_MS).toISOString().slice(0, 7)

const nextMonth = (now: number): number => {
  const there = new Date(now + BEIJING_MS)
  return Date.UTC(there.getUTCFullYear(), there.getUTCMonth() + 1, 1) - BEIJING_MS
}
