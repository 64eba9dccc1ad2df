import { CARD_LIFE } from './api.ts'
import {
  buttonNamed,
  buttonsOf,
  callbackOf,
  type Filled,
  formValueOf,
  isJson,
  type Json,
  type Placed,
  wordsIn,
} from './card-reading.ts'
import { cardBreach, giveFace, parsed } from './content.ts'
import { cardPressed } from './events.ts'
import { hex } from './luck.ts'
import type { Pusher } from './push.ts'
import { mustBeIn, type Room } from './room.ts'
import type { Message } from './world.ts'

/** What became of a press: what the person sees. The codes are the client's (lark.md §1.5). */
export type Pressed =
  | { readonly is: 'answered'; readonly toast: Toast | null; readonly newFace: boolean }
  | { readonly is: 'failed'; readonly code: 200341 | 200342 | 200671 | 200672 | 200673; readonly why: string }
  /** Cards answer for 14 days. */
  | { readonly is: 'expired' }
  /** The client does not send a form whose required fields are empty. */
  | { readonly is: 'incomplete'; readonly missing: readonly string[] }

export interface Toast {
  readonly type: string
  readonly zh: string
  readonly en: string
}

/** A button by its words, in either language, or by its place in the card. */
export type Which = { readonly words: string } | { readonly place: string }

/** Presses a button of a card and shows what the bot answers; a form is filled first. */
export function pressDeed(room: Room, push: Pusher) {
  return async function press(message: string, by: string, which: Which, filled: Filled = {}): Promise<Pressed> {
    const pressed = room.message(message)
    const who = room.person(by)
    mustBeIn(room.chat(pressed.chat), who)
    if (room.now() - pressed.at > CARD_LIFE) return { is: 'expired' }
    const button = buttonOf(pressed, which)
    const form = button.element.form_action_type === 'submit' && button.form ? formValueOf(button.form, filled) : null
    if (form && form.missing.length > 0) return { is: 'incomplete', missing: form.missing }
    const { name } = button.element
    const event = cardPressed(
      room.world.app,
      pressed,
      who,
      {
        value: callbackOf(button.element) ?? {},
        ...(typeof name === 'string' ? { name } : {}),
        ...(form ? { formValue: form.value } : {}),
      },
      `c-${hex(room.world.wire, 40)}`,
    )
    const answered = await push.call('card.action.trigger', event)
    if (answered.is === 'timeout') return { is: 'failed', code: 200341, why: 'no answer within 3 s' }
    if (answered.is === 'network') return { is: 'failed', code: 200342, why: 'the bot cannot be reached' }
    if (answered.status !== 200) return { is: 'failed', code: 200671, why: `HTTP ${answered.status}` }
    return applied(room, pressed, answered.body)
  }
}

/** @throws Error where the message has no such button, or it is out of use */
function buttonOf(message: Message, which: Which): Placed {
  const card = message.type === 'interactive' && message.recalledAt === null ? parsed(message.content) : null
  if (!isJson(card)) throw new Error('there is no card to press')
  const found =
    'words' in which ? buttonNamed(card, which.words) : buttonsOf(card).find(({ place }) => place === which.place)
  if (!found || found.element.disabled === true) throw new Error(`no such button: ${JSON.stringify(which)}`)
  return found
}

/** The callback's answer: a line over the card, a new face of it, or neither. */
function applied(room: Room, pressed: Message, body: string): Pressed {
  const answer = body.trim() === '' ? {} : parsed(body)
  if (!isJson(answer)) return { is: 'failed', code: 200672, why: 'the answer is not a JSON object' }
  const { toast, card, ...rest } = answer
  if (Object.keys(rest).length > 0)
    return { is: 'failed', code: 200672, why: `unknown: ${Object.keys(rest).join(', ')}` }
  if (card !== undefined) {
    if (!isJson(card) || card.type !== 'raw' || !isJson(card.data))
      return { is: 'failed', code: 200673, why: 'no raw card' }
    const content = JSON.stringify(card.data)
    const broken = cardBreach(room, card.data, content)
    if (broken) return { is: 'failed', code: 200673, why: `${broken.code}: ${broken.msg}` }
    giveFace(room, pressed, content)
  }
  return { is: 'answered', toast: isJson(toast) ? toastOf(toast) : null, newFace: card !== undefined }
}

const toastOf = (toast: Json): Toast => {
  const words = { content: toast.content, i18n_content: toast.i18n }
  return {
    type: typeof toast.type === 'string' ? toast.type : 'info',
    zh: wordsIn(words, 'zh'),
    en: wordsIn(words, 'en'),
  }
}
