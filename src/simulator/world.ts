import type { Luck } from './luck.ts'

/**
 * All that the local Feishu remembers, as plain data: it survives a restart as one JSON file, and every number in it
 * is epoch ms unless it says otherwise.
 */
export interface World {
  /** Ids of what people do, the same again when a world is lived through again … */
  readonly deeds: Luck
  /** … and of what the platform and the bot do meanwhile, which may come in another order. */
  readonly wire: Luck
  readonly app: App
  readonly people: Person[]
  readonly chats: Chat[]
  /** In the order they were said. */
  readonly messages: Message[]
  /** What the bot has not yet answered with 200. */
  readonly pushes: Push[]
  readonly tokens: { readonly token: string; readonly expiresAt: number }[]
  /** `uuid`s of sends and replies, remembered for an hour (lark.md §4.1). */
  readonly uuids: { readonly uuid: string; readonly message: string; readonly until: number }[]
  /** Calls that count against the tenant's month (lark.md §4.4), by month as in `2026-11`. */
  readonly callsByMonth: Record<string, number>
  /** Newest last, at most `LOG_MAX` each. */
  readonly calls: ApiCall[]
  readonly webhooks: Webhook[]
}

export interface App {
  /** `cli_` and 16 hex digits: the SDK's long connection takes nothing else (lark.md §7). */
  readonly id: string
  readonly secret: string
  readonly encryptKey: string
  readonly verificationToken: string
  readonly tenantKey: string
  readonly bot: { readonly openId: string; readonly name: string }
  /** Granted scopes; without `im:message.group_msg` a group delivers only messages that @ the bot (lark.md §2.3). */
  scopes: readonly string[]
  /** Calls a month for the tenant; null where nothing counts them. */
  monthlyQuota: number | null
  switchedOff: boolean
}

export const HEARS_GROUPS = 'im:message.group_msg'
export const ALL_SCOPES: readonly string[] = [
  'im:message:send_as_bot',
  'im:message.p2p_msg:readonly',
  'im:message.group_at_msg:readonly',
  HEARS_GROUPS,
  'im:message:readonly',
  'im:chat:readonly',
  'im:chat.members:read',
  'contact:user.basic_profile:readonly',
]

export interface Person {
  readonly id: string
  readonly unionId: string
  readonly name: string
  /** What the page shows below the name. */
  readonly about: { readonly zh: string; readonly en: string }
  /** `outside`: not in the app's availability range (230013); `left`: resigned (230029); `blocked`: blocked the bot (230053). */
  state: 'active' | 'outside' | 'left' | 'blocked'
}

export interface Chat {
  readonly id: string
  readonly kind: 'group' | 'private'
  name: string
  /** open_ids; a private chat has one, the other is the bot. */
  members: string[]
  owner: string | null
  bot: boolean
  /** The bot may not speak (230018). */
  muted: boolean
  dissolved: boolean
}

export type MessageType = 'text' | 'interactive' | 'image' | 'file' | 'post' | 'system'

export interface Message {
  readonly id: string
  readonly chat: string
  readonly at: number
  /** open_id, or `bot`; the platform's own grey lines come from `feishu`. */
  readonly from: string
  readonly type: MessageType
  /** The JSON text as it goes over the wire: `{"text":"@_user_1 …"}`, or the card. */
  content: string
  readonly mentions: readonly Mention[]
  readonly parent: string | null
  readonly root: string | null
  recalledAt: number | null
  recalledBy: string | null
  /** How often the card got a new face. */
  edits: number
  editedAt: number | null
}

export interface Mention {
  readonly key: string
  /** open_id of a person or of the bot. */
  readonly id: string
  readonly name: string
}

export interface Push {
  readonly eventId: string
  readonly type: string
  readonly createdAt: number
  readonly event: object
  /** How often it was tried. */
  tries: number
  dueAt: number
}

export interface ApiCall {
  readonly at: number
  readonly method: string
  readonly path: string
  readonly body: string
  readonly status: number
  readonly code: number
  readonly counted: boolean
}

export interface Webhook {
  readonly at: number
  readonly url: string
  readonly type: string
  readonly eventId: string
  readonly attempt: number
  readonly headers: Readonly<Record<string, string>>
  /** As sent: encrypted. */
  readonly body: string
  readonly decrypted: string
  /** HTTP status, or why there was none. */
  readonly answer: number | 'timeout' | 'network'
  readonly answerBody: string
  readonly ms: number
}

/** Enough to look back over a working day; the page shows the newest. */
export const LOG_MAX = 200

/** Keeps the newest `LOG_MAX`. */
export function keep<T>(log: T[], entry: T): void {
  log.push(entry)
  if (log.length > LOG_MAX) log.splice(0, log.length - LOG_MAX)
}
