import { createCipheriv, createHash, createSecretKey } from 'node:crypto'

/** When, and with what luck, a body is sealed: handed in, so that the same input gives the same bytes. */
export interface SealedAt {
  /** Epoch seconds, as the platform writes it into the header. */
  readonly timestamp: string
  readonly nonce: string
  /** 16 bytes. */
  readonly iv: Uint8Array
}

/** A webhook as it goes over the wire. */
export interface Sealed {
  readonly body: string
  readonly headers: Record<string, string>
}

/** What the platform does before it pushes: encrypts the payload and signs the body that holds it (lark.md §1.3). */
export function seal(payload: object, keys: { readonly encryptKey: string }, at: SealedAt): Sealed {
  return sealText(JSON.stringify(payload), keys, at)
}

/** The same for any text or bytes, JSON or not. */
export function sealText(payload: string | Uint8Array, keys: { readonly encryptKey: string }, at: SealedAt): Sealed {
  const body = JSON.stringify({ encrypt: encrypt(payload, keys.encryptKey, at.iv) })
  return { body, headers: signed(body, keys, at) }
}

/** The headers that go with a body: SHA-256 over timestamp, nonce, encrypt key and the raw bytes. */
export function signed(
  body: string | Uint8Array,
  keys: { readonly encryptKey: string },
  at: Pick<SealedAt, 'timestamp' | 'nonce'>,
): Record<string, string> {
  return {
    'content-type': 'application/json;charset=utf-8',
    'x-lark-request-timestamp': at.timestamp,
    'x-lark-request-nonce': at.nonce,
    'x-lark-signature': createHash('sha256')
      .update(at.timestamp + at.nonce + keys.encryptKey)
      .update(body)
      .digest('hex'),
  }
}

/** base64(iv ‖ AES-256-CBC(payload)), the key being the SHA-256 of the encrypt key, padded as PKCS #7. */
export function encrypt(payload: string | Uint8Array, encryptKey: string, iv: Uint8Array): string {
  const cipher = createCipheriv('aes-256-cbc', createSecretKey(createHash('sha256').update(encryptKey).digest()), iv)
  const head = typeof payload === 'string' ? cipher.update(payload, 'utf8') : cipher.update(payload)
  return Buffer.concat([iv, head, cipher.final()]).toString('base64')
}
