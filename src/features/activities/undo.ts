import { type At, command } from '../../bot/command.ts'
import { type Decision, type Refusal, refuse } from '../../bot/decision.ts'
import { phrase } from '../../bot/phrase.ts'
import { paper } from '../../store/paper.ts'
import { type Activity, difference, subjectOf } from './activity.ts'
import { activityCard } from './activity-card.ts'
import { MAY_CORRECT } from './edit.ts'
import { closedTo } from './period.ts'
import { type Recorded, recordById, whereOfRecord } from './recorded.ts'
import { type Aimed, aim, choicesCard, noRecord, type Target, targetOf } from './target.ts'

type Args =
  | { readonly is: 'words'; readonly target: Target; readonly spoken: boolean }
  | { readonly is: 'press'; readonly activity: string }

/** Withdraws a record: it is kept, with its history, and can be restored. */
export const undo = command<Args, Aimed>({
  name: 'undo',
  aliases: ['撤销', '撤回', '删除', 'delete'],
  help: {
    does: phrase('撤销一条记录（可以恢复）', 'Withdraw a record (it can be restored)'),
    examples: [
      {
        typed: '/撤销',
        means: phrase('撤销自己刚记的那条，或所回复的那条', 'your latest record, or the one you reply to'),
      },
    ],
  },
  may: MAY_CORRECT,
  missing: noRecord,
  parse({ rest }, message) {
    const { target, words } = targetOf(rest, message)
    return { is: 'words', target: { ...target, described: words }, spoken: false }
  },
  spoken: (message) => ({ is: 'words', target: targetOf(message.text, message).target, spoken: true }),
  buttons: { undo: ({ press: { about } }) => ({ is: 'press', activity: about?.activity ?? '' }) },
  async look(db, args, at) {
    if (args.is === 'words') return aim(db, args.target, at, { states: ['live'], may: MAY_CORRECT })
    const recorded = await recordById(db, args.activity)
    return { ...(recorded && { recorded }), choices: [], missed: false }
  },
  within: (_args, { recorded }) => (recorded ? whereOfRecord(recorded) : null),
  decide(args, { recorded, choices, missed }, at) {
    if (!recorded) {
      if (args.is === 'press' || missed || choices.length === 0) return refuse(noRecord)
      return { show: { card: choicesCard(says.which, choices, { command: 'undo', button: 'undo' }) } }
    }
    const about = subjectOf(recorded.activity.id)
    if (recorded.activity.state !== 'live') {
      return { show: { card: activityCard(recorded, at, [says.already]), about }, toast: says.already }
    }
    const closed = closedTo(recorded, at)
    if (closed) return closed
    return args.is === 'words' && args.spoken
      ? { show: { card: activityCard(recorded, at, [says.sure]), about } }
      : withdrawal(recorded, at)
  },
})

const withdrawal = (recorded: Recorded, at: At): Decision | Refusal => {
  const { rows, history, after } = withdrawing(recorded.activity)
  return {
    rows,
    history,
    show: { card: activityCard({ ...recorded, activity: after }, at, [says.done]), about: subjectOf(after.id) },
    toast: says.done,
  }
}

/** The rows and the history of taking a live record back. */
export function withdrawing(activity: Activity) {
  const after: Activity = { ...activity, state: 'withdrawn', revision: activity.revision + 1 }
  return {
    after,
    rows: [
      paper.updateTable('activity').set({ state: after.state, revision: after.revision }).where('id', '=', activity.id),
    ],
    history: [
      { subject: subjectOf(activity.id), number: activity.revision, what: 'withdrawn', ...difference(activity, after) },
    ],
  }
}

const says = {
  sure: phrase(
    '是要撤销下面这条吗？是的话请点“撤销”（或回复本条发送 /撤销）；不是就不用理会。',
    'Shall this record be withdrawn? Press Undo (or reply /undo); otherwise do nothing.',
  ),
  which: phrase('要撤销哪一条？', 'Which record shall be withdrawn?'),
  done: phrase('已撤销，台账和统计里不再出现；需要时可以恢复。', 'Withdrawn: it no longer counts. It can be restored.'),
  already: phrase('这条记录之前已经撤销或合并了。', 'This record was withdrawn or merged before.'),
}
