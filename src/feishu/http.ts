import { z } from 'zod'
import { objectIn } from './wire.ts'

/** Where this part writes what it did: never a secret, a text or a name. A pino logger is one. */
export interface Log {
  debug(fields: Readonly<Record<string, unknown>>, message: string): void
  warn(fields: Readonly<Record<string, unknown>>, message: string): void
}

export interface Request {
  readonly method: string
  /** Absolute. */
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly params: Readonly<Record<string, unknown>>
  /** Sent as JSON; nothing is sent with a GET. */
  readonly data: unknown
}

/** What the platform said, whatever the HTTP status: the `code` of the body decides, not the status (lark.md §4.3). */
export class Answered {
  readonly status: number
  /** Null where the body is not of the platform: a proxy's page, half a JSON. */
  readonly code: number | null
  readonly msg: string
  readonly body: Readonly<Record<string, unknown>>
  /** How long `x-ogw-ratelimit-reset` asks us to wait, in ms (the header counts seconds). */
  readonly resetMs: number | null

  constructor(status: number, body: Readonly<Record<string, unknown>> | null, resetMs: number | null) {
    const said = SAID.safeParse(body)
    this.status = status
    this.code = said.success ? said.data.code : null
    this.msg = said.success ? said.data.msg : ''
    this.body = body ?? {}
    this.resetMs = resetMs
  }
}
const SAID = z.object({ code: z.number().int(), msg: z.string().catch('') })

/** Nothing came back. `sent`: the platform may have had it all the same. */
export class Unanswered {
  readonly why: 'timeout' | 'network'
  readonly sent: boolean

  constructor(why: 'timeout' | 'network', sent: boolean) {
    this.why = why
    this.sent = sent
  }
}

export type Answer = Answered | Unanswered

/**
 * The platform answers within a second; whoever takes five has lost us. A message is at most four calls (a token, the
 * message, and both again), so it is decided within 20 s: a delivery's lease has to be longer.
 */
export const CALL_TIMEOUT_MS = 5_000
/** The longest answer we ask for is a page of 100 members, some 20 KB. */
export const ANSWER_BYTES_MAX = 1024 * 1024
/** Longer than the hour in which the platform knows a key, no wait makes sense. */
const WAIT_MS_MAX = 60 * 60 * 1000

export interface Http {
  readonly fetch: typeof fetch
  readonly log: Log
  /** Milliseconds of any steady clock: how long a call took, how old the token is. */
  now(): number
  readonly timeoutMs?: number
}

/** One call. Never throws for what the network or the platform does. */
export async function call({ fetch, log, now, timeoutMs = CALL_TIMEOUT_MS }: Http, request: Request): Promise<Answer> {
  const target = urlOf(request)
  const began = now()
  const { answer, trace } = await attempt(fetch, target, request, timeoutMs)
  const fields = {
    method: request.method,
    path: target.pathname,
    ms: now() - began,
    ...(answer instanceof Answered
      ? { status: answer.status, code: answer.code }
      : { code: answer.why, sent: answer.sent }),
    ...(trace ? { trace } : {}),
  }
  if (answer instanceof Answered && answer.code === 0) log.debug(fields, 'platform call')
  else log.warn(fields, 'platform call')
  return answer
}

async function attempt(
  fetch: Http['fetch'],
  target: URL,
  request: Request,
  timeoutMs: number,
): Promise<{ readonly answer: Answer; readonly trace?: string | null }> {
  const signal = AbortSignal.timeout(timeoutMs)
  const body = request.method === 'GET' ? null : JSON.stringify(request.data ?? {})
  let reached = false
  try {
    // A redirect would take the token to another host, so it is an answer like any other.
    const response = await fetch(target, {
      method: request.method,
      headers: { ...request.headers, ...(body === null ? {} : { 'Content-Type': 'application/json; charset=utf-8' }) },
      body,
      signal,
      redirect: 'manual',
    })
    reached = true
    const text = await readAll(response)
    const said = text === null ? null : objectIn(text)
    const reset = resetOf(response.headers)
    return { answer: new Answered(response.status, said, reset), trace: response.headers.get('x-tt-logid') }
  } catch (error) {
    // Whatever the network does arrives here: aborted, refused, cut off half way.
    if (signal.aborted) return { answer: new Unanswered('timeout', true) }
    return { answer: new Unanswered('network', reached || !neverLeft(error)) }
  }
}

function urlOf({ url, params }: Request): URL {
  const target = new URL(url)
  for (const [key, value] of Object.entries(params))
    if (value !== undefined && value !== null) target.searchParams.append(key, String(value))
  return target
}

/** The body as text; null where it is longer than any answer of the platform. */
async function readAll(response: Response): Promise<string | null> {
  const reader = response.body?.getReader()
  if (!reader) return ''
  const decoder = new TextDecoder()
  let text = ''
  for (let bytes = 0; ; ) {
    const { done, value } = await reader.read()
    if (done) return text + decoder.decode()
    bytes += value.length
    if (bytes > ANSWER_BYTES_MAX) {
      await reader.cancel()
      return null
    }
    text += decoder.decode(value, { stream: true })
  }
}

function resetOf(headers: Headers): number | null {
  const seconds = Number(headers.get('x-ogw-ratelimit-reset') ?? Number.NaN)
  return Number.isFinite(seconds) && seconds >= 0 ? Math.min(Math.ceil(seconds * 1000), WAIT_MS_MAX) : null
}

/** The names under which Node and undici report that not a byte of the request went out. */
const NEVER_LEFT: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'CERT_HAS_EXPIRED',
  'ERR_TLS_CERT_ALTNAME_INVALID',
])

function neverLeft(error: unknown): boolean {
  const cause = error instanceof Error ? error.cause : null
  return cause instanceof Error && 'code' in cause && NEVER_LEFT.has(String(cause.code))
}
