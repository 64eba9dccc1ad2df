import type { ChatView, LocalView, MessageView } from '../view.ts'
import { getView, listen } from './server.ts'
import { type Lang, speak } from './words.ts'

/** What the page knows, and who is looking. */
export interface State {
  view: LocalView | null
  me: string
  chat: string | null
  replyTo: MessageView | null
  panel: boolean
  hint: boolean
  connected: boolean
  /** When each chat was last looked at, by person and chat; epoch ms of the local Feishu. */
  readonly seen: Record<string, number>
}

const KEPT = 'jiedui-local'

const kept = (): Partial<Pick<State, 'me' | 'chat' | 'hint'>> & { lang?: Lang; seen?: Record<string, number> } => {
  try {
    return JSON.parse(localStorage.getItem(KEPT) ?? '{}') as ReturnType<typeof kept>
  } catch {
    // A store that cannot be read is an empty one.
    return {}
  }
}

export function makeState(draw: () => void) {
  const before = kept()
  speak(before.lang ?? (navigator.language.startsWith('zh') ? 'zh' : 'en'))
  const state: State = {
    view: null,
    me: before.me ?? '',
    chat: before.chat ?? null,
    replyTo: null,
    panel: false,
    hint: before.hint ?? true,
    connected: true,
    seen: before.seen ?? {},
  }

  const keep = (lang?: Lang) => {
    const { me, chat, hint, seen } = state
    localStorage.setItem(KEPT, JSON.stringify({ me, chat, hint, seen, lang: lang ?? kept().lang ?? before.lang }))
  }

  let asked = 0
  let drawn = 0
  /** Asks again; an older answer never comes over a newer one. */
  async function refresh(): Promise<void> {
    const turn = ++asked
    const view = await getView(state.me, state.chat)
    if (turn < drawn) return
    drawn = turn
    state.view = view
    state.me = view.me
    if (state.chat && !view.chats.some(({ id }) => id === state.chat)) state.chat = null
    if (state.chat) state.seen[`${state.me}/${state.chat}`] = view.messages.at(-1)?.at ?? 0
    keep()
    draw()
  }

  const later = () => void refresh().catch(() => undefined)

  return {
    state,
    refresh,
    keep,
    start(): void {
      listen(later, (is) => {
        state.connected = is
        draw()
      })
    },
    async be(person: string): Promise<void> {
      state.me = person
      state.replyTo = null
      await refresh()
    },
    async open(chat: string | null): Promise<void> {
      state.chat = chat
      state.replyTo = null
      await refresh()
    },
    change(next: Partial<State>): void {
      Object.assign(state, next)
      keep()
      draw()
    },
  }
}

export type Page = ReturnType<typeof makeState>

export const chatOf = (state: State): ChatView | null => state.view?.chats.find(({ id }) => id === state.chat) ?? null
export const nameOf =
  (state: State) =>
  (id: string): string => {
    if (id === state.view?.bot.id || id === 'bot') return state.view?.bot.name ?? ''
    return state.view?.people.find((person) => person.id === id)?.name ?? id.slice(0, 8)
  }
