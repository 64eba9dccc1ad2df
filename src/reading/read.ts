import { Temporal } from 'temporal-polyfill'
import { only, withFields } from './deed/form.ts'
import { look, lookAgain, type Seen, type Sight } from './deed/look.ts'
import { recordOf } from './deed/record.ts'
import type { Draft, Intent } from './draft.ts'
import { deedsIn } from './intent/deeds.ts'
import { editIn, targetIn } from './intent/edit.ts'
import type { Facts } from './intent/facts.ts'
import { type Form, formsIn } from './intent/form.ts'
import { intentOf } from './intent/intent.ts'
import { leanOf } from './intent/lean.ts'
import { classLevelsIn } from './kinds/class-levels.ts'
import type { Reader, Roster } from './reader.ts'
import { indexRoster, type RosterIndex } from './sides/roster-index.ts'
import { type Page, pageOf } from './words/page.ts'

/** Letters of a message that are read; what is longer is no message but a book, and says 过长. */
export const READ_MAX = 8_000

/**
 * What one message means (product.md §4). Absent stays absent. Never throws; steps are linear in the letters. Who reads
 * many messages against one roster prepares it once: `known = rosterKnown(reader.roster)`.
 */
export function read(text: string, reader: Reader, known = rosterKnown(reader.roster)): Draft {
  const page = pageOf(text.slice(0, READ_MAX))
  const draft = draftOf(page, reader, known)
  if (text.length <= READ_MAX) return draft
  return { ...draft, warn: [...(draft.warn ?? []), '过长'] }
}

/** A slash command or a form has said that it is a deed: what its words say of it. */
export const readWords = (text: string, reader: Reader): Draft => read(text, { ...reader, as: 'log' })

/** A roster ready to be looked up in. */
export const rosterKnown = (roster: Roster | undefined): RosterIndex | undefined => roster && indexRoster(roster)

function draftOf(page: Page, reader: Reader, roster: RosterIndex | undefined): Draft {
  const today = todayOf(reader)
  const sight: Sight = { today, lean: leanOf(page, today, reader.as), reader, roster }
  const forms = formsIn(page)
  const [form, ...moreForms] = forms
  if (form && moreForms.length > 0)
    return together(forms.map((one) => (one.fields.length > 0 ? oneForm(page, one, sight) : { intent: 'none' })))
  if (form) return oneDeed(withFields(look(page, sight), form, sight), form, sight)
  const seen = look(page, sight)
  const deeds = deedsIn(page, seen)
  const draft = oneDeed(seen, undefined, sight)
  if (deeds.length < 2 || !isRecord(draft)) return draft
  const drafts = deeds.map((text) => alone(pageOf(text), sight)).filter(isRecord)
  return drafts.length < 2 ? draft : together(drafts)
}

const isRecord = ({ intent }: Draft): boolean => intent === 'log' || intent === 'schedule'

/** One of several deeds, read by itself. */
function alone(page: Page, sight: Sight): Draft {
  const lean = leanOf(page, sight.today, sight.reader.as)
  return oneDeed(look(page, { ...sight, lean }), undefined, { ...sight, lean })
}

function oneForm(page: Page, form: Form, sight: Sight): Draft {
  const own = only(page, form.fields)
  return oneDeed(withFields(look(own, sight), form, sight), form, sight)
}

/** The first deed, the others beside it; what is asked and assumed is said once, of the first. */
function together([first = { intent: 'none' }, ...others]: readonly Draft[]): Draft {
  const also = others.map(({ ask: _, assumed: __, ...draft }) => draft)
  return { ...first, ...(also.length > 0 && { also }) }
}

function oneDeed(seen: Seen, form: Form | undefined, sight: Sight): Draft {
  const facts = factsOf(seen, form, sight)
  return byIntent(intentOf(seen.page, facts), seen, facts, sight)
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

function byIntent(intent: Intent, seen: Seen, facts: Facts, sight: Sight): Draft {
  const { page } = seen
  switch (intent) {
    case 'log':
      return recordOf(seen, 'log', sight.today)
    case 'schedule':
      return recordOf(aheadOf(seen, sight), 'schedule', sight.today)
    case 'reschedule':
    case 'cancel':
      return moveOf(intent, aheadOf(seen, sight))
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

const aheadOf = (seen: Seen, sight: Sight): Seen =>
  sight.lean === 'ahead' ? seen : lookAgain(seen, { ...sight, lean: 'ahead' })

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

const todayOf = ({ now, zone }: Reader): string =>
  Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(zone).toPlainDate().toString()
