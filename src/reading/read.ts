import { Temporal } from 'temporal-polyfill'
import { TRIP } from './activity-types.ts'
import { dateIn } from './dates.ts'
import type { Draft, DraftPart } from './draft.ts'
import { minutesIn } from './amounts/durations.ts'
import { kindsIn, type Mention, typesOf } from './kinds.ts'
import { placeIn } from './labels.ts'
import { classLevelsIn, halfDayIn, type Sessions, sessionsIn } from './lessons.ts'
import { peopleIn } from './people.ts'
import type { Reader } from './reader.ts'
import { type Topic, topicsIn } from './topics.ts'
import { fold } from './words/fold.ts'
import { blank, type Span } from './words/spans.ts'

/** A teacher's sentence about a deed → a draft. No date means today, and says that it was assumed. Never throws. */
export function read(text: string, reader: Reader): Draft {
  const draft = readWords(text, reader)
  if (draft.date !== undefined || draft.wrong) return draft
  return { ...draft, date: todayOf(reader), assumed: ['date', ...(draft.assumed ?? [])] }
}

/** The same without assuming a date: for a correction, which changes only what it names. */
export function readWords(typed: string, reader: Reader): Draft {
  const topics = topicsIn(typed)
  const untitled = blank(fold(typed), topics)
  const when = dateIn(untitled, todayOf(reader))
  const undated = blank(untitled, when.spans)
  const mentions = kindsIn(undated)
  const types = typesOf(mentions)
  const minutes = minutesIn(undated)
  const classLevels = classLevelsIn(undated)
  const sessions = types.length > 0 ? 0 : sum(sessionsIn(undated))
  const halfDay = halfDayIn(untitled)
  const place = placeIn(typed)
  return {
    intent: 'log',
    ...(types[0] !== undefined && { type: types[0], types, parts: partsOf(undated, topics, types, mentions) }),
    ...(when.date !== undefined && { date: when.date }),
    ...(when.date_end !== undefined && { date_end: when.date_end }),
    ...(halfDay && { half_day: halfDay }),
    ...(minutes !== undefined && { duration_hours: minutes / 60 }),
    ...(sessions > 0 && { sessions }),
    ...peopleIn(undated),
    ...(topics.length > 0 && { topic: topics.map((topic) => topic.title) }),
    ...(classLevels.length > 0 && { class_level: classLevels }),
    ...(place !== undefined && { place }),
    ...(when.confirm.length > 0 && { confirm: when.confirm }),
    ...(when.assumed.length > 0 && { assumed: when.assumed }),
    ...(when.wrong.length > 0 && { wrong: when.wrong }),
  }
}

const sum = (counts: readonly Sessions[]): number => counts.reduce((all, { sessions }) => all + sessions, 0)

const todayOf = ({ now, zone }: Reader): string =>
  Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(zone).toPlainDate().toString()

/** Titles, lesson counts and classes go to the part they stand with. */
function partsOf(
  text: string,
  topics: readonly Topic[],
  types: readonly string[],
  mentions: readonly Mention[],
): readonly DraftPart[] {
  const parts = types.filter((type) => type !== TRIP || types.length === 1)
  const homes = mentions.filter((mention) => parts.includes(mention.type))
  const sessions = sessionsIn(text)
  const classLevels = classLevelsIn(text)
  return parts.map((type) => {
    const mine = topics.filter((topic) => homeOf(text, topic, homes) === type).map((topic) => topic.title)
    const held = sessions.filter((count) => homeOf(text, count, homes) === type)
    return {
      type,
      ...(held.length > 0 && { sessions: sum(held) }),
      ...(mine.length > 0 && { topic: mine }),
      ...(classLevels.length > 0 && TAUGHT.has(type) && { class_level: classLevels }),
    }
  })
}

/** Parts that happen in a class: a class named beside a lecture or a gift is not theirs. */
const TAUGHT: ReadonlySet<string> = new Set(['示范课', '教学观摩', '听课说课评课', '幼儿交流', '跟岗学习'])
/** 《…》示范课, 两节示范课: so close in front that it can only mean the type behind. */
const TOUCHING = 2

function homeOf(text: string, thing: Span, mentions: readonly Mention[]): string | undefined {
  const behind = mentions.find((mention) => mention.start >= thing.end)
  if (behind && behind.start - thing.end <= TOUCHING && !/[，。；、,;\n]/.test(text.slice(thing.end, behind.start))) {
    return behind.type
  }
  const before = mentions.findLast((mention) => mention.end <= thing.start)
  return (before ?? behind)?.type
}
