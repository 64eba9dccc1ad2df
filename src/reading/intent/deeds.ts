import { clauseAt, type Page } from '../words/page.ts'
import type { Span } from '../words/spans.ts'
import { isReference } from './reference.ts'

/** What the other readers found in the whole message. */
export interface DeedFacts {
  readonly mentions: readonly Span[]
  readonly when: {
    readonly all: readonly (Span & { readonly date?: string; readonly date_end?: string; readonly aside?: true })[]
  }
  /** Where kindergartens are named. */
  readonly sides?: { readonly spans: readonly Span[] }
}

/**
 * Several separate deeds told in one message: the text of each, to be read by itself; none where there is one deed or
 * no deed. A deed begins with a day of its own and names a type of its own, or takes it from the words in front of the
 * first day; the parts of one visit share its day and stay together. What holds for all (以上均为实幼) goes with each.
 */
export function deedsIn(page: Page, facts: DeedFacts): readonly string[] {
  const days = daysOf(page, facts)
  if (days.length === 0) return []
  const mentions = facts.mentions.slice(0, MENTIONS_MAX).filter((mention) => !isReference(page, mention))
  if (days.length < 2) return halvesOf(page, facts, mentions, days[0])
  const starts = days.map((day, at) => startOf(page, day, days[at - 1]))
  const head = { start: 0, end: starts[0] ?? 0 }
  const headed = mentions.some((mention) => mention.end <= head.end)
  const groups: Group[] = []
  for (const [at, day] of days.entries()) {
    const span = { start: starts[at] ?? 0, end: starts[at + 1] ?? page.plain.length }
    const typed = mentions.some(({ start }) => start >= span.start && start < span.end)
    const before = groups.at(-1)
    if (before && (day.date === before.date || !(typed || (headed && COUNTED.test(cut(page, span))))))
      before.end = span.end
    else if (before && !before.typed && !headed) {
      before.end = span.end
      before.typed = typed
    } else groups.push({ ...span, date: day.date, typed })
  }
  const told = groups.filter(({ typed }) => typed || headed)
  if (told.length < 2) return []
  const tail = tailOf(page, told.at(-1))
  const names = facts.sides?.spans ?? []
  const says = (span: Span) => names.some(({ start }) => start >= span.start && start < span.end)
  const named = head.end <= HEAD_MAX && says(head)
  return told.map((group, at) => {
    const end = at === told.length - 1 ? group.end - tail.length : group.end
    const own = bothNamed(page.typed.slice(group.start, end), page, group, names)
    const shared = !group.typed || (named && !says(group))
    return `${shared ? page.typed.slice(head.start, head.end) : ''}${own}${tail === '' ? '' : `${tail}`}`.trim()
  })
}

/** 双方 of a later deed are the two that were named before it. */
function bothNamed(text: string, page: Page, group: Span, names: readonly Span[]): string {
  if (names.some(({ start }) => start >= group.start && start < group.end)) return text
  const before = names.filter(({ end }) => end <= group.start).slice(0, 2)
  const said = [...new Set(before.map(({ start, end }) => page.typed.slice(start, end)))]
  return said.length === 2 ? text.replace(/双方|雙方|两园|兩園/, said.join('与')) : text
}

/** 实幼：11月5日……: so short a head speaks of all that follows. */
const HEAD_MAX = 40

/**
 * 上午机关园到桃源园走访，下午机关园接待石桥园: two deeds of one day, where each half names a type and a kindergarten
 * that the other does not. The halves of one visit stay together.
 */
function halvesOf(page: Page, facts: DeedFacts, mentions: readonly Span[], day: Day | undefined): readonly string[] {
  if (!day || page.plain.length > HALVES_MAX) return []
  const halves = [...page.plain.matchAll(HALF)]
  const second = halves[1]
  if (!second || halves.length > 2 || second[0] === halves[0]?.[0]) return []
  const cutAt = clauseAt(page, second.index).start
  const first = { start: 0, end: cutAt }
  const last = { start: cutAt, end: page.plain.length }
  const typed = (span: Span) => mentions.some(({ start }) => start >= span.start && start < span.end)
  const names = (span: Span) =>
    (facts.sides?.spans ?? [])
      .filter(({ start }) => start >= span.start && start < span.end)
      .map((name) => cut(page, name))
  const before = names(first)
  const after = names(last)
  const apart = before.some((name) => !after.includes(name)) && after.some((name) => !before.includes(name))
  if (!apart || before.length < 2 || after.length < 2 || !typed(first) || !typed(last)) return []
  return [page.typed.slice(0, cutAt).trim(), `${page.typed.slice(day.start, day.end)}${page.typed.slice(cutAt)}`.trim()]
}

const HALF = /上午|下午|晚上/g
/** A longer text is the report of one visit. */
const HALVES_MAX = 120

interface Group {
  start: number
  end: number
  date: string
  typed: boolean
}
type Day = Span & { readonly date: string; readonly date_end?: string }

/** And with more type words too. */
const MENTIONS_MAX = 200
/** A message with more days than this is a diary. */
const DEEDS_MAX = 20
const COUNTED = /\d|[一二两三四五六七八九十][名位人节场次]/
/** A day that was called off, or only planned for: no deed begins with it. */
const WAS_TO_BE = /原定|原计划|本来|改到|改为|推迟|此前|截至|截止|自.{0,12}以来|据/

/** Exact days, each named as the day of something. */
function daysOf(page: Page, { when }: DeedFacts): readonly Day[] {
  const days: Day[] = []
  for (const { date, date_end, aside, start, end } of when.all) {
    if (date?.length !== EXACT || aside || days.length >= DEEDS_MAX) continue
    const clause = clauseAt(page, start)
    if (clause.mood === 'called_off' || clause.mood === 'denied' || clause.mood === 'asked') continue
    if (WAS_TO_BE.test(page.plain.slice(Math.max(clause.start, start - 8), start))) continue
    if (days.some((day) => day.date_end !== undefined && date >= day.date && date <= day.date_end)) continue
    days.push({ start, end, date, ...(date_end !== undefined && { date_end }) })
  }
  return days
}

const EXACT = 'YYYY-MM-DD'.length

/** The deed begins with the clause that names its day, or, where one clause names two, behind the mark between them. */
function startOf(page: Page, day: Day, before: Day | undefined): number {
  const { start } = clauseAt(page, day.start)
  if (before === undefined && /[:：]\s*$/.test(page.plain.slice(start, day.start))) return day.start
  if (before === undefined || before.start < start) return start
  const gap = page.plain.slice(before.end, day.start)
  const mark = gap.search(MARK_AT_END)
  return mark < 0 ? day.start : before.end + mark
}

const MARK_AT_END = /[①-⑳]?\s*$/

const cut = ({ plain }: Page, { start, end }: Span): string => plain.slice(start, end)

/** 以上均为实幼, 都已完成: the last sentence speaks of all. */
function tailOf(page: Page, last: Span | undefined): string {
  if (!last) return ''
  const own = page.plain.slice(last.start, last.end)
  const at = own.search(
    /(?<=[。；;！，,\n])\s*(?:以上|这(?:几|两|三)(?:次|个|项)|均|都|全)(?:.{0,4})?(?:为|是|由|已)[^。；\n]{0,24}[。！]?\s*$/,
  )
  return at < 0 ? '' : page.typed.slice(last.start + at, last.end)
}
