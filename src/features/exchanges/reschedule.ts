import { type At, command, type Reader } from '../../bot/command.ts'
import { type Decision, isRefusal, type Refusal, refuse } from '../../bot/decision.ts'
import type { Message } from '../../bot/event.ts'
import { phrase } from '../../bot/phrase.ts'
import { paper } from '../../store/paper.ts'
import type { Schema } from '../../store/schema.ts'
import { newestOf } from '../activities/log.ts'
import { messageSubject, WORDS_MAX } from '../activities/new-activity.ts'
import { waitingFor } from '../activities/proposal.ts'
import { type Target, targetOf } from '../activities/target.ts'
import { type Aimed, aimAt, choicesCard, noExchange } from './aim.ts'
import { type Arranged, arrangedById, type Conflict, conflictsOf, whereOfExchange } from './arranged.ts'
import { exchangeSubject } from './exchange.ts'
import { exchangeCard } from './exchange-card.ts'
import { type Filled, moveAskedCard, movedBy, moveForm, readMoveForm, splitMove } from './move-words.ts'
import { moved, moving } from './moving.ts'
import { tooLong } from './schedule-words.ts'
import type { Slot } from './slot.ts'

type Args =
  | {
      readonly is: 'words'
      readonly target: Target
      /** What says the new time. */
      readonly to: string
      readonly words: string
      readonly message: string
      readonly spoken: boolean
    }
  | { readonly is: 'open' | 'back'; readonly exchange: string }
  | { readonly is: 'form'; readonly exchange: string; readonly form: Filled }
  | { readonly is: 'waiting'; readonly exchange: string; readonly draft: string }

interface View extends Aimed {
  /** The new time; a refusal where there is none such, null where none was said. */
  readonly slot: Slot | Refusal | null
  readonly conflicts: readonly Conflict[]
  /** The newest entry of the message in the chronicle. */
  readonly seen: number
  readonly waiting?: Schema['draft']
}

/** Moves one exchange, or one occurrence of what repeats; what was confirmed has to be confirmed anew. */
export const reschedule = command<Args, View>({
  name: 'reschedule',
  aliases: ['改期', 'move'],
  help: {
    does: phrase('给一次活动安排改期', 'Move an exchange to another time'),
    examples: [
      {
        typed: '/改期 下周五下午',
        means: phrase('把所回复的（或唯一的）安排改到下周五下午', 'moves the one you reply to, or the only one'),
      },
      {
        typed: '/reschedule next Friday afternoon',
        means: phrase('改到下周五下午', 'to the afternoon of next Friday'),
      },
    ],
  },
  may: ['member'],
  missing: noExchange,
  parse: ({ rest }, message) => inWords(rest, message, false),
  spoken: (message) => inWords(message.text, message, true),
  buttons: {
    open: ({ press: { about } }) => ({ is: 'open', exchange: about?.exchange ?? '' }),
    back: ({ press: { about } }) => ({ is: 'back', exchange: about?.exchange ?? '' }),
    move: ({ press: { about }, form }) => ({ is: 'form', exchange: about?.exchange ?? '', form }),
    accept: ({ press: { about } }) => ({ is: 'waiting', exchange: about?.exchange ?? '', draft: about?.draft ?? '' }),
  },
  look,
  within: (_args, { arranged }) => (arranged ? whereOfExchange(arranged) : null),
  decide,
})

function inWords(typed: string, message: Message, spoken: boolean): Args | Refusal {
  if ([...typed].length > WORDS_MAX) return refuse(tooLong)
  const { target, words } = targetOf(typed, message)
  const { which, to } = splitMove(words)
  return { is: 'words', target: { ...target, described: which }, to, words, message: message.id, spoken }
}

async function look(db: Reader, args: Args, at: At): Promise<View> {
  if (args.is === 'words') {
    const [aimed, seen] = await Promise.all([
      aimAt(db, args.target, at, 'coming'),
      newestOf(db, messageSubject(args.message)),
    ])
    return withSlot(db, { ...aimed, seen }, aimed.arranged ? movedBy(args.to, aimed.arranged.exchange, at) : null)
  }
  const arranged = await arrangedById(db, args.exchange)
  const aimed = { ...(arranged && { arranged }), choices: [], described: true, seen: 0 }
  if (args.is === 'form' && arranged) return withSlot(db, aimed, readMoveForm(args.form, arranged.exchange, at))
  if (args.is !== 'waiting' || !arranged) return { ...aimed, slot: null, conflicts: [] }
  const waiting = await db.selectFrom('draft').selectAll().where('id', '=', args.draft).executeTakeFirst()
  if (!waiting) return { ...aimed, slot: null, conflicts: [] }
  const seen = waiting.message === null ? 0 : await newestOf(db, messageSubject(waiting.message))
  const then = { ...at, now: waiting.at }
  return withSlot(db, { ...aimed, seen, waiting }, movedBy(splitMove(waiting.words).to, arranged.exchange, then))
}

async function withSlot(
  db: Reader,
  view: Omit<View, 'slot' | 'conflicts'>,
  slot: Slot | Refusal | null,
): Promise<View> {
  const { arranged } = view
  if (!arranged || slot === null || isRefusal(slot)) return { ...view, slot, conflicts: [] }
  return { ...view, slot, conflicts: await conflictsOf(db, arranged.pair, [slot], arranged.exchange.id) }
}

function decide(args: Args, view: View, at: At): Decision | Refusal {
  const { arranged, slot } = view
  if (args.is === 'words' && view.seen > 0) return {}
  if (!arranged) return args.is === 'words' && view.choices.length > 0 ? choose(args, view, at) : refuse(noExchange)
  const about = exchangeSubject(arranged.exchange.id)
  if (args.is === 'back') return { show: { card: exchangeCard(arranged, at), about } }
  const closed = moving(arranged)
  if (closed) return closed
  if (args.is === 'open') return { show: { card: moveForm(arranged, null), about } }
  if (slot !== null && isRefusal(slot)) return slot
  if (args.is === 'waiting') return accepted(args.draft, arranged, view, slot, at)
  if (slot === null) return { show: { card: moveForm(arranged, says.when), about } }
  if (args.is === 'words' && args.spoken) {
    const waiting = waitingOf(args, at)
    const card = moveAskedCard({ ...arranged, conflicts: view.conflicts }, slot, waiting.id)
    return { ...waitingFor(waiting, at.now), show: { card, about } }
  }
  return moved({ ...arranged, conflicts: view.conflicts }, slot, at)
}

/** The words that waited for a yes, or for one of several to be chosen. */
function accepted(draft: string, arranged: Arranged, view: View, slot: Slot | null, at: At): Decision | Refusal {
  const { waiting } = view
  if (!waiting || slot === null) return refuse(says.gone)
  if (waiting.person !== at.standing.who) return refuse(says.notYours)
  const done = moved({ ...arranged, conflicts: view.conflicts }, slot, at)
  if (isRefusal(done)) return done
  const { id: exchange } = arranged.exchange
  const heard =
    waiting.message === null
      ? []
      : [{ subject: messageSubject(waiting.message), number: view.seen, what: 'moved', after: { exchange } }]
  return {
    ...done,
    rows: [...(done.rows ?? []), paper.deleteFrom('draft').where('id', '=', draft)],
    history: [...(done.history ?? []), ...heard],
  }
}

/** Several it may be: the words wait until one is chosen. */
function choose(args: Args & { is: 'words' }, view: View, at: At): Decision | Refusal {
  const waiting = waitingOf(args, at)
  // Without a new time each choice opens its form.
  const timed = args.to !== ''
  const card = choicesCard(says.which, view.choices, {
    command: 'reschedule',
    button: timed ? 'accept' : 'open',
    ...(timed && { draft: waiting.id }),
  })
  return timed
    ? { ...waitingFor(waiting, at.now), show: { card, about: exchangeSubject(waiting.id) } }
    : { show: { card } }
}

function waitingOf({ message, words }: Args & { is: 'words' }, at: At) {
  const { who } = at.standing
  if (who === null) throw new Error('/reschedule: nobody asked')
  return { id: at.id(), person: who, chat: 'chat' in at.event ? at.event.chat : '', message, words }
}

const says = {
  which: phrase('要改哪一次的时间？', 'Which exchange shall be moved?'),
  when: phrase('改到哪一天？', 'To which day?'),
  gone: phrase(
    '这张卡片已经用过或失效；要改请重新发送 /改期。',
    'This card was used before or is no longer in use; please send /reschedule again.',
  ),
  notYours: phrase(
    '这张卡片是发给提问的老师的，您可以自己发送 /改期。',
    'This card belongs to whoever asked for it; you can send /reschedule yourself.',
  ),
}
