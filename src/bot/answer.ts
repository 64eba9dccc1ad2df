import type { Card } from './card.ts'
import type { Phrase } from './phrase.ts'

/** What goes back with the acknowledgement: nothing for an event, a new face of the card and a line over it for a press. */
export interface Answer {
  readonly toast?: Phrase & { readonly tone?: 'info' | 'warning' }
  readonly card?: Card
}
