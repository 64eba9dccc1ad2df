import { expect, test } from 'vitest'
import { near } from './near.ts'

test.each([
  ['桃园镇中心幼儿园', '桃源镇中心幼儿园'],
  ['桃源镇中心幼儿圆', '桃源镇中心幼儿园'],
  ['石桥乡中幼儿园', '石桥乡中心幼儿园'],
  ['桃源镇镇中心幼儿园', '桃源镇中心幼儿园'],
  ['白沙乡中心幼儿园', '白沙镇中心幼儿园'],
])('%s is a slip for %s', (said, name) => expect(near(said, name)).toBe(true))

test.each([
  ['第一幼儿园', '第二幼儿园'],
  ['城东幼儿园', '城西幼儿园'],
  ['大河镇中心园', '小河镇中心园'],
  ['杏花村中心园', '杏花镇中心园'],
  ['上溪园', '下溪园'],
  ['老城幼儿园', '新城幼儿园'],
  ['东风幼儿园', '风幼儿园'],
  ['一幼', '二幼'],
  ['桃园镇中心园', '桃源乡中心园'],
  ['桃源园', '桃源园'],
])('%s and %s are two', (said, name) => expect(near(said, name)).toBe(false))
