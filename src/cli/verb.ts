import path from 'node:path'
import type { Phrase } from '../bot/phrase.ts'
import type { Config } from '../config.ts'
import { type Engine, engineFor } from '../store/engine.ts'
import { migrationsIn } from '../store/migrate.ts'

export interface Verb {
  readonly name: string
  /** `backup FILE` */
  readonly usage: string
  readonly does: Phrase
  /** Answers the exit code: 0 well, 1 not well. @throws Misused where the words do not fit */
  run(args: readonly string[], desk: Desk): Promise<number>
}

/** What a verb works with. */
export interface Desk {
  readonly config: Config
  /** Epoch ms. */
  now(): number
  print(...lines: readonly string[]): void
  /** What is wrong, apart from what was asked for. */
  complain(...lines: readonly string[]): void
  /** What is piped in. */
  readonly input: NodeJS.ReadableStream
}

export class Misused extends Error {
  override readonly name = 'Misused'
}

/** The one word a verb takes. */
export function onlyWord(args: readonly string[]): string {
  const [word, ...more] = args
  if (word === undefined || more.length > 0) throw new Misused('要写一个文件名 / takes one file name')
  return word
}

/** None at all. */
export function noWords(args: readonly string[]): void {
  if (args.length > 0) throw new Misused(`多余的内容 / not understood: ${args.join(' ')}`)
}

/** The database of the settings. */
export const engineOf = ({ database }: Config): Promise<Engine> => engineFor(database, migrations())

/** What this program lays. */
export const migrationNames = (): readonly string[] => migrations().map(({ name }) => name)

const migrations = () => migrationsIn(path.resolve(import.meta.dirname, '../../migrations'))

/** The file of the settings' database. @throws Misused where it is a server's, which has tools of its own */
export function fileOf({ database }: Config): string {
  if (database.kind === 'sqlite') return database.file
  throw new Misused('Postgres 请用 pg_dump 和 pg_restore / with Postgres use pg_dump and pg_restore')
}
