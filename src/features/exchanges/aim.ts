import { buttons, type Card, small, text } from '../../bot/card.ts'
import type { At, Reader } from '../../bot/command.ts'
import { allowed } from '../../bot/may.ts'
import { join, type Phrase, phrase, same } from '../../bot/phrase.ts'
import { addDays, type Day, dayOf } from '../../bot/school-calendar.ts'
import { read } from '../../reading/read.ts'
import { numberOf } from '../activities/activity.ts'
import { pairsInReach, type Target } from '../activities/target.ts'
import { whereOfPair } from '../people/pair.ts'
import { type Arranged, arrangedById } from './arranged.ts'
import { type Exchange, exchangeIn, exchangeOf } from './exchange.ts'
import { exchangeName } from './exchange-card.ts'
import { slotName } from './slot.ts'

export interface Aimed {
  readonly arranged?: Arranged
  /** Exchanges to choose from, where none was meant clearly. */
  readonly choices: readonly Exchange[]
  /** The words name a day or a kind of activity. */
  readonly described: boolean
}

/** What the command can do something with: those to come, or those whose day has come. */
export type Which = 'coming' | 'begun'

const CHOICES_MAX = 6
/** A pair that has more arranged than this names which it means. */
const LOOKED_AT_MAX = 60
/** What lies longer back is asked after no more; it is named by its number. */
const BEGUN_DAYS = 60

/**
 * The exchange a message means: the one it replies to, one by its number, the only one its words describe, the only
 * one there is; else some to choose from. `target.described`: the words that tell which.
 */
export async function aimAt(db: Reader, target: Target, at: At, which: Which): Promise<Aimed> {
  const { replyTo, number, described = '' } = target
  const pairs = await pairsInReach(db, at)
  const mine = pairs.filter((pair) => allowed(at.standing, ['member'], whereOfPair(pair)))
  const nothing: Aimed = { choices: [], described: false }
  if (number !== undefined) {
    if (pairs.length === 0) return nothing
    const found = await db
      .selectFrom('exchange')
      .select('id')
      .where(
        'pair',
        'in',
        pairs.map(({ id }) => id),
      )
      .where('id', 'like', `%${number}`)
      .limit(2)
      .execute()
    const [only] = found
    return found.length === 1 && only ? one(db, only.id, nothing) : nothing
  }
  const replied = replyTo === undefined ? undefined : await exchangeOfReply(db, replyTo)
  if (replied !== undefined) return one(db, replied, nothing)
  if (mine.length === 0) return nothing
  const today = dayOf(at.now, at.zone)
  const base = db
    .selectFrom('exchange')
    .selectAll()
    .where(
      'pair',
      'in',
      mine.map(({ id }) => id),
    )
    .where('state', '=', 'planned')
  const rows =
    which === 'coming'
      ? await base.where('day', '>=', addDays(today, -1)).orderBy('day').orderBy('id').limit(LOOKED_AT_MAX).execute()
      : await base
          .where('day', '<=', today)
          .where('day', '>=', addDays(today, -BEGUN_DAYS))
          .orderBy('day', 'desc')
          .orderBy('id', 'desc')
          .limit(LOOKED_AT_MAX)
          .execute()
  const all = rows.map(exchangeOf)
  const meant = described === '' ? null : meantBy(described, at, which)
  const fitting = meant ? all.filter((exchange) => fits(exchange, meant)) : []
  const choices = fitting.length > 0 ? fitting : all
  const [only, ...others] = choices
  if (only && others.length === 0 && (meant === null || fitting.length > 0)) {
    return one(db, only.id, { ...nothing, described: meant !== null })
  }
  return { choices: choices.slice(0, CHOICES_MAX), described: meant !== null }
}

async function one(db: Reader, id: string, rest: Aimed): Promise<Aimed> {
  const arranged = await arrangedById(db, id)
  return arranged ? { ...rest, arranged } : rest
}

/** The exchange that a card of the bot shows, or that was made from somebody's message. */
export async function exchangeOfReply(db: Reader, message: string): Promise<string | undefined> {
  const shown = await db.selectFrom('outbox').select('about').where('receipt', '=', message).executeTakeFirst()
  const about = exchangeIn(shown?.about)
  if (about !== null) return about
  const made = await db
    .selectFrom('exchange')
    .select('id')
    .where('message', '=', message)
    .orderBy('id')
    .limit(1)
    .executeTakeFirst()
  return made?.id
}

interface Meant {
  readonly day?: Day
  readonly types?: readonly string[]
}

/** What words say of which exchange is meant; null where they say nothing of it. */
export function meantBy(words: string, { now, zone }: Pick<At, 'now' | 'zone'>, which: Which): Meant | null {
  const { date, types } = read(words, { now, zone, as: which === 'coming' ? 'schedule' : 'log' })
  if (date === undefined && types === undefined) return null
  return { ...(date !== undefined && { day: date }), ...(types && { types }) }
}

const fits = (exchange: Exchange, { day, types }: Meant): boolean =>
  (day === undefined ||
    exchange.day.startsWith(day) ||
    (exchange.dayEnd !== null && exchange.day <= day && day <= exchange.dayEnd)) &&
  (types === undefined || [exchange.type, ...(exchange.deed.types ?? [])].some((type) => types.includes(type)))

/** Exchanges to choose from, one button each. */
export function choicesCard(
  title: Phrase,
  choices: readonly Exchange[],
  press: { readonly command: string; readonly button: string; readonly draft?: string },
): Card {
  const about = (id: string): Readonly<Record<string, string>> => ({
    exchange: id,
    ...(press.draft === undefined ? {} : { draft: press.draft }),
  })
  return {
    title,
    tone: 'blue',
    body: [
      text(phrase('请选一次：', 'Please choose one:')),
      ...choices.map((exchange) =>
        buttons({
          text: join([slotName(exchange), exchangeName(exchange), same(numberOf(exchange.id))], same(' ')),
          press: { command: press.command, button: press.button, about: about(exchange.id) },
        }),
      ),
      small(
        phrase(
          `也可以回复那次安排的卡片，或写上编号，如 /${press.command} #ABC123`,
          `You can also reply to its card, or give its number, such as /${press.command} #ABC123`,
        ),
      ),
    ],
  }
}

/** What is said of an exchange that is not there, or that is none of the asker's business: the same words. */
export const noExchange = phrase(
  '没有找到这次安排。请回复那次安排的卡片再发，或发送 /日程 查看有哪些安排。',
  'No such exchange was found. Please reply to its card, or send /calendar to see what is arranged.',
)
