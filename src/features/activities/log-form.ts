import { type Card, type Field, small, text } from '../../bot/card.ts'
import { isRefusal, type Refusal } from '../../bot/decision.ts'
import { phrase } from '../../bot/phrase.ts'
import type { Draft } from '../../reading/draft.ts'
import { readWords } from '../../reading/read.ts'
import type { Pair } from '../people/pair.ts'
import { pairName } from '../people/pair.ts'
import { ACTIVITY_FIELDS, PART_FIELDS } from './fields.ts'
import { TYPES_FIELD, typeChoices } from './fill-form.ts'
import { LINE_MAX, PARAGRAPH_MAX, readValue } from './values.ts'

/** What a form holds, by field name. */
export type Filled = Readonly<Record<string, string | readonly string[]>>

/** The card an empty /log gets. Nothing in it must be filled in; `id` is the record's to be. */
export function logForm(id: string, pairs: readonly Pair[], today: string): Card {
  return {
    title: phrase('记录一次帮扶活动', 'Log an activity'),
    tone: 'blue',
    body: [
      text(phrase('知道多少填多少，没填的以后可以再补。', 'Fill in what you know; the rest can be added later.')),
      {
        is: 'form',
        name: 'log',
        fields: [...pairFields(pairs), ...fields(today)],
        submit: {
          text: phrase('记录', 'Log it'),
          tone: 'primary',
          press: { command: 'log', button: 'submit', about: { draft: id } },
        },
      },
      small(
        phrase(
          '也可以直接发文字，如：/记录 昨天送教下乡，示范课《会跳舞的盐》2节，6人',
          'You can also just type, such as: /log yesterday 6 teachers gave a demonstration class "Dancing Salt"',
        ),
      ),
    ],
  }
}

const pairFields = (pairs: readonly Pair[]): readonly Field[] =>
  pairs.length < 2
    ? []
    : [
        {
          is: 'choice',
          name: 'pair',
          label: phrase('哪一个结对', 'Which pair'),
          required: true,
          choices: pairs.map((pair) => ({ value: pair.id, text: pairName(pair) })),
        },
      ]

const fields = (today: string): readonly Field[] => [
  { is: 'choices', name: TYPES_FIELD, label: phrase('活动类型（可多选）', 'Type (one or more)'), choices: typeChoices },
  { is: 'date', name: 'date', label: ACTIVITY_FIELDS.date.label, value: today },
  { is: 'line', name: 'topic', label: PART_FIELDS.topic.label, hint: PART_FIELDS.topic.hint, max: LINE_MAX },
  { is: 'line', name: 'participants', label: ACTIVITY_FIELDS.participants.label, max: LINE_MAX },
  { is: 'line', name: 'place', label: ACTIVITY_FIELDS.place.label, hint: ACTIVITY_FIELDS.place.hint, max: LINE_MAX },
  {
    is: 'paragraph',
    name: 'note',
    label: phrase('说明', 'Note'),
    hint: phrase('用自己的话写，数字我会看', 'In your own words; I read the figures'),
    max: PARAGRAPH_MAX,
  },
]

/** A filled form → what was meant. What the note says counts where its own field was left empty. */
export function readForm(form: Filled, at: { now: number; zone: string }): { draft: Draft; words: string } | Refusal {
  const note = one(form, 'note').trim()
  const said = readWords(note, at)
  const knows = { ...at, people: { idOf: (name: string) => name } }
  const date = readValue(ACTIVITY_FIELDS.date.label, ACTIVITY_FIELDS.date.input, one(form, 'date'), knows)
  if (isRefusal(date)) return date
  const topic = readValue(PART_FIELDS.topic.label, PART_FIELDS.topic.input, one(form, 'topic'), knows)
  if (isRefusal(topic)) return topic
  const count = readValue(
    ACTIVITY_FIELDS.participants.label,
    ACTIVITY_FIELDS.participants.input,
    one(form, 'participants'),
    knows,
  )
  if (isRefusal(count)) return count
  const place = readValue(ACTIVITY_FIELDS.place.label, ACTIVITY_FIELDS.place.input, one(form, 'place'), knows)
  if (isRefusal(place)) return place
  const types = many(form, TYPES_FIELD).filter((type) => typeChoices.some(({ value }) => value === type))
  const titles = topic.value?.split('\n')
  const [type] = types
  const { participants_approx, ...exact } = said
  return {
    words: note,
    draft: {
      ...(count.value === null ? said : { ...exact, participants: Number(count.value) }),
      ...(type !== undefined && { type, types, parts: [] }),
      ...(date.value !== null && { date: date.value, assumed: [] }),
      ...(titles && { topic: titles, parts: [] }),
      ...(place.value !== null && { place: place.value }),
    },
  }
}

export const one = (form: Filled, name: string): string => {
  const value = form[name]
  return typeof value === 'string' ? value : (value?.[0] ?? '')
}

export const many = (form: Filled, name: string): readonly string[] => {
  const value = form[name]
  return typeof value === 'string' ? (value === '' ? [] : [value]) : (value ?? [])
}
