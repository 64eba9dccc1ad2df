import { describe, expect, test } from 'vitest'
import type { Draft } from '../draft.ts'
import { read } from '../read.ts'

/** Monday, 23 November 2026. */
const AT = {
  now: Date.UTC(2026, 10, 23, 2),
  zone: 'Asia/Shanghai',
  roster: { pairs: [{ giver: '县直机关幼儿园', receivers: ['桃源镇中心幼儿园', '石桥乡中心幼儿园'] }] },
}
const last = { intent: 'edit', target: 'last' }

describe('a correction', () => {
  test.each<[string, Partial<Draft>]>([
    ['人数改成6', { field: 'participants', to_value: 6 }],
    ['参加人数改为六人', { field: 'participants', to_value: 6 }],
    ['刚才那条人数改成6人', { field: 'participants', to_value: 6 }],
    ['刚才那条少写了一个人', { field: 'participants', delta: 1 }],
    ['上一条漏了两位老师', { field: 'participants', delta: 2 }],
    ['多写了一个人', { field: 'participants', delta: -1 }],
    ['再加200元', { field: 'amount_yuan', delta: 200 }],
    ['漏记了一节课', { field: 'sessions', delta: 1 }],
    ['日期写错了，应该是21号', { field: 'date', to_value: '2026-11-21' }],
    ['日期改成11月20日', { field: 'date', to_value: '2026-11-20' }],
    ['日期错了，是昨天', { field: 'date', to_value: '2026-11-22' }],
    ['不是示范课是讲座', { field: 'type', to_value: '专题讲座' }],
    ['是讲座不是示范课', { field: 'type', to_value: '专题讲座' }],
    ['类型改成教研', { field: 'type', to_value: '教研交流' }],
    ['地点改为桃源园多功能厅', { field: 'place', to_value: '桃源园多功能厅' }],
    ['主题改成《会跳舞的盐》', { field: 'topic', to_value: '会跳舞的盐' }],
    ['主讲人改成李老师', { field: 'lecturer', to_value: '李老师' }],
    ['金额应为5000元', { field: 'amount_yuan', to_value: 5000 }],
    ['金额改成1.2万元', { field: 'amount_yuan', to_value: 12000 }],
    ['听课人数改成25', { field: 'audience', to_value: 25 }],
    ['幼儿人数应该是30', { field: 'children', to_value: 30 }],
    ['节数写错了，应该是3节', { field: 'sessions', to_value: 3 }],
    ['不是2节，是3节', { field: 'sessions', to_value: 3 }],
    ['刚才的示范课是3节不是2节', { field: 'sessions', to_value: 3 }],
    ['时长改成2小时', { field: 'duration_hours', to_value: 2 }],
    ['刚才那条应该是下午', { field: 'half_day', to_value: '下午' }],
    ['受援园写错了，应该是石桥园', { field: 'to', to_value: '石桥乡中心幼儿园' }],
    ['5名教师改成6名', { field: 'participants', to_value: 6 }],
    ['应该是6人不是5人', { field: 'participants', to_value: 6 }],
    ['更正：人数为12人', { field: 'participants', to_value: 12 }],
    ['*6人', { field: 'participants', to_value: 6 }],
    ['change the head count to 6', { field: 'participants', to_value: 6 }],
    ['last record: date should be Nov 20', { field: 'date', to_value: '2026-11-20' }],
    ['change the type to lecture', { field: 'type', to_value: '专题讲座' }],
    ['add one more teacher to the last record', { field: 'participants', delta: 1 }],
  ])('%j', (text, edit) => expect(read(text, AT)).toEqual({ ...last, ...edit }))

  test('what it does not say stays out', () => expect(read('刚才那条写错了', AT)).toEqual(last))
  test('another record than the last is no `last`', () =>
    expect(read('11月10日那条记录人数改成8', AT).target).toBeUndefined())
})

describe('taken back', () => {
  test.each(['刚才那条删了', '撤回上一条', 'undo my last record', '那条不算'])('%j', (text) =>
    expect(read(text, AT)).toEqual({ intent: 'delete', target: 'last' }),
  )
})
