import type { At, Reader } from '../../bot/command.ts'
import type { Decision, Entry } from '../../bot/decision.ts'
import { CITY, type Scope, type Where } from '../../bot/may.ts'
import { type Phrase, phrase, same, together } from '../../bot/phrase.ts'
import { paper } from '../../store/paper.ts'
import type { Flag, ScopeKind } from '../../store/schema.ts'
import { type Pair, pairById, pairName, whereOfPair } from './pair.ts'
import { CITY_ID, whereOfCounty, whereOfKindergarten } from './places.ts'

/** What a group is, said and placed. */
export interface Tied {
  readonly scope: Scope
  readonly name: Phrase
  readonly where: Where
  readonly withHeads: boolean
  readonly pair: Pair | null
}

/** The chat as far as we know it; `kind` is undefined where we have never heard from it. */
export interface Chat {
  readonly id: string
  readonly kind: 'group' | 'private' | undefined
  readonly hearsAll: boolean
  readonly tied: Tied | null
}

/** At most three queries. */
export async function chatOf(db: Reader, id: string): Promise<Chat> {
  const row = await db
    .selectFrom('chat')
    .leftJoin('tie', 'tie.chat', 'chat.id')
    .select(['chat.kind', 'chat.hears_all', 'tie.scope_kind', 'tie.scope_id', 'tie.with_heads'])
    .where('chat.id', '=', id)
    .executeTakeFirst()
  if (!row) return { id, kind: undefined, hearsAll: false, tied: null }
  const tied = row.scope_kind === null ? null : await describe(db, row.scope_kind, row.scope_id ?? '')
  return {
    id,
    kind: row.kind,
    hearsAll: row.hears_all === 1,
    tied: tied && { ...tied, withHeads: row.with_heads === 1 },
  }
}

/** The chat of this event; in a private chat we may hear of it for the first time, and then the message says so. */
export async function chatHere(db: Reader, at: At): Promise<Chat> {
  const { event } = at
  if (event.kind !== 'message' && event.kind !== 'press') throw new Error(`${event.kind} has no chat to speak in`)
  const chat = await chatOf(db, event.chat)
  return event.kind === 'message' ? { ...chat, kind: event.chatKind } : chat
}

export async function describe(db: Reader, kind: ScopeKind, id: string): Promise<Omit<Tied, 'withHeads'>> {
  switch (kind) {
    case 'city': {
      const city = await db.selectFrom('city').select('name').limit(1).executeTakeFirst()
      return { scope: { kind }, name: city ? same(city.name) : phrase('全市', 'the city'), where: CITY, pair: null }
    }
    case 'county': {
      const county = await db.selectFrom('county').select('name').where('id', '=', id).executeTakeFirst()
      return { scope: { kind, id }, name: same(county?.name ?? ''), where: whereOfCounty(id), pair: null }
    }
    case 'kindergarten': {
      const found = await db
        .selectFrom('kindergarten')
        .select(['name', 'county'])
        .where('id', '=', id)
        .executeTakeFirst()
      const where = whereOfKindergarten({ id, county: found?.county ?? null })
      return { scope: { kind, id }, name: same(found?.name ?? ''), where, pair: null }
    }
    case 'pair': {
      const pair = await pairById(db, id)
      if (!pair) throw new Error(`a group is tied to pair ${id}, which is not there`)
      return { scope: { kind, id }, name: pairName(pair), where: whereOfPair(pair), pair }
    }
  }
}

export const scopeId = (scope: Scope): string => (scope.kind === 'city' ? '' : scope.id)
export const sameScope = (a: Scope, b: Scope): boolean => a.kind === b.kind && scopeId(a) === scopeId(b)

export const kindName: Readonly<Record<ScopeKind, Phrase>> = {
  city: phrase('市', 'city'),
  county: phrase('县（市、区）', 'county'),
  kindergarten: phrase('幼儿园', 'kindergarten'),
  pair: phrase('结对', 'pair'),
}

/** 结对“A → B”, 幼儿园“…” */
export const tiedName = (tied: Pick<Tied, 'scope' | 'name'>): Phrase =>
  together(kindName[tied.scope.kind], phrase('“', ' "'), tied.name, phrase('”', '"'))

/** Subject of what a group is: two who tie one group at once meet here. */
export const chatSubject = (chat: string) => `chat:${chat}`

/**
 * Ties a group, or ties it anew, and asks the platform once who is in it. `number` is the newest of `chatSubject`.
 */
export function tieGroup(at: At, chat: Chat, scope: Scope, withHeads: boolean, number: number): Decision {
  const who = at.standing.who ?? ''
  const row = {
    scope_kind: scope.kind,
    scope_id: scope.kind === 'city' ? '' : scope.id,
    with_heads: flag(withHeads),
    tied_by: who,
    since: at.now,
  }
  return {
    rows: [
      chat.tied
        ? paper.updateTable('tie').set(row).where('chat', '=', chat.id)
        : paper.insertInto('tie').values({ chat: chat.id, ...row }),
    ],
    history: [
      {
        subject: chatSubject(chat.id),
        number,
        what: chat.tied ? 'tied anew' : 'tied',
        ...(chat.tied ? { before: scopeInHistory(chat.tied.scope) } : {}),
        after: scopeInHistory(scope),
      },
    ],
    errands: [{ kind: 'count-members', chat: chat.id }],
  }
}

/** The group belongs to nothing any more. */
export function untieGroup(chat: string, tied: { readonly scope: Scope }, why: string, number: number) {
  const entry: Entry = { subject: chatSubject(chat), number, what: why, before: scopeInHistory(tied.scope) }
  return { rows: [paper.deleteFrom('tie').where('chat', '=', chat)], history: [entry] }
}

export const scopeInHistory = (scope: Scope) => ({ kind: scope.kind, id: scope.kind === 'city' ? CITY_ID : scope.id })
const flag = (yes: boolean): Flag => (yes ? 1 : 0)
