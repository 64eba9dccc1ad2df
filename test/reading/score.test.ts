import { beforeAll, describe, expect, test } from 'vitest'
import { CORPUS } from './corpus.ts'
import { harm, type Scored, scored, tallies, total } from './run.ts'

/** Precision and recall reached on the published corpus, rounded down: never lowered without saying why. */
const FLOORS: Readonly<Record<string, readonly [precision: number, recall: number]>> = {}
const RECORDS_OF_NOTHING_MAX = 0
const INVENTED_SHARE_MAX = 0.02

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
