import { el } from './dom.ts'
import { t } from './words.ts'

/** How long a line over the page stays. */
const TOAST_MS = 4_000

export function toast(words: string, tone: 'info' | 'success' | 'warning' | 'error' = 'info'): void {
  const line = el('div', { class: `toast toast-${tone}` }, words)
  document.getElementById('toasts')?.append(line)
  setTimeout(() => line.remove(), TOAST_MS)
}

/** Asks and answers with yes or no; Escape is no. */
export function confirm(title: string, words: string): Promise<boolean> {
  return new Promise((resolve) => {
    const ok = el('button', { type: 'button', class: 'b b-primary' }, t('ok'))
    const cancel = el('button', { type: 'button', class: 'b' }, t('cancel'))
    const dialog = el(
      'dialog',
      { class: 'dialog' },
      el('h3', {}, title),
      el('p', {}, words),
      el('div', { class: 'dialog-buttons' }, cancel, ok),
    )
    let agreed = false
    ok.addEventListener('click', () => {
      agreed = true
      dialog.close()
    })
    cancel.addEventListener('click', () => dialog.close())
    dialog.addEventListener('close', () => {
      dialog.remove()
      resolve(agreed)
    })
    document.body.append(dialog)
    dialog.showModal()
    ok.focus()
  })
}

/** A dialog with anything in it and a way to close it. */
export function show(title: string, ...inside: readonly Node[]): HTMLDialogElement {
  const close = el('button', { type: 'button', class: 'b' }, t('close'))
  const dialog = el(
    'dialog',
    { class: 'dialog wide' },
    el('h3', {}, title),
    ...inside,
    el('div', { class: 'dialog-buttons' }, close),
  )
  close.addEventListener('click', () => dialog.close())
  dialog.addEventListener('close', () => dialog.remove())
  document.body.append(dialog)
  dialog.showModal()
  return dialog
}
