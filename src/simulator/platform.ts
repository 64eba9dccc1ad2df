import { feishuApi } from './api.ts'
import { groupDeeds } from './groups.ts'
import { idOf } from './luck.ts'
import { pressDeed } from './pressing.ts'
import { type Pushing, pusher, type Weather } from './push.ts'
import { openRoom } from './room.ts'
import { talkDeeds } from './talking.ts'
import type { Message, Person, World } from './world.ts'

export interface FeishuNeeds {
  readonly world: World
  now(): number
  /** Hands a pushed request to the bot. */
  deliver(request: Request): Promise<Response>
  /** Where the bot listens, without a slash at the end; `/feishu/events` and `/feishu/cards` come behind it. */
  readonly botUrl?: string
  /** Settles when the platform's three seconds are over; tests hand in their own. */
  impatience?(): Promise<void>
}

const PATIENCE_MS = 3_000

/**
 * A Feishu in memory: people act on it, the bot calls its API, it pushes to the bot. It does no I/O of its own and asks
 * no clock. People's deeds put events into the queue; `pump()` pushes what is due.
 * @throws Error from a deed that no client would offer: nobody there by that name, not in the chat, no such button
 */
export function feishu(needs: FeishuNeeds) {
  const { world } = needs
  const room = openRoom(world, needs.now)
  const weather: Weather = { duplicates: false, reorders: false, renames: false }
  const botUrl = needs.botUrl ?? 'http://bot.local'
  const pushing: Pushing = {
    world,
    now: needs.now,
    weather,
    deliver: needs.deliver,
    impatience: needs.impatience ?? threeSeconds,
    urls: { events: `${botUrl}/feishu/events`, cards: `${botUrl}/feishu/cards` },
    changed: room.changed,
  }
  const push = pusher(pushing)

  return {
    world,
    room,
    /** How rough the platform is; may be changed at any time. */
    weather,
    /** What goes wrong with the next calls. */
    faults: room.faults,
    /** Words it refuses (230022). */
    refusedWords: room.refusedWords,
    api: feishuApi(room),
    pump: push.pump,
    nextPushAt: push.nextAt,
    verifyUrl: push.verifyUrl,
    person: room.person,
    chat: room.chat,
    message: room.message,
    /** Calls back after every change; answers with the way to stop that. */
    onChange: room.onChange,
    ...groupDeeds(room, push),
    ...talkDeeds(room, push),
    press: pressDeed(room, push),
    privateChat: (who: string) => room.privateChat(room.person(who)),

    addPerson(name: string, about: Person['about'] = { zh: '', en: '' }): Person {
      const person: Person = {
        id: idOf(world.deeds, 'ou'),
        unionId: idOf(world.deeds, 'on'),
        name,
        about,
        state: 'active',
      }
      world.people.push(person)
      room.changed()
      return person
    },

    /** What was said in a chat, oldest first. */
    said(where: string): readonly Message[] {
      const { id } = room.chat(where)
      return world.messages.filter(({ chat }) => chat === id)
    },
  }
}

export type Feishu = ReturnType<typeof feishu>

const threeSeconds = () =>
  new Promise<void>((resolve) => {
    setTimeout(resolve, PATIENCE_MS).unref()
  })
