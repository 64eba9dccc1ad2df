import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { type RealProcess, startProcess } from './real-process.ts'

/** The program with no credentials, from outside: its own Feishu, and what outlives the process. */

let folder: string
let bot: RealProcess

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'jiedui-local-'))
  bot = await begin()
})
afterAll(async () => {
  await bot.end('SIGKILL')
  rmSync(folder, { recursive: true, force: true })
})

interface View {
  readonly now: number
  readonly seeding: boolean
  readonly me: string
  readonly people: readonly { readonly id: string; readonly name: string }[]
  readonly chats: readonly { readonly id: string; readonly name: string }[]
  readonly messages: readonly {
    readonly id: string
    readonly from: string
    readonly content: string
    readonly parent: string | null
  }[]
}

const PAIR = '机关园—桃源镇园结对群'

async function begin(): Promise<RealProcess> {
  const started = await startProcess({ DATABASE_URL: `sqlite:${path.join(folder, 'jiedui.db')}` })
  await vi.waitUntil(async () => !(await state(started)).seeding, { timeout: 40_000, interval: 100 })
  return started
}
const state = async ({ url }: RealProcess, query = '') =>
  (await (await fetch(`${url}/local/state?${query}`)).json()) as View
async function as(name: string): Promise<View> {
  const me = (await state(bot)).people.find((person) => person.name === name)?.id ?? ''
  const chat = (await state(bot, `me=${me}`)).chats.find((known) => known.name === PAIR)?.id ?? ''
  return state(bot, `me=${me}&chat=${chat}`)
}
const post = (what: string, body: object, headers: Record<string, string> = {}) =>
  fetch(`${bot.url}/local/${what}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  })
async function say(name: string, text: string): Promise<string> {
  const { me, chats } = await as(name)
  const chat = chats.find((known) => known.name === PAIR)?.id
  const answer = (await (await post('send', { me, chat, text })).json()) as { done: { id: string } }
  return answer.done.id
}
const answerTo = (id: string) =>
  vi.waitUntil(async () => (await as('王莉')).messages.find(({ parent }) => parent === id), {
    timeout: 20_000,
    interval: 50,
  })

test('a month was lived through: records, and not one event that was given up', async () => {
  const { messages } = await as('王莉')
  const cards = messages.filter(({ from, content }) => from === 'bot' && content.includes('已记录'))
  expect(cards.length).toBeGreaterThan(5)
  const wire = (await (await fetch(`${bot.url}/local/wire`)).json()) as { webhooks: { answer: number }[] }
  expect(new Set(wire.webhooks.map(({ answer }) => answer))).toEqual(new Set([200]))
})

test('only its own page asks for deeds', async () => {
  const { me, chats } = await as('王莉')
  const deed = { me, chat: chats[0]?.id, text: '来自别处' }
  expect((await post('send', deed, { 'sec-fetch-site': 'cross-site' })).status).toBe(403)
  expect((await post('send', deed, { 'content-type': 'text/plain' })).status).toBe(403)
  expect((await post('send', { me, chat: chats[0]?.id, text: '' })).status).toBe(400)
  expect((await post('send', { ...deed, me: 'ou_nobody' })).status).toBe(409)
  expect((await fetch(`${bot.url}/local/page/..%2f..%2f..%2fpackage.json`)).status).toBe(404)
  expect((await fetch(`${bot.url}/local/page/nothing.ts`)).status).toBe(404)
})

test('chats, clock and database agree after a stop, and after a kill', async () => {
  await post('clock', { move: 'day' })
  for (const signal of ['SIGTERM', 'SIGKILL'] as const) {
    const asked = await say('王莉', `/记录 示范课《在 ${signal} 之前》 18人`)
    await answerTo(asked)
    const before = await as('王莉')
    // What was said, and what was answered to it, is written down a moment later.
    const newest = before.messages.at(-1)?.id ?? asked
    await vi.waitUntil(() => readdirSync(folder).includes('local-feishu.json') && remembered().includes(newest), {
      timeout: 10_000,
    })
    // An open page listens all the time; that keeps nothing from ending.
    const page = await fetch(`${bot.url}/local/stream`)
    let ended = false
    void bot.end(signal).then(() => {
      ended = true
    })
    await vi.waitUntil(() => ended, { timeout: 5_000, interval: 20 })
    await page.body?.cancel().catch(() => {})
    bot = await begin()
    const after = await as('王莉')
    expect(after.messages.map(({ id }) => id)).toEqual(before.messages.map(({ id }) => id))
    expect(after.now).toBeGreaterThan(before.now)
    const list = await answerTo(await say('王莉', '/台账'))
    expect(list.content).toContain(`在 ${signal} 之前`)
  }
})

test('with a new database the county begins anew', async () => {
  await say('王莉', '/记录 示范课《旧的》 18人')
  await bot.end('SIGTERM')
  for (const file of readdirSync(folder)) if (file.startsWith('jiedui.db')) rmSync(path.join(folder, file))
  bot = await begin()
  const { messages } = await as('王莉')
  expect(messages.some(({ content }) => content.includes('旧的'))).toBe(false)
  expect(messages.filter(({ from }) => from === 'bot').length).toBeGreaterThan(5)
})

const remembered = () => readFileSync(path.join(folder, 'local-feishu.json'), 'utf8')
