import type { NumberSaid } from '../words/numbers.ts'

/** How many: `min` and `max` are the same unless a range was said. */
export interface Amount {
  readonly min: number
  readonly max: number
  readonly range: boolean
  readonly approx: boolean
}

/** More people than any event of a county has; a larger number is something else (an amount, a telephone number). */
const MOST_PEOPLE = 20_000

/** A head count out of a number that was said; none for 2.5 or 0. */
export function amountOf({ value, min, max, approx }: NumberSaid): Amount | undefined {
  const least = value ?? min
  const most = value ?? max
  if (least === undefined || most === undefined || least < 1 || most > MOST_PEOPLE) return undefined
  if (!Number.isInteger(least) || !Number.isInteger(most)) return undefined
  return { min: least, max: most, range: value === undefined, approx }
}

export const exactly = (count: number): Amount => ({ min: count, max: count, range: false, approx: false })

export const sumOf = (amounts: readonly Amount[]): Amount =>
  amounts.reduce((all, one) => ({
    min: all.min + one.min,
    max: all.max + one.max,
    range: all.range || one.range,
    approx: all.approx || one.approx,
  }))

export const timesOf = ({ min, max, ...how }: Amount, times: number): Amount => ({
  min: min * times,
  max: max * times,
  ...how,
})

export const sameAmount = (a: Amount, b: Amount): boolean => a.min === b.min && a.max === b.max
