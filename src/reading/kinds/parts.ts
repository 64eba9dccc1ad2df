import type { DraftPart } from '../draft.ts'
import { clauseAt, type Page } from '../words/page.ts'
import type { Span } from '../words/spans.ts'
import { TRIP } from './activity-types.ts'
import { CLASS_LEVELS, type ClassLevel, classLevelsSaid } from './class-levels.ts'
import { DOMAINS, type Domain, domainsSaid } from './domains.ts'
import type { Mention } from './mentions.ts'
import type { Topic } from './titles.ts'

/** What other readers found that belongs to one part or another, each with its place in the text. */
export interface PartThings {
  readonly topics: readonly Topic[]
  /** 2节, 一场. */
  readonly sessions: readonly (Span & { readonly sessions: number })[]
  /** Who gave the lesson or the lecture. */
  readonly lecturers?: readonly (Span & { readonly lecturer: string })[]
}

/**
 * One part a type, in the order of `types` (one for each lecturer where several gave their own); a trip has no part of its
 * own unless it is alone. Titles, counts, classes,
 * domains and lecturers go to the part they stand with. `page` has titles, dates and names blanked.
 */
export function partsOf(
  page: Page,
  mentions: readonly Mention[],
  types: readonly string[],
  { topics, sessions, lecturers = [] }: PartThings,
): readonly DraftPart[] {
  const parts = types.filter((type) => type !== TRIP || types.length === 1)
  const homes = mentions.filter((mention) => parts.includes(mention.type))
  const lessons = homes.filter(({ type }) => TAUGHT.has(type))
  const titled = homes.some(({ type }) => TITLED.has(type)) ? homes.filter(({ type }) => TITLED.has(type)) : homes
  const held = homes.filter(({ type }) => !UNCOUNTED.has(type))
  const things: readonly Thing[] = [
    ...(lessons.length > 0 ? classLevelsSaid(page.plain) : []).map((said) =>
      thing(page, said, lessons, { level: said.level }),
    ),
    ...(lessons.length > 0 ? domainsSaid(page) : []).map((said) => thing(page, said, lessons, { domain: said.domain })),
    ...topics.map((topic) => thing(page, topic, titled, { topic: topic.title })),
    ...sessions.map((count) => thing(page, count, fitting(page, count, held), { sessions: count.sessions })),
  ]
  const by = lecturers.map((said) => ({ ...said, home: homeOf(page, said, titled) }))
  return parts.flatMap((type) => {
    const mine = things.filter(({ home }) => home === type)
    const givers = by.filter(({ home }) => home === type)
    const [lecturer, ...others] = new Set(givers.map((giver) => giver.lecturer))
    if (others.length === 0) return [part(type, mine, lecturer)]
    const shares = givers.map((giver) => mine.filter((one) => giverOf(page, one, givers) === giver))
    // Each gave her own: 王老师执教《盐》，李老师执教《影子》.
    const apart = shares.every((share) => share.some(({ topic, level }) => topic !== undefined || level !== undefined))
    return apart
      ? givers.map((giver, at) => part(type, shares[at] ?? [], giver.lecturer))
      : [part(type, mine, undefined)]
  })
}

/** What belongs to a part, and to which type. */
interface Thing extends Span {
  readonly home: string | undefined
  readonly level?: ClassLevel
  readonly domain?: Domain
  readonly topic?: string
  readonly sessions?: number
}

const thing = (page: Page, { start, end }: Span, homes: readonly Mention[], is: Partial<Thing>): Thing => ({
  start,
  end,
  home: homeOf(page, { start, end }, homes),
  ...is,
})

function part(type: string, things: readonly Thing[], lecturer: string | undefined): DraftPart {
  const total = things.reduce((sum, { sessions = 0 }) => sum + sessions, 0)
  const topic = [...new Set(things.flatMap((one) => (one.topic === undefined ? [] : [one.topic])))]
  const domain = DOMAINS.filter((name) => things.some((one) => one.domain === name))
  const level = CLASS_LEVELS.filter((name) => things.some((one) => one.level === name))
  return {
    type,
    ...(total > 0 && { sessions: total }),
    ...(topic.length > 0 && { topic }),
    ...(domain.length > 0 && { domain }),
    ...(level.length > 0 && { class_level: level }),
    ...(lecturer !== undefined && { lecturer }),
  }
}

/** Who gave it: the one named in the same clause, else the last one named before; undefined for what all gave. */
function giverOf<G extends Span>(page: Page, { start }: Span, givers: readonly G[]): G | undefined {
  const clause = clauseAt(page, start)
  return (
    givers.find((giver) => clauseAt(page, giver.start) === clause) ?? givers.findLast((giver) => giver.start < start)
  )
}

/** Parts that happen in a class: a class named beside a lecture or a gift is not theirs. */
const TAUGHT: ReadonlySet<string> = new Set([
  '示范课',
  '教学观摩',
  '听课说课评课',
  '幼儿交流',
  '跟岗学习',
  '支教',
  '活动展示',
])
/** Parts that have a title. */
const TITLED: ReadonlySet<string> = new Set([
  '示范课',
  '专题讲座',
  '业务培训',
  '听课说课评课',
  '教研交流',
  '教学观摩',
  '课题研究',
  '活动展示',
  '会议',
  '资源共享',
])
/** Never counted in 节 or 场. */
const UNCOUNTED: ReadonlySet<string> = new Set([
  '捐赠',
  '环境创设',
  '互赠书画',
  '资源共享',
  '制度建设',
  '启动签约',
  '师徒结对',
])
/** 节 and 堂 are lessons, where there is a lesson at all. */
const LESSONS: ReadonlySet<string> = new Set(['示范课', '听课说课评课', '教学观摩'])

function fitting({ plain }: Page, { start, end }: Span, homes: readonly Mention[]): readonly Mention[] {
  const lesson = /[节堂]|lesson|class/.test(plain.slice(start, end))
  const same = homes.filter(({ type }) => LESSONS.has(type) === lesson)
  return same.length > 0 ? same : homes
}

/** 《…》示范课, 两节示范课: so close in front that it can only mean the type behind. */
const TOUCHING = 3

/** The type a thing belongs to: the words around it, then those of its clause, then what was named last before it. */
function homeOf(page: Page, thing: Span, mentions: readonly Mention[]): string | undefined {
  const around = mentions.find(({ start, end }) => start <= thing.start && thing.end <= end)
  if (around) return around.type
  const behind = mentions.find((mention) => mention.start >= thing.end)
  const before = mentions.findLast((mention) => mention.end <= thing.start)
  const gap = behind ? page.plain.slice(thing.end, behind.start) : ''
  if (behind && gap.length <= TOUCHING && !/[，。；、,;\n]/.test(gap)) return behind.type
  if (before && behind && clauseAt(page, before.end - 1) !== clauseAt(page, thing.start)) {
    if (clauseAt(page, behind.start) === clauseAt(page, thing.start)) return behind.type
  }
  return (before ?? behind)?.type
}
