import type { Intent } from '../draft.ts'
import type { Facts } from './facts.ts'
import { FAMILY, type Has } from './families.ts'
import { saying } from './saying.ts'
import { isAhead, type Told } from './told.ts'

/** One record, pointed at. */
export const LAST = /刚才|刚刚|上一?条|那条|这条|最后一|重复|记录|\b(?:last|previous|undo|record|entry)\b/

/** A day moved, an arrangement dropped, a record corrected. */
export function changeIn(plain: string, facts: Facts, told: Told, has: Has): Intent | undefined {
  const { date, date_from } = facts.when
  const pointed = LAST.test(plain)
  const coming = date !== undefined && isAhead(date, facts.today)
  const guessed = facts.when.assumed?.includes('week') === true
  const behind = date !== undefined && !coming && date !== facts.today && !guessed
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
const WORD_CANCEL = /取消|停办|作罢|泡汤|叫停|暂停|\bcancel|\bdrop|\bcall(?:ed)? off/
/** 没去, 没开展: of what is past. */
const NOT_YET = /没(?:去|来|开|办|搞|送|上|有|能|组织|安排|派|讲)/
const ARRANGED = saying('<WORK>|安排|约|原定|visit|lecture|class|lesson|training|meeting|workshop|exchange|activity')
const isArrangement = (plain: string, { mentions, when, sides }: Facts): boolean =>
  mentions.some(({ type }) => type !== '会议' || (sides.spans?.length ?? 0) > 0 || WORD_CANCEL.test(plain)) ||
  ARRANGED.test(plain.replace(OFFICES, '')) ||
  (when.date !== undefined && ((sides.spans?.length ?? 0) > 0 || plain.includes('cancel'))) ||
  plain.length <= 6

/** 教研组长, 送教队: who people are, not what is arranged. */
const OFFICES = /教研(?:组长?|室|员)|(?:培训|活动|计划)(?:部|组|室)|送教(?:队|老师)/g

const LEAVE = /请假|病假|事假|调休|我(?:明天|今天|下周)?(?:去|来)不了(?!.{0,6}送教)/
