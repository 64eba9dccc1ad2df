import { monotonicFactory } from 'ulid'
import type { Answer } from '../src/bot/answer.ts'
import type { Button, Card, Element } from '../src/bot/card.ts'
import type { Target } from '../src/bot/decision.ts'
import type { Event, Named } from '../src/bot/event.ts'
import type { Post } from '../src/bot/post.ts'
import { commands, reactions, understand } from '../src/features/index.ts'
import { type Bot, makeBot, type Notice, unnoticed } from '../src/spine/bot.ts'
import { deliverAll } from '../src/spine/deliver.ts'
import { receive } from '../src/spine/receive.ts'
import type { Store } from '../src/store/store.ts'
import { temporaryStore } from './temporary-store.ts'

/** A message as a person would see it. */
export interface Shown {
  /** The platform's message_id of it. */
  readonly id: string
  readonly to: Target
  readonly replyTo?: string
  card: Card
}

export interface Told {
  /** `private`: a chat between this person and the bot. Default: a group. */
  readonly private?: boolean
  /** @bot. Default: true in private, false in a group. */
  readonly toBot?: boolean
  readonly mentions?: readonly Named[]
  readonly replyTo?: string
  /** message_id; the same again is a redelivery. */
  readonly id?: string
  readonly at?: number
}

/** A whole bot over a SQLite file of its own, with a clock that only moves when told to, and no network. */
export interface TestBot {
  readonly bot: Bot
  readonly store: Store
  now: number
  /** All that was shown so far, oldest first; an update changes the card in place. */
  readonly shown: readonly Shown[]
  /** Types a message and answers what the bot then showed (usually one reply). */
  say(chat: string, who: string, text: string, told?: Told): Promise<readonly Shown[]>
  /** The one reply; throws if there is none or more than one. */
  ask(chat: string, who: string, text: string, told?: Told): Promise<Shown>
  /** Presses the button with this name or Chinese text; the card on the screen changes as the answer says. */
  press(
    on: Shown,
    who: string,
    button: string,
    form?: Readonly<Record<string, string | readonly string[]>>,
  ): Promise<Answer>
  /** Any other event; answers what was then shown. */
  happen(event: Event): Promise<readonly Shown[]>
  /** Sends what is due. */
  flush(): Promise<void>
  close(): Promise<void>
}

export interface TestBotOptions {
  readonly now?: number
  readonly owners?: readonly string[]
  readonly notice?: Notice
}

/** 2026-11-23 10:00 in Shanghai, a Monday. */
export const MONDAY = Date.UTC(2026, 10, 23, 2)

export async function testBot(options: TestBotOptions = {}): Promise<TestBot> {
  const { store, close } = temporaryStore()
  const ulid = monotonicFactory(() => 0.5)
  const shown: Shown[] = []
  let counter = 0
  const harness: TestBot = {
    now: options.now ?? MONDAY,
    store,
    shown,
    bot: makeBot({
      store,
      world: { now: () => harness.now, id: () => ulid(harness.now) },
      zone: 'Asia/Shanghai',
      owners: new Set(options.owners ?? ['ou_owner']),
      commands,
      reactions,
      understand,
      notice: options.notice ?? { ...unnoticed, failed: (_what, _key, error) => failures.push(error) },
    }),
    async say(chat, who, text, told = {}) {
      const id = told.id ?? `om_${++counter}`
      return harness.happen({
        kind: 'message',
        key: id,
        id,
        at: told.at ?? harness.now,
        chat,
        chatKind: told.private ? 'private' : 'group',
        who,
        text,
        toBot: told.toBot ?? told.private ?? false,
        mentions: told.mentions ?? [],
        ...(told.replyTo === undefined ? {} : { replyTo: told.replyTo }),
      })
    },
    async ask(chat, who, text, told) {
      const replies = await harness.say(chat, who, text, told)
      const [reply] = replies
      if (!reply || replies.length > 1) throw new Error(`${text}: ${replies.length} replies`)
      return reply
    },
    async press(on, who, name, form = {}) {
      const button = buttonsOf(on.card).find(({ text, press }) => press.button === name || text.zh === name)
      if (!button) throw new Error(`no button ${name} on: ${JSON.stringify(on.card)}`)
      const answer = await receive(harness.bot, {
        kind: 'press',
        key: `ev_${++counter}`,
        at: harness.now,
        chat: on.to.id,
        message: on.id,
        who,
        press: button.press,
        form,
      })
      raiseFailure()
      if (answer.card) on.card = answer.card
      await harness.flush()
      return answer
    },
    async happen(event) {
      const before = shown.length
      await receive(harness.bot, event)
      raiseFailure()
      await harness.flush()
      return shown.slice(before)
    },
    async flush() {
      await deliverAll({
        store,
        post,
        world: harness.bot.world,
        limits: { spacingMs: 0, perSecond: 1_000_000, perMinute: 1_000_000, batch: 100 },
        notice: { posted: () => {} },
      })
    },
    close,
  }
  const failures: unknown[] = []
  /** A decision that fails is answered with an apology; a test wants to see why. */
  const raiseFailure = () => {
    const [first] = failures.splice(0)
    if (first !== undefined) throw first
  }
  const post: Post = {
    async send({ key, to, replyTo, card }) {
      const id = `om_b_${key}`
      shown.push({ id, to, card, ...(replyTo === undefined ? {} : { replyTo }) })
      return { is: 'sent', code: '0', receipt: id }
    },
    async update({ receipt, card }) {
      const found = shown.find(({ id }) => id === receipt)
      if (found) found.card = card
      return { is: 'sent', code: '0', receipt }
    },
  }
  return harness
}

/** Every button of a card, those of forms and folds too. */
export const buttonsOf = (card: Card): readonly Button[] => card.body.flatMap(buttonsIn)

const buttonsIn = (element: Element): readonly Button[] => {
  switch (element.is) {
    case 'buttons':
      return element.buttons
    case 'form':
      return [element.submit]
    case 'fold':
      return element.body.flatMap(buttonsIn)
    default:
      return []
  }
}

/** All the words of a card in one language, line by line: what a person reads. */
export function wordsOfCard(card: Card, lang: 'zh' | 'en' = 'zh'): string {
  const of = (element: Element): readonly string[] => {
    switch (element.is) {
      case 'text':
        return [element.spans.map((s) => ('at' in s ? `@${s.at}` : 'strong' in s ? s.strong[lang] : s[lang])).join('')]
      case 'facts':
        return element.facts.map((f) => `${f.label[lang]}：${f.value[lang]}${f.note ? `（${f.note[lang]}）` : ''}`)
      case 'buttons':
        return [element.buttons.map((b) => `[${b.text[lang]}]`).join(' ')]
      case 'form':
        return [...element.fields.map((f) => `<${f.label[lang]}>`), `[${element.submit.text[lang]}]`]
      case 'table':
        return [
          element.columns.map((c) => c.title[lang]).join(' | '),
          ...element.rows.map((row) =>
            element.columns
              .map((c) => {
                const cell = row[c.name]
                return typeof cell === 'object' ? cell[lang] : String(cell ?? '')
              })
              .join(' | '),
          ),
        ]
      case 'fold':
        return [element.title[lang], ...element.body.flatMap(of)]
      case 'rule':
        return []
    }
  }
  return [...(card.title ? [card.title[lang]] : []), ...card.body.flatMap(of)].join('\n')
}
