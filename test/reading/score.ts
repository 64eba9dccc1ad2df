import path from 'node:path'
import { parseArgs } from 'node:util'
import { CORPUS } from './corpus.ts'
import { harm, type Scored, scored, type Tally, tallies, total } from './run.ts'

/** How well sentences are read: `npm run score:reading -- [FOLDER] [--misses FIELD] [--file NAME] [--json]`. */

const HELP = `npm run score:reading -- [FOLDER] [--misses FIELD] [--file NAME] [--json]
  FOLDER          of *.jsonl lines, with its own rosters.json or those of test/reading (the default)
  --misses FIELD  every line where that field is not right, with what was expected and what was read; "all" for any field
  --file NAME     only that file, without its ending
  --json          the tables as one JSON object`

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    misses: { type: 'string' },
    file: { type: 'string' },
    json: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
})

if (values.help) say(HELP)
else
  tell(scored(path.resolve(positionals[0] ?? CORPUS)).filter(({ line }) => !values.file || line.file === values.file))

function tell(lines: readonly Scored[]): void {
  if (values.misses !== undefined) {
    say(misses(lines, values.misses))
    return
  }
  const files = [...new Set(lines.map(({ line }) => line.file))]
  const byFile = files.map((file) =>
    total(
      lines.filter(({ line }) => line.file === file),
      file,
    ),
  )
  const intents = files.map((file) => intentOf(lines.filter(({ line }) => line.file === file)))
  if (values.json) {
    say(JSON.stringify({ lines: lines.length, ...harm(lines), fields: tallies(lines), files: byFile }))
    return
  }
  const { recordsOfNothing, inventedShare } = harm(lines)
  say(table('field', [...tallies(lines), total(lines)]))
  say('')
  say(
    table(
      'file',
      byFile,
      intents.map((share) => `intent ${share}`),
    ),
  )
  say('')
  say(`${lines.length} lines · ${wholly(lines)} wholly right · intent ${intentOf(lines)}`)
  say(`records made of what is none: ${recordsOfNothing} · invented: ${percent(inventedShare)} of what was given`)
}

function table(head: string, rows: readonly Tally[], behind: readonly string[] = []): string {
  const width = Math.max(...rows.map(({ field }) => field.length), head.length)
  const cells = (name: string, ...rest: readonly (string | number)[]) =>
    name.padEnd(width) + rest.map((cell) => String(cell).padStart(10)).join('')
  return [
    cells(head, 'right', 'wrong', 'invented', 'silent', 'precision', 'recall'),
    ...rows.map((row, at) => {
      const { field, right, wrong, invented, silent, precision, recall } = row
      const line = cells(field, right, wrong, invented, silent, precision.toFixed(3), recall.toFixed(3))
      return behind[at] ? `${line}  ${behind[at]}` : line
    }),
  ].join('\n')
}

function intentOf(lines: readonly Scored[]): string {
  return (tallies(lines).find(({ field }) => field === 'intent')?.precision ?? 1).toFixed(3)
}

function wholly(lines: readonly Scored[]): number {
  return lines.filter(({ judged }) => judged.every(({ verdict }) => verdict === 'right')).length
}

function percent(share: number): string {
  return `${(share * 100).toFixed(2)} %`
}

function say(text: string): void {
  process.stdout.write(`${text}\n`)
}

function misses(lines: readonly Scored[], field: string): string {
  return lines
    .flatMap(({ line, judged }) =>
      judged
        .filter((each) => (field === 'all' || each.field === field) && each.verdict !== 'right')
        .map(
          ({ field: name, verdict, expected, got }) =>
            `${line.id} · ${name} ${verdict}\n  ${line.text.replaceAll('\n', '\n  ')}\n  expected ${JSON.stringify(expected)}\n  got      ${JSON.stringify(got)}`,
        ),
    )
    .join('\n\n')
}
