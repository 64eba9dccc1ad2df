import { note } from '../../bot/card.ts'
import { type At, command, type Reader } from '../../bot/command.ts'
import { type Decision, type Refusal, refuse } from '../../bot/decision.ts'
import type { Message } from '../../bot/event.ts'
import { phrase } from '../../bot/phrase.ts'
import { dayOf } from '../../bot/school-calendar.ts'
import { newestOf } from '../activities/log.ts'
import { messageSubject } from '../activities/new-activity.ts'
import { type Target, targetOf } from '../activities/target.ts'
import { PARAGRAPH_MAX } from '../activities/values.ts'
import { type Aimed, aimAt, choicesCard, meantBy, noExchange } from './aim.ts'
import { type Arranged, arrangedById, comingOfSeries, whereOfExchange } from './arranged.ts'
import { changing, type Exchange, exchangeSubject } from './exchange.ts'
import { exchangeCard } from './exchange-card.ts'
import { tooLong } from './schedule-words.ts'

type Args =
  | {
      readonly is: 'words'
      readonly target: Target
      readonly reason: string
      /** Every occurrence to come. */
      readonly all: boolean
      readonly message: string
      readonly spoken: boolean
    }
  | { readonly is: 'cancel' | 'all'; readonly exchange: string }

interface View extends Aimed {
  /** Every occurrence to come of what repeats, where all of it is meant. */
  readonly coming: readonly Exchange[]
  readonly seen: number
}

/** Drops an exchange, or one occurrence, or all to come; it is kept with its history and can be arranged anew. */
export const cancel = command<Args, View>({
  name: 'cancel',
  aliases: ['取消'],
  help: {
    does: phrase('取消一次活动安排，可以写原因', 'Cancel an exchange; say why if you like'),
    examples: [
      {
        typed: '/取消 下雨，路不好走',
        means: phrase('取消所回复的（或唯一的）安排，并写上原因', 'cancels the one you reply to, or the only one'),
      },
      { typed: '/cancel all', means: phrase('取消所回复的重复安排以后的每一次', 'all to come of what repeats') },
    ],
  },
  may: ['member'],
  missing: noExchange,
  parse: ({ rest }, message) => inWords(rest, message, false),
  spoken: (message) => inWords(message.text, message, true),
  buttons: {
    cancel: ({ press: { about } }) => ({ is: 'cancel', exchange: about?.exchange ?? '' }),
    all: ({ press: { about } }) => ({ is: 'all', exchange: about?.exchange ?? '' }),
  },
  look,
  within: (_args, { arranged }) => (arranged ? whereOfExchange(arranged) : null),
  decide,
})

const ALL = /^(?:全部|所有|以后全部|都|all)$/i

function inWords(typed: string, message: Message, spoken: boolean): Args | Refusal {
  if ([...typed].length > PARAGRAPH_MAX) return refuse(tooLong)
  const { target, words } = targetOf(typed, message)
  const all = ALL.test(words)
  return {
    is: 'words',
    target: all ? target : { ...target, described: words },
    reason: all || spoken ? '' : reasonIn(words, target, message),
    all,
    message: message.id,
    spoken,
  }
}

/** Words that name no day and no kind of activity are why; behind the first comma they always are. */
function reasonIn(words: string, target: Target, message: Message): string {
  if (target.number !== undefined || target.replyTo !== undefined) return words
  const comma = /[，,；;]\s*/.exec(words)
  const head = comma ? words.slice(0, comma.index) : words
  // What a day is does not matter here, only whether one is named.
  if (meantBy(head, { now: message.at, zone: 'UTC' }, 'coming') === null) return words
  return comma ? words.slice(comma.index + comma[0].length) : ''
}

async function look(db: Reader, args: Args, at: At): Promise<View> {
  const [aimed, seen] =
    args.is === 'words'
      ? await Promise.all([aimAt(db, args.target, at, 'coming'), newestOf(db, messageSubject(args.message))])
      : [{ ...(await found(db, args.exchange)), choices: [], described: true }, 0]
  const series = aimed.arranged?.exchange.series ?? null
  const all = args.is === 'all' || (args.is === 'words' && args.all)
  const coming = all && series !== null ? await comingOfSeries(db, series, dayOf(at.now, at.zone)) : []
  return { ...aimed, coming, seen }
}

async function found(db: Reader, id: string): Promise<{ arranged?: Arranged }> {
  const arranged = await arrangedById(db, id)
  return arranged ? { arranged } : {}
}

function decide(args: Args, view: View, at: At): Decision | Refusal {
  const { arranged, choices } = view
  if (view.seen > 0) return {}
  if (!arranged) {
    if (args.is !== 'words' || choices.length === 0) return refuse(noExchange)
    return { show: { card: choicesCard(says.which, choices, { command: 'cancel', button: 'cancel' }) } }
  }
  const about = exchangeSubject(arranged.exchange.id)
  const { state } = arranged.exchange
  if (args.is === 'all' || (args.is === 'words' && args.all)) {
    if (arranged.series === null) return cancelOne(args, arranged, at)
    if (view.coming.length === 0)
      return { show: { card: exchangeCard(arranged, at, [says.noneLeft]), about }, toast: says.noneLeft }
    return cancelAll(view.coming, at)
  }
  if (state === 'planned' && args.is === 'words' && args.spoken) {
    return { show: { card: exchangeCard(arranged, at, [says.sure]), about } }
  }
  return cancelOne(args, arranged, at)
}

function cancelOne(args: Args, arranged: Arranged, at: At): Decision | Refusal {
  const { exchange } = arranged
  const about = exchangeSubject(exchange.id)
  if (exchange.state === 'done') return refuse(says.isDone)
  if (exchange.state === 'cancelled') {
    return { show: { card: exchangeCard(arranged, at, [says.already]), about }, toast: says.already }
  }
  const change = cancelling(exchange, args.is === 'words' ? args.reason : '', at)
  return {
    rows: change.rows,
    history: change.history,
    show: { card: exchangeCard({ ...arranged, exchange: change.after, conflicts: [] }, at, [says.done]), about },
    toast: says.done,
  }
}

function cancelAll(coming: readonly Exchange[], at: At): Decision {
  const changes = coming.map((exchange) => cancelling(exchange, '', at))
  const said = phrase(
    `已取消以后的 ${changes.length} 次。需要时可以用 /安排 重新安排。`,
    `Cancelled all ${changes.length} to come. Arrange anew with /schedule.`,
  )
  const [first] = coming
  return {
    rows: changes.flatMap(({ rows }) => rows),
    history: changes.flatMap(({ history }) => history),
    show: { card: note(said), ...(first && { about: exchangeSubject(first.id) }) },
    toast: says.done,
  }
}

/** The rows and the history of dropping an exchange. */
export const cancelling = (exchange: Exchange, reason: string, { zone }: Pick<At, 'zone'>) =>
  changing(exchange, { ...exchange, state: 'cancelled', reason: reason === '' ? null : reason }, 'cancelled', zone)

const says = {
  which: phrase('要取消哪一次？', 'Which exchange shall be cancelled?'),
  sure: phrase(
    '是要取消下面这次吗？是的话请点“取消”（或回复本条发送 /取消 原因）；不是就不用理会。',
    'Shall this be cancelled? Press Cancel (or reply /cancel why); otherwise do nothing.',
  ),
  done: phrase('已取消，不再提醒；需要时可以重新安排。', 'Cancelled. It can be arranged anew.'),
  already: phrase('这次安排之前已经取消了。', 'This was cancelled before.'),
  noneLeft: phrase('以后没有要取消的了。', 'There is nothing left to cancel.'),
  isDone: phrase(
    '这次活动已经开展并记录了。记错了请到那条记录上用 /撤销。',
    'This took place and was logged. To withdraw the record, use /undo there.',
  ),
}
