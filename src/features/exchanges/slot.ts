import { Temporal } from 'temporal-polyfill'
import { type Phrase, phrase, same, together } from '../../bot/phrase.ts'
import type { Day } from '../../bot/school-calendar.ts'
import type { HalfDay } from '../../reading/dates/half-days.ts'
import { daysName } from '../activities/activity-words.ts'
import { halfDayName } from '../activities/field-words.ts'

/** When something is to be, as people say it; null is "not said". Clock times are `HH:MM` of the bureau's zone. */
export interface Slot {
  readonly day: Day
  readonly dayEnd: Day | null
  readonly timeFrom: string | null
  readonly timeTo: string | null
  readonly halfDay: HalfDay | null
}

/** Two hours where no end was given; only a half-day ends at 11:30 or 17:00 (product.md §5). */
const NO_END_HOURS = 2
const BEGINS: Readonly<Record<HalfDay, string>> = { 上午: '08:30', 下午: '14:00', 全天: '08:30', 晚上: '18:30' }
const ENDS: Readonly<Record<HalfDay, string>> = { 上午: '11:30', 下午: '17:00', 全天: '17:00', 晚上: '20:30' }

/** First and last instant, epoch ms, with what was not said filled in. */
export function instantsOf(slot: Slot, zone: string): { readonly startsAt: number; readonly endsAt: number } {
  const half = slot.halfDay ?? '全天'
  const startsAt = instant(slot.day, slot.timeFrom ?? BEGINS[half], zone)
  const last = slot.dayEnd ?? slot.day
  const endsAt =
    slot.timeTo !== null
      ? instant(last, slot.timeTo, zone)
      : slot.timeFrom !== null
        ? instant(last, slot.timeFrom, zone) + NO_END_HOURS * 60 * 60 * 1000
        : instant(last, ENDS[half], zone)
  return { startsAt, endsAt: Math.max(startsAt, endsAt) }
}

const instant = (day: Day, time: string, zone: string): number =>
  Temporal.PlainDate.from(day).toZonedDateTime({ timeZone: zone, plainTime: time }).epochMilliseconds

/** 2026-12-02（周三） 下午 14:30–16:00 */
export function slotName(slot: Slot): Phrase {
  const days = daysName({ date: slot.day, dateEnd: slot.dayEnd })
  const half = slot.halfDay === null ? [] : [same(' '), halfDayName(slot.halfDay)]
  const time = slot.timeFrom === null ? [] : [same(` ${slot.timeFrom}${slot.timeTo === null ? '' : `–${slot.timeTo}`}`)]
  return together(days, ...half, ...time)
}

/** Do they meet within one half of a day? What names no half takes all of the day. */
export function meets(a: Slot, b: Slot): boolean {
  if ((a.dayEnd ?? a.day) < b.day || (b.dayEnd ?? b.day) < a.day) return false
  const [one, other] = [halvesOf(a), halvesOf(b)]
  return one.some((half) => other.includes(half))
}

function halvesOf({ halfDay, timeFrom, timeTo }: Slot): readonly HalfDay[] {
  if (timeFrom !== null) return [...new Set([halfAt(timeFrom), halfAt(timeTo ?? timeFrom)])]
  return halfDay === null || halfDay === '全天' ? ['上午', '下午', '晚上'] : [halfDay]
}

const halfAt = (time: string): HalfDay => (time < '12:00' ? '上午' : time < '18:00' ? '下午' : '晚上')

/** Saturdays and Sundays are shown, not forbidden. */
export const restNote = (weekday: number): Phrase | null =>
  weekday >= 6 ? phrase('是周末，请确认老师和孩子在园', 'a weekend: please make sure that people are there') : null
