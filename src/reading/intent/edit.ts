import type { Page } from '../words/page.ts'
import type { Span } from '../words/spans.ts'
import { type EditField, fieldNamed, fieldOfUnit } from './edit-fields.ts'
import { BECOMING, NOT_THIS } from './edit-words.ts'
import type { Facts } from './facts.ts'

/** A correction: which record, which field by its name in the draft, and what it becomes or by how much it grows. */
export interface Edit {
  /** Absent where the message points at a record by its day: 10月21日那条. */
  readonly target?: 'last'
  readonly field?: EditField
  readonly to_value?: string | number
  /** Fewer is negative. */
  readonly delta?: number
}

/** What a message whose intent is `edit` wants changed (product.md §4). What it does not say stays absent. */
export function editIn(page: Page, facts: Facts): Edit {
  const target = BY_DAY.test(page.plain) && !LAST.test(page.plain) ? {} : { target: 'last' as const }
  const delta = deltaIn(page)
  if (delta) return { ...target, ...delta }
  const value = valueSpan(page.plain)
  const named = fieldNamed(page.plain.slice(0, value?.start ?? page.plain.length))
  if (!value) return { ...target, ...(named && { field: named }) }
  return { ...target, ...becomes(page, facts, value, named) }
}

/** `delete` has a target only. */
export const targetIn = (page: Page): 'last' | undefined =>
  BY_DAY.test(page.plain) && !LAST.test(page.plain) ? undefined : 'last'

const BY_DAY =
  /(?:[日号]|周[一二三四五六日天]|昨天|前天|月)的?(?:那|这)(?:条|次|个|笔)|[日号]的?(?:送教|示范课|讲座|教研|活动|培训|捐赠|观摩)?的?(?:那条)?记录/
const LAST = /刚才|刚刚|上一?条|最后|最近|\blast\b/

const COUNT_WORDS: Readonly<Record<string, number>> = {
  一: 1,
  两: 2,
  二: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
  十: 10,
  one: 1,
  a: 1,
  an: 1,
  another: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
}
const COUNT =
  '(\\d{1,6}(?:\\.\\d{1,2})?(?:万)?|[一二两三四五六七八九十]|(?:one|two|three|four|five|another|an?)(?![a-z]))'
const UNIT = '\\s?(?:个|名|位|more )?\\s?([一-龥]{1,3}|[a-z]{1,10})?'
const MORE = new RegExp(
  `(?:(?<![多减缺至])少(?:写|记|算|填|报|录|登|加|统计|计|打|说|数|列)(?:了|上)?|漏(?:了|掉|写了?|记了?|算了?|填了?|报了?|录了?|登了?)|再加上?|加上?|添上?|增加|追加|补上?|还有|多了|\\badd|\\bmissed|\\bforgot|\\bleft out)(?:进去|我们)?\\s?${COUNT}${UNIT}`,
)
const LESS = new RegExp(
  `(?:(?<!很|许|太)多(?:写|记|算|填|报|录|登|加|统计|计|打|说|数|列)了?|减去?|减掉|扣掉?|扣除|去掉|少了|\\bremove|\\bsubtract|\\btake off)\\s?${COUNT}${UNIT}`,
)

function deltaIn({ plain }: Page): { field?: EditField; delta: number } | undefined {
  const less = LESS.exec(plain)
  const found = less ?? MORE.exec(plain)
  if (!found) return undefined
  const amount = countOf(found[1] ?? '')
  if (amount === undefined) return undefined
  const field =
    fieldOfUnit(plain.slice(found.index, found.index + found[0].length + 4)) ?? fieldNamed(plain.slice(0, found.index))
  return { ...(field && { field }), delta: less ? -amount : amount }
}

function countOf(words: string): number | undefined {
  const figures = /^(\d+(?:\.\d+)?)(万?)$/.exec(words)
  if (figures) return Number(figures[1]) * (figures[2] ? 10_000 : 1)
  return COUNT_WORDS[words]
}

/** The words behind the last 改成, 应该是, not A but B; up to 不是. */
function valueSpan(plain: string): Span | undefined {
  let start = -1
  for (const match of plain.matchAll(BECOMING)) {
    const end = match.index + match[0].length
    if (plain.slice(end).trim() !== '' && !/^\s*(?:不|，|,)/.test(plain.slice(end))) start = end
    if (start >= 0 && NOT_THIS.exec(plain.slice(end))?.[0] === '不是') break
  }
  if (start < 0) return undefined
  const length = plain.slice(start).search(NOT_THIS)
  const end = length < 0 ? plain.length : start + length
  return end > start ? { start, end } : undefined
}

function becomes(page: Page, facts: Facts, value: Span, named: EditField | undefined): Omit<Edit, 'target'> {
  const inside = (span: Span) => span.start >= value.start - 1 && span.end <= value.end + 1
  const words = page.typed.slice(value.start, value.end).trim()
  const text = TEXTS.has(named ?? 'items') ? { field: named, to_value: bare(words) } : undefined
  if (named && text?.to_value) return { field: named, to_value: text.to_value }
  const day =
    facts.when.date !== undefined &&
    facts.when.spans.some(inside) &&
    (named === undefined || named === 'date' || named === 'time')
  if (day && facts.when.date !== undefined) return { field: 'date', to_value: facts.when.date }
  const plain = page.plain.slice(value.start, value.end)
  const number = page.numbers.find(
    (said) => said.start >= value.start && said.end <= value.end && !said.ordinal && said.value !== undefined,
  )
  const unit = fieldOfUnit(plain)
  if (number?.value !== undefined && named !== 'type' && named !== 'half_day') {
    const field = named ?? unit
    return { ...(field && { field }), to_value: number.value }
  }
  const half = /上午|下午|晚上|全天/.exec(plain)
  if (half && named === undefined) return { field: 'half_day', to_value: half[0] }
  const mode = /线上|线下/.exec(plain)
  if (mode && named === undefined) return { field: 'mode', to_value: mode[0] }
  const type = facts.mentions.find(inside)
  if (type && (named === undefined || named === 'type')) return { field: 'type', to_value: type.type }
  const title = /[《“"「](.{1,40}?)[》”"」]/.exec(words)
  if (title?.[1] && named === undefined) return { field: 'topic', to_value: title[1] }
  const place = facts.sides.to?.[0]
  if ((named === undefined || named === 'to') && place !== undefined && facts.sides.spans?.some(inside))
    return { field: 'to', to_value: place }
  return { ...(named && { field: named }) }
}

/** Fields whose value is the words themselves. */
const TEXTS: ReadonlySet<EditField> = new Set(['topic', 'place', 'lecturer'])
const bare = (words: string): string =>
  words.replace(/^[\s:：《“"「]+|[\s》”"」。.！!]+$/g, '').replace(/(?:吧|了|哦)$/, '')
