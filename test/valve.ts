import { connect, createServer, type Socket } from 'node:net'

/** A TCP proxy in front of a server of this machine, which fails the way networks do. */
export interface Valve {
  readonly port: number
  /** From now on not a byte gets through, and nobody is told: neither end, on old connections and new ones. */
  stall(): void
  /** Stalls once the server has got the first of these words and before it gets the second. */
  stallBetween(first: string, second: string): Promise<void>
  /** New connections get through again; those that had stalled never do. */
  heal(): void
  /** Breaks all connections off without a word, as a machine does that dies. */
  snap(): void
  close(): Promise<void>
}

export async function valve(to: number): Promise<Valve> {
  const lines = new Set<{ readonly near: Socket; readonly far: Socket; dead: boolean }>()
  let stalled = false
  let trap: { readonly first: string; readonly second: string; sprung(): void } | null = null

  const server = createServer((near) => {
    const line = { near, far: connect(to, '127.0.0.1'), dead: stalled }
    lines.add(line)
    const { far } = line
    near.on('data', (chunk) => {
      if (line.dead) return
      const caught = trap !== null && chunk.includes(trap.first) ? trap : null
      const end = caught ? chunk.indexOf(caught.second, chunk.indexOf(caught.first)) : -1
      far.write(end === -1 ? chunk : chunk.subarray(0, end))
      if (!caught) return
      trap = null
      stall()
      caught.sprung()
    })
    far.on('data', (chunk) => void (line.dead || near.write(chunk)))
    // An end that goes is heard of by the other one only where the line works.
    near.on('close', () => void (line.dead || far.destroy()))
    far.on('close', () => void (line.dead || near.destroy()))
    near.on('error', () => {})
    far.on('error', () => {})
  })
  const stall = () => {
    stalled = true
    for (const line of lines) line.dead = true
  }
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const at = server.address()
  const snap = () => {
    for (const { near, far } of lines) {
      near.resetAndDestroy()
      far.resetAndDestroy()
    }
    lines.clear()
  }
  return {
    port: typeof at === 'object' && at ? at.port : 0,
    stall,
    stallBetween: (first, second) =>
      new Promise((sprung) => {
        trap = { first, second, sprung }
      }),
    heal() {
      stalled = false
    },
    snap,
    close() {
      snap()
      return new Promise((closed) => server.close(() => closed()))
    },
  }
}
