import type { Command, Reaction, Understand } from '../bot/command.ts'
import type { World } from '../bot/world.ts'
import type { Store } from '../store/store.ts'
import { type Queues, queues } from './queues.ts'

/** All that an entrance hands to the spine. */
export interface Bot {
  readonly store: Store
  readonly world: World
  /** IANA name of the bureau's zone. */
  readonly zone: string
  /** open_ids that the settings name as owners, beside those who hold the role. */
  readonly owners: ReadonlySet<string>
  readonly commands: readonly Command[]
  readonly reactions: readonly Reaction[]
  /** What is meant by words without a slash. */
  readonly understand: Understand
  readonly notice: Notice
  /** Where losers of one subject wait for each other; within one process only. */
  readonly queues: Queues
}

/** What the spine tells the log and the meters; no words and no names of people. */
export interface Notice {
  event(kind: string, outcome: 'committed' | 'duplicate' | 'read' | 'silent' | 'apology'): void
  stale(kind: string): void
  failed(what: string, key: string, error: unknown): void
}

/** For tests and tools that do not count. */
export const unnoticed: Notice = { event: () => {}, stale: () => {}, failed: () => {} }

export const makeBot = (parts: Omit<Bot, 'queues'>): Bot => ({ ...parts, queues: queues() })
