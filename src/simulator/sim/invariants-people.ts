import { type Letter, MARKS, PAIRS } from './cast.ts'
import type { Invariant, Life } from './life.ts'
import type { Said } from './town.ts'

const MESSAGE = 'im.message.receive_v1'
const RECALL = 'im.message.recalled_v1'

/** Ids of messages whose push of that kind was acknowledged. */
function acknowledged({ letters }: Life, type: string): ReadonlySet<string> {
  return new Set(
    letters.filter((letter) => letter.type === type && letter.acknowledged).map(({ event }) => idIn(event)),
  )
}

function idIn(event: object): string {
  const message = 'message' in event && typeof event.message === 'object' ? event.message : event
  return message !== null && 'message_id' in message ? String(message.message_id) : ''
}

const short = ({ message }: Said) => `${message.id.slice(0, 9)} ${message.content}`

/** A record for every `/log` we said yes to, and only one; taken back where its message was. */
export const nothingLost: Invariant = {
  name: 'nothing acknowledged is lost',
  broken(life) {
    const { rows, town } = life
    const heard = acknowledged(life, MESSAGE)
    const recalls = acknowledged(life, RECALL)
    const made = grouped(rows.activity, ({ message }) => message ?? '')
    const history = grouped(rows.chronicle, ({ subject }) => subject)
    return town.said.flatMap((said) => {
      const { id } = said.message
      const [record, ...more] = made.get(id) ?? []
      const marks = history.get(`message:${id}`) ?? []
      const recall = marks.find(({ what }) => what === 'recalled')
      const recalledFirst = recall?.number === 1
      const wrong = (is: boolean, what: string) => (is ? [`${short(said)} ${what}`] : [])
      const expected = said.expects === 'record' && heard.has(id)
      return [
        ...wrong(more.length > 0, `made ${more.length + 1} records`),
        ...wrong(recalls.has(id) && !recall, 'was recalled, which left no mark'),
        ...wrong(recalledFirst && record !== undefined, 'was recalled first and still recorded'),
        ...wrong(expected && !recalledFirst && record === undefined, 'was acknowledged and is nowhere'),
        ...wrong(
          record !== undefined &&
            recall !== undefined &&
            !takenBack(history.get(`activity:${record.id}`) ?? [], recall),
          'was recalled and its record stood on',
        ),
      ]
    })
  },
}

/** The recall withdrew the record, unless it was not live just then. */
function takenBack(entries: Life['rows']['chronicle'], recall: Life['rows']['chronicle'][number]): boolean {
  if (entries.some(({ event }) => event === recall.event)) return true
  const states = entries
    .filter(({ at }) => at <= recall.at)
    .sort((a, b) => a.number - b.number)
    .flatMap(({ after }) => (JSON.parse(after ?? '{}') as { readonly state?: string }).state ?? [])
  return states.at(-1) !== 'live'
}

/** Whoever asked got one answer, whoever did not got none, and nobody two. */
export const answeredOnce: Invariant = {
  name: 'each message is answered once',
  broken(life) {
    const { rows, town } = life
    const heard = acknowledged(life, MESSAGE)
    const answers = grouped(rows.outbox, ({ reply_to }) => reply_to ?? '')
    const seen = grouped(
      town.room.world.messages.filter(({ from }) => from === 'bot'),
      ({ parent }) => parent ?? '',
    )
    const history = grouped(rows.chronicle, ({ subject }) => subject)
    return town.said.flatMap((said) => {
      const { id } = said.message
      const written = answers.get(id)?.length ?? 0
      const shown = seen.get(id)?.length ?? 0
      if (written > 1) return [`${short(said)} got ${written} answers`]
      if (shown > 1) return [`the answer to ${short(said)} was shown ${shown} times`]
      const stayedAway = (history.get(`message:${id}`) ?? [])[0]?.what === 'recalled'
      const asked = said.expects === 'answer' || said.expects === 'record'
      if (asked && heard.has(id) && written === 0 && !stayedAway) return [`${short(said)} was met with silence`]
      if (said.expects === 'silence' && written > 0) return [`${short(said)} was none of the bot’s business`]
      return []
    })
  },
}

/** Whatever was handled left its key: history, records and words all have one behind them. */
export const inboxKept: Invariant = {
  name: 'every handled event has its key in the inbox',
  broken({ rows }) {
    const keys = new Set(rows.inbox.map(({ key }) => key))
    return [
      ...rows.chronicle.filter(({ event }) => !keys.has(event)).map(({ subject, event }) => `${subject} by ${event}`),
      ...rows.outbox
        .filter(({ reply_to }) => reply_to !== null && !keys.has(reply_to))
        .map(({ id, reply_to }) => `outbox ${id} answers ${reply_to}`),
      ...rows.activity
        .filter(({ message }) => message !== null && !keys.has(message))
        .map(({ id, message }) => `activity ${id} of ${message}`),
    ]
  },
}

/** No card showed a pair where nobody may know of it. */
export const scopeKept: Invariant = {
  name: 'scope is never crossed',
  broken: ({ town }) =>
    town.leaks.map(({ chat, letter, card }) => `${town.nameOf(chat)} saw pair ${letter}: ${around(card, letter)}`),
}

const around = (card: string, letter: Letter): string => {
  const at = MARKS[letter].exec(card)?.index ?? 0
  return card.slice(Math.max(0, at - 200), at + 60)
}

/** Only people of a pair's own group ever changed its records. */
export const onlyTheirOwn: Invariant = {
  name: 'nobody changes the records of others',
  broken({ rows, town }) {
    const groupOf = new Map(rows.tie.filter((tie) => tie.scope_kind === 'pair').map((tie) => [tie.scope_id, tie.chat]))
    const pairOf = new Map([...rows.activity, ...rows.exchange].map(({ id, pair }) => [id, pair]))
    const steady = new Set(PAIRS.filter(({ letter }) => letter !== 'C').map(({ group }) => town.group(group).id))
    return rows.chronicle.flatMap(({ subject, who, what }) => {
      const activity = /^(?:activity|word|exchange):([0-9A-Z]+)/.exec(subject)?.[1]
      const chat = groupOf.get(pairOf.get(activity ?? '') ?? '')
      if (who === null || chat === undefined || !steady.has(chat) || town.everIn.get(chat)?.has(who)) return []
      return mayLead(rows, who) ? [] : [`${town.room.personOf(who)?.name}: ${what} of ${subject}`]
    })
  },
}

const mayLead = (rows: Life['rows'], who: string) => rows.role.some(({ person }) => person === who)

function grouped<T>(list: readonly T[], keyOf: (thing: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>()
  for (const thing of list) {
    const key = keyOf(thing)
    const group = groups.get(key)
    if (group) group.push(thing)
    else groups.set(key, [thing])
  }
  return groups
}
