import type { Mood } from '../words/clauses.ts'
import { clauseAt, type Page } from '../words/page.ts'
import type { Span } from '../words/spans.ts'
import type { Find } from './wording.ts'

/** How far a word of refusal or purpose reaches, in letters. */
const REACH = 18

/**
 * The mood of one mention. A mood word governs its own part only: in 没带东西去，只上了两节课 the lessons took place, in
 * 原定的讲座改为教研 the lecture did not and the research did.
 */
export function moodOf(page: Page, { start, end }: Span): Mood {
  const clause = clauseAt(page, start)
  const text = page.plain.slice(clause.start, clause.end)
  const before = close(page.plain.slice(Math.max(clause.start, start - 2 * REACH), start))
  const after = page.plain.slice(end, Math.min(clause.end, end + REACH))
  if (CALLED_OFF_AFTER.test(after) || CALLED_OFF_BEFORE.test(before)) return 'called_off'
  if (WENT_ON.test(after)) return 'done'
  if (clause.mood !== 'done' && MEANT_BEFORE.test(before)) return 'called_off'
  if (REPLACED.test(after) && !AS_BEFORE.test(before)) return 'called_off'
  if (AGREED_BEFORE.test(before) || WISHED_BEFORE.test(before)) return 'ahead'
  if (DENIED_BEFORE.test(before) || DENIED_AFTER.test(after)) return 'denied'
  // The clause's own word of refusal was about something else; where it has none, its neighbour's holds.
  if (clause.mood === 'denied') return NOT.test(text) ? 'done' : 'denied'
  if (clause.mood === 'called_off') return OFF.test(text) ? 'done' : 'called_off'
  if (onlySounds(page, start, clause.mood)) return 'done'
  if (clause.mood === 'asked') return 'asked'
  if (clause.mood === 'done') return 'done'
  if (end - start >= text.trim().length) return 'done'
  return clause.mood === 'ahead' && !isAhead(text) ? 'done' : clause.mood
}

/** Where the sentence says that the clause only sounds like a question, a plan or a rule. */
function onlySounds(page: Page, start: number, mood: Mood): boolean {
  if (mood === 'asked') return isTold(page, start)
  if (mood === 'ahead') return isOccasion(page, start)
  return mood === 'rule' && INVITED.test(sentenceTo(page, start))
}

/** 和老师们聊区域怎么评价: what was talked about is a question, the talk is none. */
function isTold({ plain }: Page, start: number): boolean {
  const rest = (/^[^。！!\n]{0,80}/.exec(plain.slice(Math.max(0, start - REACH), start + 80)) ?? [''])[0]
  return TALKED_HOW.test(rest) && !ASKS.test(rest)
}
const TALKED_HOW =
  /(?:题目|主题|内容|话题|聊|讲|谈|研究|讨论|教研|培训|分享)[^。？?\n]{0,24}?(?:怎么|如何|怎样)(?![样办去走算]|安排|定)|(?:怎么|如何|怎样)[^，。？?\n]{0,8}(?:[研议聊]了|商量了|讨论了|琢磨了)/
const ASKS = /[?？]|[吗呢么]\s*(?:$|[，,])|要不要|行不行|能不能/

/** 在六一即将到来之际走访: a day that was near, not a plan. */
function isOccasion(page: Page, start: number): boolean {
  const before = sentenceTo(page, start)
  return NEARING.test(before) && !PLAN.test(before)
}
const NEARING = /(?:即将|就要|将要)?(?:到来|来临|开学|结束)之际|即将(?:到来|来临)/
/** 应…之邀: asked to come, not told to. */
const INVITED = /应[^，。；\n]{1,24}?(?:之邀|邀请|之约)/
const SENTENCE = 60
const sentenceTo = ({ plain }: Page, start: number): string =>
  (/[^。！？!?\n]*$/.exec(plain.slice(Math.max(0, start - SENTENCE), start)) ?? [''])[0]

/** What was blanked (titles, names) is no distance. */
const close = (text: string): string => (text.includes('  ') ? text.replace(/\s+/g, ' ') : text).slice(-REACH)
const NOT = /没|未|无|不|not|n't/
const OFF = /取消|改期|延期|推迟|暂停|未能|没能|没|改为|改成|换成|调整|泡汤|作罢|原定|原计划|本来|本打算|原本|原先/

/** 精心准备的活动, 今后的发展方向: words of plans where nothing is planned. */
function isAhead(clause: string): boolean {
  const rest = clause.replace(NO_PLAN, '')
  return rest === clause || PLAN.test(rest)
}

const NO_PLAN =
  /(?:精心|认真|充分|活动|用心|课前|提前|物质|经验)准备|准备(?:的|了|充分|好)|(?:今后|未来|下一步|将来)的|(?:商讨|商议|商定|商量|制定|制订|讨论|研究)[^，。；\n]{0,12}(?:方案|计划|安排)|(?:lesson|teaching) plan|(?:下周|下个?月|下学期|明天|后天)的/g
const PLAN =
  /将(?:于|在|要|会|继续|组织|开展|举行|持续|进一步|通过|以)|拟(?!定)|计划(?:于|在|开展)|打算|预计|届时|下周|下个?月|下学期|明[天日]|后天/

const CALLED_OFF_AFTER =
  /^[^，。；！？\n、]{0,8}?(?:取消|改期|延期|推迟|暂停|未能(?:如期)?|没能|没(?:有)?(?:办|搞|开|上|去|做|讲|成|来|弄)(?!完)|泡汤|作罢|不(?:搞|办|上|开|去|做|讲|来)了|黄了|顺延)/
const CALLED_OFF_BEFORE = /(?:取消了?|推迟了?|暂停了?)[^，。；！？\n、]{0,8}$/
const MEANT_BEFORE =
  /(?:原定|原计划|本来(?:要|想|打算|计划|说好)|本打算|原本(?:要|想|打算|计划|安排)?|原先(?:要|想|打算|计划|安排))[^，。；！？\n]{0,14}$/
/** 原定一小时的讲座延长到两小时. */
const WENT_ON = /^[^，。；！？\n、]{0,4}?(?:延长|增加到|扩大|如期|照常|顺利)/
const REPLACED = /^[^，。；！？\n、]{0,6}?(?:改为|改成|换成|换为|调整为|变成|改在)/
const AS_BEFORE = /(?:改为|改成|换成|换为|调整为|变成)[^，。；！？\n]{0,12}$/
const DENIED_BEFORE =
  /(?:没|未)(?:能|有)?(?:去|来|到)(?:成|了)?[^，。；！？\n、了]{0,16}$|(?:没有?(?!想到|关系|少|错)|并未|未(?:曾|能)?(?![来婚成必])|无(?!论|锡|私|不|线|微)|不(?:是|算|包括|含|涉及|安排|搞|开|上|做|办|再|用|需要?)(?!仅|但|只))(?!有?(?:多|少)久)[^，。；！？\n、了]{0,8}$|(?<![a-z])(?:no|not|without)(?: [a-z]+){0,2} $/
/** 会上商定12月再次送教: agreed, not done. */
const AGREED_BEFORE =
  /(?:商定|约定|约好|决定|敲定|达成|有意(?![义思识味])|希望|期待|邀请[^，。；！？\n]{0,8}再)[^，。；！？\n]{0,24}$/
/** 想捐一批绘本, 要是能派人来跟岗就好了. */
const WISHED_BEFORE =
  /(?:如果|要是|若(?!干)是?|假如|想(?!到|起|法)要?|希望|打算|(?<!活动|物质|经验|材料|前期|精心|用心|认真|充分|课前|教学)准备(?!的|了|好|充分|工作|[、与和])|争取|梦见|建议|提议)[^，。；！？\n]{0,16}$/
const DENIED_AFTER =
  /^[^，。；！？\n、]{0,4}?(?:没有?(?:开展|进行|举行|安排|组织|参加|赶上|落实)|未(?:开展|进行|举行|安排|组织)|没搞成|没办成|没开成|没上成|免了)|^ (?:was|were|has been|is) (?:cancelled|canceled|called off|postponed)/

/** Which letters only say what was talked about or aimed at: 围绕环创、教研等方面进行了交流. */
export function talkedAbout({ plain, clauses }: Page): Uint8Array {
  const mask = new Uint8Array(plain.length + 1)
  const spoken = ABOUT_GATE.test(plain)
  const advising = ADVISED_GATE.test(plain)
  const aspect = ASPECT_GATE.test(plain)
  for (const { start, end } of clauses) {
    const text = plain.slice(start, end)
    if (AIM.test(text)) mask.fill(1, start, start + aimEnd(text))
    if (spoken) markAbout(mask, text, start)
    if (advising && ADVISED_GATE.test(text)) markAdvised(mask, text, start)
    if (aspect) markAspect(mask, text, start)
  }
  return mask
}

function aimEnd(text: string): number {
  const verb = HELD_AFTER_AIM.exec(text)
  return verb ? verb.index : text.length
}

function markAbout(mask: Uint8Array, text: string, at: number): void {
  for (const match of text.matchAll(ABOUT)) {
    const from = match.index + match[0].length
    const rest = text.slice(from, from + ABOUT_MAX)
    const end = VERB.exec(rest)?.index ?? [...rest.matchAll(TALK)].at(-1)?.index ?? rest.length
    mask.fill(1, at + from, at + from + end)
  }
}

function markAdvised(mask: Uint8Array, text: string, at: number): void {
  for (const match of text.matchAll(ADVISED)) {
    const from = at + match.index
    mask.fill(1, from, from + (match[1] ?? match[2] ?? match[3] ?? '').length)
  }
}

function markAspect(mask: Uint8Array, text: string, at: number): void {
  const found = [...text.matchAll(ASPECT)]
  const first = found[0]?.index ?? 0
  if (first === 0) return
  const from = Math.max(...OPENERS.map((word) => text.lastIndexOf(word, first)), 0)
  mask.fill(1, at + from, at + (found.at(-1)?.index ?? first))
}

const ASPECT = /方面|等(?:问题|环节)|层面|角度/g
/** What is talked about is named in so many letters; a longer list is no sentence. */
const ABOUT_MAX = 80
const ASPECT_GATE = /方面|问题|层面|环节|角度/
const OPENERS = ['从', '在', '对', '就', '给', '为', '于']
/** 对环境创设、材料投放给出建议; 协助园长抓好教研、环创等工作. */
const ADVISED =
  /((?:[对就为从]|针对)[^，。；！？\n]{1,50}?)(?:给出|提出|给予|给与|进行|作出|做出|表示)[^，。；！？\n]{0,14}?(?:建议|意见|指导|点评|剖析|诊断|分析|交流|座谈|研讨|评价|肯定|赞赏|认可|好评|赞许|关注|查看|察看|检查|参观|观摩|调研|考察|了解|评估|讲解|解读|介绍|沟通|探讨|讨论|评比|梳理|总结|反思|自评|解答)|((?:对|就)[^，。；！？\n]{1,40}?)有了?[^，。；！？\n]{0,10}?(?:认识|了解|理解|体会|思考|思路|信心|提升|提高)|((?:抓好|负责|协助|分管|做好|参与)[^，。；！？\n]{1,30}?)等(?:项|各项)?工作/g
const ADVISED_GATE = /给[出予与]|提出|进行|[作做]出|表示|有|等(?:项|各项)?工作/
const ABOUT_GATE = /围绕|针对|关于|聚焦|就/
const ABOUT = /围绕|针对|关于|聚焦|(?<![成造早])就(?![是在近读此餐职业要能地算诊让会医很可])/g
const VERB =
  /(?<!如何|怎样|怎么|有效|科学|更好地?)(?:进行|开展|展开|[作做]了|提出|给予|给出|举行|举办|组织|达成|签订|协商|商讨|商定)/
/** Where no such verb stands: 围绕户外游戏座谈; what is named last is what was done. */
const TALK = /交流|讨论|探讨|研讨|座谈|分享|讲解|解读|培训|讲座|磨课|评课|教研|指导|沟通|各抒己见|畅所欲言|集思广益/g
/** A clause that only says what it was for or what came of it (domain.md §7.11). */
const AIM =
  /^[\s“"—-]*(?!推进会)(?:为(?:了|进一步|深入|切实|更好|充分|全面|贯彻|落实|推动|推进|促进|加强|加快|提升|提高|发挥|帮助|丰富|实现|拓宽|响应|积极|有效|扎实|不断|增进|深化|助力|缩小|解决|改善|巩固|强化|持续|激发|构建|打造|认真|使|让|增强|搭建|此|方便|便于|满足|适应|规范|做好|办好|抓好|弘扬|迎接)|旨在|以期|力求|从而|以便|进而|(?:并|也|又|更|有效|进一步|切实|不断|大力|积极|着力|充分|共同|真正|有力|极大|同时|不仅|还|将|继续|持续)*地?(?:促进|提升|提高|推动|推进|增强|深化|搭建|实现|拓宽|开阔|夯实|助力|激发|加强|强化|缩小|带动|引领|优化|营造|达到|做到|充实|拓展|架起|凝聚|彰显|落实|坚持|注重|立足|依托|发挥))/
const HELD_AFTER_AIM =
  /(?:开展了?|展开了|拉开了?|举行了?|举办了?|组织了?|进行了|召开了?|邀请了?|特邀|赴|走进|来到)(?!的|工作的|能力)/

/** Said of something else: its quality, its plan, an ability, a person's office. */
export function isTopicOf(page: Page, find: Find, about: Uint8Array): boolean {
  const { start, end } = find
  if (about[start] === 1 && about[end - 1] === 1) return true
  const clause = clauseAt(page, start)
  const before = page.plain.slice(Math.max(clause.start, start - REACH), start)
  const after = page.plain.slice(end, end + REACH)
  if (QUALITY.test(after)) return true
  const aim = AIM_BEFORE.exec(before)
  if (aim && !DEED_BETWEEN.test(aim[0])) return true
  return FOR_NEXT.test(before) && GROUND.test(after)
}

const QUALITY =
  /^(?:活动|工作)?的?(?:组织)?(?:能力|水平|质量|实效|有效性|针对性|积极性|热情|意识|机制|体系|模式|平台|机会|力度|需求|素养|素质|队伍|共同体|方案|计划|通知|经费|理念|观念|需要|渠道|桥梁|纽带|氛围|台账|登记|档案|表格)/
const AIM_BEFORE =
  /(?:提升|提高|促进|推动|推进|加强|增强|强化|深化|助力|服务|支持|保障|规范|优化|夯实|搭建|畅通|重视|注重|立足|依托|关注|负责|分管|主管|热爱|从事|擅长|各项|日常|重在|旨在)(?!了|会)[^，。；！？\n、]{0,6}$/
const DEED_BETWEEN = /开展|举行|举办|组织|进行|召开|通过|[上作做]了|参加/
const FOR_NEXT = /为[^，。；！？\n]{0,16}$/
const GROUND = /^[^，。；！？\n]{0,14}(?:打下|奠定|提供|积累|做好?了?准备|铺垫|创造|指明|指引|注入)/
