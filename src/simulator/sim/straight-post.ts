import { z } from 'zod'
import type { Card } from '../../bot/card.ts'
import type { Directory, Post, Posted, Without } from '../../bot/post.ts'
import { asksForNewToken, isDone, type Sent, unsent, verdict } from '../../feishu/codes.ts'
import { NotTold } from '../../feishu/directory.ts'
import type { Answer } from '../../feishu/http.ts'
import { tokens } from '../../feishu/tokens.ts'
import { writeCard } from '../../feishu/write.ts'
import type { App } from '../world.ts'
import type { Asking, Line } from './line.ts'

/** As `feishu/post.ts`, with the same cards, token and verdicts, but without the SDK and HTTP in between. */
export function straightPost(line: Line, app: App, now: () => number): Post & Directory {
  const held = tokens(
    () =>
      line({
        api: 'token',
        token: null,
        does: (api) => api.token({ app_id: app.id, app_secret: app.secret }),
      }),
    now,
  )

  /** With a token that the platform has just dropped it is asked once more. */
  async function ask(asking: Omit<Asking, 'token'>): Promise<{ readonly asked: boolean; readonly answer: Answer }> {
    const token = await held.get()
    if (typeof token !== 'string') return { asked: false, answer: token }
    const answer = await line({ ...asking, token })
    if (!asksForNewToken(answer)) return { asked: true, answer }
    held.forget(token)
    const fresh = await held.get()
    if (typeof fresh !== 'string') return { asked: false, answer: fresh }
    return { asked: true, answer: await line({ ...asking, token: fresh }) }
  }

  async function told(asking: Omit<Asking, 'token'>): Promise<object> {
    const { answer } = await ask(asking)
    if (isDone(answer)) return answer.body
    throw new NotTold(asking.api, answer)
  }

  return {
    async send({ key, to, replyTo, card, without }) {
      const reply = replyTo === undefined || without.includes('reply') ? null : replyTo
      const sent = { msg_type: 'interactive', content: contentOf(card, without), uuid: key }
      const made = await ask({
        api: reply === null ? 'send' : 'reply',
        key,
        shows: sent.content,
        ...(reply === null ? { chat: to.id } : { parent: reply }),
        does: (api) =>
          reply === null
            ? api.send({ type: to.kind === 'chat' ? 'chat_id' : 'open_id', id: to.id }, sent)
            : api.reply(reply, sent),
      })
      const failed = failedAs(made, { without, reply: reply !== null })
      if (failed) return failed
      const receipt = RECEIPT.safeParse(isDone(made.answer) ? made.answer.body : null)
      if (!receipt.success) return { code: '0', is: 'retry', doubt: true, why: 'no message id given' }
      return { code: '0', is: 'sent', receipt: receipt.data.data.message_id }
    },
    async update({ receipt, card, without }) {
      const content = contentOf(card, without)
      const made = await ask({
        api: 'patch',
        parent: receipt,
        shows: content,
        does: (api) => api.patch(receipt, content),
      })
      return failedAs(made, { without, reply: false }) ?? { code: '0', is: 'sent', receipt }
    },
    async membersOf(chat) {
      const { items } = MEMBERS.parse(
        await told({ api: 'members', does: (api) => api.members(chat, PAGE, undefined) }),
      ).data
      return items.map(({ member_id, name }) => ({ who: member_id, name }))
    },
    async namesOf(people) {
      const { users } = NAMES.parse(await told({ api: 'names', does: (api) => api.names(people.slice(0, 10)) })).data
      return users.map(({ user_id, name }) => ({ who: user_id, name }))
    },
  }
}

const contentOf = (card: Card, without: readonly Without[]) => JSON.stringify(writeCard(card, { without }))

const failedAs = (made: { readonly asked: boolean; readonly answer: Answer }, sent: Sent): Posted | null =>
  !made.asked ? unsent(made.answer) : isDone(made.answer) ? null : verdict(made.answer, sent)

/** No group of the simulated town is larger. */
const PAGE = 100
const RECEIPT = z.object({ data: z.object({ message_id: z.string().min(1) }) })
const MEMBERS = z.object({ data: z.object({ items: z.array(z.object({ member_id: z.string(), name: z.string() })) }) })
const NAMES = z.object({ data: z.object({ users: z.array(z.object({ user_id: z.string(), name: z.string() })) }) })
