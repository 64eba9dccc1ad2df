import type { Draft } from '../../reading/draft.ts'
import { mentionsIn } from '../../reading/kinds/mentions.ts'
import { read, readWords } from '../../reading/read.ts'
import { pageOf } from '../../reading/words/page.ts'
import type { Activity } from './activity.ts'
import { oneName } from './values.ts'

/** What somebody wants changed of a record. */
export interface Wish {
  /** Holds only what shall change. */
  readonly draft: Draft
  /** 不是示范课是讲座: the type that it was not. */
  readonly not?: string
}

/**
 * 人数改成6, 少写了一个人 (one more than there is), 不是示范课是讲座, or simply the new words (10月21日，6人). Null where the
 * words name a field and nothing that it could hold: then a person is asked rather than something made up.
 */
export function wishIn(activity: Activity, words: string, when: { now: number; zone: string }): Wish | null {
  const said = read(words, when)
  const plain = readWords(words, when)
  if (said.intent !== 'edit' || said.field === undefined) return { draft: plain }
  const { field, to_value: value, delta } = said
  if (delta !== undefined) return grown(activity, field, delta, plain)
  if (value === undefined) return { draft: plain }
  switch (field) {
    case 'type':
      return {
        draft: only({ type: String(value), types: [String(value)] }),
        ...notThis(activity, words, String(value)),
      }
    case 'topic':
      return { draft: only({ topic: [String(value)] }) }
    case 'place':
      return { draft: only({ place: String(value) }) }
    case 'date':
      return { draft: only(plain.date === value ? dayOf(plain) : { date: String(value) }) }
    case 'lecturer': {
      const lecturer = oneName(String(value))
      return lecturer === null ? null : { draft: only({ lecturer }) }
    }
    case 'duration_hours': {
      const hours = Number(value)
      return Number.isFinite(hours) ? { draft: only({ duration_hours: hours }) } : { draft: plain }
    }
    case 'participants':
    case 'audience':
    case 'children':
    case 'sessions': {
      const count = Number(value)
      if (Number.isNaN(count)) return { draft: plain }
      return Number.isSafeInteger(count) ? { draft: only({ [field]: count }) } : null
    }
    default:
      return { draft: plain }
  }
}

const only = (changed: Omit<Draft, 'intent'>): Draft => ({ intent: 'log', ...changed })

/** All that the words say of the day. */
const dayOf = ({ date, date_end, assumed, confirm, warn }: Draft): Omit<Draft, 'intent'> => ({
  ...(date !== undefined && { date }),
  ...(date_end !== undefined && { date_end }),
  ...(assumed && { assumed }),
  ...(confirm && { confirm }),
  ...(warn && { warn }),
})

/** So many more or fewer than there are; of a number that nobody said there is no such thing. */
function grown(activity: Activity, field: string, delta: number, plain: Draft): Wish | null {
  if (field === 'sessions') {
    const [held, ...others] = activity.parts.filter(({ sessions }) => sessions !== null)
    const sessions = held && others.length === 0 ? counted(held.sessions, delta) : null
    return held && sessions !== null ? { draft: only({ parts: [{ type: held.type, sessions }] }) } : null
  }
  if (!isCount(field)) return { draft: plain }
  const count = counted(activity[field], delta)
  return count === null ? null : { draft: only({ [field]: count }) }
}

const counted = (count: number | null, delta: number): number | null =>
  count !== null && count + delta >= 0 && Number.isSafeInteger(count + delta) ? count + delta : null

const isCount = (field: string): field is 'participants' | 'audience' | 'children' =>
  ['participants', 'audience', 'children'].includes(field)

const DENIED = /(?:不是|并非|\bnot(?: an?| the)?)\s*$/i

/** Which part of the record it was not. */
function notThis({ parts }: Activity, words: string, is: string): { readonly not?: string } {
  const denied = mentionsIn(pageOf(words)).find(
    ({ type, start }) => type !== is && parts.some((part) => part.type === type) && DENIED.test(words.slice(0, start)),
  )
  return denied ? { not: denied.type } : {}
}
