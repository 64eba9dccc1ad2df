import { existsSync } from 'node:fs'
import { sql } from 'kysely'
import { phrase } from '../bot/phrase.ts'
import { feishuPost } from '../feishu/post.ts'
import { silent } from '../log.ts'
import { monthOf } from '../spine/deliver.ts'
import type { Store } from '../store/store.ts'
import { type Desk, engineOf, noWords, type Verb } from './verb.ts'

/** As many undelivered messages as fit a screen. */
const TROUBLE_MAX = 20
/** A free tenant's month (lark.md §4.4). */
const QUOTA = 10_000

export const doctor: Verb = {
  name: 'doctor',
  usage: 'doctor',
  does: phrase(
    '检查设置、数据库、飞书凭据和没送到的消息。',
    'Check settings, database, credentials and messages that did not arrive.',
  ),
  async run(args, desk) {
    noWords(args)
    desk.print('✓ 设置 / settings')
    const database = await checkDatabase(desk)
    const platform = await checkPlatform(desk)
    const outbox = database ? await checkOutbox(desk) : false
    return database && platform && outbox ? 0 : 1
  },
}

async function checkDatabase({ config, print }: Desk): Promise<boolean> {
  const { database } = config
  const name = database.kind === 'sqlite' ? database.file : 'Postgres'
  if (database.kind === 'sqlite' && !existsSync(database.file)) {
    print(`✗ 数据库还没有建立，启动一次即可 / no database yet, start once: ${name}`)
    return false
  }
  const pending = await (await engineOf(config)).pending()
  print(
    pending.length === 0 ? `✓ 数据库 / database: ${name}` : `✗ 数据表待更新 / tables to update: ${pending.join(', ')}`,
  )
  return pending.length === 0
}

async function checkPlatform({ config, print, now }: Desk): Promise<boolean> {
  if (!config.feishu) {
    print('– 没有设置凭据：启动的是本地飞书 / no credentials: a start serves the local Feishu')
    return true
  }
  const self = await feishuPost({ ...config.feishu, domain: config.domain, fetch, now, log: silent }).self()
  print(
    self === null
      ? `✗ 飞书不接受凭据，或连不上 / the platform takes not the credentials, or is out of reach: ${config.domain}`
      : `✓ 飞书 / platform: ${config.domain}, ${self}`,
  )
  return self !== null
}

async function checkOutbox({ config, print, now }: Desk): Promise<boolean> {
  const store = (await engineOf(config)).open()
  try {
    const month = monthOf(now())
    const calls = await callsIn(store, month)
    const much = calls >= QUOTA * 0.8
    print(`${much ? '✗' : '✓'} 本月接口调用 / calls in ${month}: ${calls} / ${QUOTA}`)
    const trouble = await store.read
      .selectFrom('outbox')
      .select(['id', 'state', 'target', 'reason', 'created_at'])
      .where('state', 'in', [sql.lit('held' as const), sql.lit('dead' as const)])
      .orderBy('id', 'desc')
      .limit(TROUBLE_MAX)
      .execute()
    print(`${trouble.length === 0 ? '✓' : '✗'} 没送到的消息 / messages not delivered: ${trouble.length}`)
    for (const { id, state, target, reason, created_at } of trouble) {
      print(`    ${new Date(created_at).toISOString()} ${state} ${id} → ${target}: ${reason ?? ''}`)
    }
    return trouble.length === 0 && !much
  } finally {
    await store.close()
  }
}

async function callsIn(store: Store, month: string): Promise<number> {
  const rows = await store.read.selectFrom('api_call').select('calls').where('month', '=', month).execute()
  return rows.reduce((sum, { calls }) => sum + calls, 0)
}
