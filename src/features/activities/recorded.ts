import type { Reader } from '../../bot/command.ts'
import type { Where } from '../../bot/may.ts'
import { prepared } from '../../store/prepared.ts'
import { kindergartensOf, type Pair, pairById, whereOfPair } from '../people/pair.ts'
import { type Activity, activityOf, peopleIn, typesOfActivity } from './activity.ts'

/** A record with all that its card shows. */
export interface Recorded {
  readonly activity: Activity
  readonly pair: Pair
  /** Names of people by id, as far as they are known. */
  readonly names: ReadonlyMap<string, string>
  readonly partnerWords: readonly PartnerWord[]
  /** An earlier record of the same visit by somebody else, which this one may be merged into. */
  readonly earlier: Earlier | null
}

/** What somebody of the other side said to a record. */
export interface PartnerWord {
  readonly person: string
  readonly kindergarten: string | null
  /** Epoch ms. */
  readonly confirmedAt: number | null
  readonly view: string | null
}

export interface Earlier {
  readonly id: string
  readonly loggedBy: string
  readonly name: string | null
  readonly types: readonly string[]
}

/** The record with this id, whatever its state; undefined where there is none. */
export async function recordById(db: Reader, id: string): Promise<Recorded | undefined> {
  const row = await db.selectFrom('activity').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row) return undefined
  const [parts, gifts, words, pair, sameDay, staff] = await Promise.all([
    db.selectFrom('part').selectAll().where('activity', '=', id).orderBy('place').execute(),
    db.selectFrom('gift').selectAll().where('activity', '=', id).orderBy('place').execute(),
    db.selectFrom('partner_word').selectAll().where('activity', '=', id).orderBy('person').execute(),
    pairById(db, row.pair),
    sameDayAs(db, row.pair, row.date),
    db.selectFrom('staff').select('kindergarten').where('person', '=', row.logged_by).execute(),
  ])
  if (!pair) throw new Error(`activity ${id}: its pair ${row.pair} is gone`)
  const activity = withSide(
    activityOf(row, parts, gifts),
    pair,
    staff.map(({ kindergarten }) => kindergarten),
  )
  return {
    activity,
    pair,
    names: await namesOf(db, [...peopleIn(activity), activity.loggedBy]),
    partnerWords: words.map((word) => ({
      person: word.person,
      kindergarten: word.kindergarten,
      confirmedAt: word.confirmed_at,
      view: word.view_text,
    })),
    earlier: activity.state === 'live' ? earlierThan(activity, sameDay) : null,
  }
}

/** The side that was not known when it was logged, once its author is known to be of one. */
function withSide(activity: Activity, pair: Pair, authorOf: readonly string[]): Activity {
  if (activity.side !== null) return activity
  const [side, ...others] = kindergartensOf(pair).filter(({ id }) => authorOf.includes(id))
  if (!side || others.length > 0) return activity
  return { ...activity, side: side.id, assumed: activity.assumed.filter((name) => name !== 'side') }
}

/** Where a record lives: where its pair does, and whose it is. */
export const whereOfRecord = ({ activity, pair }: Pick<Recorded, 'activity' | 'pair'>): Where => ({
  ...whereOfPair(pair),
  author: activity.loggedBy,
})

export interface SameDay {
  readonly id: string
  readonly type: string
  readonly logged_by: string
  readonly name: string | null
  readonly part_type: string
}

/** Live records of a pair on one day, a row for each part. Bounded: no pair does more in a day than people can read. */
export const sameDayAs = (db: Reader, pair: string, date: string): Promise<readonly SameDay[]> =>
  sameDay(db, { pair, date })

const SAME_DAY_MAX = 100

const sameDay = prepared<{ pair: string; date: string }, SameDay>((db, value) =>
  db
    .selectFrom('activity')
    .innerJoin('part', 'part.activity', 'activity.id')
    .innerJoin('person', 'person.id', 'activity.logged_by')
    .select(['activity.id', 'activity.type', 'activity.logged_by', 'person.name', 'part.type as part_type'])
    .where('activity.pair', '=', value('pair'))
    .where('activity.date', '=', value('date'))
    .where('activity.state', '=', 'live')
    .orderBy('activity.id')
    .limit(SAME_DAY_MAX),
)

/** The first record that somebody else made before this one of the same day with a type in common. */
export function earlierThan(
  activity: Pick<Activity, 'id' | 'type' | 'parts' | 'loggedBy'>,
  rows: readonly SameDay[],
): Earlier | null {
  const types = typesOfActivity(activity)
  const found = rows.find(
    (row) =>
      row.id < activity.id &&
      row.logged_by !== activity.loggedBy &&
      (types.includes(row.part_type) || types.includes(row.type)),
  )
  if (!found) return null
  const { id, type, logged_by: loggedBy, name } = found
  const others = rows.filter((row) => row.id === id).map((row) => row.part_type)
  return { id, loggedBy, name, types: [...new Set([type, ...others])] }
}

/** Names by id; people without a name are left out. */
export async function namesOf(db: Reader, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const wanted = [...new Set(ids)].slice(0, NAMES_MAX)
  if (wanted.length === 0) return new Map()
  const rows = await db.selectFrom('person').select(['id', 'name']).where('id', 'in', wanted).execute()
  return new Map(rows.flatMap(({ id, name }) => (name === null ? [] : [[id, name] as const])))
}

/** D1 binds at most 100 parameters a statement. */
const NAMES_MAX = 90

/** Which of these names the records of a pair already know, and as whom. */
export async function knownPeople(
  db: Reader,
  pair: string,
  names: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const wanted = [...new Set(names)].slice(0, NAMES_MAX)
  if (wanted.length === 0) return new Map()
  const rows = await db
    .selectFrom('person')
    .innerJoin('part', (join) =>
      join.on((on) =>
        on.or([
          on('part.lecturer', '=', on.ref('person.id')),
          on('part.person', '=', on.ref('person.id')),
          on('part.mentor', '=', on.ref('person.id')),
        ]),
      ),
    )
    .innerJoin('activity', 'activity.id', 'part.activity')
    .select(['person.id', 'person.name'])
    .distinct()
    .where('activity.pair', '=', pair)
    .where('person.name', 'in', wanted)
    .orderBy('person.id', 'desc')
    .execute()
  return new Map(rows.flatMap(({ id, name }) => (name === null ? [] : [[name, id] as const])))
}
