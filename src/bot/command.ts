import type { Kysely } from 'kysely'
import type { Schema } from '../store/schema.ts'
import type { Decision, Refusal } from './decision.ts'
import type { Event, EventKind, EventOf, Message, Pressed } from './event.ts'
import type { May, Standing, Where } from './may.ts'
import type { Phrase } from './phrase.ts'
import type { Words } from './words.ts'

/** The store as a feature sees it: it can look, and only look. */
export type Reader = Pick<Kysely<Schema>, 'selectFrom' | 'with' | 'fn' | 'getExecutor' | 'executeQuery'>

/** Everything a decision may know besides what it looked up: handed in, so that the same input decides the same. */
export interface At {
  /** Epoch ms. */
  readonly now: number
  /** IANA name of the bureau's zone. */
  readonly zone: string
  /** A fresh id, 26 characters, in the order they were made. */
  id(): string
  readonly event: Event
  readonly standing: Standing
  readonly here: Here
  /** The registry, for `/help`. */
  readonly commands: readonly Command[]
}

/** What is known of the chat and of the person in it before the feature looks; all false for the clock. */
export interface Here {
  /** We have a row of this chat. */
  readonly chatKnown: boolean
  /** A message without @bot has reached us in this chat before: the tenant granted `im:message.group_msg`. */
  readonly hearsAll: boolean
  /** The person stands in the list of members of this chat. */
  readonly member: boolean
  /** We have a row of the person, with or without a name. */
  readonly personKnown: boolean
}

export interface Help {
  /** What it does, one line. */
  readonly does: Phrase
  /** Each is really run by the test suite: what is typed, and what that means. */
  readonly examples: readonly { readonly typed: string; readonly means: Phrase }[]
}

interface Declared<Args, View> {
  readonly name: string
  /** Other names; the first Chinese one is shown in `/help`. */
  readonly aliases: readonly string[]
  readonly help: Help
  /** Whom it serves: `/help` shows it to them, and no one else passes. */
  readonly may: May
  /** Words → what is asked. */
  parse(words: Words, message: Message): Args | Refusal
  /** The same said in plain words, without a slash: what would write is asked about first (product.md §3). */
  spoken?(message: Message): Args | Refusal
  /** A press of one of this command's buttons → what is asked. */
  readonly buttons?: Readonly<Record<string, (pressed: Pressed) => Args | Refusal>>
  /** The only reads. */
  look(db: Reader, args: Args, at: At): Promise<View>
  /** Where the thing lives that is asked about; null where there is no such thing, and `decide` then says so. */
  within(args: Args, view: View, at: At): Where | null
  /** What a refusal says to someone who may not even know of it; the same as for a thing that does not exist. */
  readonly missing?: Phrase
  /** Pure. */
  decide(args: Args, view: View, at: At): Decision | Refusal
}

/** A command whose inner types are its own business. */
export interface Command {
  readonly name: string
  readonly aliases: readonly string[]
  readonly help: Help
  readonly may: May
  readonly missing: Phrase | undefined
  readonly buttons: readonly string[]
  parse(words: Words, message: Message): Asked | Refusal
  /** Null for a command that is never meant without its slash. */
  spoken(message: Message): Asked | Refusal | null
  press(pressed: Pressed): Asked | Refusal | null
}

/** A command that somebody means, and what is asked of it. */
export interface Found {
  readonly command: Command
  readonly asked: Asked
}

/**
 * What words without a slash mean, said to the bot or in private: a command, a kind word, or null where silence is
 * right. `now`: epoch ms; `zone`: IANA name.
 */
export type Understand = (
  message: Message,
  at: { readonly now: number; readonly zone: string },
) => Found | Refusal | null

/** A question that was understood. */
export interface Asked {
  look(db: Reader, at: At): Promise<Seen>
}

/** A question with all that was looked up for it. */
export interface Seen {
  readonly where: Where | null
  decide(): Decision | Refusal
}

/** Declares a command: one file, this one call, and one line in `features/index.ts`. */
export function command<Args extends object, View>(c: Declared<Args, View>): Command {
  const asked = (args: Args): Asked => ({
    async look(db, at) {
      const view = await c.look(db, args, at)
      return { where: c.within(args, view, at), decide: () => c.decide(args, view, at) }
    },
  })
  const orRefusal = (args: Args | Refusal): Asked | Refusal => ('refuse' in args ? (args as Refusal) : asked(args))
  return {
    name: c.name,
    aliases: c.aliases,
    help: c.help,
    may: c.may,
    missing: c.missing,
    buttons: Object.keys(c.buttons ?? {}),
    parse: (words, message) => orRefusal(c.parse(words, message)),
    spoken: (message) => (c.spoken ? orRefusal(c.spoken(message)) : null),
    press(pressed) {
      const button = Object.hasOwn(c.buttons ?? {}, pressed.press.button)
        ? c.buttons?.[pressed.press.button]
        : undefined
      return button ? orRefusal(button(pressed)) : null
    },
  }
}

/** What the bot does of itself when something happens that nobody typed. */
export interface Reaction {
  readonly to: EventKind
  look(db: Reader, event: Event, at: At): Promise<{ decide(): Decision | null }>
}

/** Declares a reaction; `decide` answers null where nothing is to be done. */
export function reaction<K extends EventKind, View>(r: {
  readonly to: K
  look(db: Reader, event: EventOf<K>, at: At): Promise<View>
  decide(event: EventOf<K>, view: View, at: At): Decision | null
}): Reaction {
  return {
    to: r.to,
    async look(db, event, at) {
      const mine = event as EventOf<K>
      const view = await r.look(db, mine, at)
      return { decide: () => r.decide(mine, view, at) }
    },
  }
}
