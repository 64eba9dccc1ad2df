import { type Atom, type Form, spanOf } from './atom.ts'
import { civil, type DayNumber, type Days, dayNumber, oneDay, weekdayOf } from './calendar.ts'
import { SMALL, small } from './figures.ts'
import { lunarDay, lunarEve, solarTerm, TERM_NAMES } from './lunar.ts'
import { matches } from './matches.ts'
import { YEAR, YEAR_GROUPS, yearSaid } from './written-years.ts'

type Rule = (year: number) => DayNumber | undefined
const fixed =
  (month: number, day: number): Rule =>
  (year) =>
    dayNumber(year, month, day)
const lunar =
  (month: number, day: number): Rule =>
  (year) =>
    lunarDay(year, month, day)
/** A lunar day of the twelfth month falls in the Western year after. */
const lateLunar =
  (day: number): Rule =>
  (year) =>
    lunarDay(year - 1, 12, day)
const nth =
  (count: number, weekday: number, month: number): Rule =>
  (year) => {
    const first = dayNumber(year, month, 1)
    return first + ((weekday - weekdayOf(first) + 7) % 7) + 7 * (count - 1)
  }

interface Feast {
  readonly on: Rule
  /** 期间: so many days from the feast on. */
  readonly days?: number
}

const FEASTS: readonly (readonly [string, Feast])[] = [
  ['国庆节|国庆(?!老师|园长|主任|同志)|十一(?=期间|假期|长假|黄金周|当天|放假)', { on: fixed(10, 1), days: 7 }],
  ['元旦节|元旦', { on: fixed(1, 1), days: 3 }],
  ['春节|大年初一', { on: lunar(1, 1), days: 7 }],
  ['除夕|大年三十|年三十', { on: (year) => lunarEve(year - 1) }],
  ['元宵节|元宵(?=当|那|期|前|后|夜)', { on: lunar(1, 15) }],
  ['三八国际妇女节|三八妇女节|三八节|国际妇女节|妇女节|三八(?=当|那|期|前|，)', { on: fixed(3, 8) }],
  ['植树节', { on: fixed(3, 12) }],
  ['学雷锋(?:纪念)?日', { on: fixed(3, 5) }],
  ['全国爱耳日|爱耳日', { on: fixed(3, 3) }],
  ['清明节|清明(?=假|期|当|那|前|后)', { on: (year) => solarTerm('清明', year), days: 3 }],
  ['世界读书日|读书日', { on: fixed(4, 23) }],
  [
    '五一国际劳动节|五一劳动节|国际劳动节|劳动节|五一节|五一(?!班|路|小学|幼|园|广场|村|组|镇|街|社区|劳|中|园|次|、)',
    { on: fixed(5, 1), days: 5 },
  ],
  ['五四青年节|青年节|五四(?=当|那|期|前)', { on: fixed(5, 4) }],
  ['母亲节', { on: nth(2, 7, 5) }],
  ['护士节', { on: fixed(5, 12) }],
  ['全国助残日|助残日', { on: nth(3, 7, 5) }],
  [
    '[“"]?六一[”"]?国际儿童节|[“"]?六一[”"]?儿童节|国际儿童节|儿童节|六一节|六一(?!班|路|小学|幼|园|广场|村|组|镇|街|社区|中|园|次|、|八)',
    { on: fixed(6, 1) },
  ],
  ['全国爱眼日|爱眼日', { on: fixed(6, 6) }],
  ['父亲节', { on: nth(3, 7, 6) }],
  ['端午节|端午', { on: lunar(5, 5) }],
  ['七一(?=当|那|期|前|后|建)(?:建党节)?|建党节', { on: fixed(7, 1) }],
  ['八一建军节|建军节', { on: fixed(8, 1) }],
  ['七夕节?', { on: lunar(7, 7) }],
  ['教师节', { on: fixed(9, 10) }],
  ['全国爱牙日|爱牙日', { on: fixed(9, 20) }],
  ['中秋节|中秋', { on: lunar(8, 15) }],
  ['重阳节|重阳(?=当|那|期|前)', { on: lunar(9, 9) }],
  ['世界粮食日', { on: fixed(10, 16) }],
  ['万圣节', { on: fixed(10, 31) }],
  ['记者节', { on: fixed(11, 8) }],
  ['全国消防(?:宣传)?日|消防(?:宣传|安全)?日', { on: fixed(11, 9) }],
  ['双十一', { on: fixed(11, 11) }],
  ['感恩节', { on: nth(4, 4, 11) }],
  ['国家宪法日|宪法日', { on: fixed(12, 4) }],
  ['平安夜', { on: fixed(12, 24) }],
  ['圣诞节', { on: fixed(12, 25) }],
  ['腊八节?', { on: lateLunar(8) }],
  ['三月三', { on: lunar(3, 3) }],
]

const NAMED = new RegExp(
  `(?:${YEAR} ?的?)?(?:${FEASTS.map(([names]) => `(${names})`).join('|')}|((?:${TERM_NAMES.join('|')})(?=当天|那天|这天|当日|前后|[，,]|上午|下午)))(?:”|"|』)?(前后|前夕|来临|到来|即将|将至|临近|期间|假期|小?长假|黄金周|放假|之际|(?:的)?前一天|(?:的)?第二天|后(?!来)|前(?!往|去|来|赴))?`,
  'g',
)
const NAMED_GATE =
  /节|国庆|元旦|除夕|中秋|端午|[五六七]一|三八|十一|三月三|五四|[日至分秋冬春夏]|平安夜|腊八|七夕|年三十|初一|[寒暑露雨雪种满蛰明降]/
/** 迎国庆, 庆六一: the feast is what is celebrated, not when. */
const CELEBRATED_BEFORE =
  /(?:迎|庆|贺|喜迎|欢度|过|共度|闹|话|品|围绕|以|关于|庆祝|迎接|我们的节日)[“"'‘「『·:： ]{0,2}$/
const CELEBRATED_BEHIND =
  /^[”"'’」』]? ?(?:的?(?:主题|课程|习俗|由来|知识|文化|传统|作品|故事|来历|礼物|礼品|节目|快乐|绘本|儿歌|手工|环创|诗|歌|味道|内容|方案|准备|慰问|庆祝|庆典|联欢|汇演|演出|晚会|游园|游戏|教案|系列|大型|文艺|亲子|展演|安全|献礼|食品|美食|贺卡|祝福|放假通知|(?:包|做|制作|赏|猜|画|体验|研学)[^，。]{0,3}(?:粽|月|灯|饼|元宵|汤圆|活动|课))|活动(?!前|当天|后|期间|那天)|快到|还有)/

/** 农历九月初九, 腊月廿三, 正月十五. */
const LUNAR = new RegExp(
  `(?:${YEAR} ?的?)?(?:(?:农历|阴历|旧历) ?(闰)?(${SMALL}|正|冬|腊) ?月 ?(初[一二三四五六七八九十]|${SMALL})? ?日?|(?:([正腊冬])月|(?<=大)年(?=初)) ?(初[一二三四五六七八九十]|${SMALL})? ?日?)`,
  'g',
)
const LUNAR_GATE = /[农阴旧]历|[正腊冬]月|大年初/
const LUNAR_MONTHS: Readonly<Record<string, number>> = { 正: 1, 冬: 11, 腊: 12 }

export const feasts: Form = (plain, into, { today }) => {
  if (LUNAR_GATE.test(plain)) lunarDays(plain, into, today)
  if (!NAMED_GATE.test(plain)) return
  for (const match of matches(NAMED, plain)) {
    const which = FEASTS.findIndex((_, at) => match[YEAR_GROUPS + 1 + at] !== undefined)
    const term = match[YEAR_GROUPS + 1 + FEASTS.length]
    const feast: Feast | undefined =
      term === undefined ? FEASTS[which]?.[1] : { on: (year) => solarTerm(term.slice(0, 2), year) }
    if (!feast) continue
    const tail = match[YEAR_GROUPS + 2 + FEASTS.length]
    const span = spanOf(match)
    const before = plain.slice(Math.max(0, span.start - 6), span.start)
    const behind = plain.slice(span.end, span.end + 8)
    const celebrated = tail === undefined && (CELEBRATED_BEFORE.test(before) || CELEBRATED_BEHIND.test(behind))
    const year = yearSaid(match, 1, today)
    into.push({
      ...span,
      clear: 'near',
      part: { is: 'yearly', on: (of) => daysOf(feast, of, tail), ...(year !== undefined && { year }) },
      ...(tail !== undefined && !/一天|二天/.test(tail) && { unsure: true }),
      ...(celebrated ? { aside: 'theme' as const } : {}),
      ...(!celebrated && (tail === '前' || tail === '后') ? { aside: 'deadline' as const } : {}),
    })
  }
}

function daysOf(feast: Feast, year: number, tail: string | undefined): Days | undefined {
  const day = feast.on(year)
  if (day === undefined) return undefined
  if (tail !== undefined && /期间|假|周/.test(tail) && feast.days !== undefined) {
    return { from: day, to: day + feast.days - 1, grain: 'day' }
  }
  return oneDay(day + (tail?.endsWith('前一天') ? -1 : tail?.endsWith('第二天') ? 1 : 0))
}

function lunarDays(plain: string, into: Atom[], today: DayNumber): void {
  for (const match of matches(LUNAR, plain)) {
    const monthWord = match[YEAR_GROUPS + 2] ?? match[YEAR_GROUPS + 4] ?? ''
    const dayWord = (match[YEAR_GROUPS + 3] ?? match[YEAR_GROUPS + 5])?.replace('初', '')
    /** 大年初三 names no month: it is the first. */
    const month = monthWord === '' ? 1 : (LUNAR_MONTHS[monthWord] ?? small(monthWord))
    if (month === undefined) continue
    const day = dayWord === undefined ? undefined : small(dayWord)
    const year = yearSaid(match, 1, today)
    into.push({
      ...spanOf(match),
      clear: day === undefined ? 'month' : 'exact',
      part: { is: 'yearly', on: (of) => lunarStretch(of, month, day), ...(year !== undefined && { year }) },
      unsure: true,
    })
  }
}

/** The one of the lunar year that begins in `year` or the year before which falls in the Western year `year`. */
function lunarStretch(year: number, month: number, day: number | undefined): Days | undefined {
  for (const begins of [year, year - 1]) {
    const from = lunarDay(begins, month, day ?? 1)
    if (from !== undefined && civil(from).year === year) {
      return { from, to: day === undefined ? from + 28 : from, grain: 'day' }
    }
  }
  return undefined
}
