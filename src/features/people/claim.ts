import { createHash } from 'node:crypto'
import { note } from '../../bot/card.ts'
import { command, type Reader } from '../../bot/command.ts'
import { refuse } from '../../bot/decision.ts'
import { CITY } from '../../bot/may.ts'
import { phrase } from '../../bot/phrase.ts'
import { paper, type Write } from '../../store/paper.ts'
import { numbersOf } from './history.ts'

const HOUR = 60 * 60 * 1000

/** Who starts the bot has a working day to claim it; the next start prints a new code. */
export const CODE_LIVES_MS = 24 * HOUR
/** Twelve characters of thirty: nobody guesses it at five tries an hour. */
const CODE_LENGTH = 12
/** No 0 and O, 1 and I and L: it is read from a terminal and typed on a phone. */
const ALPHABET = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'
/** A slip of the finger or two, not a search. */
export const TRIES_MAX = 5
const TRIES_WITHIN_MS = HOUR
/** What somebody may paste by mistake is not hashed at any length. */
const TYPED_MAX = 64

/** All owners that rows know of share one subject, so that the first and the last of them are decided in turn. */
export const OWNERS = 'owners'

/** The first owner, by the code that only the terminal shows; in a private chat, where nobody else reads it. */
export const claim = command({
  name: 'claim',
  aliases: ['认领'],
  help: {
    does: phrase(
      '用启动时显示的一次性口令成为管理员（只在私聊里用）。',
      'Become the owner with the one-time code printed at start (private chat only).',
    ),
    examples: [
      {
        typed: '/claim 7KQM-3VXD-9HTB',
        means: phrase('用终端里显示的口令认领机器人', 'claim the bot with the code from the terminal'),
      },
    ],
  },
  may: 'anyone',
  parse: (words, message) => {
    if (message.chatKind !== 'private') return refuse(says.private)
    const code = words.rest.trim()
    return code === '' ? refuse(says.how) : { hash: hashOfCode(code.slice(0, TYPED_MAX)), who: message.who }
  },
  async look(db, { hash, who }, at) {
    const [code, owner, tries, numbers] = await Promise.all([
      db
        .selectFrom('claim_code')
        .select(['hash'])
        .where('hash', '=', hash)
        .where('used_by', 'is', null)
        .where('expires_at', '>', at.now)
        .executeTakeFirst(),
      db.selectFrom('role').select('person').where('role', '=', 'owner').limit(1).executeTakeFirst(),
      db
        .selectFrom('claim_try')
        .select(['number', 'at'])
        .where('person', '=', who)
        .orderBy('number', 'desc')
        .limit(TRIES_MAX)
        .execute(),
      numbersOf(db, [OWNERS]),
    ])
    return { code, owner, tries, number: numbers(OWNERS) }
  },
  within: () => CITY,
  decide({ hash, who }, { code, owner, tries, number }, at) {
    if (at.standing.owner) return refuse(says.already)
    const recent = tries.filter((one) => one.at > at.now - TRIES_WITHIN_MS)
    if (recent.length >= TRIES_MAX) return refuse(says.tooMany)
    if (!code || owner) {
      const tried = { person: who, number: (tries[0]?.number ?? 0) + 1, at: at.now }
      return {
        rows: [
          paper
            .deleteFrom('claim_try')
            .where('person', '=', who)
            .where('at', '<=', at.now - TRIES_WITHIN_MS),
          paper.insertInto('claim_try').values(tried),
        ],
        show: { card: note(says.wrong) },
      }
    }
    return {
      rows: [
        paper.updateTable('claim_code').set({ used_by: who }).where('hash', '=', hash),
        paper
          .insertInto('role')
          .values({ person: who, role: 'owner', scope_kind: 'city', scope_id: '', granted_by: who, since: at.now }),
        paper.deleteFrom('claim_try').where('person', '=', who),
      ],
      history: [{ subject: OWNERS, number, what: 'claimed', after: { person: who } }],
      show: {
        card: {
          title: phrase('您已成为管理员', 'You are the owner now'),
          tone: 'green',
          body: note(says.welcome, says.next).body,
        },
      },
    }
  },
})

const says = {
  private: phrase(
    '口令只能在和我的私聊里使用，请不要发在群里。',
    'Please send the code in a private chat with me, never in a group.',
  ),
  how: phrase(
    '请这样写：/claim 口令。口令在机器人启动时显示在终端里。',
    'Please write: /claim CODE. The code is printed in the terminal when the bot starts.',
  ),
  wrong: phrase(
    '口令不对、已用过或已过期。请看终端里最新显示的口令；重新启动机器人会显示新的口令。',
    'This code is wrong, used or expired. Please look for the newest one in the terminal; a restart prints another.',
  ),
  tooMany: phrase(
    `一小时内只能试 ${TRIES_MAX} 次，请稍后再试。`,
    `Only ${TRIES_MAX} tries an hour; please try again later.`,
  ),
  already: phrase('您已经是管理员了，不需要口令。', 'You are an owner already; no code is needed.'),
  welcome: phrase(
    '您负责设置、名册和人员；业务内容由各级教育局和幼儿园负责。',
    'You look after settings, roster and people; the content belongs to the bureaus and kindergartens.',
  ),
  next: phrase(
    '下一步：把我加进市、县、园或结对的飞书群，在群里发送 /绑定 说明是什么群；用 /设角色 指定市局、县局、园长和联络员。',
    'Next: add me to the groups of the city, the counties, the kindergartens and the pairs, and send /bind there; name people with /role.',
  ),
}

/** SHA-256 of a code as it is kept: case, spaces and hyphens do not count, full-width letters are letters. */
export const hashOfCode = (typed: string): string =>
  createHash('sha256')
    .update(
      typed
        .normalize('NFKC')
        .toUpperCase()
        .replace(/[^0-9A-Z]/g, ''),
    )
    .digest('hex')

/** A fresh code to print, and its row; `bytes` are luck, at least `CODE_BYTES` of them. */
export function claimCode(bytes: Uint8Array, now: number): { readonly code: string; readonly write: Write } {
  const letters = [...bytes].filter((byte) => byte < FAIR).map((byte) => ALPHABET.charAt(byte % ALPHABET.length))
  if (letters.length < CODE_LENGTH) throw new Error('not enough luck for a code')
  const code = letters
    .slice(0, CODE_LENGTH)
    .join('')
    .replace(/(.{4})(?=.)/g, '$1-')
  const row = { hash: hashOfCode(code), made_at: now, expires_at: now + CODE_LIVES_MS, used_by: null }
  return { code, write: paper.insertInto('claim_code').values(row) }
}

/** Bytes above are thrown away, so that no letter is likelier than another. */
const FAIR = 256 - (256 % ALPHABET.length)
/** Far more than twelve, for those that are thrown away. */
export const CODE_BYTES = 64

/**
 * At start, where the settings name no owner: a code to print and the rows that make it good, or null where there is
 * an owner already. Codes of earlier starts that nobody used stay good until they expire; two processes that start
 * together print one each.
 */
export async function firstCode(
  db: Reader,
  luck: (bytes: number) => Uint8Array,
  now: number,
): Promise<{ readonly code: string; readonly writes: readonly Write[] } | null> {
  const owner = await db.selectFrom('role').select('person').where('role', '=', 'owner').limit(1).executeTakeFirst()
  if (owner) return null
  const { code, write } = claimCode(luck(CODE_BYTES), now)
  return { code, writes: [paper.deleteFrom('claim_code').where('expires_at', '<=', now), write] }
}
