import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { phrase } from '../bot/phrase.ts'
import { engineOf, noWords, type Verb } from './verb.ts'

export const migrate: Verb = {
  name: 'migrate',
  usage: 'migrate',
  does: phrase('建立或更新数据表（启动时也会自动做）。', 'Lay or update the tables (a start does it too).'),
  async run(args, { config, now, print }) {
    noWords(args)
    if (config.database.kind === 'sqlite') mkdirSync(path.dirname(config.database.file), { recursive: true })
    const applied = await (await engineOf(config)).migrate(now())
    print(
      applied.length === 0 ? '数据表已是最新 / the tables are up to date' : `已应用 / applied: ${applied.join(', ')}`,
    )
    return 0
  },
}
