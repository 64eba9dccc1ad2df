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
      formatters: { level: (label) => ({ level: label }) },
      serializers: { err: plainError, error: plainError },
      redact: { paths: BLACKED_OUT.flatMap((key) => [key, `*.${key}`, `*.*.${key}`]), censor: HIDDEN },
      hooks: { streamWrite: hide },
    },
    destination,
  )
}

/** For tests and tools that keep no log. */
export const silent: Log = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} }

const HIDDEN = '[hidden]'

/** Nobody should log these; where somebody does all the same, to this depth they do not get out. */
const BLACKED_OUT = [
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
]

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
