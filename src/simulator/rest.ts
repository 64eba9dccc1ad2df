import { type Context, Hono } from 'hono'
import { z } from 'zod'
import type { ApiAnswer } from './answer.ts'
import type { ApiName, Fault } from './faults.ts'
import { isCounted, monthOf } from './month.ts'
import type { Feishu } from './platform.ts'
import { keep } from './world.ts'

/** The REST API at its real addresses, for the client the bot really uses (lark.md §4). */
export function feishuRest(platform: Feishu): Hono {
  const { api } = platform
  const app = new Hono()

  app.post('/open-apis/auth/v3/tenant_access_token/internal', (c) =>
    served(platform, c, 'token', (body) => api.token(body)),
  )
  app.post('/open-apis/im/v1/messages', (c) =>
    served(platform, c, 'send', (body) => {
      const sent = toSend.safeParse(body)
      if (!sent.success) return invalid(sent.error)
      return api.send({ type: c.req.query('receive_id_type') ?? 'open_id', id: sent.data.receive_id }, sent.data)
    }),
  )
  app.post('/open-apis/im/v1/messages/:id/reply', (c) =>
    served(platform, c, 'reply', (body) => {
      const sent = toReply.safeParse(body)
      return sent.success ? api.reply(c.req.param('id'), sent.data) : invalid(sent.error)
    }),
  )
  app.patch('/open-apis/im/v1/messages/:id', (c) =>
    served(platform, c, 'patch', (body) => {
      const sent = toPatch.safeParse(body)
      return sent.success ? api.patch(c.req.param('id'), sent.data.content) : invalid(sent.error)
    }),
  )
  app.get('/open-apis/im/v1/messages/:id', (c) => served(platform, c, 'get', () => api.get(c.req.param('id'))))
  app.delete('/open-apis/im/v1/messages/:id', (c) => served(platform, c, 'recall', () => api.recall(c.req.param('id'))))
  app.get('/open-apis/im/v1/chats/:id', (c) => served(platform, c, 'chat', () => api.chat(c.req.param('id'))))
  app.get('/open-apis/im/v1/chats/:id/members', (c) =>
    served(platform, c, 'members', () =>
      api.members(c.req.param('id'), Number(c.req.query('page_size') ?? 20), c.req.query('page_token')),
    ),
  )
  app.post('/open-apis/contact/v3/users/basic_batch', (c) =>
    served(platform, c, 'names', (body) => {
      const sent = toName.safeParse(body)
      return sent.success ? api.names(sent.data.user_ids) : invalid(sent.error)
    }),
  )
  app.get('/open-apis/bot/v3/info', (c) => served(platform, c, 'bot', () => api.bot()))
  app.all('/open-apis/*', (c) => c.text('404 page not found', 404))
  return app
}

const toReply = z.object({
  msg_type: z.string(),
  content: z.string(),
  uuid: z.string().optional(),
  reply_in_thread: z.boolean().optional(),
})
const toSend = toReply.extend({ receive_id: z.string() })
const toPatch = z.object({ content: z.string() })
const toName = z.object({ user_ids: z.array(z.string()) })

const invalid = (error: z.ZodError): ApiAnswer => ({
  status: 400,
  code: 99992402,
  msg: `field validation failed: ${error.issues.map((issue) => issue.path.join('.')).join(', ')}`,
})

type Does = (body: Record<string, unknown>) => ApiAnswer

/** One call: its gate, its fault if one was laid, what it does, its line in the log. */
async function served(platform: Feishu, c: Context, name: ApiName, does: Does): Promise<Response> {
  const text = await c.req.text()
  const fault = platform.faults.next(name)
  if (fault?.is === 'token') platform.world.tokens.splice(0)
  const answer = answerTo(platform, c, name, fault, text, does)
  const counted = isCounted(name, answer.status)
  logged(platform, c, name, text, answer, counted)
  if (fault?.is === 'delay') await fault.wait()
  if (fault?.is === 'lost') return brokenOff()
  const { status, code, msg, data, top, headers } = answer
  // A bare status is what a gateway in front says: no JSON at all.
  if (fault?.is === 'http') return new Response('upstream error', { status })
  return Response.json({ code, msg, ...(data ? { data } : {}), ...top }, { status, headers: { ...headers } })
}

function answerTo(
  platform: Feishu,
  c: Context,
  name: ApiName,
  fault: Fault | null,
  text: string,
  does: Does,
): ApiAnswer {
  if (fault?.is === 'http') return { status: fault.status, code: fault.status, msg: 'fault laid' }
  const barred = name === 'token' ? null : platform.api.gate(name, c.req.header('authorization'))
  if (barred) return barred
  if (fault?.is === 'code') {
    const tooFast = fault.code === 99991400
    return {
      status: tooFast || fault.code === 99991403 ? 429 : 400,
      code: fault.code,
      msg: fault.msg ?? 'fault laid',
      ...(tooFast ? { headers: { 'x-ogw-ratelimit-limit': '50', 'x-ogw-ratelimit-reset': '1' } } : {}),
    }
  }
  const body = text === '' ? {} : jsonObject(text)
  if (body === null) return { status: 400, code: 9499, msg: 'Invalid request body' }
  return does(body)
}

function logged(platform: Feishu, c: Context, name: ApiName, text: string, answer: ApiAnswer, counted: boolean): void {
  const { world, room } = platform
  const at = room.now()
  if (counted) world.callsByMonth[monthOf(at)] = (world.callsByMonth[monthOf(at)] ?? 0) + 1
  const url = new URL(c.req.url)
  keep(world.calls, {
    at,
    method: c.req.method,
    path: url.pathname + url.search,
    // The one call that carries a secret.
    body: name === 'token' ? '' : text,
    status: answer.status,
    code: answer.code,
    counted,
  })
  room.changed()
}

function jsonObject(text: string): Record<string, unknown> | null {
  try {
    return z.record(z.string(), z.unknown()).parse(JSON.parse(text))
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof z.ZodError) return null
    throw error
  }
}

/** An answer that breaks off before its first byte: the caller cannot know whether it was done. */
function brokenOff(): Response {
  const body = new ReadableStream({
    start: (controller) => controller.error(new Error('connection lost')),
  })
  return new Response(body, { status: 200, headers: { 'content-type': 'application/json' } })
}
