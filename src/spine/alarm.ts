/** Calls back once after so many ms; what it answers calls that off. */
export type Alarm = (run: () => void, ms: number) => () => void

/** The machine's own clock. */
export const machineAlarm: Alarm = (run, ms) => {
  const timer = setTimeout(run, ms)
  return () => clearTimeout(timer)
}
