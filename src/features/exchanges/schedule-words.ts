import type { Card } from '../../bot/card.ts'
import type { At } from '../../bot/command.ts'
import { type Entry, type Refusal, refuse } from '../../bot/decision.ts'
import { join, type Phrase, phrase, same, together } from '../../bot/phrase.ts'
import type { Write } from '../../store/paper.ts'
import { childrenUnnamed } from '../activities/children-unnamed.ts'
import type { Meaning } from '../activities/meaning.ts'
import { WORDS_MAX } from '../activities/new-activity.ts'
import type { PeopleBook } from '../activities/people-named.ts'
import type { Pair } from '../people/pair.ts'
import type { Conflict } from './arranged.ts'
import { arrangedCard } from './arranged-card.ts'
import { arrange, type Origin } from './new-exchange.ts'
import type { Plan } from './plan.ts'
import { OCCURRENCES_MAX } from './rhythm.ts'

/** All that a message arranges: its rows, its history and the card that says so. */
export function arrangeAll(
  { deeds, strangers }: Meaning,
  plans: readonly Plan[],
  origin: Origin,
  pair: Pair,
  people: PeopleBook,
  conflicts: readonly Conflict[],
  at: At,
): { readonly rows: readonly Write[]; readonly history: readonly Entry[]; readonly card: Card } {
  const arranged = plans.flatMap((plan, place) => {
    const deed = deeds[place]
    // The first keeps the id of what waited, so that a second press meets it; with it stand and fall the others.
    return deed
      ? [arrange(deed, plan, place === 0 ? origin : { ...origin, id: at.id(), words: '' }, pair, people, at)]
      : []
  })
  const [only, ...more] = arranged
  const notes = [
    ...(strangers.length > 0 ? [strange(strangers)] : []),
    ...(plans.some(({ cut }) => cut) ? [says.cut] : []),
  ]
  return {
    rows: [...people.rows(), ...arranged.flatMap(({ rows }) => rows)],
    history: arranged.flatMap(({ history }) => history),
    card: arrangedCard(
      arranged.flatMap(({ exchanges }) => exchanges),
      { pair, names: people.names(), conflicts, series: more.length === 0 ? (only?.series ?? null) : null },
      at,
      notes,
    ),
  }
}

/** More than one unit of work holds. */
export const tooMany = (plans: readonly Plan[]): Refusal | null =>
  plans.reduce((all, { slots }) => all + slots.length, 0) > OCCURRENCES_MAX ? refuse(says.tooMany) : null

/** Why nothing can be arranged as it stands, whatever its day; null where it can. */
export function troubleWith({ pairs, childrenNamed }: Meaning): Refusal | null {
  if (childrenNamed) return refuse(childrenUnnamed)
  const [pair] = pairs
  return pair && pair.endedAt !== null ? refuse(says.ended) : null
}

export const tooLong = phrase(
  `内容太长了（最多 ${WORDS_MAX} 个字），请删减后再发；这次没有安排。`,
  `That is too long (at most ${WORDS_MAX} characters); please shorten it. Nothing was arranged.`,
)

const strange = (names: readonly string[]): Phrase =>
  together(
    phrase('文中写到的', 'Not of this pair: '),
    join(names.map((name) => same(name))),
    phrase(
      '不在本结对里，先安排在本结对；如果写错了地方，请点“取消”。',
      '. It is arranged for this pair; press Cancel if that is wrong.',
    ),
  )

export const says = {
  /** Of a card whose draft is not there, or is none of the presser's business: the same words. */
  gone: phrase('这张卡片已经失效，请重新发送 /安排。', 'This card is no longer in use; please send /schedule again.'),
  noPair: phrase(
    '还不知道这是哪个结对的活动：请在结对群里发送，或请联络员把您登记到本园（/设角色），再发一次。这次没有安排。',
    'I do not know which pair this belongs to: please send it in the pair’s group, or ask the liaison to add you to your kindergarten (/role). Nothing was arranged.',
  ),
  ended: phrase(
    '这个结对已经结束，不能再安排活动。新的结对建好后，请在新的结对群里安排。',
    'This pair has ended. Please arrange exchanges in the group of the new pair.',
  ),
  eachItsDay: phrase(
    '这里有好几次活动，有的没写日期。请给每一次写上日期再发；这次没有安排。',
    'There are several exchanges here and not each has its day. Please add the days; nothing was arranged.',
  ),
  cut: phrase(
    `一次最多安排 ${OCCURRENCES_MAX} 次，先安排到这里；以后的请到时再安排。`,
    `At most ${OCCURRENCES_MAX} are arranged at once; arrange the later ones when the time comes.`,
  ),
  tooMany: phrase(
    `一条消息最多安排 ${OCCURRENCES_MAX} 次，请分开发送；这次没有安排。`,
    `One message arranges ${OCCURRENCES_MAX} at most; please send them apart. Nothing was arranged.`,
  ),
  notYours: phrase(
    '这张卡片是发给提问的老师的，您可以自己发送 /安排。',
    'This card belongs to whoever asked for it; you can send /schedule yourself.',
  ),
  choosePair: phrase('请先选是哪一个结对。', 'Please choose the pair first.'),
  already: phrase('这次活动已经安排过了，没有重复安排。', 'This was arranged already; it was not arranged twice.'),
  done: phrase('已安排', 'Arranged'),
  dropped: phrase('好的，没有安排。', 'All right, nothing was arranged.'),
}
