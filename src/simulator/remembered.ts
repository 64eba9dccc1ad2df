import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import type { World } from './world.ts'

/** What of the local Feishu outlives the process, so that chats and database agree after a restart. */
export interface Remembered {
  /** How far its clock was ahead of the machine's, ms. */
  readonly ahead: number
  readonly seeded: boolean
  readonly world: World
}

const VERSION = 1

const remembered = z.object({
  version: z.literal(VERSION),
  ahead: z.number(),
  seeded: z.boolean(),
  // Written by `remember` alone, beside the data; only its outline is looked at.
  world: z.custom<World>(
    (world) =>
      z.object({ app: z.object({}), people: z.array(z.unknown()), messages: z.array(z.unknown()) }).safeParse(world)
        .success,
  ),
})

/** @returns null where nothing was remembered, or what was is of another version. */
export function recall(file: string): Remembered | null {
  try {
    const read = remembered.safeParse(JSON.parse(readFileSync(file, 'utf8')))
    return read.success ? read.data : null
  } catch (error) {
    if (error instanceof SyntaxError || (error instanceof Error && 'code' in error && error.code === 'ENOENT'))
      return null
    throw error
  }
}

/** Writes beside it and renames: a file cut short by a crash is never read. */
export function remember(file: string, state: Remembered): void {
  mkdirSync(path.dirname(file), { recursive: true })
  const beside = `${file}.new`
  writeFileSync(beside, JSON.stringify({ version: VERSION, ...state }))
  renameSync(beside, file)
}
