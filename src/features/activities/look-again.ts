import type { Confirm, Draft } from '../../reading/draft.ts'
import type { Activity, Assumed } from './activity.ts'

/** What a draft assumed and what of it a person shall look at once more: it stands on the card until it is corrected. */
export const toLookAt = ({ assumed, confirm, ask }: Draft): readonly Assumed[] => [
  ...(assumed ?? []).filter(isAssumed),
  ...(confirm ?? []).flatMap((name) => TO_LOOK_AT[name] ?? []),
  // 近日: a day there was, but not which.
  ...(ask?.includes('date') && confirm?.includes('date') !== true ? (['rough_date'] as const) : []),
]

const TO_LOOK_AT: Partial<Readonly<Record<Confirm, Assumed>>> = {
  weekday_conflict: 'weekday_conflict',
  date: 'rough_date',
  time: 'time',
  amount: 'amount',
  to: 'to',
  from: 'from',
}

const isAssumed = (name: string): name is Assumed => ['date', 'year', 'month', 'week'].includes(name)

/** The record after a correction said something about day, clock or worth: what was doubtful there is said anew or gone. */
export function lookedAt(activity: Activity, draft: Draft): Activity {
  const settled = SETTLED.flatMap(([says, names]) => (says(draft) ? names : []))
  const fresh = toLookAt(draft).filter((name) => settled.includes(name))
  const warned = draft.date === undefined ? activity.warned : activity.warned.filter((warn) => warn !== '往年日期')
  const added = (draft.warn ?? []).filter((warn) => ALSO_OF_CORRECTIONS.has(warn) && !warned.includes(warn))
  return {
    ...activity,
    assumed: [...activity.assumed.filter((name) => !settled.includes(name)), ...fresh],
    warned: [...warned, ...added],
  }
}

const SETTLED: readonly (readonly [(draft: Draft) => boolean, readonly Assumed[]])[] = [
  [({ date }) => date !== undefined, ['date', 'year', 'month', 'week', 'weekday_conflict', 'rough_date']],
  [({ time, half_day }) => time !== undefined || half_day !== undefined, ['time']],
  [
    ({ amount_yuan, amount_min, items }) => [amount_yuan, amount_min, items].some((said) => said !== undefined),
    ['amount'],
  ],
]

const ALSO_OF_CORRECTIONS: ReadonlySet<string> = new Set(['往年日期', '小学化'])
