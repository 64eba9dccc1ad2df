import { reaction } from '../../bot/command.ts'
import type { Named } from '../../bot/event.ts'
import { paper, type Write } from '../../store/paper.ts'
import type { Schema } from '../../store/schema.ts'

/** D1 binds at most 100 values to a statement; a row has three. */
const ROWS_A_WRITE = 30
const IDS_A_WRITE = 90
/**
 * A unit holds 256 writes (`WRITES_MAX`): two for every thirty newcomers, one for every ninety who left. Groups of
 * this work have some dozens of people; of a larger one the first are known, the others as they write.
 */
export const MEMBERS_MAX = 2_000

/** Join and leave events keep the list that the platform was asked for once (product.md §1). */
export const membersJoined = reaction({
  to: 'members-joined',
  look: async (db, { chat }) => db.selectFrom('chat').select('id').where('id', '=', chat).executeTakeFirst(),
  decide({ chat, people }, known, at) {
    if (people.length === 0) return null
    const everyone = people.slice(0, MEMBERS_MAX)
    return {
      rows: [
        ...(known ? [] : [chatRow(chat, at.now)]),
        ...peopleRows(everyone, at.now),
        ...memberRows(chat, everyone, at.now),
      ],
    }
  },
})

/** Leaving ends what being in the group gave. */
export const membersLeft = reaction({
  to: 'members-left',
  look: async () => null,
  decide({ chat, people }) {
    return people.length === 0
      ? null
      : {
          rows: leaving(
            chat,
            people.map(({ who }) => who),
          ),
        }
  },
})

/** The platform's own answer is the truth: who is not in it is not a member. */
export const membersCounted = reaction({
  to: 'members-counted',
  look: async (db, { chat }) => ({
    known: await db.selectFrom('chat').select('present').where('id', '=', chat).executeTakeFirst(),
    members: await db.selectFrom('member').select('person').where('chat', '=', chat).execute(),
  }),
  decide({ chat, people }, { known, members }, at) {
    // Counted before the bot was removed, told after.
    if (known?.present === 0) return null
    const everyone = people.slice(0, MEMBERS_MAX)
    const there = new Set(everyone.map(({ who }) => who))
    const before = new Set(members.map(({ person }) => person))
    const gone = [...before].filter((person) => !there.has(person))
    return {
      rows: [
        ...(known ? [] : [chatRow(chat, at.now)]),
        ...leaving(chat, gone),
        ...peopleRows(everyone, at.now),
        ...memberRows(
          chat,
          everyone.filter(({ who }) => !before.has(who)),
          at.now,
        ),
      ],
    }
  },
})

/** Names we asked for; those the platform does not tell stay unknown. */
export const peopleNamed = reaction({
  to: 'people-named',
  look: async () => null,
  decide({ people }, _view, at) {
    const named = people.filter(({ name }) => name !== undefined)
    return named.length === 0 ? null : { rows: peopleRows(named.slice(0, MEMBERS_MAX), at.now) }
  },
})

const chatRow = (id: string, now: number): Write => {
  const row: Schema['chat'] = { id, kind: 'group', name: null, present: 1, hears_all: 0, since: now }
  return paper
    .insertInto('chat')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
}

/** Names that are told replace those we had; the others are only noted as people. */
export function peopleRows(people: readonly Named[], now: number): readonly Write[] {
  const once = [...new Map(people.map((person) => [person.who, person])).values()]
  const row = ({ who, name }: Named) => ({
    id: who,
    name: name === undefined ? null : name.slice(0, NAME_MAX),
    since: now,
  })
  return [
    ...chunks(
      once.filter(({ name }) => name !== undefined),
      ROWS_A_WRITE,
    ).map((some) =>
      paper
        .insertInto('person')
        .values(some.map(row))
        .onConflict((conflict) => conflict.column('id').doUpdateSet((is) => ({ name: is.ref('excluded.name') }))),
    ),
    ...chunks(
      once.filter(({ name }) => name === undefined),
      ROWS_A_WRITE,
    ).map((some) =>
      paper
        .insertInto('person')
        .values(some.map(row))
        .onConflict((conflict) => conflict.doNothing()),
    ),
  ]
}

/** The platform allows longer ones; a card does not need them. */
const NAME_MAX = 64

const memberRows = (chat: string, people: readonly Named[], now: number): readonly Write[] =>
  chunks([...new Set(people.map(({ who }) => who))], ROWS_A_WRITE).map((some) =>
    paper
      .insertInto('member')
      .values(some.map((person) => ({ chat, person, since: now })))
      .onConflict((conflict) => conflict.doNothing()),
  )

const leaving = (chat: string, people: readonly string[]): readonly Write[] =>
  chunks(people, IDS_A_WRITE).map((some) =>
    paper.deleteFrom('member').where('chat', '=', chat).where('person', 'in', some),
  )

const chunks = <T>(list: readonly T[], size: number): readonly (readonly T[])[] =>
  Array.from({ length: Math.ceil(list.length / size) }, (_, i) => list.slice(i * size, (i + 1) * size))
