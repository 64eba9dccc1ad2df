/** Time and luck, handed in by an entrance so that the same events always come to the same history. */
export interface World {
  /** Epoch ms. */
  now(): number
  /** A fresh id of 26 characters; later ones sort behind earlier ones. */
  id(): string
}
