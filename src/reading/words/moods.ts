import { bitsIn } from './letter-bits.ts'
import {
  AHEAD,
  ASKED,
  CALLED_OFF,
  DEED,
  DENIED,
  FINISHED,
  FRAME,
  HOW_MANY,
  MAYBE_AHEAD,
  MEANT,
  MOOD_LETTERS,
  type MoodWords,
  MUST,
  NOT_CALLED_OFF,
  PURPOSE,
  QUESTION_WORD,
  SURELY,
  TALKED_OF,
} from './mood-words.ts'

/** How what a clause names stands to the world. */
export type Mood =
  /** It took place: what nothing else is said of. */
  | 'done'
  /** Planned, still to come. */
  | 'ahead'
  /** It did not take place, was not brought, was not given. */
  | 'denied'
  /** It was to take place and was dropped or moved. */
  | 'called_off'
  /** What ought to be, what is aimed at, what a programme says. */
  | 'rule'
  | 'asked'

/** What one clause says of itself, before its neighbours are asked. */
export interface Saying {
  readonly mood: Mood
  /**
   * How it came by it: `purpose` (为…, 旨在) and `must` may run on over the next clauses, `meant` (原定, 本来) waits for
   * what became of it, `frame` (根据…要求) never runs on, `bare` says nothing at all.
   */
  readonly by: 'said' | 'purpose' | 'must' | 'frame' | 'meant' | 'bare'
  /** It says of itself that it happened: 了, 已, 完成, 昨天. */
  readonly happened: boolean
  /** It cannot be otherwise: 了, 已, 昨天; 完成 may also be asked of people. */
  readonly surely: boolean
}

export function sayingOf(clause: string): Saying {
  const bits = bitsIn(MOOD_LETTERS, clause)
  if (bits === 0) return BARE
  const has = ({ bit, pattern }: MoodWords): boolean => (bits & bit) !== 0 && pattern.test(clause)
  const surely = has(SURELY)
  const happened = surely || has(FINISHED)
  const said = (mood: Mood, by: Saying['by'] = 'said'): Saying => ({ mood, by, happened, surely })
  if (has(ASKED) || asksWithin(clause, has)) return said('asked')
  if (has(CALLED_OFF)) return said(NOT_CALLED_OFF.test(clause) ? 'done' : 'called_off')
  if (has(MEANT)) return BECAME.test(clause) ? said('done') : said('called_off', 'meant')
  if (has(DENIED)) return said('denied')
  if (has(AHEAD)) return said('ahead')
  if (has(PURPOSE) && !isDeed(clause)) return said('rule', 'purpose')
  if (has(FRAME) && !isDeed(clause)) return said('rule', 'frame')
  if (!surely && has(MUST)) return said('rule', 'must')
  if (!happened && has(MAYBE_AHEAD)) return said('ahead')
  return said('done', 'bare')
}

/** 原计划线下的讲座改为线上举行了: it took place, another way. */
const BECAME = /改[为成在到用][^，]{0,20}了/

/** Nothing is said. */
export const BARE: Saying = { mood: 'done', by: 'bare', happened: false, surely: false }

/** A longer clause tells something, whatever word is in it. */
const QUESTION_MAX = 24
/** A word of asking that is not in what was talked about: 就如何…进行研讨, 讲解怎么…. */
function asksWithin(clause: string, has: (words: MoodWords) => boolean): boolean {
  const asks =
    has(HOW_MANY) ||
    (clause.length <= QUESTION_MAX && has(QUESTION_WORD) && (!clause.includes('了') || clause.includes('谁')))
  return asks && !TALKED_OF.test(clause)
}

const isDeed = (clause: string): boolean => DEED.test(clause)

/** A clause that only goes on with the purpose before it: 促进…, 提升…, 搭建…. */
export const goesOn = (clause: string): boolean => ON.test(clause) && !isDeed(clause)

/** 内容有…, 届时…, 地点…: says more of the plan before it. */
export const saysMore = (clause: string): boolean => MORE.test(clause)

/** 因天气原因取消: what was called off is named in the clause before. */
export const looksBack = (clause: string): boolean => BACK.test(clause)

/** The whole text is a plan or a set of rules, by its first line; undefined where it is neither. */
export const paperOf = (line: string): Mood | undefined =>
  line.length > PAPER_MAX || SURELY.pattern.test(line) || FINISHED.pattern.test(line)
    ? undefined
    : PLAN_PAPER.test(line)
      ? 'ahead'
      : RULE_PAPER.test(line)
        ? 'rule'
        : undefined

/** 下周计划：, 活动目标：, 本周完成： what follows, line by line, is of that kind; undefined where it is no such label. */
export function labelOf(clause: string): Mood | undefined {
  const label = LABEL.exec(clause)?.[1]
  if (label === undefined) return undefined
  if (DONE_LABEL.test(label)) return 'done'
  return AHEAD_LABEL.test(label) ? 'ahead' : RULE_LABEL.test(label) ? 'rule' : 'done'
}

const ON =
  /^\s*(?:以|并|也|更|且|同时|从而|进而)?\s?(?:进一步|充分|切实|深入|全面|不断|有效|更好|积极|持续|共同|真正|努力|扎实|稳步|着力|大力|加快|逐步|实现|促进|推动|推进|提升|提高|加强|发挥|深化|落实|贯彻|搭建|增强|拓宽|拓展|丰富|帮助|缩小|优化|引领|助力|让|使|带动|强化|夯实|巩固|完善|打造|营造|构建|探索|激发|凝聚|弘扬|传承|践行|响应|解决|满足|培养|规范|改善|扩大|建立|形成|达到|创设|整合|共享|均衡|做到|做好|办好|资源共享|优势互补|共同发展|携手|城乡)/

const MORE =
  /^\s*(?:活动)?(?:内容|届时|地点|时间|参加|人员|具体|分别|包括|主要|主题|形式|由|请|带|其中|另外|还有|同时|到时)/
const BACK =
  /^\s*(?:[但可却]是?)?(?:因|由于|后|后来|只好|临时|被|故|所以|最后|结果|都|全|也|已|不得不|暂时|现|决定|通知|遗憾|没|未|取消|改期|延期|推迟|顺延|泡汤|作罢)/

/** A title is one line. */
const PAPER_MAX = 40
const PLAN_PAPER = /(?:方案|计划|工作安排|活动安排|安排表|要点|打算|通知|预告|邀请函|日程|行事历)[）)]?\s*[:：]?\s*$/
const RULE_PAPER = /(?:制度|办法|职责|协议|协议书|细则|规定|倡议书|意见|标准|须知|承诺书|公约)[）)]?\s*[:：]?\s*$/

const LABEL = /^\s*(?:[(（]?[一二三四五六七八九十\d]{1,2}[)）、.]\s?)?([^:，,。\s\d]{2,12}):/
const DONE_LABEL = /完成|小结|总结|回顾|已|本周工作|本月工作|上周|上月|成效|收获|记录|过程/
const AHEAD_LABEL = /下周|下月|下学期|下一?[步阶]|计划|打算|预告|安排|努力方向|明天|通知/
const RULE_LABEL = /目标|目的|要求|指导思想|原则|职责|意义|宗旨|背景|依据|措施要求|注意/
