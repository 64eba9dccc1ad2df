import { buttons, type Card, facts, rule, small, text } from '../../bot/card.ts'
import { type Phrase, phrase, same, together } from '../../bot/phrase.ts'
import type { Draft } from '../../reading/draft.ts'
import { OTHER } from '../../reading/kinds/activity-types.ts'
import { type Pair, pairName } from '../people/pair.ts'
import type { Conflict } from './arranged.ts'
import { deedOf } from './deed.ts'
import { conflictElements, exchangeName, seriesName } from './exchange-card.ts'
import type { Plan } from './plan.ts'
import { slotName } from './slot.ts'

/** Why it is not simply arranged: said without a slash, several at once, or its pair must be chosen. */
export type Why = 'spoken' | 'several' | 'pair'

/** More pairs than this and a person is better off in the pair's own group. */
const CHOICES_MAX = 12

/** What would be arranged; nothing is before the press. `id`: of the words that wait. */
export function proposedCard(
  id: string,
  deeds: readonly Draft[],
  plans: readonly Plan[],
  pairs: readonly Pair[],
  why: Why,
  conflicts: readonly Conflict[],
): Card {
  const [pair, ...others] = pairs
  const single = pair && others.length === 0 ? pair : undefined
  return {
    title: TITLES[why],
    tone: 'blue',
    body: [
      ...(single ? [facts({ label: phrase('结对', 'Pair'), value: pairName(single) })] : []),
      ...plans.flatMap((plan, place) => {
        const deed = deeds[place]
        return deed ? [text({ strong: nameOf(deed) }, same(' '), whenOf(plan))] : []
      }),
      ...(single ? conflictElements(conflicts, single.id) : []),
      ...(single
        ? [
            buttons(
              { text: phrase('安排', 'Arrange it'), tone: 'primary', press: press('accept', { draft: id }) },
              { text: phrase('不安排', 'Do not'), press: press('drop', { draft: id }) },
            ),
          ]
        : [
            text(phrase('选好就安排了：', 'It is arranged once you choose:')),
            ...pairs
              .slice(0, CHOICES_MAX)
              .map((one) => buttons({ text: pairName(one), press: press('choose', { draft: id, pair: one.id }) })),
            buttons({ text: phrase('不安排', 'Do not'), press: press('drop', { draft: id }) }),
          ]),
      rule,
      small(
        phrase(
          '不对的地方可以改好再发一次：/安排 下周三下午送教下乡，示范课2节',
          'If something is wrong, send it again: /schedule next Wednesday afternoon, demonstration class',
        ),
      ),
    ],
  }
}

const TITLES: Readonly<Record<Why, Phrase>> = {
  spoken: phrase('要安排这次活动吗？', 'Shall I arrange this?'),
  several: phrase('这里有好几次活动，一起安排吗？', 'There are several exchanges here. Arrange them together?'),
  pair: phrase('这是哪个结对的活动？', 'Which pair is this about?'),
}

const nameOf = (deed: Draft): Phrase => exchangeName({ type: deed.type ?? OTHER, deed: deedOf(deed, (name) => name) })

const whenOf = ({ slots, rule: often }: Plan): Phrase => {
  const [first, ...more] = slots
  const last = slots.at(-1)
  if (!first || !last) return same('')
  return often === null
    ? slotName(first)
    : together(
        slotName(first),
        phrase(' 起，', ' and on, '),
        seriesName({ rule: often, lastDay: last.day }),
        phrase(`，共 ${more.length + 1} 次`, `, ${more.length + 1} times`),
      )
}

const press = (button: 'accept' | 'drop' | 'choose', about: Readonly<Record<string, string>>) => ({
  command: 'schedule',
  button,
  about,
})
