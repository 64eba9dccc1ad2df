import { type Answer, Answered, CALL_TIMEOUT_MS, Unanswered } from '../../feishu/http.ts'
import type { ApiAnswer } from '../answer.ts'
import { type FeishuApi, feishuApi } from '../api.ts'
import type { ApiName } from '../faults.ts'
import { isCounted, monthOf } from '../month.ts'
import type { Room } from '../room.ts'
import type { Dice } from './dice.ts'
import type { Grip } from './grip.ts'
import type { Time } from './time.ts'
import type { Now, Weather } from './weather.ts'

/** One call as it is made: which API, with which token, and what the platform does when it gets there. */
export interface Asking {
  readonly api: ApiName
  /** Null for the token itself. */
  readonly token: string | null
  does(api: FeishuApi): ApiAnswer
  /** The chat it is for, or the message it answers there. */
  readonly chat?: string
  readonly parent?: string
  /** The card it shows there. */
  readonly shows?: string
  /** The `uuid` it goes under. */
  readonly key?: string
}

/** A process's way to the platform. Never rejects; if the process dies meanwhile, nothing ever comes of it. */
export type Line = (asking: Asking) => Promise<Answer>

/** What the platform and the wire have seen. */
export interface Traffic {
  /** When each message arrived, taken or refused; what failed for its token never came so far as to be counted. */
  readonly arrivals: Arrival[]
  /** Keys that somebody began to send while somebody still sent them. */
  readonly crossed: string[]
  made: number
  outage: boolean
}

export interface Arrival {
  readonly at: number
  /** Null for a card's new face. */
  readonly chat: string | null
  /** It was held up on the way for longer than the limits allow for. */
  readonly late: boolean
}

export const noTraffic = (): Traffic => ({ arrivals: [], crossed: [], made: 0, outage: false })

/** There and back: a quick network, so that messages meet the limits and not each other. */
const UP_MS = 200
const DOWN_MS = 150
/** A request that was given up on gets there at most so much later. */
const LATE_MS = 20_000
/** What says to try again (lark.md §4.3). */
const BUSY = [230020, 99991400, 11232, 2200, 230049] as const
const TOKEN_REFUSED: ReadonlySet<number> = new Set([99991661, 99991663, 99991671])
const MESSAGES: ReadonlySet<ApiName> = new Set(['send', 'reply', 'patch'])

type Fate = 'fine' | Exclude<keyof Weather['calls'], 'busy' | 'token'> | 'busy' | 'token'

/** All lines of a town: who sends what under which key is seen across them. */
export function exchange(time: Time, room: Room, traffic: Traffic, shown: (chat: string, card: string) => void) {
  const api = feishuApi(room)
  const sending = new Map<string, Grip>()

  const chatOf = ({ chat, parent }: Pick<Asking, 'chat' | 'parent'>): string | null =>
    (parent === undefined ? chat : room.messageOf(parent)?.chat) ?? null

  /** What the platform does and says when the call is there. */
  function arrive({ api: name, token, does, shows, ...to }: Asking, fate: Fate): ApiAnswer {
    if (fate === 'token') room.world.tokens.splice(0)
    if (name !== 'token') {
      const barred = api.gate(name, token === null ? undefined : `Bearer ${token}`)
      if (MESSAGES.has(name) && !(barred && TOKEN_REFUSED.has(barred.code)))
        traffic.arrivals.push({ at: time.now(), chat: chatOf(to), late: fate === 'late' })
      if (barred) return barred
    }
    const answer = does(api)
    const chat = chatOf(to)
    if (answer.code === 0 && chat !== null && shows !== undefined) shown(chat, shows)
    const month = monthOf(time.now())
    if (isCounted(name, answer.status)) room.world.callsByMonth[month] = (room.world.callsByMonth[month] ?? 0) + 1
    return answer
  }

  /** Notes that a key is being sent; what it answers notes that it no longer is. */
  function sends(key: string | undefined, grip: Grip): () => void {
    if (key === undefined) return () => {}
    if (sending.get(key)?.alive()) traffic.crossed.push(key)
    sending.set(key, grip)
    return () => {
      if (sending.get(key) === grip) sending.delete(key)
    }
  }

  /** `open`: while it answers true, calls are answered at once and nothing goes wrong with them. */
  return (grip: Grip, luck: Dice, sky: Now, open: () => boolean): Line => {
    const make = (asking: Asking, resolve: (answer: Answer) => void) => {
      traffic.made += 1
      const sent = sends(asking.key, grip)
      const answer = (given: Answer, ms: number) =>
        grip.alarm(() => {
          sent()
          resolve(given)
        }, ms)
      const fate = fateOf(luck, sky.weather.calls, traffic.outage)
      const course = courseOf(fate, luck, traffic.outage)
      const does = fate === 'busy' ? busy(luck.pick(BUSY)) : asking.does
      if (course.answer !== null) answer(course.answer, course.after)
      if (course.arrives === null) return
      time.after(course.arrives, () => {
        const said = arrive({ ...asking, does }, fate)
        if (course.answer === null) answer(answeredAs(said), course.after)
      })
    }
    return (asking) =>
      new Promise((resolve) => {
        if (open()) resolve(answeredAs(arrive(asking, 'fine')))
        else if (grip.leaves()) make(asking, resolve)
      })
  }
}

/** How a call goes: when it gets there, if ever, and what we hear of it. */
interface Course {
  readonly arrives: number | null
  /** Null: what the platform says. */
  readonly answer: Answer | null
  /** So many ms from the start, or from when it got there where it is the platform's answer. */
  readonly after: number
}

function courseOf(fate: Fate, luck: Dice, outage: boolean): Course {
  const up = luck.unit() * UP_MS
  const down = luck.unit() * DOWN_MS
  const maybe = luck.chance(0.5) && !outage ? up : null
  switch (fate) {
    case 'fine':
    case 'token':
    case 'busy':
      return { arrives: up, answer: null, after: down }
    case 'lost':
      return { arrives: up, answer: new Unanswered('network', true), after: up + down }
    case 'unreached':
      return { arrives: null, answer: new Unanswered('network', false), after: up }
    case 'gateway':
      return { arrives: maybe, answer: new Answered(502, null, null), after: up + down }
    case 'timeout':
      return { arrives: maybe, answer: new Unanswered('timeout', true), after: CALL_TIMEOUT_MS }
    case 'late':
      return {
        arrives: CALL_TIMEOUT_MS + luck.unit() * LATE_MS,
        answer: new Unanswered('timeout', true),
        after: CALL_TIMEOUT_MS,
      }
  }
}

function fateOf(luck: Dice, weather: Weather['calls'], outage: boolean): Fate {
  if (outage) return luck.pick(['unreached', 'timeout'] as const)
  for (const fate of FATES) if (luck.chance(weather[fate])) return fate
  return 'fine'
}

const FATES = ['lost', 'unreached', 'timeout', 'late', 'gateway', 'busy', 'token'] as const

const busy = (code: number) => (): ApiAnswer => ({
  status: code === 99991400 ? 429 : 400,
  code,
  msg: 'busy',
  ...(code === 99991400 ? { headers: { 'x-ogw-ratelimit-reset': '1' } } : {}),
})

function answeredAs({ status, code, msg, data, top, headers }: ApiAnswer): Answered {
  const reset = headers?.['x-ogw-ratelimit-reset']
  const body = { code, msg, ...(data ? { data } : {}), ...top }
  return new Answered(status, body, reset === undefined ? null : Number(reset) * 1_000)
}
