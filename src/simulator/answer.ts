import type { Limit } from './limits.ts'
import type { App, Message } from './world.ts'

/** What an API answers, before it is written as HTTP. */
export interface ApiAnswer {
  readonly status: number
  readonly code: number
  readonly msg: string
  readonly data?: object
  /** Fields that stand beside `code` and not in `data`: the token's and the bot's. */
  readonly top?: object
  readonly headers?: Readonly<Record<string, string>>
}

export const ok = (data: object): ApiAnswer => ({ status: 200, code: 0, msg: 'success', data })
export const no = (code: number, msg: string, status = 400): ApiAnswer => ({ status, code, msg })

/** More than a limit allows: how long to wait stands in a header, in seconds (lark.md §4.2). */
export function tooFast(waitMs: number, limits: readonly Limit[]): ApiAnswer {
  return {
    ...no(99991400, 'request trigger frequency limit', 429),
    headers: {
      'x-ogw-ratelimit-limit': String(limits.at(-1)?.count ?? 0),
      'x-ogw-ratelimit-reset': String(Math.max(1, Math.ceil(waitMs / 1_000))),
    },
  }
}

/** A message as the API gives it back. */
export const described = (app: App, message: Message): object => ({
  message_id: message.id,
  ...(message.root ? { root_id: message.root, parent_id: message.parent } : {}),
  msg_type: message.type,
  create_time: String(message.at),
  update_time: String(message.editedAt ?? message.at),
  deleted: message.recalledAt !== null,
  updated: message.edits > 0,
  chat_id: message.chat,
  sender:
    message.from === 'bot'
      ? { id: app.id, id_type: 'app_id', sender_type: 'app', tenant_key: app.tenantKey }
      : { id: message.from, id_type: 'open_id', sender_type: 'user', tenant_key: app.tenantKey },
  body: { content: message.content },
  ...(message.mentions.length > 0
    ? {
        mentions: message.mentions.map(({ key, id, name }) => ({
          key,
          id,
          id_type: 'open_id',
          name,
          tenant_key: app.tenantKey,
        })),
      }
    : {}),
})
