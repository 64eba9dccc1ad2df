import { paper, type Write } from '../../store/paper.ts'
import type { People } from './values.ts'

/** A book of people for one decision: who is known keeps her id, who is new gets a row. */
export interface PeopleBook extends People {
  /** Rows of those met for the first time. */
  rows(): readonly Write[]
  /** Names of all who were asked for, by id. */
  names(): ReadonlyMap<string, string>
}

/**
 * People that a record names but the platform does not know: their ids begin with `p_`.
 * @param known ids by name, of those the pair's records have named before
 */
export function peopleBook(known: ReadonlyMap<string, string>, at: { readonly now: number; id(): string }): PeopleBook {
  const fresh = new Map<string, string>()
  const met = new Map<string, string>()
  return {
    idOf(name) {
      const id = known.get(name) ?? fresh.get(name) ?? `p_${at.id()}`
      if (!known.has(name)) fresh.set(name, id)
      met.set(id, name)
      return id
    },
    rows: () => [...fresh].map(([name, id]) => paper.insertInto('person').values({ id, name, since: at.now })),
    names: () => met,
  }
}
