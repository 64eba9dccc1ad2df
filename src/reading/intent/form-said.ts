import type { Span } from '../words/spans.ts'
import type { FieldKind } from './form-labels.ts'

/** One field of a pasted form: what stands behind its label, without the marks about it; empty if nothing does. */
export interface Field extends Span {
  readonly kind: FieldKind
  /** The label as typed, without spaces or marks (folded). */
  readonly label: string
  /** As typed. */
  readonly text: string
}

/** One record typed as labelled fields. */
export interface Form {
  readonly fields: readonly Field[]
  /** What stands in front of the first label: a title, a greeting. */
  readonly head?: Span
}
