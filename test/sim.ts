import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { simulate } from '../src/simulator/sim/simulate.ts'
import { migrateSqlite } from '../src/store/migrate-sqlite.ts'
import { sqliteStore } from '../src/store/sqlite.ts'
import { MIGRATIONS } from './temporary-store.ts'
const folder = mkdtempSync(path.join('/dev/shm', 'sim-'))
migrateSqlite(path.join(folder, 'a.db'), MIGRATIONS, 0)
const store = sqliteStore(path.join(folder, 'a.db'))
const engine = { name: 'sqlite' as const, store, close: () => store.close() }
const [from = 1, n = 3, steps = 300] = process.argv.slice(2).map(Number)
for (let seed = from; seed < from + n; seed++) {
  const t0 = process.cpuUsage()
  const o = await simulate({ seed, steps, engine, ...(process.env.STORY ? { tell: (l) => console.log(l) } : {}) })
  console.log(seed, o.weather.sky, o.weather.kind, o.weather.hosts, o.weather.clock, o.fingerprint, JSON.stringify(o.counts), (process.cpuUsage(t0).user / 1000).toFixed(0), 'ms cpu')
  for (const b of o.broken) console.log('  BROKEN', b.invariant, b.where.length, '\n    ' + b.where.slice(0, 4).join('\n    '))
}
rmSync(folder, { recursive: true })
