import path from 'node:path'
import { known, read } from '../../src/reading/read.ts'
import type { Reader, Roster } from '../../src/reading/reader.ts'
import { type CorpusRoster, linesIn, rostersIn } from '../reading/corpus.ts'

// npm run bench:reading: how many lines of the corpus one core reads in a second of its own time; waiting for a busy
// machine counts for nothing, sharing its caches does. The aim is 10,000. The first rounds warm up and do not count.
const ZONE = 'Asia/Shanghai'
const WARM_ROUNDS = 5
const ROUNDS = 9

const folder = path.resolve(import.meta.dirname, '../reading')
const rosters = new Map([...rostersIn(folder)].map(([name, roster]) => [name, rosterOf(roster)]))
const ready = new Map([...rosters].map(([name, roster]) => [name, known({ roster, zone: ZONE })]))
const nobody = known({ zone: ZONE })
const lines = linesIn(folder).map(({ text, now, roster: name = '', speaker }) => {
  const roster = rosters.get(name)
  const reader: Reader = {
    now: Date.parse(now),
    zone: ZONE,
    ...(roster && { roster }),
    ...(speaker !== undefined && { speaker }),
  }
  return { text, reader, about: ready.get(name) ?? nobody }
})
const letters = lines.reduce((sum, { text }) => sum + text.length, 0)

function rosterOf({ pairs, aliases, speaker, calendar }: CorpusRoster): Roster {
  return {
    pairs,
    ...(aliases && { aliases }),
    ...(speaker !== undefined && { speaker }),
    ...(calendar && { calendar }),
  }
}

const round = (): number => {
  const before = process.threadCpuUsage()
  for (const { text, reader, about } of lines) read(text, reader, about)
  const { user, system } = process.threadCpuUsage(before)
  return (lines.length / (user + system)) * 1_000_000
}
for (let warm = 0; warm < WARM_ROUNDS; warm++) round()
const speeds = Array.from({ length: ROUNDS }, round).sort((a, b) => a - b)
const middle = speeds[ROUNDS >> 1] ?? Number.NaN
process.stdout.write(
  `${lines.length} lines of ${Math.round(letters / lines.length)} letters: ${Math.round(middle)} lines/s on one core ` +
    `(slowest round ${Math.round(speeds[0] ?? Number.NaN)}, fastest ${Math.round(speeds.at(-1) ?? Number.NaN)})\n`,
)
