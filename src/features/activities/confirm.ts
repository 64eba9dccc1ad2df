import { type At, command, type Reader } from '../../bot/command.ts'
import { type Decision, type Refusal, refuse } from '../../bot/decision.ts'
import { phrase } from '../../bot/phrase.ts'
import { whereOfExchange } from '../exchanges/arranged.ts'
import { type Confirming, confirmExchange, confirmingOf } from '../exchanges/confirming.ts'
import { subjectOf } from './activity.ts'
import { activityCard } from './activity-card.ts'
import { type PartnerView, partnerOf, partnerView, wordRows, wordSubject } from './partner.ts'
import { recordById, whereOfRecord } from './recorded.ts'
import { aim, noRecord, type Target, targetOf } from './target.ts'

type Args =
  /** `all`: every occurrence to come of the exchange replied to. */
  | { readonly is: 'words'; readonly target: Target; readonly all: boolean }
  | { readonly is: 'press'; readonly activity: string }
  /** The time of an exchange, or of every occurrence to come. */
  | { readonly is: 'exchange'; readonly exchange: string; readonly all: boolean }

type View = { readonly is: 'record'; readonly view: PartnerView } | ({ readonly is: 'exchange' } & Confirming)

/** The other side says that the record is right, instead of logging the visit twice (product.md §3); or that a time suits it. */
export const confirm = command<Args, View>({
  name: 'confirm',
  aliases: ['确认'],
  help: {
    does: phrase(
      '对方园确认一条记录或安排：回复它的卡片',
      'The partner confirms a record or an exchange: reply to its card',
    ),
    examples: [{ typed: '/确认', means: phrase('确认所回复的那条记录', 'confirms the record you reply to') }],
  },
  may: ['member'],
  missing: noRecord,
  parse({ rest }, message) {
    const { target, words } = targetOf(rest, message)
    return { is: 'words', target, all: /^(?:全部|所有|all)$/i.test(words) }
  },
  buttons: {
    confirm: ({ press: { about } }) => ({ is: 'press', activity: about?.activity ?? '' }),
    exchange: ({ press: { about } }) => ({ is: 'exchange', exchange: about?.exchange ?? '', all: false }),
    exchanges: ({ press: { about } }) => ({ is: 'exchange', exchange: about?.exchange ?? '', all: true }),
  },
  look: (db, args, at) => look(db, args, at),
  within(_args, seen) {
    if (seen.is === 'exchange') return whereOfExchange(seen.arranged)
    return seen.view.recorded ? whereOfRecord(seen.view.recorded) : null
  },
  decide(_args, seen, at): Decision | Refusal {
    if (seen.is === 'exchange') return confirmExchange(seen, at)
    const { view } = seen
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

async function look(db: Reader, args: Args, at: At): Promise<View> {
  const exchange = await exchangeMeant(db, args, at)
  if (exchange) return { is: 'exchange', ...exchange }
  const recorded =
    args.is === 'press'
      ? await recordById(db, args.activity)
      : args.is === 'words'
        ? (await aim(db, args.target, at, { states: ['live'], may: [] })).recorded
        : undefined
  return { is: 'record', view: await partnerView(db, recorded, at) }
}

async function exchangeMeant(db: Reader, args: Args, at: At): Promise<Confirming | undefined> {
  if (args.is === 'exchange') return confirmingOf(db, args, at)
  if (args.is === 'press' || args.target.replyTo === undefined || args.target.number !== undefined) return undefined
  return confirmingOf(db, { replyTo: args.target.replyTo, all: args.all }, at)
}

const says = {
  done: phrase('已确认，谢谢！', 'Confirmed, thank you.'),
  already: phrase('您已经确认过了。', 'You confirmed this before.'),
}
