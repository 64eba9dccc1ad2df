import { expect, test } from 'vitest'
import { dice } from './dice.ts'
import { virtualTime } from './time.ts'

test('what is on the agenda is lived through in its order, whatever the order it was put there', async () => {
  const luck = dice(1, 'times')
  const time = virtualTime(1_000)
  const lived: number[] = []
  const moments = Array.from({ length: 200 }, () => 1_000 + luck.between(0, 500))
  for (const moment of moments) time.at(moment, () => void lived.push(moment))
  await time.until(1_400)
  expect(lived).toEqual(moments.filter((moment) => moment <= 1_400).sort((a, b) => a - b))
  expect(time.now()).toBe(1_400)
})

test('at one moment whoever came first goes first, and what was taken off does not come', async () => {
  const time = virtualTime(0)
  const lived: string[] = []
  time.after(5, () => void lived.push('first'))
  const off = time.after(5, () => void lived.push('never'))
  time.after(5, () => void lived.push('second'))
  off()
  await time.until(10)
  expect(lived).toEqual(['first', 'second'])
})

test('time stands still while anything runs, and goes on when it has come to wait', async () => {
  const time = virtualTime(0)
  const seen: number[] = []
  time.after(1, () => {
    void (async () => {
      for (let turn = 0; turn < 100; turn++) await Promise.resolve()
      seen.push(time.now())
      await new Promise<void>((resolve) => void time.after(3, () => resolve()))
      seen.push(time.now())
    })()
  })
  time.after(2, () => void seen.push(-time.now()))
  await time.until(10)
  expect(seen).toEqual([1, -2, 4])
})

test('the same seed throws the same dice, another seed or another name others', () => {
  const thrown = (seed: number, name: string) => {
    const luck = dice(seed, name)
    return Array.from({ length: 20 }, () => luck.between(1, 6))
  }
  expect(thrown(7, 'mail')).toEqual(thrown(7, 'mail'))
  expect(thrown(7, 'mail')).not.toEqual(thrown(8, 'mail'))
  expect(thrown(7, 'mail')).not.toEqual(thrown(7, 'people'))
})

test('dice are fair, and weights weigh', () => {
  const luck = dice(3, 'fair')
  const many = 12_000
  const faces = [0, 0, 0, 0, 0, 0]
  for (let i = 0; i < many; i++) {
    const face = luck.between(0, 5)
    faces[face] = (faces[face] ?? 0) + 1
  }
  for (const face of faces) expect(Math.abs(face - many / 6)).toBeLessThan(many / 60)
  const heavy = Array.from({ length: many }, () =>
    luck.weighed([
      [3, 'often'],
      [1, 'seldom'],
    ]),
  ).filter((word) => word === 'often')
  expect(Math.abs(heavy.length - many * 0.75)).toBeLessThan(many / 50)
  expect(luck.chance(0)).toBe(false)
})
