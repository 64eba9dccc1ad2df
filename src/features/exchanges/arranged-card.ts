import { buttons, type Card, type Element, facts, rule, small, text } from '../../bot/card.ts'
import { type Phrase, phrase, same, together } from '../../bot/phrase.ts'
import { weekdayOf } from '../../bot/school-calendar.ts'
import { numberOf } from '../activities/activity.ts'
import { pairName } from '../people/pair.ts'
import type { Arranged } from './arranged.ts'
import type { Exchange } from './exchange.ts'
import { conflictElements, exchangeCard, exchangeName, seriesName, type When } from './exchange-card.ts'
import { restNote, slotName } from './slot.ts'

/** Days said openly; the rest stand under a fold. */
const SHOWN_MAX = 4

/** What was just arranged: one exchange with all of it, several or many as a list. */
export function arrangedCard(
  all: readonly Exchange[],
  common: Omit<Arranged, 'exchange' | 'confirmed'>,
  when: When,
  notes: readonly Phrase[],
): Card {
  const [first, ...more] = all
  if (!first) throw new Error('nothing was arranged')
  if (more.length === 0) return exchangeCard({ ...common, exchange: first, confirmed: [] }, when, notes)
  const { pair, series, conflicts } = common
  const about = { exchange: first.id }
  const name = series ? exchangeName(first) : phrase(`${all.length} 次`, `${all.length} exchanges`)
  return {
    title: together(phrase('活动安排：', 'Arranged: '), name),
    tone: 'blue',
    body: [
      ...notes.map((note) => text(note)),
      facts(
        { label: phrase('结对', 'Pair'), value: pairName(pair) },
        ...(series
          ? [
              { label: phrase('重复', 'Repeats'), value: seriesName(series) },
              { label: phrase('共', 'In all'), value: phrase(`${all.length} 次`, `${all.length} times`) },
            ]
          : []),
      ),
      ...listed(all, series === null),
      ...conflictElements(conflicts, pair.id),
      ...(series
        ? [
            buttons(
              {
                text: phrase('全部确认', 'Confirm all'),
                tone: 'primary',
                press: { command: 'confirm', button: 'exchanges', about },
              },
              {
                text: phrase('全部取消', 'Cancel all'),
                tone: 'danger',
                press: { command: 'cancel', button: 'all', about },
                confirm: phrase('确定取消以后的每一次吗？', 'Cancel every occurrence to come?'),
              },
            ),
          ]
        : []),
      rule,
      small(phrase('安排人：', 'Arranged by: '), { at: first.arrangedBy }),
      small(
        phrase(
          `也可以回复：/确认 全部 · /取消 全部。每一次都可以单独改：/改期 ${numberOf(first.id)} 12月9日，/取消 ${numberOf(first.id)}；查看：/日程`,
          `Or reply: /confirm all · /cancel all. Each can be changed alone: /reschedule ${numberOf(first.id)} 9 December, /cancel ${numberOf(first.id)}; see /calendar`,
        ),
      ),
    ],
  }
}

function listed(all: readonly Exchange[], typed: boolean): readonly Element[] {
  const line = (exchange: Exchange) => {
    const rest = restNote(weekdayOf(exchange.day))
    return text(
      slotName(exchange),
      ...(typed ? [same(' '), exchangeName(exchange)] : []),
      same(` ${numberOf(exchange.id)}`),
      ...(rest ? [together(phrase('（', ' ('), rest, phrase('）', ')'))] : []),
    )
  }
  const later = all.slice(SHOWN_MAX)
  return [
    ...all.slice(0, SHOWN_MAX).map(line),
    ...(later.length > 0
      ? [
          {
            is: 'fold' as const,
            title: phrase(`其余 ${later.length} 次`, `The other ${later.length}`),
            body: later.map(line),
          },
        ]
      : []),
  ]
}
