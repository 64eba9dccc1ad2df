import { clauseAt, type Page } from '../words/page.ts'
import type { Token } from './lexicon.ts'
import type { Role } from './roles.ts'
import type { Find } from './wording.ts'

/** Words that one neighbour makes stronger, weaker or silent. */
export function tempered(page: Page, tokens: readonly Token[], finds: readonly Find[]): readonly Find[] {
  const firstLesson = finds.reduce(
    (first, { type, strength, start }) => (type === '示范课' && strength !== 'weak' ? Math.min(first, start) : first),
    Number.POSITIVE_INFINITY,
  )
  const kept: Find[] = []
  for (const find of finds) {
    const before = page.plain.slice(Math.max(0, find.start - NEAR), find.start)
    const after = page.plain.slice(find.end, find.end + NEAR)
    if (SILENT_AFTER[find.type]?.test(after)) continue
    const judge = JUDGES[find.type]
    const one = judge ? judge(find, { page, tokens, firstLesson, before, after }) : find
    if (one !== null) kept.push(one)
  }
  return kept
}

/** Letters that are looked at on either side. */
const NEAR = 14

interface Context {
  readonly page: Page
  readonly tokens: readonly Token[]
  /** Where the first lesson is given; infinity for none. */
  readonly firstLesson: number
  readonly before: string
  readonly after: string
}

/** `null`: it says nothing here. */
type Judge = (find: Find, context: Context) => Find | null

/** What stands behind a word and makes it none of its type. */
const SILENT_AFTER: Readonly<Record<string, RegExp>> = {
  示范课: /^(?:教师|老师|人|者|班级)?[:：]|^(?:教师|老师|者)(?!的?(?:课|活动))/,
  专题讲座: /^(?:厅|室)|^(?:教师|老师|人|者)\s?(?:[:是为]|由)/,
  活动展示: /^了/,
  互赠书画: /^了?(?:寄语|祝福语?|锦旗|证书|感谢信|纪念品)/,
  业务培训: /^班?的?[\d一二两三四五六七八九十百余多]*[名位个]?\s?学员/,
  挂职锻炼: /^(?:副)?书记/,
}

const weak = (find: Find): Find => ({ ...find, strength: 'weak' })
const light = (find: Find): Find => ({ ...find, strength: 'light' })
const told = (find: Find): Find => ({ ...find, strength: 'told' })
const is = (words: ReadonlySet<string>, { word }: Find): boolean => word !== undefined && words.has(word)

const JUDGES: Readonly<Record<string, Judge>> = {
  捐赠: (find, context) =>
    find.word === undefined && TO_TEACHERS.test(context.page.plain.slice(find.start, find.end))
      ? null
      : find.word !== undefined &&
          (TO_MASTERS.test(context.before) || (HANDED.test(find.word) && givenInThanks(context, find)))
        ? null
        : find,
  课题研究: (find, { page, before }) => {
    if (!HEADS_TITLE.test(page.typed.slice(find.end, find.end + 2))) return find
    const behind = page.plain.slice(find.end, find.end + SENTENCE_AROUND)
    return OF_RESEARCH_BEFORE.test(before) || OF_RESEARCH.test(behind) ? told(find) : null
  },
  幼儿交流: (find, context) => {
    if (!is(WITH_CHILDREN, find)) return find
    if (isQuoted(context)) return OF_A_PROGRAMME.test(context.after) ? null : find
    return childrenNear(context, find) ? told(find) : find
  },
  启动签约: (find, context) => {
    if (OF_MASTERS.test(context.page.plain.slice(Math.max(0, find.start - OF_MASTERS_NEAR), find.end))) return null
    return find.word?.startsWith('结') && isQuoted(context) ? weak(find) : find
  },
  听课说课评课: (find, { before, after, firstLesson }) => {
    if (find.word === '听课' && (AUDIENCE_AFTER.test(after) || AUDIENCE_BEFORE.test(before))) return null
    return is(OF_A_LESSON, find) && firstLesson < Number.POSITIVE_INFINITY ? told(find) : find
  },
  示范课: (find, { before }) => (is(GENERIC_LESSON, find) && WATCHED.test(before) ? weak(find) : find),
  教研交流: (find, { page, firstLesson }) => {
    if (find.word !== undefined && !is(TALKS, find)) return find
    const sentence = sentenceBefore(page, find)
    const ofLesson = AFTER_LESSON.test(sentence) || (firstLesson < find.start && ON_A_LESSON.test(sentence))
    return ofLesson ? { ...find, type: '听课说课评课' } : find
  },
  会议: (find, { page }) => (OF_RESEARCH_MEETING.test(sentenceBefore(page, find)) ? null : find),
  // 观摩了早操展示
  活动展示: (find, { before }) =>
    find.word?.endsWith('展示') && WATCHED.test(before) ? light({ ...find, type: '教学观摩' }) : find,
  环境创设: (find, { page, after }) =>
    (find.word !== undefined || page.plain[find.start] === '墙') &&
    (LOOKED_AT.test(page.plain.slice(Math.max(0, find.start - 2 * NEAR), find.start)) || IN_IT.test(after))
      ? null
      : find,
  管理指导: (find, context) => (find.word === undefined && find.strength === 'light' ? advice(find, context) : find),
  教学观摩: (find, { before, after }) =>
    find.word?.startsWith('观摩') &&
    (AS_AUDIENCE.test(before) || OF_A_DEMONSTRATION.test(after) || LOOKS_BACK.test(after))
      ? light(find)
      : find,
}

/** 参观了环境创设, 分享了在环创中的好点子: looked at, spoken of. */
const LOOKED_AT =
  /(?:参观|观摩|观看|欣赏|了解|查看|察看|学习|感受|分享|介绍|展示|关注|记录|包括|交流|讨论|研讨)了?[^，。；！？\n]{0,22}$/
const IN_IT = /^(?:工作)?(?:中|上|过程|时|方面|理念|的?(?:特色|情况|经验|理念|思路|问题|风格|特点|想法|方法|要求|材料))/
/** 课题《盐》: the title of a lesson. */
const HEADS_TITLE = /^\s?[:：《“"＂「]/
const OF_RESEARCH_BEFORE = /(?:国家|省|市|县|区|校|园)级$|规划$|合作的?$/
const OF_RESEARCH = /^[^，。；]{0,60}(?:中期|开题|结题|立项|研究(?!生)|鉴定)/
/** 师徒结对仪式上签订协议书: the bond of the two teachers, not of their kindergartens. */
const OF_MASTERS = /(?:师徒|青蓝|拜师|师傅|师父|徒弟)[^。！？\n]*$/
const OF_MASTERS_NEAR = 36
/** 课题…召开中期推进会: a stage of the research. */
const OF_RESEARCH_MEETING = /(?:课题[^。；\n]{0,40}(?:中期|阶段|开题|结题)|开题|结题)[^，。；\n]{0,6}$/
const OF_A_PROGRAMME = /^[^，。；\n]{0,8}[”"」](?:城乡)?(?:结对|帮扶|工程|计划|行动|共建|工作|提升|提高)/
/** “手拉手”工程, “结对子 暖民心”: a name or a slogan. */
const isQuoted = ({ before, after }: Context): boolean =>
  /[“"「][^”"」，。；\n]{0,10}$/.test(before) && /^[^“"「，。；\n]{0,10}[”"」]/.test(after)

/** 送给老师们每人一份小礼物: thanks. */
const TO_TEACHERS = /(?:老师|教师)们?[^，。；\n]{0,6}礼[物品]$/
/** 拜师，敬茶送书. */
const TO_MASTERS = /(?:师傅|师父|徒弟|拜师|敬茶)[^。！？\n]{0,8}$/
const HANDED = /^(?:赠|捐$)/
const WITH_CHILDREN = new Set('视频连线 手拉手 大手拉小手 大手牵小手 手牵手 互动游戏 结伴 同乐 表演'.split(' '))
const OF_A_LESSON = new Set('点评 评析 评议 教学反思 活动反思 自评 自评反思 自我反思'.split(' '))
const GENERIC_LESSON = new Set('集体教学活动 集体教学 教学活动 课例 集教活动 优质教学活动 集体活动'.split(' '))
const TALKS = new Set('研讨 研讨交流 交流研讨 研讨活动 互动研讨'.split(' '))
const WATCHED = /(?:观摩|观看|参观|听|看|欣赏)(?:了|过)?[^，。；！？\n]{0,10}$/
/** 80余名教师到场观摩: those who watched what was shown. */
const AS_AUDIENCE = /(?:参加|参与|到场|前来|现场|聆听|共同)了?$/
/** 22人听课, 听课教师22人 count an audience. */
const AUDIENCE_AFTER = /^(?:教师|老师|人|者|记录|[\s:：】\]]{0,3}\d{1,4}(?!\s?[节堂]|\d))/
const AUDIENCE_BEFORE = /(?:人|[名位]\s?(?:教师|老师|园长)?)\s?$/
/** 观摩结束后，大家…: said again on the way to what came next. */
const LOOKS_BACK = /^(?:活动|学习|环节)?(?:结束)?(?:之?后|之余)/
const OF_A_DEMONSTRATION = /^[^，。；！？\n]{0,10}?(?:示范课|公开课|展示课|优质课|观摩课)/
const AFTER_LESSON =
  /(?:课后|活动后|活动结束后|听课后|观摩后|观摩结束后|课例|评课|说课|集体教学活动后)[^。！？\n]{0,40}$/

/** What colleagues look at in a lesson, and who had come to watch it. */
const ON_A_LESSON =
  /(?:活动|教学)(?:目标|过程|环节|设计)|师幼互动|(?:观摩|听课|看课)(?:的)?(?:教师|老师|园长)|执教|[这两三四]节(?:课|活动)/

/** How much of the sentence before a word is looked at, and how far around it, in letters. */
const SENTENCE_BEFORE = 60
const SENTENCE_AROUND = 120

function sentenceBefore(page: Page, { start }: Find): string {
  const text = page.plain.slice(Math.max(0, start - SENTENCE_BEFORE), start)
  return text.slice(Math.max(...[...'。！？!?；;\n'].map((mark) => text.lastIndexOf(mark))) + 1)
}

/** Is there a word of that part in the same sentence, not too far off? */
function inSentence({ page, tokens }: Context, { start }: Find, role: Role): boolean {
  const { sentence } = clauseAt(page, start)
  for (let at = firstAt(tokens, start - SENTENCE_AROUND); at < tokens.length; at++) {
    const token = tokens[at]
    if (token === undefined || token.start > start + SENTENCE_AROUND) return false
    if (token.entry.roles.has(role) && clauseAt(page, token.start).sentence === sentence) return true
  }
  return false
}

/** Are children spoken of near by? */
function childrenNear({ tokens }: Context, { start }: Find): boolean {
  for (let at = firstAt(tokens, start - SENTENCE_BEFORE); at < tokens.length; at++) {
    const token = tokens[at]
    if (token === undefined || token.start > start + SENTENCE_BEFORE) return false
    if (token.entry.roles.has('child')) return true
  }
  return false
}

/** The first word that begins there or later; words stand in order. */
function firstAt(tokens: readonly Token[], position: number): number {
  let low = 0
  let high = tokens.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((tokens[middle]?.start ?? 0) < position) low = middle + 1
    else high = middle
  }
  return low
}

/** A banner, a letter of thanks, flowers: nothing that helps children. */
function givenInThanks({ page, tokens }: Context, { start, end }: Find): boolean {
  let thanks = false
  for (let at = firstAt(tokens, end); at < tokens.length; at++) {
    const token = tokens[at]
    if (token === undefined || token.start - end > NEAR + 2 || clauseAt(page, token.start) !== clauseAt(page, start))
      break
    if (token.entry.roles.has('goods')) return false
    thanks ||= token.entry.roles.has('thanks') || token.entry.roles.has('picture')
  }
  return thanks
}

/** Advice on a lesson belongs to the lesson; advice on how a kindergarten is run is guidance. */
function advice(find: Find, context: Context): Find {
  if (inSentence(context, find, 'manage')) return told(find)
  return context.firstLesson < find.start ? weak(find) : told(find)
}
