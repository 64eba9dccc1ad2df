import { type Button, buttons, type Card, type Element, facts, rule, small, text } from '../../bot/card.ts'
import { join, type Phrase, phrase, same, together } from '../../bot/phrase.ts'
import { type Pair, pairName } from '../people/pair.ts'
import { type Activity, numberOf } from './activity.ts'
import { daysName, typesName } from './activity-words.ts'

/** Several records of one message, each with its number and its own way to be corrected or withdrawn. */
export function severalCard(activities: readonly Activity[], pair: Pair, notes: readonly Phrase[]): Card {
  return {
    title: phrase(`已记录 ${activities.length} 次活动`, `${activities.length} activities logged`),
    tone: 'green',
    body: [
      ...notes.map((note) => text(note)),
      facts({ label: phrase('结对', 'Pair'), value: pairName(pair) }),
      ...activities.flatMap(recordElements),
      rule,
      small(
        phrase(
          '要补充或修改其中一条，发送：/修改 #编号 内容；撤销：/撤销 #编号',
          'To add to or correct one of them, send /edit #number and the words; to withdraw it, /undo #number.',
        ),
      ),
    ],
  }
}

const recordElements = (activity: Activity): readonly Element[] => [
  text(
    { strong: typesName(activity) },
    together(same(' · '), join([daysName(activity), same(numberOf(activity.id))], same(' · '))),
  ),
  buttons(editButton(activity.id)),
]

const editButton = (activity: string): Button => ({
  text: phrase('补充或修改', 'Add or correct'),
  press: { command: 'edit', button: 'open', about: { activity } },
})
