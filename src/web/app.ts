import { type Context, Hono } from 'hono'
import { secureHeaders } from 'hono/secure-headers'
import type { Host } from './host.ts'
import { healthz, metrics, readyz } from './probes.ts'
import { answerWebhook, bodyOfUnknownLength } from './webhook.ts'

/** Both addresses take either kind: people mix them up in the console, and one of them is enough. */
export const WEBHOOKS = ['/feishu/events', '/feishu/cards'] as const

/** The routes of the bot; `hostOf` gives what a request is served with (one host a process, or one a request). */
export function app(hostOf: (c: Context) => Host): Hono {
  const web = new Hono()
  // Pages only: what the platform pushes to is no page. TLS ends before us, so HSTS is for who ends it.
  web.on('GET', '*', secureHeaders({ strictTransportSecurity: false }))
  for (const path of WEBHOOKS) {
    web.post(path, bodyOfUnknownLength(hostOf), (c) => answerWebhook(c, hostOf(c)))
    web.all(path, (c) => c.json({ error: 'POST only' }, 405, { allow: 'POST' }))
  }
  web.get('/healthz', healthz)
  web.get('/readyz', (c) => readyz(c, hostOf(c)))
  web.get('/metrics', (c) => metrics(c, hostOf(c)))
  web.onError((err, c) => {
    hostOf(c).log.error({ err, path: c.req.path }, 'a request failed')
    return c.json({ error: 'failed' }, 500)
  })
  return web
}
