import type { NumberSaid } from '../words/numbers.ts'
import { clauseAt, type Page } from '../words/page.ts'
import { believedIn } from './giving.ts'
import { withoutDetails } from './session-details.ts'
import type { Sessions } from './session-said.ts'
import { unitAt } from './session-units.ts'
import { sharers } from './sharers.ts'

export type { Sessions } from './session-said.ts'

/** Lessons and lectures counted in the text, each once: a headline (两节) and its details (小班一节、大班一节) are one. */
export function sessionsIn(page: Page): readonly Sessions[] {
  if (!GATE.test(page.plain)) return []
  const believes = believedIn(page)
  const found: Sessions[] = []
  for (const said of page.numbers) {
    if (said.value === undefined || said.value <= 0 || said.value > SESSIONS_MAX || !Number.isInteger(said.value))
      continue
    if (said.ordinal && !CLASS_IN_ENGLISH.test(page.plain.slice(Math.max(0, said.start - 8), said.start))) continue
    if (!believes(clauseAt(page, said.start))) continue
    const counted = countedAt(page, said, said.value)
    if (counted) found.push(counted)
  }
  for (const { 1: unit = '', index } of page.plain.matchAll(ONE_UNSAID)) {
    if (believes(clauseAt(page, index)))
      found.push({ sessions: 1, unit, lecture: false, start: index + 1, end: index + 1 + unit.length })
  }
  return withoutDetails(
    page,
    lecturesFirst(found).sort((a, b) => a.start - b.start),
  )
}

const GATE = /[节场次堂个]|[x×*] ?\d|lesson|class|session|lecture|talk|workshop/
/** demo class 2节: two lessons, not class no. 2. */
const CLASS_IN_ENGLISH = /(?:class|lesson|talk|lecture) $/
/** 做了场讲座, 上了节公开课: one, unsaid. */
const ONE_UNSAID = /[了过](场|节|堂)(?=[^，。；、,;\n]{0,8}?(?:讲座|课|培训|报告))/g
/** More than that are no lessons. */
const SESSIONS_MAX = 999
const BEFORE_MAX = 16
const BEHIND_MAX = 30

function countedAt(page: Page, { start, end }: NumberSaid, value: number): Sessions | undefined {
  const { plain } = page
  const before = plain.slice(Math.max(0, start - BEFORE_MAX), start)
  const unit = unitAt(plain.slice(start, end), plain.slice(end, end + BEHIND_MAX), before)
  if (!unit) return undefined
  const times = sharers(page, start, before)
  if (times === undefined) return undefined
  /** In English the noun names the type as well: the count stands with it. */
  const from = /[a-z]/.test(unit.word) ? end + 1 : start
  return { sessions: value * times, unit: unit.word, lecture: unit.lecture, start: from, end: end + unit.length }
}

/** Beside counted lessons and lectures, 教研6次 tells how often something else took place. */
function lecturesFirst(found: readonly Sessions[]): Sessions[] {
  const held = found.filter(({ unit, lecture }) => unit !== '次' || lecture)
  return held.length > 0 ? held : [...found]
}
