import type { Page } from '../words/page.ts'
import type { Span } from '../words/spans.ts'

export const DOMAINS = ['健康', '语言', '社会', '科学', '艺术', '综合'] as const
export type Domain = (typeof DOMAINS)[number]

export interface DomainSaid extends Span {
  readonly domain: Domain
}

/** Domains of lessons, once each, in the order of the guide (domain.md §2.3). */
export function domainsIn(page: Page): readonly Domain[] {
  const named = new Set(domainsSaid(page).map(({ domain }) => domain))
  return DOMAINS.filter((domain) => named.has(domain))
}

/**
 * Every place that names the domain of a lesson: 科学课, 大班科学《…》, 语言、艺术领域. The same words of everyday speech
 * (社会各界, 健康成长, 艺术节, domain.md §7.10) name none: a word counts only beside a lesson, a class or a title.
 */
export function domainsSaid({ plain, typed }: Page): readonly DomainSaid[] {
  if (!GATE.test(plain)) return []
  const found: DomainSaid[] = []
  for (const match of plain.matchAll(WORD)) {
    const [word] = match
    const start = match.index
    const end = start + word.length
    const domain = OF_WORD.get(word)
    if (domain === undefined || !qualifies(plain, typed, word, start, end)) continue
    found.push({ domain, start, end })
  }
  return found
}

function qualifies(plain: string, typed: string, word: string, start: number, end: number): boolean {
  if (LATIN.test(word)) return true
  const before = plain.slice(Math.max(0, start - NEAR), start)
  const after = plain.slice(end, end + NEAR * 2)
  if (EVERYDAY.has(word) && COUNTED.test(before) && ENDS.test(after)) return true
  if (NOT_BEFORE.test(before)) return false
  if (before.endsWith('户外') && !/^(?:示范|公开|展示|观摩)?课/.test(after)) return false
  const level = LEVEL.test(before)
  const titled = TITLE.test(typed.slice(end, end + 14)) && !GIFT.test(before)
  if (level && (titled || TAIL.test(after) || /^\s?(?:[，。；、\s)）]|$|[\d一二两三四五六七八九])/.test(after)))
    return true
  if (titled && !EVERYDAY.has(word)) return true
  if (EVERYDAY.has(word)) return SURE_TAIL.test(after) || (TAIL.test(after) && COUNTED.test(before))
  return (
    TAIL.test(after) ||
    COUNT_AFTER.test(after) ||
    LISTED.test(after) ||
    (COUNTED.test(before) && ENDS.test(after)) ||
    LABEL.test(before)
  )
}

const NEAR = 12
const WORDS: Readonly<Record<Domain, string>> = {
  健康: '健康 体育 体能 户外体育 运动 足球 篮球 跳绳 安全 消防安全 交通安全 防溺水 防震 消防 卫生 户外 体操 health sports pe safety',
  语言: '语言 绘本 绘本阅读 故事 阅读 早期阅读 诗歌 儿歌 谈话 散文 古诗 童谣 讲述 英语 language reading story literacy picture_book',
  社会: '社会 礼仪 品德 德育 思政 劳动 民俗 情感 society social',
  科学: '科学 数学 探索 科普 科学实验 自然 科学探究 科探 steam science math maths mathematics',
  艺术: '艺术 音乐 美术 奥尔夫 奥尔夫音乐 手工 舞蹈 绘画 律动 歌唱 打击乐 折纸 泥塑 陶泥 黏土 创意美术 水墨 水墨画 剪纸 韵律 音乐律动 音乐游戏 art music dance painting',
  综合: '综合 integrated',
}
const OF_WORD: ReadonlyMap<string, Domain> = new Map(
  DOMAINS.flatMap((domain) =>
    WORDS[domain].split(' ').map((word): [string, Domain] => [word.replaceAll('_', ' '), domain]),
  ),
)
const ALL = [...OF_WORD.keys()].sort((a, b) => b.length - a.length)
const GATE = /[课领活教班《“"「节科语社健艺综音美体绘数]|lesson|class/
const WORD = new RegExp(
  `${ALL.filter((word) => !/[a-z]/.test(word)).join('|')}|(?<![a-z])(?:${ALL.filter((word) => /[a-z]/.test(word)).join('|')})(?= (?:lesson|class|activit|demo))`,
  'g',
)
/** Words people use of everything: only 安全课, 社会领域 are a domain, and 安全活动 where it is counted. */
const EVERYDAY = new Set([
  '安全',
  '消防',
  '卫生',
  '户外',
  '运动',
  '社会',
  '健康',
  '自然',
  '劳动',
  '阅读',
  '故事',
  '探索',
  '情感',
  '手工',
  '英语',
  '讲述',
  '谈话',
  '交通安全',
  '防震',
  '绘画',
  '舞蹈',
])
const LEVEL = /(?:[托小中大](?:[(（]?[一二三四五六七八九\d]{1,2}[)）]?)?班|混龄)(?:组|的|幼儿)?[\s:：]?$/
const TITLE = /^(?:领域|类|教育)?(?:集体)?(?:教学|教育|游戏|展示|公开)?[活动课]{0,2}[\s:：—-]{0,3}[《“"＂「『]/
const KIND = '(?:领域|类|教育|集体|主题|展示|公开|示范|优质|观摩|创意|的|体验|教学|欣赏)'
const TAIL = new RegExp(
  `^${KIND}{0,3}(?:课(?![程题间后前件时余外本堂教])|活动|教学(?!资源|质量|能力|理念|楼)|游戏|领域|课堂|课例|示范课|公开课)`,
)
const SURE_TAIL = /^(?:教育|领域|集体|类)?(?:领域|课(?![程题间后前件时余外本])|集体教学|教学活动|集体活动|教育活动)/
/** 语言、科学和艺术领域. */
const FIELD = '健康|语言|社会|科学|艺术|综合|音乐|美术|体育|数学'
const LISTED = new RegExp(
  `^(?:[、和与及/]\\s?(?:${FIELD})){1,5}(?:[一二两三四五\\d]{1,2}[节个堂]|大?领域|课(?!程)|活动|教学)`,
)
/** In the pattern already: only before lesson, class, activity. */
const LATIN = /^[a-z]/
const COUNT_AFTER = /^[一二两三四五\d]{1,2}[节堂]/
const COUNTED = /[节堂](?:[^，。；、\s]{0,3}的)?$/
/** 一节健康一节语言. */
const ENDS = /^\s?(?:[，。；、,;\s)）]|[一二两三四五\d]节|$)/
const LABEL = /领域\s?:\s?(?:[^，。；\n]{1,3}[、和])?$/
const GIFT = /[捐赠送册本套]$/
const NOT_BEFORE = /(?:身心|心理|促进|保护|全|走进|走向|进入|融入|讲|听|卫生|公共|和谐|文明)$/
