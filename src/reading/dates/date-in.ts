import { pageOf } from '../words/page.ts'
import type { Span } from '../words/spans.ts'
import type { Assumed } from './said.ts'
import { whenIn } from './when.ts'

/** The day of a deed as exactly as the text gives it: `2026-10-21`, or `2026-10` where it names only a month. */
export interface DateFound {
  readonly date?: string
  readonly date_end?: string
  /** What the text did not say and the message date did. */
  readonly assumed: readonly Assumed[]
  /** Written as a date, but no such day exists: as typed. */
  readonly wrong: readonly string[]
  readonly confirm: readonly string[]
  readonly spans: readonly Span[]
}

/** What a text says of its day, seen from `today` (`YYYY-MM-DD`), for a form's field or an edit: a deed lies behind. */
export function dateIn(text: string, today: string): DateFound {
  const { date, date_end, assumed, wrong, confirm, spans } = whenIn(pageOf(text), { today, lean: 'behind' })
  return {
    ...(date !== undefined && { date }),
    ...(date_end !== undefined && { date_end }),
    assumed,
    wrong,
    confirm,
    spans,
  }
}
