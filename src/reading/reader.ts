/** What a bureau's roster says of who helps whom; the file of `jiedui read --roster` (product.md §4). */
export interface Roster {
  readonly pairs: readonly { readonly giver: string; readonly receivers: readonly string[] }[]
  /** Full name → short names people use. */
  readonly aliases?: Readonly<Record<string, readonly string[]>>
  /** Full name of the kindergarten whose people write. */
  readonly speaker?: string
  readonly calendar?: { readonly terms?: readonly (readonly [string, string])[] }
}

/** Who reads, when and where: all that a text alone does not say. */
export interface Reader {
  /** Epoch ms of the message. */
  readonly now: number
  /** IANA name of the bureau's zone. */
  readonly zone: string
  readonly roster?: Roster
  /** Full name of the sender's kindergarten; the roster's own speaker where absent. */
  readonly speaker?: string
  readonly calendar?: Roster['calendar']
  /** A slash command has said what the message is for. */
  readonly as?: 'log' | 'schedule'
}
