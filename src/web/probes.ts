import type { Context } from 'hono'
import { secretCheck } from '../feishu/signature.ts'
import type { Host } from './host.ts'

/** The process is there. */
export const healthz = (c: Context): Response => c.json({ ok: true })

/** It can serve: the store answers, its tables are of this program, and we are not going down. */
export async function readyz(c: Context, host: Host): Promise<Response> {
  const why = host.closing() ? 'closing' : await host.ready()
  return why === null ? c.json({ ready: true }) : c.json({ ready: false, why }, 503)
}

/** For Prometheus: with the bearer token, or where none is set, from this machine only. */
export async function metrics(c: Context, host: Host): Promise<Response> {
  if (!mayRead(c, host)) return c.json({ error: 'not for you' }, host.metricsToken === null ? 403 : 401)
  const { type, text } = await host.metrics()
  return c.body(text, 200, { 'content-type': type })
}

const LOOPBACK = /^(?:127(?:\.\d{1,3}){3}|::1|::ffff:127(?:\.\d{1,3}){3})$/

/** A proxy on this machine makes the whole world look local; it says that it is one in these. */
const FORWARDED = ['forwarded', 'x-forwarded-for', 'x-real-ip', 'via', 'cf-connecting-ip'] as const

function mayRead(c: Context, host: Host): boolean {
  if (host.metricsToken !== null) {
    const bearer = /^Bearer (\S+)$/i.exec(c.req.header('authorization') ?? '')
    return bearer?.[1] !== undefined && secretCheck(host.metricsToken)(bearer[1])
  }
  if (FORWARDED.some((name) => c.req.header(name) !== undefined)) return false
  const remote = host.remote(c)
  return remote !== null && LOOPBACK.test(remote)
}
