import { callsThisMonth, monthOf } from './month.ts'
import type { Feishu } from './platform.ts'
import { type Chat, HEARS_GROUPS, type Message, type Person } from './world.ts'

/** What one person sees of the local Feishu at a moment; the page draws nothing else. */
export interface LocalView {
  readonly now: number
  /** The first month is still being lived through. */
  readonly seeding: boolean
  readonly me: string
  readonly bot: { readonly id: string; readonly name: string }
  readonly people: readonly Pick<Person, 'id' | 'name' | 'about' | 'state'>[]
  readonly chats: readonly ChatView[]
  /** Of the chat asked for, oldest first, at most `MESSAGES_MAX`. */
  readonly messages: readonly MessageView[]
  readonly groupMessages: boolean
  readonly month: { readonly name: string; readonly calls: number }
}

export interface ChatView extends Pick<Chat, 'id' | 'kind' | 'name' | 'members' | 'bot' | 'dissolved' | 'owner'> {
  readonly last: MessageView | null
}

export type MessageView = Pick<
  Message,
  'id' | 'chat' | 'at' | 'from' | 'type' | 'content' | 'mentions' | 'parent' | 'recalledAt' | 'recalledBy' | 'edits'
>

/** What a screen can show and a phone can draw; older ones stay in the world. */
const MESSAGES_MAX = 150

export function viewOf(platform: Feishu, me: string, chat: string | null, seeding: boolean): LocalView {
  const { world, room } = platform
  const mine = world.chats.filter(({ members }) => members.includes(me))
  const messages = world.messages.filter((message) => message.chat === chat && mine.some(({ id }) => id === chat))
  const lastOf = new Map(world.messages.map((message) => [message.chat, message]))
  return {
    now: room.now(),
    seeding,
    me,
    bot: { id: world.app.bot.openId, name: world.app.bot.name },
    people: world.people.map(({ id, name, about, state }) => ({ id, name, about, state })),
    chats: mine
      .map((known) => ({
        id: known.id,
        kind: known.kind,
        name: known.name,
        members: known.members,
        bot: known.bot,
        dissolved: known.dissolved,
        owner: known.owner,
        last: shown(lastOf.get(known.id)),
      }))
      .sort((a, b) => (b.last?.at ?? 0) - (a.last?.at ?? 0)),
    messages: messages.slice(-MESSAGES_MAX).flatMap((message) => shown(message) ?? []),
    groupMessages: world.app.scopes.includes(HEARS_GROUPS),
    month: { name: monthOf(room.now()), calls: callsThisMonth(world, room.now()) },
  }
}

/** A message that was taken back shows nothing of what it said. */
function shown(message: Message | undefined): MessageView | null {
  if (!message) return null
  const { id, chat, at, from, type, content, mentions, parent, recalledAt, recalledBy, edits } = message
  const kept = recalledAt === null ? { content, mentions } : { content: '{}', mentions: [] }
  return { id, chat, at, from, type, parent, recalledAt, recalledBy, edits, ...kept }
}

/** What went over the wire, newest first. */
export interface WireView {
  readonly webhooks: Feishu['world']['webhooks']
  readonly calls: Feishu['world']['calls']
}

const WIRE_MAX = 40

export const wireOf = ({ world }: Feishu): WireView => ({
  webhooks: world.webhooks.slice(-WIRE_MAX).reverse(),
  calls: world.calls.slice(-WIRE_MAX).reverse(),
})
