import { expect, test } from 'vitest'
import { pageOf } from '../words/page.ts'
import { classLevelsIn } from './class-levels.ts'

test.each([
  ['大班', ['大班']],
  ['大一班', ['大班']],
  ['中(2)班', ['中班']],
  ['中（2）班', ['中班']],
  ['小三班', ['小班']],
  ['小3班', ['小班']],
  ['大 班', ['大班']],
  ['托班', ['托班']],
  ['混龄班', ['混龄']],
  ['混龄户外体能', ['混龄']],
  ['小、中、大班', ['小班', '中班', '大班']],
  ['大中小班各一节', ['小班', '中班', '大班']],
  ['大班和小班', ['小班', '大班']],
  ['大一、大二班', ['大班']],
  ['senior class', ['大班']],
  ['junior and middle class', ['中班']],
  ['大班额', []],
  ['小班化', []],
  ['班主任', []],
  ['跟班', []],
  ['扩大班级', []],
  ['骨干班', []],
  ['下班', []],
  ['大家', []],
])('%s: %s', (text, levels) => expect(classLevelsIn(pageOf(text))).toEqual(levels))
