import { expect, test } from 'vitest'
import { rangeOf, worthOf } from './worth.ts'

test.each([
  ['3800', 3800],
  ['3,800', 3800],
  ['3，800', 3800],
  ['12,345.60', 12345.6],
  ['1.2万', 12_000],
  ['1.5 万', 15_000],
  ['1万2', 12_000],
  ['1万2千', 12_000],
  ['1万2000', 12_000],
  ['2万5千', 25_000],
  ['3千5', 3500],
  ['三千八', 3800],
  ['一万二', 12_000],
  ['两百五', 250],
  ['两千', 2000],
  ['一千零八', 1008],
  ['二十五', 25],
  ['一百二十', 120],
  ['一百零五', 105],
  ['叁仟捌佰', 3800],
  ['壹万贰仟', 12_000],
  ['3k', 3000],
  ['5w', 50_000],
  ['1.2w', 12_000],
  ['三千余', 3000],
  ['二十多万', 200_000],
  ['十余万', 100_000],
  ['十万', 100_000],
])('%s is worth %d', (words, value) => expect(worthOf(words)).toEqual({ value }))

test.each([
  ['三四千', 3000, 4000],
  ['七八百', 700, 800],
  ['三五千', 3000, 5000],
  ['两三万', 20_000, 30_000],
  ['二三十万', 200_000, 300_000],
])('%s is from %d to %d', (words, min, max) => expect(worthOf(words)).toEqual({ min, max }))

test.each(['', '万', '3,80', '百千', '余', '00', '99999999999'])('%j is worth nothing', (words) =>
  expect(worthOf(words)).toBeUndefined(),
)

test.each([
  ['3000', '4000', 3000, 4000],
  ['3', '5万', 30_000, 50_000],
  ['三', '四千', 3000, 4000],
  ['2万', '3万', 20_000, 30_000],
  ['8000', '1万', 8000, 10_000],
])('%s to %s', (first, second, min, max) => expect(rangeOf(first, second)).toEqual({ min, max }))

test('a range that falls is none', () => expect(rangeOf('5000', '3000')).toBeUndefined())
