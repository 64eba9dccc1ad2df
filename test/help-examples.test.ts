import { afterEach, describe, expect, test } from 'vitest'
import type { At } from '../src/bot/command.ts'
import { isRefusal } from '../src/bot/decision.ts'
import type { Message } from '../src/bot/event.ts'
import { allowed } from '../src/bot/may.ts'
import { commands } from '../src/features/index.ts'
import { hashOfCode } from '../src/features/people/claim.ts'
import { findCommand } from '../src/spine/find.ts'
import { standingOf } from '../src/spine/standing.ts'
import { paper } from '../src/store/paper.ts'
import type { Told } from './harness.ts'
import { GROUP, type PairBot, pairBot, RECEIVER, WANG, ZHANG } from './pair-group.ts'

/**
 * Every example of `/help` is typed by somebody whom it serves, where it makes sense, and means what it says it
 * means: it is understood, permitted and not refused.
 */
let bot: PairBot | undefined
afterEach(async () => {
  await bot?.close()
  bot = undefined
})

const EXAMPLES = commands.flatMap(({ name, help }) => help.examples.map(({ typed }) => ({ name, typed })))

describe('examples of /help', () => {
  test.each(EXAMPLES)('$name: $typed', async ({ name, typed }) => {
    bot = await pairBot()
    const scene = await setOf(bot, name, typed)
    const command = commands.find((one) => one.name === name)
    expect(await outcome(bot, typed, scene)).toEqual({ of: command?.name, is: 'done' })
  })

  test('each begins with a name of its command', () => {
    for (const { name, aliases, help } of commands) {
      expect(help.examples.length, name).toBeGreaterThan(0)
      for (const { typed } of help.examples) {
        const [first = ''] = typed.replace(/^\//, '').split(/\s/)
        expect([name, ...aliases], typed).toContain(first)
      }
    }
  })
})

interface Scene extends Told {
  readonly who: string
  readonly chat: string
}

/** Where and by whom an example is typed, with what has to be there before. */
async function setOf(there: PairBot, name: string, typed: string): Promise<Scene> {
  const lecture = () => there.ask(GROUP, WANG, '/log yesterday lecture "Play"')
  switch (name) {
    case 'edit':
    case 'undo':
      await lecture()
      return { who: WANG, chat: GROUP }
    case 'restore': {
      const record = await lecture()
      await there.press(record, WANG, 'undo')
      return { who: WANG, chat: GROUP }
    }
    case 'confirm':
    case 'view': {
      const record = await lecture()
      return { who: ZHANG, chat: GROUP, replyTo: record.id }
    }
    case 'merge':
      await lecture()
      await there.ask(GROUP, ZHANG, '/log yesterday lecture "Play"')
      return { who: ZHANG, chat: GROUP }
    case 'reschedule':
    case 'cancel':
      await there.ask(GROUP, WANG, '/schedule lecture next Wednesday at 2pm')
      return { who: WANG, chat: GROUP }
    case 'done':
    case 'missed':
      await there.ask(GROUP, WANG, '/安排 今天下午3点专题讲座')
      return { who: WANG, chat: GROUP }
    case 'schedule':
    case 'calendar':
    case 'log':
    case 'list':
    case 'whoami':
    case 'help':
      return { who: WANG, chat: GROUP }
    case 'bind':
      await there.ask('oc_county', 'ou_owner', '/bind county 临湖县')
      return { who: 'ou_owner', chat: /解除|^\/bind$/.test(typed) ? GROUP : 'oc_new' }
    case 'pair':
      return { who: 'ou_owner', chat: /→|->/.test(typed) ? 'oc_new' : GROUP }
    case 'role': {
      const mentions = [{ who: ZHANG, name: '张老师' }]
      if (typed.includes('撤销')) await there.ask(GROUP, 'ou_owner', `/role @张老师 head ${RECEIVER}`, { mentions })
      return { who: 'ou_owner', chat: GROUP, mentions: typed.includes('@') ? mentions : [] }
    }
    case 'claim':
      await there.store.commit([
        paper.insertInto('claim_code').values({
          hash: hashOfCode(typed.replace('/claim', '')),
          made_at: there.now,
          expires_at: there.now + 1_000,
          used_by: null,
        }),
      ])
      return { who: 'ou_it', chat: 'oc_private', private: true }
    default:
      throw new Error(`where is an example of /${name} typed?`)
  }
}

/** What the bot makes of it, without its words: found, permitted, decided. */
async function outcome({ bot: whole, store, now }: PairBot, typed: string, scene: Scene) {
  const message: Message = {
    kind: 'message',
    key: 'om_example',
    id: 'om_example',
    at: now,
    chat: scene.chat,
    chatKind: scene.private ? 'private' : 'group',
    who: scene.who,
    text: typed,
    toBot: false,
    mentions: scene.mentions ?? [],
    ...(scene.replyTo === undefined ? {} : { replyTo: scene.replyTo }),
  }
  const found = findCommand(commands, message, () => null)
  if (found === null) return 'silence'
  if (isRefusal(found)) return found.refuse.zh
  const { standing, here } = await standingOf(whole, scene.who, scene.chat)
  const at: At = { now, zone: whole.zone, id: () => whole.world.id(), event: message, standing, here, commands }
  const { where, decide } = await found.asked.look(store.read, at)
  if (where !== null && !allowed(standing, found.command.may, where)) return 'not permitted'
  const decided = decide()
  return isRefusal(decided) ? decided.refuse.zh : { of: found.command.name, is: 'done' }
}
