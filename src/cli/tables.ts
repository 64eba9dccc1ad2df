import type { Schema } from '../store/schema.ts'

interface Table<T> {
  /** The primary key: what pages are cut by. */
  readonly key: readonly (keyof T & string)[]
  /** Refers to another row of the same table, which may come later. */
  readonly self?: keyof T & string
  /** The migrations themselves put its row there. */
  readonly laid?: true
}

/** Every table, those that others refer to first. One that is missing here does not compile. */
export const TABLES: { readonly [T in keyof Schema]: Table<Schema[T]> } = {
  inbox: { key: ['key'] },
  chronicle: { key: ['subject', 'number'] },
  outbox: { key: ['id'] },
  claim_turn: { key: ['id'], laid: true },
  send_meter: { key: ['slot'] },
  sending_pause: { key: ['reason'] },
  api_call: { key: ['month', 'code'] },
  errand: { key: ['id'] },
  person: { key: ['id'] },
  city: { key: ['id'] },
  county: { key: ['id'] },
  kindergarten: { key: ['id'] },
  cycle: { key: ['id'] },
  pair: { key: ['id'] },
  receiver: { key: ['pair', 'kindergarten'] },
  chat: { key: ['id'] },
  tie: { key: ['chat'] },
  member: { key: ['chat', 'person'] },
  staff: { key: ['person', 'kindergarten'] },
  role: { key: ['person', 'role', 'scope_kind', 'scope_id'] },
  claim_code: { key: ['hash'] },
  claim_try: { key: ['person', 'number'] },
  question: { key: ['id'] },
  activity: { key: ['id'], self: 'merged_into' },
  part: { key: ['activity', 'place'] },
  gift: { key: ['activity', 'place'] },
  partner_word: { key: ['activity', 'person'] },
  draft: { key: ['id'] },
  series: { key: ['id'] },
  exchange: { key: ['id'] },
  exchange_word: { key: ['exchange', 'kindergarten'] },
}

export type TableName = keyof Schema
export const TABLE_NAMES = Object.keys(TABLES) as readonly TableName[]
export const isTable = (name: string): name is TableName => Object.hasOwn(TABLES, name)

/** What a column may hold, on every engine. */
export type Cell = string | number | null
