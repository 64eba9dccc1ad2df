import type { Press } from './card.ts'

/**
 * Everything that happens, under a key that is the same each time it is told to us. Built only in `feishu/read.ts`
 * (the platform), `spine/tick.ts` (the clock) and `spine/errands.ts` (the result of slow work).
 */
export type Event =
  | Message
  | Pressed
  | Recalled
  | BotAdded
  | BotRemoved
  | MembersJoined
  | MembersLeft
  | MembersCounted
  | PeopleNamed
  | Tick

interface Happened {
  /** `message_id` for a message (lark.md §2.1), else the platform's `event_id`, else `tick:…` or `errand:…`. */
  readonly key: string
  /** When it happened by the platform's clock, epoch ms. */
  readonly at: number
}

export interface Message extends Happened {
  readonly kind: 'message'
  readonly id: string
  readonly chat: string
  readonly chatKind: ChatKind
  /** open_id of the sender. */
  readonly who: string
  /** The words with every mention of the bot taken out and mentions of people as `@name`. */
  readonly text: string
  readonly toBot: boolean
  readonly mentions: readonly Named[]
  /** The message this one answers, if it is a reply. */
  readonly replyTo?: string
}

export type ChatKind = 'group' | 'private'

export interface Pressed extends Happened {
  readonly kind: 'press'
  readonly chat: string
  /** The message that carries the card. */
  readonly message: string
  readonly who: string
  readonly press: Press
  /** What a form held: a text, a chosen value, a `YYYY-MM-DD` date, or several chosen values, by field name. */
  readonly form: Readonly<Record<string, string | readonly string[]>>
}

/** Somebody took a message back. `byOwner`: the sender did, not a group manager (lark.md §3). */
export interface Recalled extends Happened {
  readonly kind: 'recalled'
  readonly chat: string
  readonly message: string
  readonly byOwner: boolean
}

export interface BotAdded extends Happened {
  readonly kind: 'bot-added'
  readonly chat: string
  readonly name: string
  readonly who: string
}

export interface BotRemoved extends Happened {
  readonly kind: 'bot-removed'
  readonly chat: string
  readonly why: 'removed' | 'dissolved'
}

/** A person as the platform names them; the name is absent where it does not tell it. */
export interface Named {
  readonly who: string
  readonly name?: string
}

export interface MembersJoined extends Happened {
  readonly kind: 'members-joined'
  readonly chat: string
  readonly people: readonly Named[]
}

export interface MembersLeft extends Happened {
  readonly kind: 'members-left'
  readonly chat: string
  readonly people: readonly Named[]
}

/** The members API's answer for a group: all who are in it now. */
export interface MembersCounted extends Happened {
  readonly kind: 'members-counted'
  readonly chat: string
  readonly people: readonly Named[]
}

export interface PeopleNamed extends Happened {
  readonly kind: 'people-named'
  readonly people: readonly Named[]
}

/** A minute of the clock. */
export interface Tick extends Happened {
  readonly kind: 'tick'
}

export type EventKind = Event['kind']
export type EventOf<K extends EventKind> = Extract<Event, { kind: K }>
