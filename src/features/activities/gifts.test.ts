import { expect, test } from 'vitest'
import { GIFTS_MAX, readGifts, writeGifts } from './gifts.ts'

test.each([
  ['绘本200册', [['绘本', '200', '册']]],
  [
    '绘本200册、桌椅10套',
    [
      ['绘本', '200', '册'],
      ['桌椅', '10', '套'],
    ],
  ],
  [
    '绘本２００册，玩具 5 箱；图书',
    [
      ['绘本', '200', '册'],
      ['玩具', '5', '箱'],
      ['图书', null, null],
    ],
  ],
  ['200册绘本', [['绘本', '200', '册']]],
  [
    'picture books 200, tables 10',
    [
      ['picture books', '200', null],
      ['tables', '10', null],
    ],
  ],
  ['', []],
])('%j', (text, lines) =>
  expect(readGifts(text).map(({ item, quantity, unit }) => [item, quantity, unit])).toEqual(lines),
)

test('written and read again it is the same', () => {
  const gifts = readGifts('绘本200册、桌椅10套、图书')
  expect(readGifts(writeGifts(gifts) ?? '')).toEqual(gifts)
})

test('a list has an end', () => expect(readGifts('书、'.repeat(GIFTS_MAX + 5))).toHaveLength(GIFTS_MAX))
