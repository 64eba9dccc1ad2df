import type { Mood } from '../words/clauses.ts'
import type { Span } from '../words/spans.ts'
import type { Atom, Clear } from './atom.ts'
import type { Days } from './calendar.ts'
import type { Assumed } from './said.ts'
import type { Standing } from './standing.ts'

/** One expression of a day, a stretch or a list's first day, with its weekday and its end taken in. */
export interface Told extends Span {
  readonly clear: Clear
  readonly days: Days
  readonly assumed?: Assumed
  readonly unsure: boolean
  readonly conflict: boolean
  readonly mood: Mood
  readonly aside?: Standing['aside'] | 'theme'
  readonly was: boolean
}

export interface Story {
  readonly told: readonly Told[]
  /** Terms, school years, past periods: to ask about. */
  readonly ranges: readonly (Span & { readonly days: Days; readonly unsure: boolean; readonly past: boolean })[]
  readonly wrong: readonly Span[]
  /** 近日: no day. */
  readonly vague: boolean
  /** 开学后: no day either, but another may be named beside it. */
  readonly hazy: boolean
  readonly spans: readonly Span[]
}

/** One day, by its date or by how near it is. */
export const isDay = ({ clear, part }: Atom): boolean =>
  clear === 'exact' || clear === 'day' || (clear === 'near' && part.is !== 'beside')
export const datable = ({ part }: Atom): boolean => part.is !== 'vague' && part.is !== 'range' && part.is !== 'wrong'
const DAYLIKE: ReadonlySet<Clear> = new Set(['exact', 'day', 'near'])
/** Two of a kind, that a list may hold. */
export const alike = (a: Atom, b: Atom): boolean =>
  a.part.is !== 'beside' &&
  b.part.is !== 'beside' &&
  (a.clear === b.clear || (DAYLIKE.has(a.clear) && DAYLIKE.has(b.clear)))
const ORDER: readonly Clear[] = ['exact', 'near', 'weekday', 'day', 'month', 'season', 'year']
export const rank = (clear: Clear): number => ORDER.indexOf(clear)
export const clearer = (a: Atom, b: Atom): Clear => (a.bare && rank(b.clear) < rank(a.clear) ? b.clear : a.clear)

/** 11月5号6号, 周二周三: one day right behind the other. */
export const follows = (one: Atom, other: Atom): boolean =>
  ((one.clear === 'exact' || one.clear === 'day') && other.clear === 'day') ||
  (one.clear === 'weekday' && other.clear === 'weekday')
