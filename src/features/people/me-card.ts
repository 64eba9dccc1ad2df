import { sql } from 'kysely'
import { type Card, type Element, facts, small, text } from '../../bot/card.ts'
import type { At, Reader } from '../../bot/command.ts'
import type { Scope } from '../../bot/may.ts'
import { join, type Phrase, phrase, same, together } from '../../bot/phrase.ts'
import { dayOf } from '../../bot/school-calendar.ts'
import { forPerson } from './help.ts'
import { type Pair, pairName, pairsOf, sideOf } from './pair.ts'
import { countyName, type Places, placesIn } from './places.ts'
import { roleName } from './role-words.ts'
import { type Chat, kindName, tiedName } from './tie.ts'

/** In the SQL itself: only then is the small index of what did not arrive used. */
const TROUBLE = [sql.lit('held' as const), sql.lit('dead' as const)]

export interface Me {
  readonly chat: Chat
  readonly places: Places
  /** Pairs that her roles and groups name. */
  readonly pairs: readonly Pair[]
  readonly name: string | null
  readonly running: Running | null
}

/** What an owner sees of the machine. */
interface Running {
  readonly calls: number
  readonly pairs: number
  readonly trouble: readonly { readonly state: string; readonly reason: string | null; readonly created_at: number }[]
  readonly troubles: number
}

/** A free tenant's calls a month (lark.md §4.4), and the part of them at which an owner is warned (product.md §3). */
export const CALLS_A_MONTH = 10_000

/** The platform counts its month in Beijing, wherever the bureau is. */
const PLATFORM_ZONE = 'Asia/Shanghai'

const WARN_AT = 0.8

const TROUBLE_SHOWN = 5

const REASON_MAX = 80

export async function lookAtMe(db: Reader, chat: Chat, at: At): Promise<Me> {
  const named = [...(at.standing.tie ? [at.standing.tie] : []), ...at.standing.groups].filter(
    ({ kind }) => kind === 'pair',
  )
  const [places, pairs, person, running] = await Promise.all([
    placesIn(db),
    pairsOf(db, {
      within: [...named, ...at.standing.staffOf.map((id): Scope => ({ kind: 'kindergarten', id }))],
      state: 'any',
    }),
    db
      .selectFrom('person')
      .select('name')
      .where('id', '=', at.standing.who ?? '')
      .executeTakeFirst(),
    at.standing.owner ? lookAtRunning(db, at) : null,
  ])
  return { chat, places, pairs, name: person?.name ?? null, running }
}

async function lookAtRunning(db: Reader, at: At): Promise<Running> {
  const month = dayOf(at.now, PLATFORM_ZONE).slice(0, '2026-11'.length)
  const held = () => db.selectFrom('outbox').where('state', 'in', TROUBLE)
  const [calls, pairs, trouble, troubles] = await Promise.all([
    db
      .selectFrom('api_call')
      .select(({ fn }) => fn.sum('calls').as('calls'))
      .where('month', '=', month)
      .executeTakeFirst(),
    db
      .selectFrom('pair')
      .select(({ fn }) => fn.countAll().as('pairs'))
      .where('ended_at', 'is', null)
      .executeTakeFirst(),
    held().select(['state', 'reason', 'created_at']).orderBy('id', 'desc').limit(TROUBLE_SHOWN).execute(),
    held()
      .select(({ fn }) => fn.countAll().as('count'))
      .executeTakeFirst(),
  ])
  return {
    calls: Number(calls?.calls ?? 0),
    pairs: Number(pairs?.pairs ?? 0),
    trouble,
    troubles: Number(troubles?.count ?? 0),
  }
}

export function meCard(me: Me, at: At): Card {
  const { chat, places, name } = me
  const here = chat.tied
    ? tiedName(chat.tied)
    : chat.kind === 'private'
      ? phrase('私聊', 'a private chat')
      : phrase('还没有绑定', 'not tied to anything yet')
  const commands = forPerson(at, chat, false).map((one) => ({
    zh: `/${one.aliases.find((alias) => /\p{Script=Han}/u.test(alias)) ?? one.name}`,
    en: `/${one.name}`,
  }))
  return {
    title: phrase('我是谁', 'Who I am'),
    tone: 'blue',
    body: [
      facts(
        { label: phrase('姓名', 'Name'), value: name === null ? phrase('（暂无）', '(not known yet)') : same(name) },
        { label: phrase('角色', 'Roles'), value: rolesOf(at, places) },
        { label: phrase('所在园', 'My kindergarten'), value: sidesOf(me, at) },
        { label: phrase('本群', 'This chat'), value: here },
        // What else she is in is nothing for a group to read (R1).
        ...(chat.kind === 'private' ? groupsOf(me, at) : []),
      ),
      text(together(phrase('我在这里能用：', 'Here I can use: '), join(commands))),
      ...(me.running ? runningWords(me.running, at) : []),
      small(
        phrase(
          '角色由系统管理员或县（市、区）教育局用 /设角色 设置。',
          'Roles are given by the owner or the county bureau with /role.',
        ),
      ),
    ],
  }
}

const NONE = phrase('（无）', '(none)')

function rolesOf({ standing }: At, places: Places): Phrase {
  const held = [
    ...(standing.owner ? [roleName.owner] : []),
    ...standing.roles.map(({ role, scope }) =>
      together(roleName[role], phrase('（', ' ('), nameOf(scope, places, []), phrase('）', ')')),
    ),
  ]
  return held.length === 0 ? NONE : join(held)
}

/** Said by the roster or by a press; in a pair's group, what is known of her side there. */
function sidesOf({ places, chat, pairs }: Me, { standing }: At): Phrase {
  const side = chat.tied?.pair ? sideOf(standing, chat.tied.pair) : null
  const ids = [...new Set([...(side ? [side.id] : []), ...standing.staffOf])]
  if (ids.length > 0) return join(ids.map((id) => nameOf({ kind: 'kindergarten', id }, places, pairs)))
  return chat.tied?.pair ? phrase('还不知道，请发送：/我是 园名', 'not known yet; please send /iam NAME') : NONE
}

/** More groups than these are counted, not named. */
const GROUPS_SHOWN = 8

function groupsOf({ places, pairs }: Me, { standing }: At) {
  const { groups } = standing
  if (groups.length === 0) return []
  const shown = groups
    .slice(0, GROUPS_SHOWN)
    .map((scope) => together(kindName[scope.kind], same(' '), nameOf(scope, places, pairs)))
  const more = groups.length - shown.length
  return [
    {
      label: phrase('我所在的其他群', 'My other groups'),
      value: join(more > 0 ? [...shown, phrase(`另有 ${more} 个`, `${more} more`)] : shown),
    },
  ]
}

function nameOf(scope: Scope, places: Places, pairs: readonly Pair[]): Phrase {
  switch (scope.kind) {
    case 'city':
      return places.city ? same(places.city.name) : phrase('全市', 'the city')
    case 'county':
      return countyName(places, scope.id)
    case 'kindergarten':
      return same(places.kindergartens.find(({ id }) => id === scope.id)?.name ?? '')
    case 'pair': {
      const pair = pairs.find(({ id }) => id === scope.id)
      return pair ? pairName(pair) : NONE
    }
  }
}

function runningWords({ calls, pairs, trouble, troubles }: Running, { zone }: At): readonly Element[] {
  const percent = Math.floor((calls / CALLS_A_MONTH) * 100)
  return [
    facts(
      { label: phrase('进行中的结对', 'Running pairs'), value: same(pairs) },
      {
        label: phrase('本月接口调用', 'API calls this month'),
        value: phrase(
          `${calls} 次，占免费额度 ${CALLS_A_MONTH} 次的 ${percent}%`,
          `${calls} of the ${CALLS_A_MONTH} that are free (${percent}%)`,
        ),
      },
      { label: phrase('没有送到的消息', 'Messages not delivered'), value: same(troubles) },
    ),
    ...(calls >= CALLS_A_MONTH * WARN_AT
      ? [
          text(
            phrase(
              '提醒：本月调用已超过额度的 80%，用完后机器人要到下月才能再发消息。',
              'Please note: over 80% of the month’s calls are used; once they are gone the bot is silent until next month.',
            ),
          ),
        ]
      : []),
    ...trouble.map(({ state, reason, created_at }) =>
      small(
        together(
          same(`${dayOf(created_at, zone)} `),
          state === 'held' ? phrase('待确认：', 'Held: ') : phrase('未送达：', 'Not delivered: '),
          same((reason ?? '').slice(0, REASON_MAX)),
        ),
      ),
    ),
  ]
}
