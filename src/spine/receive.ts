import type { Answer } from '../bot/answer.ts'
import { note } from '../bot/card.ts'
import type { At, Found } from '../bot/command.ts'
import { type Decision, isRefusal, type Refusal, refuse } from '../bot/decision.ts'
import type { Event, Message, Pressed } from '../bot/event.ts'
import { allowed, sees } from '../bot/may.ts'
import { Broken, Unavailable } from '../store/store.ts'
import type { Bot } from './bot.ts'
import { findButton, findCommand } from './find.ts'
import { notYours, sorry } from './refusals.ts'
import { NOBODY, NOWHERE, standingOf } from './standing.ts'
import { unitOf } from './unit.ts'

/** Rivals on one subject queue up; each needs one look in its turn, and newcomers may still slip in before it. */
const LOOKS_MAX = 64
/** A decision that failed for reasons of its own is tried once more, then the person is told. */
const OWN_FAILURES_MAX = 2

/**
 * One event in, one commit out. Whatever happens in a chat, on the clock or in the dashboard comes through here.
 * Resolves when the event is on disk (or was before, or has nothing to write); what follows are rows.
 * @throws Unavailable when the store cannot hold it now: the platform shall push it again
 */
export async function receive(bot: Bot, event: Event): Promise<Answer> {
  const first = await attempt(bot, event, true)
  if (first.is === 'done') return first.answer
  return bot.queues.inTurn(first.subjects, async () => {
    for (let look = 1; look <= LOOKS_MAX; look++) {
      const next = await attempt(bot, event, false)
      if (next.is === 'done') return next.answer
    }
    throw new Unavailable(`${event.key}: the world kept moving for ${LOOKS_MAX} looks`)
  })
}

type Attempt =
  | { readonly is: 'done'; readonly answer: Answer }
  | { readonly is: 'stale'; readonly subjects: readonly string[] }

/** Looks, decides and commits once. `politely`: does not push past rivals who already wait for the same subject. */
async function attempt(bot: Bot, event: Event, politely: boolean): Promise<Attempt> {
  let failures = 0
  for (;;) {
    try {
      const decision = await consider(bot, event)
      return await settle(bot, event, decision, politely)
    } catch (error) {
      if (error instanceof Unavailable) throw error
      failures += 1
      bot.notice.failed(error instanceof Broken ? 'commit' : 'decide', event.key, error)
      if (failures >= OWN_FAILURES_MAX) return apologise(bot, event)
    }
  }
}

async function settle(bot: Bot, event: Event, decision: Decision | null, politely: boolean): Promise<Attempt> {
  const answer = answerOf(event, decision)
  if (!decision || !writesAnything(event, decision)) {
    bot.notice.event(event.kind, decision ? 'read' : 'silent')
    return { is: 'done', answer }
  }
  const subjects = subjectsOf(event, decision)
  if (politely && bot.queues.busy(subjects)) return { is: 'stale', subjects }
  const outcome = await bot.store.commit(unitOf(bot.world, event, whoOf(event), decision))
  if (outcome === 'stale') {
    bot.notice.stale(event.kind)
    return { is: 'stale', subjects }
  }
  bot.notice.event(event.kind, outcome)
  return { is: 'done', answer: outcome === 'committed' ? answer : {} }
}

/** A person is never met with silence: what cannot be decided is put away as handled, with an apology. */
async function apologise(bot: Bot, event: Event): Promise<Attempt> {
  const refusal = event.kind === 'message' || event.kind === 'press' ? said(event, refuse(sorry)) : {}
  const outcome = await bot.store.commit(unitOf(bot.world, event, whoOf(event), refusal))
  // A rival process got in the way: nothing is on disk yet, so nothing may be acknowledged.
  if (outcome === 'stale') return { is: 'stale', subjects: subjectsOf(event, refusal) }
  bot.notice.event(event.kind, outcome === 'committed' ? 'apology' : outcome)
  return { is: 'done', answer: outcome === 'committed' ? answerOf(event, refusal) : {} }
}

async function consider(bot: Bot, event: Event): Promise<Decision | null> {
  const spoken = event.kind === 'message' || event.kind === 'press'
  const { standing, here } = spoken ? await standingOf(bot, event.who, event.chat) : { standing: NOBODY, here: NOWHERE }
  const at: At = {
    now: bot.world.now(),
    zone: bot.zone,
    id: () => bot.world.id(),
    event,
    standing,
    here,
    commands: bot.commands,
  }
  const reacted = await react(bot, event, at)
  const asked = spoken ? await obey(bot, event, at) : null
  return [reacted, asked].reduce(merge, null)
}

/** What a person asked for: found, authorised, looked up, decided. */
async function obey(bot: Bot, event: Message | Pressed, at: At): Promise<Decision | null> {
  const found =
    event.kind === 'message'
      ? findCommand(bot.commands, event, (message) => bot.understand(message, at))
      : findButton(bot.commands, event)
  if (found === null) return null
  const decided = isRefusal(found) ? found : await decide(bot, found, at)
  return isRefusal(decided) ? said(event, decided) : decided
}

async function decide(bot: Bot, { command, asked }: Found, at: At): Promise<Decision | Refusal> {
  const seen = await asked.look(bot.store.read, at)
  const { may, missing } = command
  if (seen.where !== null && may !== 'anyone' && !allowed(at.standing, may, seen.where)) {
    if (missing !== undefined && !sees(at.standing, seen.where)) return refuse(missing)
    return refuse(notYours(may))
  }
  return seen.decide()
}

async function react(bot: Bot, event: Event, at: At): Promise<Decision | null> {
  let all: Decision | null = null
  for (const reaction of bot.reactions) {
    if (reaction.to !== event.kind) continue
    const seen = await reaction.look(bot.store.read, event, at)
    all = merge(all, seen.decide())
  }
  return all
}

const merge = (a: Decision | null, b: Decision | null): Decision | null => {
  if (!a || !b) return a ?? b
  return {
    ...a,
    ...b,
    rows: [...(a.rows ?? []), ...(b.rows ?? [])],
    history: [...(a.history ?? []), ...(b.history ?? [])],
    says: [...(a.says ?? []), ...(b.says ?? [])],
    errands: [...(a.errands ?? []), ...(b.errands ?? [])],
  }
}

/** A refused message gets a reply, a refused press a line over the card and nothing else. */
const said = (event: Event, { refuse: why }: Refusal): Decision =>
  event.kind === 'press' ? { toast: { ...why, tone: 'warning' } } : { show: { card: note(why) } }

const answerOf = (event: Event, decision: Decision | null): Answer =>
  event.kind !== 'press' || !decision
    ? {}
    : {
        ...(decision.toast ? { toast: decision.toast } : {}),
        ...(decision.show ? { card: decision.show.card } : {}),
      }

const writesAnything = (event: Event, { rows, history, says, errands, show }: Decision): boolean =>
  [rows, history, says, errands].some((list) => list !== undefined && list.length > 0) ||
  (show !== undefined && event.kind === 'message')

/** Whom this decision may meet: its subjects, or where it names none, everybody in the same chat. */
function subjectsOf(event: Event, { history }: Decision): readonly string[] {
  const subjects = [...new Set((history ?? []).map(({ subject }) => subject))].sort()
  if (subjects.length > 0) return subjects
  return ['chat' in event ? `chat:${event.chat}` : event.kind]
}

const whoOf = (event: Event): string | null => (event.kind === 'message' || event.kind === 'press' ? event.who : null)
