import { note } from '../../bot/card.ts'
import type { At, Reader } from '../../bot/command.ts'
import { type Decision, type Refusal, refuse } from '../../bot/decision.ts'
import { allowed } from '../../bot/may.ts'
import { phrase } from '../../bot/phrase.ts'
import { paper } from '../../store/paper.ts'
import type { Numbers } from './history.ts'
import { nearest, sameName } from './names.ts'
import { type Kindergarten, kindergartensOf, ownScopes, type Pair, pairById, pairsOf, whereOfPair } from './pair.ts'
import { pairCard, type SideSaid } from './pair-card.ts'
import type { County } from './places.ts'
import { personSubject } from './role-change.ts'
import type { Chat } from './tie.ts'

export interface Staff {
  readonly kindergarten: string
  readonly how: 'roster' | 'button'
}

export interface Choice {
  readonly pair: Pair
  readonly kindergarten: Kindergarten
  readonly chat: Chat
  readonly counties: readonly County[]
  readonly said: readonly SideSaid[]
}

export async function pressed(db: Reader, id: string, kindergarten: string) {
  const pair = await pairById(db, id)
  const side = pair && kindergartensOf(pair).find((k) => k.id === kindergarten)
  return pair && side ? [{ pair, kindergarten: side }] : []
}

/** In a pair's group its own sides; elsewhere the sides of all my pairs. */
export async function named(db: Reader, name: string, chat: Chat, at: At) {
  const pairs = chat.tied?.pair
    ? [chat.tied.pair]
    : await pairsOf(db, { within: ownScopes(at.standing), state: 'running' })
  const sides = pairs.flatMap((pair) => kindergartensOf(pair).map((kindergarten) => ({ pair, kindergarten })))
  const exact = sides.filter(({ kindergarten }) => sameName(kindergarten.name, name))
  return exact.length > 0 ? exact : sides.filter(({ kindergarten }) => nearest(name, [kindergarten]).length > 0)
}

export function takeSide(
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

const says = {
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
