import '../node-version.ts'
import { readConfig, WrongSettings } from '../config.ts'
import { Unfit } from '../store/migrate.ts'
import { backup, restore } from './backup.ts'
import { doctor } from './doctor.ts'
import { exportAll } from './export.ts'
import { importAll } from './import.ts'
import { migrate } from './migrate.ts'
import { read } from './read.ts'
import { Misused, type Verb } from './verb.ts'

/** Every verb, in the order `help` lists them. */
const VERBS: readonly Verb[] = [doctor, migrate, backup, restore, exportAll, importAll, read]

process.exitCode = await run(process.argv.slice(2))

/** The IT person's commands: `npm run jiedui -- VERB …`; 0 well, 1 not well, 2 misused. */
async function run([name = 'help', ...args]: readonly string[]): Promise<number> {
  if (name === 'help') {
    print('npm run jiedui -- COMMAND', '')
    for (const { usage, does } of VERBS) print(`  ${usage.padEnd(24)}${does.zh}\n${' '.repeat(26)}${does.en}`)
    return 0
  }
  const verb = VERBS.find((one) => one.name === name)
  if (!verb) return misused(`没有这个命令 / no such command: ${name}`)
  try {
    return await verb.run(args, {
      config: readConfig(process.env),
      now: Date.now,
      print,
      complain,
      input: process.stdin,
    })
  } catch (error) {
    if (error instanceof Misused) return misused(`${error.message}\n  ${verb.usage}`)
    if (error instanceof WrongSettings || error instanceof Unfit) {
      complain(error.message)
      return 1
    }
    throw error
  }
}

function misused(why: string): number {
  process.stderr.write(`${why}\n查看全部命令 / for all commands: npm run jiedui -- help\n`)
  return 2
}

function complain(...lines: readonly string[]): void {
  for (const line of lines) process.stderr.write(`${line}\n`)
}

function print(...lines: readonly string[]): void {
  for (const line of lines) process.stdout.write(`${line}\n`)
}
