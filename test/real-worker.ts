import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Miniflare } from 'miniflare'
import type { D1 } from '../src/store/d1.ts'

const ROOT = path.resolve(import.meta.dirname, '..')

/** The Worker as wrangler would upload it, made by the settings of `wrangler.toml`. */
export async function bundledWorker(): Promise<string> {
  const folder = mkdtempSync(path.join(tmpdir(), 'jiedui-worker-'))
  try {
    const wrangler = path.join(ROOT, 'node_modules/wrangler/bin/wrangler.js')
    await ended(
      spawn(process.execPath, [wrangler, 'deploy', '--dry-run', '--outdir', folder], {
        cwd: ROOT,
        env: { ...process.env, CI: '1', WRANGLER_SEND_METRICS: 'false', WRANGLER_LOG_PATH: folder },
        stdio: ['ignore', 'pipe', 'pipe'],
      }),
    )
    return readFileSync(path.join(folder, 'worker.js'), 'utf8')
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** It in workerd, with a D1 database, a bucket and a clock trigger. */
export interface RealWorker {
  readonly url: string
  /** Its rows, and wrangler's. */
  readonly db: D1
  /** What it wrote to the log. */
  readonly lines: readonly string[]
  /** One turn of the clock trigger. */
  minute(): Promise<void>
  /** Ends it at once, with whatever it had in hand. */
  end(): Promise<void>
}

/** `rows`: a folder in which the database outlives the Worker. */
export async function startWorker(
  bundle: string,
  rows: string,
  env: Readonly<Record<string, string>>,
): Promise<RealWorker> {
  const lines: string[] = []
  const miniflare = new Miniflare({
    // Else it asks Cloudflare where we are.
    cf: false,
    resourcePersistencePath: rows,
    handleStructuredLogs: ({ message }) => void lines.push(message),
    workers: [
      {
        config: {
          name: NAME,
          compatibilityDate: '2026-04-01',
          compatibilityFlags: ['nodejs_compat'],
          manifest: { mainModule: 'worker.js', modules: { 'worker.js': { type: 'esm', contents: bundle } } },
          triggers: [{ type: 'scheduled', schedule: '* * * * *' }],
          env: {
            ...Object.fromEntries(Object.entries(env).map(([name, value]) => [name, { type: 'text', value }] as const)),
            DB: { type: 'd1', id: 'jiedui' },
            FILES: { type: 'r2', name: 'jiedui-files' },
          },
        },
      },
    ],
  })
  const url = (await miniflare.ready).href.replace(/\/$/, '')
  const db = await miniflare.getD1Database('DB', NAME)
  const worker = (await miniflare.getWorker(NAME)) as unknown as Clockwork
  return {
    url,
    db: db as unknown as D1,
    lines,
    async minute() {
      const { outcome } = await worker.scheduled({ cron: '* * * * *' })
      if (outcome !== 'ok') throw new Error(`a turn of the clock ended with ${outcome}`)
    },
    end: () => miniflare.dispose(),
  }
}

const NAME = 'jiedui'

/** The part of the runtime's own types that is used here. */
interface Clockwork {
  scheduled(trigger: { readonly cron: string }): Promise<{ readonly outcome: string }>
}

function ended(child: ReturnType<typeof spawn>): Promise<void> {
  let said = ''
  child.stdout?.on('data', (chunk: Buffer) => {
    said += chunk.toString()
  })
  child.stderr?.on('data', (chunk: Buffer) => {
    said += chunk.toString()
  })
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code) => (code === 0 ? resolve() : reject(new Error(`wrangler ended with ${code}:\n${said}`))))
  })
}
