import {
  type Button,
  buttons,
  type Card,
  type Element,
  type Fact,
  facts,
  rule,
  type Span,
  small,
  type Tone,
  text,
} from '../../bot/card.ts'
import { join, type Phrase, phrase, same, together } from '../../bot/phrase.ts'
import { dayOf, weekdayOf } from '../../bot/school-calendar.ts'
import { numberOf } from '../activities/activity.ts'
import { dayName, typesName } from '../activities/activity-words.ts'
import { cellWords } from '../activities/cell-words.ts'
import { cellsOf } from '../activities/cells.ts'
import { labelOf } from '../activities/fill-form.ts'
import { newActivity } from '../activities/new-activity.ts'
import { kindergartensOf, pairName } from '../people/pair.ts'
import type { Arranged, Conflict } from './arranged.ts'
import { draftOf } from './deed.ts'
import type { Exchange } from './exchange.ts'
import { englishRule } from './rhythm.ts'
import { restNote, slotName } from './slot.ts'

export interface When {
  readonly now: number
  readonly zone: string
}

/** More of what was typed is no arrangement; it stands under a fold. */
const WORDS_SHOWN_MAX = 600

/** The exchange as everybody in the chat sees it. `notes`: what just happened, above all else. */
export function exchangeCard(arranged: Arranged, when: When, notes: readonly Phrase[] = []): Card {
  const { exchange } = arranged
  const planned = exchange.state === 'planned'
  return {
    title: together(TITLES[exchange.state], exchangeName(exchange)),
    tone: TONES[exchange.state],
    body: [
      ...notes.map((note) => text(note)),
      facts(...factsOf(arranged)),
      ...(planned ? lookElements(exchange) : []),
      ...(planned ? conflictElements(arranged.conflicts, exchange.pair) : []),
      ...(planned ? confirmElements(arranged) : []),
      ...reasonElement(exchange),
      ...wordsElement(exchange),
      buttons(...buttonsOf(arranged, when)),
      rule,
      small(phrase('安排人：', 'Arranged by: '), { at: exchange.arrangedBy }, same(` · ${numberOf(exchange.id)}`)),
      small(planned ? (isOver(exchange, when) ? says.overTwins : says.twins) : says.reviveTwin),
    ],
  }
}

/** 送教下乡（示范课、讲座） */
export const exchangeName = ({ type, deed }: Pick<Exchange, 'type' | 'deed'>): Phrase =>
  typesName(activityLike({ type, deed }))

const TITLES: Readonly<Record<Exchange['state'], Phrase>> = {
  planned: phrase('活动安排：', 'Arranged: '),
  cancelled: phrase('已取消：', 'Cancelled: '),
  done: phrase('已开展：', 'Done: '),
  missed: phrase('未开展：', 'Did not take place: '),
}
const TONES: Readonly<Record<Exchange['state'], Tone>> = {
  planned: 'blue',
  cancelled: 'grey',
  done: 'green',
  missed: 'grey',
}

/** The record as it would begin, for its own way of naming what it holds. */
const activityLike = ({ type, deed }: Pick<Exchange, 'type' | 'deed'>) =>
  newActivity(
    { ...draftOf(deed, (id) => id), date: '2000-01-01', ...(deed.type === undefined && { type, types: [type] }) },
    { id: '', pair: '', who: '', side: '', chat: '', message: null, now: 0, words: '', receivers: [] },
  )

function factsOf({ exchange, pair, names, series }: Arranged): readonly Fact[] {
  const named = pair.receivers.filter(({ id }) => exchange.receivers.includes(id))
  const activity = activityLike(exchange)
  const lecturer = [...new Set([exchange.deed.lecturer, ...(exchange.deed.parts ?? []).map((part) => part.lecturer)])]
    .map((id) => (id === undefined ? undefined : names.get(id)))
    .filter((name) => name !== undefined)
  return [
    { label: phrase('结对', 'Pair'), value: pairName(pair) },
    ...(named.length > 0
      ? [{ label: phrase('受帮扶园', 'Receiver'), value: join(named.map(({ name }) => same(name))) }]
      : []),
    { label: phrase('时间', 'When'), value: slotName(exchange), ...noteOf(timeNotes(exchange)) },
    ...(series ? [{ label: phrase('重复', 'Repeats'), value: seriesName(series) }] : []),
    ...cellsOf(activity)
      .filter(({ key }) => !NOT_HERE.has(key))
      .flatMap((cell) => {
        const value = cellWords(activity, cell, (id) => names.get(id) ?? '—')
        return value === null ? [] : [{ label: labelOf(activity, cell), value }]
      }),
    ...(lecturer.length > 0
      ? [{ label: phrase('主讲', 'Lecturer'), value: join(lecturer.map((name) => same(name))) }]
      : []),
  ]
}

/** When it is stands in a line of its own. */
const NOT_HERE: ReadonlySet<string> = new Set(['date', 'date_end', 'time', 'half_day'])

/** 每周三，到 2027-01-27 */
export const seriesName = ({ rule: often, lastDay }: { readonly rule: string; readonly lastDay: string }): Phrase =>
  together(phrase(often, englishRule(often)), phrase('，到 ', ', until '), dayName(lastDay))

function timeNotes({ day, movedFrom, assumed }: Exchange): readonly Phrase[] {
  const rest = restNote(weekdayOf(day))
  return [
    ...(movedFrom === null ? [] : [together(phrase('原定 ', 'was '), dayName(movedFrom))]),
    ...(assumed.includes('year') || assumed.includes('month') || assumed.includes('week')
      ? [phrase('按最近要到的一个推算', 'taken as the next such day')]
      : []),
    ...(rest ? [rest] : []),
  ]
}

const noteOf = (notes: readonly Phrase[]): { note?: Phrase } =>
  notes.length === 0 ? {} : { note: join(notes, phrase('；', '; ')) }

const LOOK: Readonly<Record<string, Phrase>> = {
  weekday_conflict: phrase('日期和星期对不上，请核对。', 'The date and the weekday do not agree; please check.'),
  date: phrase('只说了大概的时间，请核对日期。', 'Only a rough time was given; please check the day.'),
  time: phrase('钟点和上下午对不上，请核对时间。', 'The clock and the half of the day do not agree; please check.'),
  to: phrase('园名和名册差一个字，请核对。', 'The kindergarten’s name is one letter off; please check.'),
  from: phrase('园名和名册差一个字，请核对。', 'The kindergarten’s name is one letter off; please check.'),
}

const lookElements = ({ assumed, inCharge }: Exchange): readonly Element[] => [
  ...(inCharge.length > 0
    ? [text(phrase('负责人：', 'In charge: '), ...inCharge.flatMap((id): readonly Span[] => [{ at: id }, same(' ')]))]
    : []),
  ...[...new Set(assumed.flatMap((name) => (Object.hasOwn(LOOK, name) ? [LOOK[name]] : [])))].flatMap((line) =>
    line ? [text(line)] : [],
  ),
]

/** What else is arranged then: of another pair no more than that there is something. */
export const conflictElements = (conflicts: readonly Conflict[], pair: string): readonly Element[] =>
  conflicts
    .slice(0, CONFLICTS_SHOWN_MAX)
    .map((one) =>
      text(
        phrase('⚠ ', '⚠ '),
        join(one.kindergartens.map((name) => same(name))),
        phrase(' 同一时段已有安排：', ' already has something arranged then: '),
        slotName(one),
        ...(one.pair === pair ? [same(' '), exchangeTypeName(one.type), same(` ${numberOf(one.id)}`)] : []),
      ),
    )
const CONFLICTS_SHOWN_MAX = 3

const exchangeTypeName = (type: string): Phrase => typesName({ type, parts: [] })

function confirmElements({ exchange, pair, confirmed }: Arranged): readonly Element[] {
  const sides = kindergartensOf(pair)
  const nameOf = (id: string): Phrase => same(sides.find((one) => one.id === id)?.name ?? '')
  const waiting = asked(exchange, pair).filter((id) => !confirmed.some((one) => one.kindergarten === id))
  return [
    ...confirmed.map((one) =>
      text(
        same('✓ '),
        nameOf(one.kindergarten),
        phrase('已确认（', ' confirmed ('),
        { at: one.person },
        phrase('）', ')'),
      ),
    ),
    ...(waiting.length > 0 && (exchange.side !== null || confirmed.length === 0)
      ? [
          text(
            exchange.side === null
              ? phrase('请对方园确认时间。', 'The other side is asked to confirm the time.')
              : together(phrase('请 ', 'Asked to confirm: '), join(waiting.map(nameOf)), phrase(' 确认时间。', '.')),
          ),
        ]
      : []),
  ]
}

/** Kindergartens that are asked whether the time suits them: all but the one that proposed it, and receivers not meant. */
export const asked = ({ side, receivers }: Exchange, pair: Arranged['pair']): readonly string[] =>
  kindergartensOf(pair)
    .map(({ id }) => id)
    .filter((id) => id !== side && (receivers.length === 0 || receivers.includes(id) || id === pair.giver.id))

const reasonElement = ({ reason }: Exchange): readonly Element[] =>
  reason === null ? [] : [text(phrase('原因：', 'Why: '), same(reason))]

function wordsElement({ words }: Exchange): readonly Element[] {
  if (words === null) return []
  const letters = [...words]
  const shown = letters.length > WORDS_SHOWN_MAX ? `${letters.slice(0, WORDS_SHOWN_MAX).join('')}…` : words
  return [{ is: 'fold', title: phrase('原话', 'As written'), body: [text(same(shown))] }]
}

/** Its day has come: it can be said to have taken place. */
export const isOver = ({ day }: Exchange, { now, zone }: When): boolean => day <= dayOf(now, zone)

function buttonsOf({ exchange, series }: Arranged, when: When): readonly Button[] {
  const about = { exchange: exchange.id }
  const move: Button = { text: phrase('改期', 'Reschedule'), press: { command: 'reschedule', button: 'open', about } }
  if (exchange.state === 'done')
    return [{ ...move, text: phrase('查看记录', 'See the record'), press: { command: 'done', button: 'show', about } }]
  if (exchange.state !== 'planned') {
    return [{ ...move, text: phrase('重新安排', 'Arrange anew') }]
  }
  return [
    ...(isOver(exchange, when)
      ? [
          {
            text: phrase('已开展', 'It took place'),
            tone: 'primary' as const,
            press: { command: 'done', button: 'done', about },
          },
          { text: phrase('未开展', 'It did not'), press: { command: 'missed', button: 'open', about } },
        ]
      : [
          {
            text: phrase('确认', 'Confirm'),
            tone: 'primary' as const,
            press: { command: 'confirm', button: 'exchange', about },
          },
        ]),
    move,
    {
      text: phrase('取消', 'Cancel'),
      tone: 'danger',
      press: { command: 'cancel', button: 'cancel', about },
      confirm: phrase('确定取消这次安排吗？', 'Cancel this exchange?'),
    },
    ...(series
      ? [
          {
            text: phrase('取消以后全部', 'Cancel all to come'),
            tone: 'danger' as const,
            press: { command: 'cancel', button: 'all', about },
            confirm: phrase('确定取消以后的每一次吗？', 'Cancel every occurrence to come?'),
          },
        ]
      : []),
  ]
}

const says = {
  twins: phrase(
    '也可以回复这条消息发送：/确认 · /改期 12月9日下午 · /取消 原因',
    'You can also reply to this message with: /confirm · /reschedule 9 December afternoon · /cancel why',
  ),
  overTwins: phrase(
    '也可以回复这条消息发送：/已开展 · /未开展 原因 · /改期 12月9日下午 · /取消 原因',
    'You can also reply to this message with: /done · /missed why · /reschedule 9 December afternoon · /cancel why',
  ),
  reviveTwin: phrase(
    '也可以回复这条消息发送：/改期 12月9日下午',
    'You can also reply to this message with: /reschedule 9 December afternoon',
  ),
}
