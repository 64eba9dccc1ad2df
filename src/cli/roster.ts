import { readFileSync } from 'node:fs'
import { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import type { Roster } from '../reading/reader.ts'

/** A county has a few hundred kindergartens; more is another file. */
const ROSTER_BYTES_MAX = 5_000_000
const PAIRS_MAX = 5_000
const name = z.string().trim().min(1).max(60)

const day = z.string().refine((text) => {
  try {
    return Temporal.PlainDate.from(text).toString() === text
  } catch {
    return false
  }
}, '日期要写成 2026-09-01 / a day is written 2026-09-01')

const SHAPE = z.object({
  pairs: z.array(z.object({ giver: name, receivers: z.array(name).max(100) })).max(PAIRS_MAX),
  aliases: z.record(name, z.array(name).max(50)).optional(),
  speaker: name.optional(),
  calendar: z
    .object({
      terms: z
        .array(z.tuple([day, day]))
        .max(40)
        .optional(),
    })
    .optional(),
})

/** The roster of a file (product.md §4). @throws BadRoster with every problem, in both languages */
export function rosterOf(file: string): Roster {
  const { pairs, aliases, speaker, calendar } = shaped(parsed(textOf(file), file), file)
  return {
    pairs,
    ...(aliases && { aliases }),
    ...(speaker !== undefined && { speaker }),
    ...(calendar && { calendar: { ...(calendar.terms && { terms: calendar.terms }) } }),
  }
}

export class BadRoster extends Error {
  override readonly name = 'BadRoster'
}

function textOf(file: string): string {
  let bytes: Buffer
  try {
    bytes = readFileSync(file)
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    throw new BadRoster(`读不了结对名册 / the roster cannot be read: ${file} (${why})`, { cause: error })
  }
  if (bytes.length > ROSTER_BYTES_MAX) {
    throw new BadRoster(`结对名册太大 / the roster is larger than ${ROSTER_BYTES_MAX} bytes: ${file}`)
  }
  return bytes.toString('utf8').replace(/^\ufeff/, '')
}

function parsed(text: string, file: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new BadRoster(`结对名册不是 JSON / the roster is not JSON: ${file}`, { cause: error })
  }
}

function shaped(value: unknown, file: string): z.infer<typeof SHAPE> {
  const result = SHAPE.safeParse(value)
  if (result.success) return result.data
  const problems = result.error.issues.map(({ path, message }) => `  ${path.join('.') || '.'}: ${message}`)
  throw new BadRoster([`结对名册有误 / the roster is not right: ${file}`, ...problems].join('\n'))
}
