import { describe, expect, test } from 'vitest'
import { pageOf, without } from '../words/page.ts'
import { durationIn, minutesIn } from './durations.ts'

const read = (text: string) => {
  const { spans, ...duration } = durationIn(pageOf(text))
  return duration
}

describe('hours', () => {
  test.each([
    ['讲座2小时', 2],
    ['两个小时', 2],
    ['２小时', 2],
    ['两個小時', 2],
    ['两个半小时', 2.5],
    ['1小时半', 1.5],
    ['一个半钟头', 1.5],
    ['2.5小时', 2.5],
    ['半小时', 0.5],
    ['半个小时', 0.5],
    ['90分钟', 1.5],
    ['45 分钟', 0.75],
    ['40分钟', 0.67],
    ['三刻钟', 0.75],
    ['1小时30分钟', 1.5],
    ['1小时20分', 1.33],
    ['近两个小时的讲座', 2],
    ['研讨持续了两个多小时', 2],
    ['历时3小时左右', 3],
    ['2 hours', 2],
    ['two hours', 2],
    ['1.5h', 1.5],
    ['2hrs', 2],
    ['90 mins', 1.5],
    ['a two-hour lecture', 2],
    ['half an hour', 0.5],
    ['two and a half hours', 2.5],
    ['驱车两小时，讲座1小时', 1],
    ['讲座1小时，研讨2小时，共3小时', 3],
    ['讲座一小时二十分钟', 1.33],
    ['一小时零五分钟', 1.08],
    ['原定一小时的讲座延长到两个小时', 2],
  ])('%s', (text, duration_hours) => expect(read(text)).toEqual({ duration_hours }))

  test.each([
    '两小时车程',
    '驱车两小时',
    '经过两个多小时的山路，来到桃源',
    '坐了三个小时的大巴',
    '往返4小时',
    '颠簸一个半小时后到达',
    '赶了三个小时的路',
    '路上堵了半小时',
    '往返二百公里，花了四个小时',
    '提前一小时到园',
    '提前半小时',
    '一小时后开始',
    '课间休息20分钟',
    '踏上两个小时的送教之路',
    '第2小时',
    '讲座1小时，互动20分钟',
    '讲了99999分钟',
    '每天2小时户外活动',
    '每节30分钟',
    '24小时值班',
    '户外活动不少于2小时',
    '讲座1小时，研讨2小时',
    '没有讲2小时',
    '下午3点',
    '9:30',
    '5分',
    '三分之一',
    'an hour',
    'a two-hour drive',
  ])('no length: %s', (text) => expect(read(text)).toEqual({}))
})

describe('days', () => {
  test.each([
    ['为期三天的跟岗', 3],
    ['历时两天', 2],
    ['三天的跟岗学习', 3],
    ['三天跟岗学习', 3],
    ['跟岗5天', 5],
    ['跟岗两周', 14],
    ['为期一周的跟岗', 7],
    ['开展一个星期的跟班学习', 7],
    ['一天半的培训', 1.5],
    ['为期一天', 1],
    ['为期一整天', 1],
    ['为期5个工作日', 5],
    ['半天的教研活动', 0.5],
    ['磨课 半天', 0.5],
    ['环创，两天，4人', 2],
    ['连续三天送教', 3],
    ['短短两天时间', 2],
    ['三日跟岗', 3],
    ['为期5日的跟岗', 5],
    ['a 3-day training', 3],
    ['for two weeks', 14],
    ['spent two days on it', 2],
    ['经过三天的学习', 3],
    ['三天两夜', 3],
    ['利用两个半天开展送教', 1],
    ['培训1.5天', 1.5],
    ['环创忙了两天', 2],
    ['环创忙了一整天', 1],
  ])('%s', (text, duration_days) => expect(read(text)).toEqual({ duration_days }))

  test('right behind the days themselves', () => {
    const text = '17日、18日两天示范课'
    expect(durationIn(without(pageOf(text), [{ start: 0, end: 7 }])).duration_days).toBe(2)
    expect(durationIn(without(pageOf('周二周三两天示范课'), [{ start: 0, end: 4 }])).duration_days).toBe(2)
  })

  test.each([
    '三天后再去',
    '三天前',
    '三天内交',
    '第三天',
    '有一天',
    '这三天',
    '每天',
    '近三天',
    '活动进行到第三天',
    '培训三天后交总结',
    '活动前三天的时间',
    '学习三天一次',
    '十月三日跟岗',
    '3日跟岗',
    '提前三天',
    '请假两天',
    '一周三次',
    '每周三',
    '一日活动',
    '半日活动',
    '大半天',
    '两个月',
    '一年',
    '3岁',
    '30周年',
    '2 days ago',
    '今天天气好',
  ])('no stay: %s', (text) => expect(read(text)).toEqual({}))
})

describe('class hours', () => {
  test.each([
    ['讲座4课时', 4],
    ['培训8学时', 8],
    ['4个学时', 4],
    ['学时：2', 2],
    ['课时：4节', 4],
  ])('%s', (text, class_hours) => expect(read(text)).toEqual({ class_hours }))
  test.each(['每年不少于72学时', '每场讲座2学时', '每人每学期10课时', '人数：36\n学时'])('none: %s', (text) =>
    expect(read(text)).toEqual({}),
  )
})

test('minutes are whole and exact', () => {
  expect(minutesIn('40分钟')).toBe(40)
  expect(minutesIn('两个半小时')).toBe(150)
  expect(minutesIn('驱车两小时')).toBeUndefined()
})
