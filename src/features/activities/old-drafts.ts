import { reaction } from '../../bot/command.ts'
import { paper } from '../../store/paper.ts'

/** A card answers for 14 days (lark.md §5); what waits behind it is of no use after that. */
const DRAFTS_KEPT_MS = 15 * 24 * 60 * 60 * 1000
/** A minute's share. */
const ROWS_A_TICK = 200

/** Forms and choices that nobody came back to are forgotten. */
export const oldDrafts = reaction({
  to: 'tick',
  look: (db, _tick, at) =>
    db
      .selectFrom('draft')
      .select('id')
      .where('at', '<', at.now - DRAFTS_KEPT_MS)
      .limit(1)
      .execute(),
  decide(_tick, old, at) {
    if (old.length === 0) return null
    const some = paper
      .selectFrom('draft')
      .select('id')
      .where('at', '<', at.now - DRAFTS_KEPT_MS)
      .orderBy('at')
      .limit(ROWS_A_TICK)
    return { rows: [paper.deleteFrom('draft').where('id', 'in', some)] }
  },
})
