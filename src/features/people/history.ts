import type { Reader } from '../../bot/command.ts'

/** Answers a subject's newest number in the chronicle; 0 where nothing was ever written of it. */
export type Numbers = (subject: string) => number

/** One query; what is decided from these numbers is decided anew when somebody was faster. */
export async function numbersOf(db: Reader, subjects: readonly string[]): Promise<Numbers> {
  const wanted = [...new Set(subjects)].slice(0, SUBJECTS_MAX)
  if (wanted.length === 0) return () => 0
  const rows = await db
    .selectFrom('chronicle')
    .select(({ fn }) => ['subject', fn.max('number').as('number')])
    .where('subject', 'in', wanted)
    .groupBy('subject')
    .execute()
  const numbers = new Map(rows.map(({ subject, number }) => [subject, Number(number)]))
  return (subject) => numbers.get(subject) ?? 0
}

/** D1 binds at most 100 values to a statement. */
export const SUBJECTS_MAX = 90
