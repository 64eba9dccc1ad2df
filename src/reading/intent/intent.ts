import type { Intent } from '../draft.ts'
import type { Page } from '../words/page.ts'
import { blank } from '../words/spans.ts'
import { isNotice, requestIn } from './asked.ts'
import type { Facts } from './facts.ts'
import { isSignUp } from './sign-up.ts'
import { BETWEEN } from './telling-words.ts'
import { isAhead, type Told, toldIn } from './told.ts'

/**
 * What a message is for (product.md §4). The page is the message with nothing blanked; the facts are what the other
 * readers found in it. A slash command has the last word. What asks nothing of the bot and tells no deed is `none`:
 * a record made of chatter is worse than a deed not seen.
 */
export function intentOf(page: Page, facts: Facts): Intent {
  if (facts.as) return facts.as
  if (!WORDS.test(page.plain) || isFile(page.plain) || isSignUp(page)) return 'none'
  if (facts.form) return formIntent(page.plain, facts)
  const told = toldIn(page, facts)
  const request = requestIn(page, facts, told)
  if (request) return request
  const notice = isNotice(page.plain)
  if (told.deed && !(notice && !TOLD.test(page.plain))) return isHazy(page, facts, told) ? 'ambiguous' : 'log'
  if (isQuestion(page)) return 'none'
  if (told.plan && !(notice && (facts.sides.spans?.length ?? 0) === 0 && !BETWEEN.test(page.plain))) return 'schedule'
  if (told.bare && isShort(page, facts)) return told.past ? 'log' : 'ambiguous'
  return 'none'
}

/** 上学期的送教: a type and a term, and not a word more. */
const isHazy = (page: Page, facts: Facts, told: Told): boolean =>
  facts.when.date === undefined && /学期|学年/.test(page.plain) && !told.past && !facts.details && isShort(page, facts)

/** A notice that tells of what was, too. */
const TOLD = /了|昨|圆满|结束|完成/
/** A letter of either language; not links, figures and pictures alone. */
const WORDS = /[一-龥]|[a-z]{2}/

const FILE = /^\s*(?:\[文件\])?\S{1,60}\.(?:pdf|docx?|xlsx?|pptx?|jpe?g|png|mp4|zip|rar|wps)\s*$/
const isFile = (plain: string): boolean => plain.includes('.') && FILE.test(plain)

/** Asked, but not only whether one agrees: 12月3日去送教，可以吗？ arranges. */
const isQuestion = ({ clauses, plain }: Page): boolean =>
  (clauses.at(-1)?.mood === 'asked' || /[?？]\s*$/.test(plain)) && !TAG.test(plain)
const TAG = /[，,、 ](?:可以|行|好|方便|没问题|怎么样|如何|行不行|好不好|可不可以)(?:吗|么|嘛)?[?？。!！]*$/

/** A form with nothing filled in is an example of one. */
function formIntent(plain: string, facts: Facts): Intent {
  const { date, wrong } = facts.when
  if (OPEN.test(plain)) return 'schedule'
  const filled = facts.form?.fields.some(({ kind, text }) => kind !== 'other' && text !== '')
  if (!filled) return 'none'
  if (date === undefined && wrong === undefined && facts.mentions.length === 0 && !facts.details) return 'none'
  return date !== undefined && isAhead(date, facts.today) ? 'schedule' : 'log'
}

/** The day is still to be fixed. */
const OPEN = /(?:时间|日期):\s*(?:待定|另定|未定|另行通知)/

/** So few letters beside type, day and kindergarten make no sentence. */
const BARE_MAX = 3

function isShort({ plain }: Page, { mentions, when, sides }: Facts): boolean {
  const rest = blank(plain, [...mentions, ...when.spans, ...(sides.spans ?? [])])
  return rest.replace(/[\s，。,.、；;！!~\-（）()：:]/g, '').length <= BARE_MAX
}
