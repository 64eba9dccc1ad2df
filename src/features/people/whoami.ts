import { type Card, type Element, facts, note, small, text } from '../../bot/card.ts'
import { type At, command, type Reader } from '../../bot/command.ts'
import { type Decision, type Refusal, refuse } from '../../bot/decision.ts'
import { allowed, CITY, type Scope } from '../../bot/may.ts'
import { join, type Phrase, phrase, same, together } from '../../bot/phrase.ts'
import { dayOf } from '../../bot/school-calendar.ts'
import { paper } from '../../store/paper.ts'
import { forPerson } from './help.ts'
import { type Numbers, numbersOf } from './history.ts'
import { nearest, sameName } from './names.ts'
import {
  type Kindergarten,
  kindergartensOf,
  ownScopes,
  type Pair,
  pairById,
  pairName,
  pairsOf,
  sideOf,
  whereOfPair,
} from './pair.ts'
import { pairCard, type SideSaid, sidesIn } from './pair-card.ts'
import { type County, countyName, type Places, placesIn } from './places.ts'
import { personSubject } from './role.ts'
import { roleName } from './role-words.ts'
import { type Chat, chatHere, kindName, tiedName } from './tie.ts'

type Args =
  | { readonly does: 'show' }
  /** I am of this kindergarten: pressed on a pair's card, or typed by name. */
  | { readonly does: 'press'; readonly pair: string; readonly kindergarten: string }
  | { readonly does: 'say'; readonly name: string }

type View =
  | ({ readonly is: 'me' } & Me)
  | { readonly is: 'side'; readonly choice: Choice; readonly staff: readonly Staff[]; readonly numbers: Numbers }
  | { readonly is: 'none' }
  | { readonly is: 'several'; readonly names: readonly string[] }

interface Staff {
  readonly kindergarten: string
  readonly how: 'roster' | 'button'
}

interface Choice {
  readonly pair: Pair
  readonly kindergarten: Kindergarten
  readonly chat: Chat
  readonly counties: readonly County[]
  readonly said: readonly SideSaid[]
}

interface Me {
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
const WARN_AT = 0.8
const TROUBLE_SHOWN = 5
const REASON_MAX = 80

/** My roles, my side, what I may do here; an owner also sees how the bot fares. `/我是 园名` says which side I am on. */
export const whoami = command<Args, View>({
  name: 'whoami',
  aliases: ['我是谁', '我是', 'iam'],
  help: {
    does: phrase(
      '查看我的角色、所在园和能做的事；/我是 园名 可以说明自己是哪一方的。',
      'My roles, my side and what I may do; /iam NAME says which side I am on.',
    ),
    examples: [
      { typed: '/我是谁', means: phrase('我的权限', 'my rights') },
      {
        typed: '/我是 桃源镇中心幼儿园',
        means: phrase('在结对群里说明自己是哪一方的', 'say which side of the pair I am on'),
      },
      { typed: '/whoami', means: phrase('同 /我是谁', 'the same in English') },
    ],
  },
  may: 'anyone',
  parse({ rest }) {
    const name = rest.trim().replace(/的?(?:老师|园长|教师|人)?$/u, '')
    return name === '' ? { does: 'show' } : { does: 'say', name: name.slice(0, NAME_MAX) }
  },
  buttons: {
    side: ({ press: { about } }) => ({
      does: 'press',
      pair: about?.pair ?? '',
      kindergarten: about?.kindergarten ?? '',
    }),
  },
  async look(db, args, at) {
    const chat = await chatHere(db, at)
    if (args.does === 'show') return { is: 'me', ...(await lookAtMe(db, chat, at)) }
    const found =
      args.does === 'press' ? await pressed(db, args.pair, args.kindergarten) : await named(db, args.name, chat, at)
    if (found.length === 0) return { is: 'none' }
    const [first] = found
    if (!first || new Set(found.map(({ kindergarten }) => kindergarten.id)).size > 1) {
      return { is: 'several', names: found.map(({ kindergarten }) => kindergarten.name) }
    }
    const sides = kindergartensOf(first.pair).map(({ id }) => id)
    const who = at.standing.who ?? ''
    const [counties, said, staff, numbers] = await Promise.all([
      db.selectFrom('county').select(['id', 'name']).execute(),
      sidesIn(db, chat.id, sides),
      db
        .selectFrom('staff')
        .select(['kindergarten', 'how'])
        .where('person', '=', who)
        .where('kindergarten', 'in', sides)
        .execute(),
      numbersOf(db, [personSubject(who)]),
    ])
    return { is: 'side', choice: { ...first, chat, counties, said }, staff, numbers }
  },
  within: () => CITY,
  decide(args, view, at) {
    switch (view.is) {
      case 'me':
        return { show: { card: meCard(view, at) } }
      case 'none':
        return refuse(says.noSide)
      case 'several':
        return refuse(says.several(view.names))
      case 'side':
        return takeSide(view.choice, view.staff, view.numbers, args.does === 'press', at)
    }
  },
})

const NAME_MAX = 60

const says = {
  noSide: phrase(
    '没有在您参加的结对里找到这所园，请写园名全称，或在结对群里发送。',
    'None of your pairs has this kindergarten; please write its full name, or send it in the pair’s group.',
  ),
  several: (names: readonly string[]) =>
    phrase(
      `有几所园都符合，请写全称：${names.join('、')}`,
      `Several fit; please write the full name: ${names.join(', ')}`,
    ),
  notYours: phrase(
    '这个按钮是给这个结对双方园的老师用的，没有改动。',
    'This button is for the teachers of this pair; nothing was changed.',
  ),
  roster: (name: string) =>
    phrase(
      `名册里您是${name}的，没有改动；如果不对，请园长或县（市、区）教育局用 /设角色 更正。`,
      `The roster says that you are from ${name}, so nothing was changed; /role corrects it.`,
    ),
  already: (name: string) => phrase(`已经记下您是${name}的了。`, `You are known to be from ${name} already.`),
  side: (name: string) => phrase(`好的，记下您是${name}的老师。`, `Noted: you are from ${name}.`),
  pair: phrase('结对', 'Pair'),
}

async function pressed(db: Reader, id: string, kindergarten: string) {
  const pair = await pairById(db, id)
  const side = pair && kindergartensOf(pair).find((k) => k.id === kindergarten)
  return pair && side ? [{ pair, kindergarten: side }] : []
}

/** In a pair's group its own sides; elsewhere the sides of all my pairs. */
async function named(db: Reader, name: string, chat: Chat, at: At) {
  const pairs = chat.tied?.pair
    ? [chat.tied.pair]
    : await pairsOf(db, { within: ownScopes(at.standing), state: 'running' })
  const sides = pairs.flatMap((pair) => kindergartensOf(pair).map((kindergarten) => ({ pair, kindergarten })))
  const exact = sides.filter(({ kindergarten }) => sameName(kindergarten.name, name))
  return exact.length > 0 ? exact : sides.filter(({ kindergarten }) => nearest(name, [kindergarten]).length > 0)
}

function takeSide(
  choice: Choice,
  staff: readonly Staff[],
  numbers: Numbers,
  byPress: boolean,
  at: At,
): Decision | Refusal {
  const { pair, kindergarten, chat, counties, said } = choice
  const who = at.standing.who
  if (who === null || !allowed(at.standing, ['member'], whereOfPair(pair))) return refuse(says.notYours)
  const known = staff.some((one) => one.kindergarten === kindergarten.id)
  const roster = staff.find((one) => one.how === 'roster' && one.kindergarten !== kindergarten.id)
  if (roster && !known) {
    return refuse(says.roster(kindergartensOf(pair).find(({ id }) => id === roster.kindergarten)?.name ?? ''))
  }
  const others = staff.filter((one) => one.how === 'button' && one.kindergarten !== kindergarten.id)
  const sides = [
    ...said.filter(
      (one) => one.person !== who || staff.some((s) => s.how === 'roster' && s.kindergarten === one.kindergarten),
    ),
    { person: who, kindergarten: kindergarten.id },
  ]
  const done = known && others.length === 0
  const words = done ? says.already(kindergarten.name) : says.side(kindergarten.name)
  return {
    rows: [
      ...(others.length > 0
        ? [
            paper
              .deleteFrom('staff')
              .where('person', '=', who)
              .where('how', '=', 'button')
              .where(
                'kindergarten',
                'in',
                others.map((one) => one.kindergarten),
              ),
          ]
        : []),
      ...(known
        ? []
        : [
            paper
              .insertInto('staff')
              .values({ person: who, kindergarten: kindergarten.id, how: 'button', since: at.now })
              .onConflict((conflict) => conflict.doNothing()),
          ]),
    ],
    history: done
      ? []
      : [
          {
            subject: personSubject(who),
            number: numbers(personSubject(who)),
            what: 'side',
            before: others.map((one) => one.kindergarten),
            after: [kindergarten.id],
          },
        ],
    show: {
      card: byPress ? pairCard({ pair, counties, chat, sides }, says.pair, []) : note(words),
      about: `pair:${pair.id}`,
    },
    toast: words,
  }
}

async function lookAtMe(db: Reader, chat: Chat, at: At): Promise<Me> {
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
  const month = dayOf(at.now, at.zone).slice(0, '2026-11'.length)
  const held = () => db.selectFrom('outbox').where('state', 'in', ['held', 'dead'])
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

function meCard(me: Me, at: At): Card {
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
        ...groupsOf(me, at),
      ),
      text(together(phrase('我在这里能用：', 'Here I can use: '), join(commands))),
      ...(me.running ? runningWords(me.running) : []),
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

function runningWords({ calls, pairs, trouble, troubles }: Running): readonly Element[] {
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
    ...trouble.map(({ state, reason }) =>
      small(
        together(
          state === 'held' ? phrase('待确认：', 'Held: ') : phrase('未送达：', 'Not delivered: '),
          same((reason ?? '').slice(0, REASON_MAX)),
        ),
      ),
    ),
  ]
}
