import { type ApiAnswer, described, no, ok, tooFast } from './answer.ts'
import { contentRefusal, giveFace } from './content.ts'
import type { ApiName } from './faults.ts'
import { type Limit, PER_API, PER_CHAT, PER_MESSAGE, PER_NAMES } from './limits.ts'
import { hex } from './luck.ts'
import { COUNTED, callsThisMonth } from './month.ts'
import type { Room } from './room.ts'
import type { Chat, Message, MessageType } from './world.ts'

const MINUTE = 60_000
/** A token lives two hours; with less than 30 minutes left a new one is given and both are good (lark.md §4.5). */
const TOKEN_LIFE = 120 * MINUTE
const TOKEN_RENEWED_BELOW = 30 * MINUTE
/** How long the platform knows a `uuid` (lark.md §4.1), and how long it may be. */
const UUID_MEMORY = 60 * MINUTE
const UUID_LENGTH_MAX = 50
/** How long a card may be given a new face (lark.md §4.6). */
export const CARD_LIFE = 14 * 24 * 60 * MINUTE
const NAMES_MAX = 10
const MEMBERS_PAGE_MAX = 100

export interface Sent {
  readonly msg_type: string
  readonly content: string
  readonly uuid?: string | undefined
}

/** The REST API as it behaves: who may, what it costs, what it refuses; `rest.ts` gives it its addresses. */
export function feishuApi(room: Room) {
  const { world } = room
  return {
    /** `auth/v3/tenant_access_token/internal`; costs nothing. */
    token(asked: { app_id?: unknown; app_secret?: unknown }): ApiAnswer {
      if (asked.app_id !== world.app.id || asked.app_secret !== world.app.secret) return no(10014, 'app secret invalid')
      const now = room.now()
      const good = world.tokens.filter((token) => token.expiresAt > now)
      const lasting = good.find((token) => token.expiresAt - now >= TOKEN_RENEWED_BELOW)
      const given = lasting ?? { token: `t-g1${hex(world.wire, 40)}`, expiresAt: now + TOKEN_LIFE }
      world.tokens.splice(0, world.tokens.length, ...good, ...(lasting ? [] : [given]))
      room.changed()
      const expire = Math.floor((given.expiresAt - now) / 1_000)
      return { status: 200, code: 0, msg: 'ok', top: { tenant_access_token: given.token, expire } }
    },

    /** Whether this call comes in at all: token, app, month, windows. Null lets it pass. */
    gate(api: ApiName, authorization: string | undefined): ApiAnswer | null {
      const bearer = /^Bearer (.+)$/.exec(authorization ?? '')?.[1]
      if (!authorization)
        return no(99991661, 'Missing access token for authorization. Please make a request with token attached.')
      if (!bearer)
        return no(99991671, 'Invalid access token for authorization. Token must start with "t-", "u-" or "a-".')
      const known = world.tokens.find((token) => token.token === bearer)
      if (!known || known.expiresAt <= room.now()) {
        return no(99991663, 'Invalid access token for authorization. Please make a request with token attached.')
      }
      if (world.app.switchedOff) return no(99991662, 'app is not enabled')
      if (
        COUNTED.has(api) &&
        world.app.monthlyQuota !== null &&
        callsThisMonth(world, room.now()) >= world.app.monthlyQuota
      ) {
        return no(99991403, 'This month API call quota has been exceeded', 429)
      }
      const limits = LIMITS[api]
      const taken = limits ? room.windows.take(`api:${api}`, limits, room.now()) : 'taken'
      return taken === 'taken' ? null : tooFast(taken.waitMs, limits ?? PER_API)
    },

    /** `POST im/v1/messages?receive_id_type=…`. */
    send(to: { readonly type: string; readonly id: string }, sent: Sent): ApiAnswer {
      const before = remembered(room, sent.uuid)
      if (before) return before
      const chat = chatFor(room, to)
      return 'code' in chat ? chat : accept(room, chat, sent, null)
    },

    /** `POST im/v1/messages/:id/reply`. */
    reply(id: string, sent: Sent): ApiAnswer {
      const before = remembered(room, sent.uuid)
      if (before) return before
      const parent = room.messageOf(id)
      const chat = parent && room.chatOf(parent.chat)
      if (!parent || !chat)
        return no(230001, 'Your request contains an invalid request parameter, ext=invalid message_id')
      if (parent.recalledAt !== null) return no(230011, 'The message was withdrawn')
      return accept(room, chat, sent, parent)
    },

    /** `PATCH im/v1/messages/:id`: a card's new face. */
    patch(id: string, content: string): ApiAnswer {
      const message = room.messageOf(id)
      const chat = message && room.chatOf(message.chat)
      if (!message || !chat)
        return no(230001, 'Your request contains an invalid request parameter, ext=invalid message_id')
      if (message.from !== 'bot') return no(230027, 'Lack of necessary permissions, ext=not the sender of the message')
      if (message.type !== 'interactive') return no(230001, 'ext=This message is NOT a card')
      if (message.recalledAt !== null) return no(230011, 'The message was withdrawn')
      if (room.now() - message.at > CARD_LIFE) return no(230031, 'The message has expired and cannot be updated')
      const refused = refusalOf(room, chat) ?? contentRefusal(room, 'interactive', content)
      if (refused) return refused
      const taken = room.windows.take(`message:${id}`, PER_MESSAGE, room.now())
      if (taken !== 'taken') return no(230020, 'This operation triggers the frequency limit')
      giveFace(room, message, content)
      return ok({})
    },

    /** `GET im/v1/messages/:id`. */
    get(id: string): ApiAnswer {
      const message = room.messageOf(id)
      if (!message) return no(230001, 'Your request contains an invalid request parameter, ext=invalid message_id')
      return ok({ items: [described(world.app, message)] })
    },

    /** `DELETE im/v1/messages/:id`: the bot takes its own message back. */
    recall(id: string): ApiAnswer {
      const message = room.messageOf(id)
      if (message?.from !== 'bot') return no(230026, 'No permission to recall this message')
      message.recalledAt ??= room.now()
      message.recalledBy ??= 'bot'
      room.changed()
      return ok({})
    },

    /** `GET im/v1/chats/:id/members`: people only, bots are left out (lark.md §4.8). */
    members(id: string, pageSize: number, pageToken: string | undefined): ApiAnswer {
      const chat = room.chatOf(id)
      if (chat?.kind !== 'group') return no(232006, 'The chat_id is invalid')
      if (chat.dissolved) return no(232009, 'Your request specifies a chat which has already been dissolved.')
      if (!chat.bot) return no(232011, 'Operator can NOT be out of the chat.')
      const size = Math.min(Math.max(1, pageSize || 20), MEMBERS_PAGE_MAX)
      const from = pageToken ? Number(Buffer.from(pageToken, 'base64url').toString('utf8')) : 0
      if (!Number.isInteger(from) || from < 0) return no(230001, 'invalid page_token')
      const items = chat.members.slice(from, from + size).map((member) => ({
        member_id_type: 'open_id',
        member_id: member,
        name: room.personOf(member)?.name ?? '',
        tenant_key: world.app.tenantKey,
      }))
      const more = from + size < chat.members.length
      return ok({
        items,
        page_token: more ? Buffer.from(String(from + size), 'utf8').toString('base64url') : '',
        has_more: more,
        member_total: chat.members.length,
      })
    },

    /** `POST contact/v3/users/basic_batch`: names; people it does not know are left out. */
    names(ids: readonly string[]): ApiAnswer {
      if (ids.length < 1 || ids.length > NAMES_MAX) return no(99992402, 'field validation failed')
      const users = ids.flatMap((id) => {
        const person = room.personOf(id)
        return person ? [{ user_id: id, name: person.name, i18n_name: { zh_cn: person.name } }] : []
      })
      return ok({ users })
    },

    /** `GET bot/v3/info`: its answer stands beside `code`, not in `data` (lark.md §2.1). */
    bot(): ApiAnswer {
      const { bot } = world.app
      return {
        status: 200,
        code: 0,
        msg: 'ok',
        top: {
          bot: { activate_status: 2, app_name: bot.name, avatar_url: '', ip_white_list: [], open_id: bot.openId },
        },
      }
    },

    /** `GET im/v1/chats/:id`. */
    chat(id: string): ApiAnswer {
      const chat = room.chatOf(id)
      if (chat?.kind !== 'group') return no(232006, 'The chat_id is invalid')
      if (chat.dissolved) return no(232009, 'Your request specifies a chat which has already been dissolved.')
      if (!chat.bot) return no(232011, 'Operator can NOT be out of the chat.')
      return ok({
        name: chat.name,
        description: '',
        chat_mode: 'group',
        chat_type: 'private',
        owner_id: chat.owner ?? '',
        owner_id_type: 'open_id',
        external: false,
        tenant_key: world.app.tenantKey,
        user_count: String(chat.members.length),
        bot_count: '1',
      })
    },
  }
}

export type FeishuApi = ReturnType<typeof feishuApi>

const LIMITS: Partial<Record<ApiName, readonly Limit[]>> = {
  send: PER_API,
  reply: PER_API,
  patch: PER_API,
  names: PER_NAMES,
}
/** What the same `uuid` got before. What the platform answers then is not documented; it is one success either way. */
function remembered(room: Room, uuid: string | undefined): ApiAnswer | null {
  if (uuid === undefined || uuid === '') return null
  if (uuid.length > UUID_LENGTH_MAX)
    return no(230001, 'Your request contains an invalid request parameter, ext=uuid too long')
  const entry = room.world.uuids.find((known) => known.uuid === uuid && known.until > room.now())
  const message = entry && room.messageOf(entry.message)
  return message ? ok(described(room.world.app, message)) : null
}

function chatFor(room: Room, to: { readonly type: string; readonly id: string }): Chat | ApiAnswer {
  if (to.type === 'chat_id') {
    return (
      room.chatOf(to.id) ?? no(230001, 'Your request contains an invalid request parameter, ext=invalid receive_id')
    )
  }
  const person =
    to.type === 'open_id'
      ? room.personOf(to.id)
      : to.type === 'union_id'
        ? room.world.people.find((known) => known.unionId === to.id)
        : undefined
  if (!person) return no(230001, 'Your request contains an invalid request parameter, ext=invalid receive_id')
  if (person.state === 'outside') return no(230013, 'Bot has NO availability to this user.')
  if (person.state === 'left') return no(230029, 'The user has resigned.')
  if (person.state === 'blocked') return no(230053, 'The user has stopped the bot from sending messages.')
  return room.privateChat(person)
}

/** May the bot write here at all? */
function refusalOf(room: Room, chat: Chat): ApiAnswer | null {
  if (chat.dissolved) return no(232009, 'Your request specifies a chat which has already been dissolved.')
  if (!chat.bot) return no(230002, 'Bot/User can NOT be out of the chat.')
  if (chat.muted) return no(230018, 'These operations are NOT allowed at current group settings.')
  if (!room.world.app.scopes.includes('im:message:send_as_bot')) {
    return no(99991672, 'Access denied. One of the following scopes is required: [im:message:send_as_bot]')
  }
  return null
}

function accept(room: Room, chat: Chat, sent: Sent, parent: Message | null): ApiAnswer {
  const type = asType(sent.msg_type)
  if (!type) return no(230001, 'Your request contains an invalid request parameter, ext=unsupported msg_type')
  const refused = refusalOf(room, chat) ?? contentRefusal(room, type, sent.content)
  if (refused) return refused
  if (room.windows.take(`chat:${chat.id}`, PER_CHAT, room.now()) !== 'taken') {
    return no(230020, 'This operation triggers the frequency limit, ext=chat rate limit')
  }
  const message = room.say({
    chat: chat.id,
    from: 'bot',
    type,
    content: sent.content,
    mentions: [],
    parent: parent?.id ?? null,
    root: parent ? (parent.root ?? parent.id) : null,
  })
  if (sent.uuid) {
    const alive = room.world.uuids.filter((known) => known.until > room.now())
    room.world.uuids.splice(0, room.world.uuids.length, ...alive, {
      uuid: sent.uuid,
      message: message.id,
      until: room.now() + UUID_MEMORY,
    })
  }
  return ok(described(room.world.app, message))
}

const asType = (type: string): MessageType | null =>
  type === 'text' || type === 'interactive' || type === 'image' || type === 'file' || type === 'post' ? type : null
