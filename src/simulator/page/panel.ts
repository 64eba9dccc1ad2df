import type { Move } from '../clock.ts'
import type { WireView } from '../view.ts'
import { toast } from './dialogs.ts'
import { el, fill } from './dom.ts'
import { getWire, server } from './server.ts'
import type { Page } from './state.ts'
import { wireLines } from './wire.ts'
import { clockTime, fullDay, lang, t } from './words.ts'

const MOVES: readonly Move[] = ['hour', 'day', 'monday', 'august', 'now']
const FAULTS = ['http', 'lost', 'limit', 'token'] as const

/** What goes on behind the chat: the clock, the wire, the weather of the platform. */
export function panel(page: Page) {
  const head = el('header')
  const time = el('section')
  const callsHead = el('div')
  const calls = el('div', { class: 'wires', tabIndex: 0 })
  const hooksHead = el('h3')
  const hooks = el('div', { class: 'wires', tabIndex: 0 })
  const platform = el('section')
  const node = el(
    'aside',
    { class: 'panel' },
    head,
    time,
    el('section', {}, callsHead, calls),
    el('section', {}, hooksHead, hooks),
    platform,
  )
  const lines = wireLines()
  const weather = { duplicates: false, reorders: false }
  let wire: WireView = { webhooks: [], calls: [] }
  /** What the lists show already: somebody may be reading in them. */
  let shown = ''
  let shownLang = ''

  const failed = (error: unknown) => toast(error instanceof Error ? error.message : String(error), 'error')
  const act = (does: () => Promise<unknown>, said = '') => {
    does().then(() => {
      if (said) toast(said)
      return page.refresh()
    }, failed)
  }
  const button = (words: string, does: () => void) => {
    const made = el('button', { type: 'button', class: 'b' }, words)
    made.addEventListener('click', does)
    return made
  }

  function drawWords(): void {
    const close = el('button', { type: 'button', class: 'b b-text', aria: { label: t('close') } }, '✕')
    close.addEventListener('click', () => page.change({ panel: false }))
    node.setAttribute('aria-label', t('behind'))
    calls.setAttribute('aria-label', t('calls'))
    hooks.setAttribute('aria-label', t('webhooks'))
    fill(head, el('h2', {}, t('behind')), close)
    hooksHead.textContent = t('webhooks')
    drawPlatform()
  }

  function drawTime(): void {
    const { now, month } = page.state.view ?? { now: 0, month: { calls: 0 } }
    const moves = MOVES.map((move) => {
      const made = button(t(move), () => act(() => server.clock(move)))
      made.dataset.move = move
      return made
    })
    fill(
      time,
      el('h3', {}, t('clock')),
      el('p', { class: 'time' }, el('strong', {}, clockTime(now)), el('span', {}, fullDay(now))),
      el('div', { class: 'row' }, moves),
    )
    fill(
      callsHead,
      el('h3', {}, t('calls')),
      el('p', { class: 'count' }, el('strong', {}, String(month.calls)), ` ${t('thisMonth')} · ${t('ofFree')}`),
    )
  }

  function drawPlatform(): void {
    const box = (words: string, checked: boolean, changed: (on: boolean) => void) => {
      const input = el('input', { type: 'checkbox', checked })
      input.addEventListener('change', () => changed(input.checked))
      return el('label', { class: 'choice' }, input, words)
    }
    const set = (next: { duplicates?: boolean; reorders?: boolean; groupMessages?: boolean }) => {
      Object.assign(weather, { ...weather, ...next })
      const groupMessages = next.groupMessages ?? page.state.view?.groupMessages ?? true
      act(() => server.weather({ duplicates: weather.duplicates, reorders: weather.reorders, groupMessages }))
    }
    fill(
      platform,
      el('h3', {}, t('platform')),
      box(t('hears'), page.state.view?.groupMessages ?? true, (groupMessages) => set({ groupMessages })),
      box(t('duplicates'), weather.duplicates, (duplicates) => set({ duplicates })),
      box(t('reorders'), weather.reorders, (reorders) => set({ reorders })),
      el('p', { class: 'label' }, t('nextFails')),
      el(
        'div',
        { class: 'row' },
        FAULTS.map((fault) => button(t(`fault_${fault}`), () => act(() => server.fault(fault), t('laid')))),
      ),
    )
  }

  function draw(): void {
    node.hidden = !page.state.panel
    if (node.hidden) return
    if (shownLang !== lang()) drawWords()
    drawTime()
    const newest = JSON.stringify([lang(), wire.calls[0], wire.webhooks[0], wire.calls.length, wire.webhooks.length])
    if (newest !== shown) {
      fill(calls, wire.calls.map(lines.call))
      fill(hooks, wire.webhooks.map(lines.webhook))
    }
    shown = newest
    shownLang = lang()
  }

  async function refresh(): Promise<void> {
    if (!page.state.panel) return
    wire = await getWire()
    draw()
  }

  return { node, draw, refresh: () => void refresh().catch(failed) }
}
