import { z } from 'zod'

/** Ids of the platform are 20 to 64 characters; this is room, and keeps a row's key a key. */
export const ID_MAX = 128
/**
 * An id as the platform makes them (`om_…`, `oc_…`, `ou_…`, an event's hex). No colon, so that none can ever be
 * mistaken for a key of our own (`tick:…`, `errand:…`); no slash, since ids come to stand in paths.
 */
export const id = z
  .string()
  .regex(/^[\w.=@+-]+$/)
  .max(ID_MAX)

/** Names end here; a longer one is cut, since it is only ever shown. */
export const NAME_MAX = 128

/** The three ids of a person; we know people by open_id (lark.md §2.1). */
export const person = z.object({ open_id: id })

/** A time as the platform writes it: digits as text or number, unit by magnitude. */
export const moment = z.union([z.string().regex(/^\d{1,16}$/), z.number()]).transform((value) => millis(Number(value)))

/** 2001-09-09 in ms: below it a moment cannot be in ms, so it is in seconds; a thousand times that, in µs. */
const MS_FROM = 1e12
const MS_TO = 1e14

/**
 * Seconds, milliseconds or microseconds → epoch ms (lark.md §1.2: messages count in ms, presses in µs); null for what
 * is no moment this program could live in.
 */
export function millis(value: number): number | null {
  if (!Number.isFinite(value) || value < 1e9 || value >= MS_TO * 1000) return null
  if (value < 1e11) return Math.floor(value * 1000)
  if (value < MS_FROM) return null
  return value < MS_TO ? Math.floor(value) : Math.floor(value / 1000)
}

/** What a store or a card cannot hold is taken out: half characters, NUL (Postgres refuses it), the odd line ends. */
export const clean = (text: string): string => {
  const whole = text.isWellFormed() ? text : text.toWellFormed()
  return whole.replaceAll('\0', '').replaceAll('\r\n', '\n')
}

/** JSON → an object, or null for anything else: what strangers send is a value, never an accident. */
export function objectIn(text: string): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(text)
    return isObject(value) ? value : null
  } catch (e) {
    if (e instanceof SyntaxError) return null
    throw e
  }
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
