import { type Context, Hono } from 'hono'
import { streamSSE } from 'hono/streaming'
import { z } from 'zod'
import { MOVES, type Move } from './clock.ts'
import type { Feishu } from './platform.ts'
import { viewOf, wireOf } from './view.ts'
import { HEARS_GROUPS } from './world.ts'

export interface ControlNeeds {
  readonly platform: Feishu
  seeding(): boolean
  /** Pushes what is due and waits until the bot has done all it has to do now. */
  settle(): Promise<void>
  move(to: Move): Promise<void>
  /** Ends the streams: an open page must not keep a process from ending. */
  readonly stopped: AbortSignal
}

/** A longer text is no message anybody types. */
const TEXT_MAX = 10_000
const text = z.string().max(TEXT_MAX)
const id = z.string().min(1).max(80)
const name = z.string().trim().min(1).max(60)

/** What the page asks for, under `/local/`: JSON, and only from the page itself. */
export function control(needs: ControlNeeds): Hono {
  const { platform } = needs
  const app = new Hono()
  app.use(async (c, next) => (fromThisPage(c) ? next() : c.json({ error: 'only from its own page' }, 403)))

  app.get('/state', (c) => {
    const me = c.req.query('me')
    const known = platform.world.people.find((person) => person.id === me) ?? platform.world.people[0]
    return c.json(viewOf(platform, known?.id ?? '', c.req.query('chat') ?? null, needs.seeding()))
  })
  app.get('/wire', (c) => c.json(wireOf(platform)))
  app.get('/stream', (c) => stream(c, platform, needs.stopped))

  const deed = <T>(path: string, shape: z.ZodType<T>, does: (asked: T) => unknown) =>
    app.post(path, async (c) => {
      const asked = shape.safeParse(await c.req.json().catch(() => null))
      if (!asked.success) return c.json({ error: z.prettifyError(asked.error) }, 400)
      try {
        return c.json({ done: (await does(asked.data)) ?? null })
      } catch (error) {
        // A deed that no client would offer: said to who asked, nothing is changed.
        return c.json({ error: error instanceof Error ? error.message : String(error) }, 409)
      }
    })
  /** Events go on their way; the page hears of what comes of them by the stream. */
  const andPush = <T>(does: (asked: T) => unknown) => {
    return (asked: T) => {
      const done = does(asked)
      void needs.settle()
      return done
    }
  }

  deed(
    '/send',
    z.object({ me: id, chat: id, text: text.min(1), replyTo: id.optional(), toBot: z.boolean().optional() }),
    andPush(({ me, chat, text, replyTo, toBot }) => {
      const said = platform.send(chat, me, text, { ...(replyTo ? { replyTo } : {}), ...(toBot ? { toBot } : {}) })
      return { id: said.id }
    }),
  )
  deed(
    '/press',
    z.object({
      me: id,
      message: id,
      place: z.string().max(200),
      form: z.record(id, z.union([text, z.array(text).max(200)])),
    }),
    async ({ me, message, place, form }) => {
      const pressed = await platform.press(message, me, { place }, form)
      void needs.settle()
      return pressed
    },
  )
  deed(
    '/recall',
    z.object({ me: id, message: id }),
    andPush(({ me, message }) => platform.recall(message, me)),
  )
  deed('/clock', z.object({ move: z.enum(MOVES) }), ({ move }) => needs.move(move))
  deed(
    '/bot',
    z.object({ me: id, chat: id, inside: z.boolean() }),
    andPush(({ me, chat, inside }) => (inside ? platform.addBot(chat, me) : platform.removeBot(chat, me))),
  )
  deed(
    '/member',
    z.object({ me: id, chat: id, person: id, inside: z.boolean() }),
    andPush(({ me, chat, person, inside }) =>
      inside ? platform.join(chat, [person], me) : platform.leave(chat, person),
    ),
  )
  deed('/group', z.object({ me: id, name, members: z.array(id).max(100) }), ({ me, name, members }) => ({
    id: platform.createGroup(name, me, members).id,
  }))
  deed(
    '/disband',
    z.object({ me: id, chat: id }),
    andPush(({ me, chat }) => platform.disband(chat, me)),
  )
  deed('/private', z.object({ me: id }), ({ me }) => ({ id: platform.privateChat(me).id }))
  deed('/person', z.object({ name }), ({ name }) => ({ id: platform.addPerson(name).id }))
  deed(
    '/weather',
    z.object({ duplicates: z.boolean(), reorders: z.boolean(), groupMessages: z.boolean() }),
    ({ duplicates, reorders, groupMessages }) => {
      Object.assign(platform.weather, { duplicates, reorders, renames: duplicates })
      const others = platform.world.app.scopes.filter((scope) => scope !== HEARS_GROUPS)
      platform.world.app.scopes = groupMessages ? [...others, HEARS_GROUPS] : others
      platform.room.changed()
    },
  )
  deed('/fault', z.object({ fault: z.enum(['http', 'lost', 'token', 'limit']) }), ({ fault }) => {
    platform.faults.lay(
      fault === 'http'
        ? { is: 'http', status: 502 }
        : fault === 'limit'
          ? { is: 'code', code: 99991400 }
          : { is: fault },
    )
  })
  return app
}

/** JSON alone makes a stranger's page ask first, and we never say yes; a browser also tells where a request is from. */
function fromThisPage(c: Context): boolean {
  const site = c.req.header('sec-fetch-site')
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return false
  return c.req.method === 'GET' || (c.req.header('content-type') ?? '').startsWith('application/json')
}

/** A line a second at most says that something changed; a line now and then keeps the connection alive. */
const STREAM_PAUSE_MS = 60
const STREAM_ALIVE_MS = 20_000

const stream = (c: Context, platform: Feishu, stopped: AbortSignal) => {
  const response = streamSSE(c, async (out) => {
    let wake = () => {}
    let changed = false
    const stop = platform.onChange(() => {
      changed = true
      wake()
    })
    const ended = () => {
      stop()
      wake()
    }
    out.onAbort(ended)
    stopped.addEventListener('abort', ended)
    while (!out.aborted && !stopped.aborted) {
      await out.writeSSE({ event: changed ? 'changed' : 'alive', data: '' })
      changed = false
      await out.sleep(STREAM_PAUSE_MS)
      if (changed || stopped.aborted) continue
      await Promise.race([
        new Promise<void>((resolve) => {
          wake = resolve
        }),
        out.sleep(STREAM_ALIVE_MS),
      ])
    }
    stopped.removeEventListener('abort', ended)
  })
  // Nothing else comes over it: when it ends, its connection shall not linger.
  response.headers.set('connection', 'close')
  return response
}
