import { buttons, type Card, small, text } from '../../bot/card.ts'
import { type At, command, type Reader } from '../../bot/command.ts'
import { type Decision, isRefusal, type Refusal, refuse } from '../../bot/decision.ts'
import { phrase, same } from '../../bot/phrase.ts'
import { subjectOf } from './activity.ts'
import { activityCard } from './activity-card.ts'
import { typesName } from './activity-words.ts'
import { childrenUnnamed, namesChildren } from './children-unnamed.ts'
import { one } from './log-form.ts'
import { type PartnerView, partnerOf, partnerView, wordRows, wordSubject } from './partner.ts'
import { type Recorded, recordById, whereOfRecord } from './recorded.ts'
import { aim, noRecord, type Target, targetOf } from './target.ts'
import { PARAGRAPH_MAX } from './values.ts'

type Args =
  | { readonly is: 'words'; readonly target: Target; readonly words: string }
  | { readonly is: 'open'; readonly activity: string }
  | { readonly is: 'back'; readonly activity: string }
  | { readonly is: 'save'; readonly activity: string; readonly words: string }

/** The other side adds how it saw the visit, instead of logging it twice (product.md §3, R5). */
export const view = command<Args, PartnerView>({
  name: 'view',
  aliases: ['看法', '补充看法'],
  help: {
    does: phrase('对方园补充看法：回复记录的卡片', 'The partner adds its view: reply to the record’s card'),
    examples: [
      {
        typed: '/看法 孩子们很喜欢，老师们学到了操作材料的投放',
        means: phrase('给所回复的记录补充看法', 'adds a view to the record you reply to'),
      },
    ],
  },
  may: ['member'],
  missing: noRecord,
  parse({ rest }, message) {
    const { target, words } = targetOf(rest, message)
    return unfit(words) ?? { is: 'words', target, words }
  },
  buttons: {
    open: ({ press: { about } }) => ({ is: 'open', activity: about?.activity ?? '' }),
    back: ({ press: { about } }) => ({ is: 'back', activity: about?.activity ?? '' }),
    save: ({ press: { about }, form }) => {
      const words = one(form, 'view').replaceAll('\u0000', '').trim()
      return unfit(words) ?? { is: 'save', activity: about?.activity ?? '', words }
    },
  },
  look,
  within: (_args, { recorded }) => (recorded ? whereOfRecord(recorded) : null),
  decide(args, seen, at): Decision | Refusal {
    const { recorded } = seen
    if (!recorded) return refuse(noRecord)
    const about = subjectOf(recorded.activity.id)
    if (args.is === 'back') return { show: { card: activityCard(recorded, at), about } }
    const partner = partnerOf(recorded, at)
    if (isRefusal(partner)) return partner
    if (args.is === 'open' || args.words === '') return { show: { card: viewCard(recorded, partner.person), about } }
    const before = recorded.partnerWords.find((word) => word.person === partner.person)
    const word = { ...partner, confirmedAt: before?.confirmedAt ?? null, view: args.words }
    const partnerWords = [...recorded.partnerWords.filter(({ person }) => person !== partner.person), word]
    return {
      rows: wordRows(recorded.activity.id, word, at),
      history: [{ subject: wordSubject(recorded.activity.id, partner.person), number: seen.newest, what: 'viewed' }],
      show: { card: activityCard({ ...recorded, partnerWords }, at, [says.done]), about },
      toast: says.done,
    }
  },
})

async function look(db: Reader, args: Args, at: At): Promise<PartnerView> {
  const recorded =
    args.is === 'words'
      ? (await aim(db, args.target, at, { states: ['live'], may: [] })).recorded
      : await recordById(db, args.activity)
  return partnerView(db, recorded, at)
}

function viewCard({ activity, partnerWords }: Recorded, person: string): Card {
  const said = partnerWords.find((word) => word.person === person)?.view
  return {
    title: phrase('补充看法', 'Add a view'),
    tone: 'blue',
    body: [
      text(typesName(activity), same(` · ${activity.date}`)),
      {
        is: 'form',
        name: 'view',
        fields: [
          {
            is: 'paragraph',
            name: 'view',
            label: phrase('您这一方的看法', 'How your side saw it'),
            max: PARAGRAPH_MAX,
            ...(said ? { value: said } : {}),
          },
        ],
        submit: {
          text: phrase('保存', 'Save'),
          tone: 'primary',
          press: { command: 'view', button: 'save', about: { activity: activity.id } },
        },
      },
      buttons({
        text: phrase('返回', 'Back'),
        press: { command: 'view', button: 'back', about: { activity: activity.id } },
      }),
      small(
        phrase(
          '也可以回复记录的卡片发送：/看法 内容',
          'You can also reply to the record’s card with: /view your words',
        ),
      ),
    ],
  }
}

function unfit(words: string): Refusal | null {
  if ([...words].length > PARAGRAPH_MAX) return refuse(says.long)
  return namesChildren(words) ? refuse(childrenUnnamed) : null
}

const says = {
  done: phrase('已补充，谢谢！', 'Added, thank you.'),
  long: phrase(
    `看法最多 ${PARAGRAPH_MAX} 个字，请删减后再发。`,
    `At most ${PARAGRAPH_MAX} characters, please shorten it.`,
  ),
}
