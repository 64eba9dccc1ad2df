import { describe, expect, it } from 'vitest'
import { signed } from '../simulator/seal.ts'
import { SIGNED_AGO_MAX_MS, SIGNED_AHEAD_MAX_MS, secretCheck, signatureCheck } from './signature.ts'

const NOW = Date.UTC(2026, 9, 21, 6)
const KEY = 'an encrypt key'
const body = Buffer.from('{"encrypt":"…"}')
const check = signatureCheck(KEY)

const headers = (timestamp: string, nonce = 'nonce', bytes: Uint8Array = body) => {
  const made = signed(bytes, { encryptKey: KEY }, { timestamp, nonce })
  return { timestamp, nonce, signature: made['x-lark-signature'] }
}
const seconds = (ms: number) => String(Math.floor(ms / 1000))

describe('the signature of a push', () => {
  it('is the SHA-256 of timestamp, nonce, encrypt key and raw body', () => {
    // Worked out with sha256sum: printf '1792562400n-1key{"a":1}'
    const one = {
      timestamp: '1792562400',
      nonce: 'n-1',
      signature: 'd63f21eb04b2203cd0ace16f2ec0e9a3da490f1e4009627ebb0a6db70d3b30e0',
    }
    expect(signatureCheck('key')(Buffer.from('{"a":1}'), one, 1_792_562_400_000)).toBe('genuine')
  })

  it('is taken in seconds and in milliseconds, and in capitals', () => {
    expect(check(body, headers(seconds(NOW)), NOW)).toBe('genuine')
    expect(check(body, headers(String(NOW)), NOW)).toBe('genuine')
    const { signature, ...rest } = headers(seconds(NOW))
    expect(check(body, { ...rest, signature: signature?.toUpperCase() }, NOW)).toBe('genuine')
  })

  it('fails when anything under it is changed', () => {
    const good = headers(seconds(NOW))
    expect(check(Buffer.from('{"encrypt": "…"}'), good, NOW)).toBe('forged')
    expect(check(body, { ...good, nonce: 'other' }, NOW)).toBe('forged')
    expect(check(body, { ...good, timestamp: seconds(NOW - 1000) }, NOW)).toBe('forged')
    expect(signatureCheck('another key')(body, good, NOW)).toBe('forged')
    const flipped = good.signature?.replace(/^./, (c) => (c === '0' ? '1' : '0'))
    expect(check(body, { ...good, signature: flipped }, NOW)).toBe('forged')
  })

  it('fails when a header is missing or cannot be one', () => {
    const good = headers(seconds(NOW))
    for (const name of ['timestamp', 'nonce', 'signature'] as const) {
      for (const odd of [undefined, '', 'NaN']) {
        if (name === 'nonce' && odd === 'NaN') continue
        expect(check(body, { ...good, [name]: odd }, NOW), `${name}: ${odd}`).toBe('unsigned')
      }
    }
    for (const timestamp of ['179256240', '17925624000', '1792562400.0', '+1792562400'])
      expect(check(body, headers(timestamp), NOW), timestamp).toBe('unsigned')
    expect(check(body, { ...good, signature: good.signature?.slice(1) }, NOW)).toBe('unsigned')
    expect(check(body, { ...good, signature: `${good.signature}00` }, NOW)).toBe('unsigned')
  })

  it('holds through the last redelivery, 7.1 hours later, and not a day', () => {
    const ladder = (15 + 5 * 60 + 60 * 60 + 6 * 60 * 60) * 1000
    expect(check(body, headers(seconds(NOW - ladder)), NOW)).toBe('genuine')
    expect(check(body, headers(seconds(NOW - SIGNED_AGO_MAX_MS)), NOW)).toBe('genuine')
    expect(check(body, headers(seconds(NOW - SIGNED_AGO_MAX_MS - 1000)), NOW)).toBe('stale')
    expect(check(body, headers(seconds(NOW + SIGNED_AHEAD_MAX_MS)), NOW)).toBe('genuine')
    expect(check(body, headers(seconds(NOW + SIGNED_AHEAD_MAX_MS + 1000)), NOW)).toBe('stale')
  })

  it('cannot be made fresh by moving digits between timestamp and nonce', () => {
    const then = NOW - 3 * 24 * 60 * 60 * 1000
    const whole = headers(seconds(then), '792562400')
    const joined = `${whole.timestamp}${whole.nonce}`
    for (let cut = 1; cut < joined.length; cut++) {
      const moved = { ...whole, timestamp: joined.slice(0, cut), nonce: joined.slice(cut) }
      expect(check(body, moved, NOW), `${moved.timestamp}|${moved.nonce}`).not.toBe('genuine')
    }
  })
})

describe('the comparison with a secret', () => {
  it('takes the secret and nothing that looks like it', () => {
    const isToken = secretCheck('v-token')
    expect(isToken('v-token')).toBe(true)
    for (const other of ['', 'v-toke', 'v-token ', 'V-token', 'v-tokem']) expect(isToken(other)).toBe(false)
  })
})
