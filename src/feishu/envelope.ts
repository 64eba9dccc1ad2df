import { createDecipheriv, createHash, createSecretKey, type KeyObject } from 'node:crypto'
import { z } from 'zod'
import { type Signed, secretCheck, signatureCheck } from './signature.ts'
import { id, moment, objectIn } from './wire.ts'

/** What tells our app's pushes from all others. */
export interface Keys {
  readonly appId: string
  readonly encryptKey: string
  readonly verificationToken: string
}

/** A push that is really the platform's and really for us; `event` is not read yet. */
export interface Envelope {
  readonly type: string
  readonly id: string
  /** Epoch ms. */
  readonly at: number
  readonly event: unknown
}

export type Opened =
  | { readonly is: 'event'; readonly envelope: Envelope }
  /** The console asks whether this address is ours: the challenge goes back as it came. */
  | { readonly is: 'challenge'; readonly challenge: string }
  /** Genuine, but in the platform's first schema, of which we use nothing. */
  | { readonly is: 'old' }
  | { readonly is: 'refused'; readonly status: 400 | 401 | 413; readonly why: string }

export type Open = (body: Uint8Array, signed: Signed, now: number) => Opened

/** Pushes are a few KB, a long text message 150 KB; the platform has no use for more. */
export const BODY_MAX = 1024 * 1024
/** Only `url_verification` comes unsigned, and it is a few hundred bytes: strangers get no more decrypting from us. */
export const UNSIGNED_BODY_MAX = 8 * 1024
/** A challenge is a uuid; what goes back to an unsigned request stays small. */
const CHALLENGE_MAX = 1024

const IV_BYTES = 16
const BLOCK_BYTES = 16
const BASE64 = /^[A-Za-z0-9+/]+={0,2}$/

const v2 = z.object({
  schema: z.literal('2.0'),
  header: z.object({
    event_id: id,
    event_type: z.string().min(1).max(128),
    create_time: moment.nullable().catch(null),
    token: z.string(),
    app_id: z.string(),
  }),
  event: z.unknown(),
})

/**
 * Makes the opener for one app (lark.md §1): raw bytes in, the platform's push or a refusal out; never throws for what
 * is in the body. `now` is epoch ms.
 *
 * An app here always has an encrypt key, so everything but `url_verification` must be signed *and* encrypted; a plain
 * event is a forgery even where it carries the right token, and what stands beside `encrypt` is not looked at.
 */
export function opener(keys: Keys): Open {
  const check = signatureCheck(keys.encryptKey)
  const aesKey = aesKeyOf(keys.encryptKey)
  const isOurToken = secretCheck(keys.verificationToken)
  const isOurApp = secretCheck(keys.appId)

  const challengeIn = (inner: Readonly<Record<string, unknown>>): Opened => {
    const { token, challenge } = inner
    if (typeof token !== 'string' || !isOurToken(token)) return refused(401, 'foreign-token')
    if (typeof challenge !== 'string' || challenge.length > CHALLENGE_MAX) return refused(400, 'challenge')
    return { is: 'challenge', challenge }
  }

  /**
   * The platform does not sign `url_verification` (lark.md §1.1): the token inside vouches for it. Everything else
   * gets the one same refusal, so that nobody can learn from our answers how their bytes decrypted.
   */
  const openUnsigned = (body: Uint8Array, verdict: string): Opened => {
    if (body.length > UNSIGNED_BODY_MAX) return refused(401, verdict)
    const inner = innerOf(body, aesKey)
    return inner.is === 'inner' && inner.value.type === 'url_verification'
      ? challengeIn(inner.value)
      : refused(401, verdict)
  }

  const openGenuine = (body: Uint8Array, now: number): Opened => {
    const inner = innerOf(body, aesKey)
    if (inner.is === 'broken') return refused(400, inner.why)
    if (inner.value.type === 'url_verification') return challengeIn(inner.value)
    if (!inner.encrypted) return refused(401, 'not-encrypted')
    // Refusing the first schema would only have it pushed four times more.
    if (inner.value.schema === undefined && inner.value.type === 'event_callback') {
      const { token } = inner.value
      return typeof token === 'string' && isOurToken(token) ? { is: 'old' } : refused(401, 'foreign-token')
    }
    const read = v2.safeParse(inner.value)
    if (!read.success) return refused(400, 'envelope')
    const { header, event } = read.data
    if (!isOurToken(header.token)) return refused(401, 'foreign-token')
    if (!isOurApp(header.app_id)) return refused(401, 'foreign-app')
    return {
      is: 'event',
      envelope: { type: header.event_type, id: header.event_id, at: header.create_time ?? now, event },
    }
  }

  return (body, signed, now) => {
    if (body.length > BODY_MAX) return refused(413, 'too-large')
    const verdict = check(body, signed, now)
    return verdict === 'genuine' ? openGenuine(body, now) : openUnsigned(body, verdict)
  }
}

const refused = (status: 400 | 401 | 413, why: string): Opened => ({ is: 'refused', status, why })

type Inner =
  | { readonly is: 'inner'; readonly value: Readonly<Record<string, unknown>>; readonly encrypted: boolean }
  | { readonly is: 'broken'; readonly why: string }

/** The object in the body, or in its `encrypt` where it has one. */
function innerOf(body: Uint8Array, aesKey: KeyObject): Inner {
  const outer = objectInBytes(body)
  if (!outer) return { is: 'broken', why: 'not-json' }
  if (!Object.hasOwn(outer, 'encrypt')) return { is: 'inner', value: outer, encrypted: false }
  const plain = typeof outer.encrypt === 'string' ? decrypt(outer.encrypt, aesKey) : null
  if (!plain) return { is: 'broken', why: 'not-decryptable' }
  const value = objectInBytes(plain)
  return value ? { is: 'inner', value, encrypted: true } : { is: 'broken', why: 'not-json-inside' }
}

const objectInBytes = (bytes: Uint8Array): Readonly<Record<string, unknown>> | null => {
  const text = textOf(bytes)
  return text === null ? null : objectIn(text)
}

/** Strict UTF-8: a bad byte is no text, rather than a text with holes. */
function textOf(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch (e) {
    if (e instanceof TypeError) return null
    throw e
  }
}

/** The SHA-256 of the encrypt key. As a KeyObject: raw bytes cost 25 µs anew at every use, a third of opening a push. */
export const aesKeyOf = (encryptKey: string): KeyObject =>
  createSecretKey(createHash('sha256').update(encryptKey).digest())

/** base64(iv ‖ AES-256-CBC, PKCS #7) → the bytes inside; null where it is none of ours (lark.md §1.3). */
export function decrypt(sealed: string, aesKey: KeyObject): Uint8Array | null {
  if (sealed.length % 4 !== 0 || !BASE64.test(sealed)) return null
  const bytes = Buffer.from(sealed, 'base64')
  if (bytes.length < IV_BYTES + BLOCK_BYTES || bytes.length % BLOCK_BYTES !== 0) return null
  const decipher = createDecipheriv('aes-256-cbc', aesKey, bytes.subarray(0, IV_BYTES))
  const head = decipher.update(bytes.subarray(IV_BYTES))
  try {
    return Buffer.concat([head, decipher.final()])
  } catch {
    // Wrong padding is all that final() can object to: another key, or bytes that were touched.
    return null
  }
}
