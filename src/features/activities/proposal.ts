import { type Button, buttons, type Card, type Element, facts, rule, small, text } from '../../bot/card.ts'
import type { At } from '../../bot/command.ts'
import { join, type Phrase, phrase, same, together } from '../../bot/phrase.ts'
import { dayOf } from '../../bot/school-calendar.ts'
import type { Draft } from '../../reading/draft.ts'
import { paper, type Write } from '../../store/paper.ts'
import { type Pair, pairName } from '../people/pair.ts'
import { daysName, typesName } from './activity-words.ts'
import { cellWords } from './cell-words.ts'
import { cellsOf } from './cells.ts'
import { labelOf } from './fill-form.ts'
import { dated, messageSubject, newActivity, type Origin, personRows } from './new-activity.ts'

/** A sentence that waits for a yes, or for its pair; its id will be the first record's. */
export interface Waiting {
  readonly id: string
  readonly person: string
  readonly chat: string
  readonly message: string
  /** As typed. */
  readonly words: string
}

/** Why it is not simply recorded. */
export type Why =
  /** Said without a slash: what would write asks first (product.md §3). */
  | 'spoken'
  /** Several separate deeds in one message. */
  | 'several'
  /** It does not read like something that has taken place. */
  | 'doubt'
  /** Elsewhere than in its group: whose it is must be chosen. */
  | 'pair'

/** More pairs than this and a person is better off in the pair's own group. */
const CHOICES_MAX = 12

/**
 * What is put away until somebody presses: the words, and the mark that a recall of the message meets. `written`: when
 * they were, epoch ms.
 */
export const waitingFor = (waiting: Waiting, written: number) => ({
  rows: [
    ...personRows(waiting.person, written),
    paper.insertInto('draft').values({ ...waiting, at: written }),
  ] as readonly Write[],
  history: [
    { subject: messageSubject(waiting.message), number: 0, what: 'asked', after: { activity: waiting.id } },
  ] as const,
})

/**
 * What would be recorded, deed by deed, and what may be done with it: all, the first only, nothing. Where several
 * pairs are possible (the asker's own, nobody else's) each is a button.
 */
export function proposalCard(
  { id, person, chat, message, words }: Waiting,
  deeds: readonly Draft[],
  pairs: readonly Pair[],
  why: Why,
  at: Pick<At, 'now' | 'zone'>,
): Card {
  const origin: Origin = { id, pair: '', who: person, side: null, chat, message, now: at.now, words, receivers: [] }
  const [pair, ...others] = pairs
  return {
    title: TITLES[why],
    tone: 'blue',
    body: [
      ...(why === 'doubt' ? [text(says.doubt)] : []),
      ...(pair && others.length === 0 ? [facts({ label: phrase('结对', 'Pair'), value: pairName(pair) })] : []),
      ...deeds.flatMap((deed, place) => deedElements(deed, origin, deeds.length > 1 ? place + 1 : null, at)),
      ...(others.length > 0
        ? [text(says.whose), ...pairs.slice(0, CHOICES_MAX).map((one) => buttons(choose(id, one)))]
        : []),
      buttons(...(others.length === 0 ? yeses(id, deeds.length) : []), drop(id)),
      rule,
      small(says.twin),
      ...(others.length > 0 ? [small(says.ownGroup)] : []),
    ],
  }
}

const TITLES: Readonly<Record<Why, Phrase>> = {
  spoken: phrase('要记录这次活动吗？', 'Shall I log this activity?'),
  several: phrase('这里有好几次活动，一起记录吗？', 'There are several activities here. Log them together?'),
  doubt: phrase('这次活动开展了吗？', 'Did this activity take place?'),
  pair: phrase('这是哪个结对的活动？', 'Which pair is this about?'),
}

function deedElements(
  deed: Draft,
  origin: Origin,
  number: number | null,
  at: Pick<At, 'now' | 'zone'>,
): readonly Element[] {
  const activity = newActivity(dated(deed, dayOf(at.now, at.zone)), origin)
  const head = number === null ? typesName(activity) : together(same(`${number}. `), typesName(activity))
  const said = cellsOf(activity)
    .filter(({ key }) => key !== 'date' && key !== 'date_end')
    .flatMap((cell) => {
      const value = cellWords(activity, cell, () => '')
      return value === null ? [] : [together(labelOf(activity, cell), phrase('：', ': '), value)]
    })
  const when = activity.assumed.includes('date')
    ? together(daysName(activity), phrase('（没写日期，先按当天）', ' (no date given: today)'))
    : daysName(activity)
  return [text({ strong: head }), text(join([when, ...said], phrase('；', '; ')))]
}

const yeses = (draft: string, deeds: number): readonly Button[] =>
  deeds === 1
    ? [{ text: phrase('记录', 'Log it'), tone: 'primary', press: press('accept', draft) }]
    : [
        { text: phrase(`全部记录（${deeds}条）`, `Log all ${deeds}`), tone: 'primary', press: press('accept', draft) },
        { text: phrase('只记第一条', 'Only the first'), press: press('first', draft) },
      ]

const drop = (draft: string): Button => ({ text: phrase('不记录', 'Do not log'), press: press('drop', draft) })

const choose = (draft: string, pair: Pair): Button => ({
  text: pairName(pair),
  press: { command: 'log', button: 'choose', about: { draft, pair: pair.id } },
})

const press = (button: 'accept' | 'first' | 'drop', draft: string) => ({ command: 'log', button, about: { draft } })

const says = {
  doubt: phrase(
    '读起来像是还没有开展，或者没有开展成。已经开展的才进台账。',
    'This reads as if it has not taken place. Only what was done goes into the ledger.',
  ),
  whose: phrase('选好就记下了：', 'It is logged once you choose:'),
  ownGroup: phrase('在结对群里发送 /记录 就不用再选。', 'In the pair’s own group /log does not need to ask.'),
  twin: phrase(
    '不对的地方可以改好再发一次：/记录 昨天送教下乡，示范课2节，6人',
    'If something is wrong, send it again: /log yesterday a demonstration class, 6 teachers',
  ),
}
