import { isJson } from '../card-reading.ts'
import { fraction, hex } from '../luck.ts'
import { type Answered, enveloped, LADDER, type Pusher, sealedAt } from '../push.ts'
import { type Sealed, seal } from '../seal.ts'
import type { World } from '../world.ts'
import type { Dice } from './dice.ts'
import type { Host } from './host.ts'
import type { Time } from './time.ts'
import type { Now } from './weather.ts'

/** An event on its way to the bot, for as long as the platform remembers it. */
export interface Letter {
  readonly type: string
  readonly eventId: string
  readonly createdAt: number
  readonly event: object
  tries: number
  /** The platform heard in time that it is on disk. */
  acknowledged: boolean
  /** As it was sealed first; what is pushed again may come with the old signature. */
  sealed: Sealed | null
}

export interface Mailman extends Pusher {
  readonly letters: readonly Letter[]
  /** Attempts that are still to come or under way. */
  pending(): number
}

const MINUTE = 60_000
const HOUR = 60 * MINUTE
/** The platform's patience (lark.md §1.4). */
const PATIENCE_MS = 3_000
const ROAD_MS = 30
/** The longest a push is held up, and the latest that one comes again though it was answered. */
const LAG_MS = 8_000
const DUPLICATE_LATEST_MS = 6 * HOUR + 5 * MINUTE
const MESSAGE = 'im.message.receive_v1'

/** Pushes events as the platform does at its worst; `door` is whichever process the load balancer picks. */
export function mailman(
  time: Time,
  world: World,
  luck: Dice,
  sky: Now,
  door: () => Host | null,
  /** The body of an answer to a press in that chat. */
  shown: (chat: string, answer: string) => void,
): Mailman {
  const letters: Letter[] = []
  let pending = 0

  async function attempt(letter: Letter, isExtra: boolean): Promise<void> {
    letter.tries += 1
    const answered = await knock(letter)
    const taken = answered.is === 'answered' && answered.status === 200
    if (taken) letter.acknowledged = true
    const next = taken || isExtra ? undefined : LADDER[letter.tries - 1]
    pending -= 1
    if (next !== undefined) put(letter, next, false)
  }

  const put = (letter: Letter, ms: number, isExtra: boolean) => {
    pending += 1
    time.after(ms, () => void attempt(letter, isExtra))
  }

  function sealedAnew(letter: Letter, renames: boolean): Sealed {
    // Only messages have a second name that stays: their dedupe key is `message_id` (lark.md §2.1).
    const renamed = letter.tries > 1 && renames && letter.type === MESSAGE
    const eventId = renamed ? hex(world.wire, 32) : letter.eventId
    const payload = enveloped(world, { ...letter, eventId }, String(letter.createdAt))
    letter.sealed = seal(payload, world.app, sealedAt(world, Math.floor(time.now())))
    return letter.sealed
  }

  function knock(letter: Letter): Promise<Answered> {
    const { lost, unheard, renames } = sky.weather.pushes
    const fate = luck.chance(lost) ? 'lost' : luck.chance(unheard) ? 'unheard' : 'fine'
    const again = letter.sealed !== null && luck.chance(0.5) ? letter.sealed : null
    const sealed = again ?? sealedAnew(letter, renames)
    return ask('http://bot.local/feishu/events', sealed, fate)
  }

  function ask(url: string, sealed: Sealed, fate: 'fine' | 'lost' | 'unheard'): Promise<Answered> {
    return new Promise((resolve) => {
      let waiting = true
      let calledOff = () => {}
      const settle = (answered: Answered) => {
        if (!waiting) return
        waiting = false
        calledOff()
        resolve(answered)
      }
      const broken = () => settle({ is: 'network' })
      calledOff = time.after(PATIENCE_MS, () => settle({ is: 'timeout' }))
      time.after(luck.unit() * ROAD_MS, () => {
        const host = door()
        if (fate === 'lost' || !host?.grip.alive()) return broken()
        const forget = host.grip.onDeath(broken)
        const request = new Request(url, { method: 'POST', headers: sealed.headers, body: sealed.body })
        host
          .fetch(request)
          .then(async (response) => ({ is: 'answered' as const, status: response.status, body: await response.text() }))
          .then((answered) => {
            forget()
            if (fate === 'unheard') broken()
            else settle(answered)
          }, broken)
      })
    })
  }

  return {
    letters,
    pending: () => pending,

    enqueue(type, event) {
      const letter: Letter = {
        type,
        eventId: hex(world.deeds, 32),
        createdAt: Math.floor(time.now()),
        event,
        tries: 0,
        acknowledged: false,
        sealed: null,
      }
      letters.push(letter)
      const { lag, duplicate } = sky.weather.pushes
      put(letter, luck.chance(lag) ? luck.unit() * LAG_MS : 0, false)
      if (luck.chance(duplicate)) put(letter, luck.unit() ** 4 * DUPLICATE_LATEST_MS, true)
    },

    async call(type, event) {
      const eventId = hex(world.deeds, 32)
      // Callbacks write microseconds where events write milliseconds (lark.md §1.2).
      const createdAt = `${Math.floor(time.now())}${String(Math.floor(fraction(world.wire) * 1_000)).padStart(3, '0')}`
      const payload = enveloped(world, { type, event, eventId }, createdAt)
      const sealed = seal(payload, world.app, sealedAt(world, Math.floor(time.now())))
      const { lost, unheard } = sky.weather.pushes
      const fate = luck.chance(lost) ? 'lost' : luck.chance(unheard) ? 'unheard' : 'fine'
      pending += 1
      const answered = await ask('http://bot.local/feishu/cards', sealed, fate)
      if (answered.is === 'answered') shown(chatIn(event), answered.body)
      pending -= 1
      return answered
    },

    pump: async () => {},
    nextAt: () => null,
    verifyUrl: async () => false,
  }
}

const chatIn = (event: object): string =>
  'context' in event && isJson(event.context) ? String(event.context.open_chat_id) : ''
