import { type At, command, type Reader } from '../../bot/command.ts'
import { type Decision, type Refusal, refuse } from '../../bot/decision.ts'
import { phrase } from '../../bot/phrase.ts'
import { paper, type Write } from '../../store/paper.ts'
import { type Activity, difference, subjectOf, updateRows } from './activity.ts'
import { activityCard } from './activity-card.ts'
import { MAY_CORRECT } from './edit.ts'
import { TEXTS_APART } from './merge.ts'
import { closedTo } from './period.ts'
import { type Recorded, recordById, whereOfRecord } from './recorded.ts'
import { type Aimed, aim, choicesCard, noRecord, type Target, targetOf } from './target.ts'

type Args = { readonly is: 'words'; readonly target: Target } | { readonly is: 'press'; readonly activity: string }

interface View extends Aimed {
  /** For a record that was merged: the one it went into, and what that changed there. */
  readonly whole?: Recorded
  readonly merging?: { readonly before: Partial<Activity>; readonly after: Partial<Activity> }
}

/** Takes an undo or a merge back. */
export const restore = command<Args, View>({
  name: 'restore',
  aliases: ['恢复'],
  help: {
    does: phrase('恢复一条撤销或合并了的记录', 'Bring back a record that was withdrawn or merged'),
    examples: [
      {
        typed: '/恢复',
        means: phrase('恢复自己刚撤销的那条，或所回复的那条', 'the one you withdrew last, or the one you reply to'),
      },
    ],
  },
  may: MAY_CORRECT,
  missing: noRecord,
  parse({ rest }, message) {
    const { target, words } = targetOf(rest, message)
    return { is: 'words', target: { ...target, described: words } }
  },
  buttons: { restore: ({ press: { about } }) => ({ is: 'press', activity: about?.activity ?? '' }) },
  look,
  within: (_args, { recorded }) => (recorded ? whereOfRecord(recorded) : null),
  decide(args, view, at) {
    const { recorded, choices, missed } = view
    if (!recorded) {
      if (args.is === 'press' || missed || choices.length === 0) return refuse(noRecord)
      return { show: { card: choicesCard(says.which, choices, { command: 'restore', button: 'restore' }) } }
    }
    const about = subjectOf(recorded.activity.id)
    if (recorded.activity.state === 'live') {
      return { show: { card: activityCard(recorded, at, [says.already]), about }, toast: says.already }
    }
    return closedTo(recorded, at) ?? restored(recorded, view, at)
  },
})

async function look(db: Reader, args: Args, at: At): Promise<View> {
  const aimed: Aimed =
    args.is === 'words'
      ? await aim(db, args.target, at, { states: ['withdrawn', 'merged'], may: MAY_CORRECT })
      : { ...(await found(db, args.activity)), choices: [], missed: false }
  const into = aimed.recorded?.activity.mergedInto
  if (!into) return aimed
  const whole = await recordById(db, into)
  const merging = await mergingOf(db, into, aimed.recorded?.activity.id ?? '')
  return { ...aimed, ...(whole && { whole }), ...(merging && { merging }) }
}

const found = async (db: Reader, id: string) => {
  const recorded = await recordById(db, id)
  return recorded ? { recorded } : {}
}

/** What the merge changed in the record that stayed: both lines of history belong to one event. */
async function mergingOf(db: Reader, whole: string, gone: string): Promise<View['merging']> {
  const row = await db
    .selectFrom('chronicle as whole')
    .innerJoin('chronicle as gone', 'gone.event', 'whole.event')
    .select(['whole.before', 'whole.after'])
    .where('whole.subject', '=', subjectOf(whole))
    .where('whole.what', '=', 'merged-with')
    .where('gone.subject', '=', subjectOf(gone))
    .where('gone.what', '=', 'merged')
    .orderBy('whole.number', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (!row) return undefined
  return {
    before: JSON.parse(row.before ?? '{}') as Partial<Activity>,
    after: JSON.parse(row.after ?? '{}') as Partial<Activity>,
  }
}

function restored(recorded: Recorded, { whole, merging }: View, at: At): Decision | Refusal {
  const { activity } = recorded
  const after: Activity = { ...activity, state: 'live', mergedInto: null, revision: activity.revision + 1 }
  const parted = whole && merging ? partedFrom(whole.activity, activity, merging) : null
  const rows: readonly Write[] = [
    paper
      .updateTable('activity')
      .set({ state: 'live', merged_into: null, revision: after.revision })
      .where('id', '=', activity.id),
    ...(parted ? updateRows(parted) : []),
  ]
  return {
    rows,
    history: [
      { subject: subjectOf(activity.id), number: activity.revision, what: 'restored', ...difference(activity, after) },
      ...(parted && whole
        ? [
            {
              subject: subjectOf(parted.id),
              number: whole.activity.revision,
              what: 'parted',
              ...difference(whole.activity, parted),
            },
          ]
        : []),
    ],
    show: { card: activityCard({ ...recorded, activity: after }, at, [says.done]), about: subjectOf(activity.id) },
    toast: says.done,
  }
}

/** The record that stayed, without what the merge brought it; what was corrected there since stays. */
function partedFrom(whole: Activity, gone: Activity, { before, after }: NonNullable<View['merging']>): Activity {
  const back = (Object.keys(after) as (keyof Activity)[]).filter(
    (key) => JSON.stringify(whole[key]) === JSON.stringify(after[key]),
  )
  return {
    ...whole,
    ...Object.fromEntries(back.map((key) => [key, before[key] ?? null])),
    words: wordsWithout(whole.words, gone.words),
    revision: whole.revision + 1,
  }
}

function wordsWithout(all: string | null, brought: string | null): string | null {
  if (all === null || brought === null) return all
  if (all === brought) return null
  const tail = `${TEXTS_APART}${brought}`
  return all.endsWith(tail) ? all.slice(0, -tail.length) : all
}

const says = {
  which: phrase('要恢复哪一条？', 'Which record shall be brought back?'),
  done: phrase('已恢复。', 'Restored.'),
  already: phrase('这条记录没有撤销，不用恢复。', 'This record was not withdrawn; there is nothing to restore.'),
}
