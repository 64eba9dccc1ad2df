import type { Span } from '../words/spans.ts'

/** How surely a word tells of a type. */
export type Strength =
  /** The name of the thing done: 示范课, 联合教研. */
  | 'named'
  /** A verb and its object: 上了一节科学课, 送去200册绘本. */
  | 'told'
  /** Said in passing (参观了园所, 跟岗教师): counts, but is not primary beside a clear one, and a fuller one takes it in. */
  | 'light'
  /** Everyday speech (交流, 分享, 指导): counts only where nothing better is said. */
  | 'weak'

/** The words of one type; Chinese words parted by spaces, English ones (small letters, plural s understood) in a list. */
export interface Wording {
  /** Standard Chinese term (domain.md §2.3). */
  readonly type: string
  readonly named: string
  readonly light?: string
  readonly weak?: string
  readonly english?: readonly string[]
  readonly english_weak?: readonly string[]
}

/** A type found in the text, before its mood is known. */
export interface Find extends Span {
  /** Standard Chinese term. */
  readonly type: string
  readonly strength: Strength
  /** The word, where one word told it. */
  readonly word?: string
}

/** What only a whole phrase tells; `gate` is that without which the pattern is not tried. */
export interface Phrase {
  readonly gate: string | RegExp
  readonly pattern: RegExp
  readonly type: string
  readonly strength: Strength
}
