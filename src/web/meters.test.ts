import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type TemporaryStore, temporaryStore } from '../../test/temporary-store.ts'
import { silent } from '../log.ts'
import { paper } from '../store/paper.ts'
import type { OutboxRow } from '../store/schema.ts'
import { Broken, Unavailable } from '../store/store.ts'
import { type Meters, meters, openMessages } from './meters.ts'
import { countingCommits, noticing } from './notice.ts'
import { storeReady } from './ready.ts'

const NOW = Date.UTC(2026, 9, 21, 6)

let temporary: TemporaryStore
let meter: Meters
beforeEach(() => {
  temporary = temporaryStore()
  meter = meters()
})
afterEach(() => temporary.close())

/** What stands on the page behind a name with its labels; null where it is not on it. */
const onPage = async (name: string): Promise<number | null> => {
  const line = (await meter.page(temporary.store.read, NOW)).split('\n').find((l) => l.startsWith(`${name} `))
  return line === undefined ? null : Number(line.slice(name.length + 1))
}

const row = (id: string, state: OutboxRow['state'], createdAt: number): OutboxRow => ({
  id,
  lane: 'chat:oc_1',
  target_kind: 'chat',
  target: 'oc_1',
  reply_to: null,
  does: 'send',
  of: null,
  card: '{}',
  without: '[]',
  urgency: 0,
  about: null,
  why: '{}',
  created_at: createdAt,
  due_at: createdAt,
  expires_at: NOW + 1000,
  state,
  tries: 0,
  first_try_at: null,
  tried_at: null,
  doubt_since: null,
  lease_by: null,
  lease_until: 0,
  receipt: null,
  reason: null,
})

describe('the page for Prometheus', () => {
  it('counts what has not left, and since when, by state', async () => {
    const rows = [
      row('1', 'due', NOW - 90_000),
      row('2', 'due', NOW - 1000),
      row('3', 'held', NOW - 5000),
      row('4', 'sent', 1),
    ]
    await temporary.store.commit(rows.map((r) => paper.insertInto('outbox').values(r)))
    expect(await onPage('jiedui_outbox_messages{state="due"}')).toBe(2)
    expect(await onPage('jiedui_outbox_oldest_seconds{state="due"}')).toBe(90)
    expect(await onPage('jiedui_outbox_messages{state="held"}')).toBe(1)
    expect(await onPage('jiedui_outbox_oldest_seconds{state="held"}')).toBe(5)
    expect(await onPage('jiedui_outbox_messages{state="dead"}')).toBe(0)
    expect(await onPage('jiedui_outbox_messages{state="sent"}')).toBeNull()
    await temporary.store.commit([paper.deleteFrom('outbox').where('state', '=', 'due')])
    expect(await onPage('jiedui_outbox_messages{state="due"}')).toBe(0)
    expect(await onPage('jiedui_outbox_oldest_seconds{state="due"}')).toBe(0)
  })

  it('asks for open messages by their own index, however many were ever sent', async () => {
    for (const which of ['due', 'trouble'] as const) {
      const plan = await openMessages(temporary.store.read, which).explain(undefined, sql`query plan`)
      expect(JSON.stringify(plan), which).toContain('USING INDEX outbox_')
    }
  })

  it("tells this month's calls by code, and forgets last month's", async () => {
    const calls = [
      { month: '2026-10', code: '0', calls: 41 },
      { month: '2026-10', code: '230002', calls: 2 },
      { month: '2026-09', code: '0', calls: 9000 },
    ]
    await temporary.store.commit(calls.map((c) => paper.insertInto('api_call').values(c)))
    expect(await onPage('jiedui_api_calls_this_month{code="0"}')).toBe(41)
    expect(await onPage('jiedui_api_calls_this_month{code="230002"}')).toBe(2)
  })

  it('comes even when the store does not answer, and says so', async () => {
    expect(await onPage('jiedui_store_readable')).toBe(1)
    meter.webhook('message', 'handled', 0.004)
    await temporary.store.close()
    expect(await onPage('jiedui_store_readable')).toBe(0)
    expect(await onPage('jiedui_webhooks_total{kind="message",outcome="handled"}')).toBe(1)
    expect(await onPage('jiedui_outbox_messages{state="due"}')).toBeNull()
    temporary = temporaryStore()
  })

  it('holds events, calls and how long they took', async () => {
    const notice = noticing(silent, meter)
    notice.event('message', 'committed')
    notice.event('message', 'duplicate')
    notice.stale('press')
    notice.posted('sent', '0', 'row-1', 240)
    notice.failed('decide', 'om_1', new Error('x'))
    meter.webhook('message', 'handled', 0.004)
    expect(await onPage('jiedui_events_total{kind="message",outcome="committed"}')).toBe(1)
    expect(await onPage('jiedui_events_total{kind="message",outcome="duplicate"}')).toBe(1)
    expect(await onPage('jiedui_events_total{kind="press",outcome="stale"}')).toBe(1)
    expect(await onPage('jiedui_api_calls_total{outcome="sent",code="0"}')).toBe(1)
    expect(await onPage('jiedui_api_call_seconds_bucket{le="0.25"}')).toBe(1)
    expect(await onPage('jiedui_webhook_seconds_bucket{le="0.002",outcome="handled"}')).toBe(0)
    expect(await onPage('jiedui_webhook_seconds_bucket{le="0.005",outcome="handled"}')).toBe(1)
  })

  it('is apart from every other one: two bots in a process do not count together', async () => {
    const other = meters()
    other.webhook('message', 'handled', 0.004)
    expect(await onPage('jiedui_webhooks_total{kind="message",outcome="handled"}')).toBeNull()
  })
})

describe('the commits', () => {
  it('are counted by outcome and timed, and do what they did', async () => {
    let clock = 0
    const store = countingCommits(temporary.store, meter, () => {
      clock += 2
      return clock
    })
    const unit = [paper.insertInto('inbox').values({ key: 'k', at: 1 })]
    expect(await store.commit(unit)).toBe('committed')
    expect(await store.commit(unit)).toBe('duplicate')
    const broken = paper.insertInto('member').values({ chat: 'nowhere', person: 'nobody', since: 1 })
    await expect(store.commit([broken])).rejects.toThrow(Broken)
    const full = countingCommits(
      { ...temporary.store, commit: () => Promise.reject(new Unavailable('full')) },
      meter,
      () => 0,
    )
    await expect(full.commit(unit)).rejects.toThrow('full')
    for (const outcome of ['committed', 'duplicate', 'broken', 'failed'])
      expect(await onPage(`jiedui_commits_total{outcome="${outcome}"}`), outcome).toBe(1)
    expect(await onPage('jiedui_commit_seconds_bucket{le="0.001"}')).toBe(1)
    expect(await onPage('jiedui_commit_seconds_bucket{le="0.002"}')).toBe(4)
  })
})

describe('readiness', () => {
  it('needs a store that answers and tables of this program', async () => {
    const { read } = temporary.store
    expect(await storeReady(read, async () => true)).toBeNull()
    expect(await storeReady(read, async () => false)).toBe('migrations are not current')
    const fails = () => Promise.reject(new Error('Unfit'))
    expect(await storeReady(read, fails)).toBe('the store does not answer')
    await temporary.store.close()
    expect(await storeReady(read, async () => true)).toBe('the store does not answer')
    temporary = temporaryStore()
  })
})
