import { describe, expect, it } from 'vitest'
import { note } from '../src/bot/card.ts'
import { phrase } from '../src/bot/phrase.ts'
import { BODY_MAX } from '../src/feishu/envelope.ts'
import { encrypt, type Sealed, seal, signed } from '../src/simulator/seal.ts'
import { at, type Edge, edge, KEYS, message, press, pushed, sealed } from './edge.ts'

const log = pushed('im.message.receive_v1', message('/log 示范课'))
const ask = { type: 'url_verification', challenge: 'c-123', token: KEYS.verificationToken }

describe('a genuine push', () => {
  it('reaches the bot and is answered {} on either address', async () => {
    for (const path of ['/feishu/events', '/feishu/cards']) {
      const here = edge()
      const response = await here.push(sealed(log), path)
      expect(response.status).toBe(200)
      expect(await response.json()).toEqual({})
      expect(here.received).toMatchObject([{ kind: 'message', key: 'om_1', text: '/log 示范课' }])
      expect(here.counted).toEqual(['message handled'])
    }
  })

  it('of a press is answered with the new card and a line in both languages, on either address', async () => {
    const answer = { toast: phrase('已撤销', 'Undone'), card: note(phrase('已撤销', 'Undone')) }
    for (const path of ['/feishu/events', '/feishu/cards']) {
      const here = edge({ answers: () => answer })
      const response = await here.push(sealed(pushed('card.action.trigger', press({ c: 'undo', b: 'yes' }))), path)
      const body = (await response.json()) as { toast: unknown; card: { type: string; data: { schema: string } } }
      expect(body.toast).toEqual({ type: 'info', content: '已撤销', i18n: { zh_cn: '已撤销', en_us: 'Undone' } })
      expect(body.card).toMatchObject({ type: 'raw', data: { schema: '2.0' } })
      expect(JSON.stringify(body.card.data)).toContain('已撤销')
    }
  })

  it('of a press may change nothing, or only say something', async () => {
    const sent = sealed(pushed('card.action.trigger', press({ c: 'undo', b: 'yes' })))
    expect(await (await edge().push(sent)).json()).toEqual({})
    const warned = await edge({ answers: () => ({ toast: { zh: '不行', en: 'No', tone: 'warning' } }) }).push(sent)
    expect(await warned.json()).toMatchObject({ toast: { type: 'warning', content: '不行' } })
    expect(await (await edge({ answers: () => ({ toast: phrase('好', 'OK') }) }).push(sent)).json()).not.toHaveProperty(
      'card',
    )
  })

  it('of a press that is done is never answered with an error, even if its card cannot be drawn', async () => {
    const broken = {
      get body(): never {
        throw new Error('cannot be drawn')
      },
    }
    const here = edge({ answers: () => ({ card: broken }) })
    const response = await here.push(sealed(pushed('card.action.trigger', press({ c: 'undo', b: 'yes' }))))
    expect(response.status).toBe(200)
    const body = (await response.json()) as object
    expect(body).toMatchObject({ toast: { i18n: { en_us: expect.stringContaining('Done') } } })
    expect(body).not.toHaveProperty('card')
    expect(here.lines).toMatchObject([{ level: 'error' }, { level: 'info', is: 'handled' }])
  })

  it('answers a message with nothing but the acknowledgement: what is said leaves from rows', async () => {
    const here = edge({ answers: () => ({ toast: phrase('好', 'OK'), card: note(phrase('好', 'OK')) }) })
    expect(await (await here.push(sealed(log))).json()).toEqual({})
  })

  it('waits for the commit, and for no delivery', async () => {
    let commit = () => {}
    let delivered = 0
    const here = edge({
      answers: () =>
        new Promise((resolve) => {
          commit = () => resolve({})
        }),
      deliver: async () => {
        delivered += 1
      },
    })
    let answered = false
    const response = here.push(sealed(log)).then((it) => {
      answered = true
      return it
    })
    while (here.received.length === 0) await new Promise(setImmediate)
    await new Promise(setImmediate)
    expect(answered).toBe(false)
    commit()
    expect((await response).status).toBe(200)
    expect([here.later.length, delivered]).toEqual([1, 0])
    await here.later[0]?.()
    expect(delivered).toBe(1)
  })

  it('is to be pushed again when the store cannot take it', async () => {
    const here = edge({
      receive: async () => {
        throw new Error('disk full')
      },
    })
    const response = await here.push(sealed(log))
    expect(response.status).toBe(500)
    expect(await response.text()).not.toContain('disk')
    expect(here.later).toEqual([])
    expect(here.counted).toEqual(['message failed'])
    expect(here.lines).toMatchObject([{ level: 'error', key: 'om_1', err: { message: 'disk full' } }])
  })

  it('is taken as late as the last redelivery', async () => {
    const here = edge()
    expect((await here.push(sealed(log, { ago: 7.1 * 3_600_000 }))).status).toBe(200)
    expect(here.received).toHaveLength(1)
  })

  it('that is not for us is answered 200 and forgotten', async () => {
    const old = {
      ts: '1',
      uuid: 'u',
      token: KEYS.verificationToken,
      type: 'event_callback',
      event: { type: 'message' },
    }
    const picture = message('', { message_type: 'image', content: '{"image_key":"img"}' })
    for (const payload of [pushed('contact.user.updated_v3', {}), pushed('im.message.receive_v1', picture), old]) {
      const here = edge()
      const response = await here.push(sealed(payload))
      expect([response.status, await response.text()]).toEqual([200, '{}'])
      expect([here.received, here.later, here.counted]).toEqual([[], [], ['none ignored']])
    }
  })

  it('of a press on a card we no longer know tells the person so', async () => {
    const here = edge()
    const response = await here.push(sealed(pushed('card.action.trigger', press({ old: true }))))
    expect(response.status).toBe(200)
    expect(await response.json()).toMatchObject({
      toast: { type: 'warning', i18n: { en_us: expect.stringContaining('/help') } },
    })
    expect(here.received).toEqual([])
  })
})

describe('url_verification', () => {
  it('is answered with the challenge, plain or encrypted, with no signature', async () => {
    const encrypted = JSON.stringify({ encrypt: encrypt(JSON.stringify(ask), KEYS.encryptKey, at().iv) })
    for (const body of [JSON.stringify(ask), encrypted]) {
      const here = edge()
      const response = await here.push({ body, headers: {} })
      expect(response.status).toBe(200)
      expect(response.headers.get('content-type')).toContain('application/json')
      expect(await response.json()).toEqual({ challenge: 'c-123' })
      expect([here.received, here.later]).toEqual([[], []])
    }
  })

  it('is refused with a foreign token', async () => {
    const here = edge()
    expect((await here.push({ body: JSON.stringify({ ...ask, token: 'x' }), headers: {} })).status).toBe(401)
  })
})

/** Nothing happened: the bot was not told, nothing was put off, one line was written, one thing counted. */
const nothingHappened = (here: Edge) => {
  expect(here.received).toEqual([])
  expect(here.later).toEqual([])
  expect(here.lines).toHaveLength(1)
  expect(here.lines[0]).toMatchObject({ level: 'warn', is: 'refused' })
  expect(here.counted).toEqual(['none refused'])
}

describe('what is forged, malformed or foreign', () => {
  const good = sealed(log)
  const without = (name: string): Sealed => {
    const headers = { ...good.headers }
    delete headers[name]
    return { ...good, headers }
  }
  const signedBody = (body: string): Sealed => ({ body, headers: signed(body, KEYS, at()) })
  const header = (given: object) => sealed(pushed('im.message.receive_v1', message('/log'), given))

  const cases: readonly (readonly [string, number, Sealed])[] = [
    ['no timestamp', 401, without('x-lark-request-timestamp')],
    ['no nonce', 401, without('x-lark-request-nonce')],
    ['no signature', 401, without('x-lark-signature')],
    ['no headers at all', 401, { ...good, headers: {} }],
    [
      'another timestamp',
      401,
      { ...good, headers: { ...good.headers, 'x-lark-request-timestamp': at(5000).timestamp } },
    ],
    ['another nonce', 401, { ...good, headers: { ...good.headers, 'x-lark-request-nonce': 'n-2' } }],
    ['another signature', 401, { ...good, headers: { ...good.headers, 'x-lark-signature': '0'.repeat(64) } }],
    ['the signature of another body', 401, { ...good, body: sealed(log).body }],
    ['a body with a space more', 401, { ...good, body: `${good.body} ` }],
    ['another encrypt key', 401, sealed(log, { encryptKey: 'another' })],
    ['signed a day ago', 401, sealed(log, { ago: 24 * 3_600_000 })],
    ['signed in an hour', 401, sealed(log, { ago: -3_600_000 })],
    ['a foreign token', 401, header({ token: 'v-token-1234568' })],
    ['no token', 400, header({ token: undefined })],
    ['a foreign app', 401, header({ app_id: 'cli_other' })],
    ['in plain, unsigned, with the right token', 401, { body: JSON.stringify(log), headers: {} }],
    ['in plain, signed', 401, signedBody(JSON.stringify(log))],
    ['signed with our key, encrypted with another', 400, signedBody(seal(log, { encryptKey: 'x' }, at()).body)],
    ['signed, no JSON', 400, signedBody('hello')],
    ['signed, empty', 400, signedBody('')],
    ['signed, wrong base64', 400, signedBody('{"encrypt":"%%%%"}')],
    ['signed, cut in a block', 400, signedBody(JSON.stringify({ encrypt: Buffer.alloc(40).toString('base64') }))],
    ['signed, "encrypt":"AAAA"', 400, signedBody('{"encrypt":"AAAA"}')],
    ['unsigned, "encrypt":"AAAA"', 401, { body: '{"encrypt":"AAAA"}', headers: {} }],
    ['unsigned, empty', 401, { body: '', headers: {} }],
    ['too large', 413, signedBody(`{"encrypt":"${'A'.repeat(BODY_MAX)}"}`)],
    ['no event_id', 400, header({ event_id: undefined })],
    ['no message_id', 400, sealed(pushed('im.message.receive_v1', message('', { message_id: '' })))],
    ['no event', 400, sealed(pushed('im.message.receive_v1', null as never))],
  ]

  it.each(cases)('%s: %d, one line, and nothing happened', async (_, status, sent) => {
    for (const path of ['/feishu/events', '/feishu/cards']) {
      const here = edge()
      const response = await here.push(sent, path)
      expect(response.status).toBe(status)
      nothingHappened(here)
    }
  })

  it('too large is known from the length alone', async () => {
    const here = edge()
    const headers = { ...good.headers, 'content-length': String(BODY_MAX + 1) }
    expect((await here.push({ body: good.body, headers })).status).toBe(413)
    nothingHappened(here)
  })

  it('too large without saying so is not read to its end', async () => {
    const here = edge()
    let sent = 0
    const body = new ReadableStream({
      pull(stream) {
        sent += 65_536
        if (sent > 64 * BODY_MAX) stream.close()
        else stream.enqueue(new Uint8Array(65_536))
      },
    })
    const asked = { method: 'POST', body, headers: good.headers, duplex: 'half' } as RequestInit
    expect((await here.web.request('/feishu/events', asked)).status).toBe(413)
    expect(sent).toBeLessThan(2 * BODY_MAX)
    nothingHappened(here)
  })

  it('breaking off in the middle of its body is no accident', async () => {
    const here = edge()
    const body = new ReadableStream({
      pull(stream) {
        stream.error(new Error('gone'))
      },
    })
    const headers = { ...good.headers, 'content-length': '100' }
    const response = await here.web.request('/feishu/events', {
      method: 'POST',
      body,
      headers,
      duplex: 'half',
    } as RequestInit)
    expect(response.status).toBe(400)
    nothingHappened(here)
  })

  it('and every other method is told to POST', async () => {
    const here = edge()
    for (const method of ['GET', 'PUT', 'DELETE']) {
      const response = await here.web.request('/feishu/events', { method })
      expect([response.status, response.headers.get('allow')]).toEqual([405, 'POST'])
    }
    expect(here.received).toEqual([])
  })
})

describe('the log', () => {
  it('has one line for a webhook, with ids and times, and no words, names or secrets', async () => {
    const here = edge()
    const mentions = [{ key: '@_user_1', id: { open_id: 'ou_2' }, mentioned_type: 'user', name: '王莉' }]
    await here.push(sealed(pushed('im.message.receive_v1', message('/log @_user_1 会跳舞的盐', { mentions }))))
    await here.push(sealed(pushed('im.message.receive_v1', message('会跳舞的盐', { content: '会跳舞的盐 no json' }))))
    expect(here.lines).toHaveLength(2)
    expect(here.lines[0]).toMatchObject({ request: 'req-1', status: 200, is: 'handled', kind: 'message', key: 'om_1' })
    expect(here.lines[1]).toMatchObject({ request: 'req-2', status: 400, why: 'malformed message.content' })
    const all = JSON.stringify(here.lines)
    for (const never of ['会跳舞的盐', '王莉', 'ou_wang', ...Object.values(KEYS)]) expect(all).not.toContain(never)
  })

  it('and the answer share the request id', async () => {
    const here = edge()
    const response = await here.push(sealed(log))
    expect(response.headers.get('x-request-id')).toBe(here.lines[0]?.request)
  })
})

describe('going down', () => {
  it('sends webhooks to whoever takes over, and takes none', async () => {
    const here = edge({ closing: () => true })
    const response = await here.push(sealed(log))
    expect([response.status, response.headers.get('connection')]).toEqual([503, 'close'])
    expect(here.received).toEqual([])
    expect((await here.web.request('/readyz')).status).toBe(503)
    expect((await here.web.request('/healthz')).status).toBe(200)
  })
})

describe('the probes', () => {
  it('say whether the process is there and whether it can serve', async () => {
    expect((await edge().web.request('/healthz')).status).toBe(200)
    expect((await edge().web.request('/readyz')).status).toBe(200)
    const response = await edge({ ready: async () => 'the store does not answer' }).web.request('/readyz')
    expect(response.status).toBe(503)
    expect(await response.json()).toEqual({ ready: false, why: 'the store does not answer' })
  })

  it('carry the headers of a careful page', async () => {
    const { headers } = await edge().web.request('/healthz')
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('x-frame-options')).toBe('SAMEORIGIN')
  })
})

describe('/metrics', () => {
  const status = async (here: Edge, headers: Record<string, string> = {}) =>
    (await here.web.request('/metrics', { headers })).status

  it('asks for its token, where there is one, from everybody', async () => {
    const here = edge({ metricsToken: 'm-token', remote: () => '127.0.0.1' })
    expect(await status(here)).toBe(401)
    for (const authorization of ['Bearer m-toke', 'Bearer', 'm-token', 'Basic m-token', 'Bearer m-token x'])
      expect(await status(here, { authorization }), authorization).toBe(401)
    const response = await here.web.request('/metrics', { headers: { authorization: 'Bearer m-token' } })
    expect([response.status, await response.text()]).toEqual([200, 'page'])
  })

  it('is for this machine only, where there is none', async () => {
    for (const remote of ['127.0.0.1', '127.8.8.8', '::1', '::ffff:127.0.0.1'])
      expect(await status(edge({ remote: () => remote })), remote).toBe(200)
    for (const remote of ['10.0.0.1', '::2', '127.0.0.1.example', '1127.0.0.1', '', null])
      expect(await status(edge({ remote: () => remote })), String(remote)).toBe(403)
  })

  it('is not for those behind a proxy on this machine', async () => {
    const here = edge({ remote: () => '127.0.0.1' })
    expect(await status(here, { 'x-forwarded-for': '203.0.113.7' })).toBe(403)
    expect(await status(here, { forwarded: 'for=203.0.113.7' })).toBe(403)
  })
})
