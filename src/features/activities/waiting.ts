import { note } from '../../bot/card.ts'
import type { At, Reader } from '../../bot/command.ts'
import { type Decision, isRefusal, type Refusal, refuse } from '../../bot/decision.ts'
import { dayOf } from '../../bot/school-calendar.ts'
import { paper } from '../../store/paper.ts'
import type { Schema } from '../../store/schema.ts'
import type { Pair } from '../people/pair.ts'
import { subjectOf } from './activity.ts'
import { activityCard } from './activity-card.ts'
import { type Filled, one, readForm } from './log-form.ts'
import { madeCard, says, troubleOf } from './log-words.ts'
import { childrenIn, type Meaning, meaningOf } from './meaning.ts'
import { messageSubject } from './new-activity.ts'
import { peopleBook } from './people-named.ts'
import { proposalCard } from './proposal.ts'
import { type DeedRecorded, namesSaid, recordDeed } from './record-deed.ts'
import { knownPeople, type Recorded, recordById, type SameDay, sameDayAs } from './recorded.ts'
import { severalCard } from './several-card.ts'

/** A press on what waits: a filled form, the pair it belongs to, all of it, only the first deed, or nothing. */
export type Pressed =
  | { readonly is: 'submit'; readonly draft: string; readonly form: Filled }
  | { readonly is: 'choose'; readonly draft: string; readonly pair: string }
  | { readonly is: 'accept' | 'first' | 'drop'; readonly draft: string }

export interface WaitingView {
  readonly is: 'waiting'
  /** What is to be recorded, read with the clock of when it was written. */
  readonly meaning: Meaning
  /** What the form says cannot be. */
  readonly unfit?: Refusal
  readonly words: string
  /** The newest entry of the message in the chronicle. */
  readonly seen: number
  readonly sameDay: readonly SameDay[]
  readonly known: ReadonlyMap<string, string>
  readonly waiting?: Schema['draft']
  /** The record that the form or the choice already made. */
  readonly made?: Recorded
}

interface Lookups {
  pairs(): Promise<readonly Pair[]>
  newest(subject: string): Promise<number>
}

const NOTHING: Meaning = { deeds: [], pairs: [], strangers: [], childrenNamed: false }

export async function lookAtWaiting(db: Reader, args: Pressed, at: At, look: Lookups): Promise<WaitingView> {
  const made = await recordById(db, args.draft)
  const waiting = await db.selectFrom('draft').selectAll().where('id', '=', args.draft).executeTakeFirst()
  const nothing: WaitingView = {
    is: 'waiting',
    meaning: NOTHING,
    words: '',
    seen: 0,
    sameDay: [],
    known: new Map(),
    ...(made && { made }),
  }
  if (made || !waiting) return nothing
  const offered = await look.pairs()
  const chosen = args.is === 'choose' ? args.pair : args.is === 'submit' ? one(args.form, 'pair') : ''
  const pairs = chosen === '' ? offered : offered.filter(({ id }) => id === chosen)
  const said = sayingOf(args, waiting, pairs, at)
  if (isRefusal(said)) return { ...nothing, waiting, unfit: said, meaning: { ...NOTHING, pairs } }
  const [pair] = said.meaning.pairs
  const [deed, ...more] = said.meaning.deeds
  const date = more.length === 0 ? deed?.date : undefined
  const sameDay = pair && date !== undefined ? await sameDayAs(db, pair.id, date) : []
  const seen = waiting.message === null ? 0 : await look.newest(messageSubject(waiting.message))
  const known = pair ? await knownPeople(db, pair.id, namesSaid(said.meaning.deeds)) : nothing.known
  return { ...nothing, ...said, seen, sameDay, known, waiting }
}

function sayingOf(
  args: Pressed,
  waiting: Schema['draft'],
  pairs: readonly Pair[],
  at: At,
): { readonly meaning: Meaning; readonly words: string } | Refusal {
  if (args.is === 'submit') {
    const filled = readForm(args.form, { now: waiting.at, zone: at.zone })
    return isRefusal(filled)
      ? filled
      : {
          meaning: {
            deeds: [filled.draft],
            pairs,
            strangers: [],
            childrenNamed: childrenIn(filled.draft, filled.words),
          },
          words: filled.words,
        }
  }
  const meaning = meaningOf(waiting.words, pairs, { ...at, now: waiting.at })
  const deeds = args.is === 'first' ? meaning.deeds.slice(0, 1) : meaning.deeds
  return { meaning: { ...meaning, deeds }, words: waiting.words }
}

export function decideWaiting(args: Pressed, view: WaitingView, at: At): Decision | Refusal {
  if (view.made) return { toast: says.already, show: { card: activityCard(view.made, at, [says.already]) } }
  const { waiting, meaning } = view
  if (!waiting) return refuse(says.gone)
  if (waiting.person !== at.standing.who) return refuse(says.notYours)
  const done = paper.deleteFrom('draft').where('id', '=', args.draft)
  if (args.is === 'drop') {
    return { rows: [done], history: heard(waiting, view.seen, 'dropped'), show: { card: note(says.dropped) } }
  }
  const trouble = view.unfit ?? troubleOf(meaning, at)
  if (trouble) return trouble
  const [pair, ...others] = meaning.pairs
  if (!pair) return refuse(says.noPair)
  if (others.length > 0) return args.is === 'accept' ? whose(waiting, meaning, at) : refuse(says.choosePair)
  const people = peopleBook(view.known, at)
  const recorded = meaning.deeds.map((deed, place) =>
    recordDeed(
      deed,
      {
        // The first keeps the id of what waited, so that a second press meets it; with it stand and fall the others.
        id: place === 0 ? waiting.id : at.id(),
        who: waiting.person,
        chat: waiting.chat,
        message: waiting.message,
        words: view.words,
      },
      pair,
      dayOf(waiting.at, at.zone),
      people,
      at,
    ),
  )
  return {
    rows: [...people.rows(), ...recorded.flatMap(({ rows }) => rows), done],
    history: [...heard(waiting, view.seen, 'logged'), ...recorded.flatMap(({ history }) => history)],
    show: { card: cardOf(recorded, people.names(), pair, view, at), about: subjectOf(waiting.id) },
    toast: says.done,
  }
}

function cardOf(
  recorded: readonly DeedRecorded[],
  names: ReadonlyMap<string, string>,
  pair: Pair,
  { sameDay, meaning }: WaitingView,
  at: At,
) {
  const [only, ...more] = recorded
  return only && more.length === 0
    ? madeCard(only.activity, names, pair, sameDay, meaning, at)
    : severalCard(
        recorded.map(({ activity }) => activity),
        pair,
        [says.done],
      )
}

/** More pairs than when it was asked: whose it is must now be chosen. */
function whose({ id, person, chat, message, words, at: written }: Schema['draft'], meaning: Meaning, at: At): Decision {
  const waiting = { id, person, chat, message: message ?? '', words }
  const then = { now: written, zone: at.zone }
  return {
    show: { card: proposalCard(waiting, meaning.deeds, meaning.pairs, 'pair', then), about: subjectOf(id) },
    toast: { ...says.choosePair, tone: 'warning' },
  }
}

/** A recall of the asking message meets this line: whichever is second sees the other. */
const heard = ({ id, message }: Schema['draft'], seen: number, what: 'logged' | 'dropped') =>
  message === null ? [] : [{ subject: messageSubject(message), number: seen, what, after: { activity: id } }]
