import type { At } from '../../bot/command.ts'
import type { Draft } from '../../reading/draft.ts'
import type { Write } from '../../store/paper.ts'
import { type Pair, sideOf } from '../people/pair.ts'
import type { Activity } from './activity.ts'
import { ofPart, withValue } from './cells.ts'
import { dated, newActivity, type Origin, recordingOf } from './new-activity.ts'
import type { PeopleBook } from './people-named.ts'

/** Names of people that these deeds say; whom the pair's records know already is looked up before they are recorded. */
export const namesSaid = (deeds: readonly Draft[]): readonly string[] => [
  ...new Set(
    deeds.flatMap((deed) => [deed.lecturer, ...(deed.parts ?? []).map(({ lecturer }) => lecturer)]).filter(isName),
  ),
]

const isName = (name: string | undefined): name is string => name !== undefined

export interface DeedRecorded {
  readonly activity: Activity
  readonly rows: readonly Write[]
  readonly history: ReturnType<typeof recordingOf>['history']
}

/** One deed as a record of this pair. `today`: when it was told. The caller writes the rows of `people` first. */
export function recordDeed(
  deed: Draft,
  origin: Omit<Origin, 'pair' | 'side' | 'receivers' | 'now'>,
  pair: Pair,
  today: string,
  people: PeopleBook,
  at: At,
): DeedRecorded {
  const blank = newActivity(dated(deed, today), {
    ...origin,
    pair: pair.id,
    side: sideOf(at.standing, pair)?.id ?? null,
    receivers: receiversIn(deed, pair),
    now: at.now,
  })
  const activity = withLecturers(blank, deed, (name) => people.idOf(name))
  return { activity, ...recordingOf(activity) }
}

/** Of a pair with two receivers: those the words name. */
function receiversIn({ to = [] }: Draft, { receivers }: Pair): readonly string[] {
  const named = receivers.filter(({ name }) => to.includes(name))
  return receivers.length > 1 && named.length < receivers.length ? named.map(({ id }) => id) : []
}

/** A name goes to the part it was said of; one that names no part, to the only part there is. */
export function withLecturers(
  activity: Activity,
  { lecturer, parts = [] }: Draft,
  idOf: (name: string) => string,
): Activity {
  const said = parts.flatMap((part) => (part.lecturer === undefined ? [] : [[part.type, part.lecturer] as const]))
  const [only, ...others] = activity.parts
  const homes =
    said.length === 0 && lecturer !== undefined && only && others.length === 0 ? [[only.type, lecturer] as const] : said
  return homes.reduce((record, [type, name]) => {
    const at = record.parts.findIndex((part) => part.type === type)
    return at < 0 ? record : withValue(record, ofPart('lecturer', at), idOf(name))
  }, activity)
}
