import type { Page } from '../words/page.ts'
import { saying } from './saying.ts'

/**
 * On which side of today a day without a year or a week is looked for, before the days are read (dates: `At.lean`):
 * behind for what is told, ahead for what is arranged, moved or dropped. A bare 周五送教 is still to come, unless heads
 * and lessons are counted; so is a bare 12月3日 that comes within weeks. `today` is `YYYY-MM-DD`.
 */
export function leanOf({ plain }: Page, today: string, as?: 'log' | 'schedule'): 'behind' | 'ahead' {
  if (as) return as === 'schedule' ? 'ahead' : 'behind'
  if (RECORDED.test(plain)) return 'behind'
  if (CHANGES.test(plain)) return 'ahead'
  if ((plain.length > STORY ? FIXED : AHEAD).test(plain)) return PAST.test(plain) ? 'behind' : 'ahead'
  if (PAST.test(plain)) return 'behind'
  if (plain.length > STORY) return 'behind'
  const day = MONTH_DAY.exec(plain)
  const named = day ? null : ENGLISH_DAY.exec(plain)
  if (named) return isNear(today, monthNamed(named[1] ?? named[4]), Number(named[2] ?? named[3])) ? 'ahead' : 'behind'
  if (day) return isNear(today, Number(day[1] ?? day[3]), Number(day[2] ?? day[4])) ? 'ahead' : 'behind'
  return WEEKDAY.test(plain) && !COUNTED.test(plain) ? 'ahead' : 'behind'
}

/** Without a word of tense, so near a day to come is meant, not one of almost a year ago. */
const NEAR_DAYS = 62
const MONTH_DAY =
  /(?<![\d年.-])(\d{1,2})月(\d{1,2})|(?<![\d年.:/-])(\d{1,2})[./](\d{1,2})(?![\d.:/-]|\s?(?:个|多|小时|万|元|千|课时|学时|米|h\b))/

const MONTHS = 'jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec'
const ENGLISH_DAY = new RegExp(
  `\\b(${MONTHS})[a-z]*\\.? (\\d{1,2})\\b(?!,? ?20\\d\\d)|\\b(\\d{1,2}) (${MONTHS})[a-z]*\\b(?!,? ?20\\d\\d)`,
)
const monthNamed = (name = ''): number => MONTHS.split('|').indexOf(name) + 1

/** Months of thirty days are near enough. */
function isNear(today: string, month: number, day: number): boolean {
  const [, thisMonth, thisDay] = today.split('-').map(Number)
  if (thisMonth === undefined || thisDay === undefined || month > 12) return false
  const later = (month - thisMonth) * 30 + day - thisDay
  const days = later < 0 ? later + 360 : later
  return days > 0 && days <= NEAR_DAYS
}

/** A longer text is a report or a notice: only plain words of the future count, 根据工作安排 does not. */
const STORY = 60
const FIXED = saying('将(?:于|在|赴)|拟(?:于|定)|兹定|定于|计划(?:于|在)|预定|约定')

/** Of records, not of arrangements. */
const RECORDED = saying('刚才|刚刚|那条|上一?条|补记|补登|导出|台账|总结|写错|\\b(?:export|summary)\\b')
const CHANGES = saying(
  '改到|改期|延期|推迟|顺延|挪到|提前到|推后|取消|改天|(?:不|没法|不能)(?:去|来|办|搞|做|讲|开)…4了|(?:去|来|办|搞|开)不(?:了|成)',
  '(?:改成|改为|调到|换到|移到)(?:了)?(?:下|周|星期|明|后天|\\d|[一二三四五六七八九十])',
  '\\b(?:cancel|drop|push|postpone|reschedul|call off|move|push)',
)
const AHEAD = saying(
  '将(?:于|在|赴|要|会|到|去|组织|开展|举行|举办|前往)|拟|兹定|计划|打算|准备(?!了|充分|好了)|(?<!工作|统一|计划)安排(?!了|在[大中小托各])|预约|预定|预计|约(?:好|在|定|了)|定(?:于|在|了|好)|说好|明[天日早晚]|后天|下(?:个)?(?:周|星期|礼拜|月)|届时|以后|从…8起|要(?:去|来|到|和|在|给)|还要|提醒|派…8参加',
  '\\b(?:calendar|will|going to|schedule|arrange|plan(?!s)|book|remind|set up|tomorrow|next|upcoming)\\b',
)
const PAST =
  /昨|前[天日]|上(?:个)?(?:周|星期|礼拜|月)|(?<!约|定|安排|说|商量|商定|敲定|联系|沟通|订|好)了(?!解)|过(?!来|去|程|年)|圆满|顺利|结束|完成|\b(?:yesterday|last|ago|was|were|gave|held|visited|went)\b/
const COUNTED =
  /[0-9一二两三四五六七八九十百余]\s?(?:人|名|位|节|场|次|册|本|套|元|块|个老师|余)|听众|\d\s?(?:teachers|people|lessons)/
const WEEKDAY = /(?:周|星期|礼拜)[一二三四五六日天]|\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b/
