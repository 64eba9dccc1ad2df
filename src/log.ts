import { type DestinationStream, pino, type SerializedError } from 'pino'

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
      formatters: { level: (label) => ({ level: label }), log: (what) => blackedOut(what, 0) },
      serializers: { err: plainError, error: plainError },
      hooks: { streamWrite: hide },
    },
    destination,
  )
}

/** For tests and tools that keep no log. */
export const silent: Log = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} }

const HIDDEN = '[hidden]'

/** Nobody should log these; where somebody does all the same, at whatever depth, they do not get out. */
const NEVER: ReadonlySet<string> = new Set([
  ...['text', 'content', 'words', 'card', 'form', 'body', 'name', 'names', 'people', 'mentions', 'title'],
  ...[
    'app_secret',
    'appSecret',
    'encryptKey',
    'verificationToken',
    'token',
    'tenant_access_token',
    'secret',
    'code_verifier',
  ],
  ...['authorization', 'Authorization', 'cookie', 'set-cookie'],
])

/** Nothing we log is nested deeper; what is, is no line of ours. */
const DEPTH_MAX = 5

/** A walk of our own: pino's `redact` costs 40 µs a line for one level of wildcards, this 2 µs for all. */
function blackedOut(what: object, depth: number): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(what).map(([key, value]) => [key, NEVER.has(key) ? HIDDEN : blackedOutValue(value, depth + 1)]),
  )
}

function blackedOutValue(value: unknown, depth: number): unknown {
  if (typeof value !== 'object' || value === null || value instanceof Error) return value
  if (depth > DEPTH_MAX) return HIDDEN
  return Array.isArray(value) ? value.map((one) => blackedOutValue(one, depth + 1)) : blackedOut(value, depth)
}

/** Of an error only what we can vouch for: what an engine or a library hangs on it may quote people's rows. */
const plainError = (error: unknown): Partial<SerializedError> | { readonly message: string } => {
  if (!(error instanceof Error)) return { message: 'not an Error' }
  const { name, message, stack } = error
  return {
    type: name,
    message,
    ...(stack ? { stack } : {}),
    ...('code' in error && typeof error.code === 'string' ? { code: error.code } : {}),
    ...(error.cause instanceof Error ? { cause: plainError(error.cause) } : {}),
  }
}

/** A shorter one would be found in ordinary words. */
const SECRET_MIN = 8

function hiderOf(secrets: readonly string[]): (line: string) => string {
  // In a line a secret stands as JSON writes it.
  const found = secrets.filter((s) => s.length >= SECRET_MIN).map((s) => JSON.stringify(s).slice(1, -1))
  return (line) => found.reduce((shown, secret) => shown.replaceAll(secret, HIDDEN), line)
}
