import type { Decision, Errand, Say } from '../bot/decision.ts'
import type { Event } from '../bot/event.ts'
import type { World } from '../bot/world.ts'
import { insert, type Write } from '../store/paper.ts'
import type { Schema } from '../store/schema.ts'

const DAY = 24 * 60 * 60 * 1000

/** An answer nobody got within a day answers nothing any more; the owner sees it among the dead. */
const ANSWER_EXPIRES_MS = DAY
/** What the clock says and names no end of its own. */
const CLOCK_EXPIRES_MS = 3 * DAY

/**
 * One event's decision as one list of writes. The inbox row goes first: it makes a redelivered event a duplicate
 * rather than a second record. Then the history, so that a rival is met before anything else is tried.
 */
export function unitOf(world: World, event: Event, who: string | null, decision: Decision): readonly Write[] {
  const now = world.now()
  const shown = shownTo(event, decision)
  return [
    insert('inbox', { key: event.key, at: now }),
    ...(decision.history ?? []).map(({ subject, number, what, before, after }) =>
      insert('chronicle', {
        subject,
        number: number + 1,
        what,
        who,
        event: event.key,
        at: now,
        before: jsonOf(before),
        after: jsonOf(after),
      }),
    ),
    ...(decision.rows ?? []),
    ...[...shown, ...(decision.says ?? [])].map((say) => insert('outbox', outboxRow(world.id(), now, say))),
    ...(decision.errands ?? []).map((errand) => insert('errand', errandRow(world.id(), now, errand))),
  ]
}

/** What a decision shows goes back as a reply where there is a message to reply to; a press shows it in its answer. */
const shownTo = (event: Event, { show }: Decision): readonly Say[] =>
  show && event.kind === 'message'
    ? [
        {
          does: 'send',
          to: { kind: 'chat', id: event.chat },
          replyTo: event.id,
          card: show.card,
          urgency: 'answer',
          why: { rule: 'answer', rows: [event.key] },
          ...(show.about === undefined ? {} : { about: show.about }),
        },
      ]
    : []

const jsonOf = (value: unknown): string | null => (value === undefined ? null : JSON.stringify(value))

function outboxRow(id: string, now: number, say: Say): Schema['outbox'] {
  const sending = say.does === 'send' ? say : null
  const urgency = sending?.urgency === 'clock' ? 1 : 0
  return {
    id,
    lane: `${say.to.kind}:${say.to.id}`,
    target_kind: say.to.kind,
    target: say.to.id,
    reply_to: sending?.replyTo ?? null,
    does: say.does,
    of: say.does === 'update' ? say.of : null,
    card: JSON.stringify(say.card),
    without: '[]',
    urgency,
    about: sending?.about ?? null,
    why: JSON.stringify(say.why),
    created_at: now,
    due_at: now,
    expires_at: sending?.expiresAt ?? now + (urgency === 1 ? CLOCK_EXPIRES_MS : ANSWER_EXPIRES_MS),
    state: 'due',
    tries: 0,
    first_try_at: null,
    tried_at: null,
    doubt_since: null,
    lease_by: null,
    lease_until: 0,
    receipt: null,
    reason: null,
  }
}

const errandRow = (id: string, now: number, errand: Errand): Schema['errand'] => ({
  id,
  kind: errand.kind,
  args: JSON.stringify(errand),
  state: 'due',
  due_at: now,
  tries: 0,
  lease_by: null,
  lease_until: 0,
  reason: null,
})
