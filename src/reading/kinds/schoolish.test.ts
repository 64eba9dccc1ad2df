import { expect, test } from 'vitest'
import { pageOf } from '../words/page.ts'
import { schoolishIn } from './schoolish.ts'

test.each([
  '教孩子们拼音',
  '大班上了一节拼音课',
  '带小朋友识字写字',
  '教十以内的加减法',
  '示范课：20以内加减法',
  '给幼儿布置书面作业',
  '组织大班幼儿进行考试',
  '大班孩子期末考试',
  '练习口算',
  '孩子们在田字格里写字',
  '用生字卡教孩子认字',
  'taught pinyin',
])('it is: %s', (text) => expect(schoolishIn(pageOf(text))).toBe(true))

test.each([
  '防止小学化，不教拼音',
  '讲座《幼小衔接不教拼音》',
  '纠正了教拼音、识字等小学化现象',
  '严禁教授汉语拼音',
  '幼儿园不得布置书面作业',
  '没有考试，只有游戏',
  '提醒老师们不要给孩子布置家庭作业',
  '教师资格考试',
  '普通话考试',
  '老师们认真做了作业',
  '数学游戏',
  '大班科学活动',
  '识字率',
  '讲解了小学化的危害，拼音不应提前教',
])('it is not: %s', (text) => expect(schoolishIn(pageOf(text))).toBe(false))
