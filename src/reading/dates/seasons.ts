import { type Form, spanOf } from './atom.ts'
import { civil, monthsOf } from './calendar.ts'
import { matches } from './matches.ts'
import { YEAR, YEAR_GROUPS, yearSaid } from './written-years.ts'

/** First month, how many; 13 is January of the year after. */
const SEASONS: Readonly<Record<string, readonly [number, number]>> = {
  春: [3, 3],
  夏: [6, 3],
  秋: [9, 3],
  冬: [12, 3],
  暑假: [7, 2],
  暑期: [7, 2],
  寒假: [13, 2],
  年初: [1, 1],
  年中: [6, 1],
  年底: [12, 1],
  年末: [12, 1],
  岁末: [12, 1],
  上半年: [1, 6],
  下半年: [7, 6],
  一: [1, 3],
  二: [4, 3],
  三: [7, 3],
  四: [10, 3],
}
const SEASON =
  '([春夏秋冬](?:天|季(?!学期|班|招|开学)|日)?|暑假|暑期|寒假|年初|年中(?!期)|年底|年末|岁末|上半年|下半年|第?[一二三四1-4]季度)'
/** A season alone is as often a theme (秋天的果园, 冬季传染病): a word of time must stand beside it. */
const SAID = new RegExp(
  `(?:${YEAR} {0,2}的?|(?<![a-z])(今|去|明|上个?|这个?|本|下个?|(?<!\\d)20\\d\\d ?)(?=[春夏秋冬暑寒])|(?<=(?:在|于|从|到|至|等|每|个)))${SEASON}(?![学的]期|节|季招|游|令|运动|传染|卫生|保健|安全|培训班)` +
    `|(暑假|寒假|年底|年末|年初|岁末|上半年|下半年|第?[一二三四1-4]季度)(?!安全|作业|生活|培训班|的|通知|值班|放假|工作|总结)` +
    `|([春夏秋冬](?:天|季))(?=里|期间|的?时候|时[，,]|，)`,
  'g',
)

export const seasons: Form = (plain, into, { today }) => {
  if (!/[春夏秋冬暑寒岁]|年[初中底末]|半年|季度/.test(plain)) return
  for (const match of matches(SAID, plain)) {
    const word = match[YEAR_GROUPS + 2] ?? match[YEAR_GROUPS + 3] ?? match[YEAR_GROUPS + 4] ?? ''
    const months = monthsFor(word)
    if (!months) continue
    const near = match[YEAR_GROUPS + 1]
    const year = yearSaid(match, 1, today) ?? nearYear(near, civil(today).year)
    const on = (of: number) => monthsOf(of, months[0], months[1])
    into.push({
      ...spanOf(match),
      clear: 'season',
      part: { is: 'yearly', on, ...(year !== undefined && { year }) },
      unsure: true,
    })
  }
}

function monthsFor(word: string): readonly [number, number] | undefined {
  const quarter = /([一二三四1-4])季度/.exec(word)?.[1]
  if (quarter !== undefined) return SEASONS[quarter] ?? SEASONS['一二三四'[Number(quarter) - 1] ?? '']
  return SEASONS[word] ?? SEASONS[word[0] ?? '']
}

const nearYear = (word: string | undefined, year: number): number | undefined =>
  word !== undefined && /^\d/.test(word)
    ? Number(word)
    : word === '今' || word === '本' || word?.startsWith('这')
      ? year
      : word === '去'
        ? year - 1
        : word === '明'
          ? year + 1
          : undefined

/** 2025年, 去年, 明年 and nothing closer; 今年 and 2026年度 are the frame of any story. */
const YEAR_ALONE = new RegExp(
  `${YEAR}(?![度级版第生届建制龄会终前后来以底初末中个多余级内薪轻]|[\\d.]| ?(?:\\d|[一二三四五六七八九十元])|以来)`,
  'g',
)
export const yearsAlone: Form = (plain, into, { today }) => {
  if (!plain.includes('年')) return
  for (const match of matches(YEAR_ALONE, plain)) {
    if (match[3] !== undefined || match[1] === '今年' || match[1] === '本年' || /[-/.度]$/.test(match[0])) continue
    const year = yearSaid(match, 1, today)
    if (year === undefined || year < 2000 || year > 2099) continue
    into.push({ ...spanOf(match), clear: 'year', part: { is: 'calendar', year } })
  }
}
