import { buttons, type Card, small, text } from '../../bot/card.ts'
import { type At, command, type Reader } from '../../bot/command.ts'
import { type Decision, isRefusal, type Refusal, refuse } from '../../bot/decision.ts'
import type { Where } from '../../bot/may.ts'
import { type Phrase, phrase, same } from '../../bot/phrase.ts'
import { dayOf } from '../../bot/school-calendar.ts'
import type { Draft } from '../../reading/draft.ts'
import { paper, type Write } from '../../store/paper.ts'
import { prepared } from '../../store/prepared.ts'
import type { Schema } from '../../store/schema.ts'
import { ownScopes, type Pair, pairName, pairsOf, sideOf, whereOfPair } from '../people/pair.ts'
import { type Activity, subjectOf } from './activity.ts'
import { activityCard } from './activity-card.ts'
import { deedIn } from './deed-in.ts'
import { type Filled, logForm, one, readForm } from './log-form.ts'
import {
  dateTrouble,
  messageSubject,
  newActivity,
  personRows,
  recordingOf,
  tooLong,
  WORDS_MAX,
} from './new-activity.ts'
import { earlierThan, type Recorded, recordById, type SameDay, sameDayAs, whereOfRecord } from './recorded.ts'

type Args =
  | { readonly is: 'words'; readonly words: string; readonly message: string }
  | { readonly is: 'submit'; readonly draft: string; readonly form: Filled }
  | { readonly is: 'choose'; readonly draft: string; readonly pair: string }

interface View {
  /** What the words mean, read with the clock of when they were written. */
  readonly draft: Draft | Refusal
  readonly words: string
  /** Pairs it may belong to: the one of this chat, or all of the asker's own. */
  readonly pairs: readonly Pair[]
  /** The newest entry of the message in the chronicle; more than 0: it was recalled, or is known already. */
  readonly seen: number
  readonly sameDay: readonly SameDay[]
  /** The waiting row of a form or a choice. */
  readonly waiting?: Schema['draft']
  /** The record that the form or the choice already made. */
  readonly made?: Recorded
}

/** Of a card whose draft is not there, or is none of the presser's business: the same words. */
const gone = phrase('这张卡片已经失效，请重新发送 /记录。', 'This card is no longer in use; please send /log again.')

export const log = command<Args, View>({
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
  parse: ({ rest }, { id }) => {
    const words = rest.replaceAll('\u0000', '').trim()
    return [...words].length > WORDS_MAX ? refuse(tooLong) : { is: 'words', words, message: id }
  },
  buttons: {
    submit: ({ press, form }) => ({ is: 'submit', draft: press.about?.draft ?? '', form }),
    choose: ({ press }) => ({ is: 'choose', draft: press.about?.draft ?? '', pair: press.about?.pair ?? '' }),
  },
  look: (db, args, at) => (args.is === 'words' ? lookAtWords(db, args, at) : lookAtWaiting(db, args, at)),
  within: (_args, { pairs: [pair, ...others], made }): Where | null => {
    if (made) return whereOfRecord(made)
    return pair && others.length === 0 ? whereOfPair(pair) : null
  },
  missing: gone,
  decide: (args, view, at) => (args.is === 'words' ? decideWords(args, view, at) : decideWaiting(args, view, at)),
})

/** Three queries: whose, what else that day, and whether the message was recalled before it arrived. */
async function lookAtWords(db: Reader, { words, message }: Args & { is: 'words' }, at: At): Promise<View> {
  const draft = deedIn(words, at)
  const [pairs, seen] = await Promise.all([pairsHere(db, at), newestOf(db, messageSubject(message))])
  const [pair] = pairs
  const sameDay =
    pair && pairs.length === 1 && words !== '' && draft.date ? await sameDayAs(db, pair.id, draft.date) : []
  return { draft, words, pairs, seen, sameDay }
}

async function lookAtWaiting(db: Reader, args: Exclude<Args, { is: 'words' }>, at: At): Promise<View> {
  const made = await recordById(db, args.draft)
  const waiting = await db.selectFrom('draft').selectAll().where('id', '=', args.draft).executeTakeFirst()
  const nothing: View = { draft: { intent: 'log' }, words: '', pairs: [], seen: 0, sameDay: [], ...(made && { made }) }
  if (made || !waiting) return nothing
  const offered = await pairsHere(db, at)
  const chosen = args.is === 'choose' ? args.pair : one(args.form, 'pair')
  const pairs = chosen === '' ? offered : offered.filter(({ id }) => id === chosen)
  const filled = args.is === 'submit' ? readForm(args.form, { now: waiting.at, zone: at.zone }) : null
  const draft =
    filled === null
      ? deedIn(waiting.words, { now: waiting.at, zone: at.zone })
      : isRefusal(filled)
        ? filled
        : filled.draft
  const words = filled === null ? waiting.words : isRefusal(filled) ? '' : filled.words
  const [pair] = pairs
  const date = isRefusal(draft) ? undefined : draft.date
  const sameDay = pair && date !== undefined ? await sameDayAs(db, pair.id, date) : []
  const seen = waiting.message === null ? 0 : await newestOf(db, messageSubject(waiting.message))
  return { draft, words, pairs, seen, sameDay, waiting }
}

/** The pair of this chat; elsewhere the asker's own, as far as they still run. */
const pairsHere = (db: Reader, { standing }: At): Promise<readonly Pair[]> => {
  const tied =
    standing.tie && (standing.tie.kind === 'pair' || standing.tie.kind === 'kindergarten') ? standing.tie : null
  return pairsOf(db, { within: tied ? [tied] : ownScopes(standing), state: tied?.kind === 'pair' ? 'any' : 'running' })
}

/** The newest number of a subject in the chronicle; 0 where it has none. */
const newestOf = async (db: Reader, subject: string): Promise<number> => (await newest(db, { subject }))[0]?.newest ?? 0

const newest = prepared<{ subject: string }, { newest: number | null }>((db, value) =>
  db
    .selectFrom('chronicle')
    .select((of) => of.fn.max<number | null>('number').as('newest'))
    .where('subject', '=', value('subject')),
)

function decideWords(args: Args & { is: 'words' }, view: View, at: At): Decision | Refusal {
  // Recalled before it got here: it stays away, without a word.
  if (view.seen > 0) return {}
  const trouble = troubleOf(view, at)
  if (trouble) return trouble
  const id = at.id()
  const heard = { subject: messageSubject(args.message), number: 0, what: 'logged', after: { activity: id } }
  const [pair, ...others] = view.pairs
  if (!pair) return refuse(says.noPair)
  if (args.words === '') {
    return {
      rows: waitingRows(id, args, at),
      history: [{ ...heard, what: 'asked' }],
      show: { card: logForm(id, view.pairs, dayOf(at.now, at.zone)), about: subjectOf(id) },
    }
  }
  if (others.length > 0) {
    return {
      rows: waitingRows(id, args, at),
      history: [{ ...heard, what: 'asked' }],
      show: { card: chooseCard(id, view.pairs, args.words), about: subjectOf(id) },
    }
  }
  const activity = newActivity(dated(view.draft, at), {
    id,
    pair: pair.id,
    who: whoOf(at),
    side: sideOf(at.standing, pair)?.id ?? null,
    chat: chatOf(at),
    message: args.message,
    now: at.now,
    words: args.words,
  })
  const { rows, history } = recordingOf(activity)
  return {
    rows,
    history: [heard, ...history],
    show: { card: cardOf(activity, pair, view.sameDay, at, conflictIn(view.draft)), about: subjectOf(id) },
  }
}

function decideWaiting(args: Exclude<Args, { is: 'words' }>, view: View, at: At): Decision | Refusal {
  if (view.made) {
    return { toast: says.already, show: { card: activityCard(view.made, at, [says.already]) } }
  }
  const { waiting } = view
  if (!waiting) return refuse(gone)
  if (waiting.person !== at.standing.who) return refuse(says.notYours)
  const trouble = troubleOf(view, at)
  if (trouble) return trouble
  const [pair, ...others] = view.pairs
  if (!pair) return refuse(says.noPair)
  if (others.length > 0) return refuse(says.choosePair)
  const activity = newActivity(dated(view.draft, at), {
    id: waiting.id,
    pair: pair.id,
    who: waiting.person,
    side: sideOf(at.standing, pair)?.id ?? null,
    chat: waiting.chat,
    message: waiting.message,
    now: at.now,
    words: view.words,
  })
  const { rows, history } = recordingOf(activity)
  return {
    rows: [...rows, paper.deleteFrom('draft').where('id', '=', args.draft)],
    // A recall of the asking message meets this line: whichever is second sees the other.
    history: [
      ...(waiting.message === null
        ? []
        : [
            {
              subject: messageSubject(waiting.message),
              number: view.seen,
              what: 'logged',
              after: { activity: waiting.id },
            },
          ]),
      ...history,
    ],
    show: { card: cardOf(activity, pair, view.sameDay, at, conflictIn(view.draft)), about: subjectOf(waiting.id) },
    toast: says.done,
  }
}

/** Why nothing can be recorded as it stands; null where it can. */
function troubleOf({ draft, pairs }: View, at: At): Refusal | null {
  if (isRefusal(draft)) return draft
  const [pair] = pairs
  if (pair && pair.endedAt !== null) return refuse(says.ended)
  return dateTrouble(draft, at.now, at.zone)
}

function dated(draft: Draft | Refusal, at: At): Draft & { readonly date: string } {
  const said: Draft = isRefusal(draft) ? { intent: 'log' } : draft
  if (said.date !== undefined) return { ...said, date: said.date }
  return { ...said, date: dayOf(at.now, at.zone), assumed: ['date', ...(said.assumed ?? [])] }
}

function cardOf(activity: Activity, pair: Pair, sameDay: readonly SameDay[], at: At, notes: readonly Phrase[]): Card {
  return activityCard(
    { activity, pair, names: new Map(), partnerWords: [], earlier: earlierThan(activity, sameDay) },
    at,
    notes,
  )
}

const conflictIn = (draft: Draft | Refusal): readonly Phrase[] =>
  !isRefusal(draft) && draft.confirm?.includes('weekday_conflict') ? [says.weekday] : []

/** The sentence, or the empty form, until its pair and its fields are chosen; its id will be the record's. */
const waitingRows = (id: string, { words, message }: Args & { is: 'words' }, at: At): readonly Write[] => [
  ...personRows(whoOf(at), at.now),
  paper.insertInto('draft').values({ id, person: whoOf(at), chat: chatOf(at), message, words, at: at.now }),
]

/** Elsewhere than in its group the pair is asked for with buttons: the asker's own, nobody else's. */
function chooseCard(draft: string, pairs: readonly Pair[], words: string): Card {
  const offered = pairs.slice(0, CHOICES_MAX)
  return {
    title: phrase('这是哪个结对的活动？', 'Which pair is this about?'),
    tone: 'blue',
    body: [
      text(same(words.length > WORDS_SHOWN_MAX ? `${[...words].slice(0, WORDS_SHOWN_MAX).join('')}…` : words)),
      ...offered.map((pair) =>
        buttons({ text: pairName(pair), press: { command: 'log', button: 'choose', about: { draft, pair: pair.id } } }),
      ),
      small(
        phrase(
          '选好就记下了。在结对群里发送 /记录 就不用再选。',
          'It is logged once you choose. In the pair’s own group /log does not need to ask.',
        ),
      ),
    ],
  }
}

/** More pairs than this and a person is better off in the pair's own group. */
const CHOICES_MAX = 12
const WORDS_SHOWN_MAX = 120

const whoOf = ({ standing }: At): string => {
  if (standing.who === null) throw new Error('/log: nobody asked')
  return standing.who
}

const chatOf = ({ event }: At): string => ('chat' in event ? event.chat : '')

const says = {
  noPair: phrase(
    '还不知道这是哪个结对的活动：请在结对群里发送，或请联络员把您登记到本园（/设角色），再发一次。这次没有保存。',
    'I do not know which pair this belongs to: please send it in the pair’s group, or ask the liaison to add you to your kindergarten (/role). Nothing was saved.',
  ),
  ended: phrase(
    '这个结对已经结束，记录只能查看。新的结对建好后，请在新的结对群里记录。',
    'This pair has ended and is read only. Please log in the group of the new pair.',
  ),
  notYours: phrase(
    '这张卡片是发给提问的老师的，您可以自己发送 /记录。',
    'This card belongs to whoever asked for it; you can send /log yourself.',
  ),
  choosePair: phrase('请先选是哪一个结对。', 'Please choose the pair first.'),
  already: phrase('这次活动已经记过了，没有重复记录。', 'This was logged already; it was not logged twice.'),
  done: phrase('已记录', 'Logged'),
  weekday: phrase(
    '日期和星期对不上，请核对一下日期。',
    'The date and the weekday do not agree; please check the date.',
  ),
}
