import { sql } from 'kysely'
import type { Here } from '../bot/command.ts'
import { ROLES, type Role, type Scope, type Standing } from '../bot/may.ts'
import { prepared } from '../store/prepared.ts'
import type { Bot } from './bot.ts'

interface Row {
  what: 'role' | 'tie' | 'group' | 'staff' | 'chat' | 'member' | 'person'
  a: string
  kind: string
  id: string
}

/** Everything a right can come from, in one query. */
export async function standingOf(
  bot: Bot,
  who: string,
  chat: string,
): Promise<{ readonly standing: Standing; readonly here: Here }> {
  const rows = await known(bot.store.read, { who, chat })
  const of = (what: Row['what']) => rows.filter((row) => row.what === what)
  const tie = of('tie')[0]
  return {
    standing: {
      who,
      owner: bot.owners.has(who) || of('role').some(({ a }) => a === 'owner'),
      roles: of('role').flatMap(({ a, kind, id }) => (isRole(a) ? [{ role: a, scope: scopeOf(kind, id) }] : [])),
      tie: tie ? scopeOf(tie.kind, tie.id) : null,
      groups: of('group').map(({ kind, id }) => scopeOf(kind, id)),
      staffOf: of('staff').map(({ id }) => id),
    },
    here: {
      chatKnown: of('chat').length > 0,
      hearsAll: of('chat')[0]?.a === 'all',
      member: of('member').length > 0,
      personKnown: of('person').length > 0,
    },
  }
}

/** In two halves, for D1 takes no more than five selects in a row. */
const known = prepared<{ who: string; chat: string }, Row>(
  (_, value) => sql<Row>`
    select what, a, kind, id from (
      select 'role' as what, role as a, scope_kind as kind, scope_id as id from role where person = ${value('who')}
      union all select 'tie', '', scope_kind, scope_id from tie where chat = ${value('chat')}
      union all select 'group', '', tie.scope_kind, tie.scope_id from member join tie on tie.chat = member.chat
        where member.person = ${value('who')} and member.chat <> ${value('chat')}
      union all select 'staff', '', '', kindergarten from staff where person = ${value('who')}) as rights
    union all select what, a, kind, id from (
      select 'chat' as what, case when hears_all = 1 then 'all' else '' end as a, '' as kind, '' as id
        from chat where id = ${value('chat')}
      union all select 'member', '', '', '' from member where chat = ${value('chat')} and person = ${value('who')}
      union all select 'person', '', '', '' from person where id = ${value('who')}) as known
  `,
)

/** The clock and the platform itself hold no rights: what they do is decided by state. */
export const NOBODY: Standing = { who: null, owner: false, roles: [], tie: null, groups: [], staffOf: [] }
export const NOWHERE: Here = { chatKnown: false, hearsAll: false, member: false, personKnown: false }

const isRole = (text: string): text is Role => ROLES.some((role) => role === text)

function scopeOf(kind: string, id: string): Scope {
  switch (kind) {
    case 'county':
    case 'kindergarten':
    case 'pair':
      return { kind, id }
    case 'city':
      return { kind }
    default:
      throw new Error(`a scope of kind ${kind} in the store`)
  }
}
