import type { At } from '../../bot/command.ts'
import type { Entry } from '../../bot/decision.ts'
import type { Draft } from '../../reading/draft.ts'
import { OTHER } from '../../reading/kinds/activity-types.ts'
import { insert, type Write } from '../../store/paper.ts'
import { personRows } from '../activities/new-activity.ts'
import type { PeopleBook } from '../activities/people-named.ts'
import { type Pair, sideOf } from '../people/pair.ts'
import { deedOf } from './deed.ts'
import { arrangingOf, type Exchange } from './exchange.ts'
import type { Plan } from './plan.ts'

/** Where an arrangement comes from. */
export interface Origin {
  /** Of its first occurrence. */
  readonly id: string
  readonly who: string
  readonly chat: string
  readonly message: string | null
  /** As typed. */
  readonly words: string
  /** Who was mentioned with @ as in charge, by id. */
  readonly inCharge: readonly string[]
}

export interface ArrangedNow {
  /** One for each occurrence, in their order. */
  readonly exchanges: readonly Exchange[]
  readonly series: { readonly id: string; readonly rule: string; readonly lastDay: string } | null
  readonly rows: readonly Write[]
  readonly history: readonly Entry[]
}

/** A plan as exchanges of this pair. The caller writes the rows of `people` first. */
export function arrange(draft: Draft, plan: Plan, origin: Origin, pair: Pair, people: PeopleBook, at: At): ArrangedNow {
  const last = plan.slots.at(-1)
  const series = plan.rule === null || !last ? null : { id: at.id(), rule: plan.rule, lastDay: last.day }
  const deed = deedOf(draft, (name) => people.idOf(name))
  const exchanges = plan.slots.map(
    (slot, place): Exchange => ({
      ...slot,
      id: place === 0 ? origin.id : at.id(),
      pair: pair.id,
      series: series?.id ?? null,
      type: draft.type ?? OTHER,
      deed,
      receivers: receiversIn(draft, pair),
      inCharge: origin.inCharge.slice(0, IN_CHARGE_MAX),
      words: place === 0 && origin.words !== '' ? origin.words : null,
      assumed: assumedIn(draft),
      side: sideOf(at.standing, pair)?.id ?? null,
      state: 'planned',
      movedFrom: null,
      reason: null,
      activity: null,
      revision: 1,
      arrangedBy: origin.who,
      arrangedAt: at.now,
      chat: origin.chat,
      message: origin.message,
    }),
  )
  const arranged = exchanges.map((exchange) => arrangingOf(exchange, at.zone))
  const known = [...new Set([origin.who, ...origin.inCharge.slice(0, IN_CHARGE_MAX)])]
  const seriesRows = series
    ? [
        insert('series', {
          id: series.id,
          pair: pair.id,
          rule: series.rule,
          last_day: series.lastDay,
          occurrences: exchanges.length,
          made_by: origin.who,
          made_at: at.now,
        }),
      ]
    : []
  return {
    exchanges,
    series,
    rows: [...known.flatMap((who) => personRows(who, at.now)), ...seriesRows, ...arranged.flatMap(({ rows }) => rows)],
    history: arranged.flatMap(({ history }) => history),
  }
}

/** Who leads an exchange is a handful of people. */
const IN_CHARGE_MAX = 8

/** Of a pair with two receivers: those the words name. */
function receiversIn({ to = [] }: Draft, { receivers }: Pair): readonly string[] {
  const named = receivers.filter(({ name }) => to.includes(name))
  return receivers.length > 1 && named.length < receivers.length ? named.map(({ id }) => id) : []
}

const assumedIn = ({ assumed = [], confirm = [] }: Draft): readonly string[] => [
  ...assumed.filter((name) => ['year', 'month', 'week'].includes(name)),
  ...confirm.filter((name) => ['weekday_conflict', 'date', 'time', 'to', 'from'].includes(name)),
]
