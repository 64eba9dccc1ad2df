import type { Span } from '../words/spans.ts'

/** 2节 lessons, 一场 lecture, 讲座3次: how many, with the unit, where it stands. */
export interface Sessions extends Span {
  readonly sessions: number
  /** 节, 场, 次, 堂, 个, or the English noun. */
  readonly unit: string
  /** Said of a lecture: 讲座2次. */
  readonly lecture: boolean
}
