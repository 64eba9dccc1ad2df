import { SqliteQueryCompiler } from 'kysely'
import { compiling } from './compile.ts'
import { meaningOf } from './group-commit.ts'
import type { Write } from './paper.ts'
import { openSqlite } from './sqlite.ts'
import { statements } from './statements.ts'
import { Broken } from './store.ts'

/**
 * One unit of any length, for filling a database that nobody uses yet; all of it or nothing.
 * @throws Broken, Unavailable as `Store.commit` does, and what `work` throws
 */
export async function loadSqlite(
  file: string,
  work: (run: (write: Write) => Promise<void>) => Promise<void>,
): Promise<void> {
  const db = openSqlite(file)
  const statement = statements(db)
  const compile = compiling(new SqliteQueryCompiler(), () => '?')
  const guarded = (act: () => unknown) => {
    try {
      act()
    } catch (error) {
      const meaning = meaningOf(error)
      throw meaning instanceof Error ? meaning : new Broken(String(error), { cause: error })
    }
  }
  try {
    guarded(() => statement('begin immediate').run())
    await work(async (write) => {
      const { sql, parameters } = compile(write)
      guarded(() => statement(sql).run(...parameters))
    })
    guarded(() => statement('commit').run())
  } finally {
    // An open transaction is undone with the handle.
    db.close()
  }
}
