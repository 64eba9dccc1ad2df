import { describe, expect, it } from 'vitest'
import { encrypt, type Sealed, seal, sealText, signed } from '../simulator/seal.ts'
import { aesKeyOf, BODY_MAX, decrypt, opener, UNSIGNED_BODY_MAX } from './envelope.ts'

const KEYS = { appId: 'cli_1', encryptKey: 'an encrypt key', verificationToken: 'v-token' }
const NOW = Date.UTC(2026, 9, 21, 6)
const AT = { timestamp: String(NOW / 1000), nonce: 'n', iv: new Uint8Array(16).fill(7) }
const open = opener(KEYS)

const opened = ({ body, headers }: Sealed) => openRaw(Buffer.from(body), headers)
const openRaw = (body: Uint8Array, headers: Record<string, string>) =>
  open(
    body,
    {
      timestamp: headers['x-lark-request-timestamp'],
      nonce: headers['x-lark-request-nonce'],
      signature: headers['x-lark-signature'],
    },
    NOW,
  )
const header = {
  event_id: 'ev_1',
  event_type: 'some.event_v1',
  create_time: '1608725989000',
  token: 'v-token',
  app_id: 'cli_1',
}
const push = (payload: object) => opened(seal(payload, KEYS, AT))
const sealedText = (text: string | Uint8Array) => opened(sealText(text, KEYS, AT))
const genuine = (body: string | Uint8Array) => openRaw(Buffer.from(body), signed(body, KEYS, AT))
const refusal = (status: number, why: string) => ({ is: 'refused', status, why })

describe('encryption', () => {
  it('opens the test vector of the platform', () => {
    const key = aesKeyOf('test key')
    const plain = decrypt('P37w+VZImNgPEO1RBhJ6RtKl7n6zymIbEG1pReEzghk=', key)
    expect(Buffer.from(plain ?? []).toString()).toBe('hello world')
  })

  it('has no answer for what is not whole', () => {
    const key = aesKeyOf('test key')
    const whole = 'P37w+VZImNgPEO1RBhJ6RtKl7n6zymIbEG1pReEzghk='
    const touched = Buffer.from(whole, 'base64')
    touched[31] = (touched[31] ?? 0) ^ 1
    for (const bad of [
      '',
      'AAAA',
      '====',
      `${whole}A`,
      whole.slice(0, 24),
      `*${whole.slice(1)}`,
      touched.toString('base64'),
    ])
      expect(decrypt(bad, key), bad).toBeNull()
  })
})

describe('a push of the platform', () => {
  it('is opened when it is signed, encrypted and ours', () => {
    expect(push({ schema: '2.0', header, event: { a: 1 } })).toEqual({
      is: 'event',
      envelope: { type: 'some.event_v1', id: 'ev_1', at: 1_608_725_989_000, event: { a: 1 } },
    })
  })

  it('happened when it says, in whatever unit, and now where it does not', () => {
    const atOf = (create_time: unknown) => {
      const it = push({ schema: '2.0', header: { ...header, create_time }, event: {} })
      return it.is === 'event' ? it.envelope.at : it
    }
    expect(atOf('1608725989')).toBe(1_608_725_989_000)
    expect(atOf('1608725989000')).toBe(1_608_725_989_000)
    expect(atOf('1603977298000000')).toBe(1_603_977_298_000)
    expect(atOf(1_608_725_989_000)).toBe(1_608_725_989_000)
    for (const odd of [undefined, null, '', 'soon', '0', -1, 1e300, '99999999999999999999']) expect(atOf(odd)).toBe(NOW)
  })

  it('is refused with a foreign token or a foreign app, however well signed', () => {
    const event = { a: 1 }
    expect(push({ schema: '2.0', header: { ...header, token: 'v-tokem' }, event })).toEqual(
      refusal(401, 'foreign-token'),
    )
    expect(push({ schema: '2.0', header: { ...header, token: '' }, event })).toEqual(refusal(401, 'foreign-token'))
    expect(push({ schema: '2.0', header: { ...header, app_id: 'cli_2' }, event })).toEqual(refusal(401, 'foreign-app'))
  })

  it('is refused in plain, with or without a signature', () => {
    const plain = JSON.stringify({ schema: '2.0', header, event: {} })
    expect(openRaw(Buffer.from(plain), {})).toEqual(refusal(401, 'unsigned'))
    expect(genuine(plain)).toEqual(refusal(401, 'not-encrypted'))
  })

  it('is read from inside the seal only: what stands beside it does not count', () => {
    const inner = encrypt(JSON.stringify({ schema: '2.0', header, event: { true: 1 } }), KEYS.encryptKey, AT.iv)
    const it = genuine(
      JSON.stringify({ encrypt: inner, schema: '2.0', header, event: { forged: 1 }, type: 'url_verification' }),
    )
    expect(it).toMatchObject({ is: 'event', envelope: { event: { true: 1 } } })
  })

  it('is refused when unsigned with the same words whether or not it could be opened', () => {
    const good = seal({ schema: '2.0', header, event: {} }, KEYS, AT).body
    for (const body of [
      good,
      good.replace('"encrypt":"', '"encrypt":"AAAA'),
      '{"encrypt":"AAAA"}',
      '{"encrypt":1}',
      '[]',
      'no',
      '',
    ])
      expect(openRaw(Buffer.from(body), {}), body).toEqual(refusal(401, 'unsigned'))
  })

  it('is refused as malformed when it is ours but no event', () => {
    expect(genuine('no')).toEqual(refusal(400, 'not-json'))
    expect(genuine('[]')).toEqual(refusal(400, 'not-json'))
    expect(genuine('{"encrypt":"AAAA"}')).toEqual(refusal(400, 'not-decryptable'))
    expect(genuine('{"encrypt":["AAAA"]}')).toEqual(refusal(400, 'not-decryptable'))
    expect(genuine(Buffer.from('{"encrypt":"AAAA","x":"\xff"}', 'latin1'))).toEqual(refusal(400, 'not-json'))
    expect(sealedText('no')).toEqual(refusal(400, 'not-json-inside'))
    expect(sealedText(Buffer.from('{"schema":"\xc3("}', 'latin1'))).toEqual(refusal(400, 'not-json-inside'))
    expect(push({ schema: '3.0', header, event: {} })).toEqual(refusal(400, 'envelope'))
    expect(push({ schema: '2.0', event: {} })).toEqual(refusal(400, 'envelope'))
    for (const event_id of [undefined, '', 7, 'tick:1', 'a/b', 'x'.repeat(200)])
      expect(push({ schema: '2.0', header: { ...header, event_id }, event: {} })).toEqual(refusal(400, 'envelope'))
  })

  it('of the first schema is told apart, its token checked', () => {
    const v1 = { ts: '1', uuid: 'u', token: 'v-token', type: 'event_callback', event: { type: 'message' } }
    expect(push(v1)).toEqual({ is: 'old' })
    expect(push({ ...v1, token: 'other' })).toEqual(refusal(401, 'foreign-token'))
  })

  it('of more than 1 MiB is not looked at', () => {
    expect(openRaw(Buffer.alloc(BODY_MAX + 1, 32), {})).toEqual(refusal(413, 'too-large'))
  })
})

describe('url_verification', () => {
  const ask = { type: 'url_verification', challenge: 'c-123', token: 'v-token' }
  const unsigned = (body: string) => openRaw(Buffer.from(body), {})

  it('is answered on its token alone, plain or encrypted, signed or not', () => {
    const answer = { is: 'challenge', challenge: 'c-123' }
    expect(unsigned(JSON.stringify(ask))).toEqual(answer)
    expect(unsigned(seal(ask, KEYS, AT).body)).toEqual(answer)
    expect(push(ask)).toEqual(answer)
    expect(genuine(JSON.stringify(ask))).toEqual(answer)
  })

  it('is refused with a foreign token, or with none', () => {
    for (const token of ['other', '', undefined, 1, null, ['v-token']])
      for (const it of [unsigned(JSON.stringify({ ...ask, token })), push({ ...ask, token })])
        expect(it).toEqual(refusal(401, 'foreign-token'))
  })

  it('is refused where its challenge is none, or would make us an echo', () => {
    for (const challenge of [undefined, 1, 'x'.repeat(2000)])
      expect(push({ ...ask, challenge })).toEqual(refusal(400, 'challenge'))
    const large = JSON.stringify({ ...ask, padding: 'x'.repeat(UNSIGNED_BODY_MAX) })
    expect(unsigned(large)).toEqual(refusal(401, 'unsigned'))
  })
})
