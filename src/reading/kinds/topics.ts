import { fold } from '../words/fold.ts'
import type { Page } from '../words/page.ts'
import { overlap, type Span } from '../words/spans.ts'
import { isProgramme, isTypeName } from './lexicon.ts'
import { type Marked, markedIn, type Topic } from './titles.ts'

/**
 * What a lesson, a lecture or a meeting was about: 《会跳舞的盐》, 题为…, 以…为主题, 主题：…. No topics: quoted names of types
 * (“送教下乡”活动), slogans (“手拉手”, “传帮带”), and papers that are only cited (依据《…指南》, 签订《…协议》).
 */
export function topicsIn(page: Page): readonly Topic[] {
  const found: Topic[] = []
  // The marks as folded, for ＂ is "; the title as typed.
  const marked = markedIn(page.plain).map((one) => ({ ...one, title: titleOf(page.typed, one) }))
  for (const one of marked) {
    if (isTopic(page, one, found.at(-1))) found.push({ title: one.title, start: one.start, end: one.end })
  }
  for (const topic of unmarked(page)) {
    if (!marked.some((one) => overlap(one, topic))) found.push(topic)
  }
  return found.sort((a, b) => a.start - b.start)
}

/** Without its marks, which are one letter each, or two (<<). */
function titleOf(typed: string, { start, end }: Span): string {
  const marks = typed.startsWith('<<', start) || typed.startsWith('＜＜', start) ? 2 : 1
  return typed.slice(start + marks, end - marks).trim()
}

function isTopic({ plain }: Page, one: Marked, last: Topic | undefined): boolean {
  const before = plain.slice(Math.max(0, one.start - NEAR), one.start)
  const after = plain.slice(one.end, one.end + NEAR)
  const title = fold(one.title)
  if (one.is === 'title')
    return (
      !PAPER.test(title) ||
      (PAPER_SUBJECT.test(before) && !CITED.test(before)) ||
      (PAPER_LEARNT.test(after) && !CITED.test(before))
    )
  const bare = title.trim()
  if (isTypeName(bare)) return false
  if (THEME_BEFORE.test(before) || THEME_AFTER.test(after)) return true
  if (SPOKEN_OF.test(before) && SPEAKING.test(after)) return true
  if (last !== undefined && LISTED.test(plain.slice(last.end, one.start))) return true
  if (isProgramme(bare) || SLOGAN.test(bare) || /^[\d\s.+-]*$/.test(bare)) return false
  return LESSON_BEFORE.test(before) || LESSON_AFTER.test(after)
}

/** “…”、“…”: one is as good as the other. */
const LISTED = /^[、和与及,，]?\s?$/
/** 就“…”进行了研讨. */
const SPOKEN_OF = /(?:就|针对|关于)\s?$/
const SPEAKING = /^[^，。；\n]{0,8}(?:进行|展开|开展|[作做]了|交流|研讨|讨论|座谈)/
const NEAR = 16
/** Papers of the office and of the law: a topic only where a lecture or a training was about them. */
const PAPER =
  /(?:协议书?|责任书|通知|方案|办法|意见|承诺书|倡议书|条例|(?:教育|促进|保护|教师)法|规程|规划|(?:工作|帮扶|活动|教研|培训|学期|年度|行动)计划|日报|晚报|教育报|时报|记录表|登记表|清单|公约|合同|备忘录|手册|章程|制度|职责|规定|预案)(?:[(（][^)）]*[)）])?$|(?:指南|纲要|标准)(?:[(（]试行[)）])?$/
const CITED =
  /(?:贯彻|落实|依据|根据|按照|遵循|对照|结合|执行|践行|体现|参照|响应|签订|签署|制定|下发|印发|填写|以)[^，。；]{0,8}$/
const PAPER_SUBJECT =
  /(?:讲座|培训|题为|主题|解读|宣讲|学习|学了|围绕|讲解|分享|研读|[讲读授]了?|专题|报告|课)[是为:：了\s]{0,3}$/
const PAPER_LEARNT = /^\s?(?:的)?(?:专题|主题)?(?:讲座|培训|解读|宣讲|学习|研读|分享|讲解|为题|为主题|研讨)/
const THEME_BEFORE = /(?:主题|题目|课题|题为|题|话题|专题)[是为:：叫作]{0,2}\s?$|围绕\s?$|聚焦\s?$/
const THEME_AFTER = /^\s?(?:为主题|为题|为主线|为课题|的?主题(?:活动|教研|讲座|培训|分享|研讨))/
const LESSON_BEFORE =
  /(?:课|讲座|活动|教研|研讨|探讨|讨论|培训|绘本|故事|歌曲|游戏|儿歌|律动|语言|科学|健康|社会|艺术|音乐|美术|体育|数学|综合|领域|[节场堂]|执教|主讲|讲了|宣讲|分享|案例|工作坊|沙龙|报告|lesson|class|classes|lessons|lecture|talk|workshop|on|titled|called|about|topic)\s?[:：—-]{0,2}\s?$/
const LESSON_AFTER =
  /^\s?(?:的)?(?:线上|业务|全员|园本|云端|专题|主题|家长|系列)?(?:[一二两三\d][节场堂次]|专题|讲座|培训|教研|研讨|公开课|示范课|展示课|观摩课|课|分享|报告|集体教学|教学活动|科学|语言|健康|社会|艺术|音乐|美术|体育|数学|绘本|户外|区域|案例|沙龙|工作坊|lesson|class|lecture|talk|workshop)/
/** What is said of the work itself. */
const SLOGAN =
  /帮扶|结对|送教|手拉手|手牵手|拉小手|携手|传帮带|一对一|一帮一|走出去|走下去|请进来|引进来|沉下去|青蓝|名师|国培|双减|四有|三年行动|立德树人|优势互补|资源共享|共(?:建|享|进|赢|成长|发展|提高|同)|输血|造血|量身|零距离|面对面|及时雨|金钥匙|领头雁|领头羊|示范|引领|辐射|互助|强带弱|以强带|城乡|乡村振兴|教育公平|大篷车|种子|娘家|姐妹|姊妹|家门口/

function* unmarked({ plain, typed }: Page): Generator<Topic> {
  for (const { gate, pattern } of SPOKEN) {
    if (!plain.includes(gate)) continue
    for (const match of plain.matchAll(pattern)) {
      const inner = match[1] ?? ''
      const start = match.index + match[0].indexOf(inner)
      const whole = typed.slice(start, start + inner.length)
      const title = (REST.exec(whole)?.[1] ?? whole).trim()
      if (title.length < 2 || isTypeName(inner) || NO_TITLE.test(inner)) continue
      yield { title, start, end: start + title.length }
    }
  }
}

const SAID = '[^，。；！？\\n《》“”"「」『』:：]'
const KINDS = '(?:专题|讲座|分享|报告|培训|交流|发言|宣讲|教研|研讨|公开课|示范课)'
const SPOKEN: readonly { readonly gate: string; readonly pattern: RegExp }[] = [
  { gate: '题为', pattern: new RegExp(`题为\\s?(${SAID}{2,40}?)(?=的?${KINDS}|[，。；！？\\n]|$)`, 'g') },
  {
    gate: '主题',
    pattern: new RegExp(`主题(?:[为是]\\s?:{0,2}|\\s?:{1,2})\\s?(${SAID}{2,40}?)(?=的${KINDS}|[，。；！？\\n]|$)`, 'g'),
  },
  { gate: '为主题', pattern: new RegExp(`以(${SAID}{2,40}?)为主题`, 'g') },
  {
    gate: '名称',
    pattern: new RegExp(
      `(?:讲座|培训|课程|课题|教研|示范课|公开课)名称\\s?:\\s?(${SAID}{2,40}?)(?=[，。；！？\\n]|\\s[^\\s:]{2,5}:|$)`,
      'g',
    ),
  },
  { gate: '题目', pattern: new RegExp(`题目\\s?:\\s?(${SAID}{2,40}?)(?=[，。；！？\\n]|\\s[^\\s:]{2,5}:|$)`, 'g') },
  {
    gate: 'topic',
    pattern: /(?<![a-z])(?:topic|theme|title)\s?:\s?([^，,。；！？\n《》“”"]{2,60}?)(?=[，,。；！？\n]|$)/g,
  },
  { gate: '课题', pattern: new RegExp(`课题\\s?:\\s?(${SAID}{2,40}?)(?=[，。；！？\\n]|\\s[^\\s:]{2,5}:|$)`, 'g') },
]
/** 主题：角色游戏观察 双方共12人: the title ends where counts begin. */
const REST = /^(.{2,40}?)\s(?:双方|共|参加|参与|听讲|主讲|主持|时间|地点|[^\s]{0,6}\d)/
/** Numbers, people and days are no titles. */
const NO_TITLE = /^\s*(?:\d[\d\s.:-]*|[一二两三四五]?[节场次]|[^ ]{1,4}(?:老师|园长|教师))\s*$/
