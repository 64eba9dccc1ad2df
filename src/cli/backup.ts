import { existsSync, renameSync, rmSync } from 'node:fs'
import Sqlite from 'better-sqlite3'
import { phrase } from '../bot/phrase.ts'
import { type Desk, engineOf, fileOf, Misused, onlyWord, type Verb } from './verb.ts'

/** A copy as of one moment, while the bot runs. */
export const backup: Verb = {
  name: 'backup',
  usage: 'backup FILE',
  does: phrase('备份数据库到一个文件，不用停机。', 'Copy the database to a file; the bot may run on.'),
  async run(args, { config, print }) {
    const file = onlyWord(args)
    const database = fileOf(config)
    if (existsSync(file)) throw new Misused(`文件已存在 / the file is there already: ${file}`)
    if (!existsSync(database)) return missing(database, print)
    await copy(database, file)
    print(`已备份 / backed up: ${database} → ${file}`)
    return 0
  },
}

/** Puts a backup in the place of the database; what was there is kept beside it. */
export const restore: Verb = {
  name: 'restore',
  usage: 'restore FILE',
  does: phrase(
    '用备份恢复数据库，先停机；原来的数据会留一份。',
    'Put a backup back (stop the bot first); the old data is kept.',
  ),
  async run(args, { config, now, print }) {
    const file = onlyWord(args)
    const database = fileOf(config)
    if (!existsSync(file)) return missing(file, print)
    if (!isOurs(file)) {
      print(`不是结对助手的数据库 / is no database of this program: ${file}`)
      return 1
    }
    // Newer than this program is refused here, before anything is moved.
    await (await engineOf({ ...config, database: { kind: 'sqlite', file } })).pending()
    const fresh = `${database}.restoring`
    rmSync(fresh, { force: true })
    await copy(file, fresh)
    if (existsSync(database)) {
      if (!mayClose(database)) {
        rmSync(fresh, { force: true })
        print('机器人还在运行，请先停机 / the bot still runs: stop it first')
        return 1
      }
      const kept = `${database}.before-${new Date(now()).toISOString().replaceAll(/[:.]/g, '-')}`
      renameSync(database, kept)
      for (const side of ['-wal', '-shm']) rmSync(database + side, { force: true })
      print(`原来的数据留在 / the old data is kept in: ${kept}`)
    }
    renameSync(fresh, database)
    print(`已恢复 / restored: ${file} → ${database}`)
    return 0
  },
}

async function copy(from: string, to: string): Promise<void> {
  const db = new Sqlite(from, { readonly: true })
  try {
    await db.backup(to)
  } finally {
    db.close()
  }
}

function isOurs(file: string): boolean {
  try {
    const db = new Sqlite(file, { readonly: true })
    try {
      return db.prepare("select 1 from sqlite_master where name = 'migration'").get() !== undefined
    } finally {
      db.close()
    }
  } catch (error) {
    if (error instanceof Sqlite.SqliteError) return false
    throw error
  }
}

/** Folds the log into the file and takes the whole lock: both fail while another process has the file open and writes. */
export function mayClose(file: string): boolean {
  const db = new Sqlite(file)
  try {
    return db.pragma('journal_mode = DELETE', { simple: true }) === 'delete'
  } catch (error) {
    if (error instanceof Sqlite.SqliteError && error.code.startsWith('SQLITE_BUSY')) return false
    throw error
  } finally {
    db.close()
  }
}

function missing(file: string, print: Desk['print']): number {
  print(`没有这个文件 / there is no such file: ${file}`)
  return 1
}
