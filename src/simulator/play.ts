import { aloud } from './aloud.ts'
import { buttonNamed, isJson } from './card-reading.ts'
import { parsed } from './content.ts'
import type { Feishu } from './platform.ts'
import type { Pressed } from './pressing.ts'
import { type Deed, PRIVATE, type Sight, type Step } from './talk.ts'
import { HEARS_GROUPS, type Message } from './world.ts'

/** Where a talk is played. */
export interface Stage {
  readonly platform: Feishu
  now(): number
  /** Sets the clock; ahead or, before anything was said, back. */
  moveTo(ms: number): void
  /** Makes this person an owner of the bot. */
  own(who: string): void
  /** Pushes what is due and waits until the bot has done all it has to do now. */
  settle(): Promise<void>
}

/** What was seen since the last deed. */
interface Since {
  /** How many messages there were, and how many counted calls. */
  messages: number
  calls: number
  chat: string | null
  card: Message | null
  pressed: Pressed | null
}

/** Between two deeds, so that nobody is faster than the platform lets a chat be. */
const BREATH_MS = 2_000
const CHINA_MS = 8 * 3_600_000

/**
 * Plays the steps and looks after each.
 * @throws Error with the line and what was really seen, where it is not what stands there
 */
export async function play(steps: readonly Step[], stage: Stage): Promise<void> {
  const since: Since = { messages: 0, calls: 0, chat: null, card: null, pressed: null }
  for (const { line, does } of steps) {
    try {
      if (isSight(does)) look(does, stage, since)
      else {
        stage.moveTo(stage.now() + BREATH_MS)
        since.messages = stage.platform.world.messages.length
        since.calls = countedCalls(stage)
        since.pressed = null
        await act(does, stage, since)
        await stage.settle()
      }
    } catch (error) {
      throw new Error(`line ${line}: ${error instanceof Error ? error.message : String(error)}`, { cause: error })
    }
  }
}

const SIGHTS: ReadonlySet<string> = new Set(['sees', 'card', 'toast', 'silence', 'calls'] satisfies Sight['is'][])
const isSight = (does: Deed | Sight): does is Sight => SIGHTS.has(does.is)

const countedCalls = ({ platform }: Stage): number =>
  Object.values(platform.world.callsByMonth).reduce((sum, count) => sum + count, 0)

async function act(deed: Deed, stage: Stage, since: Since): Promise<void> {
  const { platform } = stage
  switch (deed.is) {
    case 'people':
      for (const name of deed.names) platform.addPerson(name)
      return
    case 'owner':
      return stage.own(platform.person(deed.name).id)
    case 'group': {
      const [owner = '', ...others] = deed.members
      platform.createGroup(deed.name, owner, others)
      return platform.addBot(deed.name, owner)
    }
    case 'time':
      return stage.moveTo(Date.parse(`${deed.at.replace(' ', 'T')}:00Z`) - CHINA_MS)
    case 'clock':
      return stage.moveTo(stage.now() + deed.ms)
    case 'hears-only-mentions':
      platform.world.app.scopes = platform.world.app.scopes.filter((scope) => scope !== HEARS_GROUPS)
      return
    case 'say': {
      since.chat = chatFor(stage, deed.chat, deed.who)
      const answered = deed.reply ? lastOf(stage, since.chat, 'bot') : null
      platform.send(since.chat, deed.who, deed.text, {
        toBot: deed.toBot,
        ...(answered ? { replyTo: answered.id } : {}),
      })
      return
    }
    case 'recall': {
      since.chat = chatFor(stage, deed.chat, deed.who)
      const own = lastOf(stage, since.chat, platform.person(deed.who).id)
      if (!own) throw new Error(`${deed.who} has said nothing there`)
      return platform.recall(own.id, deed.who)
    }
    case 'press': {
      since.card = cardWith(stage, since.chat, deed.words)
      since.pressed = await platform.press(since.card.id, deed.who, { words: deed.words }, deed.form)
      if (since.pressed.is !== 'answered') throw new Error(`the press came to: ${JSON.stringify(since.pressed)}`)
      return
    }
    case 'member':
      if (deed.inside) platform.join(deed.group, [deed.who], deed.by)
      else platform.leave(deed.group, deed.who)
      return
    case 'bot':
      if (deed.inside) platform.addBot(deed.group, deed.by)
      else platform.removeBot(deed.group, deed.by)
      return
    case 'disband':
      return platform.disband(deed.group, deed.by)
  }
}

function look(sight: Sight, stage: Stage, since: Since): void {
  const said = stage.platform.world.messages.slice(since.messages).filter(({ from }) => from === 'bot')
  switch (sight.is) {
    case 'sees': {
      const where = sight.where === null ? null : placeOf(stage, sight.where)
      const there = said.filter(({ chat }) => where === null || chat === where)
      const words = there.map((message) => wordsOf(stage, message)).join('\n——\n')
      must(words.includes(sight.words) !== sight.not, sight.not ? 'was said' : 'was not said', sight.words, words)
      return
    }
    case 'card': {
      const card = since.card ?? said.at(-1)
      if (!card) throw new Error('there is no card')
      const words = wordsOf(stage, card)
      must(
        words.includes(sight.words) !== sight.not,
        sight.not ? 'is on the card' : 'is not on the card',
        sight.words,
        words,
      )
      return
    }
    case 'toast': {
      const toast = since.pressed?.is === 'answered' ? since.pressed.toast : null
      const words = toast ? `${toast.zh}\n${toast.en}` : ''
      must(words.includes(sight.words), 'was not on the line over the card', sight.words, words)
      return
    }
    case 'silence':
      must(said.length === 0, 'something was said', '', said.map((message) => wordsOf(stage, message)).join('\n——\n'))
      return
    case 'calls': {
      const calls = countedCalls(stage) - since.calls
      const made = stage.platform.world.calls.slice(-calls).map(({ method, path }) => `${method} ${path}`)
      must(calls === sight.count, `calls were made, not ${sight.count}`, String(calls), made.join('\n'))
      return
    }
  }
}

function must(holds: boolean, what: string, words: string, seen: string): void {
  if (!holds) throw new Error(`“${words}” ${what}${seen === '' ? '' : `; seen:\n${seen}`}`)
}

/** The private chat of who speaks, or a group. */
const chatFor = ({ platform }: Stage, chat: string, who: string): string =>
  chat === PRIVATE ? platform.privateChat(who).id : platform.chat(chat).id

/** A group by name, or the private chat of a person by name. */
const placeOf = ({ platform }: Stage, name: string): string =>
  platform.world.chats.find((chat) => chat.kind === 'group' && chat.name === name)?.id ?? platform.privateChat(name).id

const lastOf = ({ platform }: Stage, chat: string, from: string): Message | undefined =>
  platform.said(chat).findLast((message) => message.from === from && message.recalledAt === null)

/** The newest card of that chat with such a button. */
function cardWith({ platform }: Stage, chat: string | null, words: string): Message {
  const cards = platform.world.messages.filter(
    (message) => message.type === 'interactive' && (chat === null || message.chat === chat),
  )
  const found = cards.findLast((message) => {
    const card = parsed(message.content)
    return isJson(card) && buttonNamed(card, words) !== undefined
  })
  if (!found) throw new Error(`no card has a button ${words}`)
  return found
}

/** A message in both languages. */
function wordsOf({ platform }: Stage, message: Message): string {
  const content = parsed(message.content)
  if (!isJson(content)) return ''
  if (message.type !== 'interactive') return String(content.text ?? '')
  const nameOf = (id: string) => platform.world.people.find((person) => person.id === id)?.name ?? id
  return `${aloud(content, 'zh', nameOf)}\n${aloud(content, 'en', nameOf)}`
}
