import type { ClassLevel, HalfDay } from './lessons.ts'

/** One typed part of what was done; absent is absent. */
export interface DraftPart {
  /** Standard Chinese term. */
  readonly type: string
  readonly sessions?: number
  readonly topic?: readonly string[]
  readonly class_level?: readonly ClassLevel[]
}

/**
 * What one message was understood to say: product.md §4, as far as it is read today. Names are those of the JSON
 * that `jiedui read` prints. Absent stays absent: a value that was not said is not invented.
 */
export interface Draft {
  readonly type?: string
  readonly types?: readonly string[]
  /** A trip's parts stand here without the trip itself. */
  readonly parts?: readonly DraftPart[]
  /** `YYYY-MM-DD`, or `YYYY-MM` where the text names only a month. */
  readonly date?: string
  readonly date_end?: string
  readonly half_day?: HalfDay
  readonly duration_hours?: number
  /** Lessons whose type the text does not name. */
  readonly sessions?: number
  readonly participants?: number
  readonly participants_min?: number
  readonly participants_max?: number
  readonly participants_approx?: true
  readonly participants_unit?: '人次'
  readonly audience?: number
  readonly children?: number
  readonly topic?: readonly string[]
  readonly class_level?: readonly ClassLevel[]
  readonly place?: string
  readonly confirm?: readonly string[]
  /** What the text did not say: `date`, `year`, `month`, `week`. */
  readonly assumed?: readonly string[]
  /** Dates that do not exist, as typed: nothing can be kept of them. */
  readonly wrong?: readonly string[]
}
