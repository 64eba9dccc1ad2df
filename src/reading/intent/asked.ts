import type { Intent } from '../draft.ts'
import type { Page } from '../words/page.ts'
import { changeIn, LAST } from './change.ts'
import type { Facts } from './facts.ts'
import { FAMILY, familiesIn, type Has } from './families.ts'
import { EXPORT, REPORT } from './papers.ts'
import { ASKED_OF_PEOPLE } from './query.ts'
import { saying } from './saying.ts'
import { DUTY, EVERY } from './telling-words.ts'
import type { Told } from './told.ts'

/** What a message asks of the bot or tells it to do with records and papers; undefined where it asks nothing. */
export function requestIn(page: Page, facts: Facts, told: Told): Intent | undefined {
  const { plain } = page
  if (plain.length > LONG) return ofLong(plain)
  const asked = isAsked(page)
  const request = REQUEST.test(plain)
  const plainDeed = told.deed && facts.mentions.length > 0 && !asked && !request
  if (plainDeed && !CHANGED.test(plain) && !LOOK.test(plain)) return undefined
  const mine = !told.deed || asked || request
  const has = familiesIn(plain)
  const notice = isNotice(plain)
  if (mine && has(FAMILY.privacy)) return 'privacy'
  if ((asked || !told.deed) && !notice && has(FAMILY.help)) return 'help'
  if (has(FAMILY.delete) && (mine || LAST.test(plain)) && !BECOMES.test(plain)) return 'delete'
  if (IF.test(plain)) return undefined
  const change = changeIn(plain, facts, told, has)
  if (change) return notice && (change === 'edit' || !isOurs(plain, facts)) ? undefined : change
  return notice ? undefined : paperIn(plain, facts, told, { asked, mine, has })
}

/** No deed of its own is corrected, taken back, moved or dropped without one of these: most deeds end here. */
const CHANGED =
  /改|取消|推到|[推延拖缓][一两二三几半\d]|推迟|推后|延期|延后|顺延|挪|移到|调到|换|提前|不(?:去|来|办|搞|开|是|对)|误|应为|应该|[去来办搞开]不|删|撤|错|漏|少[写记算填报]|多[写记算填报]|加|补|减|更正|作废|不算|刚才|刚刚|那条|一条|打包|[a-z]{4}/
const COUNTS = /查|看|统计|谁|没|未|多少|几/

interface Asking {
  readonly asked: boolean
  readonly mine: boolean
  readonly has: Has
}

/** Files, texts, questions of the records, documents handed in. */
function paperIn(plain: string, facts: Facts, told: Told, { asked, mine, has }: Asking): Intent | undefined {
  if (mine && has(FAMILY.export)) return 'export'
  const look = LOOK.test(plain)
  if (look && !asked && !COUNTS.test(plain) && has(FAMILY.report)) return 'report'
  const records = (asked || look) && has(FAMILY.query) && isRecords(plain, facts)
  if (records && (look || !ASKED_OF_PEOPLE.test(plain))) return 'query'
  if ((DUTY.test(plain) || EVERY.test(plain)) && !REQUEST.test(plain)) return undefined
  if (mine && has(FAMILY.report)) return 'report'
  const own = told.deed && facts.mentions.length > 0
  return !own && !asked && has(FAMILY.filing) ? 'filing' : undefined
}

/** 去掉备注，改成…: corrected, not taken back; 撤销下周的安排 is of no record. */
const BECOMES = /改成|改为|换成|撤销.{0,12}(?:安排|计划|预约|日程)/

/** 如果下雨就取消: nothing is asked yet. */
const IF = /如果|(?<![主重首只需还])要是|假如|若是?(?!干)|万一|的话|\bif\b/

/** Longer than this is a report, a plan or a notice; it asks at its head or its end, if at all. */
const LONG = 140
const HEAD = 40

const ASKED = saying(
  '[?？]',
  '(?:吗|呢|么|没|没有|嘛|不)[。.!！~ ]*$',
  '谁|哪|几(?:次|节|场|回|趟|家|份|年|天|周|个月)[^，,。；;]{0,14}[?？。]?$|几(?:号|点)|(?:还有|还剩|共|过)几|几个?人[。]?$|(?:记|录|有|共)了?几条|多少|百分之几|什么|啥|何时|怎么|如何|有没有|是否|要不要|能不能|可不可以|算不算|多久',
  '^(?:@\\S+ )?(?:please |hi,? |hello,? |and |so )?(?:how|what|when|which|who|where|did|does|do|is|are|can|has|have)\\b',
)
const isAsked = ({ plain, clauses }: Page): boolean => clauses.at(-1)?.mood === 'asked' || ASKED.test(plain)

/** Said to someone who is to do it. */
const REQUEST =
  /^[给为].{1,8}(?:出|写|做|整|弄|准备|拟)(?:一)?[份个篇套]|帮(?:我|忙|写|做|出)|请(?!进来|来|到|了|专家)|麻烦|给我(?!们|园)|导出|写(?:一|个|篇|份|成)(?!了)|能不能|可否|要一份|\b(?:please|could you|can you|export|write|delete|send me)\b/
/** Look-ups: with one of these it is the bot who is asked. */
const LOOK = saying(
  '^(?:请|帮我?|麻烦|给我|能|你|我想|想|我要|帮忙)*(?:查|列|统计|看|汇总|显示|调出|数)(?:一下|下|一查|查|询|看|出|我|本|这|各|桃|今|上|一)',
  '^…14(?:截止日期|截止时间|截止日|统计|次数|一览|总数|进展|总额|总次数|排行|(?:报送|完成|开展|送教|整改|备案|活动|帮扶)情况)[。?？!]*$',
  '^…10(?:台账|台帐|进度|日程|学时|学分|截止|完成率|完成情况|安排表|周报|月报)(?:呢|看看|查看|一览)?[。?？]*$',
  '(?:安排|日程|进度|台账|情况)…2(?:发我看|给我看|看看|看一下|看下)[。!！]*$',
  '\\b(?:show|list)\\b',
)

/** Spoken to colleagues or families. */
const NOTICE = saying(
  '(?:请|望|敬请)(?:各|大家|所有|全体|相关|有关|参加|按时|准时|务必|提前|互相|相互|知悉|周知|家长|没|还没|于…10前|在…10前)|各位(?!好|晚上好|早|下午好|老师好|园长好|老师辛苦)|(?<![为给让使和跟与令])大家(?!都说|好|听|一|讨|围|觉|对|认|晚上好|早|辛苦)|@(?:所有人|全体|all)|(?:请)?(?:准时|按时)(?:收看|参加|到|出席|上线|进|观看|登录)|收到请?回|温馨提示|(?:^|[】\\n])(?:紧急)?通知|家长朋友',
)
export const isNotice = (plain: string): boolean => NOTICE.test(plain)
const isOurs = (plain: string, { sides, mentions }: Facts): boolean =>
  (sides.spans?.length ?? 0) > 0 || mentions.length > 0 || plain.includes('送教')

/** It is about the work. */
const RECORDS = saying(
  '<WORK>|完成|本期|这一期|周期|一共|总共|累计|[来去到捐送]过|过(?:多少|几|哪|什么)|节课|台账|完成率|覆盖率|排名|达标|(?:还没|没有?|未)(?:有)?(?:交|报|做)|交了|报了|学期|学年|[上下](?:一)?次|最近一次|还没',
)
const isRecords = (plain: string, { mentions, when, sides, today }: Facts): boolean =>
  mentions.length > 0 ||
  (when.date !== undefined && when.date < today) ||
  ((sides.spans?.length ?? 0) > 0 && /几次|几节|几场/.test(plain)) ||
  RECORDS.test(plain) ||
  /[a-z]{3}/.test(plain)

/** A pasted report with a word to the bot in front of it or behind. */
function ofLong(plain: string): Intent | undefined {
  const ends = `${plain.slice(0, HEAD)}\n${plain.slice(-HEAD)}`
  if (!FOR_BOT.test(ends)) return undefined
  if (REPORT.test(ends)) return 'report'
  return EXPORT.test(ends) ? 'export' : undefined
}

const FOR_BOT =
  /帮(?:我|忙|我们)|麻烦你|请(?:你|帮|根据|据此|按|用|把|写|生成|整理)|\b(?:please (?:write|make|summari|turn)|write (?:a|this|it))/
