import type { Page } from '../words/page.ts'
import { saying } from './saying.ts'
import { DONE, TIMES_AWAY } from './telling-words.ts'

/**
 * On which side of today a day without a year or a week is looked for, before the days are read (dates: `At.lean`):
 * behind for what is told, ahead for what is arranged, moved or dropped. Telegrams lie behind where they count
 * (听众32, 示范课2节); a bare 周五送教 is still to come.
 */
export function leanOf({ plain }: Page, as?: 'log' | 'schedule'): 'behind' | 'ahead' {
  if (as) return as === 'schedule' ? 'ahead' : 'behind'
  if (RECORDED.test(plain)) return 'behind'
  if (CHANGES.test(plain)) return 'ahead'
  if (AHEAD.test(plain)) return PAST.test(plain) ? 'behind' : 'ahead'
  if (PAST.test(plain) || DONE.test(plain) || TIMES_AWAY.test(plain) || COUNTED.test(plain)) return 'behind'
  return WEEKDAY.test(plain) ? 'ahead' : 'behind'
}

/** Of records, not of arrangements. */
const RECORDED = saying('刚才|刚刚|那条|上一?条|记录|补记|登记|导出|台账|总结|写错|\\b(?:log|record|export|summary)\\b')
const CHANGES = saying(
  '改到|改期|延期|推迟|顺延|挪到|提前到|推后|取消|不办了|不去了|不来了|改天',
  '(?:改成|改为|调到|换到)(?:了)?(?:下|周|星期|明|后天|\\d|[一二三四五六七八九十])',
  '\\b(?:cancel|postpone|reschedul|call off|move|push)',
)
const AHEAD = saying(
  '将(?:于|在|赴|要|会|到|去|组织|开展|举行|举办|前往)|拟|兹定|计划|打算|准备(?!了|充分|好了)|安排|预约|预定|预计|约(?:好|在|定|了)|定(?:于|在)|说好|明[天日早晚]|后天|下(?:个)?(?:周|星期|礼拜|月)|届时|以后|从…8起|要(?:去|来|到|和|在|给)|还要|提醒',
  '\\b(?:will|going to|schedule|arrange|plan|tomorrow|next|upcoming)\\b',
)
const PAST = /昨|前[天日]|上(?:个)?(?:周|星期|礼拜|月)|(?:去|来|做|上|听|讲|送|开展|举行|完成|结束|捐|赠|带|办|搞)了|圆满|顺利|\b(?:yesterday|last|ago)\b/
const COUNTED = /[0-9一二两三四五六七八九十百余]\s?(?:人|名|位|节|场|次|册|本|套|元|块|个老师|余)|听众|\d\s?(?:teachers|people|lessons)/
const WEEKDAY = /(?:周|星期|礼拜)[一二三四五六日天]|\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b/
