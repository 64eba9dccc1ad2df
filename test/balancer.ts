import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'

/** A load balancer before the processes of one bot. */
export interface Balancer {
  readonly url: string
  /** Where the processes listen; each push goes to the next one, and one that does not listen is passed over. */
  backends: readonly string[]
  /** Sends each push to two of them at the same moment. */
  twice: boolean
  close(): Promise<void>
}

export async function balancer(): Promise<Balancer> {
  let turn = 0
  const server = createServer((request, response) => void answer(request, response))
  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const body = await bytesOf(request)
    const { backends, twice } = balancing
    const first = turn++ % backends.length
    const inTurn = [...backends.slice(first), ...backends.slice(0, first)]
    const answers = await Promise.all(
      twice ? [pass(request, body, inTurn), pass(request, body, inTurn.slice(1))] : [pass(request, body, inTurn)],
    )
    // Taken is what every one of them took.
    const worst = answers.reduce((a, b) => (b.status > a.status ? b : a))
    response.writeHead(worst.status, { 'content-type': 'application/json' }).end(worst.body)
  }
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const at = server.address()
  const balancing: Balancer = {
    url: `http://127.0.0.1:${typeof at === 'object' && at ? at.port : 0}`,
    backends: [],
    twice: false,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed())
        server.closeAllConnections()
      }),
  }
  return balancing
}

const GONE = { status: 502, body: '{}' }

async function pass(
  { url = '/', headers }: IncomingMessage,
  body: Uint8Array<ArrayBuffer>,
  to: readonly string[],
): Promise<{ readonly status: number; readonly body: string }> {
  for (const backend of to) {
    try {
      const wanted = Object.entries(headers).filter(([name]) => name === 'content-type' || name.startsWith('x-lark-'))
      const response = await fetch(backend + url, {
        method: 'POST',
        headers: wanted.map(([name, value]): [string, string] => [name, String(value)]),
        body,
      })
      return { status: response.status, body: await response.text() }
    } catch (error) {
      const cause = error instanceof Error && error.cause instanceof Error ? error.cause : null
      const refused = cause !== null && 'code' in cause && cause.code === 'ECONNREFUSED'
      // It may have taken what it did not answer: whether it did is for the platform's next push to find out.
      if (!refused) return GONE
    }
  }
  return GONE
}

async function bytesOf(request: IncomingMessage): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = []
  for await (const chunk of request) chunks.push(chunk as Uint8Array)
  return new Uint8Array(Buffer.concat(chunks))
}
