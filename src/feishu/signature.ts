import { createHash, timingSafeEqual } from 'node:crypto'

/** The three headers a push carries (`X-Lark-Request-Timestamp`, `-Nonce`, `X-Lark-Signature`), as they came. */
export interface Signed {
  readonly timestamp: string | undefined
  readonly nonce: string | undefined
  readonly signature: string | undefined
}

/** `unsigned`: a header is missing or cannot be one; `stale`: signed too long ago or ahead; `forged`: not by our key. */
export type Verdict = 'genuine' | 'unsigned' | 'stale' | 'forged'

/**
 * The platform pushes again after 15 s, 5 min, 1 h and 6 h (lark.md §1.4), 7.1 h in all, and may not sign anew; the
 * rest is room. Inside the window a replay meets its own inbox key; the window only keeps old captures worthless.
 */
export const SIGNED_AGO_MAX_MS = 8 * 60 * 60 * 1000
/** How far a clock may run ahead of ours; more is a mistake or a forgery that wants to last. */
export const SIGNED_AHEAD_MAX_MS = 5 * 60 * 1000

/**
 * Seconds (10 digits) or milliseconds (13), nothing between: nothing separates timestamp and nonce under the hash, so
 * digits can be moved from one to the other, and only these two lengths then still mean the same moment.
 */
const TIMESTAMP = /^\d{10}(?:\d{3})?$/
const SHA256_HEX = /^[0-9a-f]{64}$/i

/**
 * Makes the check for one encrypt key: `sha256(timestamp + nonce + encrypt_key + raw body)` in hex (lark.md §1.3),
 * compared in constant time; whatever is missing fails. `now` is epoch ms.
 */
export function signatureCheck(encryptKey: string): (body: Uint8Array, signed: Signed, now: number) => Verdict {
  return (body, { timestamp, nonce, signature }, now) => {
    if (timestamp === undefined || nonce === undefined || signature === undefined) return 'unsigned'
    if (!TIMESTAMP.test(timestamp) || nonce === '' || !SHA256_HEX.test(signature)) return 'unsigned'
    const age = now - Number(timestamp) * (timestamp.length === 10 ? 1000 : 1)
    if (age > SIGNED_AGO_MAX_MS || age < -SIGNED_AHEAD_MAX_MS) return 'stale'
    const expected = createHash('sha256')
      .update(timestamp + nonce + encryptKey)
      .update(body)
      .digest()
    return timingSafeEqual(expected, Buffer.from(signature, 'hex')) ? 'genuine' : 'forged'
  }
}

/** Makes a comparison with one secret that takes as long for a near miss as for a far one, whatever the lengths. */
export function secretCheck(secret: string): (given: string) => boolean {
  const expected = sha256(secret)
  return (given) => timingSafeEqual(expected, sha256(given))
}

const sha256 = (text: string): Uint8Array => createHash('sha256').update(text).digest()
