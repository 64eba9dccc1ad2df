import { type Card, note } from '../../bot/card.ts'
import { reaction } from '../../bot/command.ts'
import type { Say } from '../../bot/decision.ts'
import { phrase } from '../../bot/phrase.ts'
import { paper } from '../../store/paper.ts'
import { subjectOf } from './activity.ts'
import { activityCard } from './activity-card.ts'
import { DEEDS_MAX } from './meaning.ts'
import { messageSubject } from './new-activity.ts'
import { closedTo } from './period.ts'
import { type Recorded, recordById } from './recorded.ts'
import { withdrawing } from './undo.ts'

interface View {
  /** The newest entry of the message in the chronicle. */
  readonly newest: number
  /** Every record that was made of it, the first one first. */
  readonly recorded: readonly Recorded[]
  /** The form or the choice that waits because of it. */
  readonly waiting?: string
  /** The newest message of the bot that shows the record, and where it is. */
  readonly shown?: { readonly id: string; readonly target_kind: 'chat' | 'person'; readonly target: string }
}

/**
 * Taking back one's own message takes its record back. The recall leaves its mark on the message whether or not the
 * message has been here: should it come later, the record stays away.
 */
export const recalled = reaction<'recalled', View>({
  to: 'recalled',
  async look(db, { message }) {
    const { newest } = await db
      .selectFrom('chronicle')
      .select((of) => of.fn.max('number').as('newest'))
      .where('subject', '=', messageSubject(message))
      .executeTakeFirstOrThrow()
    const made = await db
      .selectFrom('activity')
      .select('id')
      .where('message', '=', message)
      .orderBy('id')
      .limit(DEEDS_MAX)
      .execute()
    const found = await Promise.all(made.map(({ id }) => recordById(db, id)))
    const recorded = found.filter((record) => record !== undefined)
    const draft =
      made.length > 0
        ? undefined
        : await db.selectFrom('draft').select('id').where('message', '=', message).executeTakeFirst()
    const id = made[0]?.id ?? draft?.id
    const shown =
      id !== undefined &&
      (await db
        .selectFrom('outbox')
        .select(['id', 'target_kind', 'target'])
        .where('about', '=', subjectOf(id))
        .where('does', '=', 'send')
        .orderBy('id', 'desc')
        .limit(1)
        .executeTakeFirst())
    return {
      newest: newest ?? 0,
      recorded,
      ...(draft && { waiting: draft.id }),
      ...(shown && { shown }),
    }
  },
  decide({ message, byOwner, key }, { newest, recorded, waiting, shown }, at) {
    if (!byOwner) return null
    const mark = { subject: messageSubject(message), number: newest, what: 'recalled' }
    const nowShows = (card: Card, subject: string): readonly Say[] =>
      shown
        ? [
            {
              does: 'update',
              of: shown.id,
              to: { kind: shown.target_kind, id: shown.target },
              card,
              why: { rule: 'recalled', rows: [key, subject] },
            },
          ]
        : []
    if (waiting !== undefined) {
      const gone = paper.deleteFrom('draft').where('id', '=', waiting)
      return { rows: [gone], history: [mark], says: nowShows(note(says.notAsked), subjectOf(waiting)) }
    }
    const standing = recorded.filter((record) => record.activity.state === 'live' && !closedTo(record, at))
    const taken = standing.map((record) => ({ record, ...withdrawing(record.activity) }))
    const [first, ...others] = taken
    if (!first) return { history: [mark] }
    const face =
      others.length === 0
        ? activityCard({ ...first.record, activity: first.after }, at, [says.done])
        : note(says.allDone(taken.length))
    return {
      rows: taken.flatMap(({ rows }) => rows),
      history: [mark, ...taken.flatMap(({ history }) => history)],
      says: nowShows(face, subjectOf(first.after.id)),
    }
  },
})

const says = {
  done: phrase(
    '原消息已撤回，这条记录也一起撤销了；需要时可以恢复。',
    'The message was recalled, and its record with it. It can be restored.',
  ),
  allDone: (records: number) =>
    phrase(
      `原消息已撤回，由它记下的 ${records} 条记录也一起撤销了；需要时可以用 /恢复 #编号 恢复。`,
      `The message was recalled, and its ${records} records with it. They can be restored with /restore #number.`,
    ),
  notAsked: phrase('原消息已撤回，这张卡片不再使用。', 'The message was recalled; this card is no longer in use.'),
}
