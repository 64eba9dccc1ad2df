import { type At, command, type Reader } from '../../bot/command.ts'
import { type Decision, type Refusal, refuse } from '../../bot/decision.ts'
import { phrase } from '../../bot/phrase.ts'
import { dayOf } from '../../bot/school-calendar.ts'
import { subjectOf } from '../activities/activity.ts'
import { activityCard } from '../activities/activity-card.ts'
import { madeCard } from '../activities/log-words.ts'
import { dateTrouble, personRows } from '../activities/new-activity.ts'
import { peopleBook } from '../activities/people-named.ts'
import { recordDeed } from '../activities/record-deed.ts'
import { type Recorded, recordById, type SameDay, sameDayAs } from '../activities/recorded.ts'
import { type Target, targetOf } from '../activities/target.ts'
import { kindergartensOf } from '../people/pair.ts'
import { type Aimed, aimAt, choicesCard, noExchange } from './aim.ts'
import { type Arranged, arrangedById, whereOfExchange } from './arranged.ts'
import { draftOf, peopleOfDeed } from './deed.ts'
import { changing, type Exchange, exchangeSubject } from './exchange.ts'
import { exchangeCard } from './exchange-card.ts'

type Args =
  | { readonly is: 'words'; readonly target: Target }
  | { readonly is: 'done' | 'show'; readonly exchange: string }

interface View extends Aimed {
  /** Records of the pair that day. */
  readonly sameDay: readonly SameDay[]
  /** The record that was made of it, or of the same visit by somebody before. */
  readonly recorded?: Recorded
}

/** 已开展: the arrangement becomes a record, prefilled, by one press (product.md §5). */
export const done = command<Args, View>({
  name: 'done',
  aliases: ['已开展', '开展了'],
  help: {
    does: phrase('活动如期开展了：把安排变成一条记录', 'The exchange took place: turns it into a record'),
    examples: [
      {
        typed: '/已开展',
        means: phrase('把所回复的（或唯一到期的）安排记成活动', 'records the one you reply to, or the only one due'),
      },
    ],
  },
  may: ['member'],
  missing: noExchange,
  parse({ rest }, message) {
    const { target, words } = targetOf(rest, message)
    return { is: 'words', target: { ...target, described: words } }
  },
  buttons: {
    done: ({ press: { about } }) => ({ is: 'done', exchange: about?.exchange ?? '' }),
    show: ({ press: { about } }) => ({ is: 'show', exchange: about?.exchange ?? '' }),
  },
  look,
  within: (_args, { arranged }) => (arranged ? whereOfExchange(arranged) : null),
  decide(args, view, at): Decision | Refusal {
    const { arranged, choices, recorded } = view
    if (!arranged) {
      if (args.is !== 'words' || choices.length === 0) return refuse(says.none)
      return { show: { card: choicesCard(says.which, choices, { command: 'done', button: 'done' }) } }
    }
    const { exchange } = arranged
    if (exchange.state === 'done') return shown(arranged, recorded, at)
    if (args.is === 'show' || exchange.state !== 'planned') {
      const notes = args.is === 'show' ? [] : [says.notPlanned]
      return {
        show: { card: exchangeCard(arranged, at, notes), about: exchangeSubject(exchange.id) },
        toast: says.notPlanned,
      }
    }
    const early = dateTrouble({ date: exchange.day }, at.now, at.zone)
    if (early) return refuse(says.early)
    return recorded ? tiedTo(recorded, exchange, at) : record(arranged, view.sameDay, at)
  },
})

async function look(db: Reader, args: Args, at: At): Promise<View> {
  const aimed: Aimed =
    args.is === 'words' ? await aimAt(db, args.target, at, 'begun') : await pressed(db, args.exchange)
  const { arranged } = aimed
  if (!arranged) return { ...aimed, sameDay: [] }
  const { exchange } = arranged
  if (exchange.activity !== null) {
    const recorded = await recordById(db, exchange.activity)
    return { ...aimed, sameDay: [], ...(recorded && { recorded }) }
  }
  if (exchange.state !== 'planned') return { ...aimed, sameDay: [] }
  const sameDay = await sameDayAs(db, exchange.pair, exchange.day)
  const types = [exchange.type, ...(exchange.deed.types ?? [])]
  const before = sameDay.find((row) => types.includes(row.type) || types.includes(row.part_type))
  const recorded = before ? await recordById(db, before.id) : undefined
  return { ...aimed, sameDay, ...(recorded && { recorded }) }
}

async function pressed(db: Reader, id: string): Promise<Aimed> {
  const arranged = await arrangedById(db, id)
  return { choices: [], described: true, ...(arranged && { arranged }) }
}

/** It was recorded before: its record is shown, nothing is made twice. */
const shown = (arranged: Arranged, recorded: Recorded | undefined, at: At): Decision =>
  recorded
    ? {
        show: { card: activityCard(recorded, at, [says.already]), about: subjectOf(recorded.activity.id) },
        toast: says.already,
      }
    : { show: { card: exchangeCard(arranged, at), about: exchangeSubject(arranged.exchange.id) }, toast: says.already }

/** Somebody has logged this visit already: the arrangement points there. */
function tiedTo(recorded: Recorded, exchange: Exchange, at: At): Decision {
  const change = changing(exchange, { ...exchange, state: 'done', activity: recorded.activity.id }, 'done', at.zone)
  return {
    rows: change.rows,
    history: change.history,
    show: { card: activityCard(recorded, at, [says.logged]), about: subjectOf(recorded.activity.id) },
    toast: says.logged,
  }
}

function record({ exchange, pair, names }: Arranged, sameDay: readonly SameDay[], at: At): Decision {
  const { who } = at.standing
  if (who === null) throw new Error('/done: nobody asked')
  const known = new Map(
    peopleOfDeed(exchange.deed).flatMap((id) => {
      const name = names.get(id)
      return name === undefined ? [] : [[name, id] as const]
    }),
  )
  const people = peopleBook(known, at)
  const to = kindergartensOf(pair).filter(({ id }) => exchange.receivers.includes(id))
  const said = draftOf(exchange.deed, (id) => names.get(id))
  const recorded = recordDeed(
    {
      ...said,
      types: said.types ?? [exchange.type],
      type: exchange.type,
      date: exchange.day,
      ...(exchange.dayEnd !== null && { date_end: exchange.dayEnd }),
      ...(exchange.timeFrom !== null && { time: exchange.timeFrom }),
      ...(exchange.timeTo !== null && { time_end: exchange.timeTo }),
      ...(exchange.halfDay !== null && { half_day: exchange.halfDay }),
      ...(to.length > 0 && { to: to.map(({ name }) => name) }),
    },
    { id: at.id(), who, chat: 'chat' in at.event ? at.event.chat : '', message: null, words: '' },
    pair,
    dayOf(at.now, at.zone),
    people,
    at,
  )
  const change = changing(exchange, { ...exchange, state: 'done', activity: recorded.activity.id }, 'done', at.zone)
  const meaning = { deeds: [], pairs: [], strangers: [], childrenNamed: false }
  return {
    rows: [...personRows(who, at.now), ...people.rows(), ...recorded.rows, ...change.rows],
    history: [...recorded.history, ...change.history],
    show: {
      card: madeCard(recorded.activity, people.names(), pair, sameDay, meaning, at),
      about: subjectOf(recorded.activity.id),
    },
    toast: says.done,
  }
}

const says = {
  which: phrase('是哪一次活动开展了？', 'Which exchange took place?'),
  none: phrase(
    '没有到期还没记的安排。直接记录请用 /记录；查看安排请用 /日程。',
    'No arranged exchange is waiting for this. Log an activity with /log; see what is arranged with /calendar.',
  ),
  done: phrase('已记录', 'Logged'),
  already: phrase('这次活动已经记过了，没有重复记录。', 'This was logged already; it was not logged twice.'),
  logged: phrase(
    '当天已经有人记过这次活动，安排和这条记录已关联。',
    'Somebody logged this visit already; the arrangement now points to it.',
  ),
  early: phrase(
    '还没到这一天，等活动结束后再点；这次没有保存。时间变了请用 /改期。',
    'The day is still to come; please wait until it has taken place. Nothing was saved. To move it: /reschedule.',
  ),
  notPlanned: phrase(
    '这次安排已经取消或未开展；要记录请用 /记录。',
    'This was cancelled or did not take place; to log it anyway, use /log.',
  ),
}
