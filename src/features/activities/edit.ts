import { type At, command, type Reader } from '../../bot/command.ts'
import { type Decision, isRefusal, type Refusal, refuse } from '../../bot/decision.ts'
import type { Message } from '../../bot/event.ts'
import type { May } from '../../bot/may.ts'
import { join, type Phrase, phrase, together } from '../../bot/phrase.ts'
import { paper } from '../../store/paper.ts'
import type { Schema } from '../../store/schema.ts'
import { type Activity, difference, subjectOf, typesOfActivity, updateRows, withTypes } from './activity.ts'
import { activityCard, editCard, nameIn } from './activity-card.ts'
import { valueIn, withValue } from './cells.ts'
import { changes, sameRecord } from './change.ts'
import { childrenUnnamed, namesChildren } from './children-unnamed.ts'
import { proposedEditCard } from './edit-proposal.ts'
import { labelOf, TYPES_FIELD, typeChoices } from './fill-form.ts'
import { type Filled, many } from './log-form.ts'
import { dateTrouble, personRows, tooLong, WORDS_MAX } from './new-activity.ts'
import { type PeopleBook, peopleBook } from './people-named.ts'
import { closedTo } from './period.ts'
import { knownPeople, type Recorded, recordById, whereOfRecord } from './recorded.ts'
import { type Aimed, aim, choicesCard, noRecord, type Target, targetOf } from './target.ts'
import { namesTyped, valuesOf } from './typed-values.ts'
import { wantedBy, wishedNames } from './wanted.ts'
import { writtenAt } from './written-at.ts'

type Args =
  /** `spoken`: said without a slash, so that the change is shown first and made when somebody says yes. */
  | { readonly is: 'words'; readonly target: Target; readonly words: string; readonly spoken: boolean }
  /** `draft`: words that wait; `revision`: of the record that showed what they would change. */
  | { readonly is: 'open'; readonly activity: string; readonly draft?: string; readonly revision?: number }
  | { readonly is: 'back'; readonly activity: string }
  | { readonly is: 'fill'; readonly activity: string; readonly form: Filled }
  | { readonly is: 'save'; readonly activity: string; readonly revision: number; readonly form: Filled }

interface View extends Aimed {
  /** Names a form typed that the pair's records know already: name → id. */
  readonly known: ReadonlyMap<string, string>
  /** Words that waited for their record to be chosen. */
  readonly waiting?: Schema['draft']
}

/** Who may correct a record (R22, product.md §3). */
export const MAY_CORRECT: May = ['author', 'head', 'liaison', 'county']

export const edit = command<Args, View>({
  name: 'edit',
  aliases: ['修改', '更正'],
  help: {
    does: phrase(
      '修改一条记录：回复它的卡片，或改自己刚记的那条',
      'Correct a record: reply to its card, or your latest one',
    ),
    examples: [
      { typed: '/edit 6 people', means: phrase('把人数改成 6 人', 'sets the number of adults to six') },
      { typed: '/修改 10月21日，主题《会跳舞的盐》', means: phrase('改日期和主题', 'sets the date and the topic') },
      { typed: '/修改 地点：桃源镇中心幼儿园', means: phrase('改地点', 'sets the place') },
      { typed: '/修改', means: phrase('打开修改卡片', 'opens a form') },
    ],
  },
  may: MAY_CORRECT,
  missing: noRecord,
  parse: ({ rest }, message) => inWords(rest, message, false),
  spoken: (message) => inWords(message.text, message, true),
  buttons: {
    open: ({ press: { about } }) => ({
      is: 'open',
      activity: about?.activity ?? '',
      ...(about?.draft === undefined ? {} : { draft: about.draft }),
      ...(about?.revision === undefined ? {} : { revision: Number(about.revision) }),
    }),
    back: ({ press: { about } }) => ({ is: 'back', activity: about?.activity ?? '' }),
    fill: ({ press: { about }, form }) => ({ is: 'fill', activity: about?.activity ?? '', form }),
    save: ({ press: { about }, form }) => ({
      is: 'save',
      activity: about?.activity ?? '',
      revision: Number(about?.revision ?? Number.NaN),
      form,
    }),
  },
  look,
  within: (_args, { recorded }) => (recorded ? whereOfRecord(recorded) : null),
  decide(args, view, at) {
    const { recorded } = view
    if (!recorded) return args.is === 'words' ? choose(args.words, view, at) : refuse(noRecord)
    if (args.is === 'back') return { show: showing(recorded, at) }
    if (recorded.activity.state !== 'live') return refuse(says.notLive)
    const closed = closedTo(recorded, at)
    if (closed) return closed
    switch (args.is) {
      case 'words':
        return args.spoken
          ? proposed(recorded, args.words, view, at)
          : byWords(recorded, args.words, writtenAt(at), view, at)
      case 'open':
        return args.draft === undefined ? open(recorded, at) : byWaiting(recorded, args.revision, view, at)
      case 'fill':
        return fill(recorded, args.form, view, at)
      case 'save':
        return save(recorded, args, view, at)
    }
  },
})

function inWords(typed: string, message: Message, spoken: boolean): Args | Refusal {
  const { target, words } = targetOf(typed, message)
  if ([...words].length > WORDS_MAX) return refuse(tooLong)
  return namesChildren(words) ? refuse(childrenUnnamed) : { is: 'words', target, words, spoken }
}

async function look(db: Reader, args: Args, at: At): Promise<View> {
  if (args.is === 'words') {
    const aimed = await aim(db, args.target, at, { states: ['live'], may: MAY_CORRECT })
    const { recorded } = aimed
    return {
      ...aimed,
      known: recorded ? await knownTo(db, recorded, wishedNames(recorded, args.words, writtenAt(at), at)) : new Map(),
    }
  }
  const recorded = await recordById(db, args.activity)
  const waiting =
    args.is === 'open' && args.draft !== undefined
      ? await db.selectFrom('draft').selectAll().where('id', '=', args.draft).executeTakeFirst()
      : undefined
  const names = recorded
    ? args.is === 'fill' || args.is === 'save'
      ? namesTyped(recorded.activity, args.form)
      : waiting
        ? wishedNames(recorded, waiting.words, waiting.at, at)
        : []
    : []
  return {
    ...(recorded && { recorded }),
    choices: [],
    missed: false,
    known: recorded ? await knownTo(db, recorded, names) : new Map(),
    ...(waiting && { waiting }),
  }
}

/** People of these names that the record or its pair knows already: name → id. */
async function knownTo(db: Reader, { pair, names: here }: Recorded, names: readonly string[]) {
  const known = await knownPeople(db, pair.id, names)
  return new Map([...known, ...[...here].map(([id, name]) => [name, id] as const)])
}

const showing = (recorded: Recorded, at: At, notes: readonly Phrase[] = []) => ({
  card: activityCard(recorded, at, notes),
  about: subjectOf(recorded.activity.id),
})

const open = (recorded: Recorded, at: At, notes: readonly Phrase[] = []): Decision => ({
  show: { card: editCard(recorded, at, notes), about: subjectOf(recorded.activity.id) },
})

/** No record is meant clearly: those that may be are offered, and the words wait for the choice. */
function choose(words: string, { choices, missed }: View, at: At): Decision | Refusal {
  if (missed || choices.length === 0) return refuse(noRecord)
  const title = phrase('要修改哪一条？', 'Which record?')
  if (words === '') return { show: { card: choicesCard(title, choices, { command: 'edit', button: 'open' }) } }
  const { who } = at.standing
  if (who === null || !('chat' in at.event)) return refuse(noRecord)
  const draft = at.id()
  return {
    rows: [
      ...personRows(who, at.now),
      wordsRow({ id: draft, person: who, chat: at.event.chat, words, at: writtenAt(at) }),
    ],
    show: { card: choicesCard(title, choices, { command: 'edit', button: 'open', draft }) },
  }
}

/** Words that wait until somebody says which record, or yes. */
const wordsRow = (row: Omit<Schema['draft'], 'message'>) => paper.insertInto('draft').values({ ...row, message: null })

function byWaiting(recorded: Recorded, shown: number | undefined, view: View, at: At): Decision | Refusal {
  const { waiting } = view
  if (!waiting) return open(recorded, at)
  if (waiting.person !== at.standing.who) return refuse(says.notYours)
  if (shown !== undefined && shown !== recorded.activity.revision) {
    const anew = wouldChange(recorded, waiting.words, waiting.at, view, at)
    if (anew === null) return open(recorded, at, [says.rival])
    if (isRefusal(anew)) return anew
    const card = proposedEditCard(recorded, [says.changedMeanwhile, ...anew], waiting.id)
    return {
      show: { card, about: subjectOf(recorded.activity.id) },
      toast: { ...says.changedMeanwhile, tone: 'warning' },
    }
  }
  const decided = byWords(recorded, waiting.words, waiting.at, view, at)
  if (isRefusal(decided)) return decided
  return { ...decided, rows: [...(decided.rows ?? []), paper.deleteFrom('draft').where('id', '=', waiting.id)] }
}

/** `written`: when the words were, epoch ms, so that 昨天 stays the day it was. */
function byWords(recorded: Recorded, words: string, written: number, view: View, at: At): Decision | Refusal {
  if (words === '') return open(recorded, at)
  const people = peopleBook(view.known, at)
  const wanted = wantedBy(recorded.activity, words, written, people, at)
  if (wanted === null) return open(recorded, at, [says.notUnderstood])
  return isRefusal(wanted) ? wanted : changed(recorded, wanted, people, at)
}

/** Said in plain words: what would change is shown, and the words wait for a yes. */
function proposed(recorded: Recorded, words: string, view: View, at: At): Decision | Refusal {
  const written = writtenAt(at)
  const lines = wouldChange(recorded, words, written, view, at)
  if (lines === null) return open(recorded, at, [says.notUnderstood])
  if (isRefusal(lines)) return lines
  const { who } = at.standing
  if (who === null || !('chat' in at.event)) return refuse(noRecord)
  const draft = at.id()
  return {
    rows: [...personRows(who, at.now), wordsRow({ id: draft, person: who, chat: at.event.chat, words, at: written })],
    show: { card: proposedEditCard(recorded, lines, draft), about: subjectOf(recorded.activity.id) },
  }
}

/** What these words would change, line by line; null where that is nothing. */
function wouldChange(
  recorded: Recorded,
  words: string,
  written: number,
  view: View,
  at: At,
): readonly Phrase[] | Refusal | null {
  const people = peopleBook(view.known, at)
  const wanted = wantedBy(recorded.activity, words, written, people, at)
  if (wanted === null || isRefusal(wanted)) return wanted
  if (sameRecord(recorded.activity, wanted)) return null
  const names = new Map([...recorded.names, ...people.names()])
  return changes(recorded.activity, wanted, nameIn({ names }))
}

/** Fills what is empty. What somebody filled in meanwhile stays, and that is said. */
function fill(recorded: Recorded, form: Filled, { known }: View, at: At): Decision | Refusal {
  const people = peopleBook(known, at)
  let after = recorded.activity
  const left: Phrase[] = []
  for (const [cell, value] of valuesOf(recorded, form, people, at)) {
    if (isRefusal(value)) return value
    if (value.value === null) continue
    if (valueIn(after, cell) === null) after = withValue(after, cell, value.value)
    else if (valueIn(after, cell) !== value.value) left.push(labelOf(after, cell))
  }
  const notes = left.length === 0 ? [] : [together(join(left), says.filledMeanwhile)]
  return changed(recorded, after, people, at, notes)
}

/** Everything as the form has it, if the record is still the one that the form showed. */
function save(recorded: Recorded, args: Args & { is: 'save' }, { known }: View, at: At): Decision | Refusal {
  if (args.revision !== recorded.activity.revision) {
    return { ...open(recorded, at, [says.rival]), toast: { ...says.rival, tone: 'warning' } }
  }
  const people = peopleBook(known, at)
  let after = recorded.activity
  for (const [cell, value] of valuesOf(recorded, args.form, people, at)) {
    if (isRefusal(value)) return value
    if (valueIn(after, cell) !== value.value) after = withValue(after, cell, value.value)
  }
  const types = many(args.form, TYPES_FIELD).filter((type) => typeChoices.some(({ value }) => value === type))
  const held = typesOfActivity(after)
  const same = types.length === held.length && types.every((type) => held.includes(type))
  if (types.length > 0 && !same) after = withTypes(after, inOrder(held, types))
  return changed(recorded, { ...after, assumed: stillAssumed(recorded.activity, after) }, people, at)
}

/** Types that stay keep their place, new ones come behind them. */
const inOrder = (held: readonly string[], types: readonly string[]): readonly string[] => [
  ...held.filter((type) => types.includes(type)),
  ...types.filter((type) => !held.includes(type)),
]

/** Whoever saves the whole form has seen the date; a type she chose is none that was assumed. */
const stillAssumed = (before: Activity, after: Activity) =>
  before.assumed.filter((name) => {
    if (name === 'side') return true
    if (name === 'type') return before.type === after.type
    return false
  })

/** The record as it is now, what changed, and both in its history. */
function changed(
  recorded: Recorded,
  wanted: Activity,
  people: PeopleBook | null,
  at: At,
  notes: readonly Phrase[] = [],
): Decision | Refusal {
  const { activity } = recorded
  const impossible = dateTrouble({ date: wanted.date }, at.now, at.zone)
  if (impossible) return impossible
  if (wanted.dateEnd !== null && wanted.dateEnd < wanted.date) return refuse(says.endsBefore)
  if (sameRecord(activity, wanted)) {
    return { show: showing(recorded, at, [...notes, says.nothing]), toast: says.nothing }
  }
  const after: Activity = { ...wanted, revision: activity.revision + 1 }
  const names = new Map([...recorded.names, ...(people?.names() ?? [])])
  const nameOf = nameIn({ names })
  return {
    rows: [...(people?.rows() ?? []), ...updateRows(after)],
    history: [
      { subject: subjectOf(activity.id), number: activity.revision, what: 'edited', ...difference(activity, after) },
    ],
    show: showing({ ...recorded, activity: after, names }, at, [
      ...notes,
      says.done,
      ...changes(activity, after, nameOf),
    ]),
    toast: says.done,
  }
}

const says = {
  done: phrase('已修改：', 'Changed:'),
  nothing: phrase('没有变化。', 'Nothing changed.'),
  notLive: phrase(
    '这条记录已经撤销或合并，请先发送 /恢复。',
    'This record was withdrawn or merged; please send /restore first.',
  ),
  notUnderstood: phrase(
    '没看出要改哪一项，请直接在下面改。也可以这样写：/修改 10月21日，6人，主题《会跳舞的盐》',
    'I could not tell what to change; please change it below, or write for example: /edit 2026-10-21, 6 people, "Dancing Salt"',
  ),
  filledMeanwhile: phrase('刚才已有人填好，没有覆盖。', ': somebody filled this in meanwhile; it was left as it is.'),
  rival: phrase(
    '刚才有人改过这条记录，下面是最新内容，请核对后再保存。',
    'Somebody changed this record meanwhile. This is how it stands now; please check and save again.',
  ),
  changedMeanwhile: phrase(
    '刚才有人改过这条记录，现在会改成下面这样，请再看一眼。',
    'Somebody changed this record meanwhile. This is what would change now; please look once more.',
  ),
  notYours: phrase(
    '这张卡片是发给提问的老师的，您可以自己发送 /修改。',
    'This card belongs to whoever asked for it; you can send /edit yourself.',
  ),
  endsBefore: phrase('结束日期在开始日期之前，请核对。', 'The end lies before the beginning; please check.'),
}
