import { z } from 'zod'
import type { Named } from '../bot/event.ts'
import { wordsOf } from '../bot/words.ts'
import { type Reading, reader, type Self } from './reader.ts'
import { clean, id, moment, NAME_MAX, objectIn } from './wire.ts'

/**
 * Characters kept of one message: more than any command takes, so that it is the command that says what is too long;
 * what lies beyond is dropped here without a word.
 */
export const TEXT_MAX = 20_000
/** @mentions read from one message; a group has at most so many whom one could mean. */
export const MENTIONS_MAX = 500

const mention = z.object({
  key: z.string().max(64),
  // A mention of an outsider may come without ids.
  id: z.object({ open_id: id.optional().catch(undefined) }).catch({ open_id: undefined }),
  mentioned_type: z.string().optional().catch(undefined),
  name: z.string().catch(''),
})
type Mention = z.infer<typeof mention>

const wire = z.object({
  sender: z.object({ sender_type: z.string(), sender_id: z.unknown() }),
  message: z.object({
    message_id: id,
    parent_id: z.union([id, z.literal('')]).nullish(),
    create_time: moment.nullish().catch(null),
    chat_id: id,
    chat_type: z.string(),
    message_type: z.string(),
    content: z.string(),
    mentions: z.array(mention).max(MENTIONS_MAX).nullish(),
  }),
})

const sender = z.object({ open_id: id })

/** `im.message.receive_v1` → a message of a person in words (lark.md §2); all other kinds are ignored for now. */
export const readMessage = reader(wire, ({ sender: from, message }, envelope, self): Reading => {
  // Other bots' messages reach us with one permission (lark.md §2.3); answering them could go on for ever.
  if (from.sender_type !== 'user') return { ignore: 'not-a-person' }
  const who = sender.safeParse(from.sender_id)
  if (!who.success) return { malformed: 'sender.sender_id.open_id' }
  const wordsIn = WORDS_IN.get(message.message_type)
  if (!wordsIn) return { ignore: 'not-text' }
  const mentions = message.mentions ?? []
  const text = wordsIn(message.content, namesOf(mentions, self))
  if (text === null) return { malformed: 'message.content' }
  const isPrivate = message.chat_type === 'p2p'
  return {
    event: {
      kind: 'message',
      // Pushed anew, a message may carry another event_id (lark.md §2.1).
      key: message.message_id,
      at: message.create_time ?? envelope.at,
      id: message.message_id,
      chat: message.chat_id,
      chatKind: isPrivate ? 'private' : 'group',
      who: who.data.open_id,
      text: clean(text.trim().slice(0, TEXT_MAX)),
      toBot: isPrivate || mentions.some((m) => isUs(m, self)),
      mentions: peopleIn(mentions),
      ...(message.parent_id ? { replyTo: message.parent_id } : {}),
    },
  }
})

/** How the placeholders of a message read. */
interface Names {
  /** Text with `@_user_1` in it → the same with `@name`, and nothing for us. */
  inText(typed: string): string
  /** One mention that stands by itself in a rich post. */
  at(key: string, name: string): string
}

const EVERYONE = '@所有人'

/**
 * `@_user_1` is not the beginning of `@_user_10`, nor `@_all` of `@_allies`; one pass, so that a name which looks like
 * a placeholder is left alone. The space behind us goes with us.
 */
const PLACEHOLDER = /(@_user_\d+|@_all\b)([ \u00a0]?)/g

function namesOf(mentions: readonly Mention[], self: Self): Names {
  const byKey = new Map(mentions.map((m) => [m.key, m]))
  const named = (name: string) => `@${name.slice(0, NAME_MAX)}`
  return {
    inText: (typed) =>
      typed.replace(PLACEHOLDER, (whole, key: string, space: string) => {
        const mention = byKey.get(key)
        if (mention) return isUs(mention, self) ? '' : named(mention.name) + space
        return key === '@_all' ? EVERYONE + space : whole
      }),
    at(key, name) {
      const mention = byKey.get(key)
      if (mention) return isUs(mention, self) ? '' : named(mention.name || name)
      if (key === 'all' || key === '@_all') return EVERYONE
      return key === self.openId ? '' : named(name)
    },
  }
}

/** Until we know our own id, every bot that is mentioned may be us. */
const isUs = (mention: Mention, self: Self): boolean =>
  self.openId === null ? mention.mentioned_type === 'bot' : mention.id.open_id === self.openId

/** The people who are mentioned, each once, in order; bots are nobody. */
function peopleIn(mentions: readonly Mention[]): readonly Named[] {
  const people = new Map<string, Named>()
  for (const { id, mentioned_type, name } of mentions) {
    if (!id.open_id || mentioned_type === 'bot' || people.has(id.open_id)) continue
    people.set(id.open_id, { who: id.open_id, ...(name ? { name: clean(name).slice(0, NAME_MAX) } : {}) })
  }
  return [...people.values()]
}

/** A message's content (JSON in a string) → its words; null where it is not of its shape. */
type WordsIn = (content: string, names: Names) => string | null

const textContent = z.object({ text: z.string() })

const wordsInText: WordsIn = (content, names) => {
  const read = textContent.safeParse(objectIn(content))
  return read.success ? names.inText(read.data.text) : null
}

const maybe = z.string().optional().catch(undefined)
const piece = z.object({ tag: z.string(), text: maybe, href: maybe, user_id: maybe, user_name: maybe })
const postContent = z.object({ title: maybe, content: z.array(z.array(piece)) })

/**
 * A rich post: its title and paragraphs, a line each; a command is one under a title too. Pictures, stickers and rules
 * have no words.
 */
const wordsInPost: WordsIn = (content, names) => {
  const read = postContent.safeParse(objectIn(content))
  if (!read.success) return null
  const body = read.data.content
    .map((line) => line.map((p) => wordsInPiece(p, names)).join(''))
    .join('\n')
    .trim()
  const title = read.data.title?.trim() ?? ''
  return (wordsOf(body) ? [body, title] : [title, body]).join('\n')
}

const wordsInPiece = ({ tag, text, href, user_id, user_name }: z.infer<typeof piece>, names: Names): string => {
  if (tag === 'at') return names.at(user_id ?? '', user_name ?? '')
  // A link without words of its own is its address.
  if (tag === 'a') return text || href || ''
  return text ?? ''
}

const WORDS_IN: ReadonlyMap<string, WordsIn> = new Map([
  ['text', wordsInText],
  ['post', wordsInPost],
])
