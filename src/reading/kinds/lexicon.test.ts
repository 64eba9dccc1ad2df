import { expect, test } from 'vitest'
import { pageOf } from '../words/page.ts'
import { ACTIVITY_TYPES } from './activity-types.ts'
import { isProgramme, isTypeName, tokensIn, WORDINGS } from './lexicon.ts'
import { mentionsIn } from './mentions.ts'
import { typesOf } from './types.ts'
import { NONE } from './words-of-none.ts'

const split = (words = ''): readonly string[] => words.split(/\s+/).filter((word) => word !== '')
const WORDS = WORDINGS.flatMap((wording) =>
  [
    ...split(wording.named),
    ...split(wording.light),
    ...split(wording.weak),
    ...(wording.english ?? []),
    ...(wording.english_weak ?? []),
  ].map((word): readonly [string, string] => [word, wording.type]),
)
const types = (text: string) => typesOf(mentionsIn(pageOf(text)))

test('every type has its standard term among its words', () =>
  expect(ACTIVITY_TYPES.filter(({ name }) => !WORDS.some(([word, type]) => word === name && type === name))).toEqual(
    [],
  ))

test('no word stands for two types', () => expect(WORDS.length - new Set(WORDS.map(([word]) => word)).size).toBe(0))

test('every word alone names its type', () =>
  expect(WORDS.filter(([word, type]) => types(word).join() !== type)).toEqual([]))

test('every word names it in a sentence too, whatever its case', () =>
  expect(WORDS.filter(([word, type]) => !types(`周三 ${word.toUpperCase()}，很好`).includes(type))).toEqual([]))

test('offices, posts, rooms, programmes and slogans name none', () =>
  expect(split(NONE).filter((word) => types(word.replaceAll('_', ' ')).length > 0)).toEqual([]))

test('the longest word wins and takes its letters', () =>
  expect(tokensIn('送教下乡公开课').map(({ entry }) => entry.word)).toEqual(['送教下乡', '公开课']))

test('a Latin word is a whole word', () => {
  expect(tokensIn('talk').map(({ entry }) => entry.word)).toEqual(['talk'])
  expect(tokensIn('lectures')[0]?.entry.word).toBe('lecture')
  expect(tokensIn('talkative stalk')).toEqual([])
})

test('words typed with a space after each letter keep their place', () =>
  expect(tokensIn('到园 送 教 下 乡').map(({ entry, start, end }) => [entry.word, start, end])).toContainEqual([
    '送教下乡',
    3,
    10,
  ]))

test.each([
  ['送教下乡', true],
  ['送教下乡活动', true],
  ['手拉手', false],
  ['会跳舞的盐', false],
])('%s is a type’s name: %s', (text, is) => expect(isTypeName(text)).toBe(is))

test.each([
  ['结对帮扶', true],
  ['手拉手', true],
  ['户外游戏', false],
])('%s is a programme’s name: %s', (text, is) => expect(isProgramme(text)).toBe(is))
