import { englishNumberOf, numberOf, spokenRangeOf } from './numerals.ts'
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

const CHINESE = '[零〇一二两三四五六七八九十百千]{1,7}'
const ONE = `(?:\\d{1,9}(?:\\.\\d{1,3})?万?|${CHINESE}|(?<![a-z])(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)(?![a-z]))`
const SAID = new RegExp(`(约|近|大约|about )?(${ONE})(?:\\s?[-~至到—]\\s?(${ONE}))?(余|多|来)?`, 'g')

/** Every number of a folded text, once, from left to right. 若干, 数十 and 几 alone have none. */
export function numbersIn(plain: string): readonly NumberSaid[] {
  const found: NumberSaid[] = []
  for (const match of plain.matchAll(SAID)) {
    const [whole, about, first = '', second, more] = match
    const span = { start: match.index, end: match.index + whole.length }
    const ordinal = plain[match.index - 1] === '第'
    const approx = about !== undefined || more !== undefined
    const spoken = spokenRangeOf(first)
    const min = second === undefined ? spoken?.min : worth(first)
    const max = second === undefined ? spoken?.max : worth(second)
    if (min !== undefined && max !== undefined) found.push({ ...span, min, max, approx, ordinal })
    else {
      const value = worth(first)
      if (value !== undefined) found.push({ ...span, value, approx, ordinal })
    }
  }
  return found
}

function worth(words: string): number | undefined {
  const figures = /^(\d+(?:\.\d+)?)(万?)$/.exec(words)
  if (figures) return Number(figures[1]) * (figures[2] ? 10_000 : 1)
  return numberOf(words) ?? englishNumberOf(words)
}
