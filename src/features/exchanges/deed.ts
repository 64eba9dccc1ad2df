import type { Draft } from '../../reading/draft.ts'

/**
 * What is to be done, as the record of it will begin: the words of a draft without its day and its sides. People stand
 * here by id, never by name.
 */
export type Deed = Pick<Draft, (typeof KEPT)[number]>

const KEPT = [
  'type',
  'types',
  'parts',
  'class_hours',
  'sessions',
  'participants',
  'participants_min',
  'participants_max',
  'participants_approx',
  'participants_unit',
  'audience',
  'children',
  'duration_days',
  'duration_hours',
  'items',
  'topic',
  'class_level',
  'lecturer',
  'direction',
  'mode',
  'place',
] as const satisfies readonly (keyof Draft)[]

/** `idOf`: the id a person of this name goes by. */
export function deedOf(draft: Draft, idOf: (name: string) => string): Deed {
  return withPeople(
    Object.fromEntries(KEPT.flatMap((key) => (draft[key] === undefined ? [] : [[key, draft[key]]]))),
    idOf,
  )
}

/** The same with people by name again: what a record is made from. Who has no name any more is left out. */
export const draftOf = (deed: Deed, nameOf: (id: string) => string | undefined): Draft => ({
  intent: 'log',
  ...withPeople(deed, nameOf),
})

/** People it names, by id. */
export const peopleOfDeed = ({ lecturer, parts = [] }: Deed): readonly string[] => [
  ...new Set([lecturer, ...parts.map((part) => part.lecturer)].filter((id) => id !== undefined)),
]

function withPeople(deed: Deed, put: (who: string) => string | undefined): Deed {
  const { lecturer, parts, ...rest } = deed
  const named = lecturer === undefined ? undefined : put(lecturer)
  return {
    ...rest,
    ...(named !== undefined && { lecturer: named }),
    ...(parts && {
      parts: parts.map(({ lecturer: who, ...part }) => {
        const name = who === undefined ? undefined : put(who)
        return { ...part, ...(name !== undefined && { lecturer: name }) }
      }),
    }),
  }
}
