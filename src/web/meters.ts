import { type Kysely, sql } from 'kysely'
import { Counter, Gauge, Histogram, Registry } from 'prom-client'
import type { Schema } from '../store/schema.ts'

/** What is counted and timed, in a registry of its own; one for a process, made by the entrance. */
export interface Meters {
  readonly registry: Registry
  /** One webhook answered; `kind` is an event's kind, `none` where it never became one. */
  webhook(kind: string, outcome: string, seconds: number): void
  event(kind: string, outcome: string): void
  commit(outcome: string, seconds: number): void
  call(outcome: string, code: string, seconds: number): void
  /** The page for Prometheus, with what the rows say at this moment (`now`: epoch ms). */
  page(read: Kysely<Schema>, now: number): Promise<string>
}

/** Around what matters: 3 s is all the platform gives (lark.md §1.4). */
const ACK_BUCKETS = [0.001, 0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 3]
/** A call to the platform may take up to its timeout. */
const CALL_BUCKETS = [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]

export function meters(): Meters {
  const registry = new Registry()
  const registers = [registry]
  const webhooks = new Counter({
    name: 'jiedui_webhooks_total',
    help: 'Webhooks answered, by what they brought and what became of them',
    labelNames: ['kind', 'outcome'],
    registers,
  })
  const acks = new Histogram({
    name: 'jiedui_webhook_seconds',
    help: 'From the arrival of a webhook to its answer, commit included',
    labelNames: ['outcome'],
    buckets: ACK_BUCKETS,
    registers,
  })
  const events = new Counter({
    name: 'jiedui_events_total',
    help: 'Events by kind and outcome',
    labelNames: ['kind', 'outcome'],
    registers,
  })
  const commits = new Counter({
    name: 'jiedui_commits_total',
    help: 'Units of work by outcome',
    labelNames: ['outcome'],
    registers,
  })
  const commitSeconds = new Histogram({
    name: 'jiedui_commit_seconds',
    help: 'How long a unit took to be on disk',
    buckets: ACK_BUCKETS,
    registers,
  })
  const calls = new Counter({
    name: 'jiedui_api_calls_total',
    help: 'Calls to the platform by outcome and its code',
    labelNames: ['outcome', 'code'],
    registers,
  })
  const callSeconds = new Histogram({
    name: 'jiedui_api_call_seconds',
    help: 'How long the platform took',
    buckets: CALL_BUCKETS,
    registers,
  })
  const rows = rowGauges(registers)
  return {
    registry,
    webhook(kind, outcome, seconds) {
      webhooks.inc({ kind, outcome })
      acks.observe({ outcome }, seconds)
    },
    event: (kind, outcome) => events.inc({ kind, outcome }),
    commit(outcome, seconds) {
      commits.inc({ outcome })
      commitSeconds.observe(seconds)
    },
    call(outcome, code, seconds) {
      calls.inc({ outcome, code })
      callSeconds.observe(seconds)
    },
    async page(read, now) {
      await rows.refresh(read, now)
      return registry.metrics()
    },
  }
}

/** States in which a message still is somebody's business; `sent` ones only grow. */
const OPEN_STATES = ['due', 'held', 'dead'] as const

function rowGauges(registers: Registry[]) {
  const depth = new Gauge({
    name: 'jiedui_outbox_messages',
    help: 'Messages that have not left, by state',
    labelNames: ['state'],
    registers,
  })
  const oldest = new Gauge({
    name: 'jiedui_outbox_oldest_seconds',
    help: 'Age of the oldest of them, 0 where there is none',
    labelNames: ['state'],
    registers,
  })
  const month = new Gauge({
    name: 'jiedui_api_calls_this_month',
    help: "Calls that count against the tenant's month, by code (the month in UTC)",
    labelNames: ['code'],
    registers,
  })
  const readable = new Gauge({
    name: 'jiedui_store_readable',
    help: '1 where the rows could be read for this page',
    registers,
  })

  return {
    /** The page of a process whose store is down is what one needs most: it then says so instead of failing. */
    async refresh(read: Kysely<Schema>, now: number): Promise<void> {
      for (const gauge of [depth, oldest, month]) gauge.reset()
      try {
        const open = [
          ...(await openMessages(read, 'due').execute()),
          ...(await openMessages(read, 'trouble').execute()),
        ]
        for (const state of OPEN_STATES) {
          const found = open.find((o) => o.state === state)
          depth.set({ state }, found?.count ?? 0)
          oldest.set({ state }, found ? Math.max(0, now - found.since) / 1000 : 0)
        }
        for (const { code, calls } of await callsOf(read, now)) month.set({ code }, calls)
        readable.set(1)
      } catch {
        readable.set(0)
      }
    },
  }
}

/** As the partial indexes of the outbox say it, word by word: only then do the engines see that they serve. */
const OPEN = { due: sql<boolean>`state = 'due'`, trouble: sql<boolean>`state in ('held', 'dead')` }

/** What has not left, by state; however many were ever sent, they are not looked at. */
export const openMessages = (read: Kysely<Schema>, which: keyof typeof OPEN) =>
  read
    .selectFrom('outbox')
    .where(OPEN[which])
    .groupBy('state')
    .select((eb) => ['state', eb.fn.countAll<number>().as('count'), eb.fn.min('created_at').as('since')])

const callsOf = (read: Kysely<Schema>, now: number) =>
  read
    .selectFrom('api_call')
    .where('month', '=', new Date(now).toISOString().slice(0, 7))
    .select(['code', 'calls'])
    .execute()
