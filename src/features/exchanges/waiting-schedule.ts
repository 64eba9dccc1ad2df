import { note } from '../../bot/card.ts'
import type { At, Reader } from '../../bot/command.ts'
import { type Decision, isRefusal, type Refusal, refuse } from '../../bot/decision.ts'
import { paper } from '../../store/paper.ts'
import type { Schema } from '../../store/schema.ts'
import { newestOf, pairsHere } from '../activities/log.ts'
import { type Filled, one } from '../activities/log-form.ts'
import { type Meaning, meaningAs } from '../activities/meaning.ts'
import { messageSubject } from '../activities/new-activity.ts'
import { peopleBook } from '../activities/people-named.ts'
import { namesSaid } from '../activities/record-deed.ts'
import { knownPeople } from '../activities/recorded.ts'
import { type Arranged, arrangedById, type Conflict, conflictsOf } from './arranged.ts'
import { exchangeSubject } from './exchange.ts'
import { exchangeCard } from './exchange-card.ts'
import { planOf } from './plan.ts'
import { readScheduleForm } from './schedule-form.ts'
import { arrangeAll, says, tooMany, troubleWith } from './schedule-words.ts'

/** A press on what waits: a filled form, the pair it belongs to, all of it, or nothing. */
export type Pressed =
  | { readonly is: 'submit'; readonly draft: string; readonly form: Filled }
  | { readonly is: 'choose'; readonly draft: string; readonly pair: string }
  | { readonly is: 'accept' | 'drop'; readonly draft: string }

export interface WaitingView {
  readonly is: 'waiting'
  readonly meaning: Meaning
  /** What the form says cannot be. */
  readonly unfit?: Refusal
  /** The newest entry of the message in the chronicle. */
  readonly seen: number
  readonly conflicts: readonly Conflict[]
  readonly known: ReadonlyMap<string, string>
  readonly waiting?: Schema['draft']
  /** What the form or the choice already made. */
  readonly made?: Arranged
}

const NOTHING: Meaning = { deeds: [], pairs: [], strangers: [], childrenNamed: false }

export async function lookAtWaiting(db: Reader, args: Pressed, at: At): Promise<WaitingView> {
  const [made, waiting] = await Promise.all([
    arrangedById(db, args.draft),
    db.selectFrom('draft').selectAll().where('id', '=', args.draft).executeTakeFirst(),
  ])
  const nothing: WaitingView = {
    is: 'waiting',
    meaning: NOTHING,
    seen: 0,
    conflicts: [],
    known: new Map(),
    ...(made && { made }),
  }
  if (made || !waiting) return nothing
  const offered = await pairsHere(db, at)
  const chosen = args.is === 'choose' ? args.pair : args.is === 'submit' ? one(args.form, 'pair') : ''
  const pairs = chosen === '' ? offered : offered.filter(({ id }) => id === chosen)
  const said = meaningOfPress(args, waiting, pairs, at)
  if (isRefusal(said)) return { ...nothing, waiting, unfit: said, meaning: { ...NOTHING, pairs } }
  const [pair] = said.pairs
  const plans = pair ? said.deeds.map((deed) => planOf(deed, pair, at)) : []
  const slots = plans.flatMap((plan) => ('slots' in plan ? plan.slots : []))
  const [seen, conflicts, known] = await Promise.all([
    waiting.message === null ? 0 : newestOf(db, messageSubject(waiting.message)),
    pair && slots.length > 0 ? conflictsOf(db, pair, slots, null) : [],
    pair ? knownPeople(db, pair.id, namesSaid(said.deeds)) : nothing.known,
  ])
  return { ...nothing, meaning: said, seen, conflicts, known, waiting }
}

/** What is to be arranged, read with the clock of when it was written. */
function meaningOfPress(args: Pressed, waiting: Schema['draft'], pairs: Meaning['pairs'], at: At): Meaning | Refusal {
  const meaning = meaningAs('schedule', waiting.words, pairs, { ...at, now: waiting.at })
  if (args.is !== 'submit') return meaning
  const [known = { intent: 'schedule' as const }] = meaning.deeds
  const filled = readScheduleForm(args.form, waiting.words === '' ? { intent: 'schedule' } : known, at)
  return isRefusal(filled) ? filled : { ...meaning, deeds: [filled] }
}

export function decideWaiting(args: Pressed, view: WaitingView, at: At): Decision | Refusal {
  if (view.made) return { toast: says.already, show: { card: exchangeCard(view.made, at, [says.already]) } }
  const { waiting, meaning } = view
  if (!waiting) return refuse(says.gone)
  if (waiting.person !== at.standing.who) return refuse(says.notYours)
  const done = paper.deleteFrom('draft').where('id', '=', args.draft)
  if (args.is === 'drop') {
    return { rows: [done], history: heard(waiting, view.seen, 'dropped'), show: { card: note(says.dropped) } }
  }
  if (view.unfit) return view.unfit
  const trouble = troubleWith(meaning)
  if (trouble) return trouble
  const [pair, ...others] = meaning.pairs
  if (!pair) return refuse(says.noPair)
  if (others.length > 0) return refuse(says.choosePair)
  const plans = meaning.deeds.map((deed) => planOf(deed, pair, at))
  const refused = plans.find(isRefusal)
  if (refused) return refused
  const lacking = plans.find((plan) => 'lacks' in plan)
  if (lacking) return refuse(lacking.lacks)
  const fine = plans.flatMap((plan) => ('slots' in plan ? [plan] : []))
  const many = tooMany(fine)
  if (many) return many
  const origin = {
    id: waiting.id,
    who: waiting.person,
    chat: waiting.chat,
    message: waiting.message,
    words: waiting.words,
    inCharge: [],
  }
  const people = peopleBook(view.known, at)
  const { rows, history, card } = arrangeAll(meaning, fine, origin, pair, people, view.conflicts, at)
  return {
    rows: [...rows, done],
    history: [...heard(waiting, view.seen, 'arranged'), ...history],
    show: { card, about: exchangeSubject(waiting.id) },
    toast: says.done,
  }
}

/** A recall of the asking message meets this line: whichever is second sees the other. */
const heard = ({ id, message }: Schema['draft'], seen: number, what: 'arranged' | 'dropped') =>
  message === null ? [] : [{ subject: messageSubject(message), number: seen, what, after: { exchange: id } }]
