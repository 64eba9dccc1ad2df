import { type Database, SqliteError } from 'better-sqlite3'
import { SqliteQueryCompiler } from 'kysely'
import { type Compiled, compiling } from './compile.ts'
import { lostIn } from './complaint.ts'
import type { Write } from './paper.ts'
import { type Statements, statements } from './statements.ts'
import { Broken, type Committed, Unavailable, WRITES_MAX } from './store.ts'

/** Units that share one write to disk; more would make the first wait for the last. */
const GROUP_MAX = 256

interface Unit {
  readonly writes: readonly Compiled[]
  settle(verdict: Committed): void
  fail(error: unknown): void
}

/**
 * Concurrent units go to disk together: one BEGIN IMMEDIATE … COMMIT, each unit in a savepoint of its own, so that one
 * that fails harms no other; none is answered before the COMMIT that holds it is on disk. If the store itself fails
 * (a full disk ends the whole transaction), every unit of the group fails.
 */
export function groupCommit(
  db: Database,
  statement: Statements = statements(db),
): (writes: readonly Write[]) => Promise<Committed> {
  const compile = compiling(new SqliteQueryCompiler(), () => '?')
  let waiting: Unit[] = []

  const run = ({ sql, parameters }: Compiled) => statement(sql).run(...parameters)

  /** One unit inside the open transaction: its verdict, or its own failure, with the savepoint undone. */
  const attempt = (unit: Unit): (() => void) => {
    statement('savepoint unit').run()
    try {
      for (const write of unit.writes) run(write)
      statement('release unit').run()
      return () => unit.settle('committed')
    } catch (error) {
      const meaning = meaningOf(error)
      if (meaning instanceof Unavailable || !db.inTransaction) throw error
      statement('rollback to unit').run()
      statement('release unit').run()
      return () => (meaning instanceof Broken ? unit.fail(meaning) : unit.settle(meaning))
    }
  }

  const flush = () => {
    const group = waiting.slice(0, GROUP_MAX)
    waiting = waiting.slice(GROUP_MAX)
    if (waiting.length > 0) setImmediate(flush)
    try {
      statement('begin immediate').run()
      const verdicts = group.map(attempt)
      statement('commit').run()
      for (const verdict of verdicts) verdict()
    } catch (error) {
      if (db.inTransaction) statement('rollback').run()
      const meaning = meaningOf(error)
      const why = meaning instanceof Error ? meaning : new Unavailable('the group was undone', { cause: error })
      for (const unit of group) unit.fail(why)
    }
  }

  return (writes) =>
    new Promise((settle, fail) => {
      if (writes.length > WRITES_MAX) {
        fail(new Broken(`a unit of ${writes.length} writes; the most is ${WRITES_MAX}`))
        return
      }
      // Compiled outside the transaction: a mistake in a query costs its author, not the group.
      waiting.push({ writes: writes.map(compile), settle, fail })
      if (waiting.length === 1) setImmediate(flush)
    })
}

/** What the database's complaint means: a lost key, a broken unit, or a store that cannot. */
export function meaningOf(error: unknown): Committed | Broken | Unavailable {
  if (!(error instanceof SqliteError)) return new Broken(String(error), { cause: error })
  const { code, message } = error
  if (code === 'SQLITE_CONSTRAINT_UNIQUE' || code === 'SQLITE_CONSTRAINT_PRIMARYKEY') {
    const lost = lostIn(message)
    if (lost !== null) return lost
  }
  return OWN_FAULTS.some((fault) => code.startsWith(fault))
    ? new Broken(message, { cause: error })
    : new Unavailable(message, { cause: error })
}

/** Result codes that say the unit is wrong; every other one (BUSY, FULL, IOERR, CORRUPT …) is the store's trouble. */
const OWN_FAULTS = ['SQLITE_CONSTRAINT', 'SQLITE_ERROR', 'SQLITE_MISMATCH', 'SQLITE_RANGE', 'SQLITE_TOOBIG']
