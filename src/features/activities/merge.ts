import { type At, command, type Reader } from '../../bot/command.ts'
import { type Decision, type Refusal, refuse } from '../../bot/decision.ts'
import { phrase, together } from '../../bot/phrase.ts'
import { type Activity, difference, numberOf, type Part, subjectOf, updateRows } from './activity.ts'
import { activityCard } from './activity-card.ts'
import { ACTIVITY_FIELDS, PART_FIELDS } from './fields.ts'
import { closedTo } from './period.ts'
import { type Recorded, recordById, whereOfRecord } from './recorded.ts'
import { aim, noRecord, type Target, targetOf } from './target.ts'

type Args =
  | { readonly is: 'words'; readonly target: Target }
  | { readonly is: 'press'; readonly activity: string; readonly into: string }

interface View {
  /** The second record, which goes into the first. */
  readonly second?: Recorded
  readonly first?: Recorded
}

/** Both sides logged one visit: the first record takes what it lacks from the second, which then points to it. */
export const merge = command<Args, View>({
  name: 'merge',
  aliases: ['合并'],
  help: {
    does: phrase('双方都记了同一次活动时，合并成一条', 'Make one record of two that tell of the same visit'),
    examples: [
      {
        typed: '/合并',
        means: phrase('把自己刚记的那条并入对方先记的那条', 'your latest record goes into the one logged first'),
      },
    ],
  },
  may: ['author', 'head', 'liaison', 'county'],
  missing: noRecord,
  parse: ({ rest }, message) => ({ is: 'words', target: targetOf(rest, message).target }),
  buttons: {
    merge: ({ press: { about } }) => ({ is: 'press', activity: about?.activity ?? '', into: about?.into ?? '' }),
  },
  look,
  /** Whoever made either of the two may say that they are one. */
  within: (_args, { second, first }, at) => {
    if (!second) return null
    const oneVisit = first?.pair.id === second.pair.id
    return whereOfRecord(oneVisit && first.activity.loggedBy === at.standing.who ? first : second)
  },
  decide(args, { second, first }, at) {
    if (!second) return refuse(noRecord)
    if (second.activity.state === 'merged') {
      return {
        show: { card: activityCard(second, at, [says.already]), about: subjectOf(second.activity.id) },
        toast: says.already,
      }
    }
    if (!first) return refuse(args.is === 'press' ? noRecord : says.nothingToMerge)
    if (second.activity.state !== 'live' || first.activity.state !== 'live') return refuse(says.gone)
    if (first.pair.id !== second.pair.id || first.activity.id === second.activity.id) return refuse(noRecord)
    return closedTo(first, at) ?? closedTo(second, at) ?? merged(first, second, at)
  },
})

async function look(db: Reader, args: Args, at: At): Promise<View> {
  const second =
    args.is === 'press'
      ? await recordById(db, args.activity)
      : (await aim(db, args.target, at, { states: ['live'], may: [] })).recorded
  const into = args.is === 'press' ? args.into : second?.earlier?.id
  const first = into === undefined ? undefined : await recordById(db, into)
  return { ...(second && { second }), ...(first && { first }) }
}

function merged(first: Recorded, second: Recorded, at: At): Decision | Refusal {
  const whole = { ...filledFrom(first.activity, second.activity), revision: first.activity.revision + 1 }
  const gone: Activity = {
    ...second.activity,
    state: 'merged',
    mergedInto: whole.id,
    revision: second.activity.revision + 1,
  }
  const names = new Map([...second.names, ...first.names])
  const note = together(
    says.done,
    phrase(`（${numberOf(gone.id)} → ${numberOf(whole.id)}）`, ` (${numberOf(gone.id)} → ${numberOf(whole.id)})`),
  )
  return {
    rows: [...updateRows(whole), ...updateRows(gone)],
    history: [
      {
        subject: subjectOf(whole.id),
        number: first.activity.revision,
        what: 'merged-with',
        ...difference(first.activity, whole),
      },
      {
        subject: subjectOf(gone.id),
        number: second.activity.revision,
        what: 'merged',
        ...difference(second.activity, gone),
      },
    ],
    show: {
      card: activityCard({ ...first, activity: whole, names, earlier: null }, at, [
        note,
        says.howBack(numberOf(gone.id)),
      ]),
      about: subjectOf(whole.id),
    },
    toast: says.done,
  }
}

/** Between the two texts, so that they can be told apart again. */
export const TEXTS_APART = '\n———\n'

/** The first record with what only the second says; where both say something the first stands. */
function filledFrom(first: Activity, second: Activity): Activity {
  let whole: Activity = first
  // A count and a range tell the same: where the first record has either, both are said.
  const counted = first.participants !== null || first.participantsMin !== null
  for (const [name, field] of Object.entries(ACTIVITY_FIELDS)) {
    if (counted && HEADS.has(name)) continue
    if (field.get(whole) === null) whole = field.set(whole, field.get(second))
  }
  const more = second.parts.filter((part) => !first.parts.some(({ type }) => type === part.type))
  return {
    ...whole,
    participantsApprox: (counted ? first : second).participantsApprox,
    participantsUnit: (counted ? first : second).participantsUnit,
    receivers: first.receivers.length > 0 ? first.receivers : second.receivers,
    direction: first.direction ?? second.direction,
    mode: first.mode ?? second.mode,
    assumed: first.assumed.filter((name) => name === 'side' || second.assumed.includes(name)),
    parts: [...first.parts.map((part) => partFilledFrom(part, second)), ...more],
    words: [first.words, second.words].filter((words) => words !== null).join(TEXTS_APART) || null,
  }
}

const HEADS: ReadonlySet<string> = new Set(['participants', 'participants_range'])

function partFilledFrom(part: Part, second: Activity): Part {
  const other = second.parts.find(({ type }) => type === part.type)
  if (!other) return part
  let whole = part
  for (const field of Object.values(PART_FIELDS)) {
    if (field.get(whole) === null) whole = field.set(whole, field.get(other))
  }
  return whole
}

const says = {
  done: phrase('已合并成一条，双方写的内容都保留了。', 'Made one record of the two; both texts are kept.'),
  howBack: (number: string) =>
    phrase(`合并错了可以发送：/恢复 ${number}`, `If that was a mistake, send: /restore ${number}`),
  already: phrase('这条记录之前已经合并了。', 'This record was merged before.'),
  nothingToMerge: phrase(
    '没有找到可以合并的记录：同一个结对、同一天、同类型、由别人先记的才能合并。',
    'There is nothing to merge with: it takes a record of the same pair, day and type that somebody else made first.',
  ),
  gone: phrase('其中一条记录已经撤销，不能合并。', 'One of the two was withdrawn; they cannot be merged.'),
}
