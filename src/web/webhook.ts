import type { Context, MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import type { Answer } from '../bot/answer.ts'
import { type Phrase, phrase } from '../bot/phrase.ts'
import { BODY_MAX, type Envelope } from '../feishu/envelope.ts'
import { readEvent } from '../feishu/read.ts'
import { writeCard } from '../feishu/write.ts'
import type { Host } from './host.ts'

/** What one webhook came to: the answer, and what log and meters are told. */
interface Outcome {
  readonly status: 200 | 400 | 401 | 413 | 500 | 503
  /** JSON. */
  readonly body: string
  readonly is: 'handled' | 'challenge' | 'ignored' | 'refused' | 'failed' | 'closing'
  readonly kind?: string
  readonly key?: string
  /** In a word, for the log; to strangers we say nothing. */
  readonly why?: string
  readonly err?: unknown
}

/**
 * Answers a push of the platform. An event's answer waits until the event is on disk and for nothing else: 200 means
 * it will never be lost, 4xx that nothing happened, 5xx that it shall be pushed again (lark.md §1.4).
 */
export async function answerWebhook(c: Context, host: Host): Promise<Response> {
  const began = host.elapsed()
  const request = host.id()
  const outcome = host.closing() ? CLOSING : await take(c, host)
  const ms = host.elapsed() - began
  host.webhook(outcome.kind ?? 'none', outcome.is, ms / 1000)
  tell(host, outcome, { request, path: c.req.path, ms: Math.round(ms * 10) / 10 })
  if (outcome.is === 'handled') host.after(() => host.deliver())
  return c.body(outcome.body, outcome.status, {
    'content-type': 'application/json; charset=utf-8',
    'x-request-id': request,
    ...(outcome.status === 413 || outcome.status === 503 ? { connection: 'close' } : {}),
  })
}

/** Counts the bytes of a body that does not say how long it is; one that does is held to its word by the server. */
export function bodyOfUnknownLength(hostOf: (c: Context) => Host): MiddlewareHandler {
  const limited = bodyLimit({ maxSize: BODY_MAX, onError: (c) => tooLarge(c, hostOf(c)) })
  return (c, next) => (saysItsLength(c) ? next() : limited(c, next))
}

async function take(c: Context, host: Host): Promise<Outcome> {
  if (saysItsLength(c) && Number(c.req.header('content-length')) > BODY_MAX) return TOO_LARGE
  const body = await bytesOf(c)
  if (!body) return refused(400, 'unreadable')
  const opened = host.open(body, signedBy(c), host.now())
  switch (opened.is) {
    case 'refused':
      return refused(opened.status, opened.why)
    case 'challenge':
      return { status: 200, body: JSON.stringify({ challenge: opened.challenge }), is: 'challenge' }
    case 'old':
      return { status: 200, body: '{}', is: 'ignored', why: 'first-schema' }
    case 'event':
      return handle(opened.envelope, host)
  }
}

async function handle(envelope: Envelope, host: Host): Promise<Outcome> {
  const read = readEvent(envelope, host.self())
  if ('malformed' in read) return refused(400, `malformed ${read.malformed}`)
  if ('ignore' in read) return { status: 200, body: ignoring(envelope), is: 'ignored', why: read.ignore }
  const { event } = read
  const about = { kind: event.kind, key: event.key }
  try {
    const answer = await host.receive(event)
    const body = event.kind === 'press' ? JSON.stringify(pressAnswer(answer, host)) : '{}'
    return { status: 200, body, is: 'handled', ...about }
  } catch (err) {
    return { status: 500, body: '{"error":"try again"}', is: 'failed', ...about, err }
  }
}

const refused = (status: 400 | 401 | 413, why: string): Outcome => ({
  status,
  body: REFUSALS[status],
  is: 'refused',
  why,
})

/** The same words for every cause: whoever forges learns nothing from them. */
const REFUSALS = { 400: '{"error":"malformed"}', 401: '{"error":"not ours"}', 413: '{"error":"too large"}' } as const
const TOO_LARGE = refused(413, 'too-large')
const CLOSING: Outcome = { status: 503, body: '{"error":"closing"}', is: 'closing', why: 'closing' }

/** What a press gets back (lark.md §1.5); `{}` leaves the card as it is. */
function pressAnswer({ toast, card }: Answer, host: Host): object {
  if (!card) return toast ? { toast: writeToast(toast, toast.tone) } : {}
  try {
    const drawn = { type: 'raw', data: writeCard(card) }
    return toast ? { toast: writeToast(toast, toast.tone), card: drawn } : { card: drawn }
  } catch (err) {
    // It is committed, and a press is never pushed again: the person must hear at least that it is done.
    host.log.error({ err }, 'the card of an answer could not be written')
    return { toast: writeToast(toast ?? NOT_DRAWN, toast?.tone) }
  }
}

const writeToast = ({ zh, en }: Phrase, tone: 'info' | 'warning' = 'info') => ({
  type: tone,
  content: zh,
  i18n: { zh_cn: zh, en_us: en },
})

const NOT_DRAWN = phrase('已经办好，但卡片没能刷新。', 'Done, but the card could not be refreshed.')
const OUTLIVED = phrase(
  '这张卡片上的按钮已经失效，请发送 /帮助 看看现在能做什么。',
  'This button no longer works. Send /help to see what I can do.',
)

/** A person who pressed must not be met with silence, even on a card that we no longer know. */
const ignoring = ({ type }: Envelope): string =>
  type === 'card.action.trigger' ? JSON.stringify({ toast: writeToast(OUTLIVED, 'warning') }) : '{}'

const signedBy = (c: Context) => ({
  timestamp: c.req.header('x-lark-request-timestamp'),
  nonce: c.req.header('x-lark-request-nonce'),
  signature: c.req.header('x-lark-signature'),
})

const saysItsLength = (c: Context): boolean =>
  c.req.header('content-length') !== undefined && c.req.header('transfer-encoding') === undefined

/** The body as it came; null where the other end went away in the middle of it. */
async function bytesOf(c: Context): Promise<Uint8Array | null> {
  try {
    return new Uint8Array(await c.req.arrayBuffer())
  } catch {
    return null
  }
}

function tooLarge(c: Context, host: Host): Response {
  host.webhook('none', TOO_LARGE.is, 0)
  const request = host.id()
  tell(host, TOO_LARGE, { request, path: c.req.path, ms: 0 })
  return c.body(TOO_LARGE.body, 413, { 'content-type': 'application/json; charset=utf-8', connection: 'close' })
}

/** One line for each webhook. */
function tell({ log }: Host, { status, is, kind, key, why, err }: Outcome, at: object): void {
  const line = { ...at, status, is, ...(kind ? { kind, key } : {}), ...(why ? { why } : {}), ...(err ? { err } : {}) }
  if (is === 'failed') log.error(line, 'webhook')
  else if (is === 'refused') log.warn(line, 'webhook')
  else log.info(line, 'webhook')
}
