import { buttons, type Card, facts, small, text } from '../../bot/card.ts'
import { type Phrase, phrase } from '../../bot/phrase.ts'
import { numberOf } from './activity.ts'
import { daysName, typesName } from './activity-words.ts'
import type { Recorded } from './recorded.ts'

/**
 * What would change in which record; nothing is changed before the press, and only if the record still is the one that
 * is shown. `draft`: the words that wait.
 */
export function proposedEditCard({ activity }: Recorded, lines: readonly Phrase[], draft: string): Card {
  return {
    title: phrase('要这样修改吗？', 'Change it like this?'),
    tone: 'blue',
    body: [
      facts(
        { label: typesName(activity), value: daysName(activity) },
        { label: phrase('编号', 'Number'), value: phrase(numberOf(activity.id), numberOf(activity.id)) },
      ),
      ...lines.map((line) => text(line)),
      buttons({
        text: phrase('确认修改', 'Change it'),
        tone: 'primary',
        press: {
          command: 'edit',
          button: 'open',
          about: { activity: activity.id, draft, revision: String(activity.revision) },
        },
      }),
      small(
        phrase(
          `不是这一条？发送：/修改 #编号 内容，或回复那条记录的卡片。不改就不用理会。`,
          'Not this one? Send /edit #number and the words, or reply to the record’s card. To leave it as it is, do nothing.',
        ),
      ),
    ],
  }
}
