import { describe, expect, test } from 'vitest'
import { ACTIVITY_TYPES } from './activity-types.ts'
import { kindsIn, typesOf } from './kinds.ts'
import { fold } from './words/fold.ts'

const types = (text: string) => typesOf(kindsIn(fold(text)))

describe('every name and alias of every type', () => {
  const named = ACTIVITY_TYPES.flatMap((type) =>
    [type.name, ...type.aliases, ...type.words, ...(type.weak ?? [])].map((word) => [word, type.name] as const),
  )
  test.each(named)('%s is %s', (word, name) => expect(types(word)).toEqual([name]))
  test.each(named.filter(([word]) => !['其他', '其它', '其他活动', 'other', 'rules', 'environment'].includes(word)))(
    '%s inside a sentence is %s',
    (word, name) => expect(types(`周三 ${word.toUpperCase()}，很好`)).toContain(name),
  )
})

test('no word stands for two types', () => {
  const words = ACTIVITY_TYPES.flatMap((type) => [type.name, ...type.aliases, ...type.words, ...(type.weak ?? [])])
  expect(new Set(words).size).toBe(
    words.length - ACTIVITY_TYPES.filter((type) => type.weak?.includes(type.name)).length,
  )
})

describe('several in one sentence', () => {
  test.each([
    ['送教下乡，示范课和讲座', ['送教下乡', '示范课', '专题讲座']],
    ['先上示范课，这次送教还有讲座', ['送教下乡', '示范课', '专题讲座']],
    ['讲座之后联合教研', ['专题讲座', '教研交流']],
    ['两节公开课、评课', ['示范课', '听课说课评课']],
    ['demo classes and a lecture', ['示范课', '专题讲座']],
    ['示范课 示范课', ['示范课']],
  ])('%s', (text, expected) => expect(types(text)).toEqual(expected))
})

describe('words that mislead', () => {
  test.each([
    ['教研室来了三位老师', []],
    ['教研员到场', []],
    ['在会议室', []],
    ['结对园的老师', []],
    ['培训中心门口', []],
    ['示范课22人听课', ['示范课']],
    ['示范课，听课教师22人', ['示范课']],
    ['示范课后大家分享', ['示范课']],
    ['示范课，课题《盐》', ['示范课']],
    ['课题', ['课题研究']],
    ['片区教研研讨', ['教研交流']],
    ['talking about it', []],
    ['教师们很高兴', []],
    ['联谊会', ['互访座谈']],
    ['联谊', ['幼儿交流']],
    ['跟岗园长', ['挂职锻炼']],
  ])('%s', (text, expected) => expect(types(text)).toEqual(expected))
})
