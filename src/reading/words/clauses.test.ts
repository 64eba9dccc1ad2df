import { describe, expect, it } from 'vitest'
import { clausesIn } from './clauses.ts'
import { fold } from './fold.ts'

const moods = (typed: string): string =>
  clausesIn(fold(typed))
    .map(({ mood }) => mood)
    .join(' ')
const facts = (rows: readonly (readonly [string, string])[]) =>
  it.each(rows)('%s: %s', (typed, expected) => expect(moods(typed)).toBe(expected))

describe('it took place', () => {
  facts([
    ['昨天去桃源园送教，上了两节示范课。', 'done done'],
    ['园长带领5名教师到乡镇园送教', 'done'],
    ['示范课2节', 'done'],
    ['将200册图书送给了孩子们', 'done'],
    ['园长提出了三点要求', 'done'],
    ['老师鼓励幼儿大胆表达', 'done'],
    ['活动按计划完成', 'done'],
    ['精心准备的讲座', 'done'],
    ['围绕如何开展户外游戏进行研讨', 'done'],
    ['讲座《宝宝为什么哭？》，效果不错', 'done done'],
    ['没想到孩子们这么喜欢', 'done'],
    ['应邀到桃源园作讲座', 'done'],
    ['无偿捐赠图书200册', 'done'],
    ['未来可期', 'done'],
    ['活动没有因为下雨取消，照常进行', 'done done'],
    ['不仅上了示范课，还做了讲座', 'done done'],
    ['工作计划交流会', 'done'],
    ['每月一次的联合教研今天如期举行', 'done'],
    ['原计划线下的讲座改为线上举行了', 'done'],
    ['今年计划开展送教6次，已完成4次', 'ahead done'],
    ['教师在观摩中学习环境创设的要求和方法', 'done'],
    ['we gave two lessons to 30 children', 'done'],
    ['not only a lecture, gifts too', 'done done'],
  ])
})

describe('it is still to come', () => {
  facts([
    ['下周三去桃源园送教', 'ahead'],
    ['计划于11月5日开展联合教研', 'ahead'],
    ['我园将于下月举办讲座', 'ahead'],
    ['拟定于周五送教', 'ahead'],
    ['明天上午要去乡镇园上课', 'ahead'],
    ['打算捐一批图书', 'ahead'],
    ['准备去桃源送教', 'ahead'],
    ['我园将继续开展送教活动', 'ahead'],
    ['周四要去桃源园送教', 'ahead'],
    ['安排周四下午去桃源园送教', 'ahead'],
    ['商定了下周三送教', 'ahead'],
    ['届时带两节示范课', 'ahead'],
    ['如果天气好就去送教', 'ahead'],
    ['她们要将这些作品送给乡镇园', 'ahead'],
    ['本年度拟选派30名教师跟岗', 'ahead'],
    ['周五我们要和乡镇园的小朋友联欢', 'ahead'],
    ['请各位老师准时参加讲座', 'ahead'],
    ['预计30人参加', 'ahead'],
    ['接下来双方还会开展教研', 'ahead'],
    ['下学期派两名教师跟岗', 'ahead'],
    ['计划下周三送教，带两节示范课，一场讲座', 'ahead ahead ahead'],
    ['下周三到桃源园送教。内容有示范课、讲座。', 'ahead ahead'],
    ['下周计划：\n1.讲座\n2.示范课', 'ahead ahead ahead'],
    ['2026年送教工作方案\n一、送教\n二、讲座', 'ahead ahead ahead'],
    ['关于开展送教下乡活动的通知\n时间：周五', 'ahead ahead'],
    ['we will visit next week, bring books', 'ahead ahead'],
    ['planning to give a talk tomorrow', 'ahead'],
  ])
})

describe('it did not take place', () => {
  facts([
    ['没带东西去', 'denied'],
    ['这次没有捐赠', 'denied'],
    ['没搞讲座', 'denied'],
    ['未开展示范课', 'denied'],
    ['不是讲座，是示范课', 'denied done'],
    ['上了示范课没搞讲座', 'done denied'],
    ['带了书但没带玩具', 'done denied'],
    ['去送教了，没上示范课', 'done denied'],
    ['no donation this time', 'denied'],
    ["we didn't give a lecture", 'denied'],
    ['gave a lesson without a lecture', 'denied'],
    ['no. 2 kindergarten', 'done'],
    ['没问题', 'done'],
    ['没关系', 'done'],
  ])
})

describe('it was to be, and was dropped or moved', () => {
  facts([
    ['明天的讲座取消', 'called_off'],
    ['送教因暴雨取消了', 'called_off'],
    ['原定今天的示范课，因老师生病取消了', 'called_off called_off'],
    ['示范课，因老师生病取消了', 'called_off called_off'],
    ['送教没去成，改到下周三', 'called_off ahead'],
    ['因疫情未能成行', 'called_off'],
    ['讲座延期', 'called_off'],
    ['本来要送教，后来没去成', 'called_off called_off'],
    ['原计划两节示范课', 'called_off'],
    ['上午示范课2节，下午讲座取消', 'done called_off'],
    ['原定上周的讲座，因下雨改到今天开展了', 'done done'],
    ['王老师未能参加', 'done'],
    ['the lecture was cancelled', 'called_off'],
    ['取消小学化作业', 'done'],
  ])
})

describe('it ought to be, or is aimed at', () => {
  facts([
    [
      '为进一步加强园际交流，促进资源共享，提升教师专业水平，10月21日上午，园长带领5名教师送教',
      'rule rule rule done done',
    ],
    ['为了推进城乡结对帮扶', 'rule'],
    ['旨在提升农村园保教质量', 'rule'],
    ['根据县教育局要求，我园到桃源园开展送教', 'rule done'],
    ['以结对帮扶为契机，两园开展教研', 'rule done'],
    ['各结对园要制定方案，定期开展送教，做好记录', 'rule rule rule'],
    ['各园应当每学期开展送教', 'rule'],
    ['每学期开展送教不少于2次', 'rule'],
    ['鼓励示范园捐赠图书', 'rule'],
    ['要求各园开展教研', 'rule'],
    ['希望今后多开展教研', 'ahead'],
    ['希望双方加强教研交流', 'rule'],
    ['建议各园开展联合教研', 'rule'],
    ['送教下乡是落实结对帮扶的重要举措', 'rule'],
    ['对提升教师水平具有重要意义', 'rule'],
    ['结对帮扶工作制度\n一、送教', 'rule rule'],
    ['活动目标：通过示范课提高水平\n活动过程：上示范课', 'rule done'],
    ['为丰富孩子们的生活向桃源园捐赠图书200册', 'done'],
    ['为孩子们带来两节课', 'done'],
    ['县局要求，各示范园于11月底前完成首次送教，并上报照片', 'rule rule rule'],
    ['schools must hold two lessons per term', 'rule'],
  ])
})

describe('it is a question', () => {
  facts([
    ['明天有讲座吗？', 'asked'],
    ['本学期开展了多少次示范课', 'asked'],
    ['送教、讲座，都算学时吗？', 'asked asked'],
    ['谁去送教', 'asked'],
    ['什么时候送教', 'asked'],
    ['是否要交方案', 'asked'],
    ['去了没有', 'asked'],
    ['昨天去送教了，对吧', 'done asked'],
    ['昨天谁去送教了', 'asked'],
    ['能否把上次的人数改成6', 'asked'],
    ['how many lessons this term', 'asked'],
    ['did we log the visit', 'asked'],
    ['讲解怎么做区角', 'done'],
    ['能不能把人数改一下', 'asked'],
  ])
})

describe('where a clause begins and ends', () => {
  it('every position is in exactly one clause, whatever the text', () => {
    for (const text of ['', '，', '一，二。三', '捐了1,200元，好。\n\n送教', '《送教，下乡。》示范课']) {
      const clauses = clausesIn(text)
      expect(clauses.map(({ start, end }) => text.slice(start, end)).join('')).toBe(text)
    }
  })

  it('a thousands comma and a title cut nothing', () => {
    expect(clausesIn('捐了1,200元')).toHaveLength(1)
    expect(clausesIn('讲座《宝宝，你好。》很好')).toHaveLength(1)
  })

  it('sentences are counted', () => {
    expect(clausesIn('甲，乙。丙\n丁').map(({ sentence }) => sentence)).toEqual([0, 0, 1, 2])
  })

  it('takes as long as the text is, not longer', () => {
    for (const piece of [
      '了没',
      '为',
      '，',
      '根据',
      '原定，',
      '以',
      '《',
      '下周：\n',
      '没有因',
      '通过',
      'a ',
      '今后',
      '每学期',
    ])
      expect(clausesIn(piece.repeat(8000 / piece.length)).length).toBeGreaterThan(0)
  })
})
