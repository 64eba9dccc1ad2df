import { Temporal } from 'temporal-polyfill'
import type { Lean } from './dates/said.ts'
import { only, withFields } from './deed/form.ts'
import { look, type Seen, type Sight } from './deed/look.ts'
import { recordOf } from './deed/record.ts'
import type { Draft, Intent } from './draft.ts'
import { deedsIn } from './intent/deeds.ts'
import { editIn, targetIn } from './intent/edit.ts'
import type { Facts } from './intent/facts.ts'
import { type Form, formsIn } from './intent/form.ts'
import { intentOf } from './intent/intent.ts'
import { leanOf } from './intent/lean.ts'
import { classLevelsIn } from './kinds/class-levels.ts'
import type { Reader } from './reader.ts'
import { indexRoster, type RosterIndex } from './sides/roster-index.ts'
import { type Page, pageOf } from './words/page.ts'

/** Letters of a message that are read; what is longer is no message but a book, and says 过长. */
export const READ_MAX = 8_000

/** What stays the same from message to message of one bureau, prepared once by who reads many. */
export interface Known {
  readonly roster: RosterIndex | undefined
  /** The day of a moment in the bureau's zone, `YYYY-MM-DD`. */
  dayOf(now: number): string
}

export function known({ roster, zone }: Pick<Reader, 'roster' | 'zone'>): Known {
  let last = { now: Number.NaN, day: '' }
  return {
    roster: roster && indexRoster(roster),
    dayOf(now) {
      if (last.now !== now) last = { now, day: dayIn(zone, now) }
      return last.day
    },
  }
}

const dayIn = (zone: string, now: number): string =>
  Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(zone).toPlainDate().toString()

/** What one message means (product.md §4). Absent stays absent. Never throws; steps are linear in the letters. */
export function read(text: string, reader: Reader, about: Known = known(reader)): Draft {
  const page = pageOf(text.slice(0, READ_MAX))
  const draft = draftOf(page, reader, about)
  if (text.length <= READ_MAX) return draft
  return { ...draft, warn: [...(draft.warn ?? []), '过长'] }
}

/** A slash command or a form has said that it is a deed: what its words say of it. */
export const readWords = (text: string, reader: Reader): Draft => read(text, { ...reader, as: 'log' })

function draftOf(page: Page, reader: Reader, { roster, dayOf }: Known): Draft {
  const today = dayOf(reader.now)
  const sight: Sight = { today, lean: leanOf(page, today, reader.as), reader, roster }
  const forms = formsIn(page)
  const [form, ...moreForms] = forms
  if (form && moreForms.length > 0) return together(forms.map((one) => oneDeed(only(page, one.fields), one, sight)))
  if (form) return oneDeed(page, form, sight)
  const seen = look(page, sight)
  const draft = oneDeed(page, undefined, sight, seen)
  const deeds = isRecord(draft) ? deedsIn(page, seen) : []
  if (deeds.length < 2) return draft
  const drafts = deeds.map((text) => alone(pageOf(text), sight)).filter(isRecord)
  return drafts.length < 2 ? draft : together(drafts)
}

const isRecord = ({ intent }: Draft): boolean => intent === 'log' || intent === 'schedule'

/** One of several deeds, read by itself. */
const alone = (page: Page, sight: Sight): Draft =>
  oneDeed(page, undefined, { ...sight, lean: leanOf(page, sight.today, sight.reader.as) })

/** The first deed, the others beside it; what is asked and assumed is said once, of the first. */
function together([first = { intent: 'none' }, ...others]: readonly Draft[]): Draft {
  const also = others.map(({ ask: _, assumed: __, ...draft }) => draft)
  return { ...first, ...(also.length > 0 && { also }) }
}

const seenOn = (page: Page, form: Form | undefined, sight: Sight): Seen =>
  form ? withFields(look(page, sight), form, sight) : look(page, sight)

function oneDeed(page: Page, form: Form | undefined, sight: Sight, seen = seenOn(page, form, sight)): Draft {
  const facts = factsOf(seen, form, sight)
  const intent = intentOf(page, facts)
  const lean = LEANS[intent] ?? sight.lean
  return byIntent(intent, lean === sight.lean ? seen : seenOn(page, form, { ...sight, lean }), facts, sight.today)
}

/** What was done lies behind; what is arranged, moved or dropped ahead, whatever the words looked like at first. */
const LEANS: Readonly<Partial<Record<Intent, Lean>>> = {
  log: 'behind',
  schedule: 'ahead',
  reschedule: 'ahead',
  cancel: 'ahead',
}

function factsOf(seen: Seen, form: Form | undefined, { today, reader: { as } }: Sight): Facts {
  const { people, money, items, sessions, topics, rest } = seen
  const counted = sessions.length > 0 || items !== undefined || money.spans.length > 0 || hasHeads(people)
  return {
    mentions: seen.mentions,
    when: seen.when,
    sides: seen.sides,
    details: counted || topics.length > 0 || classLevelsIn(rest).length > 0,
    today,
    ...(form && { form }),
    ...(as && { as }),
  }
}

const hasHeads = ({ participants, participants_min, audience, children }: Seen['people']): boolean =>
  participants !== undefined || participants_min !== undefined || audience !== undefined || children !== undefined

function byIntent(intent: Intent, seen: Seen, facts: Facts, today: string): Draft {
  const { page } = seen
  switch (intent) {
    case 'log':
      return recordOf(seen, 'log', today)
    case 'schedule':
      return recordOf(seen, 'schedule', today)
    case 'reschedule':
    case 'cancel':
      return moveOf(intent, seen)
    case 'edit':
      return { intent, ...editIn(page, facts) }
    case 'delete': {
      const target = targetIn(page)
      return { intent, ...(target && { target }) }
    }
    case 'query':
    case 'export':
    case 'report':
      return { intent, ...(seen.when.range && { range: seen.when.range }) }
    case 'filing':
    case 'help':
    case 'privacy':
    case 'none':
    case 'ambiguous':
      return { intent }
  }
}

/** An arrangement moved or dropped: which one, and to when. */
function moveOf(intent: 'reschedule' | 'cancel', { when, sides }: Seen): Draft {
  const { date, date_end, time, half_day, date_from } = when
  const moved = intent === 'reschedule'
  return {
    intent,
    ...(date !== undefined && { date }),
    ...(moved && date_end !== undefined && { date_end }),
    ...(moved && time !== undefined && { time }),
    ...(moved && half_day !== undefined && { half_day }),
    ...(moved && date_from !== undefined && { date_from }),
    ...(sides.to && { to: sides.to }),
  }
}
