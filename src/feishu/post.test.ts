import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { type Card, note, text } from '../bot/card.ts'
import { same } from '../bot/phrase.ts'
import type { Outgoing, Posted } from '../bot/post.ts'
import { feishuPost } from './post.ts'

const SECRET = 'a-very-secret-app-secret'
const HOUR = 60 * 60 * 1000
const TOKEN = '/open-apis/auth/v3/tenant_access_token/internal'
const SEND = '/open-apis/im/v1/messages'

interface Asked {
  readonly method: string
  readonly path: string
  readonly query: Readonly<Record<string, string>>
  readonly token: string
  readonly body: Readonly<Record<string, unknown>>
}
interface Says {
  readonly status?: number
  readonly headers?: Readonly<Record<string, string>>
  readonly body: unknown
}
/** What the platform says to a call; `hang` says nothing, `half` stops in the middle, `cut` ends the connection. */
type Plays = (asked: Asked, nth: number) => Says | 'hang' | 'half' | 'cut'

const servers: Server[] = []
afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections()
    await new Promise((done) => server.close(done))
  }
})

const sentOk = (id = 'om_1'): Says => ({ body: { code: 0, msg: 'success', data: { message_id: id } } })
const refusal = (code: number, msg = 'no', status = 400): Says => ({ status, body: { code, msg } })

/** A small platform on a real port: it hands out tokens and plays the rest as told. */
async function playing(plays: Plays, { expire = 7200, timeoutMs = 5000, token = null as null | (() => Says) } = {}) {
  const calls: Asked[] = []
  const tokens: string[] = []
  const lines: string[] = []
  const clock = { now: 1_790_000_000_000 }
  const server = createServer(async (request, response) => {
    const asked = await read(request)
    if (asked.path === TOKEN) {
      tokens.push(JSON.stringify(asked.body))
      say(
        response,
        token?.() ?? { body: { code: 0, msg: 'ok', tenant_access_token: `t-token${tokens.length}`, expire } },
      )
      return
    }
    calls.push(asked)
    const said = plays(asked, calls.length)
    if (said === 'hang') return
    if (said === 'cut') request.socket.destroy()
    else if (said === 'half') response.writeHead(200, { 'content-type': 'application/json' }).write('{"code":')
    else say(response, said)
  })
  servers.push(server)
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const domain = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const line = (fields: object, message: string) => void lines.push(`${message} ${JSON.stringify(fields)}`)
  const post = feishuPost({
    appId: 'cli_0123456789abcdef',
    appSecret: SECRET,
    domain,
    fetch,
    now: () => clock.now,
    log: { debug: line, warn: line },
    timeoutMs,
  })
  return { post, calls, tokens, lines, clock, domain }
}

async function read(request: IncomingMessage): Promise<Asked> {
  let body = ''
  for await (const chunk of request) body += String(chunk)
  const url = new URL(request.url ?? '', 'http://x')
  return {
    method: request.method ?? '',
    path: url.pathname,
    query: Object.fromEntries(url.searchParams),
    token: request.headers.authorization ?? '',
    body: body === '' ? {} : JSON.parse(body),
  }
}
const say = (response: ServerResponse, { status = 200, headers = {}, body }: Says) => {
  response.writeHead(status, headers).end(typeof body === 'string' ? body : JSON.stringify(body))
}

const message = (changes: Partial<Outgoing> = {}): Outgoing => ({
  key: '01JKEY',
  to: { kind: 'chat', id: 'oc_1' },
  card: note(same('好')),
  without: [],
  ...changes,
})

describe('a message', () => {
  it('goes to a chat under its key, as a card', async () => {
    const { post, calls } = await playing(() => sentOk('om_77'))
    expect(await post.send(message())).toEqual({ code: '0', is: 'sent', receipt: 'om_77' })
    expect(calls).toMatchObject([
      {
        method: 'POST',
        path: SEND,
        query: { receive_id_type: 'chat_id' },
        token: 'Bearer t-token1',
        body: { receive_id: 'oc_1', msg_type: 'interactive', uuid: '01JKEY' },
      },
    ])
    expect(JSON.parse(String(calls[0]?.body.content))).toMatchObject({ schema: '2.0' })
  })

  it('goes to a person by open_id', async () => {
    const { post, calls } = await playing(() => sentOk())
    await post.send(message({ to: { kind: 'person', id: 'ou_1' } }))
    expect(calls).toMatchObject([{ query: { receive_id_type: 'open_id' }, body: { receive_id: 'ou_1' } }])
  })

  it('answers the message it is a reply to, under the same key', async () => {
    const { post, calls } = await playing(() => sentOk())
    await post.send(message({ replyTo: 'om_asked' }))
    expect(calls).toMatchObject([{ path: `${SEND}/om_asked/reply`, body: { uuid: '01JKEY', msg_type: 'interactive' } }])
  })

  it('is sent by itself where the reply has to be left out', async () => {
    const { post, calls } = await playing(() => sentOk())
    await post.send(message({ replyTo: 'om_asked', without: ['reply'] }))
    expect(calls).toMatchObject([{ path: SEND, body: { receive_id: 'oc_1' } }])
  })

  it('has no mention and no words where they have to be left out', async () => {
    const card: Card = { body: [text({ at: 'ou_gone' }, same('13800000000'))] }
    const { post, calls } = await playing(() => sentOk())
    await post.send(message({ card, without: ['mentions'] }))
    await post.send(message({ card, without: ['mentions', 'words'] }))
    const [first, second] = calls.map(({ body }) => String(body.content))
    expect(first).toContain('13800000000')
    expect(first).not.toContain('<at')
    expect(second).not.toContain('13800000000')
  })

  it('gives a card that was sent a new face', async () => {
    const { post, calls } = await playing(() => ({ body: { code: 0, msg: 'ok', data: {} } }))
    expect(await post.update({ receipt: 'om_5', card: note(same('新')), without: [] })).toEqual({
      code: '0',
      is: 'sent',
      receipt: 'om_5',
    })
    expect(calls).toMatchObject([{ method: 'PATCH', path: `${SEND}/om_5` }])
    expect(String(calls[0]?.body.content)).toContain('新')
  })

  it('never reaches another path through an id', async () => {
    const { post, calls } = await playing(() => sentOk())
    const evil = 'om_1/../../../../im/v1/chats/oc_1?x=y'
    expect(await post.send(message({ replyTo: evil }))).toMatchObject({ is: 'without', cause: 'reply' })
    expect(await post.update({ receipt: evil, card: note(same('新')), without: [] })).toMatchObject({ is: 'refused' })
    await expect(post.membersOf('oc_1/../../x')).rejects.toThrow()
    expect(calls).toEqual([])
  })

  it('with a key the platform would not keep is not sent', async () => {
    const { post, calls } = await playing(() => sentOk())
    expect(await post.send(message({ key: 'k'.repeat(51) }))).toMatchObject({ is: 'refused' })
    expect(calls).toEqual([])
  })
})

describe('the token', () => {
  it('is asked for once, however many messages want it at once', async () => {
    const { post, tokens, calls } = await playing(() => sentOk())
    await Promise.all(['1', '2', '3', '4', '5'].map((key) => post.send(message({ key }))))
    expect(tokens).toHaveLength(1)
    expect(calls.map(({ token }) => token)).toEqual(Array(5).fill('Bearer t-token1'))
  })

  it.each([200, 400])(
    'that the platform dropped (HTTP %i) is renewed and the message sent once more',
    async (status) => {
      const { post, tokens, calls } = await playing(({ token }) =>
        token === 'Bearer t-token1' ? refusal(99991663, 'Invalid access token', status) : sentOk(),
      )
      expect(await post.send(message())).toMatchObject({ is: 'sent' })
      expect(tokens).toHaveLength(2)
      expect(calls.map(({ body }) => body.uuid)).toEqual(['01JKEY', '01JKEY'])
    },
  )

  it('that was dropped is renewed once for all who had it', async () => {
    const { post, tokens } = await playing(({ token }) => (token === 'Bearer t-token1' ? refusal(99991663) : sentOk()))
    const posted = await Promise.all(['1', '2', '3', '4', '5'].map((key) => post.send(message({ key }))))
    expect(posted.map(({ is }) => is)).toEqual(Array(5).fill('sent'))
    expect(tokens).toHaveLength(2)
  })

  it('that never pleases is not asked for again and again', async () => {
    const { post, tokens, calls } = await playing(() => refusal(99991663))
    expect(await post.send(message())).toMatchObject({ code: '99991663', is: 'retry', doubt: false })
    expect([tokens.length, calls.length]).toEqual([2, 2])
  })

  it('is kept until half an hour before its end, and then renewed', async () => {
    const { post, tokens, clock } = await playing(() => sentOk())
    await post.send(message())
    clock.now += 1.4 * HOUR
    await post.send(message())
    expect(tokens).toHaveLength(1)
    clock.now += 0.2 * HOUR
    await post.send(message())
    expect(tokens).toHaveLength(2)
  })

  it('still serves while it lives and a new one cannot be had', async () => {
    let down = false
    const { post, calls, clock } = await playing(() => sentOk(), {
      token: () =>
        down ? { status: 503, body: '' } : { body: { code: 0, tenant_access_token: 't-first', expire: 7200 } },
    })
    await post.send(message())
    down = true
    clock.now += 1.75 * HOUR
    expect(await post.send(message())).toMatchObject({ is: 'sent' })
    expect(calls.at(-1)?.token).toBe('Bearer t-first')
    clock.now += 0.25 * HOUR
    expect(await post.send(message())).toMatchObject({ code: 'http-503', is: 'retry', doubt: false })
  })

  it.each<[string, Says, object]>([
    ['the secret is wrong', refusal(10014, 'app secret invalid', 200), { is: 'stop', reason: 'app-off' }],
    ['the app is switched off', refusal(99991662), { is: 'stop', reason: 'app-off' }],
    ['something unheard of is the matter', refusal(4711), { code: '4711', is: 'retry', doubt: false }],
    ['there is none in the answer', { body: { code: 0 } }, { is: 'retry', doubt: false }],
    [
      'asking too fast',
      { ...refusal(99991400, 'slow', 429), headers: { 'x-ogw-ratelimit-reset': '7' } },
      { is: 'wait', ms: 7000 },
    ],
  ])('cannot be had: %s; the message was certainly not taken', async (_, said, verdict) => {
    const { post, calls } = await playing(() => sentOk(), { token: () => said })
    expect(await post.send(message())).toMatchObject(verdict)
    expect(calls).toEqual([])
  })
})

describe('what the platform says', () => {
  const reply = { replyTo: 'om_asked' }
  const card = (sub: number, what = 'x') =>
    refusal(230099, `Failed to create card content, ext=ErrCode: ${sub}; ErrMsg: ${what}; `)

  it.each<[string, Says, Partial<Outgoing>, Partial<Posted> & object]>([
    [
      '429 with the time to wait',
      { ...refusal(99991400, 'x', 429), headers: { 'x-ogw-ratelimit-reset': '3' } },
      {},
      { code: '99991400', is: 'wait', ms: 3000 },
    ],
    ['429 without', refusal(99991400, 'x', 429), {}, { is: 'wait', ms: 1000 }],
    ['429 of something between', { status: 429, body: '<html>' }, {}, { code: 'http-429', is: 'wait', ms: 1000 }],
    ['the chat is too busy', refusal(230020), {}, { is: 'wait', ms: 1000 }],
    ['the month is used up', refusal(99991403, 'quota', 429), {}, { is: 'stop', reason: 'quota' }],
    ['the app is off', refusal(99991673), {}, { is: 'stop', reason: 'app-off' }],
    ['an error inside', refusal(2200, 'x', 200), {}, { code: '2200', is: 'retry', doubt: true }],
    ['being sent already', refusal(230049), {}, { is: 'retry', doubt: true }],
    ['503', { status: 503, body: 'busy' }, {}, { code: 'http-503', is: 'retry', doubt: true }],
    ['500 with a code nobody knows', refusal(12345, 'x', 500), {}, { code: '12345', is: 'retry', doubt: true }],
    ['200 that cannot be read', { body: '<html>' }, {}, { code: 'http-200', is: 'retry', doubt: true }],
    ['200 without a message id', { body: { code: 0, data: {} } }, {}, { is: 'retry', doubt: true }],
    ['a proxy that says 403', { status: 403, body: 'no' }, {}, { code: 'http-403', is: 'retry', doubt: false }],
    ['the message was recalled', refusal(230011), reply, { is: 'without', cause: 'reply' }],
    ['the message was deleted', refusal(230110), reply, { is: 'without', cause: 'reply' }],
    ['recalled, but it is no reply', refusal(230011), {}, { is: 'refused' }],
    ['someone mentioned is gone', card(100290), {}, { code: '230099', is: 'without', cause: 'mentions' }],
    ['still, without mentions', card(100290), { without: ['mentions'] }, { is: 'refused' }],
    ['blocked words', refusal(230022), {}, { is: 'without', cause: 'words' }],
    ['the content check', refusal(230028), {}, { is: 'without', cause: 'words' }],
    ['still, without words', refusal(230028), { without: ['words'] }, { is: 'refused' }],
    ['someone is using the card', card(11310, 'card action is lock'), {}, { is: 'retry', doubt: false }],
    ['too many elements', card(11310, 'element exceeds the limit'), {}, { code: '230099', is: 'refused' }],
    ['an unknown property', card(200621), {}, { is: 'refused' }],
    ['not in the chat', refusal(230002), {}, { is: 'gone' }],
    ['the group is dissolved', refusal(232009), {}, { is: 'gone' }],
    ['a person out of reach', refusal(230013), {}, { is: 'refused' }],
    ['muted', refusal(230035), {}, { is: 'refused' }],
    ['a permission is missing', refusal(99991672), {}, { is: 'refused' }],
    ['a code nobody knows', refusal(777777, 'what', 200), {}, { code: '777777', is: 'refused' }],
  ])('%s', async (_, said, changes, posted) => {
    const { post } = await playing(() => said)
    expect(await post.send(message(changes))).toMatchObject(posted)
  })

  it('is told to the owner in both languages, without what the card said', async () => {
    const { post } = await playing((_, nth) =>
      nth === 1 ? refusal(230002, 'Bot is NOT in the chat') : card(200621, 'cannot draw "王莉"'),
    )
    expect(await post.send(message())).toMatchObject({ why: '机器人不在群里 · the bot is not in this chat' })
    const posted = await post.send(message())
    expect(posted).toMatchObject({ why: expect.stringContaining('200621') })
    expect(JSON.stringify(posted)).not.toContain('王莉')
  })

  it('an update of a card that is too old is refused, of one that was recalled too', async () => {
    const { post } = await playing((_, nth) => refusal(nth === 1 ? 230031 : 230011))
    const update = { receipt: 'om_1', card: note(same('新')), without: [] }
    expect(await post.update(update)).toMatchObject({ is: 'refused' })
    expect(await post.update(update)).toMatchObject({ is: 'refused' })
  })
})

describe('when nothing comes back', () => {
  it.each(['hang', 'half'] as const)('in time (%s), it may have been taken', async (how) => {
    const { post } = await playing(() => how, { timeoutMs: 200 })
    expect(await post.send(message())).toMatchObject({ code: 'timeout', is: 'retry', doubt: true })
  })

  it('because the line broke, it may have been taken', async () => {
    const { post } = await playing(() => 'cut')
    expect(await post.send(message())).toMatchObject({ code: 'network', is: 'retry', doubt: true })
  })

  it('because nobody listens, it was certainly not taken', async () => {
    const { post } = await playing(() => sentOk())
    await post.send(message())
    for (const server of servers.splice(0)) {
      server.closeAllConnections()
      await new Promise((done) => server.close(done))
    }
    // The first may still meet the line that was open; the second finds nobody.
    await post.send(message())
    expect(await post.send(message())).toMatchObject({ code: 'network', is: 'retry', doubt: false })
  })

  it('but a flood, it is not read to the end', async () => {
    const { post } = await playing(() => ({ body: { ...(sentOk().body as object), flood: 'x'.repeat(3_000_000) } }))
    expect(await post.send(message())).toMatchObject({ code: 'http-200', is: 'retry', doubt: true })
  })

  it('but a way to somewhere else, the token does not go there', async () => {
    const { post, calls, domain } = await playing(({ path }) =>
      path === '/elsewhere' ? sentOk() : { status: 302, headers: { location: '/elsewhere' }, body: '' },
    )
    expect(domain).toContain('127.0.0.1')
    expect(await post.send(message())).toMatchObject({ code: 'http-302', is: 'retry' })
    expect(calls.map(({ path }) => path)).toEqual([SEND])
  })
})

describe('who is who', () => {
  it('all members of a group, page by page', async () => {
    const { post, calls } = await playing((_, nth) => ({
      body: {
        code: 0,
        data: {
          items: [{ member_id: `ou_${nth}`, name: nth === 2 ? '' : '王莉' }],
          has_more: nth < 3,
          page_token: nth < 3 ? `p${nth}` : '',
        },
      },
    }))
    expect(await post.membersOf('oc_1')).toEqual([
      { who: 'ou_1', name: '王莉' },
      { who: 'ou_2' },
      { who: 'ou_3', name: '王莉' },
    ])
    expect(calls).toMatchObject([
      {
        method: 'GET',
        path: '/open-apis/im/v1/chats/oc_1/members',
        query: { page_size: '100', member_id_type: 'open_id' },
      },
      { query: { page_token: 'p1' } },
      { query: { page_token: 'p2' } },
    ])
  })

  it('a list of members without an end is not followed for ever', async () => {
    const { post, calls } = await playing(() => ({
      body: { code: 0, data: { items: [], has_more: true, page_token: 'p' } },
    }))
    await expect(post.membersOf('oc_1')).rejects.toThrow('pages')
    expect(calls).toHaveLength(100)
  })

  it('names, ten people a call, the unknown left out', async () => {
    const { post, calls } = await playing(({ body }) => ({
      body: {
        code: 0,
        data: {
          users: (body.user_ids as string[])
            .filter((id) => id !== 'ou_3')
            .map((id) => ({ user_id: id, name: `名${id}` })),
        },
      },
    }))
    const people = Array.from({ length: 12 }, (_, i) => `ou_${i}`)
    const named = await post.namesOf([...people, 'ou_1'])
    expect(named).toHaveLength(11)
    expect(named[0]).toEqual({ who: 'ou_0', name: '名ou_0' })
    expect(calls.map(({ body }) => (body.user_ids as string[]).length)).toEqual([10, 2])
    expect(calls[0]).toMatchObject({
      path: '/open-apis/contact/v3/users/basic_batch',
      query: { user_id_type: 'open_id' },
    })
  })

  it('what is not told is an error that says the code', async () => {
    const { post } = await playing(() => refusal(99991672))
    await expect(post.membersOf('oc_1')).rejects.toThrow('99991672')
    await expect(post.namesOf(['ou_1'])).rejects.toThrow('99991672')
  })

  it('who we are, or null', async () => {
    const { post, calls } = await playing((_, nth) =>
      nth === 1
        ? { body: { code: 0, msg: 'ok', bot: { open_id: 'ou_bot', app_name: '结对助手' } } }
        : refusal(1, 'x', 500),
    )
    expect(await post.self()).toBe('ou_bot')
    expect(await post.self()).toBeNull()
    expect(calls).toMatchObject([{ method: 'GET', path: '/open-apis/bot/v3/info' }, {}])
  })
})

describe('the log', () => {
  it('holds no secret, no token and no word of a message, whatever goes wrong', async () => {
    const card = note(same('王莉老师 13800000000'))
    const { post, lines } = await playing(
      (_, nth) => [refusal(99991663), 'cut' as const, { status: 500, body: SECRET }, sentOk()][nth - 1] ?? sentOk(),
    )
    for (const key of ['1', '2', '3', '4']) await post.send(message({ key, card }))
    await post.self()
    const wrong = await playing(() => sentOk(), { token: () => refusal(10014, `bad ${SECRET}`) })
    await wrong.post.send(message({ card }))
    const all = [...lines, ...wrong.lines].join('\n')
    expect(lines.length).toBeGreaterThan(5)
    for (const secret of [SECRET, 't-token', 'Bearer', '王莉', '13800000000']) expect(all).not.toContain(secret)
  })

  it('names each call with its code', async () => {
    const { post, lines } = await playing(() => refusal(230002))
    await post.send(message())
    expect(lines.at(-1)).toContain('"path":"/open-apis/im/v1/messages"')
    expect(lines.at(-1)).toContain('"code":230002')
  })
})
