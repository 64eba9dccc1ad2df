import { type ChildProcess, spawn } from 'node:child_process'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import { newWorld } from '../src/simulator/new-world.ts'
import { type Feishu, feishu } from '../src/simulator/platform.ts'
import { feishuRest } from '../src/simulator/rest.ts'

const ROOT = path.resolve(import.meta.dirname, '..')

/** The program itself, as a process of its own. */
export interface RealProcess {
  readonly url: string
  readonly pid: number
  /** All it printed so far. */
  printed(): string
  /** Sends the signal and resolves with how it ended. */
  end(signal: NodeJS.Signals): Promise<{ readonly code: number | null; readonly signal: NodeJS.Signals | null }>
}

/** Starts it, as `npm start` does once it is built, and resolves when it says where it listens; rejects with what it printed if it ends before that. */
export function startProcess(env: Readonly<Record<string, string>>, aheadMs = 0): Promise<RealProcess> {
  const shifted = pathToFileURL(path.join(ROOT, 'test/shifted-clock.mjs')).href
  const child = spawn(
    process.execPath,
    ['--max-semi-space-size=4', '--heap-growing-percent=25', '--import', shifted, 'dist/node.mjs'],
    {
      cwd: ROOT,
      env: { PATH: process.env.PATH ?? '', PORT: '0', TEST_CLOCK_AHEAD_MS: String(aheadMs), ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  )
  let printed = ''
  const ended = new Promise<{ code: number | null; signal: NodeJS.Signals | null }>((resolve) =>
    child.once('exit', (code, signal) => resolve({ code, signal })),
  )
  return new Promise((resolve, reject) => {
    const hear = (chunk: Buffer) => {
      printed += chunk.toString()
      const url = /→ (http:\/\/\S+)/.exec(printed)?.[1]
      if (url)
        resolve({ url, pid: child.pid ?? 0, printed: () => printed, end: (signal) => endWith(child, signal, ended) })
    }
    child.stdout.on('data', hear)
    child.stderr.on('data', hear)
    void ended.then(({ code, signal }) =>
      reject(new Error(`ended (${code ?? signal}) before it listened:\n${printed}`)),
    )
  })
}

async function endWith<T>(child: ChildProcess, signal: NodeJS.Signals, ended: Promise<T>): Promise<T> {
  child.kill(signal)
  return ended
}

/** A Feishu with its REST API on a port of this machine, for a bot in another process. */
export interface FeishuNearby {
  readonly platform: Feishu
  readonly url: string
  /** What the bot is to be set up with. */
  readonly env: Readonly<Record<string, string>>
  /** Where pushes go from now on. */
  pushTo(url: string): void
  /** ms by which its clock is ahead of the machine's. */
  ahead: number
  close(): Promise<void>
}

export async function feishuNearby(seed: string): Promise<FeishuNearby> {
  const world = newWorld(seed)
  let bot = ''
  const nearby = { ahead: 0 }
  const platform = feishu({
    world,
    now: () => Date.now() + nearby.ahead,
    deliver: (request) => fetch(new Request(new URL(new URL(request.url).pathname, bot), request)),
  })
  const app = new Hono().route('/', feishuRest(platform))
  const { server, port } = await new Promise<{ server: ReturnType<typeof serve>; port: number }>((resolve) => {
    const server = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 }, (at) =>
      resolve({ server, port: at.port }),
    )
  })
  const url = `http://127.0.0.1:${port}`
  return Object.assign(nearby, {
    platform,
    url,
    env: {
      FEISHU_APP_ID: world.app.id,
      FEISHU_APP_SECRET: world.app.secret,
      FEISHU_ENCRYPT_KEY: world.app.encryptKey,
      FEISHU_VERIFICATION_TOKEN: world.app.verificationToken,
      FEISHU_DOMAIN: url,
    },
    pushTo(to: string) {
      bot = to
    },
    close: () => new Promise<void>((closed) => server.close(() => closed())),
  })
}
