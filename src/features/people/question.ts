import type { ZodType } from 'zod'
import type { At, Reader } from '../../bot/command.ts'
import { paper, type Write } from '../../store/paper.ts'

/** A card's buttons live for 14 days (lark.md §4.6); what they ask about need not live longer. */
const KEPT_MS = 14 * 24 * 60 * 60 * 1000

/**
 * Keeps what was wanted until somebody answers what the bot asked back. The wish holds no names of people.
 * Old questions go the same way, so that the table needs no chore of its own.
 */
export function askBack(at: At, chat: string, wish: object): { readonly id: string; readonly rows: readonly Write[] } {
  const id = at.id()
  return {
    id,
    rows: [
      paper.deleteFrom('question').where('at', '<', at.now - KEPT_MS),
      paper.insertInto('question').values({ id, chat, wish: JSON.stringify(wish), at: at.now }),
    ],
  }
}

/** What was wanted; null where the question is not of this chat, too old, or written by another version of the bot. */
export async function wishOf<Wish>(db: Reader, id: string, chat: string, shape: ZodType<Wish>): Promise<Wish | null> {
  const row = await db
    .selectFrom('question')
    .select('wish')
    .where('id', '=', id)
    .where('chat', '=', chat)
    .executeTakeFirst()
  if (!row) return null
  const read = shape.safeParse(JSON.parse(row.wish))
  return read.success ? read.data : null
}
