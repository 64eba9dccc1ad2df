import { createInterface } from 'node:readline'
import { parseArgs } from 'node:util'
import { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import { phrase } from '../bot/phrase.ts'
import { known, read as understood } from '../reading/read.ts'
import { BadRoster, rosterOf } from './roster.ts'
import { type Desk, Misused, type Verb } from './verb.ts'

/**
 * What `/log` would understand: one JSON object a line, in order (product.md §4). A line is plain text, or
 * `{"text":"…","now":"ISO"}` for a message with line breaks.
 */
export const read: Verb = {
  name: 'read',
  usage: 'read [--now ISO] [--roster FILE] < lines',
  does: phrase(
    '逐行读教师的话，每行输出一个 JSON：机器人会怎样理解。',
    'Read what teachers write, line by line, and print what the bot would understand as JSON.',
  ),
  async run(args, desk) {
    const { now, roster } = options(args)
    try {
      const at = now === undefined ? desk.now() : instantOf(now, desk.config.zone)
      const said = roster === undefined ? {} : { roster: rosterOf(roster) }
      const about = known({ ...said, zone: desk.config.zone })
      let number = 0
      for await (const line of linesOf(desk)) {
        number++
        const message = messageOf(line)
        const reader = { now: momentOf(message.now, number, at, desk.config.zone), zone: desk.config.zone, ...said }
        desk.print(
          JSON.stringify(message.text.trim() === '' ? { intent: 'none' } : understood(message.text, reader, about)),
        )
      }
      return 0
    } catch (error) {
      if (!(error instanceof BadRoster || error instanceof BadMoment)) throw error
      desk.complain(error.message)
      return 1
    }
  },
}

function options(args: readonly string[]): { readonly now?: string | undefined; readonly roster?: string | undefined } {
  try {
    return parseArgs({ args: [...args], options: { now: { type: 'string' }, roster: { type: 'string' } } }).values
  } catch (error) {
    throw new Misused(`看不懂这些选项 / options not understood: ${error instanceof Error ? error.message : error}`)
  }
}

const linesOf = ({ input }: Desk): AsyncIterable<string> =>
  createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })

interface Message {
  readonly text: string
  readonly now?: string | undefined
}
const MESSAGE = z.object({ text: z.string(), now: z.string().optional() })

/** A line that only looks like JSON is what somebody typed. */
function messageOf(line: string): Message {
  const bare = line.replace(/^\ufeff/, '')
  if (!bare.trimStart().startsWith('{')) return { text: bare }
  try {
    const result = MESSAGE.safeParse(JSON.parse(bare))
    return result.success ? result.data : { text: bare }
  } catch (error) {
    if (error instanceof SyntaxError) return { text: bare }
    throw error
  }
}

class BadMoment extends Error {
  override readonly name = 'BadMoment'
}

function momentOf(said: string | undefined, line: number, otherwise: number, zone: string): number {
  if (said === undefined) return otherwise
  try {
    return instantOf(said, zone)
  } catch (error) {
    throw new BadMoment(`第 ${line} 行 / line ${line}: ${error instanceof Error ? error.message : error}`, {
      cause: error,
    })
  }
}

/** `2026-11-23T10:00:00+08:00`, or without an offset in the bureau's zone. Epoch ms. @throws BadMoment */
function instantOf(said: string, zone: string): number {
  try {
    return HAS_OFFSET.test(said)
      ? Temporal.Instant.from(said).epochMilliseconds
      : Temporal.PlainDateTime.from(said).toZonedDateTime(zone).epochMilliseconds
  } catch (error) {
    throw new BadMoment(
      `时间写法不对，例如 2026-11-23T10:00:00+08:00 / not a time such as 2026-11-23T10:00:00+08:00: ${said}`,
      { cause: error },
    )
  }
}
const HAS_OFFSET = /T.*(?:Z|[+-]\d{2}(?::?\d{2})?)$|\d(?:Z)$/i
