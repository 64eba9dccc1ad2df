import type { Button } from '../bot/card.ts'
import { phrase } from '../bot/phrase.ts'
import { plain } from './write-text.ts'

/** A button is a word or two; what is longer does not fit a phone's width. */
const BUTTON_MAX = 40
const CONFIRM_MAX = 200

/** What a press sends back: `c`ommand, `b`utton, and the ids it is `a`bout; read again where presses are read. */
export interface PressValue {
  readonly c: string
  readonly b: string
  readonly a?: Readonly<Record<string, string>>
}

export function buttonJson({ text, tone, press, confirm }: Button): object {
  const { command, button, about } = press
  const value: PressValue = about ? { c: command, b: button, a: about } : { c: command, b: button }
  return {
    tag: 'button',
    text: plain(text.zh === '' ? WITHOUT_WORDS : text, BUTTON_MAX),
    type: tone ?? 'default',
    behaviors: [{ type: 'callback', value }],
    ...(confirm ? { confirm: { title: plain(SURE), text: plain(confirm, CONFIRM_MAX) } } : {}),
  }
}

/** Several in a row that wraps on a narrow screen; one stands alone. */
export function buttonsJson(buttons: readonly Button[]): readonly object[] {
  if (buttons.length <= 1) return buttons.map(buttonJson)
  const columns = buttons.map((button) => ({ tag: 'column', width: 'auto', elements: [buttonJson(button)] }))
  return [{ tag: 'column_set', flex_mode: 'flow', horizontal_spacing: '8px', columns }]
}

const SURE = phrase('请确认', 'Please confirm')
const WITHOUT_WORDS = phrase('…', '…')
