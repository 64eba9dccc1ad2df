import { describe, expect, test } from 'vitest'
import { isRefusal } from '../../bot/decision.ts'
import { levelIn, sideIn } from './level.ts'
import { RECEIVERS_MAX, readPair } from './pair-words.ts'

const read = (typed: string) => {
  const found = readPair(typed)
  return isRefusal(found) ? 'refused' : [found.giver.name, ...found.receivers.map(({ name }) => name)]
}

describe('who gives and who receives', () => {
  test.each([
    '→',
    '->',
    '-->',
    '－>',
    '=>',
    '＝>',
    '⇒',
    '——>',
    '➡️',
    '给',
    ' 给 ',
    '—',
    '——',
    '－',
    ' - ',
    '帮扶',
    ' 结对帮扶 ',
  ])('the arrow may be %j', (arrow) =>
    expect(read(`县直机关幼儿园${arrow}桃源镇中心幼儿园`)).toEqual(['县直机关幼儿园', '桃源镇中心幼儿园']),
  )

  test.each(['、', '，', ',', ', ', '；', ';', '和', ' 和 ', '与', '及', ' ', '　'])(
    'receivers may be parted by %j',
    (between) =>
      expect(read(`机关园 → 桃源镇中心幼儿园${between}柳林幼儿园`)).toEqual([
        '机关园',
        '桃源镇中心幼儿园',
        '柳林幼儿园',
      ]),
  )

  test.each([
    ['机关园 → 和平幼儿园', ['机关园', '和平幼儿园']],
    ['机关园 → 永和镇中心幼儿园和和平幼儿园', ['机关园', '永和镇中心幼儿园', '和平幼儿园']],
    ['机关园 → 桃源镇 中心幼儿园', ['机关园', '桃源镇中心幼儿园']],
    [
      'Lakeside Kindergarten -> Taoyuan Kindergarten and Willow Kindergarten',
      ['Lakeside Kindergarten', 'Taoyuan Kindergarten', 'Willow Kindergarten'],
    ],
    ['Lake-side Kindergarten -> Taoyuan', ['Lake-side Kindergarten', 'Taoyuan']],
    ['机关园→桃源园、桃源园', ['机关园', '桃源园']],
    ['机关园（省级示范） → 桃源园', ['机关园', '桃源园']],
  ])('%s', (typed, names) => expect(read(typed)).toEqual(names))

  test.each([
    '',
    '机关园',
    '机关园 →',
    '→ 桃源园',
    '机关园 桃源园',
    '机关园 → 机关园',
    '机关园 → 桃源园 → 柳林园',
    '机关园 → 🌸',
    `机关园 → ${'桃'.repeat(500)}`,
  ])('%j is no pair', (typed) => expect(read(typed)).toBe('refused'))

  test('a list of receivers has an end', () => {
    const names = (n: number) => Array.from({ length: n }, (_, i) => `第${i + 1}幼儿园`).join('、')
    expect(read(`机关园 → ${names(RECEIVERS_MAX)}`)).toHaveLength(RECEIVERS_MAX + 1)
    expect(read(`机关园 → ${names(RECEIVERS_MAX + 1)}`)).toBe('refused')
  })

  test('a level stands behind a name in brackets; other brackets belong to the name', () => {
    expect(readPair('机关园（省级示范）→ 实验园（东区）(县级)')).toEqual({
      giver: { name: '机关园', level: '省级示范' },
      receivers: [{ name: '实验园（东区）', level: '县级示范' }],
    })
  })
})

test.each([
  ['省级', '省级示范'],
  ['省级示范园', '省级示范'],
  ['省示范', '省级示范'],
  ['市级示范', '市级示范'],
  ['县级', '县级示范'],
  ['区级示范', '县级示范'],
  ['provincial', '省级示范'],
  ['county-level', '县级示范'],
  ['无', '无'],
  ['未评', '无'],
  ['省实验', null],
  ['市', null],
  ['city', null],
])('%s is the level %s', (word, level) => expect(levelIn(word)).toBe(level))

test.each([
  ['城区', 'urban'],
  ['乡镇', 'rural'],
  ['Rural', 'rural'],
  ['市区幼儿园', null],
])('%s is the side %s', (word, side) => expect(sideIn(word)).toBe(side))
