import { sql } from 'kysely'
import { type Card, rule, small, text } from '../../bot/card.ts'
import { reaction } from '../../bot/command.ts'
import { phrase } from '../../bot/phrase.ts'
import { paper } from '../../store/paper.ts'
import { bindForm } from './bind-card.ts'
import { numbersOf } from './history.ts'
import { chatOf, chatSubject, type Tied, tiedName, untieGroup } from './tie.ts'

const DAY = 24 * 60 * 60 * 1000
/** A greeting a day late greets nobody. */
const GREETING_EXPIRES_MS = DAY
const NAME_MAX = 100

/** Says what it can do, and offers to say what the group is (product.md §3). */
export const botAdded = reaction({
  to: 'bot-added',
  look: (db, { chat }) => chatOf(db, chat),
  decide({ key, chat, name, who }, known, at) {
    const row = { name: name.slice(0, NAME_MAX), present: 1 as const }
    return {
      rows: [
        paper
          .insertInto('chat')
          .values({ id: chat, kind: 'group', hears_all: 0, since: at.now, ...row })
          .onConflict((conflict) => conflict.column('id').doUpdateSet(row)),
      ],
      says: [
        {
          does: 'send',
          to: { kind: 'chat', id: chat },
          card: greeting(known.tied, known.hearsAll, who),
          urgency: 'answer',
          expiresAt: at.now + GREETING_EXPIRES_MS,
          why: { rule: 'bot-added', rows: [key] },
        },
      ],
      // Who is in a group that is nothing to us yet is asked when it is tied, once.
      errands: known.tied ? [{ kind: 'count-members', chat }] : [],
    }
  },
})

/** Removed or dissolved: the tie ends, nobody is a member by it, and what was still to be said there is not sent. */
export const botRemoved = reaction({
  to: 'bot-removed',
  look: async (db, { chat }) => ({
    known: await chatOf(db, chat),
    numbers: await numbersOf(db, [chatSubject(chat)]),
  }),
  decide({ chat, why }, { known, numbers }) {
    const ended = known.tied ? untieGroup(chat, known.tied, `bot ${why}`, numbers(chatSubject(chat))) : null
    return {
      rows: [
        ...(ended?.rows ?? []),
        paper.updateTable('chat').set({ present: 0 }).where('id', '=', chat),
        paper.deleteFrom('member').where('chat', '=', chat),
        paper
          .updateTable('outbox')
          .set({
            state: 'dead',
            reason: why === 'dissolved' ? 'the group was dissolved' : 'the bot was removed from the group',
          })
          .where('lane', '=', `chat:${chat}`)
          .where('state', '=', sql.lit('due' as const)),
      ],
      history: ended?.history ?? [],
    }
  },
})

export function greeting(tied: Tied | null, hearsAll: boolean, who: string): Card {
  return {
    title: phrase('大家好，我是结对助手', 'Hello, I am Jiedui'),
    tone: 'blue',
    body: [
      text(
        { at: who },
        phrase(
          ' 谢谢邀请。我帮城乡结对的老师记录活动、整理台账，不用再重复填表。',
          ' thank you for the invitation. I keep the records of paired kindergartens, so that nobody fills a form twice.',
        ),
      ),
      text(
        phrase(
          '记一次活动：/记录 示范课 大班《会跳舞的盐》　看台账：/台账　全部指令：/帮助',
          'Log an activity: /log demonstration class. The ledger: /list. All commands: /help',
        ),
      ),
      small(
        hearsAll
          ? phrase('在本群直接发送指令就行，不用@我。', 'In this group commands work without @me.')
          : phrase(
              '如果发了指令我没有反应，请先@我再写指令：没有“获取群组中所有消息”权限时，我只听得到@我的消息，也看不到单独发的照片；照片请用@我的图文消息，或私聊发给我。',
              'If I do not react, write @me before the command: without the permission to read all group messages I only hear those that @ me, and no bare photos. Send photos in a rich post with @me, or in private.',
            ),
      ),
      rule,
      ...(tied
        ? [text(phrase('本群已绑定：', 'This group is tied to: '), tiedName(tied))]
        : [text(phrase('请先告诉我这是什么群：', 'First, please tell me what this group is:')), ...bindForm()]),
    ],
  }
}
