import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { read } from '../read.ts'

/** Monday, 23 November 2026, ten in the morning in Shanghai. */
const AT = {
  now: Date.UTC(2026, 10, 23, 2),
  zone: 'Asia/Shanghai',
  roster: {
    pairs: [
      { giver: '县直机关幼儿园', receivers: ['桃源镇中心幼儿园'] },
      { giver: '青禾县实验幼儿园', receivers: ['柳河镇中心幼儿园', '石桥乡中心幼儿园'] },
      { giver: '青禾县第一幼儿园', receivers: ['杏花镇中心幼儿园'] },
      { giver: '青禾县第二幼儿园', receivers: ['白沙镇中心幼儿园'] },
    ],
    aliases: {
      县直机关幼儿园: ['机关园'],
      青禾县实验幼儿园: ['实幼'],
      青禾县第一幼儿园: ['一幼'],
      青禾县第二幼儿园: ['二幼'],
    },
    speaker: '县直机关幼儿园',
  },
}

/** `intent<tab>text` a line; a line end inside a text is written \n. What is not for the bot stands last. */
const CASES = readFileSync(new URL('./intent.cases.tsv', import.meta.url), 'utf8')
  .split(/\r?\n/)
  .filter((line) => line !== '')
  .map((line) => line.replaceAll('\\n', '\n').split('\t'))

describe('what a message is for', () => {
  test.each(CASES)('%s: %j', (intent, text = '') => expect(read(text, AT).intent).toBe(intent))
})

describe('a slash command has the last word', () => {
  test.each(['收到', '下周三去桃源园送教', '取消明天的送教', '怎么用？', ''])('%j', (text) => {
    expect(read(text, { ...AT, as: 'log' }).intent).toBe('log')
    expect(read(text, { ...AT, as: 'schedule' }).intent).toBe('schedule')
  })
})

test('a long report asks nothing, whatever words it uses', () => {
  const report =
    '为充分发挥示范园的辐射带动作用，11月18日，县直机关幼儿园园长带领5名教师走进桃源镇中心幼儿园，开展送教下乡活动。活动中，两位教师分别执教示范课，随后双方教师围坐一起，就如何写好观察记录、怎样组织区域活动展开研讨。园长作了总结，希望今后多开展几次这样的活动，取消形式化的记录，把整理好的材料打包发给结对园。'
  expect(read(report, AT).intent).toBe('log')
  expect(read(`帮我写成一篇简报：${report}`, AT).intent).toBe('report')
})

/** Eight thousand letters are read whole; none of them may be looked at over and over. */
test.each([
  ':',
  '|',
  '【',
  '）:',
  '改成',
  '给',
  '1. 王\n',
  '月：',
  '①开展',
  '不是',
  '，',
  '昨天送教，',
  '送教',
  '[日期',
  '请帮',
])('a long run of %j ends in time', (piece) => {
  const text = piece.repeat(Math.ceil(8_000 / piece.length))
  // Steps that grow faster than the text would outlast the runner's patience.
  expect(read(text, AT).intent).toMatch(/^[a-z]+$/)
})
