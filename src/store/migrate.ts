import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { newerThanProgram, Unfit } from './unfit.ts'

export { Unfit } from './unfit.ts'

export interface Migration {
  /** `0001_spine` */
  readonly name: string
  readonly sql: string
}

/** The migrations as they lie in the folder, in order. */
export function migrationsIn(folder: string): readonly Migration[] {
  return readdirSync(folder)
    .filter((file) => /^\d{4}_\w+\.sql$/.test(file))
    .sort()
    .map((file) => ({ name: path.basename(file, '.sql'), sql: readFileSync(path.join(folder, file), 'utf8') }))
}

/** Which of our migrations a database has not seen; the same for every engine. */
export function stillDue(
  applied: readonly { readonly name: string; readonly sha256: string }[],
  migrations: readonly Migration[],
): readonly Migration[] {
  const ours = new Map(migrations.map((migration) => [migration.name, migration]))
  const unknown = applied.filter(({ name }) => !ours.has(name)).map(({ name }) => name)
  if (unknown.length > 0) throw newerThanProgram(unknown)
  for (const { name, sha256: then } of applied) {
    const now = ours.get(name)
    if (now && sha256(now.sql) !== then) {
      throw new Unfit(
        `迁移 ${name} 在应用之后被改动过，无法启动。 / Migration ${name} was changed after it had been applied; restore the file.`,
      )
    }
  }
  const seen = new Set(applied.map(({ name }) => name))
  return migrations.filter(({ name }) => !seen.has(name))
}

export const sha256 = (text: string) => createHash('sha256').update(text.replaceAll('\r\n', '\n')).digest('hex')
