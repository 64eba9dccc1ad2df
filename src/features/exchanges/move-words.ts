import { buttons, type Card, facts, small, text } from '../../bot/card.ts'
import type { At } from '../../bot/command.ts'
import { isRefusal, type Refusal, refuse } from '../../bot/decision.ts'
import { join, type Phrase, phrase, same, together } from '../../bot/phrase.ts'
import { addDays, isDay } from '../../bot/school-calendar.ts'
import { read } from '../../reading/read.ts'
import { type Filled, one } from '../activities/log-form.ts'
import { LINE_MAX } from '../activities/values.ts'
import type { Arranged } from './arranged.ts'
import type { Exchange } from './exchange.ts'
import { conflictElements, exchangeName } from './exchange-card.ts'
import { slotOf } from './plan.ts'
import { timeIn } from './schedule-form.ts'
import { type Slot, slotName } from './slot.ts'

export type { Filled }

type When = Pick<At, 'now' | 'zone'>

/** What stands between the old time and the new one. */
const TO =
  /\s*(?:→|->|=>|改期到|改期至|改到|改至|改在|改成|改为|挪到|推迟到|推迟至|推到|延期到|延到|提前到|提前至|调整到|调到|移到|(?<![a-z])to(?![a-z]))\s*/i

/** 把12月4日的示范课改到12月9日: which one, and when; what names no old time is all about the new one. */
export function splitMove(words: string): { readonly which: string; readonly to: string } {
  const found = TO.exec(words)
  // 2 to 4 pm is a time, not a move.
  const hours = found !== null && /^\s*to\s*$/i.test(found[0]) && /\d\s*$/.test(words.slice(0, found.index))
  if (!found || hours) return { which: '', to: words }
  return { which: words.slice(0, found.index), to: words.slice(found.index + found[0].length) }
}

/** The time that words move an exchange to; null where they say none. What they do not say stays as it was. */
export function movedBy(words: string, exchange: Exchange, at: When): Slot | Refusal | null {
  if (words.trim() === '') return null
  const { date, date_end, time, time_end, half_day, wrong } = read(words, {
    now: at.now,
    zone: at.zone,
    as: 'schedule',
  })
  if (wrong) return refuse(together(says.wrong, join(wrong.map((word) => same(word))), says.unchanged))
  const timed = time !== undefined || half_day !== undefined
  if (date === undefined && !timed) return null
  if (date !== undefined && !isDay(date)) return null
  return keeping(
    exchange,
    date ?? exchange.day,
    timed ? slotOf({ date_end, time, time_end, half_day }, date ?? exchange.day) : null,
    date_end,
  )
}

/** What lasts several days keeps lasting as long. */
function keeping(exchange: Exchange, day: string, timed: Slot | null, end: string | undefined): Slot {
  const lasts =
    exchange.dayEnd === null ? 0 : Math.round((Date.parse(exchange.dayEnd) - Date.parse(exchange.day)) / DAY_MS)
  const dayEnd = end !== undefined && isDay(end) && end > day ? end : lasts > 0 ? addDays(day, lasts) : null
  const { timeFrom, timeTo, halfDay } = timed ?? exchange
  return { day, dayEnd, timeFrom, timeTo, halfDay }
}
const DAY_MS = 24 * 60 * 60 * 1000

/** A form for the new time. */
export function moveForm({ exchange, series }: Arranged, asks: Phrase | null): Card {
  const time = `${exchange.halfDay ?? ''}${exchange.timeFrom ?? ''}${exchange.timeTo === null ? '' : `-${exchange.timeTo}`}`
  return {
    title: together(phrase('改期：', 'Reschedule: '), exchangeName(exchange)),
    tone: 'blue',
    body: [
      ...(asks ? [text(asks)] : []),
      facts({
        label: phrase('现在的时间', 'Now'),
        value: slotName(exchange),
        ...(series && { note: phrase('只改这一次', 'only this occurrence is moved') }),
      }),
      {
        is: 'form',
        name: 'move',
        fields: [
          { is: 'date', name: 'date', label: phrase('新日期', 'New day'), required: true, value: exchange.day },
          {
            is: 'line',
            name: 'time',
            label: phrase('时间', 'Time'),
            hint: phrase('如：下午，或 14:30-16:00', 'e.g. afternoon, or 14:30-16:00'),
            max: LINE_MAX,
            ...(time !== '' && { value: time }),
          },
        ],
        submit: {
          text: phrase('改期', 'Reschedule'),
          tone: 'primary',
          press: { command: 'reschedule', button: 'move', about: { exchange: exchange.id } },
        },
      },
      buttons({
        text: phrase('不改了', 'Leave it as it is'),
        press: { command: 'reschedule', button: 'back', about: { exchange: exchange.id } },
      }),
      small(phrase('也可以回复这条消息发送：/改期 12月9日下午', 'Or reply with: /reschedule 9 December afternoon')),
    ],
  }
}

export function readMoveForm(form: Filled, exchange: Exchange, at: When): Slot | Refusal {
  const day = one(form, 'date').trim().slice(0, 10)
  if (!isDay(day)) return refuse(together(says.wrong, same(one(form, 'date').slice(0, LINE_MAX)), says.unchanged))
  const when = timeIn(one(form, 'time'), at)
  if (isRefusal(when)) return when
  return keeping(exchange, day, slotOf(when, day), undefined)
}

/** What would be moved and to when; nothing is before the press. `draft`: the words that wait. */
export const moveAskedCard = ({ exchange, conflicts }: Arranged, slot: Slot, draft: string): Card => ({
  title: phrase('要这样改期吗？', 'Move it like this?'),
  tone: 'blue',
  body: [
    text({ strong: exchangeName(exchange) }),
    text(slotName(exchange), same(' → '), slotName(slot)),
    ...conflictElements(conflicts, exchange.pair),
    buttons({
      text: phrase('改期', 'Reschedule'),
      tone: 'primary',
      press: { command: 'reschedule', button: 'accept', about: { exchange: exchange.id, draft } },
    }),
    small(
      phrase(
        '不是这一次？发送：/改期 #编号 新时间。不改就不用理会。',
        'Not this one? Send /reschedule #number and the new time. To leave it as it is, do nothing.',
      ),
    ),
  ],
})

const says = {
  wrong: phrase('没有这一天：', 'There is no such day: '),
  unchanged: phrase('；没有改期。', '; nothing was moved.'),
}
