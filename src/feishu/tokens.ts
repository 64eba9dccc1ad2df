import { z } from 'zod'
import { isDone } from './codes.ts'
import type { Answer } from './http.ts'

/** The app's own token, one for all calls. */
export interface Tokens {
  /** A token that can be used now, or the answer that says why there is none. */
  get(): Promise<string | Answer>
  /** The platform no longer takes this one. */
  forget(token: string): void
}

/** With less than this left the platform hands out a new one, and both are good (lark.md §4.5); asking earlier is useless. */
const EARLY_MS = 30 * 60 * 1000
/** Not so late that a token dies on the way. */
const MARGIN_MS = 60 * 1000

/** Where the token lies between calls; of a Worker, between requests too: a value, no promise, which would die with its request. */
export interface Shelf {
  held: Held | null
}

interface Held {
  readonly token: string
  /** From here on a new one is asked for. */
  readonly freshUntil: number
  /** From here on it is no longer used. */
  readonly goodUntil: number
}

/** Keeps one token; however many ask at once, the platform is asked once. */
export function tokens(ask: () => Promise<Answer>, now: () => number, shelf: Shelf = { held: null }): Tokens {
  let asked: Promise<string | Answer> | null = null

  async function renew(): Promise<string | Answer> {
    const answer = await ask()
    const given = isDone(answer) ? GIVEN.safeParse(answer.body) : null
    if (given?.success) {
      shelf.held = holding(given.data.tenant_access_token, given.data.expire * 1000, now())
      return shelf.held.token
    }
    const { held } = shelf
    return held && now() < held.goodUntil ? held.token : answer
  }

  return {
    async get() {
      const { held } = shelf
      if (held && now() < held.freshUntil) return held.token
      asked ??= renew().finally(() => {
        asked = null
      })
      return asked
    },
    forget(token) {
      if (shelf.held?.token === token) shelf.held = null
    },
  }
}

/** A token that lives for less than an hour would else be asked for with every call. */
const holding = (token: string, lifeMs: number, now: number): Held => ({
  token,
  freshUntil: now + Math.max(lifeMs - EARLY_MS, lifeMs / 2),
  goodUntil: now + lifeMs - MARGIN_MS,
})

/** At the top of the body, not in `data` (lark.md §4.5); seconds. */
const GIVEN = z.object({ tenant_access_token: z.string().min(1), expire: z.number().positive() })
