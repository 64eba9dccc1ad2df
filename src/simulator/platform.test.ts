import { createDecipheriv, createHash } from 'node:crypto'
import { beforeEach, describe, expect, test } from 'vitest'
import { standingClock } from './clock.ts'
import { newWorld } from './new-world.ts'
import { type Feishu, feishu } from './platform.ts'
import { feishuRest } from './rest.ts'
import { HEARS_GROUPS } from './world.ts'

const SECOND = 1_000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
const START = Date.UTC(2026, 10, 23, 2)

/** What the bot was told, as it reads it after opening the seal by the platform's own description (lark.md §1.3). */
interface Heard {
  readonly path: string
  readonly header: { readonly event_id: string; readonly event_type: string; readonly create_time: string }
  readonly event: {
    readonly sender?: { readonly sender_id: { readonly open_id: string } }
    readonly message?: {
      readonly message_id: string
      readonly content: string
      readonly create_time: string
      readonly mentions?: readonly { readonly name: string; readonly mentioned_type: string }[]
    }
    readonly recall_type?: string
    readonly action?: object
    readonly context?: object
  }
}

let clock: ReturnType<typeof standingClock>
let platform: Feishu
let heard: Heard[]
let answer: (about: Heard) => Response | Promise<Response>

beforeEach(() => {
  clock = standingClock(START)
  heard = []
  answer = () => Response.json({})
  const world = newWorld('test')
  platform = feishu({
    world,
    now: clock.now,
    impatience: () => new Promise(() => {}),
    async deliver(request) {
      const body = await request.text()
      const get = (name: string) => request.headers.get(name) ?? ''
      const signature = createHash('sha256')
        .update(get('x-lark-request-timestamp') + get('x-lark-request-nonce') + world.app.encryptKey + body)
        .digest('hex')
      expect(get('x-lark-signature')).toBe(signature)
      const sealed = Buffer.from(JSON.parse(body).encrypt, 'base64')
      const key = createHash('sha256').update(world.app.encryptKey).digest()
      const decipher = createDecipheriv('aes-256-cbc', key, sealed.subarray(0, 16))
      const opened = decipher.update(sealed.subarray(16), undefined, 'utf8') + decipher.final('utf8')
      const about: Heard = { path: new URL(request.url).pathname, ...JSON.parse(opened) }
      heard.push(about)
      return answer(about)
    },
  })
  for (const name of ['王莉', '陈静', '王莉莉']) platform.addPerson(name)
  platform.createGroup('桃源镇结对群', '王莉', ['陈静', '王莉莉'])
  platform.addBot('桃源镇结对群', '王莉')
})

const GROUP = '桃源镇结对群'
const later = (ms: number) => clock.moveTo(clock.now() + ms)
const heardOf = (type: string) => heard.filter(({ header }) => header.event_type === type)

/** A call as the bot makes it: with its token, over the real addresses. */
async function call(method: string, path: string, body?: object, token = platform.world.tokens.at(-1)?.token) {
  const response = await feishuRest(platform).request(`/open-apis/${path}`, {
    method,
    headers: {
      'content-type': 'application/json; charset=utf-8',
      ...(token ? { authorization: `Bearer ${token}` } : {}),
    },
    ...(body ? { body: JSON.stringify(body) } : {}),
  })
  const json = (await response.json()) as Record<string, unknown> & {
    code: number
    data?: Record<string, unknown>
    tenant_access_token?: string
  }
  return { ...json, status: response.status, headers: response.headers }
}
const login = async () => {
  const { id, secret } = platform.world.app
  return call('POST', 'auth/v3/tenant_access_token/internal', { app_id: id, app_secret: secret })
}
const CARD = {
  schema: '2.0',
  config: { update_multi: true },
  body: { elements: [{ tag: 'div', text: { tag: 'plain_text', content: '已记录' } }] },
}
const sendCard = (uuid?: string, card: object = CARD) =>
  call('POST', 'im/v1/messages?receive_id_type=chat_id', {
    receive_id: platform.chat(GROUP).id,
    msg_type: 'interactive',
    content: JSON.stringify(card),
    ...(uuid ? { uuid } : {}),
  })

describe('pushing', () => {
  test('a message is told with placeholders for those it mentions, the longest name first', async () => {
    platform.send(GROUP, '陈静', '@结对助手 @王莉莉 /log 示范课')
    await platform.pump()
    const [{ event }] = heardOf('im.message.receive_v1') as [Heard]
    expect(JSON.parse(event.message?.content ?? '')).toEqual({ text: '@_user_1 @_user_2 /log 示范课' })
    expect(event.message?.mentions?.map((m) => [m.name, m.mentioned_type])).toEqual([
      ['结对助手', 'bot'],
      ['王莉莉', 'user'],
    ])
    expect(event.message?.create_time).toBe(String(START))
    expect(event.sender?.sender_id.open_id).toBe(platform.person('陈静').id)
  })

  test('what is not answered with 200 comes again after 15 s, 5 min, 1 h and 6 h, and then no more', async () => {
    answer = () => new Response('', { status: 500 })
    await platform.pump()
    heard.length = 0
    platform.send(GROUP, '王莉', '你好')
    await platform.pump()
    const waits = [15 * SECOND, 5 * MINUTE, HOUR, 6 * HOUR]
    for (const [tries, wait] of waits.entries()) {
      later(wait - 1)
      await platform.pump()
      expect(heardOf('im.message.receive_v1')).toHaveLength(tries + 1)
      later(1)
      await platform.pump()
      expect(heardOf('im.message.receive_v1')).toHaveLength(tries + 2)
    }
    later(48 * HOUR)
    await platform.pump()
    expect(heardOf('im.message.receive_v1')).toHaveLength(5)
    expect(new Set(heardOf('im.message.receive_v1').map(({ header }) => header.event_id)).size).toBe(1)
  })

  test('in bad weather what was taken comes once more, under another event_id', async () => {
    Object.assign(platform.weather, { duplicates: true, renames: true })
    platform.send(GROUP, '王莉', '你好')
    await platform.pump()
    later(15 * SECOND)
    await platform.pump()
    later(HOUR)
    await platform.pump()
    const [first, second, ...more] = heardOf('im.message.receive_v1')
    expect(more).toEqual([])
    expect(second?.event.message?.message_id).toBe(first?.event.message?.message_id)
    expect(second?.header.event_id).not.toBe(first?.header.event_id)
  })

  test('a slow answer to one event holds up no other', async () => {
    let release = () => {}
    const slow = new Promise<void>((resolve) => {
      release = resolve
    })
    answer = async ({ event }) => {
      if (event.message?.content.includes('慢')) await slow
      return Response.json({})
    }
    platform.send(GROUP, '王莉', '慢')
    const first = platform.pump()
    platform.send(GROUP, '陈静', '快')
    void platform.pump()
    await expect.poll(() => heardOf('im.message.receive_v1').length).toBe(2)
    release()
    await first
  })

  test('without im:message.group_msg a group tells only what mentions the bot; a private chat tells all', async () => {
    platform.world.app.scopes = platform.world.app.scopes.filter((scope) => scope !== HEARS_GROUPS)
    platform.send(GROUP, '王莉', '/log 示范课')
    platform.send(GROUP, '王莉', '@所有人 /log 示范课')
    platform.send(GROUP, '王莉', '/log 示范课', { toBot: true })
    platform.send(platform.privateChat('王莉').id, '王莉', '/help')
    await platform.pump()
    expect(heardOf('im.message.receive_v1').map(({ event }) => JSON.parse(event.message?.content ?? '').text)).toEqual([
      '@_user_1 /log 示范课',
      '/help',
    ])
  })

  test('the bot hears of joining, leaving, taking back and disbanding, and of nothing after it was removed', async () => {
    platform.addPerson('刘洋')
    platform.join(GROUP, ['刘洋'], '王莉')
    platform.leave(GROUP, '刘洋')
    platform.recall(platform.send(GROUP, '陈静', '写错了').id, '陈静')
    await platform.pump()
    expect(heard.map(({ header }) => header.event_type)).toEqual([
      'im.chat.member.bot.added_v1',
      'im.chat.member.user.added_v1',
      'im.chat.member.user.deleted_v1',
      'im.message.receive_v1',
      'im.message.recalled_v1',
    ])
    expect(heard.at(-1)?.event.recall_type).toBe('message_owner')
    platform.removeBot(GROUP, '王莉')
    platform.send(GROUP, '王莉', '有人吗')
    platform.disband(GROUP, '王莉')
    await platform.pump()
    expect(heard.slice(5).map(({ header }) => header.event_type)).toEqual(['im.chat.member.bot.deleted_v1'])
  })

  test('the address is checked with an encrypted challenge', async () => {
    answer = (about) => Response.json({ challenge: (about as unknown as { challenge: string }).challenge })
    const world = platform.world
    const checked = feishu({
      world,
      now: clock.now,
      async deliver(request) {
        expect(request.headers.get('x-lark-signature')).toBeNull()
        const sealed = Buffer.from(JSON.parse(await request.text()).encrypt, 'base64')
        const key = createHash('sha256').update(world.app.encryptKey).digest()
        const decipher = createDecipheriv('aes-256-cbc', key, sealed.subarray(0, 16))
        const body = JSON.parse(decipher.update(sealed.subarray(16), undefined, 'utf8') + decipher.final('utf8'))
        expect(body).toMatchObject({ type: 'url_verification', token: world.app.verificationToken })
        return Response.json({ challenge: body.challenge })
      },
    })
    expect(await checked.verifyUrl()).toBe(true)
  })
})

describe('the API', () => {
  test('a token is the same for as long as it lasts half an hour; then there is a new one and both are good', async () => {
    const first = await login()
    later(89 * MINUTE)
    expect((await login()).tenant_access_token).toBe(first.tenant_access_token)
    later(2 * MINUTE)
    const second = await login()
    expect(second.tenant_access_token).not.toBe(first.tenant_access_token)
    for (const { tenant_access_token } of [first, second]) {
      expect((await call('GET', 'bot/v3/info', undefined, String(tenant_access_token))).code).toBe(0)
    }
    later(30 * MINUTE)
    expect((await call('GET', 'bot/v3/info', undefined, String(first.tenant_access_token))).code).toBe(99991663)
    expect((await call('GET', 'bot/v3/info', undefined, String(second.tenant_access_token))).code).toBe(0)
  })

  test('no token, a strange one, a wrong secret', async () => {
    expect((await call('GET', 'bot/v3/info', undefined, '')).code).toBe(99991661)
    expect((await call('GET', 'bot/v3/info', undefined, 'x')).code).toBe(99991663)
    expect(
      (await call('POST', 'auth/v3/tenant_access_token/internal', { app_id: platform.world.app.id, app_secret: '?' }))
        .code,
    ).toBe(10014)
  })

  test('the same uuid within an hour is one message, as send and as reply', async () => {
    await login()
    const first = await sendCard('key-1')
    later(59 * MINUTE)
    expect((await sendCard('key-1')).data?.message_id).toBe(first.data?.message_id)
    later(2 * MINUTE)
    expect((await sendCard('key-1')).data?.message_id).not.toBe(first.data?.message_id)
    const asked = platform.send(GROUP, '王莉', '/log').id
    const reply = { msg_type: 'interactive', content: JSON.stringify(CARD), uuid: 'key-2' }
    const one = await call('POST', `im/v1/messages/${asked}/reply`, reply)
    const two = await call('POST', `im/v1/messages/${asked}/reply`, reply)
    expect(two.data?.message_id).toBe(one.data?.message_id)
    expect(one.data).toMatchObject({ parent_id: asked, root_id: asked })
    expect(platform.said(GROUP).filter(({ from }) => from === 'bot')).toHaveLength(3)
  })

  test('five a second into one chat; the sixth is refused and not there', async () => {
    await login()
    for (let i = 0; i < 5; i++) expect((await sendCard()).code).toBe(0)
    expect(await sendCard()).toMatchObject({ status: 400, code: 230020 })
    expect(platform.said(GROUP).filter(({ from }) => from === 'bot')).toHaveLength(5)
    later(SECOND)
    expect((await sendCard()).code).toBe(0)
  })

  test('fifty a second and a thousand a minute for the app; the answer says how long to wait', async () => {
    await login()
    const groups = Array.from({ length: 300 }, (_, i) => {
      const group = platform.createGroup(`群${i}`, '王莉', [])
      group.bot = true
      return group.id
    })
    let sent = 0
    const send = () =>
      call('POST', 'im/v1/messages?receive_id_type=chat_id', {
        receive_id: groups[sent++ % groups.length],
        msg_type: 'text',
        content: '{"text":"hi"}',
      })
    for (let i = 0; i < 50; i++) expect((await send()).code).toBe(0)
    const refused = await send()
    expect(refused).toMatchObject({ status: 429, code: 99991400 })
    expect(refused.headers.get('x-ogw-ratelimit-reset')).toBe('1')
    for (let second = 1; second < 20; second++) {
      later(SECOND)
      for (let i = 0; i < 50; i++) expect((await send()).code).toBe(0)
    }
    later(SECOND)
    const full = await send()
    expect(full.code).toBe(99991400)
    expect(full.headers.get('x-ogw-ratelimit-reset')).toBe('40')
  })

  test('where the bot is not, where the message is gone, whom it cannot reach', async () => {
    await login()
    const asked = platform.send(GROUP, '王莉', '/log')
    platform.recall(asked.id, '王莉')
    expect(
      (await call('POST', `im/v1/messages/${asked.id}/reply`, { msg_type: 'text', content: '{"text":"x"}' })).code,
    ).toBe(230011)
    platform.removeBot(GROUP, '王莉')
    expect((await sendCard()).code).toBe(230002)
    const to = (id: string) =>
      call('POST', 'im/v1/messages?receive_id_type=open_id', {
        receive_id: id,
        msg_type: 'text',
        content: '{"text":"x"}',
      })
    for (const [state, code] of [
      ['outside', 230013],
      ['left', 230029],
      ['blocked', 230053],
      ['active', 0],
    ] as const) {
      platform.person('陈静').state = state
      expect((await to(platform.person('陈静').id)).code).toBe(code)
    }
    platform.disband(GROUP, '王莉')
    expect((await sendCard()).code).toBe(232009)
  })

  test('a card too large, with a strange tag, naming somebody who left, with refused words', async () => {
    await login()
    const withText = (content: string) => ({ ...CARD, body: { elements: [{ tag: 'markdown', content }] } })
    expect((await sendCard(undefined, withText('长'.repeat(11_000)))).code).toBe(230025)
    const strange = await sendCard(undefined, { ...CARD, body: { elements: [{ tag: 'note' }] } })
    expect(strange).toMatchObject({ code: 230099, msg: expect.stringContaining('200861') })
    platform.person('陈静').state = 'left'
    const named = await sendCard(undefined, withText(`<at id=${platform.person('陈静').id}></at>`))
    expect(named).toMatchObject({ code: 230099, msg: expect.stringContaining('100290') })
    platform.refusedWords.add('敏感')
    expect((await sendCard(undefined, withText('敏感'))).code).toBe(230022)
  })

  test('a card may be given a new face for 14 days, and not by a text', async () => {
    await login()
    const id = String((await sendCard()).data?.message_id)
    const face = { content: JSON.stringify({ ...CARD, body: { elements: [{ tag: 'hr' }] } }) }
    later(14 * 24 * HOUR)
    await login()
    expect((await call('PATCH', `im/v1/messages/${id}`, face)).code).toBe(0)
    expect(platform.message(id)).toMatchObject({ edits: 1, content: face.content })
    later(1)
    expect((await call('PATCH', `im/v1/messages/${id}`, face)).code).toBe(230031)
    const asked = platform.send(GROUP, '王莉', '/log').id
    expect((await call('PATCH', `im/v1/messages/${asked}`, face)).code).toBe(230027)
  })

  test('all members in pages, bots left out; names ten at a time', async () => {
    await login()
    const { id } = platform.chat(GROUP)
    const first = await call('GET', `im/v1/chats/${id}/members?page_size=2`)
    const next = await call('GET', `im/v1/chats/${id}/members?page_size=2&page_token=${first.data?.page_token}`)
    const names = [first, next].flatMap(({ data }) =>
      ((data?.items ?? []) as { name: string }[]).map(({ name }) => name),
    )
    expect(names).toEqual(['王莉', '陈静', '王莉莉'])
    expect([first.data?.has_more, next.data?.has_more]).toEqual([true, false])
    const known = await call('POST', 'contact/v3/users/basic_batch?user_id_type=open_id', {
      user_ids: [platform.person('陈静').id, 'ou_nobody'],
    })
    expect(known.data?.users).toEqual([
      { user_id: platform.person('陈静').id, name: '陈静', i18n_name: { zh_cn: '陈静' } },
    ])
    expect((await call('POST', 'contact/v3/users/basic_batch', { user_ids: Array(11).fill('ou_x') })).code).not.toBe(0)
  })

  test('the month counts messages, not tokens, names or failures; when it is used up nothing goes', async () => {
    await login()
    await call('GET', 'bot/v3/info')
    await sendCard()
    platform.faults.lay({ is: 'http', status: 502 })
    await feishuRest(platform).request('/open-apis/im/v1/messages/om_x', { headers: { authorization: 'Bearer x' } })
    expect(platform.world.callsByMonth).toEqual({ '2026-11': 1 })
    platform.world.app.monthlyQuota = 1
    expect(await sendCard()).toMatchObject({ status: 429, code: 99991403 })
  })

  test('a fault happens once: a code, a lost answer to what was done, tokens gone', async () => {
    await login()
    platform.faults.lay({ is: 'code', code: 11232, of: 'send' })
    expect((await sendCard()).code).toBe(11232)
    expect((await sendCard()).code).toBe(0)
    platform.faults.lay({ is: 'lost' })
    await expect(sendCard('lost')).rejects.toThrow()
    expect(platform.said(GROUP).filter(({ from }) => from === 'bot')).toHaveLength(2)
    platform.faults.lay({ is: 'token', of: 'send' })
    expect((await sendCard()).code).toBe(99991663)
    expect(platform.faults.left()).toBe(0)
  })
})

describe('pressing', () => {
  const FORM = {
    ...CARD,
    body: {
      elements: [
        {
          tag: 'form',
          name: 'log',
          elements: [
            { tag: 'input', name: 'topic', required: true },
            {
              tag: 'date_picker',
              name: 'day',
              placeholder: { tag: 'plain_text', content: '' },
              initial_date: '2026-11-20',
            },
            {
              tag: 'button',
              name: 'log_submit',
              form_action_type: 'submit',
              text: { tag: 'plain_text', content: '提交', i18n_content: { zh_cn: '提交', en_us: 'Submit' } },
              behaviors: [{ type: 'callback', value: { c: 'log', b: 'form' } }],
            },
          ],
        },
      ],
    },
  }
  const shown = async () => {
    await login()
    return String((await sendCard(undefined, FORM)).data?.message_id)
  }

  test('a form is sent as the platform writes it, with what stood there already', async () => {
    const id = await shown()
    expect(await platform.press(id, '王莉', { words: 'Submit' })).toEqual({ is: 'incomplete', missing: ['topic'] })
    await platform.press(id, '王莉', { words: '提交' }, { topic: '会跳舞的盐' })
    const [{ path, header, event }] = heardOf('card.action.trigger') as [Heard]
    expect(path).toBe('/feishu/cards')
    expect(header.create_time).toMatch(/^\d{16}$/)
    expect(event.action).toMatchObject({
      value: { c: 'log', b: 'form' },
      name: 'log_submit',
      form_value: { topic: '会跳舞的盐', day: '2026-11-20 +0800' },
    })
    expect(event.context).toEqual({ open_message_id: id, open_chat_id: platform.chat(GROUP).id })
  })

  test('the answer is a line over the card and its new face', async () => {
    const id = await shown()
    answer = () =>
      Response.json({
        toast: { type: 'info', content: '已撤销', i18n: { zh_cn: '已撤销', en_us: 'Undone' } },
        card: { type: 'raw', data: CARD },
      })
    const press = await platform.press(id, '王莉', { words: '提交' }, { topic: 'x' })
    expect(press).toEqual({ is: 'answered', toast: { type: 'info', zh: '已撤销', en: 'Undone' }, newFace: true })
    expect(JSON.parse(platform.message(id).content)).toEqual(CARD)
    expect(platform.world.calls.filter(({ path }) => !path.includes('token'))).toHaveLength(1)
  })

  test('what the person sees when the answer is none, no 200, no JSON or no card', async () => {
    const id = await shown()
    const press = () => platform.press(id, '王莉', { words: '提交' }, { topic: 'x' })
    answer = () => new Response('', { status: 500 })
    expect(await press()).toMatchObject({ is: 'failed', code: 200671 })
    answer = () => new Response('ok')
    expect(await press()).toMatchObject({ is: 'failed', code: 200672 })
    answer = () => Response.json({ card: { type: 'raw', data: { elements: [] } } })
    expect(await press()).toMatchObject({ is: 'failed', code: 200673 })
    answer = () => {
      throw new Error('gone')
    }
    expect(await press()).toMatchObject({ is: 'failed', code: 200342 })
    later(14 * 24 * HOUR + 1)
    expect(await press()).toEqual({ is: 'expired' })
  })

  test('three seconds, and no second time', async () => {
    const id = await shown()
    const { world } = platform
    let asked = 0
    const slow = feishu({
      world,
      now: clock.now,
      impatience: () => Promise.resolve(),
      deliver: () => {
        asked += 1
        return new Promise(() => {})
      },
    })
    expect(await slow.press(id, '王莉', { words: '提交' }, { topic: 'x' })).toMatchObject({
      is: 'failed',
      code: 200341,
    })
    later(24 * HOUR)
    expect(world.pushes.filter(({ type }) => type === 'card.action.trigger')).toEqual([])
    expect(asked).toBe(1)
  })
})

test('people do only what a client offers', () => {
  const { id } = platform.send(GROUP, '陈静', '我的话')
  expect(() => platform.recall(id, '王莉莉')).toThrow('cannot be taken back')
  later(25 * HOUR)
  expect(() => platform.recall(id, '陈静')).toThrow('cannot be taken back')
  platform.addPerson('路人')
  expect(() => platform.send(GROUP, '路人', '/log')).toThrow('not in')
})

test('a world written down and read again goes on where it was', async () => {
  answer = () => new Response('', { status: 503 })
  platform.send(GROUP, '王莉', '你好')
  await platform.pump()
  const again = feishu({
    world: JSON.parse(JSON.stringify(platform.world)),
    now: clock.now,
    deliver: async () => Response.json({}),
  })
  expect(again.said(GROUP).map(({ content }) => content)).toEqual(platform.said(GROUP).map(({ content }) => content))
  later(15 * SECOND)
  await again.pump()
  expect(again.nextPushAt()).toBeNull()
})
