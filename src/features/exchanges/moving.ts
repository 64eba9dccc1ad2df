import type { At } from '../../bot/command.ts'
import { type Decision, type Refusal, refuse } from '../../bot/decision.ts'
import { phrase, together } from '../../bot/phrase.ts'
import { paper } from '../../store/paper.ts'
import { personRows } from '../activities/new-activity.ts'
import { sideOf } from '../people/pair.ts'
import type { Arranged } from './arranged.ts'
import { changing, type Exchange, exchangeSubject } from './exchange.ts'
import { exchangeCard } from './exchange-card.ts'
import { slotTrouble } from './plan.ts'
import { type Slot, slotName } from './slot.ts'

/** Why it cannot be moved any more; null where it can. What was cancelled or missed can be arranged anew. */
export function moving({ exchange, pair }: Pick<Arranged, 'exchange' | 'pair'>): Refusal | null {
  if (exchange.state === 'done') return refuse(says.isDone)
  return pair.endedAt === null ? null : refuse(says.ended)
}

/** The exchange at its new time: who had confirmed is asked again. `arranged.conflicts`: of the new time. */
export function moved(arranged: Arranged, slot: Slot, at: At): Decision | Refusal {
  const { exchange } = arranged
  const about = exchangeSubject(exchange.id)
  if (exchange.state === 'planned' && sameSlot(exchange, slot)) {
    return { show: { card: exchangeCard(arranged, at, [says.same]), about }, toast: says.same }
  }
  const trouble = slotTrouble(slot, at)
  if (trouble) return trouble
  const { who } = at.standing
  if (who === null) throw new Error('/reschedule: nobody asked')
  const change = changing(
    exchange,
    {
      ...exchange,
      ...slot,
      state: 'planned',
      reason: null,
      movedFrom: exchange.day === slot.day ? exchange.movedFrom : exchange.day,
      side: sideOf(at.standing, arranged.pair)?.id ?? null,
      assumed: [],
    },
    'moved',
    at.zone,
  )
  const done = together(
    says.done,
    slotName(slot),
    phrase('；请对方园重新确认。', '; the other side is asked to confirm again.'),
  )
  return {
    rows: [
      ...personRows(who, at.now),
      ...change.rows,
      paper.deleteFrom('exchange_word').where('exchange', '=', exchange.id),
    ],
    history: change.history,
    show: { card: exchangeCard({ ...arranged, exchange: change.after, confirmed: [] }, at, [done]), about },
    toast: says.moved,
  }
}

const sameSlot = (a: Exchange, b: Slot): boolean =>
  a.day === b.day &&
  a.dayEnd === b.dayEnd &&
  a.timeFrom === b.timeFrom &&
  a.timeTo === b.timeTo &&
  a.halfDay === b.halfDay

const says = {
  done: phrase('已改到 ', 'Moved to '),
  moved: phrase('已改期', 'Moved'),
  same: phrase('本来就安排在这个时间，没有改动。', 'It was arranged for that time already; nothing changed.'),
  isDone: phrase(
    '这次活动已经开展并记录了，不能再改期；日期不对请用 /修改。',
    'This took place and was logged, so it cannot be moved; correct a wrong date with /edit.',
  ),
  ended: phrase('这个结对已经结束，安排只能查看。', 'This pair has ended; its exchanges are read only.'),
}
