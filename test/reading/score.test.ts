import { beforeAll, describe, expect, test } from 'vitest'
import { CORPUS } from './corpus.ts'
import { harm, type Scored, scored, tallies, total } from './run.ts'

/** Precision and recall reached on the published corpus, rounded down: never lowered without saying why. */
const FLOORS: Readonly<Record<string, readonly [precision: number, recall: number]>> = {
  intent: [0.99, 0.99],
  type: [0.99, 0.98],
  types: [0.99, 0.98],
  part_type: [0.99, 0.98],
  part_sessions: [0.99, 0.99],
  part_topic: [0.99, 0.97],
  date: [0.99, 0.99],
  date_end: [0.99, 0.99],
  time: [0.99, 0.93],
  half_day: [0.98, 0.98],
  sessions: [0.99, 0.99],
  participants: [0.99, 0.97],
  audience: [0.99, 0.99],
  children: [0.99, 0.99],
  amount_yuan: [0.99, 0.99],
  items: [0.99, 0.99],
  topic: [0.99, 0.97],
  from: [0.99, 0.99],
  to: [0.99, 0.99],
  lecturer: [0.99, 0.99],
  direction: [0.99, 0.97],
  ask: [0.95, 0.95],
  assumed: [0.99, 0.99],
  range: [0.99, 0.99],
  also: [0.96, 0.92],
}
const RECORDS_OF_NOTHING_MAX = 1
const INVENTED_SHARE_MAX = 0.002

describe('the reading of it', () => {
  let read: readonly Scored[] = []
  beforeAll(() => {
    read = scored(CORPUS)
  })

  test.each(Object.entries(FLOORS))('%s is not below its floor', (field, [precision, recall]) => {
    const reached = field === 'all fields' ? total(read) : tallies(read).find((each) => each.field === field)
    expect(reached?.precision).toBeGreaterThanOrEqual(precision)
    expect(reached?.recall).toBeGreaterThanOrEqual(recall)
  })

  test('no record is made of chatter, questions, rules and plans', () => {
    expect(harm(read).recordsOfNothing).toBeLessThanOrEqual(RECORDS_OF_NOTHING_MAX)
  })

  test('what is not in a text is not in its draft', () => {
    expect(harm(read).inventedShare).toBeLessThanOrEqual(INVENTED_SHARE_MAX)
  })
})
