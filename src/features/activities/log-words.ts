import type { Card } from '../../bot/card.ts'
import type { At } from '../../bot/command.ts'
import { type Refusal, refuse } from '../../bot/decision.ts'
import { join, type Phrase, phrase, same, together } from '../../bot/phrase.ts'
import type { Draft, Intent } from '../../reading/draft.ts'
import { read } from '../../reading/read.ts'
import type { Pair } from '../people/pair.ts'
import type { Activity } from './activity.ts'
import { activityCard } from './activity-card.ts'
import { childrenUnnamed } from './children-unnamed.ts'
import type { Meaning } from './meaning.ts'
import { dateTrouble } from './new-activity.ts'
import { earlierThan, type SameDay } from './recorded.ts'

/** Why nothing can be recorded as it stands; null where it can. */
export function troubleOf({ deeds, pairs, childrenNamed }: Meaning, at: Pick<At, 'now' | 'zone'>): Refusal | null {
  if (childrenNamed) return refuse(childrenUnnamed)
  const [pair] = pairs
  if (pair && pair.endedAt !== null) return refuse(says.ended)
  return deeds.map((deed) => dateTrouble(deed, at.now, at.zone)).find((trouble) => trouble !== null) ?? null
}

/** What is no deed, whatever stands in front of it: called off, moved, or a question. */
const NO_DEED: ReadonlySet<Intent> = new Set(['cancel', 'reschedule', 'query', 'help'])

/** Words that name nothing done, behind a slash: do they say that it did not take place? */
export function doubted(words: string, [deed]: readonly Draft[], { now, zone }: Pick<At, 'now' | 'zone'>): boolean {
  if (deed?.type !== undefined) return false
  return NO_DEED.has(read(words, { now, zone }).intent)
}

/** The card of a record that was just made, with what the person should look at once more. */
export function madeCard(
  activity: Activity,
  names: ReadonlyMap<string, string>,
  pair: Pair,
  sameDay: readonly SameDay[],
  { strangers }: Meaning,
  at: Pick<At, 'now' | 'zone'>,
): Card {
  return activityCard(
    { activity, pair, names, partnerWords: [], earlier: earlierThan(activity, sameDay) },
    at,
    strange(strangers),
  )
}

const strange = (names: readonly string[]): readonly Phrase[] =>
  names.length === 0
    ? []
    : [
        together(
          phrase('文中写到的', 'Not of this pair: '),
          join(
            names.map((name) => same(name)),
            phrase('、', ', '),
          ),
          phrase(
            '不在本结对里，先记在本结对；如果记错了地方，请点“撤销”。',
            '. It is logged for this pair; press Undo if that is wrong.',
          ),
        ),
      ]

export const says = {
  /** Of a card whose draft is not there, or is none of the presser's business: the same words. */
  gone: phrase('这张卡片已经失效，请重新发送 /记录。', 'This card is no longer in use; please send /log again.'),
  noPair: phrase(
    '还不知道这是哪个结对的活动：请在结对群里发送，或请联络员把您登记到本园（/设角色），再发一次。这次没有保存。',
    'I do not know which pair this belongs to: please send it in the pair’s group, or ask the liaison to add you to your kindergarten (/role). Nothing was saved.',
  ),
  ended: phrase(
    '这个结对已经结束，记录只能查看。新的结对建好后，请在新的结对群里记录。',
    'This pair has ended and is read only. Please log in the group of the new pair.',
  ),
  notYours: phrase(
    '这张卡片是发给提问的老师的，您可以自己发送 /记录。',
    'This card belongs to whoever asked for it; you can send /log yourself.',
  ),
  choosePair: phrase('请先选是哪一个结对。', 'Please choose the pair first.'),
  already: phrase('这次活动已经记过了，没有重复记录。', 'This was logged already; it was not logged twice.'),
  done: phrase('已记录', 'Logged'),
  dropped: phrase('好的，没有记录。', 'All right, nothing was logged.'),
}
