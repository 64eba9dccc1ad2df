import { describe, expect, test } from 'vitest'
import { read, readWords } from './read.ts'

/** Monday, 23 November 2026, ten in the morning in Shanghai. */
const AT = { now: Date.UTC(2026, 10, 23, 2), zone: 'Asia/Shanghai' }

describe('a whole sentence', () => {
  test('a trip with parts: each part keeps what stands with it', () =>
    expect(
      read('昨天下午送教下乡，示范课《会跳舞的盐》2节，讲座“幼小衔接”一场，6名教师，22人听课，大班幼儿30名，2小时', AT),
    ).toEqual({
      intent: 'log',
      type: '送教下乡',
      types: ['送教下乡', '示范课', '专题讲座'],
      parts: [
        { type: '示范课', sessions: 2, topic: ['会跳舞的盐'], class_level: ['大班'] },
        { type: '专题讲座', sessions: 1, topic: ['幼小衔接'] },
      ],
      date: '2026-11-22',
      half_day: '下午',
      direction: '走下去',
      duration_hours: 2,
      sessions: 3,
      participants: 6,
      audience: 22,
      children: 30,
      topic: ['会跳舞的盐', '幼小衔接'],
      class_level: ['大班'],
      ask: ['to'],
    }))

  test('English', () =>
    expect(read('Yesterday 6 teachers gave 2 demo classes "Dancing Salt", 2 hours', AT)).toEqual({
      intent: 'log',
      type: '示范课',
      types: ['示范课'],
      parts: [{ type: '示范课', sessions: 2, topic: ['Dancing Salt'] }],
      date: '2026-11-22',
      duration_hours: 2,
      sessions: 2,
      participants: 6,
      topic: ['Dancing Salt'],
      ask: ['to'],
    }))

  test('no day said: no day read', () =>
    expect(read('demonstration class', { ...AT, as: 'log' })).toEqual({
      intent: 'log',
      type: '示范课',
      types: ['示范课'],
      parts: [{ type: '示范课' }],
      ask: ['to'],
    }))

  test('nothing known: nothing invented', () => expect(read('大家都很开心', AT)).toEqual({ intent: 'none' }))
  test('nothing at all', () => expect(read('', AT)).toEqual({ intent: 'none' }))
  test('a correction assumes no day', () => expect(readWords('改成6人', AT)).toMatchObject({ participants: 6 }))
  test('a day that does not exist is not today', () =>
    expect(read('13月45日 示范课', AT)).toMatchObject({ wrong: ['13月45日'] }))
  test('it is the bureau’s day, not the host’s', () =>
    expect(read('今天示范课', { now: Date.UTC(2026, 7, 31, 16, 1), zone: 'Asia/Shanghai' }).date).toBe('2026-09-01'))
  test('a title misleads no other reader', () =>
    expect(read('示范课《三位老师的2小时讲座》', AT)).toMatchObject({
      types: ['示范课'],
      topic: ['三位老师的2小时讲座'],
    }))
  test('a quoted type name is no title', () => expect(read('开展“送教下乡”活动', AT).topic).toBeUndefined())
  test('a place with its label', () =>
    expect(read('示范课 地点：桃源镇中心园，6人', AT)).toMatchObject({ place: '桃源镇中心园', participants: 6 }))
  test('🎉 and 👩‍🏫 do no harm', () =>
    expect(read('🎉示范课👩‍🏫《盐🧂》', AT)).toMatchObject({ type: '示范课', topic: ['盐🧂'] }))
})

describe('people', () => {
  test.each([
    ['6人', { participants: 6 }],
    ['６人', { participants: 6 }],
    ['六位老师', { participants: 6 }],
    ['5名幼儿教师', { participants: 5 }],
    ['两名', { participants: 2 }],
    ['20余人', { participants: 20, participants_approx: true }],
    ['约30人', { participants: 30, participants_approx: true }],
    ['七八个老师', { participants_min: 7, participants_max: 8 }],
    ['20-30人', { participants_min: 20, participants_max: 30 }],
    ['120人次', { participants: 120, participants_unit: '人次' }],
    ['园长带领五名教师', { participants: 6 }],
    ['园长和主任带领五名教师', { participants: 7 }],
    ['教师5名、园长2名', { participants: 7 }],
    ['教师5名、园长2名，共7人', { participants: 7 }],
    ['30名幼儿', { children: 30 }],
    ['幼儿30人，教师6人', { participants: 6, children: 30 }],
    ['听课教师22人', { audience: 22 }],
    ['22名教师听课', { audience: 22 }],
    ['30名家长', {}],
    ['第一名', {}],
    ['人民教育', {}],
    ['an audience of 22', { audience: 22 }],
    ['20 children and six teachers', { participants: 6, children: 20 }],
    ['2人民币', {}],
  ])('%s', (text, expected) => {
    const {
      participants,
      participants_min,
      participants_max,
      participants_approx,
      participants_unit,
      audience,
      children,
    } = readWords(text, AT)
    expect(
      JSON.parse(
        JSON.stringify({
          participants,
          participants_min,
          participants_max,
          participants_approx,
          participants_unit,
          audience,
          children,
        }),
      ),
    ).toEqual(expected)
  })
})
