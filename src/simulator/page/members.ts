import type { ChatView } from '../view.ts'
import { avatar } from './avatar.ts'
import { confirm, show, toast } from './dialogs.ts'
import { el } from './dom.ts'
import { server } from './server.ts'
import { nameOf, type Page } from './state.ts'
import { t } from './words.ts'

/** Who is in a group, and what one can do about it. */
export function members(chat: ChatView, page: Page): void {
  const { state } = page
  const { me } = state
  const name = nameOf(state)
  const act = (does: () => Promise<unknown>) => () => {
    dialog.close()
    does().then(page.refresh, (error: unknown) =>
      toast(error instanceof Error ? error.message : String(error), 'error'),
    )
  }
  const button = (words: string, does: () => void, kind = '') => {
    const made = el('button', { type: 'button', class: `b ${kind}` }, words)
    made.addEventListener('click', does)
    return made
  }
  const out = (person: string) =>
    button(
      t('leave'),
      act(() => server.member({ me, chat: chat.id, person, inside: false })),
      'b-text',
    )
  const others = (state.view?.people ?? []).filter(({ id }) => !chat.members.includes(id))
  const who = el(
    'select',
    { aria: { label: t('addPerson') } },
    others.map((person) => el('option', { value: person.id }, person.name)),
  )
  const dialog = show(
    `${chat.name} · ${chat.members.length} ${t('people')}`,
    el(
      'ul',
      { class: 'members' },
      chat.members.map((id) => el('li', {}, avatar(name(id)), el('span', {}, name(id)), out(id))),
      chat.bot &&
        el(
          'li',
          {},
          avatar(name('bot'), 'bot'),
          el('span', {}, name('bot')),
          button(
            t('removeBot'),
            act(() => server.bot({ me, chat: chat.id, inside: false })),
            'b-text',
          ),
        ),
    ),
    el(
      'div',
      { class: 'row' },
      who,
      button(t('addPerson'), () => act(() => server.member({ me, chat: chat.id, person: who.value, inside: true }))()),
      !chat.bot &&
        button(
          t('addBot'),
          act(() => server.bot({ me, chat: chat.id, inside: true })),
          'b-primary',
        ),
      button(
        t('disband'),
        () => {
          void confirm(t('disband'), chat.name).then(
            (agreed) => agreed && act(() => server.disband({ me, chat: chat.id }))(),
          )
        },
        'b-danger',
      ),
    ),
  )
}

/** Makes a group with whomever one ticks. */
export function newGroup(page: Page): void {
  const { me, view } = page.state
  const named = el('input', {
    type: 'text',
    maxLength: 60,
    placeholder: t('groupName'),
    aria: { label: t('groupName') },
  })
  const boxes = (view?.people ?? [])
    .filter(({ id }) => id !== me)
    .map((person) => ({ person, box: el('input', { type: 'checkbox', value: person.id }) }))
  const create = el('button', { type: 'button', class: 'b b-primary_filled' }, t('create'))
  create.addEventListener('click', () => {
    const name = named.value.trim()
    if (name === '') {
      named.focus()
      return
    }
    dialog.close()
    const chosen = boxes.filter(({ box }) => box.checked).map(({ person }) => person.id)
    server.group({ me, name, members: chosen }).then(
      ({ id }) => page.open(id),
      (error: unknown) => toast(String(error), 'error'),
    )
  })
  const dialog = show(
    t('newGroup'),
    named,
    el(
      'div',
      { class: 'choices' },
      boxes.map(({ person, box }) => el('label', { class: 'choice' }, box, person.name)),
    ),
    create,
  )
  named.focus()
}
