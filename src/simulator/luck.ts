import { createHash } from 'node:crypto'

/** The only luck the simulator has: ids and bytes drawn from a seed and a counter, so that a world can be made again. */
export interface Luck {
  readonly seed: string
  ids: number
}

/** So many hex digits, at most 64. */
export function hex(luck: Luck, digits: number): string {
  luck.ids += 1
  return createHash('sha256').update(`${luck.seed}:${luck.ids}`).digest('hex').slice(0, digits)
}

export const bytes = (luck: Luck, count: number): Buffer => Buffer.from(hex(luck, count * 2), 'hex')

/** A number from 0 to 1, 1 left out. */
export const fraction = (luck: Luck): number => Number.parseInt(hex(luck, 12), 16) / 2 ** 48

/** The platform's ids: `ou_…`, `oc_…`, `om_…` and 32 hex digits. */
export const idOf = (luck: Luck, prefix: 'ou' | 'on' | 'oc' | 'om' | 'c'): string => `${prefix}_${hex(luck, 32)}`

/** The same list in another order. */
export function shuffled<T>(luck: Luck, list: readonly T[]): T[] {
  return list
    .map((item) => ({ item, place: fraction(luck) }))
    .sort((a, b) => a.place - b.place)
    .map(({ item }) => item)
}
