import type { Phrase } from './phrase.ts'

/**
 * What the bot shows, as data. `feishu/write.ts` alone knows how the platform wants it written; text in here is
 * never markup, whoever typed it.
 */
export interface Card {
  readonly title?: Phrase
  readonly tone?: Tone
  readonly body: readonly Element[]
}

export type Tone = 'blue' | 'green' | 'orange' | 'red' | 'grey'

export type Element =
  | { readonly is: 'text'; readonly spans: readonly Span[]; readonly small?: true }
  | { readonly is: 'facts'; readonly facts: readonly Fact[] }
  | { readonly is: 'rule' }
  | { readonly is: 'buttons'; readonly buttons: readonly Button[] }
  | Form
  | Table
  | { readonly is: 'fold'; readonly title: Phrase; readonly body: readonly Foldable[] }

/** What may stand in a fold: all but what stands only at the root of a card. */
export type Foldable = Exclude<Element, Form | Table>

/** A run of text: plain words, words in bold, or a real @mention of a person by open_id. */
export type Span = Phrase | { readonly strong: Phrase } | { readonly at: string }

/** One line `label：value`; a note stands behind it in small grey letters (what was assumed, say). */
export interface Fact {
  readonly label: Phrase
  readonly value: Phrase
  readonly note?: Phrase
}

export interface Button {
  readonly text: Phrase
  readonly tone?: 'primary' | 'danger'
  readonly press: Press
  /** Asked before the press is sent. */
  readonly confirm?: Phrase
}

/** What a button sends back: which command, which of its buttons, and ids (never state) it is about. */
export interface Press {
  readonly command: string
  readonly button: string
  readonly about?: Readonly<Record<string, string>>
}

/** Fields filled together and sent by one button; stands only at the root of a card. */
export interface Form {
  readonly is: 'form'
  readonly name: string
  readonly fields: readonly Field[]
  readonly submit: Button
}

export interface Choice {
  readonly value: string
  readonly text: Phrase
}

export type Field = { readonly name: string; readonly label: Phrase; readonly required?: true } & (
  | { readonly is: 'line' | 'paragraph'; readonly value?: string; readonly hint?: Phrase; readonly max?: number }
  | { readonly is: 'choice'; readonly choices: readonly Choice[]; readonly value?: string; readonly hint?: Phrase }
  | {
      readonly is: 'choices'
      readonly choices: readonly Choice[]
      readonly values?: readonly string[]
      readonly hint?: Phrase
    }
  | { readonly is: 'date'; readonly value?: string; readonly hint?: Phrase }
)

export interface Table {
  readonly is: 'table'
  readonly columns: readonly { readonly name: string; readonly title: Phrase; readonly number?: true }[]
  /** A cell is plain text in the reader's language, or a number. */
  readonly rows: readonly Readonly<Record<string, Phrase | number>>[]
  readonly pageSize?: number
}

/** A paragraph of plain words. */
export const text = (...spans: readonly Span[]): Foldable => ({ is: 'text', spans })
/** A remark in small grey letters. */
export const small = (...spans: readonly Span[]): Foldable => ({ is: 'text', spans, small: true })
export const facts = (...facts: readonly Fact[]): Foldable => ({ is: 'facts', facts })
export const rule: Foldable = { is: 'rule' }
export const buttons = (...buttons: readonly Button[]): Foldable => ({ is: 'buttons', buttons })

/** A card that only says something. */
export const note = (...paragraphs: readonly Phrase[]): Card => ({ body: paragraphs.map((p) => text(p)) })
