import { type Card, type Field, small, text } from '../../bot/card.ts'
import { isRefusal, type Refusal, refuse } from '../../bot/decision.ts'
import { type Phrase, phrase, same, together } from '../../bot/phrase.ts'
import { isDay } from '../../bot/school-calendar.ts'
import type { Draft } from '../../reading/draft.ts'
import { read } from '../../reading/read.ts'
import { ACTIVITY_FIELDS, PART_FIELDS } from '../activities/fields.ts'
import { TYPES_FIELD, typeChoices } from '../activities/fill-form.ts'
import { type Filled, many, one } from '../activities/log-form.ts'
import { LINE_MAX, PARAGRAPH_MAX, readValue } from '../activities/values.ts'
import { type Pair, pairName } from '../people/pair.ts'
import { englishRule, nthWeekdayRule } from './rhythm.ts'

/** By weekday of the month: which one, its first day says. */
const BY_WEEKDAY = '每月同周几'
const RULES = ['每周', '每两周', '每月', BY_WEEKDAY, '每学期', '每学年'] as const

/** The card an empty /schedule gets, and one that lacks its day. `known`: what the words said already. */
export function scheduleForm(id: string, pairs: readonly Pair[], lacks: Phrase | null, known: Draft): Card {
  const day = known.date !== undefined && isDay(known.date) ? known.date : ''
  const time = `${known.half_day ?? ''}${known.time ?? ''}${known.time === undefined || known.time_end === undefined ? '' : `-${known.time_end}`}`
  const fields: readonly Field[] = [
    ...(pairs.length < 2
      ? []
      : [
          {
            is: 'choice' as const,
            name: 'pair',
            label: phrase('哪一个结对', 'Which pair'),
            required: true as const,
            choices: pairs.map((pair) => ({ value: pair.id, text: pairName(pair) })),
          },
        ]),
    {
      is: 'choices',
      name: TYPES_FIELD,
      label: phrase('活动类型（可多选）', 'Type (one or more)'),
      choices: typeChoices,
      ...(known.types && { values: known.types }),
    },
    {
      is: 'date',
      name: 'date',
      label: phrase('日期（重复的填第一次）', 'Day (the first, if it repeats)'),
      required: true,
      ...(day !== '' && { value: day }),
    },
    {
      is: 'line',
      name: 'time',
      label: phrase('时间', 'Time'),
      hint: phrase('如：下午，或 14:30-16:00', 'e.g. afternoon, or 14:30-16:00'),
      max: LINE_MAX,
      ...(time !== '' && { value: time }),
    },
    {
      is: 'choice',
      name: 'rule',
      label: phrase('重复', 'Repeats'),
      choices: [
        { value: 'once', text: phrase('不重复', 'once') },
        ...RULES.map((rule) => ({ value: rule, text: ruleName(rule) })),
      ],
      value: RULES.find((rule) => rule === known.recurrence) ?? 'once',
    },
    { is: 'date', name: 'until', label: phrase('重复到（不填到学年末）', 'Until (else the end of the school year)') },
    {
      is: 'line',
      name: 'place',
      label: ACTIVITY_FIELDS.place.label,
      hint: ACTIVITY_FIELDS.place.hint,
      max: LINE_MAX,
      ...(known.place !== undefined && { value: known.place }),
    },
    { is: 'line', name: 'topic', label: PART_FIELDS.topic.label, hint: PART_FIELDS.topic.hint, max: LINE_MAX },
    { is: 'paragraph', name: 'note', label: phrase('说明', 'Note'), max: PARAGRAPH_MAX },
  ]
  return {
    title: phrase('安排一次活动', 'Arrange an exchange'),
    tone: 'blue',
    body: [
      text(lacks ?? phrase('除了日期，知道多少填多少。', 'But for the day, fill in what you know.')),
      {
        is: 'form',
        name: 'schedule',
        fields,
        submit: {
          text: phrase('安排', 'Arrange it'),
          tone: 'primary',
          press: { command: 'schedule', button: 'submit', about: { draft: id } },
        },
      },
      small(
        phrase(
          '也可以直接发文字，如：/安排 下周三下午送教下乡，示范课2节',
          'You can also just type, such as: /schedule next Wednesday afternoon, two demonstration classes',
        ),
      ),
    ],
  }
}

const ruleName = (rule: (typeof RULES)[number]): Phrase =>
  rule === BY_WEEKDAY
    ? phrase('每月（同一个周几）', 'every month, the same weekday')
    : rule === '每月'
      ? phrase('每月（同一天）', 'every month, the same date')
      : phrase(rule, englishRule(rule))

/** A filled form over what the words said before → what is meant. */
export function readScheduleForm(form: Filled, known: Draft, at: { now: number; zone: string }): Draft | Refusal {
  const day = one(form, 'date').trim().slice(0, 10)
  if (day === '') return refuse(says.noDay)
  if (!isDay(day)) return refuse(together(says.noSuchDay, same(one(form, 'date').slice(0, LINE_MAX))))
  const when = timeIn(one(form, 'time'), at)
  if (isRefusal(when)) return when
  const knows = { ...at, people: { idOf: (name: string) => name } }
  const place = readValue(ACTIVITY_FIELDS.place.label, ACTIVITY_FIELDS.place.input, one(form, 'place'), knows)
  if (isRefusal(place)) return place
  const topic = readValue(PART_FIELDS.topic.label, PART_FIELDS.topic.input, one(form, 'topic'), knows)
  if (isRefusal(topic)) return topic
  const until = one(form, 'until').trim().slice(0, 10)
  if (until !== '' && !isDay(until)) return refuse(together(says.noSuchDay, same(until)))
  const note = one(form, 'note').trim()
  const said = note === '' ? {} : read(note, { ...at, as: 'schedule' })
  const types = many(form, TYPES_FIELD).filter((type) => typeChoices.some(({ value }) => value === type))
  const [type] = types
  const titles = topic.value?.split('\n')
  const rule = one(form, 'rule')
  const recurrence = rule === BY_WEEKDAY ? nthWeekdayRule(day) : RULES.find((named) => named === rule)
  const rest = withoutWhen({ ...said, ...known, intent: 'schedule' })
  return {
    ...rest,
    ...(type !== undefined && !sameTypes(types, rest.types) && { type, types, parts: [] }),
    date: day,
    ...when,
    ...(recurrence !== undefined && { recurrence }),
    ...(until !== '' && { until }),
    ...(place.value !== null && { place: place.value }),
    ...(titles && { topic: titles, parts: [] }),
  }
}

/** When it is to be, the form says anew. */
const withoutWhen = (draft: Draft): Draft => {
  const { date: _, date_end: __, half_day: ___, time: ____, time_end: _____, recurrence: ______, ...rest } = draft
  const { until: _______, assumed: ________, confirm: _________, wrong: __________, ...what } = rest
  return what
}

const sameTypes = (a: readonly string[], b: readonly string[] = []): boolean =>
  [...a].sort().join() === [...b].sort().join()

/** 下午, 14:30-16:00, afternoon at 2:30. */
export function timeIn(
  typed: string,
  at: { now: number; zone: string },
): Pick<Draft, 'half_day' | 'time' | 'time_end'> | Refusal {
  const words = typed.trim()
  if (words === '') return {}
  const { half_day, time, time_end } = read(words, { ...at, as: 'schedule' })
  if (half_day === undefined && time === undefined) return refuse(says.noTime)
  return {
    ...(half_day !== undefined && { half_day }),
    ...(time !== undefined && { time }),
    ...(time_end !== undefined && { time_end }),
  }
}

const says = {
  noDay: phrase('请选一个日期；还没有安排。', 'Please choose a day; nothing was arranged yet.'),
  noSuchDay: phrase('没有这一天；还没有安排：', 'There is no such day; nothing was arranged yet: '),
  noTime: phrase(
    '没看懂时间，请这样写：下午，或 14:30-16:00；还没有安排。',
    'I did not understand the time; write afternoon, or 14:30-16:00. Nothing was arranged yet.',
  ),
}
