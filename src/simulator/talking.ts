import { messageRecalled, messageReceived } from './events.ts'
import { withMentions } from './mentions.ts'
import type { Pusher } from './push.ts'
import { mustBeIn, type Room } from './room.ts'
import { type Chat, HEARS_GROUPS, type Message } from './world.ts'

export interface Saying {
  /** The message this one answers. */
  readonly replyTo?: string
  /** Puts `@bot` in front. */
  readonly toBot?: boolean
}

/** How long a person may take back their own message. */
const RECALL_WITHIN = 24 * 60 * 60 * 1_000

/** What people do with messages. Chats and people go by id or name. */
export function talkDeeds(room: Room, push: Pusher) {
  const { world } = room
  const bot = { id: world.app.bot.openId, name: world.app.bot.name }
  const unionIdOf = (id: string) => room.personOf(id)?.unionId ?? `on_${id.slice(3)}`

  /** Does the bot get to hear of it? (lark.md §2.3) */
  const reachesBot = (chat: Chat, said: Message): boolean =>
    chat.bot &&
    (chat.kind === 'private' ||
      world.app.scopes.includes(HEARS_GROUPS) ||
      said.mentions.some(({ id }) => id === bot.id))

  const parentOf = (chat: Chat, id: string | undefined): Message | null => {
    if (id === undefined) return null
    const parent = room.message(id)
    if (parent.chat !== chat.id || parent.recalledAt !== null) throw new Error('no such message to reply to')
    return parent
  }

  return {
    /** Somebody types a text: `@name` of members and of the bot become mentions. */
    send(where: string, by: string, typed: string, saying: Saying = {}): Message {
      const chat = room.chat(where)
      const who = room.person(by)
      mustBeIn(chat, who)
      const parent = parentOf(chat, saying.replyTo)
      const members = world.people.filter(({ id }) => chat.members.includes(id))
      const addressed = saying.toBot && chat.bot && !typed.includes(`@${bot.name}`) ? `@${bot.name} ${typed}` : typed
      const { text, mentions } = withMentions(addressed, chat.bot ? [...members, bot] : members)
      const said = room.say({
        chat: chat.id,
        from: who.id,
        type: 'text',
        content: JSON.stringify({ text }),
        mentions,
        parent: parent?.id ?? null,
        root: parent ? (parent.root ?? parent.id) : null,
      })
      if (reachesBot(chat, said))
        push.enqueue('im.message.receive_v1', messageReceived(world.app, chat, said, who, unionIdOf))
      return said
    },

    /** Takes a message back: one's own within a day, anybody's as the group's owner. */
    recall(id: string, by: string): void {
      const taken = room.message(id)
      const who = room.person(by)
      const chat = room.chat(taken.chat)
      mustBeIn(chat, who)
      if (taken.recalledAt !== null) return
      const own = taken.from === who.id && room.now() - taken.at <= RECALL_WITHIN
      if (!own && chat.owner !== who.id) throw new Error('this message cannot be taken back')
      taken.recalledAt = room.now()
      taken.recalledBy = who.id
      room.changed()
      if (chat.bot) {
        const how = taken.from === who.id ? 'message_owner' : 'group_owner'
        push.enqueue('im.message.recalled_v1', messageRecalled(taken, room.now(), how))
      }
    },
  }
}
