import { describe, expect, test } from 'vitest'
import { pageOf } from '../words/page.ts'
import { domainsIn } from './domains.ts'

const domains = (text: string) => domainsIn(pageOf(text)).join(' ')

describe('the domain of a lesson', () => {
  test.each([
    ['科学', '大班科学活动《影子》'],
    ['科学', '一节科学课'],
    ['科学', '数学游戏'],
    ['语言', '绘本课'],
    ['语言', '中班语言《小树叶》'],
    ['语言', '绘本教学一节'],
    ['艺术', '奥尔夫音乐活动'],
    ['艺术', '小班美术'],
    ['艺术', '大班律动《赶花会》'],
    ['艺术', '手工课'],
    ['健康', '体能课'],
    ['健康', '大班体育活动'],
    ['健康', '安全课'],
    ['健康', '大班安全活动《着火了》'],
    ['健康', '户外体能示范课'],
    ['健康', '健康领域'],
    ['社会', '大班社会《我们都是好朋友》'],
    ['社会', '社会领域活动'],
    ['综合', '综合活动'],
    ['语言 科学', '语言、科学领域'],
    ['语言 艺术', '上了语言、艺术两节示范课'],
    ['健康 语言', '一节健康一节语言'],
    ['语言', '领域: 语言'],
    ['健康 艺术', '一节小班美术一节大班体育'],
    ['艺术', 'a music lesson'],
  ])('%s: %s', (expected, text) => expect(domains(text)).toBe(expected))
})

describe('the same words of everyday speech', () => {
  test.each([
    '社会各界',
    '科学管理',
    '健康成长',
    '艺术节',
    '安全返回',
    '综合评价',
    '语言生动',
    '身心健康',
    '讲故事',
    '社会实践活动',
    '安全检查',
    '安全工作',
    '户外活动',
    '科学保教',
    '捐赠绘本《抱抱》20册',
    '绘本200册',
    '音乐响起',
    '运动会',
    '健康报告',
    '阅读活动室',
  ])('%s', (text) => expect(domains(text)).toBe(''))
})
