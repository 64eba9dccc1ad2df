import fc from 'fast-check'
import { expect, test } from 'vitest'
import { pageOf } from '../words/page.ts'
import { TODAY } from './seen.fixture.ts'
import { whenIn } from './when.ts'

const PIECES =
  '2026 年 10 月 21 日 号 - — 至 到 、 和 ， 。 （ ） 周 星期 三 五 末 上 下 这 本 每 隔 个 第 一 二十 廿 今 昨 明 后 前 天 晚 早 上午 下午 点 半 : 00 9 . / 起 为期 三天 改 推迟 原定 近日 当天 次日 国庆 六一 中秋节 学期 学年 以来 截止 Oct May every Monday to pm ago \n 1 0'.split(
    ' ',
  )
const texts = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.array(fc.constantFrom(...PIECES), { maxLength: 30 }).map((pieces) => pieces.join('')),
)
const SHAPE = /^\d{4}(?:-\d{2}){0,2}$/
const CLOCK = /^(?:[01]\d|2[0-3]):[0-5]\d$/

test('whatever is typed, what is read of it is a time, lies inside the text, and no end is before its beginning', () => {
  fc.assert(
    fc.property(texts, fc.constantFrom('behind', 'ahead'), (text, lean) => {
      const when = whenIn(pageOf(text), { today: TODAY, lean })
      for (const { date, date_end } of [when, ...when.all]) {
        if (date !== undefined) expect(date).toMatch(SHAPE)
        if (date_end !== undefined) expect(date_end > (date ?? '')).toBe(true)
      }
      for (const time of [when.time, when.time_end]) if (time !== undefined) expect(time).toMatch(CLOCK)
      for (const { start, end } of [...when.spans, ...when.all]) {
        expect(start >= 0 && start < end && end <= text.length).toBe(true)
      }
      expect(when.wrong.every((wrong) => text.includes(wrong))).toBe(true)
      if (when.range) expect(when.range[0] <= when.range[1]).toBe(true)
    }),
    { numRuns: 3000 },
  )
})

/** Twice the text may take about twice the time: eight thousand letters are the longest that is read. */
test.each([
  '一',
  '1',
  '10',
  '上',
  '周三',
  '10月21日-',
  '10月21日、',
  '每',
  '第一',
  '年',
  '昨天',
  '1.',
  '9:00-',
  '下午3点',
  '国庆',
  '1月',
  'oct 1 ',
  '改到周三',
  '学期',
  ' ',
  '十月',
  '2026-',
  '(',
  '原定',
  '起',
])('a long run of %j is read in time', (piece) => {
  const page = pageOf(piece.repeat(Math.ceil(8_000 / piece.length)))
  // Steps that grow faster than the text would outlast the runner's patience.
  expect(whenIn(page, { today: TODAY, lean: 'behind' }).spans.length).toBeLessThanOrEqual(page.plain.length)
})

test('a count that is no number counts no days back', () => {
  expect(whenIn(pageOf('前0三天'), { today: TODAY, lean: 'behind' }).range).toBeUndefined()
  expect(whenIn(pageOf('近三天'), { today: TODAY, lean: 'behind' }).range).toBeDefined()
})
