import { type Card, type Element, type Span, small, text } from '../../bot/card.ts'
import { type At, type Command, command } from '../../bot/command.ts'
import { refuse } from '../../bot/decision.ts'
import { editsBetween } from '../../bot/edits.ts'
import { CITY } from '../../bot/may.ts'
import { type Phrase, phrase, same, together } from '../../bot/phrase.ts'
import { serving } from './serving.ts'
import { type Chat, chatHere } from './tie.ts'

/** What there is for this person here, and how one of them is used (product.md §3). */
export const help = command({
  name: 'help',
  aliases: ['帮助', '？', '?'],
  help: {
    does: phrase(
      '列出您在这里能用的指令；加上指令名看例子。',
      'List what you can do here; with a name, show examples.',
    ),
    examples: [
      { typed: '/帮助', means: phrase('全部指令', 'all commands') },
      { typed: '/help pair', means: phrase('怎样用 /结对', 'how /pair is used') },
    ],
  },
  may: 'anyone',
  parse: ({ rest }) => ({
    name: rest
      .trim()
      .replace(/^[/／]\s*/, '')
      .normalize('NFKC')
      .toLowerCase(),
  }),
  spoken: () => ({ name: '' }),
  async look(db, _args, at) {
    const [chat, code, owner] = await Promise.all([
      chatHere(db, at),
      db
        .selectFrom('claim_code')
        .select('hash')
        .where('used_by', 'is', null)
        .where('expires_at', '>', at.now)
        .limit(1)
        .executeTakeFirst(),
      db.selectFrom('role').select('person').where('role', '=', 'owner').limit(1).executeTakeFirst(),
    ])
    return { chat, claimable: chat.kind === 'private' && code !== undefined && owner === undefined }
  },
  within: () => CITY,
  decide({ name }, { chat, claimable }, at) {
    const mine = forPerson(at, chat, claimable)
    if (name === '') return { show: { card: listCard(mine, hearsOnlyMentions(chat, at)) } }
    const found = at.commands.find((one) => one.name === name || one.aliases.includes(name))
    if (found) return { show: { card: oneCard(found, mine.includes(found)) } }
    return refuse(says.unknown(nearest(mine, name)))
  },
})

/** Commands of this person in this chat; `/claim` is shown only while there is something to claim. */
export const forPerson = (at: At, chat: Chat, claimable: boolean): readonly Command[] =>
  serving(at.commands, at.standing, chat.tied?.where ?? null).filter(({ name }) => name !== 'claim' || claimable)

/** Without `im:message.group_msg` a group delivers only what @ the bot (lark.md §2.3); a message without it proves more. */
const hearsOnlyMentions = (chat: Chat, { here, event }: At): boolean =>
  chat.kind === 'group' && !here.hearsAll && !(event.kind === 'message' && !event.toBot)

const says = {
  unknown: (near: Command | undefined) =>
    near
      ? together(phrase('没有这个指令。您是不是想看：/帮助 ', 'There is no such command. Did you mean: /help '), {
          zh: chineseName(near),
          en: near.name,
        })
      : phrase('没有这个指令，发送 /帮助 可以看到全部。', 'There is no such command; send /help to see them all.'),
  mentions: phrase(
    '本群里需要先@我，再写指令，例如：@结对助手 /记录 示范课。单独发的照片我也收不到，请用@我的图文消息，或私聊发给我。',
    'In this group please @ me before the command, for example: @Jiedui /log demonstration class. Bare photos do not reach me: use a rich post with @me, or a private chat.',
  ),
  more: phrase('发送 /帮助 指令名 可以看例子，例如：/帮助 结对', 'Send /help NAME for examples, such as /help pair'),
  notYours: phrase(
    '这条指令您在这里暂时用不了，发送 /我是谁 可以查看自己的权限。',
    'You cannot use this here at the moment; /whoami shows your rights.',
  ),
}

const chineseName = ({ name, aliases }: Command): string =>
  aliases.find((alias) => /\p{Script=Han}/u.test(alias)) ?? name

/** `/记录（/log）` and `/log`. */
const title = (one: Command): Phrase => ({ zh: `/${chineseName(one)}（/${one.name}）`, en: `/${one.name}` })

const line = (one: Command): Element => {
  const spans: Span[] = [{ strong: title(one) }, phrase('　', ' – '), one.help.does]
  return text(...spans)
}

const listCard = (commands: readonly Command[], mentionsOnly: boolean): Card => ({
  title: phrase('结对助手：您在这里能用的指令', 'Jiedui: what you can do here'),
  tone: 'blue',
  body: [...(mentionsOnly ? [text(says.mentions)] : []), ...commands.map(line), small(says.more)],
})

const oneCard = (one: Command, serves: boolean): Card => ({
  title: title(one),
  tone: 'blue',
  body: [
    text(one.help.does),
    ...one.help.examples.map(({ typed, means }) => text({ strong: same(typed) }, phrase('　', ' – '), means)),
    small(
      together(
        phrase('也可以写：', 'Also: '),
        same([`/${one.name}`, ...one.aliases.map((alias) => `/${alias}`)].join('  ')),
      ),
    ),
    ...(serves ? [] : [small(says.notYours)]),
  ],
})

const nearest = (commands: readonly Command[], typed: string): Command | undefined =>
  commands
    .flatMap((one) =>
      [one.name, ...one.aliases].map((name) => ({ one, edits: editsBetween(name, typed.slice(0, NAME_MAX)), name })),
    )
    .filter(({ edits, name }) => edits * 2 <= name.length)
    .sort((a, b) => a.edits - b.edits)[0]?.one

/** No command is called anything longer. */
const NAME_MAX = 24
