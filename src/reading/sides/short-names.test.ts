import { describe, expect, test } from 'vitest'
import type { Roster } from '../reader.ts'
import { pageOf } from '../words/page.ts'
import { indexRoster } from './roster-index.ts'
import { shortNamesOf } from './short-names.ts'
import { sidesIn } from './sides.ts'

const ROSTER: Roster = {
  pairs: [
    { giver: '临川县幼儿园', receivers: ['红旗镇中心幼儿园（总园）', '红旗镇东风村幼儿园'] },
    { giver: '临川县直属机关第二幼儿园', receivers: ['马家乡中心小学附属幼儿园', '白石乡幼儿园'] },
    { giver: '临川市保育院', receivers: ['大庄科乡中心园', '三里店教学点'] },
    { giver: '城关镇第三幼儿园', receivers: ['青云街道阳光幼儿园', '杨柳镇新星幼儿园'] },
    { giver: 'Riverside County Kindergarten', receivers: ['Taoyuan Central Kindergarten'] },
    { giver: '师范大学附属幼儿园', receivers: ['古城子乡幼儿园', '阳光小区幼儿园'] },
  ],
}
const INDEX = indexRoster(ROSTER)
const namesIn = (text: string) => {
  const { from, to, assumed, confirm } = sidesIn(pageOf(text), { roster: ROSTER }, INDEX)
  expect(confirm).toEqual([])
  return [...(assumed.includes('from') ? [] : (from ?? [])), ...(assumed.includes('to') ? [] : (to ?? []))]
}

describe('what people call the kindergartens of a roster', () => {
  test.each([
    ['临川县幼儿园', ['县幼', '县幼儿园', '临川幼儿园', '临川幼', '临川县幼']],
    [
      '临川县直属机关第二幼儿园',
      ['二幼', '第二幼儿园', '县直二幼', '机关二幼', '直属机关二幼', '县机关第二幼儿园', '县二幼'],
    ],
    ['临川市保育院', ['市保育院', '临川保育院']],
    ['城关镇第三幼儿园', ['三幼', '城关三幼', '城关镇三幼', '第三幼儿园']],
    ['师范大学附属幼儿园', ['师大附幼', '师大附属幼儿园', '师大幼儿园']],
    ['Riverside County Kindergarten', ['County Kindergarten', 'Riverside County Kindergarten']],
  ])('%s', (name, forms) => {
    for (const form of forms) expect([form, namesIn(`今天到${form}跟岗`)]).toEqual([form, [name]])
  })

  test.each([
    ['红旗镇中心幼儿园（总园）', ['红旗镇中心幼儿园', '红旗镇中心园', '红旗中心园', '红旗园', '红旗']],
    ['红旗镇东风村幼儿园', ['东风村幼儿园', '东风村园', '东风园', '东风村', '东风']],
    ['马家乡中心小学附属幼儿园', ['马家乡附幼', '马家小学附属园', '马家乡小学幼儿园', '马家附幼', '马家园', '马家乡']],
    ['白石乡幼儿园', ['白石乡园', '白石园', '白石幼儿园', '白石乡', '白石']],
    ['大庄科乡中心园', ['大庄科园', '大庄科中心幼儿园', '大庄科']],
    ['三里店教学点', ['三里店幼教点', '三里店点', '三里店']],
    ['青云街道阳光幼儿园', ['阳光园']],
    ['杨柳镇新星幼儿园', ['新星园', '杨柳镇新星园', '杨柳镇', '杨柳']],
    ['古城子乡幼儿园', ['古城子园', '古城子']],
    ['Taoyuan Central Kindergarten', ['Taoyuan Kindergarten', 'Taoyuan']],
  ])('%s', (name, forms) => {
    for (const form of forms) expect([form, namesIn(`今天去${form}送教`)]).toEqual([form, [name]])
  })
})

test.each(['三点一刻红旗门口集合', '前日红旗送教', '刚从红旗返回', '小李到红旗驻园一个月', '月底前红旗的环创要弄好'])(
  'a bare short name behind clock words or before what is done there: %s',
  (text) => expect(namesIn(text)).toHaveLength(1),
)

test.each(['到临川县开会', '临川县教育局', '去机关办事', '给孩子们带去阳光，', '到中心听课', '红旗小学', '东风路幼儿'])(
  'not every word of a name is the kindergarten: %s',
  (text) => expect(namesIn(text)).toEqual([]),
)

test('a name is never shortened to nothing, to a county or to a word of every day', () => {
  const all = ROSTER.pairs
    .flatMap(({ giver, receivers }) => [giver, ...receivers])
    .map((name) => shortNamesOf(name.toLowerCase()))
  for (const { named, bare } of all) {
    expect([...named, ...bare]).not.toContain('')
    for (const word of ['园', '幼', '幼儿园', '区幼儿园']) expect(named).not.toContain(word)
    for (const word of ['临川县', '机关', '直属机关', '阳光', 'county']) expect(bare).not.toContain(word)
  }
})
