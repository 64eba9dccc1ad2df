import { type Card, type Element, note, type Span } from '../bot/card.ts'
import { phrase, same } from '../bot/phrase.ts'
import type { Without } from '../bot/post.ts'
import { breaches } from './card-rules.ts'
import { elementJson } from './write-elements.ts'
import { ROOMS, shorten } from './write-room.ts'
import { ABSENT, plain } from './write-text.ts'

/** A card as the platform wants it: JSON 2.0 (lark.md §5). */
export interface CardJson {
  readonly schema: '2.0'
  readonly config: { readonly update_multi: true }
  readonly header?: object
  readonly body: { readonly elements: readonly object[] }
}

/**
 * Writes a card so that the platform takes it, whatever people typed: their words are plain text or escaped, and where
 * they are too many (30 KB, 200 elements; lark.md §5.3) they are cut with `…` and the card says what it left out.
 * @param without what has to be left out for the platform to take it; `reply` is the sender's business
 */
export function writeCard(card: Card, { without = [] }: { readonly without?: readonly Without[] } = {}): CardJson {
  if (without.includes('words')) return render(NO_WORDS)
  const wanted = without.includes('mentions') ? withoutMentions(card) : card
  const whole = render(wanted)
  if (isTaken(whole)) return whole
  for (const room of ROOMS) {
    const shorter = render(shorten(wanted, room))
    if (isTaken(shorter)) return shorter
  }
  return render(TOO_MUCH)
}

/** Is the card shown whole? If not, `writeCard` shortens it. */
export const fits = (card: Card): boolean => misfits(card).length === 0

/** Why the platform would not take the whole card, in words for the log: places and numbers, nothing people typed. */
export const misfits = (card: Card): readonly string[] => misfitsOf(render(card))

/**
 * Cards are held to 30 KB of the *request*, in which the card is a JSON text within JSON (each quote takes two bytes), with
 * some room for what stands around it: ids, the key, the type.
 */
const REQUEST_BYTES_MAX = 30 * 1024 - 512

function misfitsOf(json: CardJson): readonly string[] {
  const bytes = new TextEncoder().encode(JSON.stringify(JSON.stringify(json))).length
  return bytes > REQUEST_BYTES_MAX ? [`${bytes} bytes exceed ${REQUEST_BYTES_MAX}`, ...breaches(json)] : breaches(json)
}
const isTaken = (json: CardJson): boolean => misfitsOf(json).length === 0

/** A header shows four lines at most. */
const TITLE_MAX = 120

function render({ title, tone, body }: Card): CardJson {
  const heading = title && title.zh.trim() !== '' ? plain(title, TITLE_MAX) : null
  const elements = body.flatMap((element) => elementJson(element))
  return {
    schema: '2.0',
    config: { update_multi: true },
    ...(heading ? { header: { title: heading, template: tone ?? 'default' } } : {}),
    body: { elements: elements.length > 0 ? elements : [{ tag: 'div', text: plain(EMPTY) }] },
  }
}

/** The same card with nobody mentioned: someone in it has left, and the platform refuses all of it for that. */
const withoutMentions = (card: Card): Card => ({ ...card, body: card.body.map(unmentioned) })
function unmentioned<E extends Element>(element: E): E
function unmentioned(element: Element): Element {
  if (element.is === 'text') return { ...element, spans: element.spans.map(unnamed) }
  if (element.is === 'fold') return { ...element, body: element.body.map(unmentioned) }
  return element
}
const unnamed = (span: Span): Span => ('at' in span ? same(ABSENT) : span)

const EMPTY = phrase('（没有内容）', '(Nothing here)')

const NO_WORDS = note(
  phrase(
    '飞书没有接受这条消息里的文字（可能有敏感词，或电话、邮箱等个人信息），所以这里不显示。内容没有丢失，请用 /list（/台账）查看。',
    'Feishu did not take the words of this message (there may be a blocked word, a phone number or an e-mail address in them), so they are not shown here. Nothing is lost: see /list.',
  ),
)

const TOO_MUCH = note(
  phrase(
    '内容太多，一张卡片放不下。内容没有丢失，请用 /list（/台账）查看。',
    'This is more than one card can hold. Nothing is lost: see /list.',
  ),
)
