import type { Write } from '../store/paper.ts'
import type { Card } from './card.ts'
import type { Phrase } from './phrase.ts'

/** What one event comes to: rows, words and the answer, committed with the event's key or not at all. */
export interface Decision {
  /** Rows to change, in order. */
  readonly rows?: readonly Write[]
  /** What happened to which subject, decided from the revision that was read; a rival who was faster makes us look again. */
  readonly history?: readonly Entry[]
  /** What the asker sees: a reply to a message, or the card's new face after a press (no call). */
  readonly show?: Shown
  /** A line over the card after a press; not seen after a message. */
  readonly toast?: Phrase & { readonly tone?: 'info' | 'warning' }
  /** What else is said, to whom. */
  readonly says?: readonly Say[]
  /** Slow work to be done after the commit; its result comes back as an event. */
  readonly errands?: readonly Errand[]
}

export interface Shown {
  readonly card: Card
  /** The subject the message shows, as in `activity:ID`: a reply to it is about that. */
  readonly about?: string
}

export type Target = { readonly kind: 'chat' | 'person'; readonly id: string }

export type Say =
  | {
      readonly does: 'send'
      readonly to: Target
      readonly replyTo?: string
      readonly card: Card
      /** Answers to people go before what the clock says. */
      readonly urgency: 'answer' | 'clock'
      /** Epoch ms after which it is no longer worth saying. */
      readonly expiresAt?: number
      /** The rule and the rows that made the bot speak, for `/why`. */
      readonly why: Why
      readonly about?: string
    }
  /** Gives the card of an earlier outbox row a new face. */
  | { readonly does: 'update'; readonly of: string; readonly to: Target; readonly card: Card; readonly why: Why }

export interface Why {
  readonly rule: string
  readonly rows: readonly string[]
}

/** A line of the audit log; `number` is the subject's newest entry as it was read (0: none yet). */
export interface Entry {
  readonly subject: string
  readonly number: number
  readonly what: string
  readonly before?: unknown
  readonly after?: unknown
}

export type Errand =
  | { readonly kind: 'count-members'; readonly chat: string }
  | { readonly kind: 'name-people'; readonly people: readonly string[] }

/** No, and what to do instead. A refused message gets a reply, a refused press a toast; nothing changes. */
export interface Refusal {
  readonly refuse: Phrase
}

export const refuse = (why: Phrase): Refusal => ({ refuse: why })
export const isRefusal = (x: object): x is Refusal => 'refuse' in x
