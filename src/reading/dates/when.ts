import type { Confirm } from '../draft.ts'
import type { Page } from '../words/page.ts'
import { clauseAt } from '../words/page.ts'
import type { Span } from '../words/spans.ts'
import { spanOf } from './atom.ts'
import { type Days, dayFrom, oneDay, written } from './calendar.ts'
import { type ClockSaid, clocksIn } from './clock.ts'
import { type HalfDay, type HalfDaySaid, halfDaysIn, wholeOf } from './half-days.ts'
import { lasting } from './lasting.ts'
import { matches } from './matches.ts'
import { type Moved, movedIn } from './moved.ts'
import { type Rhythm, rhythmsIn, untilIn } from './rhythm.ts'
import type { At, DateSaid, Lean, When } from './said.ts'
import { MOVE_GATE } from './standing.ts'
import { storyOf } from './story.ts'
import { rank, type Story, type Told } from './told.ts'
import { weekdayFrom } from './weeks.ts'

/**
 * What a page says of when, seen from `at.today`. Words that were called off, denied, planned beside a deed or that frame
 * the story (deadlines, signatures, 自……以来) give way to the day of the deed. Never throws; linear in the page's length.
 */
export function whenIn(given: Page, at: At): When {
  if (!SPEAKS.test(given.plain)) return NEVER
  const page = GARBLED.test(given.plain) ? { ...given, plain: given.plain.replace(GARBLED_FIGURES, asFigures) } : given
  const heard = hear(page, at)
  const main = mainOf(heard, at)
  const days = main && (firstOf(heard, main) ?? lasting(page.plain, main, heard.story))
  const until = untilOf(page.plain, heard, main, days)
  const half = halfOf(page, heard, main)
  const clock = clockOf(page, heard, main)
  const range = heard.story.ranges[0] ?? periodOf(main) ?? sinceThen(heard.story, dayFrom(at.today))
  return {
    ...(main && days && dated(days, until !== undefined && heard.rhythm !== undefined)),
    ...(clock?.time !== undefined && { time: clock.time }),
    ...(clock?.time_end !== undefined && { time_end: clock.time_end }),
    ...(half && { half_day: half }),
    ...(heard.rhythm && { recurrence: heard.rhythm.recurrence }),
    ...(until !== undefined && { until }),
    ...(range && { range: [written(range.days.from), written(range.days.to)] as const }),
    ...movedOf(heard),
    assumed: main?.assumed === undefined ? [] : [main.assumed],
    confirm: confirmOf(heard, main, clock),
    wrong: heard.story.wrong.map(({ start, end }) => page.typed.slice(start, end).trim()),
    vague: main === undefined && isHazy(heard.story),
    spans: heard.spans,
    all: heard.story.told.map((one) => saidOf(page.plain, one, heard.halves)),
  }
}

/** All that was heard of time on a page, before one day is chosen. */
interface Heard {
  readonly story: Story
  readonly clocks: readonly ClockSaid[]
  readonly halves: readonly HalfDaySaid[]
  readonly rhythm?: Rhythm
  /** 到学期末. */
  readonly term?: { readonly until: string }
  /** 到1月15日为止: where it ends. */
  readonly last?: Told
  readonly moved?: Moved
  readonly spans: readonly Span[]
}

/** The figures of an address are no day. */
const LINK = /(?:https?:\/\/|www\.)[\w\-./?=&%#~:@]+/g

function hear(page: Page, at: At): Heard {
  const { plain } = page
  const rhythms = rhythmsIn(plain)
  const clocks = clocksIn(plain)
  const halves = halfDaysIn(plain)
  const term = untilIn(plain)
  const links = plain.includes('://') || plain.includes('www.') ? matches(LINK, plain).map(spanOf) : []
  const taken: Span[] = [...links, ...rhythms, ...clocks, ...(term ? [term] : [])]
  const story = storyOf(page, at, taken, [...halves, ...clocks])
  const rhythm = rhythms[0]
  const last = rhythm ? untilDay(plain, story.told) : endingDay(plain, story.told)
  const moved = MOVE_GATE.test(plain) ? movedIn(page, story.told) : undefined
  return {
    story,
    clocks,
    halves,
    ...(rhythm && { rhythm }),
    ...(term && { term }),
    ...(last && { last }),
    ...(moved && { moved }),
    spans: [...story.spans, ...rhythms, ...clocks, ...(term ? [term] : []), ...(moved?.spans ?? [])],
  }
}

/** 从下周起每周三: the Wednesday of that week. */
function firstOf({ rhythm }: Heard, { days }: Told): Days | undefined {
  const on = rhythm && weekdayFrom(/周([一二三四五六日])$/.exec(rhythm.recurrence)?.[1] ?? '')
  return on && days.grain === 'day' && days.to - days.from === 6 ? oneDay(days.from + on - 1) : undefined
}

const FROM_THEN_ON = /^ ?(?:起|开始)/
/** Until when it repeats, or lasts. */
function untilOf(
  plain: string,
  { term, last, rhythm }: Heard,
  main: Told | undefined,
  days: Days | undefined,
): string | undefined {
  if (term) return term.until
  if (last) return written(last.days.to)
  if (!rhythm || !main || !days || days.to === days.from || days.grain === 'year' || main.clear === 'weekday')
    return undefined
  if (FROM_THEN_ON.test(plain.slice(main.end, main.end + 3))) return undefined
  return written(days.to)
}

const movedOf = ({ moved }: Heard): Pick<When, 'date_from' | 'shift_days'> => ({
  ...(moved?.from && { date_from: written(moved.from.days.from, moved.from.days.grain) }),
  ...(moved?.shift_days !== undefined && { shift_days: moved.shift_days }),
})

function confirmOf({ story }: Heard, main: Told | undefined, clock: Hours | undefined): readonly Confirm[] {
  const confirm: Confirm[] = []
  if (main?.conflict) confirm.push('weekday_conflict')
  if (main?.unsure) confirm.push('date')
  if (clock?.unsure) confirm.push('time')
  if (main === undefined && story.ranges[0]?.unsure) confirm.push('range')
  return confirm
}

const isHazy = ({ vague, hazy, ranges, told }: Story): boolean =>
  vague || hazy || ranges.some(({ past }) => past) || told.some(({ aside }) => aside === 'deadline')

/** 近日 says that it does not say: neither a weekend, a season nor the date of the signature fills it in. */
const isWeak = ({ clear, aside, unsure }: Told): boolean =>
  aside !== undefined || clear === 'weekday' || clear === 'season' || clear === 'year' || (clear === 'month' && unsure)

/** 1O月2l日: letters that only look like figures (domain.md §7.5). */
const GARBLED = /\d[ol]|[ol](?:\d| ?[年月日号])/
const GARBLED_FIGURES = /(?<![a-z])(?=[ol]*\d)[\dol]{1,4}(?= ?[年月日号])/g
const asFigures = (figures: string): string => figures.replaceAll('o', '0').replaceAll('l', '1')

/** One of these stands in every word for a time. */
const SPEAKS =
  /[\d日天号月年周期拜今昨前后近晚午节旬末庆旦秋夏春冬暑寒除每双隔点时早夜晨晌昼端阳一三儿改假推提延]|[a-z]{3}/
const NEVER: When = { assumed: [], confirm: [], wrong: [], vague: false, spans: [], all: [] }

const dated = ({ from, to, grain }: Days, repeats: boolean): Pick<When, 'date' | 'date_end'> => {
  const date = written(from, grain)
  const end = written(to, grain)
  return { date, ...(end !== date && !repeats && { date_end: end }) }
}

/** Signed or only named: the day of the deed where no better is said. */
const canBeMain = ({ aside }: Told): boolean => aside === undefined || aside === 'signature' || aside === 'named'
const LAST_RESORT = 1000

/** The new day of what was moved; else a deed first, what is clearest of it, and what stands first of that. */
function mainOf({ story, moved, last }: Heard, { lean, today }: At): Told | undefined {
  if (moved?.to) return moved.to
  const now = dayFrom(today)
  let best: Told | undefined
  let least = Number.POSITIVE_INFINITY
  for (const one of story.told) {
    if (one === last || one === moved?.from || !canBeMain(one)) continue
    const cost = (one.aside === undefined ? 0 : LAST_RESORT) + 10 * misfit(one, lean, now) + rank(one.clear)
    if (cost >= least) continue
    best = one
    least = cost
  }
  return best && story.vague && isWeak(best) ? undefined : best
}

/** How little the mood of its clause makes it the day that is meant. */
function misfit({ mood, days, was }: Told, lean: Lean, today: number): number {
  if (was) return 2
  if (lean === 'ahead') return (days.to < today ? 2 : 0) + (mood === 'denied' || mood === 'called_off' ? 1 : 0)
  return MISFIT[mood]
}
const MISFIT: Readonly<Record<Told['mood'], number>> = {
  done: 0,
  asked: 1,
  denied: 2,
  called_off: 2,
  rule: 2,
  ahead: 3,
}

const UNTIL_BEFORE = /(?:直?到|直至|至|截至|截止到?|持续到|until|till|through)[ ]?(?:本)?$/
const UNTIL_BEHIND = /^[ ]?(?:为止|止(?!步)|结束|截止)/
/** 每周三，到1月15日为止. */
const untilDay = (plain: string, told: readonly Told[]): Told | undefined =>
  told.find(
    ({ start, end, days }) =>
      (UNTIL_BEFORE.test(plain.slice(Math.max(0, start - 8), start)) || UNTIL_BEHIND.test(plain.slice(end, end + 3))) &&
      days.grain !== 'year',
  )
/** 到1月15日为止 without a rhythm. */
const endingDay = (plain: string, told: readonly Told[]): Told | undefined =>
  told.find(
    ({ start, end }) =>
      UNTIL_BEHIND.test(plain.slice(end, end + 3)) &&
      /[到至]$/.test(plain.slice(0, start)) &&
      /^ ?(?:为止|止)/.test(plain.slice(end, end + 3)),
  )

/** A half of the day or a time belongs to the day before it in the text, or to the one it stands in front of. */
function belongs(page: Page, { start, end }: Span, told: readonly Told[], main: Told | undefined): boolean {
  const close = told.findLast((one) => one.end <= start && start - one.end <= 1)
  /** 2026-10-25 15:47 is when the page was made. */
  if (close?.aside !== undefined) return false
  if (main === undefined || told.length <= 1)
    return start < (main?.end ?? 0) + NEAR_DAY || clauseFits(page, start, main)
  const holder = told.find((one) => one.start <= start && end <= one.end + 1)
  if (holder) return same(holder, main)
  if (close) return same(close, main)
  const before = told.findLast((one) => one.end <= start && one.aside === undefined)
  const behind = told.find((one) => one.start >= end)
  if (behind && behind.start - end <= 1 && before === undefined) return same(behind, main)
  return before === undefined ? clauseFits(page, start, main) : same(before, main)
}
const same = (a: Told, b: Told): boolean => a === b || a.start === b.start
/** Half a day of what did not take place is none. */
const clauseFits = (page: Page, at: number, main: Told | undefined): boolean => {
  const { mood } = clauseAt(page, at)
  return main !== undefined
    ? mood === main.mood || (mood !== 'denied' && mood !== 'called_off' && mood !== 'ahead')
    : true
}

type Hours = Partial<Pick<ClockSaid, 'time' | 'time_end'>> & Pick<ClockSaid, 'unsure'>

/** 提前到上午, 改为下午2点: the new one. */
const MOVED_TO = /(?:改|推迟|提前|延|挪|调|换)(?:期|整|后)?(?:到|至|为|成|在)?$/

function halfOf(page: Page, { halves, story: { told } }: Heard, main: Told | undefined): HalfDay | undefined {
  if (halves.length === 0) return undefined
  const mine = halves.filter((half) => belongs(page, half, told, main))
  const moved = mine.findLast(({ start }) => MOVED_TO.test(page.plain.slice(Math.max(0, start - 5), start)))
  return moved?.half ?? wholeOf(mine.map(({ half }) => half))
}

function clockOf(page: Page, { clocks, story: { told } }: Heard, main: Told | undefined): Hours | undefined {
  if (clocks.length === 0) return undefined
  const belonging = clocks.filter((clock) => !clock.limit && belongs(page, clock, told, main))
  const held = belonging.filter(({ start }) => !SIGN_IN.test(page.plain.slice(Math.max(0, start - 8), start)))
  const mine = held.length > 0 ? held : belonging
  const moved = mine.findLast(({ start }) => MOVED_TO.test(page.plain.slice(Math.max(0, start - 5), start)))
  return moved ?? mine.find(({ time_end }) => time_end !== undefined) ?? withEnd(page.plain, mine)
}

/** 签到时间：8:30 is when one comes, where it is said when it begins as well. */
const SIGN_IN = /(?:签到|报到|集合|出发|乘车)(?:时间)?[^，。；\n\d]{0,3}$/

/** 8:50开始，10:10结束. */
const STOPS = /^[^，。；\n]{0,4}(?:结束|为止|散会|放学|离园|返程|返回)/
const ENDS = /^[^，。；\n]{0,2}(?:结束|为止|散会)/
function withEnd(plain: string, clocks: readonly ClockSaid[]): Hours | undefined {
  const [first, ...later] = clocks
  const last = later.find(
    ({ end, time }) => first !== undefined && time > first.time && STOPS.test(plain.slice(end, end + 8)),
  )
  if (first && last) return { ...first, time_end: last.time, unsure: first.unsure || last.unsure }
  /** 下午4点结束: only the end is known. */
  const onlyEnd = first && later.length === 0 && ENDS.test(plain.slice(first.end, first.end + 8))
  return onlyEnd ? { time_end: first.time, unsure: first.unsure } : first
}

/** What is named may be asked about as a whole. */
const periodOf = (main: Told | undefined): { readonly days: Days } | undefined =>
  main && main.aside === undefined ? { days: main.days } : undefined

/** 9月以来送教几次: from then until today. */
function sinceThen({ told }: Story, today: number): { readonly days: Days } | undefined {
  const since = told.find(({ aside, days }) => aside === 'since' && days.from <= today)
  return since && { days: { from: since.days.from, to: today, grain: 'day' } }
}

const NEAR_DAY = 3
function saidOf(plain: string, one: Told, halves: readonly HalfDaySaid[]): DateSaid {
  const half = wholeOf(
    halves
      .filter(
        ({ start, end }) =>
          (start >= one.start && end <= one.end + 1) ||
          (start >= one.end && start - one.end <= NEAR_DAY && !/[。；\n]/.test(plain.slice(one.end, start))),
      )
      .map(({ half }) => half),
  )
  return {
    start: one.start,
    end: one.end,
    ...dated(one.days, false),
    ...(half && { half_day: half }),
    ...(one.aside !== undefined && { aside: true as const }),
  }
}
