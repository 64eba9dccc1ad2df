import type { Mood } from '../words/clauses.ts'
import type { Span } from '../words/spans.ts'
import type { Form } from './form.ts'

/** What the other readers found, as far as it tells what a message is for. */
export interface Facts {
  /** Type words with the mood of what stands about them. */
  readonly mentions: readonly (Span & {
    readonly type: string
    readonly mood: Mood
    /** `weak`: a word of everyday speech (来园, visit), that tells little by itself. */
    readonly strength?: string
  })[]
  readonly when: {
    /** `YYYY-MM-DD`, `YYYY-MM` or `YYYY`. */
    readonly date?: string
    readonly date_end?: string
    readonly date_from?: string
    readonly range?: readonly [string, string]
    readonly recurrence?: string
    /** 近日, 日前: a day, but which. */
    readonly vague?: boolean
    /** Days that do not exist: said all the same. */
    readonly wrong?: readonly string[]
    /** `week`: a weekday alone, so which week is a guess. */
    readonly assumed?: readonly string[]
    readonly spans: readonly Span[]
  }
  readonly sides: {
    readonly to?: readonly string[]
    readonly from?: readonly string[]
    /** Where kindergartens are named. */
    readonly spans?: readonly Span[]
  }
  /** Heads, lessons, things or money were counted; a title, a class, a lecturer named. */
  readonly details: boolean
  /** `YYYY-MM-DD` in the bureau's zone. */
  readonly today: string
  /** A pasted record form. */
  readonly form?: Form
  /** A slash command has said what the message is for. */
  readonly as?: 'log' | 'schedule'
}
