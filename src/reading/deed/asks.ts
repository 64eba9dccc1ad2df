import type { Draft, Warn } from '../draft.ts'
import { TRIP } from '../kinds/activity-types.ts'
import { schoolishIn } from '../kinds/schoolish.ts'
import { childNamesIn } from '../people/child-names.ts'
import type { Seen } from './look.ts'

/** What a record needs and the text lacks (domain.md §2.4); no day said is no lack of a deed, for today is meant. */
export function wantedOf(draft: Draft, { when }: Seen): readonly string[] {
  const { intent, types, date, recurrence, to, wrong } = draft
  const undated = date === undefined && wrong === undefined
  return [
    ...(types === undefined ? ['type'] : []),
    ...(undated && (when.vague || (intent === 'schedule' && recurrence === undefined)) ? ['date'] : []),
    ...(to === undefined ? ['to'] : []),
    ...(types?.length === 1 && types[0] === TRIP ? ['parts'] : []),
  ]
}

const GIFT = '捐赠'

/** Soft, once; only 幼儿姓名 refuses the record (domain.md §5). */
export function warningsOf(draft: Draft, { page }: Seen, today: string): readonly Warn[] {
  const { types, to, date } = draft
  return [
    ...(childNamesIn(page) ? (['幼儿姓名'] as const) : []),
    ...(schoolishIn(page) ? (['小学化'] as const) : []),
    ...(date !== undefined && isOfPastYears(date, today) ? (['往年日期'] as const) : []),
    ...(types?.includes(GIFT) && to === undefined ? (['无受赠方'] as const) : []),
  ]
}

/** 期: the school year begins on 1 September (R26). */
const FIRST_MONTH = '09'

/** All of it lies before the school year of `today`. */
function isOfPastYears(date: string, today: string): boolean {
  const year = Number(today.slice(0, 4)) - (today.slice(5, 7) >= FIRST_MONTH ? 0 : 1)
  return date < `${year}-${FIRST_MONTH}`.slice(0, date.length)
}
