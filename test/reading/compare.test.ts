import { describe, expect, test } from 'vitest'
import { judge } from './compare.ts'

const verdicts = (expected: object, got: object, open?: readonly string[]) =>
  judge({ intent: 'log', ...expected }, { intent: 'log', ...got }, open)
    .filter(({ field }) => field !== 'intent')
    .map(({ field, verdict }) => `${field} ${verdict}`)

describe('one draft against another', () => {
  test.each([
    ['the same', { date: '2026-11-19' }, { date: '2026-11-19' }, ['date right']],
    ['another value', { date: '2026-11-19' }, { date: '2026-11-18' }, ['date wrong']],
    ['nothing read', { participants: 6 }, {}, ['participants silent']],
    ['read out of nothing', {}, { participants: 6 }, ['participants invented']],
    ['nothing on either side', {}, {}, []],
    ['a list in another order', { to: ['甲园', '乙园'] }, { to: ['乙园', '甲园'] }, ['to right']],
    ['one of two', { to: ['甲园', '乙园'] }, { to: ['乙园'] }, ['to wrong']],
    [
      'things, whole',
      { items: [{ name: '绘本', qty: 2 }] },
      { items: [{ qty: 2, name: '绘本', unit: '册' }] },
      ['items wrong'],
    ],
    [
      'what is asked counts one by one',
      { ask: ['to', 'date'] },
      { ask: ['to', 'type'] },
      ['ask right', 'ask silent', 'ask invented'],
    ],
    ['a field nobody scores', { note: 'x' }, { note: 'y' }, []],
  ])('%s', (_name, expected, got, told) => expect(verdicts(expected, got)).toEqual(told))

  test('two lessons may be one part or two', () => {
    const apart = {
      parts: [
        { type: '示范课', sessions: 1, topic: ['甲'] },
        { type: '示范课', sessions: 1, topic: ['乙'] },
      ],
    }
    const together = { parts: [{ type: '示范课', sessions: 2, topic: ['乙', '甲'] }] }
    expect(verdicts(apart, together)).toEqual(['part_type right', 'part_sessions right', 'part_topic right'])
  })

  test('what is open is not scored, neither right nor wrong', () => {
    expect(verdicts({ date: '2026-11-19' }, { participants: 3 }, ['date', 'participants'])).toEqual([])
    expect(verdicts({}, { parts: [{ type: '示范课', sessions: 2 }] }, ['parts'])).toEqual([])
  })

  test('of what is no record only the intent counts', () =>
    expect(judge({ intent: 'none' }, { intent: 'log', date: '2026-11-19' })).toEqual([
      { field: 'intent', verdict: 'wrong', expected: 'none', got: 'log' },
    ]))

  test('further deeds are counted, and each is looked at', () => {
    const two = { also: [{ intent: 'log', type: '捐赠' }] }
    expect(verdicts(two, {})).toEqual(['also silent'])
    expect(verdicts({}, two)).toEqual(['also invented'])
    expect(verdicts(two, { also: [{ intent: 'log', type: '会议' }] })).toEqual(['also right', 'type wrong'])
  })

  test('a range is in order', () =>
    expect(
      judge(
        { intent: 'query', range: ['2026-09-01', '2027-01-31'] },
        { intent: 'query', range: ['2027-01-31', '2026-09-01'] },
      ),
    ).toContainEqual(expect.objectContaining({ field: 'range', verdict: 'wrong' })))
})
