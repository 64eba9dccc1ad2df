import type { Draft } from '../draft.ts'
import { classLevelsIn } from '../kinds/class-levels.ts'
import type { Mention } from '../kinds/mentions.ts'
import { partsOf } from '../kinds/parts.ts'
import { typesOf } from '../kinds/types.ts'
import type { Mood } from '../words/clauses.ts'
import { wantedOf, warningsOf } from './asks.ts'
import type { Seen } from './look.ts'

/** Moods that make a record: what was done; of an arrangement also what is to be done. */
const MOODS: Readonly<Record<'log' | 'schedule', readonly Mood[]>> = { log: ['done'], schedule: ['done', 'ahead'] }

/** 每月组织一次联合教研: of what comes again and again the rule itself is the arrangement. */
const moodsOf = ({ when }: Seen, intent: 'log' | 'schedule'): readonly Mood[] =>
  intent === 'schedule' && when.recurrence !== undefined ? [...MOODS.schedule, 'rule'] : MOODS[intent]

/** A deed or an arrangement with all that was said of it. `today`: `YYYY-MM-DD`. */
export function recordOf(seen: Seen, intent: 'log' | 'schedule', today: string): Draft {
  const draft = {
    intent,
    ...kindsOf(seen, moodsOf(seen, intent)),
    ...whenOf(seen, intent),
    ...countsOf(seen),
    ...sidesOf(seen),
  }
  const ask = wantedOf(draft, seen)
  const warn = warningsOf(draft, seen, today)
  const confirm = [...new Set([...seen.when.confirm, ...seen.sides.confirm, ...seen.money.confirm])]
  const assumed = [...new Set([...seen.when.assumed, ...seen.sides.assumed])]
  return {
    ...draft,
    ...(ask.length > 0 && { ask }),
    ...(confirm.length > 0 && { confirm }),
    ...(warn.length > 0 && { warn }),
    ...(assumed.length > 0 && { assumed }),
    ...(seen.when.wrong.length > 0 && { wrong: seen.when.wrong }),
  }
}

/** Types and their parts, and what is said of lessons and lectures. */
function kindsOf(seen: Seen, moods: readonly Mood[]): Partial<Draft> {
  const { rest, topics, sessions, mentions, lecturers } = seen
  const held: readonly Mention[] = mentions.filter(({ mood }) => moods.includes(mood))
  const types = typesOf(held, moods)
  const [type] = types
  const total = sessions.reduce((sum, count) => sum + count.sessions, 0)
  const levels = classLevelsIn(rest)
  const [lecturer, ...more] = new Set(lecturers.map((said) => said.lecturer))
  return {
    ...(type !== undefined && { type, types, parts: partsOf(rest, held, types, { topics, sessions, lecturers }) }),
    ...(total > 0 && { sessions: total }),
    ...(topics.length > 0 && { topic: [...new Set(topics.map(({ title }) => title))] }),
    ...(levels.length > 0 && { class_level: levels }),
    ...(lecturer !== undefined && more.length === 0 && { lecturer }),
  }
}

function whenOf({ when, duration }: Seen, intent: 'log' | 'schedule'): Partial<Draft> {
  const { date, date_end, time, time_end, half_day, recurrence, until } = when
  const { duration_days, duration_hours, class_hours } = duration
  return {
    ...(date !== undefined && { date }),
    ...(date_end !== undefined && { date_end }),
    ...(time !== undefined && { time }),
    ...(time_end !== undefined && { time_end }),
    ...(half_day !== undefined && { half_day }),
    ...(duration_days !== undefined && { duration_days }),
    ...(duration_hours !== undefined && { duration_hours }),
    ...(class_hours !== undefined && { class_hours }),
    ...(intent === 'schedule' && recurrence !== undefined && { recurrence }),
    ...(intent === 'schedule' && until !== undefined && { until }),
  }
}

function countsOf({ people, money, items }: Seen): Partial<Draft> {
  const { participants, participants_min, participants_max, participants_approx, participants_unit } = people
  const { audience, children } = people
  const { amount_yuan, amount_min, amount_max } = money
  return {
    ...(participants !== undefined && { participants }),
    ...(participants_min !== undefined && { participants_min }),
    ...(participants_max !== undefined && { participants_max }),
    ...(participants_approx && { participants_approx }),
    ...(participants_unit && { participants_unit }),
    ...(audience !== undefined && { audience }),
    ...(children !== undefined && { children }),
    ...(amount_yuan !== undefined && { amount_yuan }),
    ...(amount_min !== undefined && { amount_min }),
    ...(amount_max !== undefined && { amount_max }),
    ...(items && { items }),
  }
}

function sidesOf({ sides }: Seen): Partial<Draft> {
  const { from, to, donor, direction, mode, place } = sides
  return {
    ...(from && { from }),
    ...(to && { to }),
    ...(donor !== undefined && { donor }),
    ...(direction && { direction }),
    ...(mode && { mode }),
    ...(place !== undefined && { place }),
  }
}
