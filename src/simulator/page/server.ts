import type { Filled } from '../card-reading.ts'
import type { Move } from '../clock.ts'
import type { Pressed } from '../pressing.ts'
import type { LocalView, WireView } from '../view.ts'

/** What the page asks the local Feishu for. */

export const getView = (me: string, chat: string | null): Promise<LocalView> =>
  get(`/local/state?${new URLSearchParams({ me, ...(chat ? { chat } : {}) })}`)
export const getWire = (): Promise<WireView> => get('/local/wire')

export const server = {
  send: (asked: { me: string; chat: string; text: string; replyTo?: string; toBot?: boolean }) =>
    post<{ id: string }>('send', asked),
  press: (asked: { me: string; message: string; place: string; form: Filled }) => post<Pressed>('press', asked),
  recall: (asked: { me: string; message: string }) => post('recall', asked),
  clock: (move: Move) => post('clock', { move }),
  bot: (asked: { me: string; chat: string; inside: boolean }) => post('bot', asked),
  member: (asked: { me: string; chat: string; person: string; inside: boolean }) => post('member', asked),
  group: (asked: { me: string; name: string; members: readonly string[] }) => post<{ id: string }>('group', asked),
  disband: (asked: { me: string; chat: string }) => post('disband', asked),
  privateChat: (me: string) => post<{ id: string }>('private', { me }),
  weather: (asked: { duplicates: boolean; reorders: boolean; groupMessages: boolean }) => post('weather', asked),
  fault: (fault: 'http' | 'lost' | 'token' | 'limit') => post('fault', { fault }),
}

/** Calls back whenever something changed over there, and when the line breaks or comes back. */
export function listen(changed: () => void, connected: (is: boolean) => void): void {
  const source = new EventSource('/local/stream')
  source.addEventListener('changed', changed)
  source.addEventListener('open', () => {
    connected(true)
    changed()
  })
  source.addEventListener('error', () => connected(false))
}

async function get<T>(address: string): Promise<T> {
  const response = await fetch(address)
  if (!response.ok) throw new Error(`HTTP ${response.status}`)
  return (await response.json()) as T
}

async function post<T = null>(path: string, body: object): Promise<T> {
  const response = await fetch(`/local/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  const answer = (await response.json()) as { done: T; error?: string }
  if (answer.error !== undefined) throw new Error(answer.error)
  return answer.done
}
