import { addMonths, type DayNumber, type Days } from './calendar.ts'
import { small } from './figures.ts'
import type { Story, Told } from './told.ts'

const COUNT = '(\\d{1,3}|[一二两三四五六七八九]?十[一二三四五六七八九]?|[一二两三四五六七八九])'
const UNIT = '(天|日|周|星期|礼拜|月)(?!前|后|半|[一二三四五六日天])'
/** 10月21日起为期三天, 10月12日起三天. */
const LASTS = new RegExp(`(?:为期|历时|连续|持续|一连|^ ?起|开始)(?:了|的)?${COUNT}(个)?${UNIT}`)
/** 10月12日起，……跟岗一个月. */
const STAYS = new RegExp(`(?:跟岗|挂职|支教|驻园|顶岗|跟班)(?:学习|锻炼)?(?:了)?${COUNT}(个)?${UNIT}`)
const GATE = /[期时续连起始束幕官段成]/
const WINDOW = 40
const FROM_THEN_ON = /^ ?(?:起|开始)/
const ENDED = /^[^，。；\n]{0,10}(?:结束|落幕|收官|闭幕|告一段落)/

/** The stretch of the main day: its own, or counted from 为期三天 behind it, or up to the day on which it ended. */
export function lasting(plain: string, main: Told, { told }: Story): Days {
  const { days } = main
  if (days.grain !== 'day' || days.to > days.from) return days
  const whole = told.find((one) => one.days.from === days.from && one.days.to > days.to && alongside(one, main))
  /** A form gives its day, and the stretch that begins on it in another field. */
  if (whole) return whole.days
  if (!GATE.test(plain)) return days
  const stop = told.find((one) => one.start >= main.end)?.start ?? plain.length
  const behind = plain.slice(main.end, Math.min(stop, main.end + WINDOW)).split(/[。；\n]/)[0] ?? ''
  const long = LASTS.exec(behind) ?? (FROM_THEN_ON.test(behind) ? STAYS.exec(behind) : null)
  if (long) return { ...days, to: endOf(days.from, long) }
  const end = told.find((one) => one.days.from > days.from && alongside(one, main) && endsAt(plain, one))
  if (end) return { ...days, to: end.days.to }
  if (!endsAt(plain, main)) return days
  const before = LASTS.exec(plain.slice(Math.max(0, main.start - WINDOW), main.start))
  return before ? { ...days, from: 2 * days.from - endOf(days.from, before) } : days
}

const alongside = (one: Told, main: Told): boolean =>
  one.aside === undefined && one.mood === main.mood && one.days.grain === 'day'
const endsAt = (plain: string, { end }: Told): boolean => ENDED.test(plain.slice(end, end + WINDOW))

function endOf(from: DayNumber, [, countText = '', , unit]: RegExpExecArray): DayNumber {
  const count = small(countText) ?? 1
  if (unit === '月') return addMonths(from, count) - 1
  return from + count * (unit === '天' || unit === '日' ? 1 : 7) - 1
}
