import { type Faults, faultQueue } from './faults.ts'
import { slidingWindows } from './limits.ts'
import { idOf } from './luck.ts'
import type { Chat, Message, Person, World } from './world.ts'

/** What a deed says of a message; the rest is the platform's. */
export type Said = Pick<Message, 'chat' | 'from' | 'type' | 'content' | 'mentions' | 'parent' | 'root'>

/** The world with the few ways everything reads and changes it. */
export interface Room {
  readonly world: World
  now(): number
  readonly windows: ReturnType<typeof slidingWindows>
  readonly faults: Faults
  /** Words the platform refuses (230022). */
  readonly refusedWords: Set<string>
  chatOf(id: string): Chat | undefined
  messageOf(id: string): Message | undefined
  personOf(id: string): Person | undefined
  /** By id or name. @throws Error where there is none */
  person(idOrName: string): Person
  /** A chat by id, or a group by name. @throws Error where there is none */
  chat(idOrName: string): Chat
  /** @throws Error where there is none */
  message(id: string): Message
  /** The private chat of the bot with a person, made when there is none. */
  privateChat(person: Person): Chat
  say(said: Said): Message
  changed(): void
  onChange(listener: () => void): () => void
}

/** @param world is changed in place: it is the memory */
export function openRoom(world: World, now: () => number): Room {
  const listeners = new Set<() => void>()
  const messages = new Map(world.messages.map((message) => [message.id, message]))
  const changed = () => {
    for (const listener of listeners) listener()
  }
  const found = <T>(thing: T | undefined, what: string): T => {
    if (thing === undefined) throw new Error(`no such ${what}`)
    return thing
  }
  return {
    world,
    now,
    windows: slidingWindows(),
    faults: faultQueue(),
    refusedWords: new Set(),
    chatOf: (id) => world.chats.find((chat) => chat.id === id),
    messageOf: (id) => messages.get(id),
    personOf: (id) => world.people.find((person) => person.id === id),
    person: (key) =>
      found(
        world.people.find(({ id, name }) => id === key || name === key),
        `person: ${key}`,
      ),
    chat: (key) =>
      found(
        world.chats.find(({ id, name, kind }) => id === key || (kind === 'group' && name === key)),
        `chat: ${key}`,
      ),
    message: (id) => found(messages.get(id), `message: ${id}`),
    changed,

    onChange(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },

    privateChat(person) {
      const known = world.chats.find((chat) => chat.kind === 'private' && chat.members.includes(person.id))
      if (known) return known
      const chat: Chat = {
        id: `oc_${person.id.slice(3)}`,
        kind: 'private',
        name: world.app.bot.name,
        members: [person.id],
        owner: null,
        bot: true,
        muted: false,
        dissolved: false,
      }
      world.chats.push(chat)
      changed()
      return chat
    },

    say(said) {
      const message: Message = {
        ...said,
        id: idOf(said.from === 'bot' ? world.wire : world.deeds, 'om'),
        at: now(),
        recalledAt: null,
        recalledBy: null,
        edits: 0,
        editedAt: null,
      }
      world.messages.push(message)
      messages.set(message.id, message)
      changed()
      return message
    },
  }
}

/** @throws Error where the person is not in the chat, or it is gone */
export function mustBeIn(chat: Chat, person: Person): void {
  if (chat.dissolved || !chat.members.includes(person.id)) throw new Error(`${person.name} is not in ${chat.name}`)
}
