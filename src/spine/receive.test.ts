import { afterEach, beforeEach, expect, test } from 'vitest'
import { type TemporaryStore, temporaryStore } from '../../test/temporary-store.ts'
import { buttons, note } from '../bot/card.ts'
import { type Command, command } from '../bot/command.ts'
import { refuse } from '../bot/decision.ts'
import type { Message, Pressed } from '../bot/event.ts'
import type { Where } from '../bot/may.ts'
import { phrase, same } from '../bot/phrase.ts'
import { paper } from '../store/paper.ts'
import { type Store, Unavailable } from '../store/store.ts'
import { type Bot, makeBot, unnoticed } from './bot.ts'
import { receive } from './receive.ts'

let temporary: TemporaryStore
beforeEach(() => {
  temporary = temporaryStore()
})
afterEach(() => temporary.close())

const help = { does: phrase('试', 'try'), examples: [] }
const elsewhere: Where = { kindergartens: ['k1'], counties: [] }
const echo = command<{ text: string }, null>({
  name: 'echo',
  aliases: ['回声'],
  help,
  may: 'anyone',
  parse: ({ rest }) => (rest === '' ? refuse(phrase('说点什么', 'say something')) : { text: rest }),
  buttons: {
    more: ({ press }) => ({ text: press.about?.id ?? 'none' }),
    never: () => refuse(phrase('不行', 'no')),
  },
  look: async () => null,
  within: () => null,
  decide: ({ text }) => ({
    show: { card: { body: [...note(same(text)).body, buttons()] }, about: 'echo:1' },
    toast: phrase('好', 'ok'),
  }),
})
const faulty = command<{ text: string }, null>({
  name: 'fault',
  aliases: [],
  help,
  may: 'anyone',
  parse: ({ rest }) => ({ text: rest }),
  look: async () => null,
  within: () => null,
  decide({ text }) {
    if (text === 'throw') throw new Error('a bug')
    return { rows: [paper.insertInto('claim_turn').values({ id: 2 as 1, turn: 0 })], show: { card: note(same('x')) } }
  },
})
const secret = command<Record<string, never>, null>({
  name: 'secret',
  aliases: [],
  help,
  may: ['head'],
  parse: () => ({}),
  look: async () => null,
  within: () => elsewhere,
  decide: () => ({ show: { card: note(same('the secret')) } }),
})

const bot = (store: Store = temporary.store, commands: readonly Command[] = [echo, faulty, secret]): Bot => {
  let id = 0
  return makeBot({
    store,
    world: { now: () => 1_000, id: () => String(++id).padStart(26, '0') },
    zone: 'Asia/Shanghai',
    owners: new Set(),
    commands,
    reactions: [],
    understand: ({ text }) => (text === '你好' ? refuse({ zh: '您好', en: 'hello' }) : null),
    notice: unnoticed,
  })
}

const message = (text: string, more: Partial<Message> = {}): Message => ({
  kind: 'message',
  key: 'om_1',
  id: 'om_1',
  at: 1,
  chat: 'oc_1',
  chatKind: 'group',
  who: 'ou_1',
  text,
  toBot: false,
  mentions: [],
  ...more,
})
const pressed = (button: string, about?: Record<string, string>): Pressed => ({
  kind: 'press',
  key: 'ev_1',
  at: 1,
  chat: 'oc_1',
  message: 'om_card',
  who: 'ou_1',
  press: { command: 'echo', button, ...(about ? { about } : {}) },
  form: {},
})
const outbox = () => temporary.store.read.selectFrom('outbox').selectAll().orderBy('id').execute()
const inbox = () => temporary.store.read.selectFrom('inbox').selectAll().execute()
const said = async () => (await outbox()).map(({ card }) => card ?? '').join('\n')

test('a message gets one reply, to itself, and the reply knows what it is about', async () => {
  expect(await receive(bot(), message('／ECHO 你好'))).toEqual({})
  expect(await outbox()).toMatchObject([{ target: 'oc_1', reply_to: 'om_1', about: 'echo:1', urgency: 0 }])
  expect(await said()).toContain('你好')
})

test('the same message again, twice at once and later, changes nothing', async () => {
  const one = bot()
  await Promise.all([receive(one, message('/echo a')), receive(one, message('/echo a'))])
  await receive(one, message('/echo a'))
  expect(await outbox()).toHaveLength(1)
})

test('a Chinese name needs no space behind it', async () => {
  await receive(bot(), message('/回声示范课 两节'))
  expect(await said()).toContain('示范课 两节')
})

test('a press shows its card and its line in the answer, and sends nothing', async () => {
  const answer = await receive(bot(), pressed('more', { id: 'from ids' }))
  expect(answer.toast?.zh).toBe('好')
  expect(JSON.stringify(answer.card)).toContain('from ids')
  expect(await outbox()).toEqual([])
})

test('a refused press is answered with a line only; the card stays as it is', async () => {
  expect(await receive(bot(), pressed('never'))).toEqual({ toast: { zh: '不行', en: 'no', tone: 'warning' } })
  expect(await outbox()).toEqual([])
  expect(await inbox()).toEqual([])
})

test('a button of a card that no longer exists says so', async () => {
  expect((await receive(bot(), pressed('constructor'))).toast?.zh).toContain('按钮已经不能用')
})

test.each([
  ['plain words in a group', message('今天去送教'), ''],
  ['/微笑 that somebody pasted', message('/微笑'), ''],
  ['a path', message('/home/liu/echo'), ''],
  ['one edit from a command', message('/ecno x'), '/echo'],
  ['one edit, by swapping', message('/ehco x'), '/echo'],
  ['two edits, unasked', message('/ekko x'), ''],
  ['two edits, when spoken to', message('/ekho', { toBot: true }), '/echo'],
  ['nonsense, when spoken to', message('/zzzzzzzz', { toBot: true }), '没有这个指令'],
  ['plain words in private', message('你好', { chatKind: 'private' }), '您好'],
  ['plain words to the bot that nobody understands', message('明天见', { toBot: true }), ''],
  ['a bare @bot', message(' ', { toBot: true }), ''],
])('%s', async (_, event, answered) => {
  await receive(bot(), event)
  if (answered === '') expect(await outbox()).toEqual([])
  else expect(await said()).toContain(answered)
})

test('what is outside one’s scope is refused with who may, and nothing of it is said', async () => {
  await receive(bot(), message('/secret'))
  expect(await said()).toContain('园长')
  expect(await said()).not.toContain('the secret')
})

test.each(['throw', 'break'])(
  'a command that fails for reasons of its own (%s) is handled once, with an apology',
  async (how) => {
    const one = bot()
    await receive(one, message(`/fault ${how}`))
    await receive(one, message(`/fault ${how}`))
    expect(await said()).toContain('抱歉')
    expect(await outbox()).toHaveLength(1)
    expect(await inbox()).toHaveLength(1)
  },
)

test('an apology that a rival got in the way of is made all the same', async () => {
  let rivals = 1
  const contended: Store = {
    ...temporary.store,
    commit: async (writes) => (rivals-- > 0 ? 'stale' : temporary.store.commit(writes)),
  }
  await receive(bot(contended), message('/fault throw'))
  expect(await inbox()).toHaveLength(1)
  expect(await outbox()).toHaveLength(1)
})

test('a store that is down is not met with an apology: the platform shall push again', async () => {
  const down: Store = {
    ...temporary.store,
    commit: async () => {
      throw new Unavailable('full')
    },
  }
  await expect(receive(bot(down), message('/echo a'))).rejects.toBeInstanceOf(Unavailable)
  expect(await inbox()).toEqual([])
  await receive(bot(), message('/echo a'))
  expect(await outbox()).toHaveLength(1)
})
