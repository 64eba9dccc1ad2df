import type { Mood } from '../words/clauses.ts'
import { clauseAt, type Page } from '../words/page.ts'
import type { Span } from '../words/spans.ts'
import type { Atom } from './atom.ts'
import type { Side } from './resolve.ts'
import type { Lean } from './said.ts'

/** How a day stands in its sentence. */
export interface Standing {
  readonly mood: Mood
  readonly side: Side
  /** Why it is not the day of anything told here. */
  readonly aside?: 'deadline' | 'frame' | 'since' | 'published' | 'dateline' | 'signature' | 'named'
  /** 左右, 大概, 或: more or less. */
  readonly loose: boolean
  /** 原定: it was to be then. */
  readonly was: boolean
}

/** Is anything moved or dropped in this text? Most have nothing of it. */
export const MOVE_GATE =
  /改|推|延|往|提前|顺延|挪|调|换|移|原|本来|取消|变更|postpon|resched|mov(?:e|ed|ing)|shift|push|delay|bring|cancel|instead|origin/
const MOVES =
  /改(?:期|到|至|为|成|在|于|日|时间|[明后下周星本\d])|推迟|延[期后迟到至]|提前(?:到|至|[一二两三四五六\d])|顺延|挪|调整?[到至为]|换[到至成]|移[到至]|原定|原计划|原本|本来|后推|推后|推到|往前|往后|取消|变更|postpon|resched|(?:move|shift|push|change)[ds]?(?:ed)? |delay|bring|cancel|instead of|originally/

const WINDOW = 24
const DEADLINE_BEHIND = /^[)）日号 ]{0,2}(?:之前|以前|前(?![往去来赴后夕期天日几])|截止|前完成)/
const AFTER_BEHIND = /^[)）]?(?:之后|以后|过后|后(?![天日半续勤]))/
const DEADLINE_BEFORE = /(?:截止(?:日期|时间|到|至|于)?|截至|最迟(?:于|到)?|不晚于|before|by|deadline)[:： ]{0,2}$/
const SINCE_BEHIND = /^[^，。；\n]{0,16}?(?:以来|至今)/
const SINCE_BEFORE = /(?:自|自从|从|打从|since)[ ]?$/
const PAPER_BEFORE = /(?:根据|按照|依据|遵照|贯彻|落实|结合)[^，。；\n]{0,16}$/
const PAPER_BEHIND = /^[^，。；\n]{0,24}?(?:会议|通知|文件|要求|精神|方案|意见|部署|协议)/
const PUBLISHED_BEFORE =
  /(?:(?:发布|发表|更新|上传|编辑|打印|填表|填报|填写|报送|印发|制表|信息|录入|点击)(?:日期|时间|于|人)?|来源)[:： ]{0,3}$/
const PUBLISHED_BEHIND = /^[ \d:]{0,10}(?:来源|浏览|点击|阅读|作者|编辑|发布)|^ ?\d{1,2}:\d\d:\d\d/
const DATELINE_BEHIND = /^ ?(?:讯|电(?![影话子器力视脑教])|消息|报道)/
/** 10月17日是第六个国家扶贫日: what day it was, and only then the day of the deed. */
const NAMED_BEHIND =
  /^(?:是|为)(?:[^，。；\n]{0,6}第[^，。；\n]{1,4}个|(?:国际|世界|全国|国家|中国)?[^，。；\n]{1,8}[日节](?=[，。,]|$))/
const FOUNDED_BEHIND =
  /^(?:出生|生于|成立|建园|建校|创办|开办|起?(?:正式)?(?:施行|实施)|(?:实施|印发|颁布|出台|签订)的|投入使用|的生日|生日|入职|参加工作|毕业|退休|的(?:通知|文件|精神|协议))/
const FOUNDED_BEFORE = /(?:成立于|建于|创办于|出生于|生于|毕业于|创建于|建园于|开园于|继)$/
const LOOSE_BEFORE =
  /(?:大概|大约|(?<![预相邀签如])约|可能|也许|暂定|初定|初步定|差不多|估计|around|about|maybe)(?:在|于|是)? ?$/
const LOOSE_BEHIND = /^[)）]?(?:左右|前后|上下|或|还是|、?或)|^[^，。；\n]{0,12}(?:到来|来临|临近)/
const WAS_BEFORE = /(?:原定|原计划|原本|本来|原先|本应|原安排|原|originally)[^，。；\n]{0,6}$/
const AHEAD_BEFORE =
  /(?:将于?|拟于?|计划|预计|定于|约定|约好|打算|准备|安排在|定在|下次|下一次|下回|will|plan)[^，。；\n]{0,4}$/
const DONE_BEFORE = /(?:已于|曾于|已经|上次|上回|刚刚|刚)[^，。；\n]{0,2}$/
const DONE_BEHIND = /^[^，。；\n不没取改推延]{0,6}(?:已(?:经)?(?![约定安])|去过|来过|(?<!定)了(?!解))/
/** 改成周五了: that it was moved is done, not that it took place. */
const MOVED_IS_DONE =
  /取消了|推迟了|改期了|延期了|提前了|(?:改|调|挪|换|移|推迟|延期|提前)(?:成|到|为|至|在)[^，。；\n]{0,10}了/g
const DONE_ANYWHERE = /了(?!解)|已(?:经|于|在)|完成|圆满|顺利/
const ADVERB =
  /^[\s，,、（）()]*(?:[在于]|(?:的)?(?:[上下]午|晚上?|早上?|中午)|(?:周|星期).|\d{1,2}[:点时](?:\d\d|半)?)*[\s，,（）()]*$/
const ADVERB_MAX = 16

/** Looks at what stands around one day. */
export function standingOf(page: Page, atom: Atom, lean: Lean, moves: boolean): Standing {
  const { plain } = page
  const before = plain.slice(Math.max(0, atom.start - WINDOW), atom.start)
  const behind = plain.slice(atom.end, atom.end + WINDOW)
  const mood = moodAt(page, atom)
  const was = moves && WAS_BEFORE.test(before)
  const aside = asideOf(before, behind)
  return {
    mood,
    side: sideOf(page, atom, lean, mood, moves, before),
    ...(aside && { aside }),
    loose: LOOSE_BEFORE.test(before) || LOOSE_BEHIND.test(behind),
    was,
  }
}

function asideOf(before: string, behind: string): Standing['aside'] {
  if (DEADLINE_BEHIND.test(behind) || DEADLINE_BEFORE.test(before) || AFTER_BEHIND.test(behind)) return 'deadline'
  if (
    /来|今/.test(behind) &&
    SINCE_BEHIND.test(behind) &&
    (SINCE_BEFORE.test(before) || /^起?(?:以来|至今)/.test(behind))
  )
    return 'since'
  if (PUBLISHED_BEFORE.test(before) || PUBLISHED_BEHIND.test(behind)) return 'published'
  if (DATELINE_BEHIND.test(behind)) return 'dateline'
  if (NAMED_BEHIND.test(behind)) return 'named'
  if (FOUNDED_BEHIND.test(behind) || FOUNDED_BEFORE.test(before)) return 'frame'
  return PAPER_BEFORE.test(before) && PAPER_BEHIND.test(behind) ? 'frame' : undefined
}

/** "11月4日，我园将再次送教": a day that is a clause of its own belongs to the next. */
function moodAt(page: Page, atom: Span): Mood {
  const own = clauseAt(page, atom.start)
  if (own.mood !== 'done') return own.mood
  if (own.end - own.start - (atom.end - atom.start) > ADVERB_MAX) return own.mood
  if (!ADVERB.test(page.plain.slice(own.start, atom.start) + page.plain.slice(atom.end, own.end))) return own.mood
  const next = clauseAt(page, own.end)
  return next.sentence === own.sentence && next.start >= own.end ? next.mood : own.mood
}

function sideOf(page: Page, atom: Atom, lean: Lean, mood: Mood, moves: boolean, before: string): Side {
  if (moves) {
    const text = sentenceAround(page.plain, atom)
    if (MOVES.test(text)) {
      if (atom.part.is !== 'weekday') return 'near'
      return lean === 'behind' && DONE_ANYWHERE.test(text.replace(MOVED_IS_DONE, '')) ? 'behind' : 'ahead'
    }
  }
  if (lean === 'behind') return mood === 'ahead' || AHEAD_BEFORE.test(before) ? 'ahead' : 'behind'
  return DONE_BEFORE.test(before) || DONE_BEHIND.test(page.plain.slice(atom.end, atom.end + WINDOW))
    ? 'behind'
    : 'ahead'
}

/** The sentence a day stands in, as far as one looks. */
function sentenceAround(plain: string, { start, end }: Span): string {
  const before = plain.slice(Math.max(0, start - SENTENCE_WINDOW), start)
  const behind = plain.slice(end, end + SENTENCE_WINDOW)
  const stop = behind.search(SENTENCE_END)
  return (
    before.slice(before.search(LAST_SENTENCE)) + plain.slice(start, end) + (stop < 0 ? behind : behind.slice(0, stop))
  )
}
const SENTENCE_WINDOW = 100
const SENTENCE_END = /[。！!？?；;\n]/
const LAST_SENTENCE = /[^。！!？?；;\n]*$/

/** A day on a line of its own at the end: when the report was signed. */
const SIGNED = /^[\s()（）]*(?:[^\s，。：:]{0,24}(?:园|局|校|室|中心|组|部|科))?[\s()（）]*$/
export function isSignature(plain: string, { start, end }: Span): boolean {
  const lineStart = plain.lastIndexOf('\n', start - 1)
  if (lineStart < 0 || plain.slice(0, lineStart).trim() === '') return false
  const lineEnd = plain.indexOf('\n', end)
  const rest = plain.slice(lineStart + 1, start) + plain.slice(end, lineEnd < 0 ? plain.length : lineEnd)
  if (!SIGNED.test(rest)) return false
  return lineEnd < 0 || plain.slice(lineEnd).trim().length < WINDOW * 2
}
