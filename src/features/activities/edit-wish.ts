import type { Draft } from '../../reading/draft.ts'
import { read, readWords } from '../../reading/read.ts'
import type { Activity } from './activity.ts'

/**
 * What somebody wants changed of a record, as a draft that holds only that: 人数改成6, 少写了一个人 (one more than there
 * is), 不是示范课是讲座, or simply the new words (10月21日，6人).
 */
export function wishIn(activity: Activity, words: string, when: { now: number; zone: string }): Draft {
  const said = read(words, when)
  const plain = () => readWords(words, when)
  if (said.intent !== 'edit' || said.field === undefined) return plain()
  const { field, to_value: value, delta } = said
  if (delta !== undefined) {
    const count = isCount(field) ? countOf(activity, field) : null
    return count === null ? plain() : { intent: 'log', [field as 'participants']: Math.max(0, count + delta) }
  }
  if (value === undefined) return plain()
  if (field === 'type') return { intent: 'log', type: String(value), types: [String(value)] }
  if (field === 'topic') return { intent: 'log', topic: [String(value)] }
  if (isCount(field) || field === 'sessions' || field === 'duration_hours') {
    const number = Number(value)
    return Number.isFinite(number) ? { intent: 'log', [field as 'participants']: number } : plain()
  }
  if (field === 'date' || field === 'place') return { intent: 'log', [field]: String(value) }
  return plain()
}

type Count = 'participants' | 'audience' | 'children'

const isCount = (field: string): field is Count => ['participants', 'audience', 'children'].includes(field)

const countOf = (activity: Activity, field: Count): number | null => activity[field]
