import { breachesOf } from '../feishu/card-rules.ts'
import { type ApiAnswer, no } from './answer.ts'
import type { Room } from './room.ts'
import type { Message, MessageType } from './world.ts'

/** Bytes of a request with a card, with a text (lark.md §4.1). */
const CARD_BYTES_MAX = 30 * 1024
const TEXT_BYTES_MAX = 150 * 1024

/** Why content is not taken: its size, refused words, a broken card, a person who is not there. */
export function contentRefusal(room: Room, type: MessageType, content: string): ApiAnswer | null {
  const bytes = Buffer.byteLength(content, 'utf8')
  if (bytes > (type === 'text' ? TEXT_BYTES_MAX : CARD_BYTES_MAX)) {
    return no(230025, 'The length of the message content reaches its limit.')
  }
  const json = parsed(content)
  if (json === null)
    return no(230001, 'Your request contains an invalid request parameter, ext=content is not a JSON object')
  if ([...room.refusedWords].some((word) => content.includes(word))) {
    return no(230022, 'The content of the message contains sensitive information.')
  }
  if (type !== 'interactive') return null
  const broken = cardBreach(room, json, content)
  return broken
    ? no(230099, `Failed to create card content, ext=ErrCode: ${broken.code}; ErrMsg: ${broken.msg};`)
    : null
}

/** What a card breaks, as the platform would name it; null for a good one. */
export function cardBreach(
  room: Room,
  json: object,
  content: string,
): { readonly code: number; readonly msg: string } | null {
  const [first] = breachesOf(json)
  if (first) return { code: first.code, msg: `${first.at} ${first.what}` }
  const stranger = mentionedIn(content).find((id) => {
    const person = room.personOf(id)
    return id !== 'all' && (!person || person.state === 'left')
  })
  return stranger === undefined ? null : { code: 100290, msg: `invalid user resource, user: ${stranger}` }
}

/** Everybody a card mentions in its markdown. */
function mentionedIn(content: string): readonly string[] {
  return [...content.matchAll(/<at ids?=\\?["']?([A-Za-z0-9_,]+)\\?["']?\s*>/g)].flatMap(([, ids = '']) =>
    ids.split(','),
  )
}

/** The card of a message from now on. */
export function giveFace(room: Room, message: Message, content: string): void {
  message.content = content
  message.edits += 1
  message.editedAt = room.now()
  room.changed()
}

/** The JSON object a text is; null for any other text. */
export function parsed(content: string): object | null {
  try {
    const json: unknown = JSON.parse(content)
    return typeof json === 'object' && json !== null && !Array.isArray(json) ? json : null
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}
