import { type Clause, clausesIn } from './clauses.ts'
import { fold } from './fold.ts'
import { type NumberSaid, numbersIn } from './numbers.ts'
import { apartFrom, blank, type Span } from './spans.ts'

/** One message, prepared once for every reader. */
export interface Page {
  /** As it was typed: what is cut out for people comes from here. */
  readonly typed: string
  /** Folded, same length, nothing blanked: what stands in a blank. */
  readonly whole: string
  /** Folded, same length; what has been understood already is blanked. */
  readonly plain: string
  readonly clauses: readonly Clause[]
  readonly numbers: readonly NumberSaid[]
}

export function pageOf(typed: string): Page {
  const plain = fold(typed)
  return { typed, whole: plain, plain, clauses: clausesIn(plain), numbers: numbersIn(plain) }
}

/** The page without what these stretches say: blanked, their numbers dropped; clauses and moods stay. */
export function without(page: Page, spans: readonly Span[]): Page {
  if (spans.length === 0) return page
  return {
    ...page,
    plain: blank(page.plain, spans),
    numbers: apartFrom(page.numbers, spans),
  }
}

/** The clause this position stands in; a mark between two clauses belongs to the one before. */
export function clauseAt({ clauses }: Page, position: number): Clause {
  let low = 0
  let high = clauses.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((clauses[middle]?.start ?? 0) <= position) low = middle
    else high = middle - 1
  }
  return clauses[low] ?? EMPTY
}

const EMPTY: Clause = { start: 0, end: 0, mood: 'done', sentence: 0 }
