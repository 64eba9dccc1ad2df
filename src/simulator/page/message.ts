import { isJson, type Json } from '../card-reading.ts'
import type { MessageView } from '../view.ts'
import { avatar } from './avatar.ts'
import { card, source } from './card.ts'
import { confirm, show, toast } from './dialogs.ts'
import { el, icon } from './dom.ts'
import { server } from './server.ts'
import { nameOf, type Page } from './state.ts'
import { clockTime, lang, t, type Word } from './words.ts'

/** One message as the chat shows it. */
export function message(shown: MessageView, page: Page): HTMLElement {
  const { state } = page
  const name = nameOf(state)
  const content = json(shown.content)
  if (shown.type === 'system') return el('div', { class: 'grey-line' }, String(content[lang()] ?? ''))
  if (shown.recalledAt !== null) {
    const words =
      shown.recalledBy === state.me ? t('youRecalled') : `${name(shown.recalledBy ?? shown.from)} ${t('recalled')}`
    return el('div', { class: 'grey-line' }, words)
  }
  const own = shown.from === state.me
  const bot = shown.from === 'bot'
  const inside =
    shown.type === 'interactive'
      ? drawCard(shown, content, page)
      : el('div', { class: 'bubble' }, ...textOf(shown, content, state.view?.bot.id))
  return el(
    'div',
    { class: `message${own ? ' own' : ''}`, data: { id: shown.id } },
    avatar(name(shown.from), bot ? 'bot' : 'person'),
    el(
      'div',
      { class: 'said' },
      el(
        'div',
        { class: 'by' },
        el('span', { class: 'name' }, name(shown.from)),
        bot && el('span', { class: 'tag c-blue' }, t('botTag')),
        el('time', {}, clockTime(shown.at)),
        shown.edits > 0 && el('span', { class: 'edited' }, t('edited')),
      ),
      quote(shown, page),
      inside,
    ),
    actions(shown, content, page),
  )
}

export function json(content: string): Json {
  const read: unknown = JSON.parse(content)
  return isJson(read) ? read : {}
}

/** The words of a text with its mentions set off; placeholders are whole numbers, so `@_user_1` is not in `@_user_10`. */
export function textOf(shown: MessageView, content: Json, botId: string | undefined): readonly (Node | string)[] {
  const text = typeof content.text === 'string' ? content.text : ''
  return text.split(/(@_user_\d+|@_all\b)/).map((piece) => {
    const mention = shown.mentions.find(({ key }) => key === piece)
    if (mention) return el('span', { class: mention.id === botId ? 'at at-bot' : 'at' }, `@${mention.name}`)
    return piece === '@_all' ? el('span', { class: 'at' }, `@${t('everybody')}`) : piece
  })
}

function quote(shown: MessageView, page: Page): HTMLElement | null {
  if (!shown.parent) return null
  const { view } = page.state
  const parent = view?.messages.find(({ id }) => id === shown.parent)
  if (!parent) return null
  const said = parent.recalledAt !== null ? t('gone') : summary(parent, page)
  return el('div', { class: 'quote' }, `${t('reply')} ${nameOf(page.state)(parent.from)}: ${said}`)
}

/** A message in a line: for the list of chats and for quotes. */
export function summary(shown: MessageView, page: Page): string {
  const content = json(shown.content)
  if (shown.recalledAt !== null) return t('gone')
  if (shown.type === 'system') return String(content[lang()] ?? '')
  if (shown.type !== 'interactive') {
    return textOf(shown, content, page.state.view?.bot.id)
      .map((piece) => (typeof piece === 'string' ? piece : piece.textContent))
      .join('')
  }
  const drawn = card(content, STILL)
  return (drawn.querySelector('h3') ?? drawn).textContent.trim().slice(0, 80)
}

const STILL = {
  nameOf: (id: string) => id.slice(0, 6),
  press: async () => {},
  confirm: async () => false,
  incomplete: () => {},
}

function drawCard(shown: MessageView, content: Json, page: Page): HTMLElement {
  return card(content, {
    nameOf: nameOf(page.state),
    confirm,
    incomplete: () => toast(t('fillIn'), 'warning'),
    async press(place, form) {
      try {
        const pressed = await server.press({ me: page.state.me, message: shown.id, place, form })
        if (pressed.is === 'expired') toast(t('expired'), 'warning')
        else if (pressed.is === 'incomplete') toast(t('fillIn'), 'warning')
        else if (pressed.is === 'failed')
          toast(`${t('failed')} (${pressed.code}): ${t(`code${pressed.code}` as Word)}`, 'error')
        else if (pressed.toast) toast(pressed.toast[lang()], pressed.toast.type === 'warning' ? 'warning' : 'success')
        await page.refresh()
      } catch (error) {
        toast(error instanceof Error ? error.message : String(error), 'error')
      }
    },
  })
}

const DOTS = ['M6 12h.01', 'M12 12h.01', 'M18 12h.01'] as const

function actions(shown: MessageView, content: Json, page: Page): HTMLElement {
  const { state } = page
  const recall = async () => {
    try {
      await server.recall({ me: state.me, message: shown.id })
      await page.refresh()
    } catch (error) {
      toast(error instanceof Error ? error.message : String(error), 'error')
    }
  }
  const reply = () => {
    page.change({ replyTo: shown })
    document.getElementById('typing')?.focus()
  }
  const item = (words: string, does: () => void) => {
    const made = el('button', { type: 'button', role: 'menuitem' }, words)
    made.addEventListener('click', () => {
      menu.open = false
      does()
    })
    return made
  }
  const menu = el(
    'details',
    { class: 'menu' },
    el('summary', { aria: { label: t('more') }, title: t('more') }, icon(...DOTS) as unknown as HTMLElement),
    el(
      'div',
      { class: 'menu-items', role: 'menu' },
      item(t('reply'), reply),
      shown.from === state.me && item(t('recall'), () => void recall()),
      shown.type === 'interactive' &&
        item(t('json'), () => void show(t('json'), el('p', { class: 'small c-grey' }, t('copyFrom')), source(content))),
    ),
  )
  menu.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') menu.open = false
  })
  menu.addEventListener('focusout', (event) => {
    if (!menu.contains(event.relatedTarget as Node | null)) menu.open = false
  })
  return menu
}
