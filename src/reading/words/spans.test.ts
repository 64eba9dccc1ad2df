import fc from 'fast-check'
import { expect, it } from 'vitest'
import { apartFrom, blank, overlap, type Span } from './spans.ts'

const span = fc
  .tuple(fc.nat(60), fc.integer({ min: 1, max: 9 }))
  .map(([start, length]): Span => ({ start, end: start + length }))
/** Numbers of a text share no letters among themselves. */
const inOrder = fc
  .array(span)
  .map((spans) => spans.sort((a, b) => a.start - b.start))
  .map((spans) => spans.filter(({ start }, at) => spans.slice(0, at).every((before) => before.end <= start)))

it('a blanked text is as long as before, and only the stretches are blank', () => {
  fc.assert(
    fc.property(fc.array(span), (spans) => {
      const text = '字'.repeat(80)
      const blanked = blank(text, spans)
      expect(blanked).toHaveLength(text.length)
      for (let at = 0; at < text.length; at++) {
        expect(blanked[at]).toBe(spans.some(({ start, end }) => start <= at && at < end) ? ' ' : '字')
      }
    }),
  )
})

it('what shares a letter with a stretch is dropped, all else stays', () => {
  fc.assert(
    fc.property(inOrder, fc.array(span), (things, spans) => {
      expect(apartFrom(things, spans)).toEqual(things.filter((thing) => !spans.some((other) => overlap(thing, other))))
    }),
  )
})
