import { sql } from 'kysely'
import type { Errand } from '../bot/decision.ts'
import type { Event } from '../bot/event.ts'
import type { Directory } from '../bot/post.ts'
import { paper } from '../store/paper.ts'
import type { Schema } from '../store/schema.ts'
import type { Bot } from './bot.ts'
import { receive } from './receive.ts'

/** Longer than the slowest page of members takes, so that two never run the same errand at once. */
const LEASE_MS = 60_000
const BATCH = 10
/** In the SQL itself, for the partial index. */
const DUE = sql.lit('due' as const)
/** After each failure; a platform that is away for longer is asked again by the next event that needs it. */
const LADDER_MS = [5_000, 30_000, 120_000, 600_000, 3_600_000] as const

/** Runs the slow work that is due; each result comes in as an event of its own. Resolves with how many were run. */
export async function runErrands(bot: Bot, directory: Directory): Promise<number> {
  const now = bot.world.now()
  const token = bot.world.id()
  const anyDue = await bot.store.read
    .selectFrom('errand')
    .select('id')
    .where('state', '=', DUE)
    .where('due_at', '<=', now)
    .limit(1)
    .executeTakeFirst()
  if (!anyDue) return 0
  await bot.store.commit([
    paper.updateTable('claim_turn').set((eb) => ({ turn: eb('turn', '+', 1) })),
    paper
      .updateTable('errand')
      .set((eb) => ({ lease_by: token, lease_until: now + LEASE_MS, tries: eb('tries', '+', 1) }))
      .where('lease_until', '<=', now)
      .where('id', 'in', (q) =>
        q
          .selectFrom('errand')
          .select('id')
          .where('state', '=', DUE)
          .where('due_at', '<=', now)
          .where('lease_until', '<=', now)
          .orderBy('due_at')
          .orderBy('id')
          .limit(BATCH),
      ),
  ])
  const leased = await bot.store.read
    .selectFrom('errand')
    .selectAll()
    .where('lease_by', '=', token)
    .orderBy('id')
    .execute()
  await Promise.all(leased.map((row) => runOne(bot, directory, row)))
  return leased.length
}

async function runOne(bot: Bot, directory: Directory, row: Schema['errand']): Promise<void> {
  const mark = (set: Partial<Schema['errand']>) =>
    bot.store.commit([
      paper
        .updateTable('errand')
        .set({ lease_by: null, lease_until: 0, ...set })
        .where('id', '=', row.id)
        .where('lease_by', '=', row.lease_by),
    ])
  try {
    await receive(bot, await resultOf(bot, directory, row))
    await mark({ state: 'done' })
  } catch (error) {
    bot.notice.failed(`errand ${row.kind}`, row.id, error)
    const wait = LADDER_MS[row.tries - 1]
    const reason = String(error).slice(0, REASON_MAX)
    await mark(wait === undefined ? { state: 'dead', reason } : { due_at: bot.world.now() + wait, reason })
  }
}

/** What an owner needs to read of an error. */
const REASON_MAX = 300

async function resultOf(bot: Bot, directory: Directory, row: Schema['errand']): Promise<Event> {
  const errand = JSON.parse(row.args) as Errand
  const happened = { key: `errand:${row.id}`, at: bot.world.now() }
  switch (errand.kind) {
    case 'count-members':
      return {
        kind: 'members-counted',
        ...happened,
        chat: errand.chat,
        people: await directory.membersOf(errand.chat),
      }
    case 'name-people':
      return { kind: 'people-named', ...happened, people: await directory.namesOf(errand.people) }
  }
}
