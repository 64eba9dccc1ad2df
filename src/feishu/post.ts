import { z } from 'zod'
import type { Card } from '../bot/card.ts'
import type { Directory, Outgoing, Post, Posted, Without } from '../bot/post.ts'
import { isDone, type Sent, unsent, verdict } from './codes.ts'
import { directory } from './directory.ts'
import type { Http } from './http.ts'
import { isPathId } from './ids.ts'
import { type App, type Called, type Platform, platform } from './platform.ts'
import { misfits, writeCard } from './write.ts'

/** The platform keeps keys of at most so many characters (lark.md §4.1). */
export const KEY_MAX = 50

/**
 * The real way out: cards as JSON 2.0 through the platform's API. What the platform says comes back as a value.
 * One message is one call; with a token that was just dropped it is two, under the same key.
 */
export function feishuPost(options: App & Http): Post & Directory & { self(): Promise<string | null> } {
  const { log } = options
  const feishu = platform(options, options)

  const content = (card: Card, without: readonly Without[]): string => {
    const why = without.length === 0 ? misfits(card) : []
    if (why.length > 0) log.warn({ why: why.slice(0, 3) }, 'a card was shortened to what the platform takes')
    return JSON.stringify(writeCard(card, { without }))
  }

  return {
    ...directory(feishu),

    async send(message) {
      if (message.key.length === 0 || message.key.length > KEY_MAX)
        return never('the key is not one the platform keeps')
      const reply = replyOf(message)
      if (reply !== null && !isPathId(reply))
        return { code: 'none', is: 'without', cause: 'reply', why: '原消息编号无效 · what is answered is no message' }
      const made = await sent(feishu, message, reply, content(message.card, message.without))
      const done = failed(made, { without: message.without, reply: reply !== null })
      if (done) return done
      const receipt = RECEIPT.safeParse(bodyOf(made))
      // It says yes but not which message: the key makes asking again safe.
      if (!receipt.success)
        return { code: '0', is: 'retry', doubt: true, why: '平台没有给出消息编号 · no message id given' }
      return { code: '0', is: 'sent', receipt: receipt.data.data.message_id }
    },

    async update({ receipt, card, without }) {
      if (!isPathId(receipt)) return never('the receipt is no message of the platform')
      const made = await feishu.ask((client, token) =>
        client.im.v1.message.patch({ path: { message_id: receipt }, data: { content: content(card, without) } }, token),
      )
      return failed(made, { without, reply: false }) ?? { code: '0', is: 'sent', receipt }
    },
  }
}

/** What is answered, unless it has to be left out. */
const replyOf = ({ replyTo, without }: Outgoing): string | null =>
  replyTo === undefined || without.includes('reply') ? null : replyTo

const sent = (feishu: Platform, { key, to }: Outgoing, reply: string | null, content: string): Promise<Called> =>
  feishu.ask((client, token) =>
    reply !== null
      ? client.im.v1.message.reply(
          { path: { message_id: reply }, data: { msg_type: 'interactive', content, uuid: key } },
          token,
        )
      : client.im.v1.message.create(
          {
            params: { receive_id_type: to.kind === 'chat' ? 'chat_id' : 'open_id' },
            data: { receive_id: to.id, msg_type: 'interactive', content, uuid: key },
          },
          token,
        ),
  )

/** Null where the platform did what was asked. */
function failed({ asked, answer }: Called, what: Sent): Posted | null {
  if (!asked) return unsent(answer)
  return isDone(answer) ? null : verdict(answer, what)
}

const bodyOf = ({ answer }: Called): unknown => (isDone(answer) ? answer.body : null)

/** Our own mistake: it is shown to the owner, and nothing is asked of the platform. */
const never = (why: string): Posted => ({ code: 'none', is: 'refused', why })

const RECEIPT = z.object({ data: z.object({ message_id: z.string().min(1) }) })
