import type { z } from 'zod'
import type { Event } from '../bot/event.ts'
import type { Envelope } from './envelope.ts'

/** Who we are in the chats; null until the platform has told us (`bot/v3/info`). */
export interface Self {
  readonly openId: string | null
}

/**
 * What a genuine push comes to. `ignore`: not for us, answered 200 and forgotten; `malformed`: of a kind we know, but
 * not of its shape. Both say why without a word of what people wrote.
 */
export type Reading = { readonly event: Event } | { readonly ignore: string } | { readonly malformed: string }

export type Reader = (envelope: Envelope, self: Self) => Reading

/** A reader that checks `envelope.event` against a schema first, and says where it differs. */
export function reader<Wire>(
  schema: z.ZodType<Wire>,
  read: (wire: Wire, envelope: Envelope, self: Self) => Reading,
): Reader {
  return (envelope, self) => {
    const wire = schema.safeParse(envelope.event)
    return wire.success ? read(wire.data, envelope, self) : { malformed: placeOf(wire.error) }
  }
}

/** Long enough for the longest path of names we use, so that a log line stays a line. */
const PLACE_MAX = 80

/** Where the first difference is, never what stands there. */
const placeOf = (error: z.ZodError): string => (error.issues[0]?.path.join('.') || 'event').slice(0, PLACE_MAX)
