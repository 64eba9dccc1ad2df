import { describe, expect, test } from 'vitest'
import { ACTIVITY_TYPES } from '../../src/reading/kinds/activity-types.ts'
import { FIELDS } from './compare.ts'
import { CORPUS, type Line, linesIn, rostersIn } from './corpus.ts'

/** Floors of what the corpus itself must hold, so that a good score stays hard to get. */
const LINES_MIN = 450
const NO_RECORD_MIN = 90
const LEFT_EMPTY_MIN = 70
const LONG_MIN = 40
const ENGLISH_MIN = 40
const DIRTY_MIN = 40
const SEVERAL_MIN = 30
const OF_EACH_TYPE_MIN = 6
/** A report or a form of so many letters is a long one. */
const LONG = 95

describe('the corpus', () => {
  const lines = linesIn(CORPUS)
  const rosters = rostersIn(CORPUS)
  const repeated = (values: readonly string[]) => values.filter((value, at) => values.indexOf(value) !== at)
  const inFiles = (...files: readonly string[]) => lines.filter(({ file }) => files.includes(file)).length

  test('no id and no text twice', () => {
    expect(repeated(lines.map(({ id }) => id))).toEqual([])
    expect(repeated(lines.map(({ text }) => text.replaceAll(/\s/g, '')))).toEqual([])
  })

  test('every roster exists and every open field has a name', () => {
    const named = new Set([...FIELDS, 'parts'])
    expect(lines.filter(({ roster }) => roster !== undefined && !rosters.has(roster)).map(({ id }) => id)).toEqual([])
    expect(lines.filter(({ open }) => open?.some((field) => !named.has(field))).map(({ id }) => id)).toEqual([])
  })

  test('every kindergarten expected of a roster is written as the roster has it', () => {
    const strange = lines.filter(({ draft, roster }) => {
      const pairs = rosters.get(roster ?? '')?.pairs
      if (!pairs) return false
      const known = new Set(pairs.flatMap(({ giver, receivers }) => [giver, ...receivers]))
      return [...(draft.from ?? []), ...(draft.to ?? [])].some((name) => !known.has(name))
    })
    expect(strange.map(({ id }) => id)).toEqual([])
  })

  test('it holds enough of everything that goes wrong', () => {
    expect(lines.length).toBeGreaterThanOrEqual(LINES_MIN)
    expect(lines.filter(isNoRecord).length).toBeGreaterThanOrEqual(NO_RECORD_MIN)
    expect(inFiles('leave-empty')).toBeGreaterThanOrEqual(LEFT_EMPTY_MIN)
    expect(lines.filter(({ file, text }) => file === 'forms' || text.length >= LONG).length).toBeGreaterThanOrEqual(
      LONG_MIN,
    )
    expect(inFiles('english', 'mixed')).toBeGreaterThanOrEqual(ENGLISH_MIN)
    expect(inFiles('dirty')).toBeGreaterThanOrEqual(DIRTY_MIN)
    expect(lines.filter(({ draft }) => draft.also !== undefined).length).toBeGreaterThanOrEqual(SEVERAL_MIN)
  })

  test('it holds every activity type', () => {
    const drafts = lines.flatMap(({ draft }) => [draft, ...(draft.also ?? [])])
    const rare = ACTIVITY_TYPES.map(({ name }) => name).filter(
      (name) => drafts.filter(({ types }) => types?.some((type) => type === name)).length < OF_EACH_TYPE_MIN,
    )
    expect(rare).toEqual([])
  })
})

function isNoRecord({ draft }: Line): boolean {
  return draft.intent === 'none'
}
