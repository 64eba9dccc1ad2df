import type { Context } from 'hono'
import type { Answer } from '../bot/answer.ts'
import type { Event } from '../bot/event.ts'
import type { Open } from '../feishu/envelope.ts'
import type { Self } from '../feishu/reader.ts'
import type { Log } from '../log.ts'

/** All that differs between a process and an isolate, and all that a webhook needs: handed in by the entrance. */
export interface Host {
  /** `opener(keys)`, made once. */
  readonly open: Open
  /** Who we are in the chats, as far as we know by now. */
  self(): Self
  /** Resolves when the event is on disk; throws where the store cannot take it, and the platform shall push again. */
  receive(event: Event): Promise<Answer>
  /** Runs `work` once the answer is on its way and never waits for it: `setImmediate` here, `waitUntil` there. */
  after(work: () => Promise<unknown>): void
  /** Sends what is due. */
  deliver(): Promise<unknown>
  /** We are going down: what comes now is for whoever takes over. */
  closing(): boolean
  /** null when all is well, else in a few words what is not; asked by `/readyz`. */
  ready(): Promise<string | null>
  /** Counts one webhook (`web/meters.ts`). */
  webhook(kind: string, outcome: string, seconds: number): void
  /** The page for `/metrics`, and its content type. */
  metrics(): Promise<{ readonly type: string; readonly text: string }>
  /** The bearer token that `/metrics` asks for; null: this machine only. */
  readonly metricsToken: string | null
  /** The address at the other end of the connection; null where it cannot be known. */
  remote(c: Context): string | null
  readonly log: Log
  /** Epoch ms. */
  now(): number
  /** Milliseconds of a clock that only goes forward, fractions too. */
  elapsed(): number
  /** A fresh id for one request. */
  id(): string
}
