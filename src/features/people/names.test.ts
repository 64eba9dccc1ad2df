import { describe, expect, test } from 'vitest'
import { isRefusal } from '../../bot/decision.ts'
import { NAME_MAX, nearest, readName, sameName } from './names.ts'

const read = (typed: string) => {
  const found = readName(typed)
  return isRefusal(found) ? 'refused' : found.name
}

describe('a name as it is kept', () => {
  test.each([
    ['  桃源镇　中心幼儿园 ', '桃源镇中心幼儿园'],
    ['“县直机关幼儿园”', '县直机关幼儿园'],
    ['实验幼儿园(东区)', '实验幼儿园（东区）'],
    ['第１幼儿园', '第1幼儿园'],
    ['Lakeside  Kindergarten', 'Lakeside Kindergarten'],
    ['桃源幼儿园。', '桃源幼儿园'],
    ['桃​源幼儿园', '桃源幼儿园'],
  ])('%j is kept as %s', (typed, kept) => expect(read(typed)).toBe(kept))

  test.each([
    '桃源🌸幼儿园',
    '<at id=all></at>',
    '**桃源**',
    '桃',
    '',
    '123',
    '园[链接](http://x)',
    '园'.repeat(NAME_MAX + 1),
    '=cmd()|x',
  ])('%j is no name', (typed) => expect(read(typed)).toBe('refused'))

  test('the longest name still counts characters, not bytes', () =>
    expect(read('园'.repeat(NAME_MAX))).toHaveLength(NAME_MAX))
})

describe('names that sound alike', () => {
  const near = (typed: string, ...known: string[]) =>
    nearest(
      typed,
      known.map((name) => ({ name })),
    ).map(({ name }) => name)

  test.each([
    ['桃园镇中心幼儿园', '桃源镇中心幼儿园'],
    ['县直机关', '县直机关幼儿园'],
    ['县直机关园', '县直机关幼儿园'],
    ['桃源', '桃源镇中心幼儿园'],
    ['临湖县县直机关幼儿园', '县直机关幼儿园'],
    ['县直关机幼儿园', '县直机关幼儿园'],
    ['Lakside Kindergarten', 'Lakeside Kindergarten'],
  ])('%s may be %s', (typed, known) => expect(near(typed, known)).toEqual([known]))

  test.each([
    ['第一幼儿园', '第二幼儿园'],
    ['实验幼儿园东区', '实验幼儿园西区'],
    ['河东镇中心幼儿园', '河西镇中心幼儿园'],
    ['柳林镇中心幼儿园', '桃源镇中心幼儿园'],
    ['实验幼儿园', '机关幼儿园'],
  ])('%s is not %s', (typed, known) => expect(near(typed, known)).toEqual([]))

  test('the likeliest comes first', () =>
    expect(near('桃源中心幼儿园', '桃源中心幼儿园分园', '桃源镇中心幼儿园')).toEqual([
      '桃源镇中心幼儿园',
      '桃源中心幼儿园分园',
    ]))
})

test('brackets and case are no difference', () => {
  expect(sameName('实验幼儿园（东区）', '实验幼儿园 东区')).toBe(true)
  expect(sameName('Lakeside Kindergarten', 'lakeside kindergarten')).toBe(true)
  expect(sameName('第一幼儿园', '第二幼儿园')).toBe(false)
})
