import { buttons, type Card, small, text } from '../../bot/card.ts'
import type { At, Reader } from '../../bot/command.ts'
import type { Message } from '../../bot/event.ts'
import { allowed, type May } from '../../bot/may.ts'
import { join, type Phrase, phrase, same } from '../../bot/phrase.ts'
import { readWords } from '../../reading/read.ts'
import { ownScopes, type Pair, pairsOf, seenScopes, whereOfPair } from '../people/pair.ts'
import { type Activity, activityIn, NUMBER_LENGTH, numberOf } from './activity.ts'
import { dayName, typeName } from './activity-words.ts'
import { type Recorded, recordById } from './recorded.ts'

/** Which record a message means: the one it replies to, one by its number, or (neither) the sender's latest here. */
export interface Target {
  readonly replyTo?: string
  /** The short number of a card, without `#`. */
  readonly number?: string
  /** Words that tell which (昨天的示范课): then the latest is not simply taken, one chooses. */
  readonly described?: string
}

const NUMBERED = new RegExp(`[#＃]([0-9A-Za-z]{${NUMBER_LENGTH}})(?![0-9A-Za-z])`)

/** `/edit #7K2M9Q 6人`: the number belongs to the target, the rest are words. */
export function targetOf(rest: string, message: Message): { readonly target: Target; readonly words: string } {
  const numbered = NUMBERED.exec(rest)
  return {
    target: {
      ...(message.replyTo === undefined ? {} : { replyTo: message.replyTo }),
      ...(numbered?.[1] === undefined ? {} : { number: numbered[1].toUpperCase() }),
    },
    words: rest.replace(NUMBERED, ' ').replaceAll('\u0000', '').trim(),
  }
}

export interface Aimed {
  readonly recorded?: Recorded
  /** Records to choose from, where none was meant clearly. */
  readonly choices: readonly Choice[]
  /** A number or a reply named a record, and there is none. */
  readonly missed: boolean
}

export interface Choice {
  readonly id: string
  readonly type: string
  readonly date: string
}

/** A record is the latest for a day; after that it has to be named. */
const LATEST_MS = 24 * 60 * 60 * 1000
const CHOICES_MAX = 6

/** Finds the record. `states`: those the command can do something with. `may`: who can, for the choices offered. */
export async function aim(
  db: Reader,
  target: Target,
  at: At,
  { states, may }: { readonly states: readonly Activity['state'][]; readonly may: May },
): Promise<Aimed> {
  const { replyTo, number, described = '' } = target
  if (number !== undefined) {
    const recorded = await byNumber(db, number, at)
    return recorded ? { recorded, choices: [], missed: false } : { choices: [], missed: true }
  }
  const replied = replyTo === undefined ? undefined : await repliedTo(db, replyTo)
  if (replied === '') return { choices: [], missed: true }
  const id = replied ?? (described === '' ? await latestOf(db, at, states) : undefined)
  const recorded = id === undefined ? undefined : await recordById(db, id)
  if (recorded) return { recorded, choices: [], missed: false }
  return { choices: likeliest(await choicesFor(db, at, states, may), described, at), missed: false }
}

/** What is shown is an exchange: its record is meant. */
const EXCHANGE = 'exchange:'

/** The record that a card of the bot shows, or that was made from somebody's message. */
async function repliedTo(db: Reader, message: string): Promise<string | undefined> {
  const shown = await db.selectFrom('outbox').select('about').where('receipt', '=', message).executeTakeFirst()
  const about = activityIn(shown?.about)
  if (about !== null) return about
  const exchange = shown?.about?.startsWith(EXCHANGE) ? shown.about.slice(EXCHANGE.length) : null
  if (exchange !== null) {
    const done = await db.selectFrom('exchange').select('activity').where('id', '=', exchange).executeTakeFirst()
    // Where no record was made of it yet, none is meant.
    return done?.activity ?? ''
  }
  const made = await db.selectFrom('activity').select('id').where('message', '=', message).executeTakeFirst()
  return made?.id
}

async function latestOf(db: Reader, { now, standing, event }: At, states: readonly Activity['state'][]) {
  if (standing.who === null || !('chat' in event)) return undefined
  const latest = await db
    .selectFrom('activity')
    .select('id')
    .where('logged_by', '=', standing.who)
    .where('chat', '=', event.chat)
    .where('logged_at', '>=', now - LATEST_MS)
    .where('state', 'in', states)
    .orderBy('logged_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return latest?.id
}

/** Pairs whose records can be meant from here: this group's, else all that the person may read. */
export async function pairsInReach(db: Reader, { standing }: At): Promise<readonly Pair[]> {
  const scopes = standing.tie ? [standing.tie] : [...ownScopes(standing), ...seenScopes(standing)]
  return (await pairsOf(db, { within: scopes, state: 'any' })).slice(0, PAIRS_MAX)
}
/** D1 binds at most 100 parameters a statement. */
const PAIRS_MAX = 80

async function byNumber(db: Reader, number: string, at: At): Promise<Recorded | undefined> {
  const pairs = await pairsInReach(db, at)
  if (pairs.length === 0) return undefined
  const ids = pairs.map(({ id }) => id)
  const found = await db
    .selectFrom('activity')
    .select('id')
    .where('pair', 'in', ids)
    .where('id', 'like', `%${number}`)
    .limit(2)
    .execute()
  return found.length === 1 && found[0] ? recordById(db, found[0].id) : undefined
}

async function choicesFor(db: Reader, at: At, states: readonly Activity['state'][], may: May) {
  const pairs = await pairsInReach(db, at)
  if (pairs.length === 0) return []
  const rows = await db
    .selectFrom('activity')
    .select(['id', 'type', 'date', 'pair', 'logged_by'])
    .where(
      'pair',
      'in',
      pairs.map(({ id }) => id),
    )
    .where('state', 'in', states)
    .orderBy('date', 'desc')
    .orderBy('id', 'desc')
    .limit(CHOICES_MAX * 4)
    .execute()
  return rows.filter((row) => {
    const pair = pairs.find(({ id }) => id === row.pair)
    return pair !== undefined && allowed(at.standing, may, { ...whereOfPair(pair), author: row.logged_by })
  })
}

/** Those that the words describe; all, where they describe none of them. */
function likeliest(choices: readonly Choice[], described: string, at: At): readonly Choice[] {
  const { date, types } = readWords(described, at)
  const meant = choices.filter(
    (choice) => (date === undefined || choice.date.startsWith(date)) && (!types || types.includes(choice.type)),
  )
  return (meant.length > 0 ? meant : choices).slice(0, CHOICES_MAX)
}

/** Records to choose from, one button each. `draft`: the words that wait for the choice. */
export function choicesCard(
  title: Phrase,
  choices: readonly Choice[],
  press: { command: string; button: string; draft?: string },
): Card {
  return {
    title,
    tone: 'blue',
    body: [
      text(phrase('请选一条：', 'Please choose one:')),
      ...choices.map(({ id, type, date }) =>
        buttons({
          text: join([dayName(date), typeName(type), same(numberOf(id))], same(' ')),
          press: {
            command: press.command,
            button: press.button,
            about: { activity: id, ...(press.draft === undefined ? {} : { draft: press.draft }) },
          },
        }),
      ),
      small(
        phrase(
          `也可以回复那条记录的卡片，或写上编号，如 /${press.command} #ABC123`,
          `You can also reply to the record’s card, or give its number, such as /${press.command} #ABC123`,
        ),
      ),
    ],
  }
}

/** What is said of a record that is not there, or that is none of the asker's business: the same words. */
export const noRecord = phrase(
  '没有找到这条记录。请回复那条记录的卡片再发，或发送 /台账 查看有哪些记录。',
  'No such record was found. Please reply to the record’s card, or send /list to see what there is.',
)
