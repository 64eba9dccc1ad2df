import { note } from '../../bot/card.ts'
import type { At, Reader } from '../../bot/command.ts'
import type { Decision, Refusal } from '../../bot/decision.ts'
import { refuse } from '../../bot/decision.ts'
import { phrase } from '../../bot/phrase.ts'
import { dayOf } from '../../bot/school-calendar.ts'
import { insert, paper, type Write } from '../../store/paper.ts'
import { personRows } from '../activities/new-activity.ts'
import { kindergartensOf, sideOf } from '../people/pair.ts'
import { exchangeOfReply, noExchange } from './aim.ts'
import { type Arranged, arrangedById, comingOfSeries } from './arranged.ts'
import { type Exchange, exchangeSubject } from './exchange.ts'
import { exchangeCard } from './exchange-card.ts'

/** What a `/confirm` in reply to an exchange, or a press on its card, is about. */
export interface Confirming {
  readonly arranged: Arranged
  /** Every occurrence to come, where all of it is meant. */
  readonly coming: readonly Exchange[]
  readonly all: boolean
}

/** The exchange whose card was replied to and that can still be confirmed; undefined for all else. */
export async function confirmingOf(
  db: Reader,
  asked: { readonly replyTo: string; readonly all: boolean } | { readonly exchange: string; readonly all: boolean },
  at: At,
): Promise<Confirming | undefined> {
  const id = 'replyTo' in asked ? await exchangeOfReply(db, asked.replyTo) : asked.exchange
  const arranged = id === undefined ? undefined : await arrangedById(db, id)
  if (!arranged) return undefined
  // Its record is what is confirmed then.
  if ('replyTo' in asked && arranged.exchange.state === 'done') return undefined
  const { all } = asked
  const { series } = arranged.exchange
  const coming = all && series !== null ? await comingOfSeries(db, series, dayOf(at.now, at.zone)) : [arranged.exchange]
  return { arranged, coming, all }
}

/** One side says that the time suits it; a second press by the same side changes nothing. */
export function confirmExchange({ arranged, coming, all }: Confirming, at: At): Decision | Refusal {
  const { exchange, pair, confirmed } = arranged
  const about = exchangeSubject(exchange.id)
  const { who } = at.standing
  if (who === null) return refuse(noExchange)
  if (!all && exchange.state !== 'planned') return refuse(says.notPlanned)
  const side = sideOf(at.standing, pair)
  if (!side) return refuse(says.whichSide(kindergartensOf(pair).map(({ name }) => name)))
  if (side.id === exchange.side) return refuse(says.ownSide)
  if (!all && confirmed.some(({ kindergarten }) => kindergarten === side.id)) {
    return { show: { card: exchangeCard(arranged, at, [says.already]), about }, toast: says.already }
  }
  const fresh = coming.filter((one) => one.side !== side.id)
  const changes = fresh.map((one) => confirmation(one, side.id, who, at))
  const rows = [...personRows(who, at.now), ...changes.flatMap((change) => change.rows)]
  const history = changes.flatMap((change) => change.history)
  if (all)
    return { rows, history, show: { card: note(says.allDone(fresh.length, side.name)), about }, toast: says.done }
  const words = [...confirmed, { kindergarten: side.id, person: who }]
  const [after = exchange] = changes.map((change) => change.after)
  return {
    rows,
    history,
    show: { card: exchangeCard({ ...arranged, exchange: after, confirmed: words }, at, [says.done]), about },
    toast: says.done,
  }
}

/** The side's word, and the line that a rival who moves it at the same moment meets. */
function confirmation(exchange: Exchange, kindergarten: string, person: string, at: At) {
  const revision = exchange.revision + 1
  const rows: readonly Write[] = [
    paper.deleteFrom('exchange_word').where('exchange', '=', exchange.id).where('kindergarten', '=', kindergarten),
    insert('exchange_word', { exchange: exchange.id, kindergarten, person, confirmed_at: at.now }),
    paper.updateTable('exchange').set({ revision }).where('id', '=', exchange.id),
  ]
  return {
    after: { ...exchange, revision },
    rows,
    history: [
      {
        subject: exchangeSubject(exchange.id),
        number: exchange.revision,
        what: 'confirmed',
        after: { kindergarten, person },
      },
    ],
  }
}

const says = {
  done: phrase('已确认，谢谢！', 'Confirmed, thank you.'),
  allDone: (times: number, side: string) =>
    phrase(`${side}已确认以后的 ${times} 次，谢谢！`, `${side} confirmed all ${times} to come, thank you.`),
  already: phrase('您这一方已经确认过了。', 'Your side confirmed this before.'),
  notPlanned: phrase(
    '这次安排已经取消或结束了，不用再确认。',
    'This exchange was cancelled or is over; there is nothing to confirm.',
  ),
  ownSide: phrase(
    '这个时间是您这一方提出的，等对方园确认就行。',
    'Your own side proposed this time; the other side confirms it.',
  ),
  whichSide: (names: readonly string[]) =>
    phrase(
      `还不知道您是哪一方的，请先发送：/我是 ${names.join(' 或 /我是 ')}，再来确认。`,
      `I do not know your side yet. Please send /whoami with your kindergarten (${names.join(' or ')}) first.`,
    ),
}
