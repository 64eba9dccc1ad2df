import type { Move } from '../clock.ts'
import type { ApiCall, Webhook } from '../world.ts'
import { toast } from './dialogs.ts'
import { el, fill } from './dom.ts'
import { getWire, server } from './server.ts'
import type { Page } from './state.ts'
import { clockSeconds, clockTime, fullDay, t } from './words.ts'

const MOVES: readonly Move[] = ['hour', 'day', 'monday', 'august', 'now']
const FAULTS = ['http', 'lost', 'limit', 'token'] as const

/** What goes on behind the chat: the clock, the wire, the weather of the platform. */
export function panel(page: Page) {
  const node = el('aside', { class: 'panel', aria: { label: t('behind') } })
  let webhooks: readonly Webhook[] = []
  let calls: readonly ApiCall[] = []
  const opened = new Set<string>()

  const failed = (error: unknown) => toast(error instanceof Error ? error.message : String(error), 'error')
  const act = (does: () => Promise<unknown>, said?: () => string) => () => {
    does().then(() => {
      if (said) toast(said())
      return page.refresh()
    }, failed)
  }

  const time = () => {
    const now = page.state.view?.now ?? 0
    return el(
      'section',
      {},
      el('h3', {}, t('clock')),
      el('p', { class: 'time' }, el('strong', {}, clockTime(now)), el('span', {}, fullDay(now))),
      el(
        'div',
        { class: 'row' },
        MOVES.map((move) => {
          const made = el('button', { type: 'button', class: 'b', data: { move } }, t(move))
          made.addEventListener(
            'click',
            act(() => server.clock(move)),
          )
          return made
        }),
      ),
    )
  }

  const fold = (key: string, title: Node, inside: () => readonly Node[]) => {
    const body = el('div', { class: 'fold-body' })
    const made = el('details', { class: 'fold', open: opened.has(key) }, el('summary', {}, title), body)
    const draw = () => {
      if (made.open) opened.add(key)
      else opened.delete(key)
      fill(body, made.open ? inside() : [])
    }
    made.addEventListener('toggle', draw)
    draw()
    return made
  }
  const named = (name: string, text: string) => [
    el('p', { class: 'label' }, name),
    el('pre', { class: 'source', tabIndex: 0 }, text),
  ]
  const headersOf = (webhook: Webhook) =>
    Object.entries(webhook.headers)
      .map(([name, value]) => `${name}: ${value}`)
      .join('\n')
  const bad = (answer: Webhook['answer']) => answer !== 200

  const webhookRow = (webhook: Webhook) =>
    fold(
      `w${webhook.eventId}${webhook.attempt}`,
      el(
        'span',
        { class: 'wire' },
        el('time', {}, clockSeconds(webhook.at)),
        el('code', {}, webhook.type),
        webhook.attempt > 1 && el('span', { class: 'tag c-orange' }, t('attempt', { n: webhook.attempt })),
        el(
          'span',
          { class: bad(webhook.answer) ? 'tag c-red' : 'tag c-green' },
          typeof webhook.answer === 'number' ? String(webhook.answer) : t(webhook.answer),
        ),
      ),
      () => [
        ...named(`POST ${new URL(webhook.url).pathname} · ${t('headers')}`, headersOf(webhook)),
        ...named(t('encrypted'), webhook.body),
        ...named(t('decrypted'), pretty(webhook.decrypted)),
        ...named(t('answer'), pretty(webhook.answerBody)),
      ],
    )

  const callRow = (call: ApiCall, index: number) =>
    fold(
      `c${call.at}${call.path}${index}`,
      el(
        'span',
        { class: 'wire' },
        el('time', {}, clockSeconds(call.at)),
        el(
          'code',
          {},
          `${call.method} ${call.path
            .replace('/open-apis/', '')
            .replace(/_[0-9a-f]{32}/, '_…')
            .replace(/\?.*/, '')
            .replace('tenant_access_token', '…')}`,
        ),
        el('span', { class: call.code === 0 ? 'tag c-green' : 'tag c-red' }, String(call.code)),
        !call.counted && el('span', { class: 'c-grey small' }, t('notCounted')),
      ),
      () => named(`${call.method} ${call.path} → ${call.status}`, pretty(call.body)),
    )

  const platform = () => {
    const hears = page.state.view?.groupMessages ?? true
    const box = (words: string, checked: boolean, name: 'groupMessages' | 'duplicates' | 'reorders') => {
      const input = el('input', { type: 'checkbox', checked })
      input.addEventListener('change', () => {
        weather[name] = input.checked
        act(() => server.weather({ ...weather, groupMessages: name === 'groupMessages' ? input.checked : hears }))()
      })
      return el('label', { class: 'choice' }, input, words)
    }
    return el(
      'section',
      {},
      el('h3', {}, t('platform')),
      box(t('hears'), hears, 'groupMessages'),
      box(t('duplicates'), weather.duplicates, 'duplicates'),
      box(t('reorders'), weather.reorders, 'reorders'),
      el('p', { class: 'label' }, t('nextFails')),
      el(
        'div',
        { class: 'row' },
        FAULTS.map((fault) => {
          const made = el('button', { type: 'button', class: 'b' }, t(`fault_${fault}`))
          made.addEventListener(
            'click',
            act(
              () => server.fault(fault),
              () => t('laid'),
            ),
          )
          return made
        }),
      ),
    )
  }
  const weather = { groupMessages: true, duplicates: false, reorders: false }

  async function refresh(): Promise<void> {
    if (!page.state.panel) return
    const wire = await getWire()
    webhooks = wire.webhooks
    calls = wire.calls
    draw()
  }

  function draw(): void {
    node.hidden = !page.state.panel
    if (node.hidden) return
    const close = el('button', { type: 'button', class: 'b b-text', aria: { label: t('close') } }, '✕')
    close.addEventListener('click', () => page.change({ panel: false }))
    const month = page.state.view?.month
    const at = node.scrollTop
    fill(
      node,
      el('header', {}, el('h2', {}, t('behind')), close),
      time(),
      el(
        'section',
        {},
        el('h3', {}, t('calls')),
        el(
          'p',
          { class: 'count' },
          el('strong', { id: 'call-count' }, String(month?.calls ?? 0)),
          ` ${t('thisMonth')} · ${t('ofFree')}`,
        ),
        el('div', { class: 'wires', tabIndex: 0, aria: { label: t('calls') } }, calls.map(callRow)),
      ),
      el(
        'section',
        {},
        el('h3', {}, t('webhooks')),
        el('div', { class: 'wires', tabIndex: 0, aria: { label: t('webhooks') } }, webhooks.map(webhookRow)),
      ),
      platform(),
    )
    node.scrollTop = at
  }

  return { node, draw, refresh: () => void refresh().catch(failed) }
}

/** Indented, and with the JSON texts inside it opened: a message's content is one. */
function pretty(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text, opened), null, 2)
  } catch {
    // What is no JSON is shown as it is.
    return text
  }
}

function opened(key: string, value: unknown): unknown {
  if (key !== 'content' || typeof value !== 'string' || !value.startsWith('{')) return value
  try {
    return JSON.parse(value) as unknown
  } catch {
    // Words that only begin like JSON.
    return value
  }
}
