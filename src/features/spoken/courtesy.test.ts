import { expect, test } from 'vitest'
import { isCourtesy } from './courtesy.ts'

test.each(['哈', '好的', '嗯', '谢谢老师'])('%s without end is looked at in no time', (word) => {
  // Looking at it again from every letter on would outlast the runner's patience.
  expect(isCourtesy(`${word.repeat(200)}送教`)).toBe(false)
})

test('laughing long is still said in passing', () => {
  expect(isCourtesy('哈'.repeat(20))).toBe(true)
})
