import { type At, command, type Reader } from '../../bot/command.ts'
import { type Decision, type Refusal, refuse } from '../../bot/decision.ts'
import type { Where } from '../../bot/may.ts'
import { phrase } from '../../bot/phrase.ts'
import { dayOf } from '../../bot/school-calendar.ts'
import { prepared } from '../../store/prepared.ts'
import { ownScopes, type Pair, pairsOf, whereOfPair } from '../people/pair.ts'
import { subjectOf } from './activity.ts'
import { logForm } from './log-form.ts'
import { doubted, madeCard, says, troubleOf } from './log-words.ts'
import { type Meaning, meaningOf } from './meaning.ts'
import { messageSubject, tooLong, WORDS_MAX } from './new-activity.ts'
import { peopleBook } from './people-named.ts'
import { proposalCard, type Waiting, type Why, waitingFor } from './proposal.ts'
import { namesSaid, recordDeed } from './record-deed.ts'
import { knownPeople, type SameDay, sameDayAs, whereOfRecord } from './recorded.ts'
import { decideWaiting, lookAtWaiting, type Pressed, type WaitingView } from './waiting.ts'
import { writtenAt } from './written-at.ts'

type Args =
  /** `spoken`: said without a slash, so that it is asked about before anything is written. */
  { readonly is: 'words'; readonly words: string; readonly message: string; readonly spoken: boolean } | Pressed

interface WordsView {
  readonly is: 'words'
  readonly meaning: Meaning
  /** The newest entry of the message in the chronicle; more than 0: it was recalled, or is known already. */
  readonly seen: number
  readonly sameDay: readonly SameDay[]
  /** People the words name whom the pair's records know, by name. */
  readonly known: ReadonlyMap<string, string>
}

export const log = command<Args, WordsView | WaitingView>({
  name: 'log',
  aliases: ['记录', '登记', 'record'],
  help: {
    does: phrase('记录一次帮扶活动，写多少记多少', 'Log an activity; write as much as you like'),
    examples: [
      { typed: '/log demonstration class', means: phrase('记一节今天的示范课', 'a demonstration class, today') },
      {
        typed: '/记录 昨天送教下乡，示范课《会跳舞的盐》2节，6人',
        means: phrase(
          '昨天的送教下乡，含 2 节示范课，6 位老师',
          'yesterday’s trip with two demonstration classes, six teachers',
        ),
      },
      {
        typed: '/log yesterday 6 teachers gave a lecture "Play and learning", 2 hours',
        means: phrase('昨天的专题讲座，6 位老师，2 小时', 'yesterday’s lecture, six teachers, two hours'),
      },
      { typed: '/记录', means: phrase('打开一张填写卡片', 'opens a form') },
    ],
  },
  may: ['member'],
  parse: ({ rest }, { id }) => inWords(rest, id, false),
  spoken: ({ text, id }) => inWords(text, id, true),
  buttons: {
    submit: ({ press, form }) => ({ is: 'submit', draft: press.about?.draft ?? '', form }),
    choose: ({ press }) => ({ is: 'choose', draft: press.about?.draft ?? '', pair: press.about?.pair ?? '' }),
    accept: ({ press }) => ({ is: 'accept', draft: press.about?.draft ?? '' }),
    first: ({ press }) => ({ is: 'first', draft: press.about?.draft ?? '' }),
    drop: ({ press }) => ({ is: 'drop', draft: press.about?.draft ?? '' }),
  },
  look: async (db, args, at) =>
    args.is === 'words'
      ? lookAtWords(db, args, at)
      : lookAtWaiting(db, args, at, { pairs: () => pairsHere(db, at), newest: (subject) => newestOf(db, subject) }),
  within(_args, view): Where | null {
    if (view.is === 'waiting' && view.made) return whereOfRecord(view.made)
    const [pair, ...others] = view.meaning.pairs
    return pair && others.length === 0 ? whereOfPair(pair) : null
  },
  missing: says.gone,
  decide(args, view, at) {
    if (args.is === 'words') return view.is === 'words' ? decideWords(args, view, at) : refuse(says.gone)
    return view.is === 'waiting' ? decideWaiting(args, view, at) : refuse(says.gone)
  },
})

/** What `/log` does with words; `spoken` without the slash. */
function inWords(typed: string, message: string, spoken: boolean): Args | Refusal {
  const words = typed.replaceAll('\u0000', '').trim()
  return [...words].length > WORDS_MAX ? refuse(tooLong) : { is: 'words', words, message, spoken }
}

/** Three queries: whose, whether the message was recalled before it arrived, what else that day; a fourth for names. */
async function lookAtWords(db: Reader, { words, message }: Args & { is: 'words' }, at: At): Promise<WordsView> {
  const [pairs, seen] = await Promise.all([pairsHere(db, at), newestOf(db, messageSubject(message))])
  const meaning = meaningOf(words, pairs, { ...at, now: writtenAt(at) })
  const [pair, ...others] = meaning.pairs
  const [deed, ...more] = meaning.deeds
  const single = pair && others.length === 0 && more.length === 0 && words !== ''
  const [sameDay, known] = await Promise.all([
    single && deed?.date !== undefined ? sameDayAs(db, pair.id, deed.date) : [],
    single ? knownPeople(db, pair.id, namesSaid(meaning.deeds)) : new Map<string, string>(),
  ])
  return { is: 'words', meaning, seen, sameDay, known }
}

/** The pair of this chat; elsewhere the asker's own, as far as they still run. */
export const pairsHere = (db: Reader, { standing }: At): Promise<readonly Pair[]> => {
  const tied =
    standing.tie && (standing.tie.kind === 'pair' || standing.tie.kind === 'kindergarten') ? standing.tie : null
  return pairsOf(db, { within: tied ? [tied] : ownScopes(standing), state: tied?.kind === 'pair' ? 'any' : 'running' })
}

/** The newest number of a subject in the chronicle; 0 where it has none. */
export const newestOf = async (db: Reader, subject: string): Promise<number> =>
  (await newest(db, { subject }))[0]?.newest ?? 0

const newest = prepared<{ subject: string }, { newest: number | null }>((db, value) =>
  db
    .selectFrom('chronicle')
    .select((of) => of.fn.max<number | null>('number').as('newest'))
    .where('subject', '=', value('subject')),
)

function decideWords(args: Args & { is: 'words' }, view: WordsView, at: At): Decision | Refusal {
  // Recalled before it got here: it stays away, without a word.
  if (view.seen > 0) return {}
  const { deeds, pairs } = view.meaning
  const trouble = troubleOf(view.meaning, at)
  if (trouble) return trouble
  const [pair] = pairs
  const [deed] = deeds
  if (!pair || !deed) return refuse(says.noPair)
  const id = at.id()
  const waiting: Waiting = { id, person: whoOf(at), chat: chatOf(at), message: args.message, words: args.words }
  const about = subjectOf(id)
  const then = { now: writtenAt(at), zone: at.zone }
  const today = dayOf(then.now, then.zone)
  if (args.words === '') return { ...waitingFor(waiting, then.now), show: { card: logForm(id, pairs, today), about } }
  const why = whyAsk(args, view.meaning, then)
  if (why)
    return { ...waitingFor(waiting, then.now), show: { card: proposalCard(waiting, deeds, pairs, why, then), about } }
  const origin = { id, who: waiting.person, chat: waiting.chat, message: args.message, words: args.words }
  const people = peopleBook(view.known, at)
  const recorded = recordDeed(deed, origin, pair, today, people, at)
  const heard = { subject: messageSubject(args.message), number: 0, what: 'logged', after: { activity: id } }
  return {
    rows: [...people.rows(), ...recorded.rows],
    history: [heard, ...recorded.history],
    show: { card: madeCard(recorded.activity, people.names(), pair, view.sameDay, view.meaning, at), about },
  }
}

/** Why nothing is written yet; null where `/log` records at once. */
function whyAsk(
  { words, spoken }: Args & { is: 'words' },
  { deeds, pairs }: Meaning,
  at: Pick<At, 'now' | 'zone'>,
): Why | null {
  if (pairs.length > 1) return 'pair'
  if (deeds.length > 1) return 'several'
  if (spoken) return 'spoken'
  return doubted(words, deeds, at) ? 'doubt' : null
}

const whoOf = ({ standing }: At): string => {
  if (standing.who === null) throw new Error('/log: nobody asked')
  return standing.who
}

const chatOf = ({ event }: At): string => ('chat' in event ? event.chat : '')
