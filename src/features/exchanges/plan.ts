import type { At } from '../../bot/command.ts'
import { type Refusal, refuse } from '../../bot/decision.ts'
import { join, type Phrase, phrase, same, together } from '../../bot/phrase.ts'
import {
  addDays,
  type Day,
  dayOf,
  isDay,
  monthOf,
  schoolYear,
  schoolYearOf,
  termOf,
} from '../../bot/school-calendar.ts'
import type { Draft } from '../../reading/draft.ts'
import { dayName } from '../activities/activity-words.ts'
import type { Pair } from '../people/pair.ts'
import { LASTS_MAX_DAYS } from './arranged.ts'
import { daysOfRhythm, hasOwnDay, OCCURRENCES_MAX, rhythmOf } from './rhythm.ts'
import { instantsOf, type Slot } from './slot.ts'

/** When a draft is to be: once, or each time of what repeats. */
export interface Plan {
  /** At least one, in their order. */
  readonly slots: readonly Slot[]
  /** How often, as the reading puts it; null for once. */
  readonly rule: string | null
  /** There would be more than may be arranged at once. */
  readonly cut: boolean
}

/** What is missing before it can be arranged, in the words of a card; nothing was wrong. */
export interface Lacking {
  readonly lacks: Phrase
}

type When = Pick<At, 'now' | 'zone'>

/** Cycles are two years long: what lies further ahead is a slip of the finger. */
const AHEAD_MAX_DAYS = 3 * 366

export function planOf(draft: Draft, pair: Pick<Pair, 'cycle'> | undefined, at: When): Plan | Lacking | Refusal {
  if (draft.wrong) return refuse(says.wrong(draft.wrong))
  const { recurrence } = draft
  if (recurrence !== undefined) return repeating(recurrence, draft, pair, at)
  const { date } = draft
  if (date === undefined) return { lacks: says.noDay }
  if (!isDay(date)) return roughly(date, at)
  const slot = slotOf(draft, date)
  return slotTrouble(slot, at) ?? { slots: [slot], rule: null, cut: false }
}

/** A month or a year is no day: the past one is refused, one to come asks for its day. */
function roughly(date: string, at: When): Lacking | Refusal {
  return date < dayOf(at.now, at.zone).slice(0, date.length)
    ? refuse(says.past(date))
    : {
        lacks: together(
          says.noDay,
          phrase('（只看到：', ' (only this was understood: '),
          dayName(date),
          phrase('）', ')'),
        ),
      }
}

function repeating(recurrence: string, draft: Draft, pair: Pick<Pair, 'cycle'> | undefined, at: When) {
  const rhythm = rhythmOf(recurrence)
  const given = draft.date !== undefined && isDay(draft.date) ? draft.date : null
  if (!rhythm && given === null) return { lacks: says.noFirst }
  if (!rhythm) return { lacks: says.whichRule }
  if (given === null && !hasOwnDay(rhythm)) return { lacks: says.noFirst }
  const today = dayOf(at.now, at.zone)
  if (given !== null && given < today) return refuse(says.past(given))
  if (given !== null && given > addDays(today, AHEAD_MAX_DAYS)) return refuse(says.far)
  const from = given ?? today
  const long = rhythm.every === 'term' || rhythm.every === 'school-year'
  const until = untilOf(draft.until, from, long ? endOfCycle(pair, from) : periodEnd(from))
  if (until < from) return refuse(says.endsBefore(until))
  const days = daysOfRhythm(rhythm, from, until)
  const slots = days
    .map((day) => slotOf({ ...draft, date_end: undefined }, day))
    // Today's may be over already: then the next one is the first.
    .filter((slot, place) => place > 0 || given !== null || slotTrouble(slot, at) === null)
  const [first] = slots
  if (!first) return refuse(says.noneUntil(until))
  const trouble = slotTrouble(first, at)
  if (trouble) return trouble
  const cut = slots.length > OCCURRENCES_MAX
  return { slots: slots.slice(0, OCCURRENCES_MAX), rule: slots.length > 1 ? recurrence : null, cut }
}

/** No end given: that of the school year (期, R26); what comes once a term or year, that of the cycle (R27). */
function untilOf(until: string | undefined, from: Day, end: Day): Day {
  if (until === '学期末') return termOf(from).to
  if (until === '学年末') return periodEnd(from)
  if (until === undefined) return end
  const day = until.length === 7 ? monthOf(`${until}-01`).to : until.length === 4 ? `${until}-12-31` : until
  return isDay(day) ? day : end
}

const periodEnd = (day: Day): Day => schoolYear(schoolYearOf(day)).to

const endOfCycle = (pair: Pick<Pair, 'cycle'> | undefined, from: Day): Day =>
  pair ? schoolYear(Math.max(pair.cycle.firstYear + 1, schoolYearOf(from))).to : schoolYear(schoolYearOf(from) + 1).to

type SaidWhen = { readonly [K in 'date_end' | 'time' | 'time_end' | 'half_day']?: Draft[K] | undefined }

/** The day with what else was said of when. A last day that is no day, or lies before, is not kept. */
export const slotOf = ({ date_end: end, time, time_end, half_day }: SaidWhen, day: Day): Slot => ({
  day,
  dayEnd: end !== undefined && isDay(end) && end > day ? end : null,
  timeFrom: time ?? null,
  timeTo: time === undefined || time_end === undefined || (time_end <= time && end === undefined) ? null : time_end,
  halfDay: half_day ?? null,
})

/** Nothing can be arranged then; null where it can. */
export function slotTrouble(slot: Slot, at: When): Refusal | null {
  const today = dayOf(at.now, at.zone)
  const last = slot.dayEnd ?? slot.day
  if (slot.day < today) return refuse(says.past(slot.day))
  if (slot.day > addDays(today, AHEAD_MAX_DAYS)) return refuse(says.far)
  if (last > addDays(slot.day, LASTS_MAX_DAYS)) return refuse(says.long)
  const timed = slot.timeFrom !== null || slot.halfDay !== null
  return timed && instantsOf(slot, at.zone).endsAt <= at.now ? refuse(says.over) : null
}

const unchanged = phrase('；这次没有安排，什么都没有改。', '; nothing was arranged or changed.')

const says = {
  noDay: phrase('还差日期：是哪一天？', 'The day is still missing: which day is it?'),
  noFirst: phrase('还差日期：第一次是哪一天？', 'The day is still missing: when is the first one?'),
  whichRule: phrase('没看懂多久一次，请选一种。', 'I did not understand how often; please choose one.'),
  wrong: (typed: readonly string[]): Phrase =>
    together(phrase('没有这一天：', 'There is no such day: '), join(typed.map((word) => same(word))), unchanged),
  past: (date: string): Phrase =>
    together(
      dayName(date),
      phrase(
        '已经过去了。已开展的活动请用 /记录；要安排请写以后的日期',
        ' has passed. Log what was done with /log; arrange something for a day to come',
      ),
      unchanged,
    ),
  over: together(
    phrase('这个时间今天已经过了，请换一个时间', 'That time of today has passed; please choose another'),
    unchanged,
  ),
  far: together(
    phrase('日期太远了（最多三年以内），请核对', 'That is too far ahead (three years at most); please check'),
    unchanged,
  ),
  long: together(
    phrase(
      `一次活动最多 ${LASTS_MAX_DAYS} 天，请核对`,
      `One exchange lasts ${LASTS_MAX_DAYS} days at most; please check`,
    ),
    unchanged,
  ),
  endsBefore: (until: string): Phrase =>
    together(
      phrase('截止日期 ', 'It would end on '),
      dayName(until),
      phrase(' 早于开始日期', ', before it begins'),
      unchanged,
    ),
  noneUntil: (until: string): Phrase =>
    together(
      phrase('到 ', 'Until '),
      dayName(until),
      phrase(' 为止一次也没有', ' there is not a single one'),
      unchanged,
    ),
}
