import { z } from 'zod'
import { Answered } from '../../feishu/http.ts'
import type { Line } from './line.ts'

/** The platform's SDK talks HTTP: each of its requests, read as the call it is and asked over the line. */
export function sdkFetch(line: Line): typeof fetch {
  return async (input, init) => {
    const url = new URL(input instanceof Request ? input.url : input)
    const body: unknown = typeof init?.body === 'string' ? JSON.parse(init.body) : {}
    const bearer = new Headers(init?.headers).get('authorization')
    const answer = await line({ ...askingOf(url, body), token: bearer?.replace(/^Bearer /, '') ?? null })
    if (answer instanceof Answered) {
      const headers = answer.resetMs === null ? {} : { 'x-ogw-ratelimit-reset': String(answer.resetMs / 1_000) }
      return new Response(answer.code === null ? 'upstream error' : JSON.stringify(answer.body), {
        status: answer.status,
        headers,
      })
    }
    throw answer.sent
      ? new TypeError('fetch failed')
      : new TypeError('fetch failed', { cause: Object.assign(new Error('refused'), { code: 'ECONNREFUSED' }) })
  }
}

function askingOf(url: URL, body: unknown): Omit<Parameters<Line>[0], 'token'> {
  const [, , area = '', , thing = '', id = '', more = ''] = url.pathname.split('/')
  if (area === 'auth') return { api: 'token', does: (api) => api.token(TOKEN.parse(body)) }
  if (area === 'bot') return { api: 'bot', does: (api) => api.bot() }
  if (area === 'contact') return { api: 'names', does: (api) => api.names(NAMES.parse(body).user_ids) }
  if (thing === 'chats' && more === 'members') {
    const page = Number(url.searchParams.get('page_size') ?? 20)
    return { api: 'members', does: (api) => api.members(id, page, url.searchParams.get('page_token') ?? undefined) }
  }
  if (thing !== 'messages') throw new Error(`the bot asks for ${url.pathname}, which is not simulated`)
  if (id === '') {
    const sent = SEND.parse(body)
    const type = url.searchParams.get('receive_id_type') ?? 'open_id'
    return {
      api: 'send',
      chat: sent.receive_id,
      key: sent.uuid,
      shows: sent.content,
      does: (api) => api.send({ type, id: sent.receive_id }, sent),
    }
  }
  if (more === 'reply') {
    const sent = REPLY.parse(body)
    return { api: 'reply', parent: id, shows: sent.content, key: sent.uuid, does: (api) => api.reply(id, sent) }
  }
  const { content } = PATCH.parse(body)
  return { api: 'patch', parent: id, shows: content, does: (api) => api.patch(id, content) }
}

const TOKEN = z.object({ app_id: z.string(), app_secret: z.string() })
const NAMES = z.object({ user_ids: z.array(z.string()) })
const REPLY = z.object({ msg_type: z.string(), content: z.string(), uuid: z.string() })
const SEND = REPLY.extend({ receive_id: z.string() })
const PATCH = z.object({ content: z.string() })
