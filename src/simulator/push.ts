import { bytes, fraction, hex, shuffled } from './luck.ts'
import { seal } from './seal.ts'
import { keep, type Push, type Webhook, type World } from './world.ts'

const SECOND = 1_000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
/** After each attempt that was not answered with 200 in time; then it is given up (lark.md §1.4). */
export const LADDER: readonly number[] = [15 * SECOND, 5 * MINUTE, HOUR, 6 * HOUR]

/** What a rough platform does besides: all of it has been seen (lark.md §§1.4, 2.1). */
export interface Weather {
  /** Pushes what was answered with 200 once more, 15 s later. */
  duplicates: boolean
  /** Pushes what is due together in another order. */
  reorders: boolean
  /** Gives a redelivery another `event_id`: why messages are known by `message_id`. */
  renames: boolean
}

export interface Pushing {
  readonly world: World
  now(): number
  readonly weather: Weather
  /** Hands the request to the bot; what comes back is its answer. */
  deliver(request: Request): Promise<Response>
  /** Settles when the platform's patience of three seconds is over. */
  impatience(): Promise<void>
  /** Where the bot listens. */
  readonly urls: { readonly events: string; readonly cards: string }
  changed(): void
}

export type Answered =
  | { readonly is: 'answered'; readonly status: number; readonly body: string }
  | { readonly is: 'timeout' }
  | { readonly is: 'network' }

/** Pushes events, signed and encrypted, until the bot has taken them. */
export function pusher(room: Pushing) {
  const { world } = room
  const underWay = new Map<Push, Promise<void>>()

  async function attempt(push: Push): Promise<void> {
    push.tries += 1
    const eventId = push.tries > 1 && room.weather.renames ? hex(world.wire, 32) : push.eventId
    const payload = enveloped(world, { ...push, eventId }, String(push.createdAt))
    const answered = await knock(room, room.urls.events, payload, { type: push.type, eventId, attempt: push.tries })
    const taken = answered.is === 'answered' && answered.status === 200
    const next = taken ? (room.weather.duplicates && push.tries === 1 ? LADDER[0] : undefined) : LADDER[push.tries - 1]
    if (next === undefined) world.pushes.splice(world.pushes.indexOf(push), 1)
    else push.dueAt = room.now() + next
    room.changed()
  }

  return {
    /** Takes an event into the queue; `pump` pushes it. */
    enqueue(type: string, event: object): void {
      world.pushes.push({
        eventId: hex(world.deeds, 32),
        type,
        createdAt: room.now(),
        event,
        tries: 0,
        dueAt: room.now(),
      })
      room.changed()
    },

    /** Pushes all that is due and waits for the answers. Events are no queue: a slow one holds up no other. */
    async pump(): Promise<void> {
      const due = world.pushes.filter((push) => push.dueAt <= room.now() && !underWay.has(push))
      for (const push of room.weather.reorders ? shuffled(world.wire, due) : due) {
        underWay.set(
          push,
          attempt(push).finally(() => underWay.delete(push)),
        )
      }
      await Promise.all(underWay.values())
    },

    /** When the next push is due, epoch ms; null when all is taken or given up. */
    nextAt: (): number | null =>
      world.pushes.length === 0 ? null : Math.min(...world.pushes.map((push) => push.dueAt)),

    /** A callback: asked once, never again (lark.md §1.5). */
    async call(type: string, event: object): Promise<Answered> {
      const eventId = hex(world.deeds, 32)
      // Callbacks write microseconds where events write milliseconds (lark.md §1.2).
      const createdAt = `${room.now()}${String(Math.floor(fraction(world.wire) * 1_000)).padStart(3, '0')}`
      const payload = enveloped(world, { type, event, eventId }, createdAt)
      return knock(room, room.urls.cards, payload, { type, eventId, attempt: 1 })
    },

    /** The check of the address when it is saved in the console: encrypted, not signed, one second (lark.md §1.1). */
    async verifyUrl(url = room.urls.events): Promise<boolean> {
      const challenge = hex(world.wire, 32)
      const body = { challenge, token: world.app.verificationToken, type: 'url_verification' }
      const sealed = seal(body, world.app, sealedAt(world, room.now()))
      const request = new Request(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json;charset=utf-8' },
        body: sealed.body,
      })
      const response = await room.deliver(request)
      return response.status === 200 && (await response.text()) === JSON.stringify({ challenge })
    },
  }
}

export type Pusher = ReturnType<typeof pusher>

/** An event as it is written into a push. */
export const enveloped = (
  world: World,
  push: { type: string; event: object; eventId: string },
  createdAt: string,
): object => ({
  schema: '2.0',
  header: {
    event_id: push.eventId,
    token: world.app.verificationToken,
    create_time: createdAt,
    event_type: push.type,
    tenant_key: world.app.tenantKey,
    app_id: world.app.id,
  },
  event: push.event,
})

/** The moment and the luck of one push. */
export const sealedAt = (world: World, now: number) => ({
  timestamp: String(Math.floor(now / SECOND)),
  nonce: String(Math.floor(fraction(world.wire) * 2 ** 31)),
  iv: bytes(world.wire, 16),
})

async function knock(
  room: Pushing,
  url: string,
  payload: object,
  about: Pick<Webhook, 'type' | 'eventId' | 'attempt'>,
): Promise<Answered> {
  const at = room.now()
  const decrypted = JSON.stringify(payload)
  const sealed = seal(payload, room.world.app, sealedAt(room.world, at))
  const request = new Request(url, { method: 'POST', headers: sealed.headers, body: sealed.body })
  const answered = await Promise.race([
    answerOf(room, request),
    room.impatience().then((): Answered => ({ is: 'timeout' })),
  ])
  keep(room.world.webhooks, {
    ...about,
    at,
    url,
    headers: sealed.headers,
    body: sealed.body,
    decrypted,
    answer: answered.is === 'answered' ? answered.status : answered.is,
    answerBody: answered.is === 'answered' ? answered.body : '',
    ms: room.now() - at,
  })
  room.changed()
  return answered
}

async function answerOf(room: Pushing, request: Request): Promise<Answered> {
  try {
    const response = await room.deliver(request)
    return { is: 'answered', status: response.status, body: await response.text() }
  } catch {
    // The bot is not there or broke off: for the platform that is an event not taken, which the ladder handles.
    return { is: 'network' }
  }
}
