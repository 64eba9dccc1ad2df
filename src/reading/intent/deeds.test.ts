import { expect, test } from 'vitest'
import { whenIn } from '../dates/when.ts'
import { mentionsIn } from '../kinds/mentions.ts'
import { pageOf, without } from '../words/page.ts'
import { deedsIn } from './deeds.ts'
import { leanOf } from './lean.ts'

/** Monday. */
const TODAY = '2026-11-23'

test('two deeds of one day, with different kindergartens', () => {
  const text = '昨天上午机关园到桃源园慰问5人，下午机关园接待石桥园教师9人来园观摩。'
  const page = pageOf(text)
  const spans = [...text.matchAll(/机关园|桃源园|石桥园/g)].map(({ 0: name, index }) => ({
    start: index,
    end: index + name.length,
  }))
  const nameless = without(page, spans)
  const when = whenIn(nameless, { today: TODAY, lean: 'behind' })
  const mentions = mentionsIn(without(nameless, when.spans))
  expect(deedsIn(page, { mentions, when, sides: { spans } })).toEqual([
    '昨天上午机关园到桃源园慰问5人，',
    '昨天下午机关园接待石桥园教师9人来园观摩。',
  ])
})

function deeds(text: string): readonly string[] {
  const page = pageOf(text)
  const when = whenIn(page, { today: TODAY, lean: leanOf(page, TODAY) })
  return deedsIn(page, { mentions: mentionsIn(without(page, when.spans)), when })
}

test.each<[string, string[]]>([
  ['11月3日到桃源园示范课2节；11月10日到桃源园讲座1场。', ['11月3日到桃源园示范课2节；', '11月10日到桃源园讲座1场。']],
  [
    '1. 11月3日 示范课2节\n2. 11月10日 讲座1场\n3. 11月17日 跟岗3人',
    ['1. 11月3日 示范课2节', '2. 11月10日 讲座1场', '3. 11月17日 跟岗3人'],
  ],
  ['11月3日讲座 / 11月5日环创', ['11月3日讲座 /', '11月5日环创']],
  ['前天送教桃源园，6人，昨天给柳河园捐书80册', ['前天送教桃源园，6人，', '昨天给柳河园捐书80册']],
  [
    '10.8 送教 柳河 4人；10.15 送教 石桥 4人。以上均为实幼。',
    ['10.8 送教 柳河 4人；以上均为实幼。', '10.15 送教 石桥 4人。以上均为实幼。'],
  ],
  ['送教：10月8日 柳河 4人；10月15日 石桥 5人', ['送教：10月8日 柳河 4人；', '送教：10月15日 石桥 5人']],
  [
    'On Nov 3 demo class, 4 teachers. On Nov 10 lecture, 25 listeners.',
    ['On Nov 3 demo class, 4 teachers.', 'On Nov 10 lecture, 25 listeners.'],
  ],
])('%j', (text, expected) => expect(deeds(text).map((deed) => deed.trim())).toEqual(expected))

test.each([
  '10月21日到桃源园送教，示范课2节，讲座1场，并捐赠绘本100册',
  '10月21日上午示范课2节，下午讲座1场',
  '10月21日至22日到桃源园送教。21日上了2节示范课，22日开了讲座。',
  '1. 示范课2节\n2. 讲座1场\n3. 捐赠绘本100册',
  '原定10月20日的送教改到10月21日，示范课2节',
  '此前11月3日签约，11月10日到桃源园示范课2节',
  '示范课2节，6人',
  '10月21日，机关园到桃源园送教。活动于10月21日下午结束。',
  '今天送教，明天放假',
  '收到',
  '',
])('one deed or none: %j', (text) => expect(deeds(text)).toEqual([]))
