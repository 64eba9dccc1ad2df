import type { Intent } from '../draft.ts'
import type { Page } from '../words/page.ts'
import {
  CANCEL,
  CANCEL_NEEDS,
  DELETE,
  DELETE_NEEDS,
  NO_CANCEL,
  NO_DELETE,
  RESCHEDULE,
  RESCHEDULE_NEEDS,
} from './changes.ts'
import { EDIT, EDIT_LIKELY, EDIT_NEEDS, NO_EDIT } from './edit-words.ts'
import type { Facts } from './facts.ts'
import { HELP, HELP_NEEDS, NO_HELP } from './help.ts'
import {
  EXPORT,
  EXPORT_NEEDS,
  FILING,
  FILING_NEEDS,
  NO_EXPORT,
  NO_FILING,
  NO_REPORT,
  REPORT,
  REPORT_NEEDS,
} from './papers.ts'
import { NO_PRIVACY, PRIVACY, PRIVACY_NEEDS } from './privacy.ts'
import { ASKED_OF_PEOPLE, NO_QUERY, QUERY, QUERY_NEEDS } from './query.ts'
import { saying } from './saying.ts'
import { DUTY, EVERY } from './telling-words.ts'
import { isAhead, type Told } from './told.ts'

/** What a message asks of the bot or tells it to do with records and papers; undefined where it asks nothing. */
export function requestIn(page: Page, facts: Facts, told: Told): Intent | undefined {
  const { plain } = page
  if (plain.length > LONG) return ofLong(plain)
  const asked = isAsked(page)
  const mine = !told.deed || asked || REQUEST.test(plain)
  const cues = cuesIn(plain)
  const has = (family: Family) => (cues & family.bit) !== 0 && family.pattern.test(plain) && !family.unless?.test(plain)
  const notice = isNotice(plain)
  if (mine && has(FAMILY.privacy)) return 'privacy'
  if ((asked || !told.deed) && !notice && has(FAMILY.help)) return 'help'
  if (has(FAMILY.delete) && (mine || LAST.test(plain))) return 'delete'
  if (IF.test(plain)) return undefined
  const change = changeIn(plain, facts, told, has)
  if (change) return notice && (change === 'edit' || !isOurs(plain, facts)) ? undefined : change
  if (notice) return undefined
  if (mine && has(FAMILY.export)) return 'export'
  const look = LOOK.test(plain)
  const records = (asked || (look && !told.deed)) && has(FAMILY.query) && isRecords(plain, facts)
  if (records && (look || !ASKED_OF_PEOPLE.test(plain))) return 'query'
  if ((DUTY.test(plain) || EVERY.test(plain)) && !REQUEST.test(plain)) return undefined
  if (mine && has(FAMILY.report)) return 'report'
  if (!told.deed && !asked && has(FAMILY.filing)) return 'filing'
  return undefined
}

/** 如果下雨就取消: nothing is asked yet. */
const IF = /如果|要是|假如|若是?(?!干)|万一|\bif\b/

/** Longer than this is a report, a plan or a notice; it asks at its head or its end, if at all. */
const LONG = 140
const HEAD = 40

interface Family {
  readonly bit: number
  readonly needs: string
  readonly pattern: RegExp
  readonly unless?: RegExp
}

const FAMILY = {
  privacy: { bit: 1, needs: PRIVACY_NEEDS, pattern: PRIVACY, unless: NO_PRIVACY },
  help: { bit: 2, needs: HELP_NEEDS, pattern: HELP, unless: NO_HELP },
  delete: { bit: 4, needs: DELETE_NEEDS, pattern: DELETE, unless: NO_DELETE },
  edit: { bit: 8, needs: EDIT_NEEDS, pattern: EDIT, unless: NO_EDIT },
  edit_likely: { bit: 8, needs: '', pattern: EDIT_LIKELY, unless: NO_EDIT },
  reschedule: { bit: 16, needs: RESCHEDULE_NEEDS, pattern: RESCHEDULE },
  cancel: { bit: 32, needs: CANCEL_NEEDS, pattern: CANCEL, unless: NO_CANCEL },
  export: { bit: 64, needs: EXPORT_NEEDS, pattern: EXPORT, unless: NO_EXPORT },
  report: { bit: 128, needs: REPORT_NEEDS, pattern: REPORT, unless: NO_REPORT },
  filing: { bit: 256, needs: FILING_NEEDS, pattern: FILING, unless: NO_FILING },
  query: { bit: 512, needs: QUERY_NEEDS, pattern: QUERY, unless: NO_QUERY },
} satisfies Record<string, Family>

const ALL_BITS = 1023
/** Letter → the families that cannot be without one of its kind; most letters are of none. Latin may be of any. */
const CUES: Uint16Array = cueTable()

function cueTable(): Uint16Array {
  const cues = new Uint16Array(0x10000)
  for (const { bit, needs } of Object.values(FAMILY)) {
    for (const letter of needs) cues[letter.charCodeAt(0)] = (cues[letter.charCodeAt(0)] ?? 0) | bit
  }
  for (let code = 0x61; code <= 0x7a; code++) cues[code] = ALL_BITS
  return cues
}

function cuesIn(plain: string): number {
  let bits = 0
  for (let at = 0; at < plain.length && bits !== ALL_BITS; at++) bits |= CUES[plain.charCodeAt(at)] ?? 0
  return bits
}

const ASKED = saying(
  '[?？]',
  '(?:吗|呢|么|没|没有|嘛|不)[。.!！~ ]*$',
  '谁|哪|几(?:次|节|场|回|趟|家|号|点|份)|多少|什么|啥|何时|怎么|如何|有没有|是否|要不要|能不能|可不可以|算不算|多久',
  '^(?:@\\S+ )?(?:please |hi,? |hello,? |and |so )?(?:how|what|when|which|who|where|did|does|do|is|are|can|has|have)\\b',
)
const isAsked = ({ plain, clauses }: Page): boolean => clauses.at(-1)?.mood === 'asked' || ASKED.test(plain)

/** Said to someone who is to do it. */
const REQUEST =
  /帮(?:我|忙|写|做|出)|请(?!进来|来|到|了|专家)|麻烦|给我(?!们|园)|导出|写(?:一|个|篇|份|成)(?!了)|能不能|可否|要一份|\b(?:please|could you|can you|export|write|delete|send me)\b/
const LAST = /刚才|刚刚|上一?条|那条|这条|最后一|重复|记录|\b(?:last|previous|undo|record|entry)\b/
/** Look-ups: with one of these it is the bot who is asked. */
const LOOK = saying(
  '^(?:请|帮我?|麻烦|给我|能|你|我想|想|我要|帮忙)*(?:查|列|统计|看|汇总|显示|调出|数)(?:一下|一查|查|询|看|出|我|本|这|各|桃|今|上|一)',
  '^…12(?:台账|台帐|进度|日程|学时|学分|截止|完成率)',
  '\\b(?:show|list)\\b',
)

/** Spoken to colleagues or families. */
const NOTICE = saying(
  '(?:请|望|敬请)(?:各|大家|所有|全体|相关|有关|参加|按时|准时|务必|提前|互相|相互|知悉|周知|家长|没|还没)|各位(?!好|晚上好|早|下午好|老师好|园长好|老师辛苦)|大家(?!都说|好|听|一|讨|围|觉|对|认|晚上好|早|辛苦)|@(?:所有人|全体|all)|(?:请)?(?:准时|按时)(?:收看|参加|到|出席|上线|进|观看|登录)|收到请?回|温馨提示|(?:^|[】\\n])(?:紧急)?通知|家长朋友',
)
export const isNotice = (plain: string): boolean => NOTICE.test(plain)
const isOurs = (plain: string, { sides, mentions }: Facts): boolean =>
  (sides.spans?.length ?? 0) > 0 || mentions.length > 0 || plain.includes('送教')

/** It is about the work. */
const RECORDS = saying(
  '<WORK>|台账|完成率|覆盖率|排名|达标|(?:还没|没有?|未)(?:有)?(?:交|报|做)|交了|报了|学期|学年|[上下](?:一)?次|最近一次|还没',
)
const isRecords = (plain: string, { mentions }: Facts): boolean =>
  mentions.length > 0 || RECORDS.test(plain) || /[a-z]{3}/.test(plain)

type Has = (family: Family) => boolean

/** A day moved, an arrangement dropped, a record corrected. */
function changeIn(plain: string, facts: Facts, told: Told, has: Has): Intent | undefined {
  const { date, date_from } = facts.when
  const pointed = LAST.test(plain)
  const coming = date !== undefined && isAhead(date, facts.today)
  const behind = date !== undefined && !coming && date !== facts.today
  const report = told.deed && told.past && behind
  const mistake = pointed || MISTAKE.test(plain)
  if (!mistake && has(FAMILY.reschedule) && !(report && date_from === undefined)) return 'reschedule'
  if (has(FAMILY.edit) && (pointed || !told.deed || plain.length <= EDIT_MAX) && !NORM_EDIT.test(plain)) return 'edit'
  if (!told.deed && has(FAMILY.edit_likely)) return 'edit'
  if (!isArrangement(plain, facts) || LEAVE.test(plain) || !has(FAMILY.cancel)) return undefined
  if (WORD_CANCEL.test(plain)) return report ? undefined : 'cancel'
  return behind || NOT_YET.test(plain) ? undefined : 'cancel'
}

/** A correction of what was said is short. */
const EDIT_MAX = 40
const NORM_EDIT = /应当|要求/
const MISTAKE = /错|应该是|应为|不是|日期改|\bshould|\bcorrect/
const WORD_CANCEL = /取消|停办|作罢|泡汤|叫停|暂停|\bcancel|\bcall(?:ed)? off/
/** 没去, 没开展: of what is past. */
const NOT_YET = /没(?:去|来|开|办|搞|送|上|有|能)/
const ARRANGED = saying('<WORK>|安排|约|原定|visit|lecture|class|lesson|training|meeting|workshop|exchange|activity')
const isArrangement = (plain: string, { mentions, when, sides }: Facts): boolean =>
  mentions.length > 0 ||
  ARRANGED.test(plain) ||
  (when.date !== undefined && (sides.spans?.length ?? 0) > 0) ||
  plain.length <= 6

const LEAVE = /请假|病假|事假|调休|我(?:明天|今天|下周)?(?:去|来)不了(?!.{0,6}送教)/

/** A pasted report with a word to the bot in front of it or behind. */
function ofLong(plain: string): Intent | undefined {
  const ends = `${plain.slice(0, HEAD)}\n${plain.slice(-HEAD)}`
  if (!FOR_BOT.test(ends)) return undefined
  if (REPORT.test(ends)) return 'report'
  return EXPORT.test(ends) ? 'export' : undefined
}

const FOR_BOT =
  /帮(?:我|忙|我们)|麻烦你|请(?:你|帮|根据|据此|按|用|把|写|生成|整理)|\b(?:please (?:write|make|summari|turn)|write (?:a|this|it))/
