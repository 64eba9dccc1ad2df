import { type Committed, lostTo } from './store.ts'

/** What a lost unique key of SQLite's words means (`UNIQUE constraint failed: inbox.key`); null where they tell of none. */
export function lostIn(message: string): Committed | null {
  const table = /UNIQUE constraint failed: (?:index ')?(\w+)/.exec(message)?.[1]
  return table === undefined ? null : lostTo(table)
}
