import { describe, expect, test } from 'vitest'
import { pageOf } from '../words/page.ts'
import { formsIn } from './form.ts'

const fieldsIn = (text: string) => formsIn(pageOf(text))[0]?.fields.map(({ kind, text }) => [kind, text])

describe('a pasted form', () => {
  test.each<[string, [string, string][]]>([
    [
      '活动时间：2026年10月21日上午\n活动地点：桃源镇中心幼儿园\n参加人员：园长及教师6人\n活动内容：示范课2节，讲座1场',
      [
        ['date', '2026年10月21日上午'],
        ['place', '桃源镇中心幼儿园'],
        ['people', '园长及教师6人'],
        ['content', '示范课2节，讲座1场'],
      ],
    ],
    [
      '时 间:10.21 下午\n地 点:桃源园\n主 题:会跳舞的盐\n主讲人:王老师',
      [
        ['date', '10.21 下午'],
        ['place', '桃源园'],
        ['topic', '会跳舞的盐'],
        ['lecturer', '王老师'],
      ],
    ],
    [
      '【活动时间】10月21日【活动地点】桃源园【活动形式】送教下乡',
      [
        ['date', '10月21日'],
        ['place', '桃源园'],
        ['type', '送教下乡'],
      ],
    ],
    [
      '【时间】：10月21日\n【受援园】：桃源园\n【幼儿人数】：30',
      [
        ['date', '10月21日'],
        ['to', '桃源园'],
        ['children', '30'],
      ],
    ],
    [
      '时间：10月21日；地点：桃源园；人数：6；内容：示范课',
      [
        ['date', '10月21日'],
        ['place', '桃源园'],
        ['people', '6'],
        ['content', '示范课'],
      ],
    ],
    [
      '时间：10月21日 地点：桃源园 人数：6 备注：无',
      [
        ['date', '10月21日'],
        ['place', '桃源园'],
        ['people', '6'],
        ['other', ''],
      ],
    ],
    [
      '1. 活动时间：10月21日\n2. 活动地点：桃源园\n3. 捐赠物资：绘本200册\n4. 金额：3800元',
      [
        ['date', '10月21日'],
        ['place', '桃源园'],
        ['items', '绘本200册'],
        ['money', '3800元'],
      ],
    ],
    [
      '一、活动时间：10月21日\n二、活动主题：幼小衔接',
      [
        ['date', '10月21日'],
        ['topic', '幼小衔接'],
      ],
    ],
    [
      '| 活动时间 | 10月21日 | 地点 | 桃源园 |\n| 主持人 | | 课题 | 会跳舞的盐 |',
      [
        ['date', '10月21日'],
        ['place', '桃源园'],
        ['other', ''],
        ['topic', '会跳舞的盐'],
      ],
    ],
    [
      '|日期|类型|人数|\n|---|---|---|\n|10.21|示范课|6|',
      [
        ['date', '10.21'],
        ['type', '示范课'],
        ['people', '6'],
      ],
    ],
    [
      '活动时间\t10月21日\n活动地点\t桃源园',
      [
        ['date', '10月21日'],
        ['place', '桃源园'],
      ],
    ],
    [
      '时间 10月21日\n地点 桃源园\n主题 幼小衔接',
      [
        ['date', '10月21日'],
        ['place', '桃源园'],
        ['topic', '幼小衔接'],
      ],
    ],
    [
      '活动时间：\n2026年10月21日\n活动地点：\n桃源园',
      [
        ['date', '2026年10月21日'],
        ['place', '桃源园'],
      ],
    ],
    [
      '活动时间：\n活动地点：桃源园\n参加人员：\n活动主题：',
      [
        ['date', ''],
        ['place', '桃源园'],
        ['people', ''],
        ['topic', ''],
      ],
    ],
    [
      '活动时间：10月21日\n人数：6人\n\n今天我们到桃源园上了两节课。',
      [
        ['date', '10月21日'],
        ['people', '6人'],
        ['content', '今天我们到桃源园上了两节课'],
      ],
    ],
    [
      '**活动时间：** 10月21日\n**活动地点：** 桃源园',
      [
        ['date', '10月21日'],
        ['place', '桃源园'],
      ],
    ],
    [
      '活動時間：10月21日\n活動地點：桃源園',
      [
        ['date', '10月21日'],
        ['place', '桃源園'],
      ],
    ],
    [
      '时间（年月日）：10月21日\n地点：桃源园\n天气：晴',
      [
        ['date', '10月21日'],
        ['place', '桃源园'],
        ['other', '晴'],
      ],
    ],
    [
      'Date: 2026-10-21\nPlace: Taoyuan\nParticipants: 6 teachers\nTopic: Dancing Salt',
      [
        ['date', '2026-10-21'],
        ['place', 'Taoyuan'],
        ['people', '6 teachers'],
        ['topic', 'Dancing Salt'],
      ],
    ],
    [
      '活动时间：10月21日下午14:30—16:00\n活动地点：桃源园',
      [
        ['date', '10月21日下午14:30—16:00'],
        ['place', '桃源园'],
      ],
    ],
    [
      '帮扶园：县直机关幼儿园\n结对园：桃源园\n授课班级：大一班\n活动领域：科学',
      [
        ['side', '县直机关幼儿园'],
        ['side', '桃源园'],
        ['level', '大一班'],
        ['domain', '科学'],
      ],
    ],
  ])('%j', (text, fields) => expect(fieldsIn(text)).toEqual(fields))

  test.each([
    '下午14:30到桃源园送教，16:00结束',
    '10月21日到桃源园送教，6人',
    '示范课 地点：桃源园',
    '编辑：某某\n审核：某某',
    '收到：谢谢',
    '大家好：今天天气好',
    'https://example.com/a:b:c',
    '老师说：“今天的内容很好”：大家鼓掌',
    '',
    ':::::',
    '【】【】',
    '||||',
  ])('no form: %j', (text) => expect(formsIn(pageOf(text))[0]).toBeUndefined())

  test('a label that comes again begins the next record', () => {
    const forms = formsIn(pageOf('时间：10月21日\n内容：示范课\n\n时间：10月28日\n内容：讲座'))
    expect(forms.map(({ fields }) => fields.map(({ text }) => text))).toEqual([
      ['10月21日', '示范课'],
      ['10月28日', '讲座'],
    ])
  })
  test('项目 and 内容 over the columns are no labels', () =>
    expect(fieldsIn('| 项目 | 内容 |\n| --- | --- |\n| 时间 | 11月12日 |\n| 形式 | 教研 |')).toEqual([
      ['date', '11月12日'],
      ['type', '教研'],
    ]))
  test('a row is a record', () =>
    expect(formsIn(pageOf('日期\t形式\t人数\n10.21\t示范课\t6\n10.28\t讲座\t4'))).toHaveLength(2))
  test('the title in front', () => {
    const text = '结对帮扶活动记录表\n时间：10月21日\n地点：桃源园'
    expect(formsIn(pageOf(text))[0]?.head).toEqual({ start: 0, end: 10 })
  })
  test('what is cut out stands there', () => {
    const text = '活动时间：  １０月２１日 ；\n活动地点：桃源園'
    for (const { text: cut, start, end } of formsIn(pageOf(text))[0]?.fields ?? [])
      expect(text.slice(start, end)).toBe(cut)
  })
})
