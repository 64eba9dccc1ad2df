import type { Span } from './spans.ts'

/** A number as it was said: a value, or a range; the words about it (约, 余) are within, the unit is not. */
export interface NumberSaid extends Span {
  readonly value?: number
  /** A range: then there is no value. */
  readonly min?: number
  readonly max?: number
  /** 余, 多, 来, 近, 约, 左右, 以上, about …: more or less. */
  readonly approx: boolean
  /** 第三, 3号楼, 2024级, 三(2)班: names a place in a row, never counts. */
  readonly ordinal: boolean
}
