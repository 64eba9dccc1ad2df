import { describe, expect, test } from 'vitest'
import { pageOf, without } from '../words/page.ts'
import { lecturerIn } from './lecturer.ts'

const of = (text: string) => {
  const page = pageOf(text)
  /** As they come to this reader: titles blanked. */
  const titles = [...page.plain.matchAll(/《[^》]*》/g)].map(({ 0: title, index }) => ({
    start: index,
    end: index + title.length,
  }))
  return lecturerIn(without(page, titles)).lecturer
}

describe('who taught', () => {
  test.each([
    ['由王莉老师执教大班科学活动', '王莉'],
    ['由县幼王莉老师执教', '王莉'],
    ['由副园长李芳主讲', '李芳'],
    ['讲座由李园长主讲', '李园长'],
    ['主讲人：孙静', '孙静'],
    ['主讲人：县幼副园长孙静', '孙静'],
    ['主讲人为县四幼的董老师', '董老师'],
    ['主讲：市三幼 罗兰', '罗兰'],
    ['业务培训，11月9日，主讲李红霞，42名教师参加', '李红霞'],
    ['执教：赵敏', '赵敏'],
    ['执教教师：赵敏老师', '赵敏'],
    ['授课教师 赵敏', '赵敏'],
    ['执教教师：陈某', '陈某'],
    ['邀请县教研员张华作专题讲座', '张华'],
    ['邀请李芳园长作了题为《家园共育》的讲座', '李芳'],
    ['李园长作了《家园共育》专题讲座', '李园长'],
    ['王莉老师上了一节示范课', '王莉'],
    ['王老师执教中班语言活动《好饿的小蛇》', '王老师'],
    ['王莉老师带来了一节精彩的音乐活动', '王莉'],
    ['聆听了王莉老师的讲座', '王莉'],
    ['王莉老师大班科学《会跳舞的盐》', '王莉'],
    ['张园长为老师们作了专题报告', '张园长'],
    ['欧阳静老师执教', '欧阳静'],
    ['王莉老师执教大班科学，课后王老师进行了说课', '王莉'],
    ['明天请李园长来作讲座', '李园长'],
    ['王莉讲座一场', '王莉'],
    ['县幼王莉老师示范课1节', '王莉'],
    ['由王莉（县幼）执教', '王莉'],
    ['Lecture given by Li Fang', 'Li Fang'],
    ['Ms Wang gave a demo class', 'Ms Wang'],
    ['Speaker: Dr Zhao', 'Dr Zhao'],
    ['demo class taught by Teacher Wang Li', 'Wang Li'],
  ])('%s → %s', (text, name) => expect(of(text)).toBe(name))
})

describe('nobody, or several', () => {
  test.each([
    '王莉、李红两位老师分别执教',
    '王莉老师执教大班科学，李红老师执教中班语言',
    '高老师执教中班社会活动《我会排队》，许老师作《幼儿常规》讲座',
    '两位老师分别执教',
    '王园长带领5名教师聆听讲座',
    '李园长主持活动并讲话',
    '王莉老师听课后点评',
    '主讲人：待定',
    '执教教师：',
    '老师们上了示范课',
    '示范课2节',
    '原定由李园长作讲座，临时取消了',
    '王莉老师没有上课',
    'We gave a demo class',
    '刘老师等为大家做了讲座',
    '园长主持会议，安排下一步工作',
    '收到',
    '',
  ])('%s', (text) => expect(of(text)).toBeUndefined())
})
