import { expect, test } from 'vitest'
import { moved, runningClock } from './clock.ts'

const at = (text: string) => Date.parse(`${text}+08:00`)

test('the moves lead ahead, by the clock of China', () => {
  const friday = at('2026-11-20T17:00')
  expect(moved(friday, 'monday', 0)).toBe(at('2026-11-23T08:30'))
  expect(moved(at('2026-11-23T08:29'), 'monday', 0)).toBe(at('2026-11-23T08:30'))
  expect(moved(at('2026-11-23T08:30'), 'monday', 0)).toBe(at('2026-11-30T08:30'))
  // Still Sunday in Greenwich, already Monday in China.
  expect(moved(at('2026-11-23T07:00'), 'monday', 0)).toBe(at('2026-11-23T08:30'))
  expect(moved(friday, 'august', 0)).toBe(at('2027-08-20T09:00'))
  expect(moved(at('2027-08-20T09:00'), 'august', 0)).toBe(at('2028-08-20T09:00'))
  expect(moved(friday, 'hour', 0)).toBe(at('2026-11-20T18:00'))
  expect(moved(friday, 'day', 0)).toBe(at('2026-11-21T17:00'))
  expect(moved(friday, 'now', 5)).toBe(5)
})

test('a clock that was set ahead goes on running', () => {
  let machine = 1_000
  const clock = runningClock(() => machine)
  clock.moveTo(50_000)
  machine += 10
  expect(clock.now()).toBe(50_010)
  expect(clock.ahead()).toBe(49_000)
})
