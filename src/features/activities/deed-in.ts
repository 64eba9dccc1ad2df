import { dayOf } from '../../bot/school-calendar.ts'
import type { Draft } from '../../reading/draft.ts'
import { readWords } from '../../reading/read.ts'

/** What `/log` records: the deed that the words tell of. No day said means today, and says that it was assumed (product.md §3). */
export function deedIn(words: string, { now, zone }: { readonly now: number; readonly zone: string }): Draft {
  const draft = readWords(words, { now, zone })
  if (draft.date !== undefined || draft.wrong) return draft
  return { ...draft, date: dayOf(now, zone), assumed: ['date', ...(draft.assumed ?? [])] }
}
