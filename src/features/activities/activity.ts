import type { HalfDay } from '../../reading/dates/half-days.ts'
import type { Warn } from '../../reading/draft.ts'
import { TRIP } from '../../reading/kinds/activity-types.ts'
import { insert, paper, type Write } from '../../store/paper.ts'
import type { ActivityRow, Schema } from '../../store/schema.ts'

/**
 * One visit or event of a pair with 1..n typed parts (domain.md §2.2). Null is "not said". People stand here by id;
 * their names live in the table `person` only.
 */
export interface Activity {
  readonly id: string
  readonly pair: string
  /** `YYYY-MM-DD`, or `YYYY-MM` where that is all that was said. */
  readonly date: string
  readonly dateEnd: string | null
  readonly halfDay: HalfDay | null
  /** `HH:MM`. */
  readonly timeFrom: string | null
  readonly timeTo: string | null
  /** How long it took where that was told in days: two to a day. */
  readonly halfDays: number | null
  /** 课时, 学时: a decimal as text. */
  readonly classHours: string | null
  readonly direction: ActivityRow['direction']
  readonly mode: ActivityRow['mode']
  readonly place: string | null
  /** The primary type, a standard Chinese term. */
  readonly type: string
  /** The acting team, leader included, or the only adult count there is. */
  readonly participants: number | null
  readonly participantsApprox: boolean
  /** A range instead of a count. */
  readonly participantsMin: number | null
  readonly participantsMax: number | null
  /** 人次 counts heads each time they came; null counts people. */
  readonly participantsUnit: '人次' | null
  readonly audience: number | null
  /** Children where nobody said whose; else by side. Counts only. */
  readonly children: number | null
  readonly childrenGiver: number | null
  readonly childrenReceiver: number | null
  readonly minutes: number | null
  /** As typed. */
  readonly words: string | null
  readonly gainGiver: string | null
  readonly gainReceiver: string | null
  readonly assumed: readonly Assumed[]
  /** Which of the pair's receivers it was for, by id; empty where that was not said. */
  readonly receivers: readonly string[]
  /** What was pointed out when it was logged. */
  readonly warned: readonly Warn[]
  /** The kindergarten whose person made the record; null while unknown. */
  readonly side: string | null
  readonly state: ActivityRow['state']
  readonly mergedInto: string | null
  /** The newest number of `activity:ID` in the chronicle. */
  readonly revision: number
  readonly loggedBy: string
  /** Epoch ms. */
  readonly loggedAt: number
  readonly chat: string
  /** The message it was made from, so that a recall finds it. */
  readonly message: string | null
  /** At least one. */
  readonly parts: readonly Part[]
  readonly gifts: readonly Gift[]
}

/** What was not said and therefore assumed. */
export type Assumed =
  | 'date'
  | 'year'
  | 'month'
  | 'week'
  | 'type'
  | 'side'
  /** To be looked at once more: what was said does not agree, or is told only roughly. */
  | 'weekday_conflict'
  | 'rough_date'
  | 'time'
  | 'amount'
  | 'to'
  | 'from'

export interface Part {
  readonly type: string
  readonly topics: readonly string[]
  readonly sessions: number | null
  readonly domain: string | null
  readonly classLevel: string | null
  readonly lecturer: string | null
  readonly person: string | null
  readonly mentor: string | null
  /** What else its type asks for, by field name (fields.ts). */
  readonly details: Readonly<Record<string, string>>
}

/** One line of what was given (R6). `quantity` is a number as text. */
export interface Gift {
  readonly item: string
  readonly quantity: string | null
  readonly unit: string | null
  /** What all of the line is worth, in fen; null where nobody said. */
  readonly valueFen: number | null
}

export const emptyPart = (type: string): Part => ({
  type,
  topics: [],
  sessions: null,
  domain: null,
  classLevel: null,
  lecturer: null,
  person: null,
  mentor: null,
  details: {},
})

/** Every type of the record once, the primary one first. */
export const typesOfActivity = ({ type, parts }: Pick<Activity, 'type' | 'parts'>): readonly string[] => [
  ...new Set([type, ...parts.map((part) => part.type)]),
]

/** The same record with exactly these types: parts that stay keep what they hold; a trip holds the others (domain.md §2.3). */
export function withTypes(activity: Activity, types: readonly string[]): Activity {
  const type = types.includes(TRIP) ? TRIP : types[0]
  if (type === undefined) return activity
  const held = types.length > 1 ? types.filter((name) => name !== TRIP) : types
  const only = activity.parts.length === 1 && held.length === 1 ? activity.parts[0] : undefined
  const [first] = held
  // One part that changes its type is the same lesson under its right name: what was said of it stays.
  if (only && first !== undefined) return { ...activity, type, parts: [{ ...only, type: first }] }
  const parts = held.map((name) => activity.parts.find((part) => part.type === name) ?? emptyPart(name))
  return { ...activity, type, parts }
}

export const subjectOf = (id: string) => `activity:${id}`
/** The id behind `activity:ID`; null for what an outbox row shows otherwise. */
export const activityIn = (about: string | null | undefined): string | null =>
  about?.startsWith('activity:') ? about.slice('activity:'.length) : null

/** Short enough to read out: the end of the id, which is its random part. */
export const NUMBER_LENGTH = 6
export const numberOf = (id: string) => `#${id.slice(-NUMBER_LENGTH)}`

/** Rows of a record that is new. */
export const insertRows = (activity: Activity): readonly Write[] => [
  insert('activity', rowOf(activity)),
  ...heldRows(activity),
]

/** Rows that bring a record to what it is now. */
export const updateRows = (activity: Activity): readonly Write[] => [
  paper.updateTable('activity').set(changing(activity)).where('id', '=', activity.id),
  paper.deleteFrom('part').where('activity', '=', activity.id),
  paper.deleteFrom('gift').where('activity', '=', activity.id),
  ...heldRows(activity),
]

/** Its id stays: setting it anew would make the engine look for everything that refers to it. */
const changing = (activity: Activity): Omit<ActivityRow, 'id'> => {
  const { id: _, ...row } = rowOf(activity)
  return row
}

const heldRows = ({ id, parts, gifts }: Activity): readonly Write[] => [
  ...parts.map((part, place) => insert('part', partRow(id, place, part))),
  ...gifts.map(({ item, quantity, unit, valueFen }, place) =>
    insert('gift', { activity: id, place, item, quantity, unit, value_fen: valueFen }),
  ),
]

const rowOf = (a: Activity): ActivityRow => ({
  id: a.id,
  pair: a.pair,
  date: a.date,
  date_end: a.dateEnd,
  half_day: a.halfDay,
  direction: a.direction,
  mode: a.mode,
  place: a.place,
  type: a.type,
  participants: a.participants,
  participants_approx: a.participantsApprox ? 1 : 0,
  audience: a.audience,
  children: a.children,
  children_giver: a.childrenGiver,
  children_receiver: a.childrenReceiver,
  minutes: a.minutes,
  words: a.words,
  gain_giver: a.gainGiver,
  gain_receiver: a.gainReceiver,
  assumed: JSON.stringify(a.assumed),
  side: a.side,
  state: a.state,
  merged_into: a.mergedInto,
  revision: a.revision,
  logged_by: a.loggedBy,
  logged_at: a.loggedAt,
  chat: a.chat,
  message: a.message,
  participants_min: a.participantsMin,
  participants_max: a.participantsMax,
  participants_unit: a.participantsUnit,
  time_from: a.timeFrom,
  time_to: a.timeTo,
  half_days: a.halfDays,
  class_hours: a.classHours,
  receivers: a.receivers.length === 0 ? null : JSON.stringify(a.receivers),
  warned: JSON.stringify(a.warned),
})

const partRow = (activity: string, place: number, part: Part): Schema['part'] => ({
  activity,
  place,
  type: part.type,
  topics: JSON.stringify(part.topics),
  sessions: part.sessions,
  domain: part.domain,
  class_level: part.classLevel,
  lecturer: part.lecturer,
  person: part.person,
  mentor: part.mentor,
  details: JSON.stringify(part.details),
})

/** Rows as the store gives them → the record. */
export const activityOf = (
  row: ActivityRow,
  parts: readonly Schema['part'][],
  gifts: readonly Schema['gift'][],
): Activity => ({
  id: row.id,
  pair: row.pair,
  date: row.date,
  dateEnd: row.date_end,
  halfDay: row.half_day,
  direction: row.direction,
  mode: row.mode,
  place: row.place,
  type: row.type,
  participants: row.participants,
  participantsApprox: row.participants_approx === 1,
  audience: row.audience,
  children: row.children,
  childrenGiver: row.children_giver,
  childrenReceiver: row.children_receiver,
  minutes: row.minutes,
  words: row.words,
  gainGiver: row.gain_giver,
  gainReceiver: row.gain_receiver,
  assumed: JSON.parse(row.assumed) as readonly Assumed[],
  side: row.side,
  state: row.state,
  mergedInto: row.merged_into,
  revision: row.revision,
  loggedBy: row.logged_by,
  loggedAt: row.logged_at,
  chat: row.chat,
  message: row.message,
  parts: parts.map((part) => ({
    type: part.type,
    topics: JSON.parse(part.topics) as readonly string[],
    sessions: part.sessions,
    domain: part.domain,
    classLevel: part.class_level,
    lecturer: part.lecturer,
    person: part.person,
    mentor: part.mentor,
    details: JSON.parse(part.details) as Readonly<Record<string, string>>,
  })),
  participantsMin: row.participants_min,
  participantsMax: row.participants_max,
  participantsUnit: row.participants_unit,
  timeFrom: row.time_from,
  timeTo: row.time_to,
  halfDays: row.half_days,
  classHours: row.class_hours,
  receivers: row.receivers === null ? [] : (JSON.parse(row.receivers) as readonly string[]),
  warned: JSON.parse(row.warned) as readonly Warn[],
  gifts: gifts.map(({ item, quantity, unit, value_fen }) => ({ item, quantity, unit, valueFen: value_fen })),
})

/** People a record names in its parts, by id. */
export const peopleIn = (activity: Pick<Activity, 'parts'>): readonly string[] => [
  ...new Set(
    activity.parts.flatMap(({ lecturer, person, mentor }) => [lecturer, person, mentor].filter((id) => id !== null)),
  ),
]

type Kept = Omit<Activity, 'revision' | 'words'>

/**
 * What changed, as the audit log keeps it: only the fields that differ. The person's own words are left out, so that
 * names in them stand in one place only and can be emptied there (product.md §8).
 */
export function difference(before: Activity, after: Activity): { before: Partial<Kept>; after: Partial<Kept> } {
  const changed = keptFields(after).filter((key) => JSON.stringify(before[key]) !== JSON.stringify(after[key]))
  return { before: only(before, changed), after: only(after, changed) }
}

/** A whole new record, as the audit log keeps it. */
export const snapshot = (activity: Activity): Partial<Kept> => only(activity, keptFields(activity))

const NOT_KEPT: ReadonlySet<string> = new Set<keyof Activity>(['revision', 'words'])
const keptFields = (activity: Activity) =>
  (Object.keys(activity) as (keyof Activity)[]).filter((key): key is keyof Kept => !NOT_KEPT.has(key))
const only = (activity: Activity, keys: readonly (keyof Kept)[]): Partial<Kept> =>
  Object.fromEntries(keys.map((key) => [key, activity[key]]))
