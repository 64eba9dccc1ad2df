import type { ApiCall, Webhook } from '../world.ts'
import { el, fill } from './dom.ts'
import { clockSeconds, t } from './words.ts'

/** What went over the wire, a line each that opens; which ones are open outlives a redraw. */
export function wireLines() {
  const open = new Set<string>()

  const fold = (key: string, title: Node, inside: () => readonly Node[]) => {
    const body = el('div', { class: 'fold-body' })
    const made = el('details', { class: 'fold', open: open.has(key) }, el('summary', {}, title), body)
    const show = () => {
      if (made.open) open.add(key)
      else open.delete(key)
      fill(body, made.open ? inside() : [])
    }
    made.addEventListener('toggle', show)
    show()
    return made
  }

  return {
    webhook: (hook: Webhook): HTMLElement =>
      fold(
        `${hook.eventId} ${hook.attempt}`,
        el(
          'span',
          { class: 'wire' },
          el('time', {}, clockSeconds(hook.at)),
          el('code', {}, hook.type),
          hook.attempt > 1 && el('span', { class: 'tag c-orange' }, t('attempt', { n: hook.attempt })),
          el('span', { class: hook.answer === 200 ? 'tag c-green' : 'tag c-red' }, answerOf(hook)),
        ),
        () => [
          ...named(`POST ${new URL(hook.url).pathname} · ${t('headers')}`, headersOf(hook)),
          ...named(t('encrypted'), hook.body),
          ...named(t('decrypted'), pretty(hook.decrypted)),
          ...named(t('answer'), pretty(hook.answerBody)),
        ],
      ),

    call: (call: ApiCall): HTMLElement =>
      fold(
        `${call.at} ${call.path} ${call.code}`,
        el(
          'span',
          { class: 'wire' },
          el('time', {}, clockSeconds(call.at)),
          el('code', {}, `${call.method} ${shortPath(call.path)}`),
          el('span', { class: call.code === 0 ? 'tag c-green' : 'tag c-red' }, String(call.code)),
          !call.counted && el('span', { class: 'c-grey small' }, t('notCounted')),
        ),
        () => named(`${call.method} ${call.path} → ${call.status}`, pretty(call.body)),
      ),
  }
}

const answerOf = ({ answer }: Webhook) => (typeof answer === 'number' ? String(answer) : t(answer))
const headersOf = ({ headers }: Webhook) =>
  Object.entries(headers)
    .map(([name, value]) => `${name}: ${value}`)
    .join('\n')
const shortPath = (path: string) =>
  path
    .replace('/open-apis/', '')
    .replace(/_[0-9a-f]{32}/, '_…')
    .replace(/\?.*/, '')
    .replace('tenant_access_token', '…')

const named = (name: string, text: string) => [
  el('p', { class: 'label' }, name),
  el('pre', { class: 'source', tabIndex: 0 }, text),
]

/** Indented, and with the JSON texts inside it opened: a message's content is one. */
function pretty(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text, contentOpened), null, 2)
  } catch {
    // What is no JSON is shown as it is.
    return text
  }
}

function contentOpened(key: string, value: unknown): unknown {
  if (key !== 'content' || typeof value !== 'string' || !value.startsWith('{')) return value
  try {
    return JSON.parse(value) as unknown
  } catch {
    // Words that only begin like JSON.
    return value
  }
}
