import { randomBytes } from 'node:crypto'
import type { Hono } from 'hono'
import type { Answer } from '../src/bot/answer.ts'
import type { Event } from '../src/bot/event.ts'
import { opener } from '../src/feishu/envelope.ts'
import type { Self } from '../src/feishu/reader.ts'
import { logTo } from '../src/log.ts'
import { type Sealed, seal } from '../src/simulator/seal.ts'
import { app } from '../src/web/app.ts'
import type { Host } from '../src/web/host.ts'

export const KEYS = {
  appId: 'cli_a1b2c3d4e5f60718',
  encryptKey: 'an encrypt key',
  verificationToken: 'v-token-1234567',
}
/** 2026-10-21 14:00 in Shanghai, a Wednesday. */
export const NOW = Date.UTC(2026, 9, 21, 6)
export const US = 'ou_bot'

/** The edge of the bot with a recorder where the spine would be. */
export interface Edge {
  readonly web: Hono
  readonly received: Event[]
  readonly lines: Readonly<Record<string, unknown>>[]
  readonly counted: string[]
  /** Work that was put off until after the answer. */
  readonly later: (() => Promise<unknown>)[]
  push(sealed: Sealed, path?: string): Promise<Response>
}

export function edge(
  given: Partial<Host> & { readonly answers?: (event: Event) => Answer | Promise<Answer>; readonly we?: Self } = {},
): Edge {
  const { answers = () => ({}), we = { openId: US }, ...host } = given
  const received: Event[] = []
  const lines: Readonly<Record<string, unknown>>[] = []
  const counted: string[] = []
  const later: (() => Promise<unknown>)[] = []
  let ids = 0
  const log = logTo({
    destination: { write: (line: string) => void lines.push(JSON.parse(line) as Record<string, unknown>) },
    level: 'debug',
    now: () => NOW,
    secrets: Object.values(KEYS),
  })
  const whole: Host = {
    open: opener(KEYS),
    self: () => we,
    receive: async (event) => {
      received.push(event)
      return answers(event)
    },
    after: (work) => void later.push(work),
    deliver: async () => {},
    closing: () => false,
    ready: async () => null,
    webhook: (kind, outcome) => void counted.push(`${kind} ${outcome}`),
    metrics: async () => ({ type: 'text/plain', text: 'page' }),
    metricsToken: null,
    remote: () => '203.0.113.9',
    log,
    now: () => NOW,
    elapsed: () => 0,
    id: () => `req-${++ids}`,
    ...host,
  }
  const web = app(() => whole)
  return {
    web,
    received,
    lines,
    counted,
    later,
    push: async ({ body, headers }, path = '/feishu/events') => web.request(path, { method: 'POST', body, headers }),
  }
}

/** Sealed by the platform this moment, or so many ms ago. */
export const sealed = (payload: object, { ago = 0, encryptKey = KEYS.encryptKey } = {}): Sealed =>
  seal(payload, { encryptKey }, at(ago))

export const at = (ago = 0) => ({
  timestamp: String(Math.floor((NOW - ago) / 1000)),
  nonce: 'n-1',
  iv: randomBytes(16),
})

/** An envelope of the second schema, as ours unless told otherwise. */
export const pushed = (type: string, event: object, header: object = {}) => ({
  schema: '2.0',
  header: {
    event_id: 'ev_1',
    event_type: type,
    create_time: String(NOW - 1000),
    token: KEYS.verificationToken,
    app_id: KEYS.appId,
    tenant_key: 't1',
    ...header,
  },
  event,
})

export const message = (text: string, more: object = {}) => ({
  sender: { sender_id: { open_id: 'ou_wang', union_id: 'on_wang' }, sender_type: 'user', tenant_key: 't1' },
  message: {
    message_id: 'om_1',
    create_time: String(NOW - 2000),
    chat_id: 'oc_pair',
    chat_type: 'group',
    message_type: 'text',
    content: JSON.stringify({ text }),
    ...more,
  },
})

export const press = (value: unknown, form_value?: object) => ({
  operator: { open_id: 'ou_wang', union_id: 'on_wang', tenant_key: 't1' },
  token: 'c-1',
  action: { tag: 'button', value, ...(form_value ? { form_value } : {}) },
  host: 'im_message',
  context: { open_message_id: 'om_card', open_chat_id: 'oc_pair' },
})
