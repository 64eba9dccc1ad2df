import { clauseAt, type Page } from '../words/page.ts'
import type { Facts } from './facts.ts'
import { goesAway, isBetween, isNamed, isNarrated, wentOrGave } from './going.ts'
import { type TypesTold, typesTold } from './mention-told.ts'
import { FELT } from './reference.ts'
import { ARRANGE, BETWEEN, DONE, HELD, OVER, OWN_MATTERS, PROGRAMME, TAKE_CARE, TIMES_AWAY } from './telling-words.ts'

/** What a message tells, apart from what it asks. */
export interface Told {
  /** Something was done: a type word, a way to another kindergarten or a gift, with a mark that it took place. */
  readonly deed: boolean
  /** A word says that it has taken place (了, 过, 举行): a coming day does not make a plan of it. */
  readonly past: boolean
  /** Something is arranged for a day to come, or again and again. */
  readonly plan: boolean
  /** A type word of which nothing else is said. */
  readonly bare: boolean
}

const NOTHING: Told = { deed: false, past: false, plan: false, bare: false }

export function toldIn(page: Page, facts: Facts): Told {
  const { plain } = page
  if (isOwn(page, facts) || MONTH_TABLE.test(plain)) return NOTHING
  const { day, ahead } = dayTold(page, facts)
  const dated = day || (ahead && facts.when.date?.length === EXACT)
  const again = facts.when.recurrence !== undefined && isRhythm(plain)
  const { done, coming } = typesTold(page, facts, { dated, ahead, again })
  const general = isGeneral(plain, facts, dated)
  const past = (ahead ? OVER : DONE).test(plain)
  const untyped = facts.mentions.length === 0
  const goes = untyped && (ahead || again) && goesAway(page, facts)
  const named = coming.length > 0 || done.length > 0 || goes
  const meant = coming.length > 0 && !general && isMeant(plain, facts)
  const plan = named && ((ahead && isFixed(page, facts)) || again || meant)
  const onlyPlan = plan && !day && !(past && done.length > 0 && !again)
  const typed = done.length > 0 && isMarked(page, facts, done, day || past)
  const deed = (typed && !isFelt(plain, facts, dated)) || (untyped && wentOrGave(page, facts, day))
  return { deed: deed && !general && !onlyPlan, past, plan, bare: done.length > 0 && !general }
}

/** A rhythm that somebody arranges: no rule, and not told of a stay that has lasted (支教满一个月了，每周带8节). */
const isRhythm = (plain: string): boolean => REMIND.test(plain) || !(RULE_OF_RHYTHM.test(plain) || LASTED.test(plain))
const REMIND = /记进|日程|提醒/
const LASTED =
  /满.{1,5}了|已经?.{0,8}[天周月年](?:了|[，,。])|[\d一二两三四五六七八九十半]个?(?:多)?(?:天|周|月|学期|年)(?:多)?了/

/** Arranged in so many words, or for a named kindergarten's next term: the day may still be asked for. */
const isMeant = (plain: string, { sides }: Facts): boolean =>
  ARRANGE.test(plain) || ((sides.spans?.length ?? 0) > 0 && NEXT_TERM.test(plain))
const NEXT_TERM = /下(?:个)?学期|明年|寒假|暑假|年底|月底前|开学后/

/** How it felt, and nothing else of it. */
const isFelt = (plain: string, { details, sides }: Facts, dated: boolean): boolean =>
  !dated && !details && (sides.spans?.length ?? 0) === 0 && FELT.test(plain)

/** Of one kindergarten alone. */
function isOwn(page: Page, facts: Facts): boolean {
  if (OWN_MATTERS.test(page.plain) && !isBetween(page, facts)) return true
  return OWN_STAFF.test(page.plain) && (facts.sides.spans?.length ?? 0) < 2 && !BETWEEN.test(page.plain)
}

/** A programme, a plan of headings or months: nothing of it is told as done. */
function isGeneral(plain: string, facts: Facts, dated: boolean): boolean {
  return !dated && ((!facts.details && PROGRAMME.test(plain) && !HELD_ONCE.test(plain)) || PLAN_ITEMS.test(plain))
}

const HELD_ONCE = /(?:签|签署|签订|举行|举办|召开|开展)了/

/** A day that is over or spoken of vaguely; a day to come. */
function dayTold(page: Page, facts: Facts): { readonly day: boolean; readonly ahead: boolean } {
  const { date, wrong, vague } = facts.when
  if (date === undefined) return { day: vague === true || (wrong !== undefined && wrong.length > 0), ahead: false }
  const ahead = isAhead(date, facts.today) || (date === facts.today && isStillToday(page, facts))
  return { day: !ahead, ahead }
}

/** A whole week or month to come is a plan of someone's only if it says whose; a day is one of its own. */
const isFixed = (page: Page, { when, sides }: Facts): boolean =>
  (when.date?.length === EXACT && when.date_end === undefined && !TAKE_CARE.test(page.plain)) ||
  (sides.spans?.length ?? 0) > 0 ||
  /安排|约|提醒/.test(page.plain) ||
  /[a-z]{3}/.test(page.plain)
const EXACT = 'YYYY-MM-DD'.length

/** `date` may be a month or a year: it is ahead when all of it is. */
export const isAhead = (date: string, today: string): boolean => date > today.slice(0, date.length)

/** 今天下午要去送教: today, and still to come. */
const isStillToday = (page: Page, { mentions }: Facts): boolean =>
  mentions.length > 0 && mentions.every((mention) => clauseAt(page, mention.start).mood === 'ahead')

/** A day, a count, a verb, who and where: something says that it took place. A weak word needs more than a verb. */
function isMarked(page: Page, facts: Facts, done: TypesTold['done'], marked: boolean): boolean {
  const narrated = isNarrated(page, facts)
  if (done.every(({ strength }) => strength === 'weak')) return marked && (facts.details || isNamed(page, facts))
  const told = done.some(({ strength }) => strength === 'told') && (facts.sides.spans?.length ?? 0) > 0
  return marked || narrated || told || facts.details || HELD.test(page.plain) || TIMES_AWAY.test(page.plain)
}

/** The whole staff of one kindergarten met. */
const OWN_STAFF = /全体(?:教师|教职工|教职员工).{0,24}(?:召开|工作会|大会|例会|布置会|总结会)/

/** 九月：…；十月：…；十一月：…: a plan month by month. */
const MONTH_TABLE =
  /(?:计划|方案)[:：].{0,40}月.{0,40}月|月(?:份)?[:：][^:：]{2,120}月(?:份)?[:：][^:：]{2,120}月(?:份)?[:：]/
/** ①开展…②组织…: headings of a plan, unless something of it has been done. */
const PLAN_ITEM =
  '(?:[①-⑩]|\\d[.、])\\s?(?:我园)?(?:定期|开展|组织|制定|指派|邀请|加强|完善|建立|选派|协助|通过|结合|教师培训|教育教学|资源共享|充分|积极)'
const PLAN_ITEMS = new RegExp(`${PLAN_ITEM}[^了]{2,150}${PLAN_ITEM}`)

/** So many at least, so often a year: a rule even where it names a rhythm. */
const RULE_OF_RHYTHM =
  /[园校师们]都?要(?=发挥|主动|积极|加强|坚持|认真|做|带动|引领|定期|充分)|各|不少于|不低于|至少|不得|应|须|每(?:学期|学年|年)/
