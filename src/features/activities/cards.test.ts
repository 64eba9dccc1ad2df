import { describe, expect, test } from 'vitest'
import type { Card } from '../../bot/card.ts'
import { misfits } from '../../feishu/write.ts'
import { ACTIVITY_TYPES } from '../../reading/kinds/activity-types.ts'
import type { Pair } from '../people/pair.ts'
import { type Activity, withTypes } from './activity.ts'
import { activityCard, editCard } from './activity-card.ts'
import { cellsOf, fieldOf, missing, valueIn, withValue } from './cells.ts'
import { logForm } from './log-form.ts'
import { newActivity } from './new-activity.ts'
import type { Recorded } from './recorded.ts'

/** 2026-11-23 10:00 in Shanghai. */
const AT = { now: Date.UTC(2026, 10, 23, 2), zone: 'Asia/Shanghai' }
const garden = (id: string, name: string) => ({
  id,
  name,
  county: null,
  level: '未填' as const,
  side: 'unknown' as const,
})
const PAIR: Pair = {
  id: 'p',
  giver: garden('g', '县直机关幼儿园'),
  receivers: [garden('r', '桃源镇中心幼儿园')],
  cycle: { id: 'c', firstYear: 2026 },
  since: 0,
  endedAt: null,
}
const activity = (types: readonly string[], words = '今天'): Activity =>
  newActivity(
    { intent: 'log', date: '2026-11-23', ...(types[0] === undefined ? {} : { type: types[0], types, parts: [] }) },
    {
      id: '01ABCDEFGHJKMNPQRSTVWXYZ00',
      pair: 'p',
      who: 'ou_w',
      side: null,
      chat: 'oc',
      message: null,
      receivers: [],
      now: AT.now,
      words,
    },
  )
const recorded = (one: Activity): Recorded => ({
  activity: one,
  pair: PAIR,
  names: new Map(),
  partnerWords: [{ person: 'ou_z', kindergarten: 'r', confirmedAt: AT.now, view: '孩子们很喜欢'.repeat(100) }],
  earlier: { id: '01ABCDEFGHJKMNPQRSTVWXYZ0F', loggedBy: 'ou_z', name: '张秀兰', types: ['示范课'] },
})

/** Every field filled with as much as it takes. */
function full(one: Activity): Activity {
  let filled = one
  for (const cell of cellsOf(one)) {
    const { input } = fieldOf(cell)
    const value = {
      line: '长'.repeat(200),
      paragraph: '长'.repeat(1000),
      number: '100000',
      minutes: '2000',
      date: '2026-11-23',
      person: 'p_1',
      titles: Array(20).fill('题'.repeat(80)).join('\n'),
      range: '20-30',
      clock: '14:00-16:00',
      days: '1.5',
      hours: '4',
      gifts: Array(40).fill('绘本200册').join('、'),
      value: '3800',
      choice: '',
    }[input.is]
    filled = withValue(filled, cell, input.is === 'choice' ? (input.choices[0]?.value ?? null) : value)
  }
  return filled
}

describe('every card is one that the platform takes whole', () => {
  const cases: readonly (readonly [string, Activity])[] = [
    ...ACTIVITY_TYPES.map(({ name }) => [name, activity([name])] as const),
    ['no type', activity([])],
    ['a trip with three parts', activity(['送教下乡', '示范课', '专题讲座', '捐赠'])],
    ['every type at once', activity(ACTIVITY_TYPES.map(({ name }) => name))],
  ]
  test.each(cases)('%s', (_name, one) => {
    for (const state of ['live', 'withdrawn', 'merged'] as const) {
      expect(misfits(activityCard(recorded({ ...one, state }), AT))).toEqual([])
    }
    expect(misfits(editCard(recorded(one), AT))).toEqual([])
  })
  test('the form', () => expect(misfits(logForm('01', [PAIR, PAIR], '2026-11-23'))).toEqual([]))
  test('five thousand words', () =>
    expect(misfits(activityCard(recorded(activity(['示范课'], '好'.repeat(5000))), AT))).toEqual([]))
})

test('names of form fields are told apart', () => {
  const names = (card: Card) => card.body.flatMap((e) => (e.is === 'form' ? e.fields.map(({ name }) => name) : []))
  const all = activity(ACTIVITY_TYPES.map(({ name }) => name))
  for (const card of [activityCard(recorded(all), AT), editCard(recorded(all), AT)]) {
    expect(new Set(names(card)).size).toBe(names(card).length)
  }
})

test('what is filled is not missing, and every field keeps what it was given', () => {
  for (const { name } of ACTIVITY_TYPES) {
    const filled = full(activity([name]))
    expect(missing(filled), name).toEqual([])
    for (const cell of cellsOf(filled)) expect(valueIn(filled, cell), `${name} ${cell.key}`).not.toBeNull()
  }
})

test('parts that stay keep what they hold when types change', () => {
  const one = full(activity(['示范课', '专题讲座']))
  const more = withTypes(one, ['示范课', '专题讲座', '捐赠'])
  expect(more.parts.slice(0, 2)).toEqual(one.parts)
  expect(withTypes(more, ['捐赠']).parts).toHaveLength(1)
})
