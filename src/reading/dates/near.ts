import { type Atom, type Form, spanOf } from './atom.ts'
import { addMonths, civil, type DayNumber, monthsOf, oneDay } from './calendar.ts'
import { small } from './figures.ts'
import { matches } from './matches.ts'

/**
 * Days around now, as they are said anywhere: 今天 今儿个 今朝, 昨 寻日 琴日, 前 大前, 明 听日, 后 大后 外后. What only looks alike
 * (以前天天, 说明天气, 课后天, 美好的明天, 钢琴日) is none.
 */
const NEAR =
  /(大*)(?<![以之提从目生空年月日天周期说])前(?:天|日(?!常)|儿个?|个(?=[早上下晚晌，,去到来在送我])|晚(?!期)|夜)|昨(?:天|日|儿个?|个|晚|夜|晨|早|(?=[上下]午|[去到在赴来给送])|午)|(?<![现当古如])今(?:天|日(?!头条|说法)|儿(?!童)个?|个(?=[早上下晚，,])|晚|夜|晨|早|朝|(?=[上下]午|[去赴]))|(?<![说证表声文发清照透光简阐分聪黎鲜指注标高好亮烂辉丽启赶]的?)明(?:天|日(?!之|星|方|歌)|儿(?!童)个?|个(?=[早上下晚，,])|早(?!期)|晚|晨|(?=[上下]午))|([大外]*)(?<![前先落背以之今往最幕课日天月年周期学放午饭会])后(?:天(?!性)|日|儿(?!童)个?|个(?=[早上下晚，,去到来在送我])|晚)|(?:寻|(?<![钢提练弹古])琴|擒)(?:日(?![常记志])|晚)|(?<![倾聆旁好收])听(?:日(?![常语本记志])|晚|朝)|(?<=[日月号年期初底末天](?:起|开始)?[到至])(?:现在|目前|今(?![年后]))/g
const SHIFT: Readonly<Record<string, number>> = { 现: 0, 目: 0, 昨: -1, 寻: -1, 琴: -1, 擒: -1, 今: 0, 明: 1, 听: 1 }
const NEAR_GATE = /[昨今明寻琴擒听现目]|[前后][天日儿个晚夜]/

/** Counted from the day before it in the text; without one no day. */
const BESIDE =
  /(?<![活每])(当天|当日(?!常)|当晚|那天|那日|这天|同日|该日|(?:那|当天)晚上|次日|翌日|隔天|隔日|转天|第二天|前一天|前一日|头天|头一天)/g
const BESIDE_SHIFT: Readonly<Record<string, number>> = {
  次日: 1,
  翌日: 1,
  隔天: 1,
  隔日: 1,
  转天: 1,
  第二天: 1,
  前一天: -1,
  前一日: -1,
  头天: -1,
  头一天: -1,
}
/** 今明两天, 明后天. */
const TWO_DAYS = /(昨今|今明|明后)(?:两|二)?[天日]/g
const TWO_FROM: Readonly<Record<string, number>> = { 昨今: -1, 今明: 0, 明后: 1 }
const VAGUE =
  /近日|(?<![\d一二两三四五六七八九十几今昨明目多半平生往节])日前(?![往去来])|近期|最近(?!(?:的)?[半一二两三四五六七八九十\d]{1,2}个?(?:周|星期|礼拜|月|年|学期|天))|近来|前不久|不久前|前[几些]天|前[几两]日|前两天|前些日子|前阵子?|前(?:一)?段时间|(?<!每)这[几两]天|这段时间|那阵子|那段时间|改[天日]|过几[天日]|过些[天日]|择[日期](?!的)|下次再定|时间待定|(?:日期|时间)另行|有空(?=时|的时候|再)/g

/** 开学后, 年前, 期末: some day or other. */
const HAZY =
  /(?<![\d一二三四五六七八九十几数多半去今明前后])年[前后](?=[，,。 去来再我办开搞送到]|$)|(?<!春|秋|中|师|童|庆|旦|午|明|阳)节[前后](?=[，,。 去来再我办开搞送到]|$)|放假[前后]|开学(?:初|前|后|第.周)|期末(?:前|后)?|期中|学期[初末]|第[一二三四五六七八九十\d]{1,3}周(?:的?周[一二三四五六日天])?/g
const HAZY_GATE = /年[前后]|节[前后]|放假|开学|期[末中初]|第[^，。]{1,3}周/
const COUNT = '(半|\\d{1,3}|[一二两三四五六七八九]?十[一二三四五六七八九]?|[一二两三四五六七八九])'
const UNIT = '(天|日|个?(?:周|星期|礼拜)|个?月|年)'
/** 三天前, 两周以后, 半个月后, 再过两天, 过一个星期. */
const COUNTED = new RegExp(
  `(?<![\\d.第几前近过])${COUNT}(个?半)? ?${UNIT}(多|左右)?(?:之|以)?(前(?![往去来赴])|后)|(再)?过(?:了)?(?:上)?${COUNT} ?${UNIT}(?![的多来级份])`,
  'g',
)
/** "活动三天前" counts from the activity, not from now. */
const FROM_ELSE = /(?:活动|开始|开学|会议|截止|到期|放假|提前|开展|节|培训|观摩)(?:的)?$/
/** Nobody counts a longer time in days. */
const COUNT_MAX = 400

export const nearDays: Form = (plain, into, { today }) => {
  if (NEAR_GATE.test(plain)) {
    for (const match of matches(TWO_DAYS, plain)) {
      const from = today + (TWO_FROM[match[1] ?? ''] ?? 0)
      into.push({ ...spanOf(match), clear: 'near', part: { is: 'days', days: { from, to: from + 1, grain: 'day' } } })
    }
    for (const match of matches(NEAR, plain)) into.push({ ...spanOf(match), ...nearOf(match, today) })
  }
  if (/当|那|这天|[次翌隔该同]日|隔天|转天|第二|前一|头/.test(plain)) {
    for (const match of matches(BESIDE, plain)) {
      if (/^头/.test(match[0]) && /[前后里]$/.test(plain.slice(0, match.index))) continue
      into.push({ ...spanOf(match), clear: 'near', part: { is: 'beside', shift: BESIDE_SHIFT[match[0]] ?? 0 } })
    }
  }
  if (/[近前这那改过择空待另]/.test(plain)) {
    for (const match of matches(VAGUE, plain)) into.push({ ...spanOf(match), clear: 'year', part: { is: 'vague' } })
  }
  if (HAZY_GATE.test(plain)) {
    for (const match of matches(HAZY, plain)) {
      into.push({ ...spanOf(match), clear: 'year', part: { is: 'vague' }, aside: 'deadline' })
    }
  }
  if (/[天日周期拜月年][多左之以前后]|过/.test(plain)) counted(plain, into, today)
}

function nearOf(match: RegExpExecArray, today: DayNumber): Pick<Atom, 'clear' | 'part'> {
  const word = match[0]
  const great = (match[1] ?? match[2] ?? '').length
  const first = word[great] ?? ''
  const shift = first === '前' ? -2 - great : first === '后' ? 2 + great : (SHIFT[first] ?? 0)
  return { clear: 'near', part: { is: 'days', days: oneDay(today + shift) } }
}

function counted(plain: string, into: Atom[], today: DayNumber): void {
  for (const match of matches(COUNTED, plain)) {
    const [, before, half, unitBefore, more, side, , after, unitAfter] = match
    const back = side?.startsWith('前') ? -1 : 1
    if (FROM_ELSE.test(plain.slice(Math.max(0, match.index - 4), match.index))) continue
    const said = before ?? after ?? ''
    const count = said === '半' ? 0.5 : small(said)
    const unit = (unitBefore ?? unitAfter ?? '').replace('个', '')
    if (count === undefined || count > COUNT_MAX || (said === '半' && !/月|年/.test(unit))) continue
    const unsure =
      more !== undefined || /月|年/.test(unit) || said === '半' || (after !== undefined && match[6] === undefined)
    const span = spanOf(match)
    const part = countedPart(unit, back * (count + (half ? 0.5 : 0)), today, side === '后')
    /** 半年前, 几年前: a story, no day. */
    if (part === undefined) into.push({ ...span, clear: 'year', part: { is: 'vague' }, aside: 'theme' })
    else
      into.push({
        ...span,
        clear: unit === '月' && count >= 1 ? 'month' : 'near',
        part,
        ...(unsure && { unsure: true }),
      })
  }
}

const DAYS_IN: Readonly<Record<string, number>> = { 天: 1, 日: 1, 周: 7, 星期: 7, 礼拜: 7 }
const HALF_MONTH = 15

function countedPart(unit: string, count: number, today: DayNumber, later: boolean): Atom['part'] | undefined {
  const unitDays = DAYS_IN[unit]
  if (unitDays !== undefined) {
    const shift = Math.trunc(unitDays * count)
    const days = oneDay(today + shift)
    return later ? { is: 'beside', shift, orElse: days } : { is: 'days', days }
  }
  if (unit !== '月') return undefined
  if (Math.abs(count) < 1) return { is: 'days', days: oneDay(today + Math.sign(count) * HALF_MONTH) }
  const { year, month } = civil(addMonths(today, Math.trunc(count)))
  return { is: 'days', days: monthsOf(year, month) }
}
