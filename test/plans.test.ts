import Sqlite from 'better-sqlite3'
import { afterEach, expect, test, vi } from 'vitest'
import { type TestBot, testBot } from './harness.ts'
import { temporaryStore } from './temporary-store.ts'

/** Tables that only grow: a statement that reads one from end to end is slow in its second year. */
const GROWING = [
  'inbox',
  'chronicle',
  'outbox',
  'activity',
  'part',
  'gift',
  'partner_word',
  'person',
  'member',
  'draft',
  'series',
  'exchange',
  'exchange_word',
]

let t: TestBot | undefined
afterEach(async () => {
  vi.restoreAllMocks()
  await t?.close()
})

/** What a day in a pair's group asks of the store. */
async function aDay(): Promise<ReadonlySet<string>> {
  const asked = new Set<string>()
  const prepare = Sqlite.prototype.prepare
  vi.spyOn(Sqlite.prototype, 'prepare').mockImplementation(function (this: Sqlite.Database, sql: string) {
    asked.add(sql)
    return prepare.call(this, sql)
  } as typeof prepare)
  const bot = await testBot()
  t = bot
  await bot.happen({ kind: 'bot-added', key: 'e1', at: bot.now, chat: 'oc_1', name: '结对群', who: 'ou_owner' })
  await bot.say('oc_1', 'ou_owner', '/pair 县直机关幼儿园 → 桃源镇中心幼儿园')
  const card = await bot.ask('oc_1', 'ou_a', '/log 示范课《会跳舞的盐》2节 昨天 6人', { id: 'om_first' })
  await bot.ask('oc_1', 'ou_b', '/log 示范课 昨天')
  await bot.ask('oc_1', 'ou_a', '/修改 8人', { replyTo: card.id })
  await bot.ask('oc_1', 'ou_a', '/修改 7人')
  await bot.ask('oc_1', 'ou_a', '/台账 本学期 示范课')
  await bot.ask('oc_1', 'ou_a', '/撤销')
  await bot.ask('oc_1', 'ou_a', '/恢复')
  const arranged = await bot.ask('oc_1', 'ou_a', '/安排 今天下午3点专题讲座', { id: 'om_second' })
  await bot.ask('oc_1', 'ou_a', '/安排 每周三上午教研，到学期末')
  await bot.ask('oc_1', 'ou_a', '/改期 今天下午4点', { replyTo: arranged.id })
  await bot.ask('oc_1', 'ou_a', '/改期 讲座')
  await bot.ask('oc_1', 'ou_b', '/确认', { replyTo: arranged.id })
  await bot.ask('oc_1', 'ou_a', '/日程')
  await bot.ask('oc_1', 'ou_a', '/日程 本月')
  await bot.ask('oc_p', 'ou_owner', '/日程', { private: true })
  await bot.ask('oc_1', 'ou_a', '/已开展')
  await bot.ask('oc_1', 'ou_a', '/未开展')
  await bot.ask('oc_1', 'ou_a', '/取消 全部')
  await bot.happen({ kind: 'recalled', key: 'e5', at: bot.now, chat: 'oc_1', message: 'om_second', byOwner: true })
  await bot.ask('oc_1', 'ou_a', '/whoami')
  await bot.ask('oc_p', 'ou_owner', '/whoami', { private: true })
  await bot.ask('oc_1', 'ou_a', '/help')
  await bot.happen({ kind: 'recalled', key: 'e2', at: bot.now, chat: 'oc_1', message: 'om_first', byOwner: true })
  await bot.happen({ kind: 'members-left', key: 'e3', at: bot.now, chat: 'oc_1', people: [{ who: 'ou_b' }] })
  await bot.happen({ kind: 'tick', key: 't1', at: bot.now })
  await bot.happen({ kind: 'bot-removed', key: 'e4', at: bot.now, chat: 'oc_1', why: 'removed' })
  return asked
}

/** What an engine would read from end to end to answer it. */
function scansOf(db: Sqlite.Database, sql: string): readonly string[] {
  const values = Array.from({ length: (sql.match(/\?/g) ?? []).length }, () => null)
  const plan = db.prepare<unknown[], { detail: string }>(`explain query plan ${sql}`).all(...values)
  return plan
    .map(({ detail }) => detail)
    .filter((detail) => /^SCAN /.test(detail) && !detail.includes('INDEX'))
    .filter((detail) => new RegExp(`\\b(${GROWING.join('|')})\\b`).test(tableOf(detail, sql)))
}

/** The plan names a table by its alias. */
function tableOf(detail: string, sql: string): string {
  const alias = /^SCAN (\w+)/.exec(detail)?.[1] ?? ''
  return (
    new RegExp(`(?:from|join|update|into)\\s+"?(\\w+)"?(?:\\s+as)?\\s+"?${alias}"?\\b`, 'i').exec(sql)?.[1] ?? alias
  )
}

test('nothing a day asks reads a growing table from end to end', async () => {
  const asked = [...(await aDay())].filter((sql) => /^\s*(select|update|delete|insert|with)\b/i.test(sql))
  expect(asked.length).toBeGreaterThan(40)
  const { file, close } = temporaryStore()
  const db = new Sqlite(file)
  const slow = asked.flatMap((sql) => scansOf(db, sql).map((scan) => `${scan}: ${sql.replaceAll(/\s+/g, ' ')}`))
  db.close()
  await close()
  expect(slow).toEqual([])
})
