import { toast } from './dialogs.ts'
import { el, fill } from './dom.ts'
import { summary } from './message.ts'
import { server } from './server.ts'
import { chatOf, nameOf, type Page } from './state.ts'
import { t } from './words.ts'

/** Where one types; made once, so that a half written text outlives every redraw. */
export function composer(page: Page) {
  const typing = el('textarea', { id: 'typing', rows: 1, maxLength: 10_000 })
  const toBot = el('input', { type: 'checkbox', id: 'to-bot' })
  const toBotLabel = el('span', {})
  const send = el('button', { type: 'submit', class: 'b b-primary_filled send' })
  const quote = el('div', { class: 'replying', hidden: true })
  const atBot = el('label', { class: 'to-bot' }, toBot, toBotLabel)
  const form = el('form', { class: 'composer' }, quote, el('div', { class: 'composer-row' }, atBot, typing, send))

  const grow = () => {
    typing.style.height = 'auto'
    typing.style.height = `${Math.min(typing.scrollHeight, 160)}px`
  }
  const submit = async () => {
    const { state } = page
    const text = typing.value.trim()
    if (!state.chat || text === '') return
    const replyTo = state.replyTo?.id
    typing.value = ''
    grow()
    page.change({ replyTo: null })
    try {
      await server.send({
        me: state.me,
        chat: state.chat,
        text,
        ...(replyTo ? { replyTo } : {}),
        toBot: toBot.checked && !atBot.hidden,
      })
      await page.refresh()
    } catch (error) {
      typing.value = text
      toast(error instanceof Error ? error.message : String(error), 'error')
    }
  }
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    void submit()
  })
  typing.addEventListener('input', grow)
  typing.addEventListener('keydown', (event) => {
    // Enter that ends a Chinese input method's word sends nothing.
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return
    event.preventDefault()
    void submit()
  })

  return {
    node: form,
    /** Puts words there for the person to send. */
    offer(words: string): void {
      typing.value = words
      grow()
      typing.focus()
    },
    draw(): void {
      const chat = chatOf(page.state)
      const { replyTo } = page.state
      form.hidden = !chat
      typing.placeholder = chat ? `${t('typeHere')} ${chat.name}` : ''
      typing.setAttribute('aria-label', typing.placeholder)
      typing.disabled = chat?.dissolved ?? true
      send.textContent = t('send')
      send.disabled = typing.disabled
      toBotLabel.textContent = t('atBot')
      atBot.hidden = chat?.kind !== 'group' || !chat.bot
      quote.hidden = !replyTo
      if (!replyTo) return
      const stop = el('button', { type: 'button', class: 'b b-text', aria: { label: t('cancel') } }, '✕')
      stop.addEventListener('click', () => page.change({ replyTo: null }))
      fill(
        quote,
        el('span', {}, `${t('replyTo')} ${nameOf(page.state)(replyTo.from)}: ${summary(replyTo, page)}`),
        stop,
      )
    },
  }
}
