import { chatChanged, chatRenamed, membersChanged } from './events.ts'
import { idOf } from './luck.ts'
import type { Pusher } from './push.ts'
import { mustBeIn, type Room } from './room.ts'
import type { Chat } from './world.ts'

/** What people do with groups; the bot hears of it where it is in them. Groups and people go by id or name. */
export function groupDeeds(room: Room, push: Pusher) {
  const { world } = room
  const { bot } = world.app
  const group = (key: string): Chat => {
    const chat = room.chat(key)
    if (chat.kind !== 'group' || chat.dissolved) throw new Error(`no such group: ${key}`)
    return chat
  }
  const greyLine = (chat: Chat, zh: string, en: string) =>
    room.say({
      chat: chat.id,
      from: 'feishu',
      type: 'system',
      content: JSON.stringify({ zh, en }),
      mentions: [],
      parent: null,
      root: null,
    })

  return {
    createGroup(name: string, by: string, members: readonly string[]): Chat {
      const owner = room.person(by)
      const created: Chat = {
        id: idOf(world.deeds, 'oc'),
        kind: 'group',
        name,
        members: [...new Set([owner.id, ...members.map((who) => room.person(who).id)])],
        owner: owner.id,
        bot: false,
        muted: false,
        dissolved: false,
      }
      world.chats.push(created)
      room.changed()
      return created
    },

    addBot(where: string, by: string): void {
      const chat = group(where)
      const who = room.person(by)
      mustBeIn(chat, who)
      if (chat.bot) return
      chat.bot = true
      greyLine(chat, `${who.name} 将机器人 ${bot.name} 加入群聊`, `${who.name} added the bot ${bot.name}`)
      push.enqueue('im.chat.member.bot.added_v1', chatChanged(world.app, chat, who))
    },

    removeBot(where: string, by: string): void {
      const chat = group(where)
      const who = room.person(by)
      mustBeIn(chat, who)
      if (!chat.bot) return
      chat.bot = false
      greyLine(chat, `${who.name} 将机器人 ${bot.name} 移出群聊`, `${who.name} removed the bot ${bot.name}`)
      push.enqueue('im.chat.member.bot.deleted_v1', chatChanged(world.app, chat, who))
    },

    join(where: string, people: readonly string[], by: string): void {
      const chat = group(where)
      const who = room.person(by)
      const joining = people.map(room.person).filter(({ id }) => !chat.members.includes(id))
      if (joining.length === 0) return
      chat.members.push(...joining.map(({ id }) => id))
      const names = joining.map(({ name }) => name)
      greyLine(chat, `${who.name} 邀请 ${names.join('、')} 加入群聊`, `${who.name} invited ${names.join(', ')}`)
      if (chat.bot) push.enqueue('im.chat.member.user.added_v1', membersChanged(world.app, chat, who, joining))
    },

    leave(where: string, who: string): void {
      const chat = group(where)
      const leaving = room.person(who)
      mustBeIn(chat, leaving)
      chat.members = chat.members.filter((id) => id !== leaving.id)
      greyLine(chat, `${leaving.name} 退出了群聊`, `${leaving.name} left the group`)
      if (chat.bot) push.enqueue('im.chat.member.user.deleted_v1', membersChanged(world.app, chat, leaving, [leaving]))
    },

    rename(where: string, name: string, by: string): void {
      const chat = group(where)
      const who = room.person(by)
      const before = chat.name
      chat.name = name
      greyLine(chat, `${who.name} 将群名改为「${name}」`, `${who.name} renamed the group to “${name}”`)
      if (chat.bot) push.enqueue('im.chat.updated_v1', chatRenamed(world.app, chat, who, before))
    },

    /** Nobody tells the bot where members keep the history (lark.md §3). */
    disband(where: string, by: string, keepHistory = false): void {
      const chat = group(where)
      const who = room.person(by)
      chat.dissolved = true
      greyLine(chat, `${who.name} 解散了群聊`, `${who.name} disbanded the group`)
      if (chat.bot && !keepHistory) push.enqueue('im.chat.disbanded_v1', chatChanged(world.app, chat, who))
    },
  }
}
