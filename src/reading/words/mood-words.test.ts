import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { linesIn } from '../../../test/reading/corpus.ts'
import { clausesIn } from './clauses.ts'
import { fold } from './fold.ts'
import { bitsIn } from './letter-bits.ts'
import * as words from './mood-words.ts'

const kinds = Object.entries(words).flatMap(([name, kind]) =>
  typeof kind === 'object' && 'needs' in kind ? [[name, kind] as const] : [],
)
const clauses = linesIn(path.resolve(import.meta.dirname, '../../../test/reading')).flatMap(({ text }) => {
  const plain = fold(text)
  return clausesIn(plain).map(({ start, end }) => plain.slice(start, end))
})

describe('no word of a kind is without the letters the kind needs', () => {
  it.each(kinds)('%s', (_, { bit, pattern }) => {
    const missed = clauses.filter((text) => pattern.test(text) && !(bitsIn(words.MOOD_LETTERS, text) & bit))
    expect(missed).toEqual([])
    expect(clauses.some((text) => pattern.test(text))).toBe(true)
  })

  /** Each plain alternative of a pattern, written out: 取消, 改期, 延期 … */
  it.each(kinds)('%s, word by word', (_, { bit, pattern }) => {
    const spelled = pattern.source.split('|').filter((word) => /^[一-龥]{1,6}$/.test(word) && pattern.test(word))
    expect(spelled.filter((word) => !(bitsIn(words.MOOD_LETTERS, word) & bit))).toEqual([])
  })

  it('each has a bit of its own', () => expect(new Set(kinds.map(([, { bit }]) => bit)).size).toBe(kinds.length))
})
