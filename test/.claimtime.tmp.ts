import { postgresServer } from './postgres-server.ts'
import { MIGRATIONS } from './temporary-store.ts'
import { migratePostgres } from '../src/store/migrate-postgres.ts'
import { postgresStore, postgresPool } from '../src/store/postgres.ts'
import { paper } from '../src/store/paper.ts'
import { claim, PLATFORM_LIMITS } from '../src/spine/claim.ts'
const server = await postgresServer()
const N = Number(process.argv[2] ?? 200), SENT = Number(process.argv[3] ?? 0)
const url = await server.database('x')
await migratePostgres(url, MIGRATIONS, 0)
const store = postgresStore(url)
const said = (id: string, chat: string, state='due', tried: number|null = null) => ({ id, lane: `chat:${chat}`, target_kind: 'chat', target: chat, reply_to: null, does: 'send', of: null, card: '{}', without: '[]', urgency: 0, about: null, why: '{}', created_at: 0, due_at: 0, expires_at: 1e12, state, tries: 0, first_try_at: null, tried_at: tried, doubt_since: null, lease_by: null, lease_until: 0, receipt: null, reason: null })
const pool = postgresPool(url)
for (let i = 0; i < N; i += 100) await store.commit(Array.from({ length: 100 }, (_, k) => paper.insertInto('outbox').values(said(`m${String(i + k).padStart(6,'0')}`, `oc_${i + k}`) as never)))
for (let i = 0; i < SENT; i += 500) await store.commit([paper.insertInto('outbox').values(Array.from({ length: 500 }, (_, k) => said(`a${String(i + k).padStart(6,'0')}`, `oc_${(i + k) % 300}`, 'sent', 500) as never))])
if (process.argv[4]) await pool.query('analyze')
const open = { spacingMs: 0, perSecond: 10_000, perMinute: 10_000, batch: 20 }
for (let i = 0; i < 4; i++) { const t = performance.now(); const r = await claim(store, 1000, `w${i}`, i < 2 ? open : PLATFORM_LIMITS); console.log(r.length, Math.round(performance.now() - t), 'ms') }
const text = `update outbox set lease_by = 'zz', lease_until = 31000 where state = 'due' and lease_until <= 1000 and id in (
    select o.id from outbox o
    where o.state = 'due' and o.due_at <= 1000 and o.lease_until <= 1000
      and not exists (select 1 from sending_pause p where p.until > 1000)
      and not exists (
        select 1 from outbox e where e.lane = o.lane and e.state = 'due' and (
          e.lease_until > 1000
          or ((e.urgency < o.urgency or (e.urgency = o.urgency and e.id < o.id))
            and (e.due_at <= 1000 or coalesce(e.first_try_at, 0) > -29000))))
      and not exists (
        select 1 from outbox s where s.lane = o.lane and s.tried_at > 780 and s.tried_at <= 1000)
    order by o.urgency, o.due_at, o.id
    limit 20)`
const { rows } = await pool.query('explain analyze ' + text)
console.log(rows.map((r) => r['QUERY PLAN']).join('\n'))
await pool.end(); await store.close(); await server.close()
