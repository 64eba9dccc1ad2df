import { execFileSync } from 'node:child_process'
import path from 'node:path'

/** Builds what `npm start` runs, once before all tests: some of them run that very program. */
export default function build(): void {
  execFileSync(process.execPath, [path.resolve(import.meta.dirname, '../src/bundle.ts')], { stdio: 'inherit' })
}
