import { note } from '../../bot/card.ts'
import { reaction } from '../../bot/command.ts'
import { phrase } from '../../bot/phrase.ts'
import { type Arranged, arrangedById } from './arranged.ts'
import { cancelling } from './cancel.ts'
import { exchangeOf, exchangeSubject } from './exchange.ts'
import { exchangeCard } from './exchange-card.ts'
import { OCCURRENCES_MAX } from './rhythm.ts'

interface View {
  /** Every exchange that was made of the message and still stands, the first one first. */
  readonly made: readonly ReturnType<typeof exchangeOf>[]
  readonly first?: Arranged
  /** The newest message of the bot that shows it, and where it is. */
  readonly shown?: { readonly id: string; readonly target_kind: 'chat' | 'person'; readonly target: string }
}

/**
 * Taking back one's own message takes back what it arranged (product.md §3). The mark on the message itself, which
 * keeps it away should it come later, is the records' own (activities/recalled.ts).
 */
export const recalledExchange = reaction<'recalled', View>({
  to: 'recalled',
  async look(db, { message }) {
    const rows = await db
      .selectFrom('exchange')
      .selectAll()
      .where('message', '=', message)
      .orderBy('id')
      .limit(OCCURRENCES_MAX)
      .execute()
    const made = rows.map(exchangeOf)
    const draft =
      made.length > 0
        ? undefined
        : await db.selectFrom('draft').select('id').where('message', '=', message).executeTakeFirst()
    const id = made[0]?.id ?? draft?.id
    const shown =
      id === undefined
        ? undefined
        : await db
            .selectFrom('outbox')
            .select(['id', 'target_kind', 'target'])
            .where('about', '=', exchangeSubject(id))
            .where('does', '=', 'send')
            .orderBy('id', 'desc')
            .limit(1)
            .executeTakeFirst()
    const first = made[0] && (await arrangedById(db, made[0].id))
    return {
      made: made.filter(({ state }) => state === 'planned'),
      ...(first && { first }),
      ...(shown && { shown }),
    }
  },
  decide({ key, message, byOwner }, { made, first, shown }, at) {
    if (!byOwner || (made.length === 0 && (first || !shown))) return null
    const changes = made.map((exchange) => cancelling(exchange, '', at))
    const [only, ...more] = changes
    const card =
      !first || !only
        ? note(says.notAsked)
        : more.length === 0
          ? exchangeCard({ ...first, exchange: only.after, conflicts: [] }, at, [says.done])
          : note(says.allDone(changes.length))
    return {
      rows: changes.flatMap(({ rows }) => rows),
      history: changes.flatMap(({ history }) => history),
      says: shown
        ? [
            {
              does: 'update',
              of: shown.id,
              to: { kind: shown.target_kind, id: shown.target },
              card,
              why: { rule: 'recalled', rows: [key, message] },
            },
          ]
        : [],
    }
  },
})

const says = {
  done: phrase(
    '原消息已撤回，这次安排也一起取消了；需要时可以重新安排。',
    'The message was recalled, and its exchange with it. It can be arranged anew.',
  ),
  allDone: (times: number) =>
    phrase(
      `原消息已撤回，由它安排的 ${times} 次活动也一起取消了。`,
      `The message was recalled, and the ${times} exchanges it arranged with it.`,
    ),
  notAsked: phrase('原消息已撤回，这张卡片不再使用。', 'The message was recalled; this card is no longer in use.'),
}
