import { describe, expect, test } from 'vitest'
import type { Roster } from '../reader.ts'
import { pageOf } from '../words/page.ts'
import { indexRoster } from './roster-index.ts'
import { sidesIn } from './sides.ts'

const ROSTER: Roster = {
  pairs: [
    { giver: '南川市机关幼儿园', receivers: ['南川市云岭镇中心幼儿园', '双溪乡中心幼儿园'] },
    { giver: '南川市第一幼儿园', receivers: ['九里镇中心幼儿园'] },
    { giver: '九里镇中心幼儿园', receivers: ['九里镇桃花村幼儿园'] },
    { giver: '育才幼儿园', receivers: ['大石乡小学附属幼儿园', '龙潭镇第一幼儿园', '龙潭镇第二幼儿园'] },
  ],
  aliases: { 南川市机关幼儿园: ['市机关园', 'MJ园'], 大石乡小学附属幼儿园: ['石头园'] },
}
const INDEX = indexRoster(ROSTER)
const JIGUAN = '南川市机关幼儿园'
const YUNLING = '南川市云岭镇中心幼儿园'
const SHUANGXI = '双溪乡中心幼儿园'
const YIYOU = '南川市第一幼儿园'
const JIULI = '九里镇中心幼儿园'
const TAOHUA = '九里镇桃花村幼儿园'
const YUCAI = '育才幼儿园'
const DASHI = '大石乡小学附属幼儿园'

const read = (text: string, speaker?: string) => {
  const { from, to, assumed, confirm } = sidesIn(pageOf(text), { roster: ROSTER, ...(speaker && { speaker }) }, INDEX)
  return { from: from ?? [], to: to ?? [], assumed, confirm }
}

describe('short names, aliases, dirty ones', () => {
  test.each([
    ['云岭镇中心幼儿园', YUNLING],
    ['南川市云岭镇中心幼儿园', YUNLING],
    ['云岭中心幼儿园', YUNLING],
    ['云岭镇中心园', YUNLING],
    ['云岭中心园', YUNLING],
    ['云岭镇幼儿园', YUNLING],
    ['云岭镇园', YUNLING],
    ['云岭园', YUNLING],
    ['云岭幼', YUNLING],
    ['云岭镇中心', YUNLING],
    ['云岭镇', YUNLING],
    ['云岭', YUNLING],
    ['云幼', YUNLING],
    ['雲嶺鎮中心幼兒園', YUNLING],
    ['云岭镇 中心幼儿园', YUNLING],
    ['双溪乡中心园', SHUANGXI],
    ['双溪', SHUANGXI],
    ['南川市双溪乡中心幼儿园', SHUANGXI],
    ['桃花村幼儿园', TAOHUA],
    ['桃花村', TAOHUA],
    ['桃花园', TAOHUA],
    ['大石附幼', DASHI],
    ['大石小学附属园', DASHI],
    ['大石', DASHI],
    ['石头园', DASHI],
    ['龙潭二幼', '龙潭镇第二幼儿园'],
    ['龙潭镇第2幼儿园', '龙潭镇第二幼儿园'],
  ])('去%s送教', (said, name) => expect(read(`今天去${said}送教`)).toMatchObject({ to: [name], confirm: [] }))

  test.each([
    ['机关园', JIGUAN],
    ['市机关园', JIGUAN],
    ['市机关幼儿园', JIGUAN],
    ['机关幼儿园', JIGUAN],
    ['机幼', JIGUAN],
    ['MJ园', JIGUAN],
    ['ＭＪ园', JIGUAN],
    ['一幼', YIYOU],
    ['市一幼', YIYOU],
    ['南川一幼', YIYOU],
    ['第一幼儿园', YIYOU],
    ['市第1幼儿园', YIYOU],
    ['育才园', YUCAI],
    ['育才', YUCAI],
  ])('到%s跟岗', (said, name) => expect(read(`3名教师到${said}跟岗`)).toMatchObject({ from: [name], confirm: [] }))
})

describe('one letter wrong: the roster’s name, and a person confirms it', () => {
  test.each([
    ['今天到云领镇中心幼儿园送教', YUNLING],
    ['今天到云岭镇中心幼儿圆送教', YUNLING],
    ['今天到云岭乡中心幼儿园送教', YUNLING],
    ['今天到云玲送教', YUNLING],
    ['今天到双西乡中心幼儿园送教', SHUANGXI],
    ['今天到双溪乡中幼儿园送教', SHUANGXI],
    ['今天到大石乡小学附属幼园送教', DASHI],
  ])('%s', (text, name) => expect(read(text)).toMatchObject({ to: [name], confirm: ['to'] }))

  test('on the side of the giver too', () =>
    expect(read('南川市机官幼儿园到双溪园送教')).toMatchObject({ from: [JIGUAN], to: [SHUANGXI], confirm: ['from'] }))
})

describe('other kindergartens stay what they are', () => {
  test.each([
    ['到青山镇中心幼儿园送教', '青山镇中心幼儿园'],
    ['到云岭村幼儿园送教', '云岭村幼儿园'],
    ['到云岭镇第二幼儿园送教', '云岭镇第二幼儿园'],
    ['到下双溪乡中心幼儿园送教', '下双溪乡中心幼儿园'],
    ['到易门一幼送教', '易门一幼'],
    ['到李岭镇中心幼儿园送教', '李岭镇中心幼儿园'],
    ['到龙潭镇第三幼儿园送教', '龙潭镇第三幼儿园'],
  ])('%s', (text, name) => {
    const sides = read(text)
    expect([...sides.from, ...sides.to]).toEqual([name])
    expect(sides.confirm).toEqual([])
  })
})

describe('pairs decide who gives', () => {
  test.each<[string, string[], string[], string[]]>([
    ['机关园到云岭园送教', [JIGUAN], [YUNLING], []],
    ['云岭园老师到机关园跟岗', [JIGUAN], [YUNLING], []],
    ['云岭园老师给机关园老师上了一节展示课', [JIGUAN], [YUNLING], []],
    ['机关园和云岭园教研', [JIGUAN], [YUNLING], []],
    ['云岭园，机关园，6人', [JIGUAN], [YUNLING], []],
    ['机关园云岭园双溪园都参加', [JIGUAN], [YUNLING, SHUANGXI], []],
    ['到云岭、双溪两所幼儿园送教', [JIGUAN], [YUNLING, SHUANGXI], ['from']],
    ['到云岭园送教', [JIGUAN], [YUNLING], ['from']],
    ['市一幼开展送教', [YIYOU], [JIULI], ['to']],
    ['九里园迎来市一幼的老师', [YIYOU], [JIULI], []],
    ['九里园老师到桃花村园上课', [JIULI], [TAOHUA], []],
    ['机关园开展送教', [JIGUAN], [], []],
    ['阳光幼儿园到云岭园送教', ['阳光幼儿园'], [YUNLING], []],
    ['机关园到阳光村幼儿园送教', [JIGUAN], ['阳光村幼儿园'], []],
    ['机关园到云岭园送教，市一幼的老师也发来了祝贺', [JIGUAN], [YUNLING], []],
    ['没去云岭，去了双溪园', [JIGUAN], [SHUANGXI], ['from']],
    ['原定去云岭的改到双溪送教', [JIGUAN], [SHUANGXI], ['from']],
    ['去龙潭园听课', [], [], []],
    ['今天送教，很成功', [], [], []],
    ['云岭镇幼儿教师培训', [], [], []],
    ['云岭镇中心校的领导来访', [], [], []],
    ['陪云岭园园长看了区角', [JIGUAN], [YUNLING], ['from']],
    ['云岭那边下雨', [JIGUAN], [YUNLING], ['from']],
    ['示范课《桃花园》一节', [], [], []],
    ['云岭镇实验小学开会', [], [], []],
    ['去云岭县出差', [], [], []],
  ])('%s', (text, from, to, assumed) => expect(read(text)).toMatchObject({ from, to, assumed }))
})

describe('the speaker', () => {
  test.each<[string, string, string[], string[], string[]]>([
    ['我园到云岭园送教', JIGUAN, [JIGUAN], [YUNLING], ['from']],
    ['我们去了云岭园', JIGUAN, [JIGUAN], [YUNLING], ['from']],
    ['我园到结对园送教', YIYOU, [YIYOU], [JIULI], ['from', 'to']],
    ['到帮扶园送教', YIYOU, [YIYOU], [JIULI], ['from', 'to']],
    ['帮扶园的老师来我园上课', YUNLING, [JIGUAN], [YUNLING], ['from', 'to']],
    ['去姊妹园跟岗', YUNLING, [JIGUAN], [YUNLING], ['from', 'to']],
    ['对方来了3位老师到我们园', YUNLING, [JIGUAN], [YUNLING], ['from', 'to']],
    ['我园到结对园送教', JIGUAN, [JIGUAN], [], ['from']],
    ['我园到两所结对园送教', JIGUAN, [JIGUAN], [YUNLING, SHUANGXI], ['from', 'to']],
    ['机关园的老师又来了', YUNLING, [JIGUAN], [YUNLING], ['to']],
    ['实验园王老师来我园上课', YUNLING, ['实验园'], [YUNLING], ['to']],
    ['到阳光村幼儿园送教', JIGUAN, [], ['阳光村幼儿园'], []],
    ['我们今天开会', JIGUAN, [], [], []],
    ['结成姊妹园', JIGUAN, [], [], []],
    ['今天送教', JIGUAN, [], [], []],
    ['我园今天来了九里园的老师', YIYOU, [YIYOU], [JIULI], ['from']],
    ['Our kindergarten visited the partner kindergarten', YIYOU, [YIYOU], [JIULI], ['from', 'to']],
  ])('%s (%s)', (text, speaker, from, to, assumed) => expect(read(text, speaker)).toMatchObject({ from, to, assumed }))

  test('a short name that two share means the one that is paired with the speaker', () => {
    const roster: Roster = {
      pairs: [
        { giver: '东湖幼儿园', receivers: ['甲县柳林镇中心幼儿园'] },
        { giver: '西湖幼儿园', receivers: ['乙县柳林镇中心幼儿园'] },
      ],
    }
    expect(sidesIn(pageOf('去柳林园送教'), { roster }).to).toBeUndefined()
    expect(sidesIn(pageOf('去柳林园送教'), { roster, speaker: '西湖幼儿园' }).to).toEqual(['乙县柳林镇中心幼儿园'])
  })
})

test('a roster written in traditional letters is found by simplified words, and shown as it is written', () => {
  const roster: Roster = { pairs: [{ giver: '縣直機關幼兒園', receivers: ['桃源鎮中心幼兒園'] }] }
  expect(sidesIn(pageOf('机关园到桃源园送教'), { roster })).toMatchObject({
    from: ['縣直機關幼兒園'],
    to: ['桃源鎮中心幼兒園'],
  })
})
