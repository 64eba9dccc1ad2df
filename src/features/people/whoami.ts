import { command } from '../../bot/command.ts'
import { refuse } from '../../bot/decision.ts'
import { CITY } from '../../bot/may.ts'
import { phrase } from '../../bot/phrase.ts'
import { type Numbers, numbersOf } from './history.ts'
import { lookAtMe, type Me, meCard } from './me-card.ts'
import { kindergartensOf } from './pair.ts'
import { sidesIn } from './pair-card.ts'
import { personSubject } from './role-change.ts'
import { type Choice, named, pressed, type Staff, takeSide } from './side.ts'
import { chatHere } from './tie.ts'

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
}
