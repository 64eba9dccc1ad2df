import type { At } from '../../bot/command.ts'
import { type Refusal, refuse } from '../../bot/decision.ts'
import { allowed } from '../../bot/may.ts'
import { phrase, together } from '../../bot/phrase.ts'
import { dayOf, schoolYearName, schoolYearOf } from '../../bot/school-calendar.ts'
import { firstDay } from './activity-card.ts'
import { type Recorded, whereOfRecord } from './recorded.ts'

/**
 * A record may be changed while its school year runs (product.md §3), and one that was entered late while the year
 * of its entry runs; after that only by the county that leads the pair (R22). Null where it may.
 */
export function closedTo(recorded: Recorded, { now, zone, standing }: At): Refusal | null {
  const { activity, pair } = recorded
  const entered = schoolYearOf(dayOf(activity.loggedAt, zone))
  const year = Math.max(schoolYearOf(firstDay(activity.date)), entered)
  const over = year < schoolYearOf(dayOf(now, zone)) || pair.endedAt !== null
  if (!over || allowed(standing, ['county'], whereOfRecord(recorded))) return null
  return refuse(
    together(
      phrase('这条记录属于', 'This record belongs to the '),
      schoolYearName(schoolYearOf(firstDay(activity.date))),
      phrase(
        '，这一期已经结束，不能再改。确实需要更正的，请联系县（市、区）教育局。',
        ', which is over, and can no longer be changed. If it has to be put right, please ask the county bureau.',
      ),
    ),
  )
}
