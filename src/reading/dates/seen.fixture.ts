import { pageOf } from '../words/page.ts'
import type { Lean, When } from './said.ts'
import { whenIn } from './when.ts'

/** A Monday. */
export const TODAY = '2026-11-23'

type Shown = Partial<Omit<When, 'spans' | 'all' | 'range' | 'half_day' | 'time' | 'time_end'>>

/** What is seen of days, without what is empty and without hours, which have tables of their own. */
export function seen(text: string, lean: Lean = 'behind', today = TODAY): Shown {
  const { spans, all, range, half_day, time, time_end, assumed, confirm, wrong, vague, ...rest } = whenIn(
    pageOf(text),
    { today, lean },
  )
  return {
    ...rest,
    ...(assumed.length > 0 && { assumed }),
    ...(confirm.length > 0 && { confirm }),
    ...(wrong.length > 0 && { wrong }),
    ...(vague && { vague }),
  }
}

export const hours = (text: string, lean: Lean = 'behind') => {
  const { half_day, time, time_end, confirm } = whenIn(pageOf(text), { today: TODAY, lean })
  return {
    ...(time !== undefined && { time }),
    ...(time_end !== undefined && { time_end }),
    ...(half_day !== undefined && { half_day }),
    ...(confirm.includes('time') && { unsure: true }),
  }
}
