import { type DestinationStream, pino } from 'pino'
import { blackedOut, hiderOf, plainError } from './log-line.ts'

/** One line a happening: ids, kinds, codes and times; no words and no names of people. */
export interface Log {
  debug(what: object, message: string): void
  info(what: object, message: string): void
  warn(what: object, message: string): void
  error(what: object, message: string): void
}

export type LogLevel = 'debug' | 'info' | 'warn' | 'error' | 'silent'

export interface LogTo {
  /** Where lines go: `pino.destination(1)`, or anything that can `write`. */
  readonly destination: DestinationStream
  readonly level: LogLevel
  /** Epoch ms. */
  now(): number
  /** Taken out of every line wherever they turn up: an error of a library may quote what we never would. */
  readonly secrets: readonly string[]
}

/** JSON lines with an epoch-ms `time`. What people wrote, who they are and what opens our doors is blacked out. */
export function logTo({ destination, level, now, secrets }: LogTo): Log {
  const hide = hiderOf(secrets)
  return pino(
    {
      level,
      base: null,
      timestamp: () => `,"time":${now()}`,
      formatters: { level: (label) => ({ level: label }), log: blackedOut },
      serializers: { err: plainError, error: plainError },
      hooks: { streamWrite: hide },
    },
    destination,
  )
}

/** For tests and tools that keep no log. */
export const silent: Log = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} }
