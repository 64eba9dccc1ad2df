import { paper } from '../src/store/paper.ts'
import type { Schema } from '../src/store/schema.ts'
import { type Shown, type TestBot, type TestBotOptions, testBot } from './harness.ts'

export const GROUP = 'oc_pair'
export const GIVER = '县直机关幼儿园'
export const RECEIVER = '桃源镇中心幼儿园'
/** A teacher of the giver, one of the receiver, and one whose side nobody knows. */
export const WANG = 'ou_wang'
export const ZHANG = 'ou_zhang'
export const LI = 'ou_li'

export interface PairBot extends TestBot {
  /** Rows of the table `activity` as they are now, oldest first. */
  activities(): Promise<readonly Schema['activity'][]>
  parts(activity: string): Promise<readonly Schema['part'][]>
  chronicle(subject: string): Promise<readonly Schema['chronicle'][]>
  /** Gives a role, as `/role` would. */
  grant(
    person: string,
    role: Schema['role']['role'],
    scope: { kind: Schema['role']['scope_kind']; id: string },
  ): Promise<void>
  /** The id of the pair of this group. */
  pairOf(chat: string): Promise<string>
  kindergarten(name: string): Promise<string>
}

/** A bot with one pair tied to its group, one teacher of each side known. */
export async function pairBot(options: TestBotOptions = {}): Promise<PairBot> {
  const bot = await testBot(options)
  const { read } = bot.store
  await bot.ask(GROUP, 'ou_owner', `/pair ${GIVER} → ${RECEIVER}`)
  await bot.ask(GROUP, WANG, `/我是 ${GIVER}`)
  await bot.ask(GROUP, ZHANG, `/我是 ${RECEIVER}`)
  const all: PairBot = Object.assign(bot, {
    activities: () => read.selectFrom('activity').selectAll().orderBy('id').execute(),
    parts: (activity: string) =>
      read.selectFrom('part').selectAll().where('activity', '=', activity).orderBy('place').execute(),
    chronicle: (subject: string) =>
      read.selectFrom('chronicle').selectAll().where('subject', '=', subject).orderBy('number').execute(),
    async grant(
      person: string,
      role: Schema['role']['role'],
      { kind, id }: { kind: Schema['role']['scope_kind']; id: string },
    ) {
      await bot.store.commit([
        paper
          .insertInto('person')
          .values({ id: person, name: null, since: bot.now })
          .onConflict((c) => c.column('id').doNothing()),
        paper
          .insertInto('role')
          .values({ person, role, scope_kind: kind, scope_id: id, granted_by: 'ou_owner', since: bot.now }),
      ])
    },
    async pairOf(chat: string) {
      const tie = await read.selectFrom('tie').select('scope_id').where('chat', '=', chat).executeTakeFirstOrThrow()
      return tie.scope_id
    },
    async kindergarten(name: string) {
      const row = await read.selectFrom('kindergarten').select('id').where('name', '=', name).executeTakeFirstOrThrow()
      return row.id
    },
  })
  return all
}

/** Somebody takes a message back. */
export const recall = (bot: TestBot, message: string, byOwner = true): Promise<readonly Shown[]> =>
  bot.happen({
    kind: 'recalled',
    key: `recall_${message}_${bot.shown.length}`,
    at: bot.now,
    chat: GROUP,
    message,
    byOwner,
  })
