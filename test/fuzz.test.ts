import { createDecipheriv, createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Event } from '../src/bot/event.ts'
import { silent } from '../src/log.ts'
import { encrypt, seal, sealText, signed } from '../src/simulator/seal.ts'
import { at, type Edge, edge, KEYS, message, NOW, press, pushed, sealed } from './edge.ts'

/** Seconds on a machine that does nothing else; slow ones shall not fail for being slow. */
const TIMEOUT_MS = 120_000
/** As many of each as the edge must survive. */
const RUNS = 10_000
const SEED = 20261021

/** Luck that is the same at every run (mulberry32). */
function luckOf(seed: number) {
  let state = seed
  const fraction = () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
  const below = (n: number) => Math.floor(fraction() * n)
  const one = <T>(of: readonly [T, ...T[]]): T => of[below(of.length)] ?? of[0]
  return { below, one }
}
type Luck = ReturnType<typeof luckOf>

const users = [{ name: '王莉', user_id: { open_id: 'ou_1' } }]
const group = { chat_id: 'oc_1', operator_id: { open_id: 'ou_1' }, name: '群', users }
const mentions = [{ key: '@_user_1', id: { open_id: 'ou_2' }, mentioned_type: 'user', name: '李敏' }]
const post = {
  title: 't',
  content: [
    [
      { tag: 'at', user_id: '@_user_1' },
      { tag: 'text', text: ' /log' },
    ],
  ],
}

/** One good push of every kind that we read. */
const PUSHES: readonly [object, ...object[]] = [
  pushed('im.message.receive_v1', message('/log 示范课 @_user_1', { mentions, parent_id: 'om_0' })),
  pushed('im.message.receive_v1', message('', { message_type: 'post', content: JSON.stringify(post), mentions })),
  pushed(
    'card.action.trigger',
    press({ c: 'log', b: 'save', a: { id: 'x' } }, { date: '2026-10-21 +0800', types: ['讲座'] }),
  ),
  pushed('im.message.recalled_v1', {
    message_id: 'om_1',
    chat_id: 'oc_1',
    recall_time: String(NOW),
    recall_type: 'message_owner',
  }),
  pushed('im.chat.member.bot.added_v1', group),
  pushed('im.chat.member.bot.deleted_v1', group),
  pushed('im.chat.disbanded_v1', group),
  pushed('im.chat.member.user.added_v1', group),
  pushed('im.chat.member.user.deleted_v1', group),
]

const deep = (n: number) => `${'['.repeat(n)}${']'.repeat(n)}`
const BODIES: readonly [string, ...string[]] = [
  ...(['', '{}', '[]', 'null', '0', '""', '"x"', '{', '1e999', '-', '\ufeff{}', deep(50_000)] as const),
  ...['{"encrypt":"AAAA"}', '{"encrypt":""}', '{"encrypt":null}', '{"encrypt":{"encrypt":"AAAA"}}', '{"encrypt":[]}'],
  `{"encrypt":"${'A'.repeat(9999)}"}`,
  `{"encrypt":"${Buffer.alloc(16).toString('base64')}"}`,
  `{"encrypt":"${Buffer.alloc(32).toString('base64')}"}`,
  '{"__proto__":{"encrypt":"AAAA"},"constructor":{"prototype":{}}}',
  '{"type":"url_verification","token":"","challenge":"x"}',
  '{"type":"url_verification","token":{"length":7},"challenge":"x"}',
  `{"encrypt":"AAAA","encrypt":${deep(1000)}}`,
]

/** Bytes of a good body, hurt in one to three places. */
function hurt(good: Buffer, { below, one }: Luck): Buffer<ArrayBuffer> {
  let bytes = Buffer.from(good)
  for (let wounds = 1 + below(3); wounds > 0; wounds--) {
    const place = below(bytes.length)
    const how = one(['flip', 'byte', 'cut', 'drop', 'insert', 'double', 'whole', 'swap'])
    if (how === 'flip') bytes[place] = (bytes[place] ?? 0) ^ (1 << below(8))
    if (how === 'byte') bytes[place] = one([0, 0x22, 0x7b, 0x7d, 0x80, 0xc0, 0xf5, 0xff, below(256)])
    if (how === 'cut') bytes = bytes.subarray(0, place)
    if (how === 'drop') bytes = Buffer.concat([bytes.subarray(0, place), bytes.subarray(place + 1 + below(16))])
    if (how === 'insert')
      bytes = Buffer.concat([bytes.subarray(0, place), Buffer.alloc(1 + below(16), below(256)), bytes.subarray(place)])
    if (how === 'double') bytes = Buffer.concat([bytes, bytes])
    if (how === 'whole') bytes = Buffer.from(one(BODIES))
    if (how === 'swap') bytes = Buffer.from(bytes.toString('latin1').split('').reverse().join(''), 'latin1')
    if (bytes.length === 0) break
  }
  return bytes
}

/** The same question asked without the code under test: is this our key's, our token's and our app's? */
function isTruly(body: Buffer): boolean {
  try {
    const { encrypt: inside } = JSON.parse(body.toString()) as { encrypt: string }
    const bytes = Buffer.from(inside, 'base64')
    const key = createHash('sha256').update(KEYS.encryptKey).digest()
    const decipher = createDecipheriv('aes-256-cbc', key, bytes.subarray(0, 16))
    const text = Buffer.concat([decipher.update(bytes.subarray(16)), decipher.final()]).toString()
    const { header } = JSON.parse(text) as { header: { token: string; app_id: string } }
    return header.token === KEYS.verificationToken && header.app_id === KEYS.appId
  } catch {
    return false
  }
}

/** To either address; one in eight does not say how long its body is. */
async function answerTo(here: Edge, body: Buffer<ArrayBuffer>, given: Record<string, string>): Promise<number> {
  const path = body.length % 2 ? '/feishu/events' : '/feishu/cards'
  const headers = body.length % 8 ? { ...given, 'content-length': String(body.length) } : given
  const response = await here.web.request(path, { method: 'POST', body, headers })
  await response.arrayBuffer()
  return response.status
}

/** What a store, a card and a log can hold. */
const isSound = (event: Event): boolean => {
  const all = JSON.stringify(event)
  return event.key !== '' && Number.isInteger(event.at) && event.at > 0 && !/\\u0000|\\ud[89a-f]/i.test(all)
}

/** Checked without `expect`, which is too slow to be asked twenty thousand times. */
const demand = (fact: boolean, what: () => string) => {
  if (!fact) throw new Error(what())
}

describe('the edge survives', { timeout: TIMEOUT_MS }, () => {
  it(`${RUNS} hurt bodies under a good signature: none gets in`, async () => {
    const luck = luckOf(SEED)
    const here = edge({ log: silent })
    const seen = new Map<number, number>()
    const all = [sealed(PUSHES[0]), ...PUSHES.slice(1).map((push) => sealed(push))] as const
    for (let run = 0; run < RUNS; run++) {
      const good = luck.one(all)
      const body = hurt(Buffer.from(good.body), luck)
      if (body.equals(Buffer.from(good.body))) continue
      const status = await answerTo(here, body, good.headers)
      demand(status === 401 || status === 413, () => `${status} to run ${run}: ${body.toString('base64')}`)
      seen.set(status, (seen.get(status) ?? 0) + 1)
    }
    expect(here.received).toEqual([])
    expect(here.later).toEqual([])
    expect(seen.get(401)).toBeGreaterThan(RUNS * 0.9)
  })

  it(`${RUNS} hurt bodies signed anew: only what is truly ours gets in, and nothing breaks`, async () => {
    const luck = luckOf(SEED + 1)
    const here = edge({ log: silent })
    const seen = new Map<number, number>()
    for (let run = 0; run < RUNS; run++) {
      const body = luck.one([
        () => hurt(Buffer.from(sealed(luck.one(PUSHES)).body), luck),
        () => Buffer.from(sealText(hurt(Buffer.from(JSON.stringify(luck.one(PUSHES))), luck), KEYS, at()).body),
        () => {
          const bytes = Buffer.from(encrypt(JSON.stringify(luck.one(PUSHES)), KEYS.encryptKey, at().iv), 'base64')
          return Buffer.from(JSON.stringify({ encrypt: hurt(bytes, luck).toString('base64') }))
        },
      ])()
      const before = here.received.length
      const status = await answerTo(here, body, signed(body, KEYS, at()))
      const got = here.received.length - before
      demand([200, 400, 401, 413].includes(status), () => `${status} to run ${run}: ${body.toString('base64')}`)
      demand(got === 0 || (status === 200 && isTruly(body)), () => `let in, run ${run}: ${body.toString('base64')}`)
      seen.set(status, (seen.get(status) ?? 0) + 1)
    }
    expect(here.received.every(isSound)).toBe(true)
    // Every way out was really taken.
    for (const status of [200, 400, 401]) expect(seen.get(status), String(status)).toBeGreaterThan(50)
  })

  it('hurt headers: none gets in', async () => {
    const luck = luckOf(SEED + 2)
    const here = edge({ log: silent })
    const names = ['x-lark-request-timestamp', 'x-lark-request-nonce', 'x-lark-signature'] as const
    const odd = [
      '',
      '0',
      '-1',
      'NaN',
      '1e9',
      '١٧٩٢٥٦٢٤٠٠',
      '9'.repeat(400),
      'é',
      'a,b',
      '0x6ad7',
      ' ',
      '../..',
    ] as const
    for (let run = 0; run < 2000; run++) {
      const good = sealed(luck.one(PUSHES))
      const headers = new Headers(good.headers)
      const name = luck.one(names)
      const value = luck.one(odd)
      if (/^[\x20-\xff]*$/.test(value)) headers.set(name, value)
      else headers.delete(name)
      const response = await here.web.request('/feishu/events', { method: 'POST', body: good.body, headers })
      demand(response.status === 401, () => `${response.status} for ${name}: ${value}`)
    }
    expect(here.received).toEqual([])
  })

  it(`${RUNS} genuine pushes of odd events: each is taken or refused, none breaks anything`, async () => {
    const here = edge({ log: silent })
    const seen = new Map<number, number>()
    const paths = PUSHES.map((push) => [push, pathsIn((push as { event: object }).event)] as const)
    const oddValue = fc.oneof(
      { weight: 40, arbitrary: fc.jsonValue({ maxDepth: 2 }) },
      { weight: 20, arbitrary: fc.array(fc.constantFrom(...CHARACTERS), { maxLength: 30 }).map((all) => all.join('')) },
      { weight: 20, arbitrary: fc.constantFrom(...ODD_VALUES) },
      { weight: 1, arbitrary: fc.constantFrom(...LARGE_VALUES) },
    )
    const oddPush = fc.oneof(
      // One to four places of a good event hold something else.
      {
        weight: 5,
        arbitrary: fc
          .tuple(fc.nat(), fc.array(fc.tuple(fc.nat(), oddValue), { minLength: 1, maxLength: 4 }))
          .map(([which, changes]) => changed(paths[which % paths.length] ?? paths[0], changes)),
      },
      // The content of a message is JSON inside JSON.
      {
        weight: 2,
        arbitrary: fc
          .tuple(fc.constantFrom('text', 'post'), oddValue)
          .map(([message_type, content]) =>
            pushed('im.message.receive_v1', message('', { message_type, content: JSON.stringify(content) ?? 'x' })),
          ),
      },
      // Or nothing of it is left.
      {
        weight: 1,
        arbitrary: fc
          .tuple(fc.constantFrom(...TYPES), fc.jsonValue({ maxDepth: 2 }))
          .map(([type, event]) => pushed(type, event as object)),
      },
    )
    for (const payload of fc.sample(oddPush, { numRuns: RUNS, seed: SEED })) {
      const push = seal(payload, KEYS, at())
      const status = await answerTo(here, Buffer.from(push.body), push.headers)
      demand(status === 200 || status === 400, () => `${status} to ${JSON.stringify(payload)}`)
      seen.set(status, (seen.get(status) ?? 0) + 1)
    }
    const unsound = here.received.find((event) => !isSound(event))
    expect(unsound).toBeUndefined()
    expect(here.received.length).toBeGreaterThan(500)
    for (const status of [200, 400]) expect(seen.get(status), String(status)).toBeGreaterThan(500)
    expect(Object.prototype).not.toHaveProperty('polluted')
  })
})

const CHARACTERS = [
  '\0',
  '\ud83d',
  '\ude00',
  '\uffff',
  '\u202e',
  '\r\n',
  '\t',
  '/',
  '@',
  '@_user_1',
  '@_all',
  '课',
  'a',
  '"',
  '\\',
]

const ODD_VALUES: readonly unknown[] = [
  ...[null, '', 0, -1, 1e308, -0, 2 ** 53, '1e308', '9'.repeat(500), true, [], {}, '\0', '\ud800', '\u202e'],
  ...['__proto__', 'constructor', 'toString', '@_user_1', '@_all', '@_user_99999999999'],
  JSON.parse('{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}') as unknown,
]

/** Rare, for they are slow. */
const LARGE_VALUES: readonly unknown[] = [
  'x'.repeat(50_000),
  JSON.parse(deep(3000)) as unknown,
  Array.from({ length: 3000 }, () => ({ key: '@_user_1' })),
]

const TYPES = [
  ...['im.message.receive_v1', 'im.message.recalled_v1', 'card.action.trigger', 'im.chat.member.bot.added_v1'],
  ...['im.chat.member.bot.deleted_v1', 'im.chat.disbanded_v1', 'im.chat.member.user.added_v1', '__proto__', 'x'],
]

type Path = readonly string[]

const pathsIn = (value: unknown, above: Path = []): readonly Path[] =>
  typeof value !== 'object' || value === null
    ? [above]
    : [above, ...Object.entries(value).flatMap(([key, inside]) => pathsIn(inside, [...above, key]))]

/** A copy of the push with other values at some of the places in its event. */
function changed(
  of: readonly [object, readonly Path[]] | undefined,
  changes: readonly (readonly [number, unknown])[],
): object {
  const [push, paths] = of ?? [{}, []]
  const copy = structuredClone(push) as Record<string, unknown>
  for (const [place, value] of changes) {
    const path = ['event', ...(paths[place % paths.length] ?? [])]
    let at: unknown = copy
    for (const key of path.slice(0, -1))
      at = at && typeof at === 'object' ? (at as Record<string, unknown>)[key] : undefined
    if (at && typeof at === 'object') (at as Record<string, unknown>)[path.at(-1) ?? ''] = structuredClone(value)
  }
  return copy
}
