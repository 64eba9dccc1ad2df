import type { Lean } from '../dates/said.ts'
import { whenIn } from '../dates/when.ts'
import type { Field, Form } from '../intent/form.ts'
import type { FieldKind } from '../intent/form-labels.ts'
import { isTypeName } from '../kinds/lexicon.ts'
import { TITLE_MAX, type Topic } from '../kinds/titles.ts'
import { type People, peopleIn } from '../people/people.ts'
import { PLACE_MAX } from '../sides/place.ts'
import { fold } from '../words/fold.ts'
import { type Page, without } from '../words/page.ts'
import type { Span } from '../words/spans.ts'
import { type Seen, type Sight, timeOf } from './look.ts'

/**
 * A record form read as running text, and then field by field: what stands behind a label is that and nothing else
 * (活动时间, 主讲人, 听课人数：15).
 */
export function withFields(seen: Seen, { fields }: Form, sight: Sight): Seen {
  const filled = fields.filter(({ text }) => text !== '')
  const of = (...kinds: readonly FieldKind[]) => filled.filter(({ kind }) => kinds.includes(kind))
  return {
    ...seen,
    ...ofTime(seen, of('date', 'time'), sight),
    ...ofTopics(seen, of('topic')),
    ...ofLecturer(of('lecturer')),
    ...ofCounts(seen, of('sessions'), of('duration')),
    people: ofPeople(seen, sight.lean, of('people'), of('audience'), of('children')),
    sides: { ...seen.sides, ...ofPlace(of('place')) },
  }
}

/** The page with nothing left but these fields. */
export function only(page: Page, spans: readonly Span[]): Page {
  const sorted = [...spans].sort((a, b) => a.start - b.start)
  const between: Span[] = []
  let at = 0
  for (const { start, end } of sorted) {
    if (start > at) between.push({ start: at, end: start })
    at = Math.max(at, end)
  }
  between.push({ start: at, end: page.plain.length })
  return without(page, between)
}

function ofTime({ page, when }: Seen, fields: readonly Field[], sight: Sight): Partial<Seen> {
  if (fields.length === 0) return {}
  const own = whenIn(only(page, fields), timeOf(sight))
  if (own.date === undefined && own.wrong.length === 0) return {}
  return { when: { ...own, spans: when.spans } }
}

function ofTopics({ page, topics }: Seen, fields: readonly Field[]): Partial<Seen> {
  const unmarked = fields.filter(
    ({ start, end, text }) =>
      text.length <= TITLE_MAX &&
      !/[\n，。；]/.test(text) &&
      !topics.some((topic) => topic.start < end && start < topic.end) &&
      !isTypeName(fold(text)) &&
      !KIND_ITSELF.test(page.plain.slice(start, end)),
  )
  if (unmarked.length === 0) return {}
  const more = unmarked.map(({ text, start, end }): Topic => ({ title: text, start, end }))
  return { topics: [...topics, ...more].sort((a, b) => a.start - b.start) }
}

/** 活动主题：送教下乡, 结对共研 携手共进: the kind of thing, or a motto. */
const KIND_ITSELF = /送教|结对|帮扶|携手|手拉手|共[成进研]|活动$|讲座$|培训$|示范课$|观摩$|教研$/

const TITLES = /(?:老师|教师|园长|副园长|主任|专家|教研员|书记)$/
const NAME = /^[一-龥·]{2,5}$|^[A-Za-z][A-Za-z. ]{1,30}$/

/** One person; several are nobody's lecture in particular. */
function ofLecturer(fields: readonly Field[]): Partial<Seen> {
  const [field, ...others] = fields
  if (!field || others.length > 0) return {}
  const name = field.text
    .replace(/[（(][^）)]*[）)]$/, '')
    .trim()
    .replace(TITLES, '')
  return NAME.test(name) ? { lecturers: [{ lecturer: name, start: field.start, end: field.end }] } : {}
}

/** 节数：2 has no unit of its own, 学时：2 neither. */
function ofCounts(
  { page, sessions, duration }: Seen,
  lessons: readonly Field[],
  hours: readonly Field[],
): Partial<Seen> {
  const held = bare(page, lessons)
  const credit = bare(
    page,
    hours.filter(({ label }) => CREDIT.test(label)),
  )
  const [first] = lessons
  return {
    ...(held !== undefined &&
      sessions.length === 0 &&
      first && { sessions: [{ start: first.start, end: first.end, sessions: held, unit: '节', lecture: false }] }),
    ...(credit !== undefined &&
      duration.class_hours === undefined && { duration: { ...duration, class_hours: credit } }),
  }
}

const CREDIT = /学时|课时/

/** The one number of a field that holds nothing else. */
function bare(page: Page, fields: readonly Field[]): number | undefined {
  const [field, ...others] = fields
  if (
    !field ||
    others.length > 0 ||
    !/^[^一-龥a-z]*$|^[一二两三四五六七八九十百]+$/.test(page.plain.slice(field.start, field.end))
  )
    return undefined
  return page.numbers.find(({ start, end }) => start >= field.start && end <= field.end)?.value
}

function ofPeople(
  { page, people, rest }: Seen,
  lean: Lean,
  team: readonly Field[],
  listeners: readonly Field[],
  children: readonly Field[],
): People {
  const all = (fields: readonly Field[]): People => {
    const one = bare(page, fields)
    return fields.length === 0 ? {} : one === undefined ? peopleIn(only(rest, fields), lean) : { participants: one }
  }
  const heard = all(listeners)
  const young = all(children)
  const audience = heard.participants ?? heard.audience
  const pupils = young.children ?? young.participants
  const { participants: _, ...others } = people
  const sent = team.length === 0 ? (audience === undefined ? people : others) : { ...people, ...teamOf(all(team)) }
  return {
    ...sent,
    ...(audience !== undefined && { audience }),
    ...(pupils !== undefined && { children: pupils }),
  }
}

const teamOf = ({ audience: _, children: __, ...team }: People): People => team

function ofPlace(fields: readonly Field[]): { readonly place?: string } {
  const [field] = fields
  return field && field.text.length <= PLACE_MAX && !field.text.includes('\n') ? { place: field.text } : {}
}
