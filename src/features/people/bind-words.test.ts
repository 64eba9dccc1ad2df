import { describe, expect, test } from 'vitest'
import { isRefusal } from '../../bot/decision.ts'
import { readBinding, readForm } from './bind-words.ts'

describe('what a group shall be', () => {
  test.each([
    ['city 桂林', { to: 'city', name: '桂林' }],
    ['市 桂林市', { to: 'city', name: '桂林市' }],
    ['县 临江市', { to: 'county', name: '临江市' }],
    ['区 城北区', { to: 'county', name: '城北区' }],
    ['临湖县', { to: 'county', name: '临湖县' }],
    ['城北区', { to: 'county', name: '城北区' }],
    ['桂林市', { to: 'unsaid', name: '桂林市' }],
    ['桂林', { to: 'unsaid', name: '桂林' }],
    ['园 桃源镇中心幼儿园', { to: 'kindergarten', name: '桃源镇中心幼儿园' }],
    ['市直机关幼儿园', { to: 'kindergarten', name: '市直机关幼儿园' }],
    ['实验幼儿园东区', { to: 'kindergarten', name: '实验幼儿园东区' }],
    [
      'kindergarten 县直机关幼儿园 省级示范 城区 临湖县',
      { to: 'kindergarten', name: '县直机关幼儿园', level: '省级示范', side: 'urban', county: '临湖县' },
    ],
    ['园 县直机关幼儿园（县级）', { to: 'kindergarten', name: '县直机关幼儿园', level: '县级示范' }],
    ['园 市一幼 市直 市级', { to: 'kindergarten', name: '市一幼', level: '市级示范', county: '市直' }],
    [
      'Kindergarten Lakeside Kindergarten provincial urban',
      { to: 'kindergarten', name: 'Lakeside Kindergarten', level: '省级示范', side: 'urban' },
    ],
    ['pair 机关园 → 桃源园', { to: 'pair', name: '机关园 → 桃源园' }],
    ['机关园 → 桃源园', { to: 'pair', name: '机关园 → 桃源园' }],
  ])('%s', (typed, wish) => expect(readBinding(typed)).toEqual(wish))

  test.each(['县', 'kindergarten', '园 🌸🌸', '县 <at id=all>', `园 ${'园'.repeat(300)}`])(
    '%j needs another word',
    (typed) => expect(isRefusal(readBinding(typed))).toBe(true),
  )

  test('the form says the same', () => {
    expect(readForm({ kind: 'kindergarten', name: ' 桃源镇中心幼儿园 ', level: '无', side: 'rural' })).toEqual({
      to: 'kindergarten',
      name: '桃源镇中心幼儿园',
      level: '无',
      side: 'rural',
    })
    expect(readForm({ kind: '', name: '临湖县' })).toEqual({ to: 'county', name: '临湖县' })
    expect(readForm({ kind: 'city', name: '桂林市', level: '省级示范' })).toEqual({ to: 'city', name: '桂林市' })
    expect(isRefusal(readForm({ kind: 'city', name: '' }))).toBe(true)
    expect(isRefusal(readForm({}))).toBe(true)
  })
})
