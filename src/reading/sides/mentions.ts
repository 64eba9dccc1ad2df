import type { Page } from '../words/page.ts'
import { overlap, type Span } from '../words/spans.ts'
import { englishNamesIn } from './english-names.ts'
import { goesOn, NAMES_MAX, namesIn } from './kindergarten-names.ts'
import { leftEdge } from './left-edge.ts'
import { bareSlip, type Found, lookUp, type RosterIndex, withoutBlanks } from './roster-index.ts'

/** One place where the text names a kindergarten, or points at the speaker's (we) or its partner's (they). */
export interface Mention extends Span {
  readonly who: 'named' | 'we' | 'they'
  /** As typed; '' for we and they. */
  readonly typed: string
  /** Folded, to compare. */
  readonly plain: string
  /** Full names of the roster it may be; none where the roster does not know it. */
  readonly known: readonly string[]
  readonly typo: boolean
}

/** Every mention, from left to right, not overlapping. */
export function mentionsIn({ typed, plain }: Page, index?: RosterIndex): readonly Mention[] {
  const fromRoster = index ? scan(plain, index) : []
  const hits: Hit[] = []
  for (const one of [...namesIn(plain), ...englishNamesIn(plain)]) {
    const inside = fromRoster.filter((hit) => overlap(hit, one))
    if (inside.some((hit) => hit.start <= one.start && hit.end >= one.end)) continue
    if (inside.length > 1 && inside.at(-1)?.end === one.end && !index?.forms.has(one.name)) continue
    const found = index && lookUp(index, withoutBlanks(one.name))
    if (found || !one.weak || stands(plain, one)) hits.push({ start: one.start, end: one.end, text: one.name, found })
  }
  hits.push(...fromRoster)
  if (index && hits.length === 0) hits.push(...slips(plain, index))
  const named: Mention[] = []
  for (const hit of hits) {
    if (inTitle(plain, hit.start)) continue
    if (named.length < NAMES_MAX && !named.some((one) => overlap(one, hit))) named.push(mentionOf(typed, hit))
  }
  const pointed = pronounsIn(plain).filter(
    (one) => !named.some((other) => overlap(one, other) || introduces(plain, one, other)),
  )
  return [...named, ...pointed].sort((a, b) => a.start - b.start)
}

/** 《一园青菜成了精》 is a book; 《县直幼儿园帮扶方案》 says whose plan it is. */
function inTitle(plain: string, at: number): boolean {
  const open = plain.lastIndexOf('《', at)
  if (open < 0 || at - open > TITLE_REACH) return false
  const close = plain.indexOf('》', open)
  return close > at && !/方案|协议|计划|总结/.test(plain.slice(open, close))
}
const TITLE_REACH = 40

const mentionOf = (typed: string, { start, end, text, found }: Hit): Mention => ({
  start,
  end,
  who: 'named',
  typed: typedName(typed, start, end, text),
  plain: text,
  known: found?.names ?? [],
  typo: found?.typo ?? false,
})

/** 结对园——桃源园, 帮扶园：桃源园: the word only introduces the name. */
const introduces = (plain: string, { who, end }: Mention, name: Span): boolean =>
  who === 'they' && name.start >= end && name.start - end <= 4 && /^[-—:：“"(（\s]*$/.test(plain.slice(end, name.start))

/** What was typed there; where an ending was shared, the ending is added. */
function typedName(typed: string, start: number, end: number, name: string): string {
  const cut = withoutBlanks(typed.slice(start, end))
  return name.length > end - start ? cut + name.slice(end - start) : cut
}

interface Hit extends Span {
  readonly text: string
  readonly found: Found
}

/** The roster's forms wherever they stand, the longest at each place. */
function scan(plain: string, index: RosterIndex): readonly Hit[] {
  const hits: Hit[] = []
  for (let at = 0; at < plain.length && hits.length < NAMES_MAX; at++) {
    const forms = index.byLetter.get(plain[at] ?? '')
    const text = forms && firstAt(plain, at, forms)
    const form = text === undefined ? undefined : index.forms.get(text)
    if (text === undefined || !form) continue
    const hit = { start: at, end: at + text.length, text, found: { names: form.names, typo: false } }
    if (!fits(plain, hit, form.bare)) continue
    hits.push(hit)
    at = hit.end - 1
  }
  return hits
}

function firstAt(plain: string, at: number, forms: readonly string[]): string | undefined {
  for (const form of forms) if (plain.startsWith(form, at)) return form
  return undefined
}

const LARGER_NAME =
  /^(?:[县市区镇乡村路街州省府旗]|小学|中学|学校|大学|学院|教育局|学区|中心(?:校|小学|学校)|社区|公司|集团|工作室)/
/** 桃源镇中心校, 桃源镇中心卫生院. */
const OTHER_CENTRE = /[小中学校卫城街广地位集医敬]/
const LATIN = /[a-z0-9]/

function fits(plain: string, hit: Hit, bare: boolean): boolean {
  if (LATIN.test(hit.text[0] ?? '')) {
    return !LATIN.test(plain[hit.start - 1] ?? '') && !LATIN.test(plain[hit.end] ?? '')
  }
  if (hit.text.endsWith('幼') && goesOn(plain, hit.end)) return false
  if (hit.text.endsWith('中心') && OTHER_CENTRE.test(plain.slice(hit.end, hit.end + 1))) return false
  if (!bare) return true
  if (LARGER_NAME.test(plain.slice(hit.end, hit.end + 4))) return false
  return leftEdge(plain, hit.start, 0) === hit.start && stands(plain, hit)
}

const CUE_BEFORE =
  /(?:到|去|赴|往|来|在|于|为|给|向|对|与|和|跟|同|由|从|请|待|迎|进|入|达|访|至|帮|送|园|带|改|换|、|:|-|—|下乡|送教|送课|帮扶|指导|支教|结对|观摩|了|的|at |to |in |for |from |with |and )\s?$/
const OPEN_BEFORE = /(?:^|[，。；！？,;!?\n\s:“"(（>])$/
const FOLLOWS =
  /^(?:那边|那里|那儿|这边)|^(?:幼儿园)?(?:那边|那里|这边|那儿|的|了|党支部|一起|共同|联合)?\s?(?:送教|送课|送培|送研|支教|上课|上|开展|开|举行|举办|听课|听|评课|观摩|参观|做|搞|讲|跟岗|挂职|学习|指导|帮扶|交流|教研|座谈|捐|送|老师|教师|园长|骨干|孩子|小朋友|幼儿|来|到|去|回来|一行|进行|示范|公开|联谊|结对|看|调研|走访|慰问|赠|带|执教|环创|换|的|收到|接受|迎来|邀请|获|接待|组织|派|为|给|向|对|在|通过|承办|现场|操场|会议室|多功能|班子|全体|党员|志愿|[两二三四五六七八九]\s?[所个家]|线上|网上|连线|视频|[一-鿿]{1,2}(?:园长|老师|主任)|集合|门口|返回|返程|归来|驻园|顶岗|轮岗|走教|见|碰头|出发|上午|下午|吧|呢|\+|&|,|，|。|;|；|!|！|\?|？|、|和|与|及|$|\s|\d|\(|（|”|")/

/** Does the sentence make a name of it: 去桃源送教, 桃源园的老师? */
function stands(plain: string, { start, end }: Span): boolean {
  const before = plain.slice(Math.max(0, start - 6), start)
  if (!FOLLOWS.test(plain.slice(end, end + 12))) return false
  return CUE_BEFORE.test(before) || OPEN_BEFORE.test(before) || leftEdge(plain, start, 0) === start
}

const BARE_SLOT =
  /(?:到|去|赴|来到|走进|前往|深入)([一-鿿]{2,4}?)(?=送教|送课|送培|送研|支教|上课|上示范|上了|听课|开展|跟岗|观摩|捐|指导|帮扶|搞|做)/g

/** 去桃园送教, where the roster knows 桃源. */
function slips(plain: string, index: RosterIndex): readonly Hit[] {
  const hits: Hit[] = []
  for (const match of plain.matchAll(BARE_SLOT)) {
    const text = match[1] ?? ''
    const found = bareSlip(index, text)
    const end = match.index + match[0].length
    if (found) hits.push({ start: end - text.length, end, text, found })
  }
  return hits
}

const OURS = /(?:我们|咱们|咱|我|本)(?:幼儿园|园(?![长所区丁艺林])|单位|园区)|(?:我们|咱们|咱)(?![县市区镇乡村省州国])/g
const THEIRS =
  /(?:结对帮扶|对口帮扶|对口支援|结对|帮扶|对口|受援|受助|受帮扶|被帮扶|支援|姊妹|姐妹|兄弟|友好|手拉手)的?(?:幼儿)?园(?![长所区丁艺林])|对方(?:幼儿园|园)?|[他她]们(?:幼儿园|园|那边|那儿|那里)/g
const ENGLISH =
  /\b(?:(our (?:own )?(?:kindergarten|school|preschool)|we|us)|(?:our )?(?:partner|sister|paired|twin) (?:kindergarten|preschool|school)s?)\b/g
const BONDS = /(?:成了?|结为|成为|作为|定为|选为|列为|评为|互为|当|作|建|是|叫|签)$/

/** 我园 and 结对园; a word that only introduces a name (结对园——桃源园) or speaks of a bond (结成姊妹园) points at nobody. */
function pronounsIn(plain: string): readonly Mention[] {
  const found: Mention[] = []
  if (/[我咱本]/.test(plain)) {
    for (const { 0: text, index } of plain.matchAll(OURS))
      if (plain[index - 1] !== '让' && found.length < NAMES_MAX) found.push(pronoun('we', index, text))
  }
  if (/园|对方|们/.test(plain)) {
    for (const { 0: text, index } of plain.matchAll(THEIRS)) {
      if (found.length < 2 * NAMES_MAX && !BONDS.test(plain.slice(Math.max(0, index - 3), index)))
        found.push(pronoun('they', index, text))
    }
  }
  if (/[a-z]/.test(plain)) {
    for (const { 0: text, 1: ours, index } of plain.matchAll(ENGLISH))
      found.push(pronoun(ours ? 'we' : 'they', index, text))
  }
  return found
}

const pronoun = (who: 'we' | 'they', start: number, text: string): Mention => ({
  start,
  end: start + text.length,
  who,
  typed: '',
  plain: text,
  known: [],
  typo: false,
})
