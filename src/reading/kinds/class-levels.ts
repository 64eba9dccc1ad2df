import type { Page } from '../words/page.ts'
import type { Span } from '../words/spans.ts'

export const CLASS_LEVELS = ['托班', '小班', '中班', '大班', '混龄'] as const
export type ClassLevel = (typeof CLASS_LEVELS)[number]

export interface ClassLevelSaid extends Span {
  readonly level: ClassLevel
}

/** Class levels named, once each, the youngest first; 大一班 and 大(1)班 are 大班 (domain.md §2.3). */
export function classLevelsIn(page: Page): readonly ClassLevel[] {
  const named = new Set(classLevelsSaid(page.plain).map(({ level }) => level))
  return CLASS_LEVELS.filter((level) => named.has(level))
}

/** Every place that names one, from left to right; 大中小班 names three in one place. */
export function classLevelsSaid(plain: string): readonly ClassLevelSaid[] {
  if (!GATE.test(plain)) return []
  const found: ClassLevelSaid[] = []
  for (const match of plain.matchAll(SAID)) {
    const span = { start: match.index, end: match.index + match[0].length }
    for (const level of levelsOf(match[1] ?? '', match[2])) found.push({ ...span, level })
  }
  return found
}

function levelsOf(letters: string, english: string | undefined): readonly ClassLevel[] {
  if (english !== undefined) return ENGLISH[english.slice(0, 3)] ?? []
  if (letters === '') return ['混龄']
  return CLASS_LEVELS.filter((level) => letters.includes(level.charAt(0)))
}

const GATE = /班|混龄|class|group|kindergarten/
const NUMBER = '[(（]?(?:\\d{1,2}|[一二三四五六七八九十甲乙丙ab])[)）]?'
/** 大班, 大一班, 大(2)班, 大、中班, 中大班, 小班组; never 大班额, 中班车, 小班化. */
const SAID = new RegExp(
  `(?<![最较很更强重壮伟广夜扩宽])([托小中大](?:[、和与及]?[托小中大]){0,3})\\s?(?:${NUMBER}(?:[、和与及]${NUMBER}){0,3})?\\s?班(?![额化主次子车长制])|混龄(?!融合)?(?:班|幼儿|活动)?|(?<![a-z])(nursery|junior|middle|senior|mixed-age)(?= (?:class|kindergarten|group))`,
  'g',
)
const ENGLISH: Readonly<Record<string, readonly ClassLevel[]>> = {
  nur: ['托班'],
  jun: ['小班'],
  mid: ['中班'],
  sen: ['大班'],
  mix: ['混龄'],
}
