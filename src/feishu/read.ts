import { z } from 'zod'
import type { Named } from '../bot/event.ts'
import type { Envelope } from './envelope.ts'
import { readMessage } from './read-message.ts'
import { readPress } from './read-press.ts'
import { type Reader, type Reading, reader, type Self } from './reader.ts'
import { clean, id, moment, NAME_MAX, person } from './wire.ts'

/** The platform adds people by the hundred at most; a body of 1 MiB could name thousands. */
export const PEOPLE_MAX = 1000

/** Reads the wire into our own words (lark.md §§1.5, 2, 3). Never throws; an event's key is as `bot/event.ts` says. */
export function readEvent(envelope: Envelope, self: Self): Reading {
  const read = READERS.get(envelope.type)
  return read ? read(envelope, self) : { ignore: 'unknown-type' }
}

const happened = ({ id: key, at }: Envelope) => ({ key, at })

const readRecall = reader(
  z.object({ message_id: id, chat_id: id, recall_time: moment.nullish(), recall_type: z.string().optional() }),
  (wire, envelope) => ({
    event: {
      kind: 'recalled',
      key: envelope.id,
      at: wire.recall_time ?? envelope.at,
      chat: wire.chat_id,
      message: wire.message_id,
      byOwner: wire.recall_type === 'message_owner',
    },
  }),
)

const readBotAdded = reader(
  z.object({ chat_id: id, operator_id: person, name: z.string().nullish() }),
  (wire, envelope) => ({
    event: {
      kind: 'bot-added',
      ...happened(envelope),
      chat: wire.chat_id,
      name: clean(wire.name ?? '').slice(0, NAME_MAX),
      who: wire.operator_id.open_id,
    },
  }),
)

const readBotRemoved = (why: 'removed' | 'dissolved') =>
  reader(z.object({ chat_id: id }), (wire, envelope) => ({
    event: { kind: 'bot-removed', ...happened(envelope), chat: wire.chat_id, why },
  }))

const readMembers = (kind: 'members-joined' | 'members-left') =>
  reader(
    z.object({
      chat_id: id,
      users: z
        .array(z.object({ name: z.string().nullish(), user_id: z.object({ open_id: id.optional() }) }))
        .max(PEOPLE_MAX),
    }),
    (wire, envelope) => {
      const people = wire.users.flatMap(({ name, user_id }): Named[] =>
        user_id.open_id ? [{ who: user_id.open_id, ...(name ? { name: clean(name).slice(0, NAME_MAX) } : {}) }] : [],
      )
      // People outside the app's reach come without an id: nobody we could know again.
      if (people.length === 0) return { ignore: 'nobody-known' }
      return { event: { kind, ...happened(envelope), chat: wire.chat_id, people } }
    },
  )

/** A map, not an object: `constructor` is no event type. */
const READERS: ReadonlyMap<string, Reader> = new Map([
  ['im.message.receive_v1', readMessage],
  ['im.message.recalled_v1', readRecall],
  ['card.action.trigger', readPress],
  ['im.chat.member.bot.added_v1', readBotAdded],
  ['im.chat.member.bot.deleted_v1', readBotRemoved('removed')],
  ['im.chat.disbanded_v1', readBotRemoved('dissolved')],
  ['im.chat.member.user.added_v1', readMembers('members-joined')],
  ['im.chat.member.user.deleted_v1', readMembers('members-left')],
  // An invitation taken back: they are no longer in it either.
  ['im.chat.member.user.withdrawn_v1', readMembers('members-left')],
])
