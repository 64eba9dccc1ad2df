import { fork } from 'node:child_process'
import { availableParallelism } from 'node:os'
import { parseArgs } from 'node:util'
import type { Engine } from '../src/simulator/sim/host-store.ts'
import { PLANTS, type PlantName } from '../src/simulator/sim/plants.ts'
import { failureOf, lineOf, summaryOf } from '../src/simulator/sim/report.ts'
import { type Outcome, simulate } from '../src/simulator/sim/simulate.ts'
import { ENGINES, simulationEngine } from './sim-engines.ts'

/** Lives through many seeds: `npm run sim -- --seeds 500 --from 1 --steps 300 --engine sqlite|postgres|d1`. */

const HELP = `npm run sim -- [--seeds N] [--from N] [--steps N] [--engine sqlite|postgres|d1] [--jobs N]
               [--plant ${Object.keys(PLANTS).join('|')}] [--verbose] [--story]`
const STEPS = 300
/** How many deeds a broken life is tried with again. */
const SHORTER = [3, 6, 12, 25, 50, 100, 200]

interface Told {
  readonly outcome: Outcome
  /** With which it came to this. */
  readonly steps: number
}

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '100' },
    from: { type: 'string', default: '1' },
    steps: { type: 'string', default: String(STEPS) },
    engine: { type: 'string', default: 'sqlite' },
    jobs: { type: 'string', default: String(availableParallelism()) },
    plant: { type: 'string' },
    verbose: { type: 'boolean', default: false },
    story: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
    worker: { type: 'boolean', default: false },
  },
})
const asked = {
  seeds: whole('seeds', values.seeds, 1),
  from: whole('from', values.from, 0),
  steps: whole('steps', values.steps, 1),
  jobs: whole('jobs', values.jobs, 1),
  engine: oneOf('engine', values.engine, ENGINES),
  plant: values.plant === undefined ? null : oneOf('plant', values.plant, Object.keys(PLANTS) as PlantName[]),
}

if (values.help) say(HELP)
else if (values.worker) await work()
else await lead()

/** Lives through the seeds that it is sent, one after the other, on a database of its own. */
async function work(): Promise<void> {
  const engine = await simulationEngine(asked.engine)
  let last: Promise<unknown> = Promise.resolve()
  process.on('message', (seed: number | 'done') => {
    last = last.then(async () => {
      if (seed !== 'done') return void process.send?.(await lived(engine, seed))
      await engine.close()
      process.disconnect()
    })
  })
  process.on('disconnect', () => process.exit())
  process.send?.('ready')
}

/** A life that breaks a promise is lived again with fewer steps, for whoever has to read what happened. */
async function lived(engine: Engine, seed: number): Promise<Told> {
  const outcome = await live(engine, seed, asked.steps)
  if (outcome.broken.length === 0 || values.story) return { outcome, steps: asked.steps }
  for (const steps of SHORTER.filter((few) => few < asked.steps)) {
    const shorter = await live(engine, seed, steps)
    if (shorter.broken.length > 0) return { outcome: shorter, steps }
  }
  return { outcome, steps: asked.steps }
}

async function live(engine: Engine, seed: number, steps: number): Promise<Outcome> {
  const { plant } = asked
  return simulate({
    seed,
    steps,
    engine,
    ...(plant ? { plant: PLANTS[plant]() } : {}),
    ...(values.story ? { tell: say } : {}),
  })
}

/** Hands out the seeds, and says how it went. */
async function lead(): Promise<void> {
  const began = performance.now()
  const outcomes: Outcome[] = []
  const told = ({ outcome, steps }: Told) => {
    outcomes.push(outcome)
    if (values.verbose) say(lineOf(outcome))
    if (outcome.broken.length > 0) say(failureOf(outcome, replay(outcome.seed, steps)))
  }
  const seeds = Array.from({ length: asked.seeds }, (_, i) => asked.from + i)
  const jobs = values.story ? 1 : Math.min(asked.jobs, seeds.length)
  if (jobs === 1) {
    const engine = await simulationEngine(asked.engine)
    for (const seed of seeds) told(await lived(engine, seed))
    await engine.close()
  } else {
    await Promise.all(Array.from({ length: jobs }, () => worker(seeds, told)))
  }
  say(`\n${summaryOf(outcomes, asked.engine, asked.steps, (performance.now() - began) / 1_000)}`)
  const whole = outcomes.length === asked.seeds && outcomes.every(({ broken }) => broken.length === 0)
  // Said outright: what an engine hangs on to the end of the process must not make a success of it.
  process.exit(whole ? 0 : 1)
}

/** A process of its own that lives through seeds of the common list until there are none. */
function worker(seeds: number[], told: (told: Told) => void): Promise<void> {
  return new Promise((resolve) => {
    const child = fork(import.meta.filename, [...process.argv.slice(2), '--worker'])
    child.on('message', (message: Told | 'ready') => {
      if (message !== 'ready') told(message)
      child.send(seeds.shift() ?? 'done')
    })
    child.on('exit', () => resolve())
  })
}

function replay(seed: number, steps: number): string {
  const plant = asked.plant ? ` --plant ${asked.plant}` : ''
  return `npm run sim -- --from ${seed} --seeds 1 --steps ${steps} --engine ${asked.engine}${plant} --story`
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}

function whole(name: string, text: string, least: number): number {
  const number = Number(text)
  if (!Number.isInteger(number) || number < least) wrong(`--${name} is a whole number from ${least} on, not ${text}`)
  return number
}

function oneOf<T extends string>(name: string, text: string, names: readonly T[]): T {
  const found = names.find((one) => one === text)
  return found ?? wrong(`--${name} is one of ${names.join(', ')}, not ${text}`)
}

function wrong(why: string): never {
  process.stderr.write(`${why}\n${HELP}\n`)
  process.exit(2)
}
