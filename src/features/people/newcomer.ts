import { type At, reaction } from '../../bot/command.ts'
import type { Decision } from '../../bot/decision.ts'
import type { Message, Pressed } from '../../bot/event.ts'
import { wordsOf } from '../../bot/words.ts'
import { paper, type Write } from '../../store/paper.ts'

/**
 * Makes the rows that a record of this message would refer to: the chat, the person, and her being in it
 * (product.md §1: who writes or presses in a tied group is a member of it). Who only chats in a group that is
 * nothing to us leaves no trace.
 */
export const newcomerWrites = reaction({
  to: 'message',
  look: async () => null,
  decide: (message, _view, at) => greet(message, at, concernsUs(message, at)),
})

export const newcomerPresses = reaction({
  to: 'press',
  look: async () => null,
  decide: (pressed, _view, at) => greet(pressed, at, true),
})

function greet(event: Message | Pressed, at: At, concerns: boolean): Decision | null {
  if (!concerns) return null
  const { here, standing } = at
  const rows: Write[] = []
  if (event.kind === 'message') rows.push(...chatRows(event, at))
  if (!here.personKnown) rows.push(personRow(event.who, undefined, at.now))
  if (standing.tie && !here.member) rows.push(memberRow(event.chat, event.who, at.now))
  if (rows.length === 0) return null
  return { rows, errands: here.personKnown ? [] : [{ kind: 'name-people', people: [event.who] }] }
}

const concernsUs = ({ chatKind, toBot, text }: Message, { standing }: At): boolean =>
  chatKind === 'private' || toBot || standing.tie !== null || wordsOf(text) !== null

/** A message without @bot in a group proves that the tenant lets us hear all (lark.md §2.3). */
function chatRows({ chat, chatKind, toBot }: Message, { here, now }: At): readonly Write[] {
  const hearsAll = chatKind === 'group' && !toBot
  if (!here.chatKnown) {
    return [
      paper
        .insertInto('chat')
        .values({ id: chat, kind: chatKind, name: null, present: 1, hears_all: hearsAll ? 1 : 0, since: now })
        .onConflict((conflict) => conflict.doNothing()),
    ]
  }
  return hearsAll && !here.hearsAll ? [paper.updateTable('chat').set({ hears_all: 1 }).where('id', '=', chat)] : []
}

/** A person's row; a name that is known replaces one that was not, or was another. */
export const personRow = (id: string, name: string | undefined, now: number): Write => {
  const row = paper.insertInto('person').values({ id, name: name ?? null, since: now })
  return name === undefined
    ? row.onConflict((conflict) => conflict.doNothing())
    : row.onConflict((conflict) => conflict.column('id').doUpdateSet({ name }))
}

export const memberRow = (chat: string, person: string, now: number): Write =>
  paper
    .insertInto('member')
    .values({ chat, person, since: now })
    .onConflict((conflict) => conflict.doNothing())
