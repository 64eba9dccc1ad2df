import {
  type Button,
  buttons,
  type Card,
  type Element,
  type Fact,
  facts,
  rule,
  small,
  type Tone,
  text,
} from '../../bot/card.ts'
import { join, type Phrase, phrase, same, together } from '../../bot/phrase.ts'
import { dayOf, schoolYearName, schoolYearOf } from '../../bot/school-calendar.ts'
import type { Warn } from '../../reading/draft.ts'
import { kindergartensOf, pairName } from '../people/pair.ts'
import { type Activity, type Assumed, numberOf } from './activity.ts'
import { daysName, typesName } from './activity-words.ts'
import { cellWords } from './cell-words.ts'
import { cellsOf, missing } from './cells.ts'
import { editForm, fillForm, labelOf, MISSING_MAX } from './fill-form.ts'
import type { Recorded } from './recorded.ts'

export interface When {
  readonly now: number
  readonly zone: string
}

/** More of what was typed is in the ledger, not on a phone. */
const WORDS_SHOWN_MAX = 600

/**
 * The record as everybody in the chat sees it: what was understood, what was assumed, what is missing and one form
 * to fill it. `notes` are what just happened, above all else.
 */
export function activityCard(recorded: Recorded, when: When, notes: readonly Phrase[] = []): Card {
  const { activity } = recorded
  const live = activity.state === 'live'
  const form = live ? fillForm(activity) : null
  return {
    title: together(TITLES[activity.state], typesName(activity)),
    tone: TONES[activity.state],
    body: [
      ...notes.map((note) => text(note)),
      facts(...factsOf(recorded, when)),
      ...(live ? lookElements(activity) : []),
      ...wordsElement(activity),
      ...partnerElements(recorded),
      ...(live ? earlierElements(recorded) : []),
      ...(live ? missingElements(activity) : []),
      ...(form ? [form] : []),
      buttons(...(live ? liveButtons(activity.id) : [restoreButton(activity.id)])),
      rule,
      small(
        phrase('记录人：', 'Logged by: '),
        { at: activity.loggedBy },
        same(` · ${numberOf(activity.id)} · `),
        version(activity),
      ),
      small(live ? says.twins : says.restoreTwin),
    ],
  }
}

/** The same record opened for correction. */
export function editCard(recorded: Recorded, when: When, notes: readonly Phrase[] = []): Card {
  const { activity } = recorded
  return {
    title: together(phrase('修改：', 'Edit: '), typesName(activity)),
    tone: 'blue',
    body: [
      ...notes.map((note) => text(note)),
      facts(...factsOf(recorded, when).slice(0, 2)),
      editForm(activity, (id) => recorded.names.get(id) ?? ''),
      buttons({
        text: phrase('不改了', 'Leave it as it is'),
        press: { command: 'edit', button: 'back', about: { activity: activity.id } },
      }),
      small(says.editTwin),
    ],
  }
}

/** A person's name where it is known; never an id in front of people. */
export const nameIn =
  ({ names }: Pick<Recorded, 'names'>) =>
  (id: string): string =>
    names.get(id) ?? '—'

const TITLES: Readonly<Record<Activity['state'], Phrase>> = {
  live: phrase('已记录：', 'Recorded: '),
  withdrawn: phrase('已撤销：', 'Withdrawn: '),
  merged: phrase('已合并：', 'Merged: '),
}
const TONES: Readonly<Record<Activity['state'], Tone>> = { live: 'green', withdrawn: 'grey', merged: 'grey' }

const says = {
  twins: phrase(
    '也可以回复这条消息发送：/修改 6人 · /撤销 · /确认 · /看法 孩子们很喜欢',
    'You can also reply to this message with: /edit 6 people · /undo · /confirm · /view The children loved it',
  ),
  restoreTwin: phrase('也可以回复这条消息发送：/恢复', 'You can also reply to this message with: /restore'),
  editTwin: phrase(
    '也可以直接发文字，如：/修改 10月21日，6人，主题《会跳舞的盐》',
    'You can also just type, such as: /edit 2026-10-21, 6 people, "Dancing Salt"',
  ),
}

function factsOf({ activity, pair, names }: Recorded, { now, zone }: When): readonly Fact[] {
  const nameOf = nameIn({ names })
  return [
    {
      label: phrase('结对', 'Pair'),
      value: pairName(pair),
      ...(activity.assumed.includes('side')
        ? { note: phrase('记录方未确认', 'which side logged it is not known yet') }
        : {}),
    },
    ...receiverFact(activity, pair),
    { label: phrase('日期', 'Date'), value: daysName(activity), ...noteOf(dateNotes(activity, now, zone)) },
    ...(activity.assumed.includes('type')
      ? [
          {
            label: phrase('类型', 'Type'),
            value: phrase('其他', 'other'),
            note: phrase('没看出类型，先按“其他”记', 'no type was recognised, so it is kept as “other”'),
          },
        ]
      : []),
    ...cellsOf(activity)
      .filter(({ key }) => key !== 'date' && key !== 'date_end')
      .flatMap((cell) => {
        const value = cellWords(activity, cell, nameOf)
        return value === null ? [] : [{ label: labelOf(activity, cell), value }]
      }),
  ]
}

/** Of a pair with two receivers: which of them it was for. */
function receiverFact({ receivers }: Activity, pair: Recorded['pair']): readonly Fact[] {
  const named = pair.receivers.filter(({ id }) => receivers.includes(id))
  if (named.length === 0) return []
  const value = join(
    named.map(({ name }) => same(name)),
    phrase('、', ', '),
  )
  return [{ label: phrase('受帮扶园', 'Receiver'), value }]
}

const ASSUMED: Readonly<Record<Assumed, Phrase | null>> = {
  date: phrase('没写日期，先按当天记', 'no date was given: taken as the day of the message'),
  year: phrase('没写年份，按已过去的最近一次推算', 'no year was given: the latest such day'),
  month: phrase('没写月份，按已过去的最近一次推算', 'no month was given: the latest such day'),
  week: phrase('按最近的一个推算', 'taken as the latest such day'),
  type: null,
  side: null,
  weekday_conflict: phrase('日期和星期对不上，请核对', 'the date and the weekday do not agree; please check'),
  rough_date: phrase('只说了大概的时间，请补上具体日期', 'only a rough time was given; please add the day'),
  time: null,
  amount: null,
  to: null,
  from: null,
}

/** What else a person should look at once more: it stands on the card until it is corrected. */
const LOOK: Partial<Readonly<Record<Assumed, Phrase>>> = {
  time: phrase('钟点和上下午对不上，请核对时间。', 'The clock and the half of the day do not agree; please check.'),
  amount: phrase(
    '金额是按单价和数量算出来的，请核对。',
    'The value was worked out from price and quantity; please check.',
  ),
  to: phrase(
    '园名和名册差一个字，按名册里的园记，请核对。',
    'The kindergarten’s name is one letter off; the one of the roster was taken. Please check.',
  ),
  from: phrase(
    '园名和名册差一个字，按名册里的园记，请核对。',
    'The kindergarten’s name is one letter off; the one of the roster was taken. Please check.',
  ),
}

const WARNINGS: Partial<Readonly<Record<Warn, Phrase>>> = {
  小学化: phrase(
    '温馨提醒：内容里有拼音、识字或算术一类的教学，幼儿园不提前教小学课程，可以请教研员一起看看。',
    'A kind note: this seems to hold primary-school content (pinyin, characters, sums). Kindergartens do not teach it ahead; the research staff can help.',
  ),
  往年日期: phrase('这是以前学年的活动，请核对日期。', 'This lies in an earlier school year; please check the date.'),
  无受赠方: phrase('没写捐给了谁，可以补上。', 'To whom it was given was not said; you can add it.'),
  过长: phrase(
    '内容太长，只读了前面一部分，请核对数字。',
    'The text is long and only its beginning was read; please check the figures.',
  ),
}

function lookElements({ assumed, warned }: Activity): readonly Element[] {
  const lines = [...assumed.flatMap((name) => LOOK[name] ?? []), ...warned.flatMap((warn) => WARNINGS[warn] ?? [])]
  return [...new Map(lines.map((line) => [line.zh, line])).values()].map((line) => text(line))
}

function dateNotes({ date, assumed }: Activity, now: number, zone: string): readonly Phrase[] {
  const year = schoolYearOf(firstDay(date))
  const other = year === schoolYearOf(dayOf(now, zone)) ? [] : [together(phrase('属于', ''), schoolYearName(year))]
  return [...assumed.map((name) => ASSUMED[name] ?? null).filter((note) => note !== null), ...other]
}

/** The first day of what may be a month or a year. */
export const firstDay = (date: string): string =>
  date.length === 4 ? `${date}-01-01` : date.length === 7 ? `${date}-01` : date

const noteOf = (notes: readonly Phrase[]): { note?: Phrase } =>
  notes.length === 0 ? {} : { note: join(notes, phrase('；', '; ')) }

/** What was typed stands under a fold, unless nothing else says what the record is. */
function wordsElement({ words, assumed }: Activity): readonly Element[] {
  if (words === null || words === '') return []
  const letters = [...words]
  const shown = letters.length > WORDS_SHOWN_MAX ? `${letters.slice(0, WORDS_SHOWN_MAX).join('')}…` : words
  return assumed.includes('type')
    ? [text(phrase('原话：', 'As written: '), same(shown))]
    : [{ is: 'fold', title: phrase('原话', 'As written'), body: [text(same(shown))] }]
}

function partnerElements({ partnerWords, pair }: Recorded): readonly Element[] {
  const nameOf = (id: string | null): Phrase => same(kindergartensOf(pair).find((one) => one.id === id)?.name ?? '')
  const confirmed = partnerWords.filter((word) => word.confirmedAt !== null)
  const views = partnerWords.filter((word) => word.view !== null)
  return [
    ...confirmed.map((word) =>
      text(
        phrase('✓ ', '✓ '),
        nameOf(word.kindergarten),
        phrase('已确认（', ' confirmed ('),
        { at: word.person },
        phrase('）', ')'),
      ),
    ),
    ...views.map((word) =>
      text(
        nameOf(word.kindergarten),
        phrase('的看法（', ': '),
        { at: word.person },
        phrase('）：', ': '),
        same(word.view ?? ''),
      ),
    ),
  ]
}

/** Somebody recorded this visit before: one press makes one record of the two. */
function earlierElements({ earlier, activity }: Recorded): readonly Element[] {
  if (!earlier) return []
  const who = earlier.name === null ? phrase('另一位老师', 'Somebody else') : same(earlier.name)
  return [
    text(
      who,
      phrase(
        `当天已经记过同类活动（${numberOf(earlier.id)}）。如果是同一次活动，可以合并成一条，双方写的内容都会保留。`,
        ` already logged an activity of this type that day (${numberOf(earlier.id)}). If it is the same visit, make one record of the two; both texts are kept.`,
      ),
    ),
    buttons({
      text: phrase('合并成一条', 'Merge into one'),
      tone: 'primary',
      press: { command: 'merge', button: 'merge', about: { activity: activity.id, into: earlier.id } },
    }),
    small(phrase('也可以发送：/合并', 'Or send: /merge')),
  ]
}

function missingElements(activity: Activity): readonly Element[] {
  const lacks = missing(activity)
  if (lacks.length === 0) return []
  const shown = join(lacks.slice(0, MISSING_MAX).map((cell) => labelOf(activity, cell)))
  const more = lacks.length > MISSING_MAX ? phrase('等', ' and more') : phrase('', '')
  return [text({ strong: phrase('还可以补充：', 'Still missing: ') }, shown, more)]
}

const liveButtons = (activity: string): readonly Button[] => [
  { text: phrase('修改', 'Edit'), press: { command: 'edit', button: 'open', about: { activity } } },
  {
    text: phrase('对方确认', 'Confirm (partner)'),
    press: { command: 'confirm', button: 'confirm', about: { activity } },
  },
  { text: phrase('补充看法', 'Add a view (partner)'), press: { command: 'view', button: 'open', about: { activity } } },
  {
    text: phrase('撤销', 'Undo'),
    tone: 'danger',
    press: { command: 'undo', button: 'undo', about: { activity } },
    confirm: phrase('确定撤销这条记录吗？撤销后还可以恢复。', 'Withdraw this record? It can be restored.'),
  },
]

const restoreButton = (activity: string): Button => ({
  text: phrase('恢复', 'Restore'),
  press: { command: 'restore', button: 'restore', about: { activity } },
})

const version = ({ revision }: Activity): Phrase => phrase(`第 ${revision} 版`, `version ${revision}`)
