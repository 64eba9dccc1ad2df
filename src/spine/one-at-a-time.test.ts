import { beforeEach, expect, test } from 'vitest'
import { type OneAtATime, oneAtATime } from './one-at-a-time.ts'

/** Alarms that ring when told to. */
let alarms: (() => void)[]
let running: { end(done: number): Promise<void>; fail(): Promise<void> }[]
let failures: unknown[]
let desk: OneAtATime

const settled = () => new Promise<void>((resolve) => setImmediate(resolve))
const ring = () => {
  const due = alarms
  alarms = []
  for (const run of due) run()
}

beforeEach(() => {
  alarms = []
  running = []
  failures = []
  desk = oneAtATime(
    () =>
      new Promise<number>((resolve, reject) => {
        running.push({
          end(done) {
            resolve(done)
            return settled()
          },
          fail() {
            reject(new Error('no'))
            return settled()
          },
        })
      }),
    (error) => failures.push(error),
    (run) => {
      alarms.push(run)
      return () => {
        alarms = alarms.filter((one) => one !== run)
      }
    },
  )
})

test('asked for three times at once, it runs once', () => {
  for (let i = 0; i < 3; i++) desk.ask()
  ring()
  ring()
  expect(running).toHaveLength(1)
})

test('asked for while it runs: once more, and never two at once', async () => {
  desk.ask()
  ring()
  desk.ask()
  ring()
  expect(running).toHaveLength(1)
  await running[0]?.end(0)
  ring()
  expect(running).toHaveLength(2)
})

test('what did something looks again; what found nothing rests', async () => {
  desk.ask()
  ring()
  await running[0]?.end(10)
  ring()
  expect(running).toHaveLength(2)
  await running[1]?.end(0)
  ring()
  expect(running).toHaveLength(2)
})

test('a failure is told, and the next who asks is served', async () => {
  desk.ask()
  ring()
  await running[0]?.fail()
  expect(failures).toHaveLength(1)
  desk.ask()
  ring()
  expect(running).toHaveLength(2)
})

test('at rest it begins nothing, and waits for what runs', async () => {
  desk.ask()
  ring()
  let rested = false
  void desk.rest().then(() => {
    rested = true
  })
  desk.ask()
  ring()
  await settled()
  expect(rested).toBe(false)
  await running[0]?.end(5)
  ring()
  expect(rested).toBe(true)
  expect(running).toHaveLength(1)
})
