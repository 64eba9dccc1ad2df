import { type Duration, durationIn } from '../amounts/durations.ts'
import { amountsIn, type Money } from '../amounts/money.ts'
import { type Sessions, sessionsIn } from '../amounts/sessions.ts'
import type { Lean, When } from '../dates/said.ts'
import { whenIn } from '../dates/when.ts'
import type { DraftItem } from '../draft.ts'
import { type Mention, mentionsIn } from '../kinds/mentions.ts'
import type { Topic } from '../kinds/titles.ts'
import { topicsIn } from '../kinds/topics.ts'
import { type LecturerSaid, lecturersIn } from '../people/lecturer.ts'
import { type People, peopleIn } from '../people/people.ts'
import type { Reader } from '../reader.ts'
import type { RosterIndex } from '../sides/roster-index.ts'
import { type Sides, sidesIn } from '../sides/sides.ts'
import { clauseAt, type Page, without } from '../words/page.ts'
import type { Span } from '../words/spans.ts'

/** All that the readers found on a page, each on what those before it had left. */
export interface Seen {
  /** As it came, nothing blanked. */
  readonly page: Page
  /** Without names, titles and days: where types, people and amounts were looked for. */
  readonly rest: Page
  readonly sides: Sides
  readonly topics: readonly Topic[]
  readonly when: When
  readonly mentions: readonly Mention[]
  readonly people: People
  readonly money: Money
  readonly items?: readonly DraftItem[]
  readonly sessions: readonly Sessions[]
  readonly duration: Duration
  /** Who gave the lessons and the lectures. */
  readonly lecturers: readonly LecturerSaid[]
}

/** What a look needs beside the page: the day of the message, on which side days lie, and the roster prepared once. */
export interface Sight {
  readonly today: string
  readonly lean: Lean
  readonly reader: Reader
  readonly roster: RosterIndex | undefined
}

/** Names first, for they hold numerals and types; then titles, days, and the counts of what is left. */
export function look(page: Page, sight: Sight): Seen {
  const sides = sidesIn(page, sight.reader, sight.roster)
  const unnamed = without(page, sides.spans)
  const topics = topicsIn(unnamed)
  const untitled = without(unnamed, topics)
  const when = whenIn(untitled, timeOf(sight))
  const rest = without(untitled, when.spans)
  const { money, things, gift } = amountsIn(rest)
  return {
    page,
    rest,
    sides,
    topics,
    when,
    mentions: withGift(rest, mentionsIn(rest), gift),
    people: peopleIn(without(rest, [...money.spans, ...things.spans]), sight.lean),
    money,
    ...(things.items && { items: things.items }),
    sessions: sessionsIn(rest),
    duration: durationIn(rest),
    lecturers: lecturersIn(unnamed),
  }
}

/** What was given makes a donation, though nobody called it so: 送去三千元的图书. */
function withGift(page: Page, mentions: readonly Mention[], gift: Span | undefined): readonly Mention[] {
  if (!gift || mentions.some(({ type }) => GIVES.has(type))) return mentions
  const { mood } = clauseAt(page, gift.start)
  return [...mentions, { type: GIFT, ...gift, mood, strength: 'told' as const, headline: false }].sort(
    (a, b) => a.start - b.start,
  )
}

const GIFT = '捐赠'
/** What already says why things were handed over. */
const GIVES: ReadonlySet<string> = new Set([GIFT, '环境创设'])

/** How days are looked for. */
export const timeOf = ({ today, lean, reader }: Sight) => {
  const terms = reader.calendar?.terms ?? reader.roster?.calendar?.terms
  return { today, lean, ...(terms && { terms }) }
}
