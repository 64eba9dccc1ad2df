import { afterEach, describe, expect, test } from 'vitest'
import { note } from '../src/bot/card.ts'
import { command } from '../src/bot/command.ts'
import type { Event } from '../src/bot/event.ts'
import { phrase, same } from '../src/bot/phrase.ts'
import type { Post, Posted } from '../src/bot/post.ts'
import { makeBot, unnoticed } from '../src/spine/bot.ts'
import { claim, LEASE_MS, PLATFORM_LIMITS } from '../src/spine/claim.ts'
import { type Courier, deliverAll } from '../src/spine/deliver.ts'
import { receive } from '../src/spine/receive.ts'
import { paper, type Write } from '../src/store/paper.ts'
import { Broken, type Store, Unavailable } from '../src/store/store.ts'

/** A database of an engine, fresh and migrated, for one test. */
export interface Opened {
  readonly store: Store
  /** The same database through a connection of its own, as a second process would have it. */
  another(): Promise<Store>
  /** Leaves no room for another page until the answered function is called; null where the engine cannot be filled. */
  readonly fill: (() => Promise<() => Promise<void>>) | null
  close(): Promise<void>
}

/** What every engine must do alike (architecture.md §2). */
export function storeContract(engine: string, open: () => Promise<Opened>): void {
  describe(`the store on ${engine}`, () => {
    const opened: Opened[] = []
    const fresh = async () => {
      const one = await open()
      opened.push(one)
      return one
    }
    afterEach(async () => {
      for (const one of opened.splice(0)) await one.close()
    })

    test('a failing last write undoes all that came before it', async () => {
      const { store } = await fresh()
      await expect(store.commit([seen('a'), city('c1'), breaking])).rejects.toBeInstanceOf(Broken)
      expect(await countOf(store, 'inbox')).toBe(0)
      expect(await countOf(store, 'city')).toBe(0)
      expect(await store.commit([seen('a'), city('c1')])).toBe('committed')
    })

    test('the Nth write fails, for every N, and nothing of the unit stays', async () => {
      const { store } = await fresh()
      const unit = [seen('a'), city('c1'), city('c2'), said('m1', 'oc_1')]
      for (let n = 0; n <= unit.length; n++) {
        await expect(store.commit([...unit.slice(0, n), breaking, ...unit.slice(n)])).rejects.toBeInstanceOf(Broken)
        expect([await countOf(store, 'inbox'), await countOf(store, 'city'), await countOf(store, 'outbox')]).toEqual([
          0, 0, 0,
        ])
      }
      expect(await store.commit(unit)).toBe('committed')
    })

    test('fifty redeliveries at once make one commit', async () => {
      const { store, another } = await fresh()
      const second = await another()
      const outcomes = await Promise.all(
        Array.from({ length: 50 }, (_, i) => (i % 2 ? store : second).commit([seen('same'), city(`c${i}`)])),
      )
      expect(outcomes.filter((outcome) => outcome === 'committed')).toHaveLength(1)
      expect(outcomes.filter((outcome) => outcome === 'duplicate')).toHaveLength(49)
      expect(await countOf(store, 'city')).toBe(1)
    })

    test('a lost domain key is stale, not a duplicate', async () => {
      const { store } = await fresh()
      await store.commit([seen('a'), city('c1')])
      expect(await store.commit([seen('b'), city('c1')])).toBe('stale')
      expect(await countOf(store, 'inbox')).toBe(1)
    })

    test('a unit that fails inside a group harms no other', async () => {
      const { store } = await fresh()
      await store.commit([seen('early')])
      const outcomes = await Promise.allSettled([
        store.commit([seen('a'), city('c1')]),
        store.commit([seen('b'), city('c2'), breaking]),
        store.commit([seen('early'), city('c3')]),
        store.commit([seen('c'), city('c1')]),
        store.commit([seen('d'), city('c4')]),
      ])
      expect(outcomes.map((o) => (o.status === 'fulfilled' ? o.value : 'broken'))).toEqual([
        'committed',
        'broken',
        'duplicate',
        'stale',
        'committed',
      ])
      const rows = await store.read.selectFrom('city').select('id').orderBy('id').execute()
      expect(rows.map(({ id }) => id)).toEqual(['c1', 'c4'])
    })

    test('a full disk fails the whole group and acknowledges none; with room again all goes on', async () => {
      const { store, fill } = await fresh()
      if (!fill) return
      const empty = await fill()
      const big = (key: string) => store.commit([seen(key), said(`m-${key}`, 'oc_1', 'x'.repeat(100_000))])
      const outcomes = await Promise.allSettled(Array.from({ length: 20 }, (_, i) => big(`k${i}`)))
      expect(outcomes.every((o) => o.status === 'rejected' && o.reason instanceof Unavailable)).toBe(true)
      expect(await countOf(store, 'inbox')).toBe(0)
      await empty()
      expect(await big('k0')).toBe('committed')
    })

    test.each([12, 60])('%i rivals in lockstep on one subject lose no update, and all end', async (rivals) => {
      const { store, another } = await fresh()
      const bots = [counting(store), counting(await another())]
      await Promise.all(
        Array.from({ length: rivals }, (_, i) => receive(bots[i % bots.length] ?? counting(store), told(`m${i}`))),
      )
      const history = await store.read.selectFrom('chronicle').selectAll().orderBy('number').execute()
      expect(history.map(({ number, after }) => [number, after])).toEqual(
        Array.from({ length: rivals }, (_, i) => [i + 1, String(i + 1)]),
      )
      expect(await countOf(store, 'outbox')).toBe(rivals)
    })

    test('eight workers lease two hundred messages, none twice, none left', async () => {
      const { store, another } = await fresh()
      const second = await another()
      await store.commit(Array.from({ length: 200 }, (_, i) => said(`m${i}`, `oc_${i}`)))
      const open = { spacingMs: 0, perSecond: 10_000, perMinute: 10_000, batch: 20 }
      const taken: string[] = []
      await Promise.all(
        Array.from({ length: 8 }, async (_, worker) => {
          for (let round = 0; ; round++) {
            const rows = await claim(worker % 2 ? store : second, 1_000, `w${worker}-${round}`, open)
            taken.push(...rows.map(({ id }) => id))
            if (rows.length === 0) return
          }
        }),
      )
      expect(taken).toHaveLength(200)
      expect(new Set(taken).size).toBe(200)
    })

    test('what is leased comes back when its worker is gone, and not before', async () => {
      const { store } = await fresh()
      await store.commit([said('m1', 'oc_1')])
      expect(await claim(store, 1_000, 'w1', PLATFORM_LIMITS)).toHaveLength(1)
      expect(await claim(store, 1_000 + LEASE_MS - 1, 'w2', PLATFORM_LIMITS)).toHaveLength(0)
      expect(await claim(store, 1_000 + LEASE_MS, 'w3', PLATFORM_LIMITS)).toHaveLength(1)
    })

    test('no more leave in a second or a minute than the app may send, whoever claims', async () => {
      const { store, another } = await fresh()
      const second = await another()
      await store.commit(Array.from({ length: 130 }, (_, i) => said(`m${i}`, `oc_${i}`)))
      const limits = { spacingMs: 220, perSecond: 50, perMinute: 80, batch: 30 }
      const at = async (now: number) => {
        const both = await Promise.all([claim(store, now, `a${now}`, limits), claim(second, now, `b${now}`, limits)])
        return both.flat().length
      }
      const answered = paper
        .updateTable('outbox')
        .set({ state: 'sent', lease_by: null })
        .where('lease_by', 'is not', null)
      expect(await at(100_000)).toBe(50)
      expect(await at(100_500)).toBe(0)
      // What is still under way counts as well: it may arrive at any moment.
      expect(await at(101_600)).toBe(0)
      await store.commit([answered])
      expect(await at(101_600)).toBe(30)
      await store.commit([answered])
      expect(await at(103_200)).toBe(0)
      expect(await at(161_100)).toBe(50)
    })

    test('one chat gets its messages one at a time, in order, five a second at most', async () => {
      const { store } = await fresh()
      for (const id of ['m1', 'm2', 'm3']) await store.commit([said(id, 'oc_1')])
      const limits = { ...PLATFORM_LIMITS, batch: 10 }
      const first = await claim(store, 1_000, 'a', limits)
      expect(first.map(({ id }) => id)).toEqual(['m1'])
      expect(await claim(store, 1_300, 'b', limits)).toHaveLength(0)
      await store.commit([paper.updateTable('outbox').set({ state: 'sent', lease_until: 0 }).where('id', '=', 'm1')])
      expect(await claim(store, 1_100, 'c', limits)).toHaveLength(0)
      expect((await claim(store, 1_220, 'd', limits)).map(({ id }) => id)).toEqual(['m2'])
    })

    test.each(['before', 'after'] as const)(
      'the store fails %s any commit: nothing acknowledged is lost, nothing is said twice',
      async (when) => {
        for (let nth = 1; nth <= 5; nth++) {
          const { store } = await fresh()
          const shown = await throughFault(failing(store, nth, when))
          expect(shown, `fault ${when} commit ${nth}`).toEqual({ m1: 1, m2: 1 })
          const history = await store.read.selectFrom('chronicle').select('number').execute()
          expect(history).toHaveLength(2)
        }
      },
    )
  })
}

const seen = (key: string): Write => paper.insertInto('inbox').values({ key, at: 1 })
const city = (id: string): Write => paper.insertInto('city').values({ id, name: id, since: 1 })
/** A row the schema refuses: there is but one turn. */
const breaking: Write = paper.insertInto('claim_turn').values({ id: 2 as 1, turn: 0 })

const said = (id: string, chat: string, card = '{"body":[]}'): Write =>
  paper.insertInto('outbox').values({
    id,
    lane: `chat:${chat}`,
    target_kind: 'chat',
    target: chat,
    reply_to: null,
    does: 'send',
    of: null,
    card,
    without: '[]',
    urgency: 0,
    about: null,
    why: '{}',
    created_at: 1,
    due_at: 1,
    expires_at: 1_000_000_000,
    state: 'due',
    tries: 0,
    first_try_at: null,
    tried_at: null,
    doubt_since: null,
    lease_by: null,
    lease_until: 0,
    receipt: null,
    reason: null,
  })

const countOf = async (store: Store, table: 'inbox' | 'city' | 'outbox'): Promise<number> =>
  (await store.read.selectFrom(table).selectAll().execute()).length

/** A bot with one command that adds one to a number it has to read first. */
const counting = (store: Store, now = () => 1_000) => {
  let id = 0
  const salt = Math.random().toString(36).slice(2, 8)
  const count = command<Record<string, never>, { number: number; value: number }>({
    name: 'count',
    aliases: [],
    help: { does: phrase('加一', 'add one'), examples: [] },
    may: 'anyone',
    parse: () => ({}),
    async look(db) {
      const last = await db
        .selectFrom('chronicle')
        .select(['number', 'after'])
        .where('subject', '=', 'counter:1')
        .orderBy('number', 'desc')
        .limit(1)
        .executeTakeFirst()
      return { number: last?.number ?? 0, value: Number(last?.after ?? 0) }
    },
    within: () => null,
    decide: (_, { number, value }) => ({
      history: [{ subject: 'counter:1', number, what: 'counted', after: value + 1 }],
      show: { card: note(same(value + 1)) },
    }),
  })
  return makeBot({
    store,
    world: { now, id: () => `${salt}${String(++id).padStart(20, '0')}` },
    zone: 'Asia/Shanghai',
    owners: new Set(),
    commands: [count],
    reactions: [],
    understand: () => null,
    notice: unnoticed,
  })
}

const told = (id: string): Event => ({
  kind: 'message',
  key: id,
  id,
  at: 1,
  chat: 'oc_1',
  chatKind: 'group',
  who: 'ou_1',
  text: '/count',
  toBot: false,
  mentions: [],
})

/** Fails once, around its nth commit: before it reaches the disk, or after it did but with the answer lost. */
const failing = (store: Store, nth: number, when: 'before' | 'after'): Store => {
  let commits = 0
  return {
    read: store.read,
    close: () => store.close(),
    async commit(writes) {
      commits += 1
      if (commits !== nth) return store.commit(writes)
      if (when === 'after') await store.commit(writes)
      throw new Unavailable(`planted ${when} commit ${nth}`)
    },
  }
}

/** Two messages through a bot whose store fails once; the platform pushes again what was not acknowledged. */
async function throughFault(store: Store): Promise<Record<string, number>> {
  let now = 1_000
  const bot = counting(store, () => now)
  const shown = new Map<string, string>()
  const post: Post = {
    async send({ key, replyTo }): Promise<Posted> {
      // The platform remembers the uuid: the same key is the same message.
      if (!shown.has(key)) shown.set(key, replyTo ?? '')
      return { is: 'sent', code: '0', receipt: `om_${key}` }
    },
    update: async () => ({ is: 'refused', code: 'none', why: 'not here' }),
  }
  const courier: Courier = { store, post, world: bot.world, limits: PLATFORM_LIMITS, notice: { posted: () => {} } }
  const again = async <T>(work: () => Promise<T>, waitMs: number): Promise<T> => {
    try {
      return await work()
    } catch (error) {
      if (!(error instanceof Unavailable)) throw error
      now += waitMs
      return work()
    }
  }
  for (const id of ['m1', 'm2']) {
    await again(() => receive(bot, told(id)), 15_000)
    now += 1_000
    await again(() => deliverAll(courier), LEASE_MS)
    now += LEASE_MS
    await again(() => deliverAll(courier), LEASE_MS)
  }
  const counts: Record<string, number> = {}
  for (const id of shown.values()) counts[id] = (counts[id] ?? 0) + 1
  return counts
}
