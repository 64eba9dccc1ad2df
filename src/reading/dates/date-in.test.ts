import { describe, expect, test } from 'vitest'
import { fold } from '../words/fold.ts'
import { dateIn } from './date-in.ts'

/** A Monday. */
const TODAY = '2026-11-23'
const at = (text: string, today = TODAY) => dateIn(fold(text), today)

describe('a day that is said', () => {
  test.each([
    ['今天示范课', '2026-11-23'],
    ['今日送教', '2026-11-23'],
    ['昨天', '2026-11-22'],
    ['昨晚', '2026-11-22'],
    ['前天', '2026-11-21'],
    ['大前天', '2026-11-20'],
    ['明天', '2026-11-24'],
    ['后天', '2026-11-25'],
    ['三天前', '2026-11-20'],
    ['2 days ago', '2026-11-21'],
    ['yesterday', '2026-11-22'],
    ['the day before yesterday', '2026-11-21'],
    ['上周三', '2026-11-18'],
    ['上星期三', '2026-11-18'],
    ['上个礼拜天', '2026-11-22'],
    ['上上周五', '2026-11-13'],
    ['本周一', '2026-11-23'],
    ['这周五', '2026-11-27'],
    ['last Wednesday', '2026-11-18'],
    ['2026-10-21', '2026-10-21'],
    ['2026/10/21', '2026-10-21'],
    ['2026.10.21', '2026-10-21'],
    ['２０２６年１０月２１日', '2026-10-21'],
    ['2026 年 10 月 21 日', '2026-10-21'],
    ['26年10月21日', '2026-10-21'],
    ['去年10月21日', '2025-10-21'],
    ['今年10月21日', '2026-10-21'],
    ['on 2026-10-21', '2026-10-21'],
    ['21 October 2026', '2026-10-21'],
    ['October 21st, 2026', '2026-10-21'],
    ['2026年10月', '2026-10'],
  ])('%s is %s and nothing is assumed', (text, date) =>
    expect(at(text)).toMatchObject({ date, assumed: [], wrong: [] }),
  )

  test.each([
    ['10月21日', '2026-10-21', 'year'],
    ['10月21号', '2026-10-21', 'year'],
    ['十月二十一日', '2026-10-21', 'year'],
    ['10月21下午', '2026-10-21', 'year'],
    ['10.21讲座', '2026-10-21', 'year'],
    ['10/21', '2026-10-21', 'year'],
    ['Oct 21', '2026-10-21', 'year'],
    ['12月1日', '2025-12-01', 'year'],
    ['11月23日', '2026-11-23', 'year'],
    ['11月24日', '2025-11-24', 'year'],
    ['2月29日', '2024-02-29', 'year'],
    ['21号', '2026-11-21', 'month'],
    ['25日', '2026-10-25', 'month'],
    ['周三', '2026-11-18', 'week'],
    ['星期一', '2026-11-23', 'week'],
    ['on Friday', '2026-11-20', 'week'],
    ['9月份', '2026-09', 'year'],
    ['12月开展', '2025-12', 'year'],
  ])('%s lies behind: %s, and the %s is assumed', (text, date, assumed) =>
    expect(at(text)).toMatchObject({ date, assumed: [assumed], wrong: [] }),
  )

  test.each([
    ['10月21-23日', '2026-10-21', '2026-10-23'],
    ['10月30日至11月2日', '2026-10-30', '2026-11-02'],
    ['12月30日—1月2日', '2025-12-30', '2026-01-02'],
    ['2026-10-21~2026-10-23', '2026-10-21', '2026-10-23'],
  ])('%s lasts', (text, date, date_end) => expect(at(text)).toMatchObject({ date, date_end }))
})

describe('what names no day', () => {
  test.each([
    '每周三教研',
    '一周三次',
    '3个月',
    '2.5小时',
    '10.5元',
    '1/2的教师',
    '3号楼',
    '一日活动指导',
    '以前天天来',
    '共创美好明天',
    '近日',
    '第二十一号',
    '5日内',
    '1.2.3',
    '示范课',
    '',
  ])('%j', (text) => {
    expect(at(text)).toMatchObject({ assumed: [], wrong: [] })
    expect(at(text).date).toBeUndefined()
  })
})

describe('what is written as a day but is none', () => {
  test.each(['13月45日', '2月30日', '2026-02-30', '2026年13月1日', '0月3日', '32号', 'Feb 30', '13月', '1026-10-21'])(
    '%s',
    (text) => {
      const found = at(text)
      expect(found.date).toBeUndefined()
      expect(found.wrong).toEqual([text.toLowerCase()])
    },
  )
})

test('the clearest naming wins, wherever it stands', () => {
  expect(at('昨天补记：10月21日送教').date).toBe('2026-10-21')
  expect(at('9月的周三').date).toBe('2026-11-18')
})

test('a weekday beside a date that disagrees is a question', () => {
  expect(at('10月21日（周三）').confirm).toEqual([])
  expect(at('10月21日（周四）')).toMatchObject({ date: '2026-10-21', confirm: ['weekday_conflict'] })
})

test('on 31 August and on 1 September a deed still lies behind', () => {
  expect(at('9月1日', '2026-08-31').date).toBe('2025-09-01')
  expect(at('8月31日', '2026-09-01').date).toBe('2026-08-31')
  expect(at('8月31日', '2026-08-31').date).toBe('2026-08-31')
})
