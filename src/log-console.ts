import type { Log } from './log.ts'
import { blackedOut, hiderOf, plainError } from './log-line.ts'

export interface ConsoleLog {
  /** Where a line goes by its level; `console` is one. */
  readonly console: Record<'info' | 'warn' | 'error', (line: string) => void>
  /** Epoch ms. */
  now(): number
  readonly secrets: readonly string[]
}

/** The same lines as `logTo`'s, from `info` up, for a place that has a console and no streams. */
export function logToConsole({ console, now, secrets }: ConsoleLog): Log {
  const hide = hiderOf(secrets)
  const at = (level: 'info' | 'warn' | 'error') => (what: object, msg: string) =>
    console[level](hide(JSON.stringify({ level, time: now(), ...blackedOut(what), msg }, plainly)))
  return { debug: () => {}, info: at('info'), warn: at('warn'), error: at('error') }
}

const plainly = (_key: string, value: unknown): unknown => (value instanceof Error ? plainError(value) : value)
