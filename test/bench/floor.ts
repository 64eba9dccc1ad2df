import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import Sqlite from 'better-sqlite3'
import { opener } from '../../src/feishu/envelope.ts'

// The least a durable bot can do: bare node:http, signature, decryption, then an inbox row, an activity row and an outbox
// row on disk (synchronous=FULL, concurrent requests sharing one transaction) before the 200. Nothing is understood.
const [file = '', keys = '{}'] = process.argv.slice(2)
const open = opener(JSON.parse(keys))
const db = new Sqlite(file)
db.pragma('journal_mode = WAL')
db.pragma('synchronous = FULL')
db.exec(`
  create table inbox (key text primary key, at integer not null);
  create table activity (id text primary key, words text not null);
  create table outbox (id text primary key, card text not null);
`)
const inbox = db.prepare('insert into inbox values (?, ?)')
const activity = db.prepare('insert into activity values (?, ?)')
const outbox = db.prepare('insert into outbox values (?, ?)')

interface Waiting {
  readonly key: string
  readonly words: string
  done(): void
}
let waiting: Waiting[] = []
const flush = () => {
  const group = waiting
  waiting = []
  db.exec('begin immediate')
  for (const { key, words } of group) {
    inbox.run(key, Date.now())
    activity.run(key, words)
    outbox.run(key, words)
  }
  db.exec('commit')
  for (const { done } of group) done()
}

const server = createServer((request, response) => {
  const chunks: Buffer[] = []
  request.on('data', (chunk: Buffer) => chunks.push(chunk))
  request.on('end', () => {
    const header = (name: string) => String(request.headers[name] ?? '')
    const opened = open(
      Buffer.concat(chunks),
      {
        timestamp: header('x-lark-request-timestamp'),
        nonce: header('x-lark-request-nonce'),
        signature: header('x-lark-signature'),
      },
      Date.now(),
    )
    if (opened.is !== 'event') {
      response.writeHead(401).end()
      return
    }
    const done = () => response.writeHead(200, { 'content-type': 'application/json' }).end('{}')
    waiting.push({ key: opened.envelope.id, words: JSON.stringify(opened.envelope.event), done })
    if (waiting.length === 1) setImmediate(flush)
  })
})
server.listen(0, '127.0.0.1', () => {
  process.stdout.write(`→ http://127.0.0.1:${(server.address() as AddressInfo).port}\n`)
})
process.on('SIGTERM', () => process.exit(0))
