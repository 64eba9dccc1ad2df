import type { MessageView } from '../view.ts'
import { avatar } from './avatar.ts'
import { composer } from './composer.ts'
import { el, fill, icon } from './dom.ts'
import { chats, faces } from './list.ts'
import { members, newGroup } from './members.ts'
import { message } from './message.ts'
import { panel } from './panel.ts'
import { chatOf, makeState } from './state.ts'
import { clockTime, dayKey, fullDay, lang, speak, t } from './words.ts'

const page = makeState(draw)
const { state } = page

const rail = el('div', { class: 'rail' })
const left = el('div', { class: 'left' })
const head = el('header', { class: 'chat-head' })
const notice = el('div', { class: 'notice', role: 'status', hidden: true })
const scroll = el('div', { class: 'scroll', id: 'messages', role: 'log', tabIndex: 0 })
const hint = el('div', { class: 'hint', hidden: true })
const typing = composer(page)
const side = panel(page)
const middle = el('main', { class: 'middle' }, head, notice, scroll, hint, typing.node)
const frame = el('div', { class: 'frame' }, rail, left, middle, side.node)
document.getElementById('app')?.append(frame)

/** Nodes of messages by what they show, so that a half filled form outlives every redraw. */
const drawn = new Map<string, HTMLElement>()

function draw(): void {
  const focused = focusedNow()
  frame.classList.toggle('in-chat', state.chat !== null)
  frame.classList.toggle('with-panel', state.panel)
  fill(rail, faces(page), tools())
  fill(
    left,
    leftHead(),
    chats(page, ({ about }) => about[lang()]),
  )
  drawHead()
  drawNotice()
  drawHint()
  typing.draw()
  drawMessages()
  side.draw()
  if (focused && document.activeElement === document.body) document.querySelector<HTMLElement>(focused)?.focus()
}

/** How to find again what has the focus, where a redraw makes it anew. */
function focusedNow(): string | null {
  const node = document.activeElement
  if (!(node instanceof HTMLElement) || node === document.body) return null
  if (node.id) return `#${node.id}`
  const mark = (['person', 'chat', 'move', 'open'] as const).find((name) => node.dataset[name] !== undefined)
  return mark ? `[data-${mark}="${CSS.escape(node.dataset[mark] ?? '')}"]` : null
}

function tools(): HTMLElement {
  const words = el(
    'button',
    { type: 'button', class: 'tool', title: t('languageTo'), aria: { label: t('languageTo') }, id: 'language' },
    t('language'),
  )
  words.addEventListener('click', () => {
    speak(lang() === 'zh' ? 'en' : 'zh')
    page.keep(lang())
    drawn.clear()
    scroll.replaceChildren()
    draw()
  })
  return el('div', { class: 'tools' }, words)
}

/** On a narrow screen the faces are a list to choose from. */
function leftHead(): HTMLElement {
  const who = el(
    'select',
    { class: 'who', aria: { label: t('who') } },
    (state.view?.people ?? []).map((person) =>
      el('option', { value: person.id, selected: person.id === state.me }, person.name),
    ),
  )
  who.addEventListener('change', () => void page.be(who.value))
  const group = el(
    'button',
    { type: 'button', class: 'tool', title: t('newGroup'), aria: { label: t('newGroup') } },
    icon('M12 5v14', 'M5 12h14') as unknown as HTMLElement,
  )
  group.addEventListener('click', () => newGroup(page))
  return el('header', { class: 'left-head' }, el('h1', {}, t('chats')), who, group, behind(), smallLanguage())
}

function smallLanguage(): HTMLElement {
  const made = el('button', { type: 'button', class: 'tool narrow', aria: { label: t('languageTo') } }, t('language'))
  made.addEventListener('click', () => document.getElementById('language')?.click())
  return made
}

/** Opens what is behind the scenes. */
function behind(): HTMLElement {
  const now = state.view?.now ?? 0
  const made = el(
    'button',
    {
      type: 'button',
      class: 'tool clock',
      title: t('behind'),
      aria: { label: `${t('behind')}: ${t('clock')} ${clockTime(now)}`, expanded: String(state.panel) },
      data: { open: 'panel' },
    },
    icon('M12 7v5l3 2', 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18z') as unknown as HTMLElement,
  )
  made.addEventListener('click', () => {
    page.change({ panel: !state.panel })
    side.refresh()
  })
  return made
}

function drawHead(): void {
  const chat = chatOf(state)
  if (!chat) {
    fill(head)
    return
  }
  const back = el(
    'button',
    { type: 'button', class: 'tool back', aria: { label: t('back') } },
    icon('M15 5l-7 7 7 7') as unknown as HTMLElement,
  )
  back.addEventListener('click', () => void page.open(null))
  const people = el(
    'button',
    { type: 'button', class: 'tool', title: t('members'), aria: { label: t('members') } },
    icon(
      'M9 11a3 3 0 1 0 0-6 3 3 0 0 0 0 6z',
      'M3 19c0-3 2.7-5 6-5s6 2 6 5',
      'M16 5.2a3 3 0 0 1 0 5.6',
      'M17.5 14.3c2 .7 3.5 2.4 3.5 4.7',
    ) as unknown as HTMLElement,
  )
  people.addEventListener('click', () => members(chat, page))
  const group = chat.kind === 'group'
  fill(
    head,
    back,
    avatar(chat.name, group ? 'group' : 'bot'),
    el(
      'div',
      { class: 'chat-title' },
      el('h2', {}, chat.name),
      el(
        'p',
        {},
        group
          ? `${chat.members.length} ${t('people')}${chat.bot ? ` · ${t('bot')} ${state.view?.bot.name ?? ''}` : ''}`
          : t('bot'),
      ),
    ),
    group && people,
    behind(),
  )
}

function drawNotice(): void {
  const words = !state.connected
    ? t('lost')
    : state.view?.seeding
      ? t('seeding')
      : chatOf(state)?.dissolved
        ? t('notInGroup')
        : ''
  notice.hidden = words === ''
  notice.textContent = words
}

let shownChat: string | null = null

function drawMessages(): void {
  const chat = chatOf(state)
  const key = chat && `${state.me}/${chat.id}`
  if (key !== shownChat) {
    drawn.clear()
    scroll.replaceChildren()
  }
  const stick = key !== shownChat || scroll.scrollHeight - scroll.scrollTop - scroll.clientHeight < 80
  shownChat = key
  if (!chat) {
    fill(scroll, el('p', { class: 'nothing' }, t('choose')))
    return
  }
  const messages = state.view?.messages ?? []
  if (messages.length === 0) fill(scroll, el('p', { class: 'nothing' }, t('empty')))
  else place(messages)
  if (stick) scroll.scrollTop = scroll.scrollHeight
}

/** Puts each message in its place; one that shows the same as before keeps its node. */
function place(messages: readonly MessageView[]): void {
  const wanted: HTMLElement[] = []
  const keys = new Set<string>()
  let day = ''
  for (const shown of messages) {
    if (dayKey(shown.at) !== day) {
      day = dayKey(shown.at)
      wanted.push(kept(keys, `day ${day}`, () => el('div', { class: 'day' }, fullDay(shown.at))))
    }
    const parent = messages.find(({ id }) => id === shown.parent)
    const key = `${shown.id} ${shown.edits} ${shown.recalledAt} ${parent?.recalledAt} ${parent?.edits}`
    wanted.push(kept(keys, key, () => message(shown, page)))
  }
  for (const key of drawn.keys()) if (!keys.has(key)) drawn.delete(key)
  wanted.forEach((node, index) => {
    if (scroll.children[index] !== node) scroll.insertBefore(node, scroll.children[index] ?? null)
  })
  while (scroll.children.length > wanted.length) scroll.lastChild?.remove()
}

function kept(keys: Set<string>, key: string, make: () => HTMLElement): HTMLElement {
  keys.add(key)
  const node = drawn.get(key) ?? make()
  drawn.set(key, node)
  return node
}

const TRY = ['/记录 示范课 今天《会跳舞的盐》 18人', '/记录', '/台账', '/log demonstration class', '/help'] as const

function drawHint(): void {
  hint.hidden = !state.hint || !state.chat
  if (hint.hidden) return
  const close = el('button', { type: 'button', class: 'b b-text' }, t('hintClose'))
  close.addEventListener('click', () => page.change({ hint: false }))
  fill(
    hint,
    el('div', { class: 'hint-words' }, el('strong', {}, t('hintTitle')), el('span', {}, t('hintBody')), close),
    el(
      'div',
      { class: 'row' },
      TRY.map((words) => {
        const chip = el('button', { type: 'button', class: 'chip' }, words)
        chip.addEventListener('click', () => typing.offer(words))
        return chip
      }),
    ),
  )
}

/** The first look of a first visit: a teacher, in her pair's group. */
async function begin(): Promise<void> {
  await page.refresh()
  const chat = state.view?.chats.find(({ kind, members: { length } }) => kind === 'group' && length > 2)
  if (state.chat === null && chat && window.innerWidth > 760) await page.open(chat.id)
  page.start()
  setInterval(side.refresh, 2_000)
}

void begin()
