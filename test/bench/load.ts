import { Agent, request } from 'node:http'
import type { Sealed } from './sealed.ts'

export interface Run {
  readonly perSecond: number
  readonly p50Ms: number
  readonly p99Ms: number
  /** Answers that were not 200. */
  readonly failed: number
}

/** Sends all of them over so many connections, as fast as they are answered. */
export async function load(url: string, bodies: readonly Sealed[], connections = 16): Promise<Run> {
  const { hostname, port } = new URL(url)
  const agent = new Agent({ keepAlive: true, maxSockets: connections })
  const times: number[] = []
  let next = 0
  let failed = 0
  const one = ({ body, headers }: Sealed) =>
    new Promise<void>((resolve, reject) => {
      const began = performance.now()
      const sent = request(
        {
          hostname,
          port,
          agent,
          method: 'POST',
          path: '/feishu/events',
          headers: { ...headers, 'content-length': Buffer.byteLength(body) },
        },
        (answer) => {
          answer.resume()
          answer.on('end', () => {
            times.push(performance.now() - began)
            if (answer.statusCode !== 200) failed += 1
            resolve()
          })
        },
      )
      sent.on('error', reject)
      sent.end(body)
    })
  const began = performance.now()
  await Promise.all(
    Array.from({ length: connections }, async () => {
      for (let body = bodies[next++]; body; body = bodies[next++]) await one(body)
    }),
  )
  const seconds = (performance.now() - began) / 1000
  agent.destroy()
  const sorted = times.sort((a, b) => a - b)
  const at = (part: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0
  return { perSecond: bodies.length / seconds, p50Ms: at(0.5), p99Ms: at(0.99), failed }
}
