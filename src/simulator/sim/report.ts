import type { Counts, Outcome } from './simulate.ts'

/** One line for one life. */
export function lineOf({ seed, weather, fingerprint, counts, broken }: Outcome): string {
  const sky = `${weather.sky}, ${weather.hosts} ${weather.kind}${weather.hosts === 1 ? '' : weather.kind === 'process' ? 'es' : 's'}`
  const clock = weather.clock === 'right' ? '' : `, clock ${weather.clock}`
  const numbers = COLUMNS.map((name) => `${counts[name]} ${name}`).join(', ')
  return `seed ${seed}: ${broken.length === 0 ? 'holds' : 'BROKEN'} ${fingerprint} (${sky}${clock}) ${numbers}`
}

/** What is to be read of a life that broke a promise. */
export function failureOf({ seed, broken }: Outcome, replay: string): string {
  const lines = broken.flatMap(({ invariant, where }) => [
    `  ${invariant}: ${where.length}`,
    ...where.slice(0, WHERE_MAX).map((line) => `    ${line}`),
    ...(where.length > WHERE_MAX ? [`    … and ${where.length - WHERE_MAX} more`] : []),
  ])
  return [`seed ${seed} is broken`, ...lines, `  to see it again: ${replay}`].join('\n')
}
const WHERE_MAX = 5

/** All lives together. */
export function summaryOf(outcomes: readonly Outcome[], engine: string, steps: number, seconds: number): string {
  const total = (name: keyof Counts) => outcomes.reduce((sum, { counts }) => sum + counts[name], 0)
  const rows: readonly (readonly [string, string | number])[] = [
    ['engine', engine],
    ['seeds', outcomes.length],
    ['steps each', steps],
    ...COLUMNS.map((name) => [name, total(name)] as const),
    ['broken', outcomes.filter(({ broken }) => broken.length > 0).length],
    ['wall time', `${seconds.toFixed(1)} s`],
    ['seeds a second', (outcomes.length / seconds).toFixed(2)],
  ]
  const width = Math.max(...rows.map(([name]) => name.length))
  return rows.map(([name, value]) => `${name.padEnd(width)}  ${value}`).join('\n')
}

const COLUMNS = ['events', 'records', 'messages', 'calls', 'kills', 'retries', 'held', 'dead'] as const
