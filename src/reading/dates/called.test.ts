import { describe, expect, test } from 'vitest'
import { pageOf } from '../words/page.ts'
import { written } from './calendar.ts'
import { lunarDay, solarTerm } from './lunar.ts'
import { seen, TODAY } from './seen.fixture.ts'
import { whenIn } from './when.ts'

describe('the lunar calendar', () => {
  test.each([
    [2024, 1, 1, '2024-02-10'],
    [2025, 1, 1, '2025-01-29'],
    [2026, 1, 1, '2026-02-17'],
    [2027, 1, 1, '2027-02-06'],
    [2033, 1, 1, '2033-01-31'],
    [2025, 8, 15, '2025-10-06'],
    [2026, 8, 15, '2026-09-25'],
    [2026, 5, 5, '2026-06-19'],
    [2026, 9, 9, '2026-10-18'],
    [2025, 12, 8, '2026-01-26'],
  ])('%i, %i. month, %i. day is %s', (year, month, day, iso) => {
    const found = lunarDay(year, month, day)
    expect(found === undefined ? undefined : written(found)).toBe(iso)
  })
  test('no such day', () =>
    expect([lunarDay(1999, 1, 1), lunarDay(2026, 13, 1), lunarDay(2026, 1, 31)]).toEqual([
      undefined,
      undefined,
      undefined,
    ]))
  test.each([
    ['清明', 2026, '2026-04-05'],
    ['清明', 2027, '2027-04-05'],
    ['冬至', 2026, '2026-12-22'],
    ['冬至', 2021, '2021-12-21'],
    ['立春', 2026, '2026-02-04'],
  ])('%s %i is %s', (name, year, iso) => expect(written(solarTerm(name, year) ?? 0)).toBe(iso))
})

describe('feasts', () => {
  test.each([
    ['教师节那天去桃源园送教', '2026-09-10', undefined],
    ['六一儿童节，我们给桃源园送去图书', '2026-06-01', undefined],
    ['国庆节当天', '2026-10-01', undefined],
    ['三八节上午', '2026-03-08', undefined],
    ['植树节我们去了', '2026-03-12', undefined],
    ['世界读书日送图书', '2026-04-23', undefined],
    ['母亲节', '2026-05-10', undefined],
    ['元旦去的', '2026-01-01', undefined],
    ['五一劳动节', '2026-05-01', undefined],
    ['中秋节去桃源园', '2026-09-25', undefined],
    ['端午节', '2026-06-19', undefined],
    ['元宵节', '2026-03-03', undefined],
    ['重阳节', '2026-10-18', undefined],
    ['春节', '2026-02-17', undefined],
    ['清明节', '2026-04-05', undefined],
  ])('%s lies behind on %s', (text, date) => expect(seen(text)).toEqual({ date, assumed: ['year'] }))

  test.each([
    ['农历九月初九', '2026-10-18'],
    ['正月十五', '2026-03-03'],
    ['大年初三', '2026-02-19'],
    ['腊月廿三', '2026-02-10'],
    ['国庆前后', '2026-10-01'],
    ['教师节前夕', '2026-09-10'],
    ['六一儿童节来临之际，送去图书', '2026-06-01'],
  ])('%s is %s, to be confirmed', (text, date) =>
    expect(seen(text)).toEqual({ date, assumed: ['year'], confirm: ['date'] }),
  )

  test.each([
    ['国庆期间', '2026-10-01', '2026-10-07'],
    ['国庆假期', '2026-10-01', '2026-10-07'],
    ['十一长假', '2026-10-01', '2026-10-07'],
    ['五一期间', '2026-05-01', '2026-05-05'],
    ['春节期间', '2026-02-17', '2026-02-23'],
  ])('%s is %s to %s, to be confirmed', (text, date, date_end) =>
    expect(seen(text)).toEqual({ date, date_end, assumed: ['year'], confirm: ['date'] }),
  )

  test.each([
    ['元旦去桃源园', '2027-01-01', ['year']],
    ['2027年端午节', '2027-06-09', undefined],
    ['明年六一', '2027-06-01', undefined],
    ['国庆节前一天', '2027-09-30', ['year']],
  ])('%s, ahead, is %s', (text, date, assumed) =>
    expect(seen(text, 'ahead')).toEqual({ date, ...(assumed && { assumed }) }),
  )

  test.each([
    '迎国庆主题活动',
    '庆六一联欢',
    '中秋节主题课程',
    '端午节习俗',
    '六一班',
    '六一幼儿园',
    '张国庆老师',
    '端午包粽子活动',
    '五一路幼儿园',
    '重阳镇中心园',
    '清明村',
    '我们的节日·中秋',
    '腊八粥',
    '元宵制作',
    '欢度国庆',
  ])('%s names what is celebrated, not when', (text) => expect(seen(text).date).toBeUndefined())
})

describe('school years and terms are asked about', () => {
  const ranged = (text: string, terms?: readonly (readonly [string, string])[], today = TODAY) => {
    const { range, confirm, date } = whenIn(pageOf(text), { today, lean: 'behind', ...(terms && { terms }) })
    return { range, confirm, date }
  }
  const FIRST = ['2026-09-01', '2027-01-31']
  const SECOND = ['2027-02-01', '2027-08-31']
  const LAST = ['2026-02-01', '2026-08-31']
  test.each([
    ['本学期', FIRST],
    ['这学期送教几次', FIRST],
    ['这个学期', FIRST],
    ['上个学期', LAST],
    ['上一学期', LAST],
    ['下个学期', SECOND],
    ['第一学期', FIRST],
    ['第二学期', SECOND],
    ['2026年秋季学期', FIRST],
    ['秋季学期', FIRST],
    ['春季学期', SECOND],
    ['2027年春季学期', SECOND],
    ['2026-2027学年第一学期', FIRST],
    ['2026—2027学年度第二学期', SECOND],
    ['2026-2027学年上学期', FIRST],
    ['2026学年第二学期', SECOND],
    ['2026—2027学年', ['2026-09-01', '2027-08-31']],
    ['2025-2026学年度', ['2025-09-01', '2026-08-31']],
    ['2026学年', ['2026-09-01', '2027-08-31']],
    ['本学年', ['2026-09-01', '2027-08-31']],
    ['上学年', ['2025-09-01', '2026-08-31']],
    ['this term', FIRST],
    ['last semester', LAST],
    ['this school year', ['2026-09-01', '2027-08-31']],
    ['上周', ['2026-11-16', '2026-11-22']],
    ['本月', ['2026-11-01', '2026-11-30']],
    ['今年', ['2026-01-01', '2026-12-31']],
    ['去年', ['2025-01-01', '2025-12-31']],
    ['2026年9月至11月', ['2026-09-01', '2026-11-30']],
    ['近一个月', ['2026-10-24', '2026-11-23']],
    ['最近一周', ['2026-11-17', '2026-11-23']],
    ['9月以来', ['2026-09-01', '2026-11-23']],
    ['9月1日至今', ['2026-09-01', '2026-11-23']],
    ['9月到现在', ['2026-09-01', '2026-11-23']],
    ['明天有活动吗', ['2026-11-24', '2026-11-24']],
    ['最近三个月', ['2026-08-24', '2026-11-23']],
  ])('%s is %j', (text, range) => expect(ranged(text).range).toEqual(range))

  test('上学期 is the last term or the first: its days are shown', () => {
    expect(ranged('上学期')).toEqual({ range: LAST, confirm: ['range'], date: undefined })
    expect(ranged('2026年上学期').confirm).toEqual(['range'])
    expect(seen('上学期送教三次').vague).toBe(true)
  })
  test('a county has its own terms', () => {
    const terms = [
      ['2026-08-28', '2027-01-15'],
      ['2027-02-22', '2027-07-05'],
    ] as const
    expect(ranged('本学期', terms).range).toEqual(['2026-08-28', '2027-01-15'])
    expect(ranged('下个学期', terms).range).toEqual(['2027-02-22', '2027-07-05'])
    expect(ranged('本学期', terms, '2026-08-30').range).toEqual(['2026-08-28', '2027-01-15'])
    expect(ranged('上个学期', terms).range).toEqual(LAST)
  })
})

describe('rhythms', () => {
  test.each([
    ['每周三下午教研', '每周三'],
    ['每周一次', '每周'],
    ['每周三次', '每周'],
    ['每个星期五', '每周五'],
    ['每逢周三', '每周三'],
    ['逢周三', '每周三'],
    ['每两周', '每两周'],
    ['每两周一次', '每两周'],
    ['每隔一周', '每两周'],
    ['隔周', '每两周'],
    ['隔周周五', '每两周周五'],
    ['双周周三', '每两周周三'],
    ['每月', '每月'],
    ['每个月一次', '每月'],
    ['一月一次', '每月'],
    ['一个月一次', '每月'],
    ['每月第一个周三', '每月第一个周三'],
    ['每个月的第二个星期五', '每月第二个周五'],
    ['每月最后一个周五', '每月最后一个周五'],
    ['每月15号', '每月15日'],
    ['每月的十五日', '每月15日'],
    ['每半个月', '每半个月'],
    ['每两个月', '每两个月'],
    ['每学期一次', '每学期'],
    ['每个学期', '每学期'],
    ['一学期两次', '每学期'],
    ['每学年', '每学年'],
    ['每季度', '每季度'],
    ['every two weeks', '每两周'],
    ['every other week', '每两周'],
    ['every Wednesday', '每周三'],
    ['every month', '每月'],
    ['monthly', '每月'],
    ['the first Wednesday of each month', '每月第一个周三'],
    ['every term', '每学期'],
    ['两周一次', '每两周'],
    ['半个月一次', '每半个月'],
    ['一年两次', '每年'],
    ['每月5号和20号', '每月5日、20日'],
    ['every other Friday', '每两周周五'],
    ['every Monday and Wednesday', '每周一、三'],
    ['隔周三', '每两周周三'],
  ])('%s is %s, and no day', (text, recurrence) => expect(seen(text, 'ahead')).toEqual({ recurrence }))

  test.each([
    ['从下周三起每周三送教，到学期末', { recurrence: '每周三', date: '2026-12-02', until: '学期末' }],
    ['每两周一次教研，直到12月底', { recurrence: '每两周', until: '2026-12-31' }],
    ['每周三送教，到2027年1月15日为止', { recurrence: '每周三', until: '2027-01-15' }],
    ['12月2日至1月15日每周三送教', { recurrence: '每周三', date: '2026-12-02', until: '2027-01-15' }],
    ['every Wednesday until the end of term', { recurrence: '每周三', until: '学期末' }],
    ['every two weeks until Jan 15', { recurrence: '每两周', until: '2027-01-15' }],
    ['每周三下午，直到学期结束', { recurrence: '每周三', until: '学期末' }],
    ['从下周起每周三', { recurrence: '每周三', date: '2026-12-02' }],
    ['从12月起每月一次', { recurrence: '每月', date: '2026-12' }],
    ['12月每周三', { recurrence: '每周三', date: '2026-12', until: '2026-12-31' }],
    ['12月4日开始，每两周一次', { recurrence: '每两周', date: '2026-12-04' }],
  ])('%s', (text, expected) => expect(seen(text, 'ahead')).toMatchObject(expected))
  test('from then on is not until then', () => expect(seen('从下周起每周一次', 'ahead').until).toBeUndefined())
})

describe('moved', () => {
  test.each([
    ['从12月4日改到12月11日', '2026-12-04', '2026-12-11'],
    ['12月4日的送教改到11日', '2026-12-04', '2026-12-11'],
    ['把12月4日的示范课推迟到12月11日', '2026-12-04', '2026-12-11'],
    ['原定12月4日的讲座，因大雪改为12月11日', '2026-12-04', '2026-12-11'],
    ['原定12月11日的教研提前到12月4日', '2026-12-11', '2026-12-04'],
    ['12月28日的活动提前到20号', '2026-12-28', '2026-12-20'],
    ['原定周三的送教改到周五', '2026-11-25', '2026-11-27'],
    ['周三改到下周三', '2026-11-25', '2026-12-02'],
    ['明天的送教改到后天', '2026-11-24', '2026-11-25'],
    ['周五的示范课调到下周一', '2026-11-27', '2026-11-30'],
    ['送教由12月4日延期至12月11日', '2026-12-04', '2026-12-11'],
    ['12月4日的送教推迟一周', '2026-12-04', '2026-12-11'],
    ['12月4日的送教延后两天', '2026-12-04', '2026-12-06'],
    ['周五的送教提前一天', '2026-11-27', '2026-11-26'],
    ['moved from Friday to Monday', '2026-11-27', '2026-11-30'],
    ['reschedule the visit from Dec 4 to Dec 11', '2026-12-04', '2026-12-11'],
    ['postpone the Dec 4 visit to Dec 11', '2026-12-04', '2026-12-11'],
    ['原定11月20日的送教推迟到11月27日', '2026-11-20', '2026-11-27'],
  ])('%s: from %s to %s', (text, date_from, date) => {
    for (const lean of ['ahead', 'behind'] as const) expect(seen(text, lean)).toMatchObject({ date_from, date })
  })
  test.each([
    ['改到12月11日', { date: '2026-12-11' }],
    ['送教推迟一周', { shift_days: 7 }],
    ['活动提前两天', { shift_days: -2 }],
    ['推迟到下周三', { date: '2026-12-02' }],
  ])('%s', (text, expected) => expect(seen(text, 'ahead')).toMatchObject(expected))
  test.each([
    '12月4日送教，请提前三天通知',
    '如果要改时间，请提前三天在群里说一声',
    '12月4日改为线上教研',
    '10月21日送教，教案改了两遍',
  ])('%s moves nothing', (text) => {
    expect(seen(text, 'ahead').date_from).toBeUndefined()
    expect(seen(text, 'ahead').shift_days).toBeUndefined()
  })
})

describe('text as it is found', () => {
  test.each([
    ['2O26年1O月21日', { date: '2026-10-21' }],
    ['10月2l日', { date: '2026-10-21', assumed: ['year'] }],
    ['发布日期：2026-10-25 15:47 浏览次数：3 10月21日，我园送教', { date: '2026-10-21', assumed: ['year'] }],
    ['日期:2026-10-25来源:县教育局 10月21日上午送教', { date: '2026-10-21', assumed: ['year'] }],
    ['2026/10/25 16:33:57 10月21日上午送教', { date: '2026-10-21', assumed: ['year'] }],
    ['8月15日报道 昨日，志愿者来到桃源园', { date: '2026-08-14' }],
    ['活动于11月5日拉开帷幕，11月7日圆满落幕', { date: '2026-11-05', date_end: '2026-11-07', assumed: ['year'] }],
    ['10月21日-23日（周三至周五）', { date: '2026-10-21', date_end: '2026-10-23', assumed: ['year'] }],
    ['11月5、6两日', { date: '2026-11-05', date_end: '2026-11-06', assumed: ['year'] }],
    ['11月5号6号', { date: '2026-11-05', date_end: '2026-11-06', assumed: ['year'] }],
    ['自10月12日起，桃源园两名教师到我园跟岗一个月', { date: '2026-10-12', date_end: '2026-11-11', assumed: ['year'] }],
    ['6月22日儿童慈善日到来之际', { date: '2026-06-22', assumed: ['year'], confirm: ['date'] }],
    ['国庆节后去了一趟', { vague: true }],
    ['放假前去送教', { vague: true }],
    ['10月17日是第十三个国家扶贫日，昨天我园送去大米', { date: '2026-11-22' }],
    ['9月10日是第42个教师节，一幼慰问教师', { date: '2026-09-10', assumed: ['year'] }],
    ['2026-10-25 23:08:32 26年10月21日上午', { date: '2026-10-21' }],
    ['第八周周三教研', { vague: true }],
    ['2026年12月第一个周三', { date: '2026-12-02' }],
    ['下个月第一个周五', { date: '2026-12-04' }],
    ['2026年11月的最后一个星期五', { date: '2026-11-27' }],
    ['10月第二周的周三', { date: '2026-10-14', assumed: ['year'], confirm: ['date'] }],
    ['下个月第二周', { date: '2026-12', confirm: ['date'] }],
    ['今明两天', { date: '2026-11-23', date_end: '2026-11-24' }],
    ['明后天去', { date: '2026-11-24', date_end: '2026-11-25' }],
    ['mid-November', { date: '2026-11', assumed: ['year'], confirm: ['date'] }],
    ['昨天出台了教师考核制度', { date: '2026-11-22' }],
    ['2026年9月1日印发的方案', {}],
    ['周二周三两天都上完了', { date: '2026-11-17', date_end: '2026-11-18', assumed: ['week'] }],
    ['自11月9日起至11月13日止', { date: '2026-11-09', date_end: '2026-11-13', assumed: ['year'] }],
    ['看看上周的记录', { date: '2026-11-16', date_end: '2026-11-22', confirm: ['date'] }],
    ['11月30日的安排往前提两天', { date: '2026-11-28', date_from: '2026-11-30', assumed: ['year'] }],
  ])('%s', (text, expected) => expect(seen(text)).toEqual(expected))
})

describe('which of several days is the one of the deed', () => {
  test.each([
    ['昨天补记：10月21日送教', '2026-10-21'],
    ['10月21日送教，约定11月4日再来', '2026-10-21'],
    ['我园将于12月4日再次送教。10月21日已送教一次', '2026-10-21'],
    ['请于10月31日前上报，10月21日送教', '2026-10-21'],
    ['自9月1日结对以来，10月21日第一次送教', '2026-10-21'],
    ['根据10月9日会议精神，10月21日我园送教', '2026-10-21'],
    ['10月21日，我园赴桃源园送教。\n2026年10月25日', '2026-10-21'],
    ['发布日期：2026-10-25 10月21日，我园送教', '2026-10-21'],
    ['10月21日前往桃源园', '2026-10-21'],
    ['10月21日上午送教，当天返回', '2026-10-21'],
    ['10月21日至23日跟岗，次日返回', '2026-10-21'],
    ['原定10月14日的送教因雨取消，10月21日补上', '2026-10-21'],
    ['成立于2019年9月1日的桃源园，10月21日迎来送教', '2026-10-21'],
    ['10月21日有空吗？没去成，10月22日去的', '2026-10-22'],
  ])('%s: %s', (text, date) => expect(seen(text).date).toBe(date))

  test.each([
    ['10月22日讯 昨天，我园送教', '2026-10-21'],
    ['发布日期：2025-10-25 10月21日，我园送教', '2025-10-21'],
    ['2025年9月10日签约。10月21日，送教', '2025-09-10'],
  ])('%s: the year or day goes by the page, %s', (text, date) => expect(seen(text).date).toBe(date))

  test.each(['近日，我园送教。\n2026年10月25日', '请于10月31日前上报', '自2025年9月结对以来'])('%s: none', (text) =>
    expect(seen(text).date).toBeUndefined(),
  )

  test('an arrangement lies ahead, though a deed is told beside it', () => {
    expect(seen('上周五送教很成功，下周三再来一次', 'ahead').date).toBe('2026-12-02')
    expect(seen('10月21日已去过，12月4日再去', 'ahead').date).toBe('2026-12-04')
  })

  test('every day stands in `all`, in order', () => {
    const { all } = whenIn(pageOf('10月21日上午示范课，10月28日下午讲座，近日小结'), { today: TODAY, lean: 'behind' })
    expect(all).toEqual([
      { start: 0, end: 6, date: '2026-10-21', half_day: '上午' },
      { start: 12, end: 18, date: '2026-10-28', half_day: '下午' },
    ])
  })
})
