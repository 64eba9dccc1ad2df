import { join, type Phrase, phrase, together } from '../../bot/phrase.ts'
import type { Draft, DraftItem } from '../../reading/draft.ts'
import { TRIP } from '../../reading/kinds/activity-types.ts'
import { type Activity, emptyPart, type Gift, typesOfActivity, withTypes } from './activity.ts'
import { daysName, typesName } from './activity-words.ts'
import { takes } from './asks.ts'
import { cellWords } from './cell-words.ts'
import { cellsOf, ofPart, withValue } from './cells.ts'
import type { Wish } from './edit-wish.ts'
import type { PartFieldName } from './fields.ts'
import { labelOf } from './fill-form.ts'
import { GIFTS_MAX } from './gifts.ts'
import { lookedAt } from './look-again.ts'
import { COUNT_MAX, DAYS_MAX, MINUTES_MAX, TITLES_MAX, yuanText } from './values.ts'

/** The record corrected as these words wish; only what they name changes. */
export function corrected(activity: Activity, { draft, not }: Wish, words: string): Activity {
  const typed = draft.types ? retyped(activity, draft.types, words, not) : activity
  const dated = draft.date === undefined ? typed : { ...typed, date: draft.date, dateEnd: draft.date_end ?? null }
  return lookedAt(withPartWords(withCounts(dated, draft), draft), draft)
}

/** 再加一场讲座: one more part, where 讲座 alone says what it really was. */
const ADDING = /[加增]|补充|还有|另有|\badd(?:ed)?\b|\balso\b/i

function retyped(activity: Activity, types: readonly string[], words: string, not: string | undefined): Activity {
  const held = typesOfActivity(activity)
  const fresh = types.filter((type) => !held.includes(type))
  if (fresh.length === 0) return activity
  const [is, ...others] = fresh
  if (not !== undefined && is !== undefined && is !== TRIP && others.length === 0) return renamed(activity, not, is)
  const several = activity.parts.length > 1 || activity.type === TRIP
  const named = several || ADDING.test(words) ? [...held, ...fresh] : types
  const { assumed, ...rest } = withTypes(activity, named)
  return { ...rest, assumed: assumed.filter((name) => name !== 'type') }
}

/** A part under its right name: what was said of it stays. */
const renamed = (activity: Activity, was: string, is: string): Activity => ({
  ...activity,
  type: activity.type === was ? is : activity.type,
  parts: activity.parts.map((part) => (part.type === was ? { ...part, type: is } : part)),
})

/** Counts beyond what one activity can hold are left to the words: they are a slip of the finger. */
const withCounts = (activity: Activity, draft: Draft): Activity => ({
  ...activity,
  ...(draft.half_day !== undefined && { halfDay: draft.half_day }),
  ...(draft.time !== undefined && { timeFrom: draft.time, timeTo: draft.time_end ?? null }),
  ...(draft.place !== undefined && { place: draft.place }),
  ...(draft.direction !== undefined && { direction: draft.direction }),
  ...(draft.mode !== undefined && { mode: draft.mode }),
  ...(draft.duration_hours !== undefined &&
    draft.duration_hours * 60 <= MINUTES_MAX && { minutes: Math.round(draft.duration_hours * 60) }),
  ...(draft.duration_days !== undefined &&
    draft.duration_days <= DAYS_MAX && { halfDays: Math.round(draft.duration_days * 2) }),
  ...(draft.class_hours !== undefined && draft.class_hours <= COUNT_MAX && { classHours: String(draft.class_hours) }),
  ...headsIn(draft),
  ...(sensible(draft.audience) && { audience: draft.audience }),
  ...(sensible(draft.children) && { children: draft.children }),
  ...(draft.items && { gifts: draft.items.slice(0, GIFTS_MAX).map(giftOf) }),
})

/** A count, or a range where no count was said: each takes the place of the other. */
function headsIn(draft: Draft): Partial<Activity> {
  const { participants, participants_min: min, participants_max: max } = draft
  const unit = draft.participants_unit ?? null
  if (sensible(participants)) {
    return {
      participants,
      participantsApprox: draft.participants_approx ?? false,
      participantsMin: null,
      participantsMax: null,
      participantsUnit: unit,
    }
  }
  if (!sensible(min) || !sensible(max)) return {}
  return {
    participants: null,
    participantsApprox: false,
    participantsMin: min,
    participantsMax: max,
    participantsUnit: unit,
  }
}

const giftOf = ({ name, qty, unit, unit_price: price }: DraftItem): Gift => ({
  item: name,
  quantity: qty === undefined ? null : String(qty),
  unit: unit ?? null,
  valueFen: price === undefined || qty === undefined ? null : Math.round(price * qty * 100),
})

const sensible = (count: number | undefined): count is number =>
  count !== undefined && Number.isInteger(count) && count >= 0 && count <= COUNT_MAX

/** Titles, lesson counts and classes go to the part they name, else to the first part that records such a thing. */
function withPartWords(activity: Activity, draft: Draft): Activity {
  let changed = activity
  const put = (name: PartFieldName, type: string | undefined, value: string) => {
    const at = homeFor(changed, name, type)
    changed = withValue(changed, ofPart(name, at), value)
  }
  const named = draft.parts ?? []
  for (const part of named) {
    if (part.topic) put('topic', part.type, part.topic.slice(0, TITLES_MAX).join('\n'))
    if (sensible(part.sessions)) put('sessions', part.type, String(part.sessions))
    if (part.class_level?.length === 1) put('class_level', part.type, part.class_level[0] ?? '')
    if (part.domain?.length === 1) put('domain', part.type, part.domain[0] ?? '')
  }
  const given = givenIn(draft)
  if (changed.parts.some(({ type }) => type === GIFT)) {
    if (given.donor !== undefined) put('donor', GIFT, given.donor)
    if (given.value !== undefined) put('value', GIFT, given.value)
  }
  if (named.length > 0) return changed
  if (draft.topic) put('topic', undefined, draft.topic.slice(0, TITLES_MAX).join('\n'))
  if (sensible(draft.sessions)) put('sessions', undefined, String(draft.sessions))
  if (draft.class_level?.length === 1) put('class_level', undefined, draft.class_level[0] ?? '')
  return changed
}

const GIFT = '捐赠'

/** Who gave, and what it is worth in yuan: one figure, or from … to. */
function givenIn({ donor, amount_yuan: yuan, amount_min: min, amount_max: max }: Draft) {
  const value =
    yuan !== undefined
      ? yuanText(yuan)
      : min !== undefined && max !== undefined
        ? `${yuanText(min)}-${yuanText(max)}`
        : undefined
  return { ...(donor !== undefined && { donor }), ...(value !== undefined && { value }) }
}

function homeFor(activity: Activity, name: PartFieldName, type: string | undefined): number {
  const named = type === undefined ? -1 : activity.parts.findIndex((part) => part.type === type)
  if (named >= 0) return named
  return Math.max(
    0,
    activity.parts.findIndex((part) => takes(part.type, name)),
  )
}

/** Which words of a draft a correction can use: none of them means the words name no field. */
export const namesAnything = (draft: Draft): boolean => Object.keys(draft).some((key) => !ABOUT_THE_READING.has(key))

const ABOUT_THE_READING: ReadonlySet<string> = new Set(['intent', 'ask', 'assumed', 'confirm', 'warn', 'wrong'])

/** 参加教师人数：5 人 → 6 人, a line for each field that differs. */
export function changes(before: Activity, after: Activity, nameOf: (id: string) => string): readonly Phrase[] {
  const lines: Phrase[] = []
  const [wasTypes, isTypes] = [typesName(before), typesName(after)]
  if (wasTypes.zh !== isTypes.zh) lines.push(arrow(phrase('类型', 'Type'), wasTypes, isTypes))
  if (before.date !== after.date || before.dateEnd !== after.dateEnd) {
    lines.push(arrow(phrase('日期', 'Date'), daysName(before), daysName(after)))
  }
  const cells = new Map([...cellsOf(before), ...cellsOf(after)].map((cell) => [cell.key, cell]))
  for (const cell of cells.values()) {
    if (cell.key === 'date' || cell.key === 'date_end') continue
    const [was, is] = [cellWords(before, cell, nameOf), cellWords(after, cell, nameOf)]
    if (was?.zh !== is?.zh) lines.push(arrow(labelOf(after, cell), was ?? NOTHING, is ?? NOTHING))
  }
  return lines
}

export const sameRecord = (before: Activity, after: Activity): boolean =>
  JSON.stringify({ ...before, revision: 0 }) === JSON.stringify({ ...after, revision: 0 })

const NOTHING = phrase('（空）', '(empty)')

const arrow = (label: Phrase, before: Phrase, after: Phrase): Phrase =>
  together(label, phrase('：', ': '), join([before, after], phrase(' → ', ' → ')))

/** The record that a draft describes, before it is anybody's. */
export function fromDraft(blank: Omit<Activity, 'type' | 'parts'>, draft: Draft, otherType: string): Activity {
  const types = draft.types ?? [otherType]
  const [type = otherType] = types
  const started = withTypes({ ...blank, type, parts: [emptyPart(type)] }, types)
  return withPartWords(withCounts(started, draft), draft)
}
