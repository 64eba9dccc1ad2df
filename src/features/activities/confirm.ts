import { type At, command, type Reader } from '../../bot/command.ts'
import { type Decision, type Refusal, refuse } from '../../bot/decision.ts'
import { phrase } from '../../bot/phrase.ts'
import { subjectOf } from './activity.ts'
import { activityCard } from './activity-card.ts'
import { type PartnerView, partnerOf, partnerView, wordRows, wordSubject } from './partner.ts'
import { recordById, whereOfRecord } from './recorded.ts'
import { aim, noRecord, type Target, targetOf } from './target.ts'

type Args = { readonly is: 'words'; readonly target: Target } | { readonly is: 'press'; readonly activity: string }

/** The other side says that the record is right, instead of logging the visit twice (product.md §3). */
export const confirm = command<Args, PartnerView>({
  name: 'confirm',
  aliases: ['确认'],
  help: {
    does: phrase('对方园确认一条记录：回复它的卡片', 'The partner confirms a record: reply to its card'),
    examples: [{ typed: '/确认', means: phrase('确认所回复的那条记录', 'confirms the record you reply to') }],
  },
  may: ['member'],
  missing: noRecord,
  parse: ({ rest }, message) => ({ is: 'words', target: targetOf(rest, message).target }),
  buttons: { confirm: ({ press: { about } }) => ({ is: 'press', activity: about?.activity ?? '' }) },
  look: (db, args, at) => look(db, args, at),
  within: (_args, { recorded }) => (recorded ? whereOfRecord(recorded) : null),
  decide(_args, view, at): Decision | Refusal {
    const { recorded } = view
    if (!recorded) return refuse(noRecord)
    const partner = partnerOf(recorded, at)
    if ('refuse' in partner) return partner
    const about = subjectOf(recorded.activity.id)
    const before = recorded.partnerWords.find((word) => word.person === partner.person)
    if (before && before.confirmedAt !== null) {
      return { show: { card: activityCard(recorded, at, [says.already]), about }, toast: says.already }
    }
    const word = { ...partner, confirmedAt: at.now, view: before?.view ?? null }
    const partnerWords = [...recorded.partnerWords.filter(({ person }) => person !== partner.person), word]
    return {
      rows: wordRows(recorded.activity.id, word, at),
      history: [
        {
          subject: wordSubject(recorded.activity.id, partner.person),
          number: view.newest,
          what: 'confirmed',
          after: partner,
        },
      ],
      show: { card: activityCard({ ...recorded, partnerWords }, at, [says.done]), about },
      toast: says.done,
    }
  },
})

async function look(db: Reader, args: Args, at: At): Promise<PartnerView> {
  const recorded =
    args.is === 'press'
      ? await recordById(db, args.activity)
      : (await aim(db, args.target, at, { states: ['live'], may: [] })).recorded
  return partnerView(db, recorded, at)
}

const says = {
  done: phrase('已确认，谢谢！', 'Confirmed, thank you.'),
  already: phrase('您已经确认过了。', 'You confirmed this before.'),
}
