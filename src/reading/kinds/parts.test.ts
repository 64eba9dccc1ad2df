import { expect, test } from 'vitest'
import { type Page, pageOf, without } from '../words/page.ts'
import { mentionsIn } from './mentions.ts'
import { type PartThings, partsOf } from './parts.ts'
import { topicsIn } from './topics.ts'
import { typesOf } from './types.ts'

/** 两节, 一场 as the reader of amounts gives them. */
const sessionsIn = (page: Page): PartThings['sessions'] =>
  page.numbers.flatMap(({ start, end, value, ordinal }) =>
    value !== undefined && !ordinal && /^[节场次]/.test(page.plain.slice(end))
      ? [{ start, end: end + 1, sessions: value }]
      : [],
  )

const parts = (text: string) => {
  const page = pageOf(text)
  const topics = topicsIn(page)
  const rest = without(page, topics)
  const mentions = mentionsIn(rest)
  return partsOf(rest, mentions, typesOf(mentions), { topics, sessions: sessionsIn(rest) })
}

test.each([
  ['送教下乡', [{ type: '送教下乡' }]],
  [
    '送教，示范课2节《盐》，讲座“幼小衔接”一场，大班',
    [
      { type: '示范课', sessions: 2, topic: ['盐'], class_level: ['大班'] },
      { type: '专题讲座', sessions: 1, topic: ['幼小衔接'] },
    ],
  ],
  [
    '王老师执教大班科学活动《影子》，李老师作题为《让游戏真正发生》的讲座',
    [
      { type: '示范课', topic: ['影子'], domain: ['科学'], class_level: ['大班'] },
      { type: '专题讲座', topic: ['让游戏真正发生'] },
    ],
  ],
  [
    '先听了讲座《观察》，再看《小树叶》示范课',
    [
      { type: '专题讲座', topic: ['观察'] },
      { type: '示范课', topic: ['小树叶'] },
    ],
  ],
  [
    '两节示范课、一场讲座，捐绘本20册',
    [{ type: '示范课', sessions: 2 }, { type: '专题讲座', sessions: 1 }, { type: '捐赠' }],
  ],
  ['公开课《盐》《影子》，课后评课', [{ type: '示范课', topic: ['盐', '影子'] }, { type: '听课说课评课' }]],
  ['给大班孩子送去玩具，讲座一场', [{ type: '捐赠' }, { type: '专题讲座', sessions: 1 }]],
  ['联合教研，主题“户外游戏”', [{ type: '教研交流', topic: ['户外游戏'] }]],
])('%s', (text, expected) => expect(parts(text)).toEqual(expected))

test('a lecturer goes to the part she stands with', () => {
  const text = '示范课一节，讲座一场，主讲李老师'
  const page = pageOf(text)
  const mentions = mentionsIn(page)
  const lecturers = [{ start: text.indexOf('李'), end: text.length, lecturer: '李老师' }]
  expect(partsOf(page, mentions, typesOf(mentions), { topics: [], sessions: [], lecturers })).toEqual([
    { type: '示范课' },
    { type: '专题讲座', lecturer: '李老师' },
  ])
})

test('where several gave their own, each has a part', () => {
  const text = '孟老师执教大班数学《测量》，唐老师执教小班美术《圆》'
  const page = pageOf(text)
  const topics = topicsIn(page)
  const rest = without(page, topics)
  const mentions = mentionsIn(rest)
  const lecturers = ['孟老师', '唐老师'].map((lecturer) => ({
    start: text.indexOf(lecturer),
    end: text.indexOf(lecturer) + 3,
    lecturer,
  }))
  expect(partsOf(rest, mentions, typesOf(mentions), { topics, sessions: [], lecturers })).toEqual([
    { type: '示范课', topic: ['测量'], domain: ['科学'], class_level: ['大班'], lecturer: '孟老师' },
    { type: '示范课', topic: ['圆'], domain: ['艺术'], class_level: ['小班'], lecturer: '唐老师' },
  ])
})

test('where it is not said who gave which, there is one part and no lecturer', () => {
  const text = '三节集体教学活动，由李老师、孙老师执教'
  const page = pageOf(text)
  const mentions = mentionsIn(page)
  const lecturers = ['李老师', '孙老师'].map((lecturer) => ({
    start: text.indexOf(lecturer),
    end: text.indexOf(lecturer) + 3,
    lecturer,
  }))
  const sessions = [{ start: 0, end: 2, sessions: 3 }]
  expect(partsOf(page, mentions, typesOf(mentions), { topics: [], sessions, lecturers })).toEqual([
    { type: '示范课', sessions: 3 },
  ])
})
