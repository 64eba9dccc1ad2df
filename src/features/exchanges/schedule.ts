import { type At, command, type Reader } from '../../bot/command.ts'
import { type Decision, isRefusal, type Refusal, refuse } from '../../bot/decision.ts'
import type { Message } from '../../bot/event.ts'
import type { Where } from '../../bot/may.ts'
import { phrase } from '../../bot/phrase.ts'
import { newestOf, pairsHere } from '../activities/log.ts'
import { type Meaning, meaningAs } from '../activities/meaning.ts'
import { messageSubject, WORDS_MAX } from '../activities/new-activity.ts'
import { peopleBook } from '../activities/people-named.ts'
import { type Waiting, waitingFor } from '../activities/proposal.ts'
import { namesSaid } from '../activities/record-deed.ts'
import { knownPeople } from '../activities/recorded.ts'
import { whereOfPair } from '../people/pair.ts'
import { type Conflict, conflictsOf, whereOfExchange } from './arranged.ts'
import { exchangeSubject } from './exchange.ts'
import { planOf } from './plan.ts'
import { proposedCard, type Why } from './proposed-card.ts'
import { scheduleForm } from './schedule-form.ts'
import { arrangeAll, says, tooLong, tooMany, troubleWith } from './schedule-words.ts'
import { decideWaiting, lookAtWaiting, type Pressed, type WaitingView } from './waiting-schedule.ts'

type Args =
  | {
      readonly is: 'words'
      readonly words: string
      readonly message: string
      /** Said without a slash, so that it is asked about before anything is written. */
      readonly spoken: boolean
      readonly inCharge: readonly string[]
    }
  | Pressed

interface WordsView {
  readonly is: 'words'
  readonly meaning: Meaning
  /** The newest entry of the message in the chronicle; more than 0: it was recalled, or is known already. */
  readonly seen: number
  readonly conflicts: readonly Conflict[]
  readonly known: ReadonlyMap<string, string>
}

/** Arranges an exchange, once or repeating (R29). */
export const schedule = command<Args, WordsView | WaitingView>({
  name: 'schedule',
  aliases: ['安排', '计划', 'arrange'],
  help: {
    does: phrase('安排一次活动，或每周、每两周、每月、每学期重复', 'Arrange an exchange, once or repeating'),
    examples: [
      {
        typed: '/安排 下周三下午送教下乡，示范课2节',
        means: phrase('下周三下午的送教下乡', 'next Wednesday afternoon: two demonstration classes'),
      },
      {
        typed: '/安排 每两周周三下午教研，到学期末',
        means: phrase('隔周周三下午教研，到学期末为止', 'joint research every other Wednesday until the end of term'),
      },
      {
        typed: '/schedule demonstration class next Wednesday at 2pm',
        means: phrase('下周三 14:00 的示范课', 'a demonstration class at 14:00 next Wednesday'),
      },
      { typed: '/安排', means: phrase('打开一张填写卡片', 'opens a form') },
    ],
  },
  may: ['member'],
  parse: ({ rest }, message) => inWords(rest, message, false),
  spoken: (message) => inWords(message.text, message, true),
  buttons: {
    submit: ({ press, form }) => ({ is: 'submit', draft: press.about?.draft ?? '', form }),
    choose: ({ press }) => ({ is: 'choose', draft: press.about?.draft ?? '', pair: press.about?.pair ?? '' }),
    accept: ({ press }) => ({ is: 'accept', draft: press.about?.draft ?? '' }),
    drop: ({ press }) => ({ is: 'drop', draft: press.about?.draft ?? '' }),
  },
  look: async (db, args, at) => (args.is === 'words' ? lookAtWords(db, args, at) : lookAtWaiting(db, args, at)),
  within(_args, view): Where | null {
    if (view.is === 'waiting' && view.made) return whereOfExchange(view.made)
    const [pair, ...others] = view.meaning.pairs
    return pair && others.length === 0 ? whereOfPair(pair) : null
  },
  missing: says.gone,
  decide(args, view, at) {
    if (args.is === 'words') return view.is === 'words' ? decideWords(args, view, at) : refuse(says.gone)
    return view.is === 'waiting' ? decideWaiting(args, view, at) : refuse(says.gone)
  },
})

function inWords(typed: string, { id, mentions }: Message, spoken: boolean): Args | Refusal {
  const words = typed.replaceAll('\u0000', '').trim()
  if ([...words].length > WORDS_MAX) return refuse(tooLong)
  return { is: 'words', words, message: id, spoken, inCharge: [...new Set(mentions.map(({ who }) => who))] }
}

async function lookAtWords(db: Reader, { words, message }: Args & { is: 'words' }, at: At): Promise<WordsView> {
  const [pairs, seen] = await Promise.all([pairsHere(db, at), newestOf(db, messageSubject(message))])
  const meaning = meaningAs('schedule', words, pairs, at)
  const [pair, ...others] = meaning.pairs
  const [deed, ...more] = meaning.deeds
  const plan = pair && deed && others.length + more.length === 0 && words !== '' ? planOf(deed, pair, at) : null
  const slots = plan && 'slots' in plan ? plan.slots : []
  const [conflicts, known] = await Promise.all([
    pair && slots.length > 0 ? conflictsOf(db, pair, slots, null) : [],
    pair && slots.length > 0 ? knownPeople(db, pair.id, namesSaid(meaning.deeds)) : new Map<string, string>(),
  ])
  return { is: 'words', meaning, seen, conflicts, known }
}

function decideWords(args: Args & { is: 'words' }, view: WordsView, at: At): Decision | Refusal {
  // Recalled before it got here: it stays away, without a word.
  if (view.seen > 0) return {}
  const { meaning } = view
  const [pair, ...others] = meaning.pairs
  const [deed, ...more] = meaning.deeds
  const trouble = troubleWith(meaning)
  if (trouble) return trouble
  if (!pair || !deed) return refuse(says.noPair)
  const id = at.id()
  const who = at.standing.who
  if (who === null) throw new Error('/schedule: nobody asked')
  const chat = 'chat' in at.event ? at.event.chat : ''
  const waiting: Waiting = { id, person: who, chat, message: args.message, words: args.words }
  const about = exchangeSubject(id)
  const form = (lacks: Parameters<typeof scheduleForm>[2]) => ({
    ...waitingFor(waiting, at.now),
    show: { card: scheduleForm(id, meaning.pairs, lacks, args.words === '' ? { intent: 'schedule' } : deed), about },
  })
  if (args.words === '') return form(null)
  const plans = meaning.deeds.map((one) => planOf(one, pair, at))
  const refused = plans.find(isRefusal)
  if (refused) return refused
  const lacking = plans.find((plan) => 'lacks' in plan)
  if (lacking) return more.length === 0 ? form(lacking.lacks) : refuse(says.eachItsDay)
  const fine = plans.flatMap((plan) => ('slots' in plan ? [plan] : []))
  const many = tooMany(fine)
  if (many) return many
  const why: Why | null = others.length > 0 ? 'pair' : more.length > 0 ? 'several' : args.spoken ? 'spoken' : null
  if (why) {
    const card = proposedCard(id, meaning.deeds, fine, meaning.pairs, why, view.conflicts)
    return { ...waitingFor(waiting, at.now), show: { card, about } }
  }
  const origin = { id, who, chat, message: args.message, words: args.words, inCharge: args.inCharge }
  const people = peopleBook(view.known, at)
  const { rows, history, card } = arrangeAll(meaning, fine, origin, pair, people, view.conflicts, at)
  const heard = { subject: messageSubject(args.message), number: 0, what: 'arranged', after: { exchange: id } }
  return { rows, history: [heard, ...history], show: { card, about } }
}
