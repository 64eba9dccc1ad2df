import { describe, expect, test } from 'vitest'
import { daysOfRhythm, englishRule, hasOwnDay, nthWeekdayRule, OCCURRENCES_MAX, rhythmOf } from './rhythm.ts'

const days = (rule: string, from: string, until: string): readonly string[] => {
  const rhythm = rhythmOf(rule)
  if (!rhythm) throw new Error(`no rhythm: ${rule}`)
  return daysOfRhythm(rhythm, from, until)
}

describe('days of what repeats', () => {
  // 2026-11-23 is a Monday.
  test.each([
    ['每周三', '2026-11-23', '2026-12-16', ['2026-11-25', '2026-12-02', '2026-12-09', '2026-12-16']],
    ['每周', '2026-11-27', '2026-12-12', ['2026-11-27', '2026-12-04', '2026-12-11']],
    ['每周三、五', '2026-11-26', '2026-12-04', ['2026-11-27', '2026-12-02', '2026-12-04']],
    ['每两周周三', '2026-11-26', '2026-12-31', ['2026-12-02', '2026-12-16', '2026-12-30']],
    ['每两周', '2026-12-01', '2027-01-01', ['2026-12-01', '2026-12-15', '2026-12-29']],
    ['每月15日', '2026-11-23', '2027-02-28', ['2026-12-15', '2027-01-15', '2027-02-15']],
    ['每月', '2026-11-30', '2027-03-31', ['2026-11-30', '2026-12-30', '2027-01-30', '2027-02-28', '2027-03-30']],
    ['每月31日', '2027-01-01', '2027-04-30', ['2027-01-31', '2027-02-28', '2027-03-31', '2027-04-30']],
    ['每月第一个周三', '2026-11-23', '2027-02-28', ['2026-12-02', '2027-01-06', '2027-02-03']],
    ['每月最后一个周五', '2026-11-23', '2027-01-31', ['2026-11-27', '2026-12-25', '2027-01-29']],
    ['每月第五个周一', '2026-11-01', '2027-03-31', ['2026-11-30', '2027-03-29']],
    ['每两个月第一个周三', '2026-11-23', '2027-04-30', ['2026-12-02', '2027-02-03', '2027-04-07']],
    ['每季度', '2026-11-20', '2027-08-31', ['2026-11-20', '2027-02-20', '2027-05-20', '2027-08-20']],
    // The Friday of the twelfth week of each term.
    ['每学期', '2026-11-20', '2027-08-31', ['2026-11-20', '2027-04-23']],
    ['每学年', '2026-10-12', '2028-08-31', ['2026-10-12', '2027-10-11']],
  ])('%s from %s to %s', (rule, from, until, expected) => {
    expect(days(rule, from, until)).toEqual(expected)
  })

  test('a rule without end stops at one more than may be arranged', () => {
    expect(days('每周一至五', '2026-09-01', '2036-08-31')).toHaveLength(OCCURRENCES_MAX + 1)
  })

  test('what names no rule is none', () => {
    expect(['每月上旬', '每月第二周', '每零周', '天天', ''].map(rhythmOf)).toEqual([null, null, null, null, null])
  })

  test('whether its first day can be told', () => {
    const own = (rule: string) => {
      const rhythm = rhythmOf(rule)
      return rhythm !== null && hasOwnDay(rhythm)
    }
    expect(['每周三', '每月15日', '每月第一个周三'].map(own)).toEqual([true, true, true])
    expect(['每两周', '每月', '每学期', '每学年'].map(own)).toEqual([false, false, false, false])
  })

  test('the weekday of a month, from a day', () => {
    expect(nthWeekdayRule('2026-12-02')).toBe('每月第一个周三')
    expect(nthWeekdayRule('2026-11-30')).toBe('每月最后一个周一')
  })

  test('in English', () => {
    expect(['每两周周三', '每月第一个周三', '每月15日', '每学期'].map(englishRule)).toEqual([
      'every 2 weeks on Wed',
      'every month on the first Wed',
      'every month on day 15',
      'every term',
    ])
  })
})
