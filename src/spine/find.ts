import type { Command, Found } from '../bot/command.ts'
import { isRefusal, type Refusal, refuse } from '../bot/decision.ts'
import { editsBetween } from '../bot/edits.ts'
import type { Message, Pressed } from '../bot/event.ts'
import { phrase, same, together } from '../bot/phrase.ts'
import { type Words, wordsOf } from '../bot/words.ts'

const says = {
  oldButton: phrase(
    '这个按钮已经不能用了，请发送 /帮助 查看现在能用的指令。',
    'This button no longer works; send /help to see what does.',
  ),
  didYouMean: (name: string) =>
    together(phrase('没有这个指令。您是不是想发：', 'There is no such command. Did you mean: '), same(`/${name}`)),
  noSuch: phrase(
    '没有这个指令，请发送 /帮助 查看能用的指令。',
    'There is no such command; send /help to see what there is.',
  ),
}

/** Which command a message means; null where it is not for the bot and silence is right. `plain`: without a slash. */
export function findCommand(
  commands: readonly Command[],
  message: Message,
  plain: (message: Message) => Found | Refusal | null,
): Found | Refusal | null {
  const spoken = message.toBot || message.chatKind === 'private'
  const words = wordsOf(message.text)
  if (!words) return spoken && message.text.trim() !== '' ? plain(message) : null
  const named = nameOf(commands, words)
  if (named) {
    const asked = named.command.parse(named.words, message)
    return isRefusal(asked) ? asked : { command: named.command, asked }
  }
  return unknown(commands, words.name, spoken)
}

/** Which command a press means. */
export function findButton(commands: readonly Command[], pressed: Pressed): Found | Refusal {
  const command = commands.find(({ name }) => name === pressed.press.command)
  const asked = command?.press(pressed)
  if (!command || !asked) return refuse(says.oldButton)
  return isRefusal(asked) ? asked : { command, asked }
}

/** By its full name; or by a Chinese name with the words right behind it, as people type `/记录示范课`. */
function nameOf(commands: readonly Command[], words: Words): { command: Command; words: Words } | null {
  const exact = commands.find(({ name, aliases }) => name === words.name || aliases.includes(words.name))
  if (exact) return { command: exact, words }
  const begun = commands
    .flatMap((command) => command.aliases.map((alias) => ({ command, alias })))
    .filter(({ alias }) => CHINESE.test(alias) && words.name.startsWith(alias))
    .sort((a, b) => b.alias.length - a.alias.length)[0]
  if (!begun) return null
  const rest = `${words.name.slice(begun.alias.length)} ${words.rest}`.trim()
  return { command: begun.command, words: { name: begun.alias, rest } }
}

const CHINESE = /^\p{Script=Han}{2,}$/u

/** A command's name is at most this long; what is longer is somebody's path or link. */
const NAME_MAX = 24

/** People paste /微笑 and paths: unless the bot is spoken to, only what is one edit from a command is answered. */
function unknown(commands: readonly Command[], typed: string, spoken: boolean): Refusal | null {
  if (typed.length > NAME_MAX) return spoken ? refuse(says.noSuch) : null
  const near = commands
    .flatMap(({ name, aliases }) => [name, ...aliases])
    .map((name) => ({ name, edits: editsBetween(name, typed) }))
    .filter(({ name, edits }) => edits * 2 < name.length && name.length > 2)
    .sort((a, b) => a.edits - b.edits)[0]
  if (near && (spoken || near.edits === 1)) return refuse(says.didYouMean(near.name))
  return spoken ? refuse(says.noSuch) : null
}
