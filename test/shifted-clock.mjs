// Loaded before the program in tests of the real process: its clock is the machine's, so many ms ahead.
import { readFileSync } from 'node:fs'

const ahead = Number(process.env.TEST_CLOCK_AHEAD_MS ?? 0)
/** Where the test keeps a number of ms that it may raise while the program runs. */
const file = process.env.TEST_CLOCK_FILE
const more = file === undefined ? () => 0 : () => Number(readFileSync(file, 'utf8'))
const real = Date.now
Date.now = () => real() + ahead + more()
