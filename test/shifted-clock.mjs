// Loaded before the program in tests of the real process: its clock is the machine's, so many ms ahead.
const ahead = Number(process.env.TEST_CLOCK_AHEAD_MS ?? 0)
const real = Date.now
Date.now = () => real() + ahead
