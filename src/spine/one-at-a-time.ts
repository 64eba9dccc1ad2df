import type { Alarm } from './alarm.ts'

/** What is asked for within so many ms is looked for once: behind every message there would else be a look in vain. */
const BREATH_MS = 50

export interface OneAtATime {
  /** Soon, once for all who asked until then; who asks while it runs makes it run again. */
  ask(): void
  /** Begins nothing more and resolves when what runs has ended. */
  rest(): Promise<void>
}

/** Work that is asked for often and never runs twice at once in this process; `work` answers how much it did, and runs again until that is nothing. */
export function oneAtATime(work: () => Promise<number>, failed: (error: unknown) => void, alarm: Alarm): OneAtATime {
  let running: Promise<void> | null = null
  let asked = false
  let resting = false
  let callOff = () => {}

  const run = () => {
    asked = false
    running = work()
      .then((done) => {
        asked ||= done > 0
      }, failed)
      .finally(() => {
        running = null
        if (asked && !resting) callOff = alarm(run, BREATH_MS)
      })
  }
  return {
    ask() {
      if (asked || resting) return
      asked = true
      if (!running) callOff = alarm(run, BREATH_MS)
    },
    rest() {
      resting = true
      callOff()
      return running ?? Promise.resolve()
    },
  }
}
