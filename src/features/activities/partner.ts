import type { At, Reader } from '../../bot/command.ts'
import { type Refusal, refuse } from '../../bot/decision.ts'
import { phrase } from '../../bot/phrase.ts'
import { paper, type Write } from '../../store/paper.ts'
import { sideOf } from '../people/pair.ts'
import { personRows } from './new-activity.ts'
import type { PartnerWord, Recorded } from './recorded.ts'

export interface PartnerView {
  readonly recorded?: Recorded
  /** The newest entry of this person's word on it in the chronicle. */
  readonly newest: number
}

/** What it takes to judge whether somebody is of the other side, and what she said before. */
export async function partnerView(db: Reader, recorded: Recorded | undefined, at: At): Promise<PartnerView> {
  if (!recorded) return { newest: 0 }
  const { newest } = await db
    .selectFrom('chronicle')
    .select((of) => of.fn.max('number').as('newest'))
    .where('subject', '=', wordSubject(recorded.activity.id, at.standing.who ?? ''))
    .executeTakeFirstOrThrow()
  return { recorded, newest: newest ?? 0 }
}

export interface Partner {
  readonly person: string
  readonly kindergarten: string
}

/** Who speaks, if she is of the side that did not make the record. */
export function partnerOf({ activity, pair }: Recorded, at: At): Partner | Refusal {
  const person = at.standing.who
  if (person === null) return refuse(says.otherSide)
  if (activity.state !== 'live') return refuse(says.notLive)
  if (person === activity.loggedBy) return refuse(says.own)
  const mine = sideOf(at.standing, pair)
  if (!mine) return refuse(says.whichSide)
  return activity.side === mine.id ? refuse(says.otherSide) : { person, kindergarten: mine.id }
}

export const wordSubject = (activity: string, person: string) => `word:${activity}:${person}`

/** One word a person on a record: said again, it is said anew. */
export const wordRows = (activity: string, word: PartnerWord, at: At): readonly Write[] => {
  const said = {
    kindergarten: word.kindergarten,
    confirmed_at: word.confirmedAt,
    view_text: word.view,
    view_at: word.view === null ? null : at.now,
  }
  return [
    ...personRows(word.person, at.now),
    paper
      .insertInto('partner_word')
      .values({ activity, person: word.person, ...said })
      .onConflict((conflict) => conflict.columns(['activity', 'person']).doUpdateSet(said)),
  ]
}

const says = {
  own: phrase(
    '这是您自己记的，请对方园的老师来确认或补充看法。',
    'You logged this yourself; it takes somebody of the other side.',
  ),
  otherSide: phrase(
    '这条是本园记的，请对方园的老师来确认或补充看法。要改内容请用 /修改。',
    'Your own side logged this; it takes somebody of the other side. To change it, use /edit.',
  ),
  whichSide: phrase(
    '还不知道您是哪一方的：请先发送 /我是 园名，或在绑定结对群的卡片上点“我是××园的”，再来确认或补充看法。',
    'I do not know which side you are on: please press “I am from …” on the card that tied this group, then try again.',
  ),
  notLive: phrase('这条记录已经撤销或合并。', 'This record was withdrawn or merged.'),
}
