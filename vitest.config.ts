import { defineConfig } from 'vitest/config'

/** No test asserts a duration; this only ends one that hangs, on a slow and busy machine too. */
const HANGS_AFTER_MS = 60_000

export default defineConfig({
  test: {
    globalSetup: 'test/build.ts',
    // Every core: left to itself the runner keeps one back, and of two that is half.
    maxWorkers: '100%',
    include: ['src/**/*.test.{ts,tsx}', 'test/**/*.test.ts'],
    testTimeout: HANGS_AFTER_MS,
    hookTimeout: HANGS_AFTER_MS,
  },
})
