import type { Card } from './card.ts'
import type { Target } from './decision.ts'
import type { Named } from './event.ts'

/** What a message may have to leave out for the platform to take it: the quoted message, the @mentions, people's words. */
export type Without = 'reply' | 'mentions' | 'words'

export interface Outgoing {
  /** The platform's `uuid`: the same key within an hour is one message, however often we ask (lark.md §4.1). */
  readonly key: string
  readonly to: Target
  readonly replyTo?: string
  readonly card: Card
  readonly without: readonly Without[]
}

/** What came of one call. `code` is the platform's, or `http-503`, `timeout`, `network`: for the month's count and the log. */
export type Posted = { readonly code: string } & (
  | { readonly is: 'sent'; readonly receipt: string }
  /** Try again on the ladder; `doubt`: it may have been taken all the same. */
  | { readonly is: 'retry'; readonly doubt: boolean; readonly why: string }
  /** Too fast: certainly not taken; again after so many ms. */
  | { readonly is: 'wait'; readonly ms: number; readonly why: string }
  /** Not like this; once more without the cause. */
  | { readonly is: 'without'; readonly cause: Without; readonly why: string }
  /** Never: nothing we can change would help. */
  | { readonly is: 'refused'; readonly why: string }
  /** The chat is gone or we are no longer in it. */
  | { readonly is: 'gone'; readonly why: string }
  /** Nothing at all goes out: the month's quota is used up, or the app is switched off. */
  | { readonly is: 'stop'; readonly reason: 'quota' | 'app-off'; readonly why: string }
)

/** The way out, as the spine sees it. Never throws for what the platform says; `feishu/post.ts` is the real one. */
export interface Post {
  send(message: Outgoing): Promise<Posted>
  /** Gives a card that was sent a new face (at most 14 days later). */
  update(message: {
    readonly receipt: string
    readonly card: Card
    readonly without: readonly Without[]
  }): Promise<Posted>
}

/** What the bot asks the platform for; throws where it cannot be had, and the errand is tried again. */
export interface Directory {
  /** All people in a group, bots left out. */
  membersOf(chat: string): Promise<readonly Named[]>
  /** Names of people by open_id; those unknown to the platform are left out. */
  namesOf(people: readonly string[]): Promise<readonly Named[]>
}
