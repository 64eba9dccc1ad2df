import { type Refusal, refuse } from '../../bot/decision.ts'
import { join, type Phrase, phrase, same, together } from '../../bot/phrase.ts'
import { dayOf } from '../../bot/school-calendar.ts'
import type { Draft } from '../../reading/draft.ts'
import { OTHER } from '../../reading/kinds/activity-types.ts'
import { paper, type Write } from '../../store/paper.ts'
import { type Activity, type Assumed, insertRows, snapshot, subjectOf } from './activity.ts'
import { dayName } from './activity-words.ts'
import { fromDraft } from './change.ts'
import { toLookAt } from './look-again.ts'

/** A page of words: more belongs into a summary, not a record. */
export const WORDS_MAX = 5000

/** Where a new record comes from. */
export interface Origin {
  readonly id: string
  readonly pair: string
  readonly who: string
  /** The kindergarten of who logs it; null while unknown. */
  readonly side: string | null
  readonly chat: string
  readonly message: string | null
  /** Epoch ms. */
  readonly now: number
  /** As typed. */
  readonly words: string
  /** Which of the pair's receivers it was for, by id; empty where that was not said or there is but one. */
  readonly receivers: readonly string[]
}

/** A draft that says its day. */
export type Dated = Draft & { readonly date: string }

/** No day was said: today is meant, and listed as assumed. `today`: `YYYY-MM-DD`. */
export const dated = (draft: Draft, today: string): Dated =>
  draft.date === undefined
    ? { ...draft, date: today, assumed: ['date', ...(draft.assumed ?? [])] }
    : { ...draft, date: draft.date }

/** The first version of a record. What was not said stays empty; what was assumed is listed. */
export function newActivity(draft: Dated, origin: Origin): Activity {
  const assumed: readonly Assumed[] = [
    ...toLookAt(draft),
    ...(draft.type === undefined ? (['type'] as const) : []),
    ...(origin.side === null ? (['side'] as const) : []),
  ]
  return fromDraft(
    {
      id: origin.id,
      pair: origin.pair,
      date: draft.date,
      dateEnd: draft.date_end ?? null,
      halfDay: null,
      direction: null,
      mode: null,
      place: null,
      participants: null,
      participantsApprox: false,
      participantsMin: null,
      participantsMax: null,
      participantsUnit: null,
      timeFrom: null,
      timeTo: null,
      halfDays: null,
      classHours: null,
      audience: null,
      children: null,
      childrenGiver: null,
      childrenReceiver: null,
      minutes: null,
      words: origin.words === '' ? null : origin.words,
      gainGiver: null,
      gainReceiver: null,
      assumed,
      receivers: origin.receivers,
      warned: (draft.warn ?? []).filter((warn) => warn !== '幼儿姓名'),
      side: origin.side,
      state: 'live',
      mergedInto: null,
      revision: 1,
      loggedBy: origin.who,
      loggedAt: origin.now,
      chat: origin.chat,
      message: origin.message,
      gifts: [],
    },
    draft,
    OTHER,
  )
}

/** Its rows, and the first line of its history: a rival who makes the same record meets it there. */
export const recordingOf = (activity: Activity) => ({
  rows: [...personRows(activity.loggedBy, activity.loggedAt), ...insertRows(activity)] as readonly Write[],
  history: [{ subject: subjectOf(activity.id), number: 0, what: 'logged', after: snapshot(activity) }],
})

/** A row for who records, should nobody have met her yet. */
export const personRows = (id: string, now: number): readonly Write[] => [
  paper
    .insertInto('person')
    .values({ id, name: null, since: now })
    .onConflict((conflict) => conflict.column('id').doNothing()),
]

/** No record can stand on this date: it does not exist, or is still to come. Null where it can. */
export function dateTrouble(draft: Pick<Draft, 'date' | 'wrong'>, now: number, zone: string): Refusal | null {
  if (draft.wrong) return refuse(says.wrong(draft.wrong))
  if (draft.date === undefined) return null
  const today = dayOf(now, zone)
  return draft.date > today ? refuse(says.ahead(draft.date)) : null
}

const says = {
  wrong: (typed: readonly string[]): Phrase =>
    together(
      phrase('没有这一天：', 'There is no such day: '),
      join(typed.map((word) => same(word))),
      phrase(
        '。请改好日期再发一次，如 10月21日 或 2026-10-21；这次没有保存。',
        '. Please send it again with the right date, such as 2026-10-21; nothing was saved.',
      ),
    ),
  ahead: (date: string): Phrase =>
    together(
      dayName(date),
      phrase(
        '还没到。还没到的活动请等活动结束后再记；这次没有保存。',
        ' is still to come. Please log it once it has taken place; nothing was saved.',
      ),
    ),
}

export const tooLong = phrase(
  `内容太长了（最多 ${WORDS_MAX} 个字），请删减后再发；这次没有保存。`,
  `That is too long (at most ${WORDS_MAX} characters); please shorten it. Nothing was saved.`,
)

/** The chronicle's subject for a message: a record made from it and its recall meet there, in either order. */
export const messageSubject = (message: string) => `message:${message}`
