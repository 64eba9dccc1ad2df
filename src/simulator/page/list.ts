import type { ChatView } from '../view.ts'
import { avatar } from './avatar.ts'
import { toast } from './dialogs.ts'
import { el } from './dom.ts'
import { summary } from './message.ts'
import { server } from './server.ts'
import { nameOf, type Page } from './state.ts'
import { clockTime, dayKey, shortDay, t } from './words.ts'

/** Who one can be: a column of faces. */
export function faces(page: Page): HTMLElement {
  const { view, me } = page.state
  return el(
    'nav',
    { class: 'faces', aria: { label: t('who') } },
    (view?.people ?? []).map((person) => {
      const made = el(
        'button',
        {
          type: 'button',
          class: person.id === me ? 'face on' : 'face',
          title: `${person.name} ${person.about.zh}`,
          aria: { pressed: String(person.id === me) },
          data: { person: person.name },
        },
        avatar(person.name),
        el('span', {}, person.name),
      )
      made.addEventListener('click', () => void page.be(person.id))
      return made
    }),
  )
}

/** The chats of whoever one is. */
export function chats(
  page: Page,
  aboutOf: (person: { readonly about: { readonly zh: string; readonly en: string } }) => string,
): HTMLElement {
  const { view, me, chat } = page.state
  const person = view?.people.find(({ id }) => id === me)
  const hasPrivate = view?.chats.some(({ kind }) => kind === 'private')
  const toBot = el('button', { type: 'button', class: 'b wide-button' }, t('talkToBot'))
  toBot.addEventListener('click', () => {
    server.privateChat(me).then(
      ({ id }) => page.open(id),
      (error: unknown) => toast(String(error), 'error'),
    )
  })
  return el(
    'div',
    { class: 'chats' },
    el(
      'div',
      { class: 'me' },
      avatar(person?.name ?? ''),
      el('div', {}, el('strong', {}, person?.name ?? ''), el('p', {}, person ? aboutOf(person) : '')),
    ),
    el(
      'ul',
      { aria: { label: t('chats') } },
      (view?.chats ?? []).map((known) => row(known, known.id === chat, page)),
    ),
    view && view.chats.length === 0 && el('p', { class: 'nothing' }, t('noChats')),
    !hasPrivate && toBot,
  )
}

function row(chat: ChatView, open: boolean, page: Page): HTMLElement {
  const { state } = page
  const { last } = chat
  const unread = last && !open && (state.seen[`${state.me}/${chat.id}`] ?? 0) < last.at
  const from = last && last.type !== 'system' && chat.kind === 'group' ? `${nameOf(state)(last.from)}: ` : ''
  const made = el(
    'button',
    { type: 'button', class: open ? 'chat on' : 'chat', aria: { current: String(open) }, data: { chat: chat.name } },
    avatar(chat.name, chat.kind === 'private' ? 'bot' : 'group'),
    el(
      'span',
      { class: 'chat-text' },
      el(
        'span',
        { class: 'chat-line' },
        el('strong', {}, chat.name),
        last && el('time', {}, when(last.at, state.view?.now ?? 0)),
      ),
      el(
        'span',
        { class: 'chat-line' },
        el('span', { class: 'last' }, last ? from + summary(last, page) : ''),
        unread ? el('span', { class: 'dot' }) : false,
      ),
    ),
  )
  made.addEventListener('click', () => void page.open(chat.id))
  return el('li', {}, made)
}

const when = (at: number, now: number) => (dayKey(at) === dayKey(now) ? clockTime(at) : shortDay(at))
