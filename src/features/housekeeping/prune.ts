import { sql } from 'kysely'
import { reaction } from '../../bot/command.ts'
import { paper } from '../../store/paper.ts'

const DAY = 24 * 60 * 60 * 1000

/** Bodies of sent messages are cleared after 30 days, handled-event keys after 60 (product.md §8). */
const BODIES_KEPT_MS = 30 * DAY
const KEYS_KEPT_MS = 60 * DAY
/** A minute's share, so that no tick is long; at this rate a backlog of a million is gone in a day. */
const ROWS_A_TICK = 700
/** In the SQL itself: only then is the partial index of sent bodies used. */
const DUE = sql.lit('due' as const)

/** Forgets each minute what need not be kept. */
export const housekeeping = reaction({
  to: 'tick',
  look: async (db, _tick, at) => ({
    keys: await db
      .selectFrom('inbox')
      .select('key')
      .where('at', '<', at.now - KEYS_KEPT_MS)
      .limit(1)
      .execute(),
    bodies: await db
      .selectFrom('outbox')
      .select('id')
      .where('card', 'is not', null)
      .where('created_at', '<', at.now - BODIES_KEPT_MS)
      .where('state', '<>', DUE)
      .limit(1)
      .execute(),
  }),
  decide(_tick, { keys, bodies }, at) {
    const old = paper
      .selectFrom('inbox')
      .select('key')
      .where('at', '<', at.now - KEYS_KEPT_MS)
      .orderBy('at')
      .limit(ROWS_A_TICK)
    const read = paper
      .selectFrom('outbox')
      .select('id')
      .where('card', 'is not', null)
      .where('created_at', '<', at.now - BODIES_KEPT_MS)
      .where('state', '<>', DUE)
      .limit(ROWS_A_TICK)
    const rows = [
      ...(keys.length > 0 ? [paper.deleteFrom('inbox').where('key', 'in', old)] : []),
      ...(bodies.length > 0 ? [paper.updateTable('outbox').set({ card: null }).where('id', 'in', read)] : []),
    ]
    return rows.length > 0 ? { rows } : null
  },
})
