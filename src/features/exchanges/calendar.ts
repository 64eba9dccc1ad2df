import { type Button, buttons, type Card, type Element, small, text } from '../../bot/card.ts'
import { type At, command, type Reader } from '../../bot/command.ts'
import { type Decision, type Refusal, refuse } from '../../bot/decision.ts'
import type { Scope, Where } from '../../bot/may.ts'
import { join, type Phrase, phrase, same, together } from '../../bot/phrase.ts'
import { type Day, dayOf, weekdayOf } from '../../bot/school-calendar.ts'
import { numberOf } from '../activities/activity.ts'
import { scopesHere, whereOf } from '../activities/list.ts'
import { daysOf, rangeIn } from '../activities/range.ts'
import { type Pair, pairName, pairsOf, pairsTouching } from '../people/pair.ts'
import { type Exchange, exchangeOf } from './exchange.ts'
import { asked, exchangeName } from './exchange-card.ts'
import { restNote, slotName } from './slot.ts'

interface Args {
  /** Words to be read, or what a paging button carries. */
  readonly ask: { readonly words: string } | { readonly page: number; readonly from: Day; readonly to: Day | null }
}

interface View {
  readonly scopes: readonly Scope[]
  readonly from: Day
  readonly to: Day | null
  readonly page: number
  readonly count: number
  readonly exchanges: readonly Exchange[]
  readonly pairs: readonly Pair[]
  /** Sides that have confirmed, by exchange. */
  readonly confirmed: ReadonlyMap<string, readonly string[]>
  /** Words that are no range. */
  readonly unknown: string
}

const PAGE_SIZE = 10
const WORDS_MAX = 100

/** What is coming, the next first. */
export const calendar = command<Args, View>({
  name: 'calendar',
  aliases: ['日程', '日历'],
  help: {
    does: phrase('查看接下来的活动安排，可以加时间', 'What is arranged and coming, in a range if you like'),
    examples: [
      { typed: '/日程', means: phrase('今天起的全部安排', 'all that is coming') },
      { typed: '/calendar this month', means: phrase('本月的安排', 'what is arranged this month') },
    ],
  },
  may: ['reader'],
  parse: ({ rest }) => (rest.length > WORDS_MAX ? refuse(says.howTo) : { ask: { words: rest.trim() } }),
  buttons: {
    page: ({ press: { about } }) => {
      const { from = '', to = '', page = '' } = about ?? {}
      if (!DAY.test(from) || !(to === '' || DAY.test(to)) || !/^\d{1,4}$/.test(page)) return refuse(says.again)
      return { ask: { from, to: to === '' ? null : to, page: Number(page) } }
    },
  },
  look,
  within: (_args, { scopes: [scope, ...others] }): Where | null =>
    scope && others.length === 0 ? whereOf(scope) : null,
  decide(_args, view, at): Decision | Refusal {
    if (view.unknown !== '') return refuse(together(says.unknown(view.unknown), says.howTo))
    if (view.scopes.length === 0) return refuse(says.noScope)
    return { show: { card: calendarCard(view, dayOf(at.now, at.zone)) } }
  },
})

const DAY = /^\d{4}-\d{2}-\d{2}$/
const PAGE = /第\s?(\d{1,4})\s?页|\bpage (\d{1,4})\b/i

async function look(db: Reader, { ask }: Args, at: At): Promise<View> {
  const range = rangeOf(ask, dayOf(at.now, at.zone))
  const scopes = scopesHere(at)
  const nothing: View = { ...range, scopes, count: 0, exchanges: [], pairs: [], confirmed: new Map() }
  if (range.unknown !== '' || scopes.length === 0) return nothing
  const base = (() => {
    let query = db.selectFrom('exchange').where('day', '>=', range.from).where('state', '=', 'planned')
    if (range.to !== null) query = query.where('day', '<=', range.to)
    const [only, ...others] = scopes
    if (only?.kind === 'pair' && others.length === 0) return query.where('pair', '=', only.id)
    return scopes.some(({ kind }) => kind === 'city') ? query : query.where('pair', 'in', pairsTouching(scopes))
  })()
  const [{ count }, rows] = await Promise.all([
    base.select((of) => of.fn.countAll<number>().as('count')).executeTakeFirstOrThrow(),
    base
      .selectAll()
      .orderBy('day')
      .orderBy('starts_at')
      .orderBy('id')
      .limit(PAGE_SIZE)
      .offset(range.page * PAGE_SIZE)
      .execute(),
  ])
  const exchanges = rows.map(exchangeOf)
  const shown = [...new Set(exchanges.map(({ pair }) => pair))]
  const one = scopes.length === 1 && scopes[0]?.kind === 'pair' ? [scopes[0]] : null
  const [pairs, words] = await Promise.all([
    pairsOf(db, { within: one ?? shown.map((id) => ({ kind: 'pair' as const, id })), state: 'any' }),
    exchanges.length === 0
      ? []
      : db
          .selectFrom('exchange_word')
          .select(['exchange', 'kindergarten'])
          .where(
            'exchange',
            'in',
            exchanges.map(({ id }) => id),
          )
          .execute(),
  ])
  const confirmed = new Map(
    exchanges.map(({ id }) => [
      id,
      words.filter(({ exchange }) => exchange === id).map(({ kindergarten }) => kindergarten),
    ]),
  )
  return { ...nothing, count: Number(count), exchanges, pairs, confirmed }
}

function rangeOf(ask: Args['ask'], today: Day): Pick<View, 'from' | 'to' | 'page' | 'unknown'> {
  if (!('words' in ask)) return { ...ask, unknown: '' }
  const paged = PAGE.exec(ask.words)
  const page = Math.max(1, Number(paged?.[1] ?? paged?.[2] ?? 1)) - 1
  const words = (paged ? ask.words.replace(paged[0], ' ') : ask.words).trim()
  const all = { from: today, to: null, page, unknown: '' }
  if (words === '') return all
  const ranged = rangeIn(words, today)
  if (!ranged) return { ...all, unknown: words }
  if ('wrong' in ranged) return { ...all, unknown: ranged.wrong }
  const { from, to } = ranged.range
  return ranged.rest.trim() === '' ? { ...all, from, to } : { ...all, unknown: ranged.rest.trim() }
}

function calendarCard(view: View, today: Day): Card {
  const { count, exchanges, page } = view
  const pages = Math.max(1, Math.ceil(count / PAGE_SIZE))
  const onePair = view.scopes.length === 1 && view.scopes[0]?.kind === 'pair' ? view.pairs[0] : undefined
  const days = view.to === null ? null : daysOf({ from: view.from, to: view.to })
  return {
    title: phrase('活动日程', 'What is arranged'),
    tone: 'blue',
    body: [
      ...(onePair ? [text(pairName(onePair))] : []),
      ...(days ? [text({ strong: days })] : []),
      text(count === 0 ? says.empty : phrase(`共 ${count} 次`, `${count} in all`)),
      ...exchanges.flatMap((exchange) =>
        lineOf(
          exchange,
          view.pairs.find(({ id }) => id === exchange.pair),
          onePair === undefined,
          view.confirmed.get(exchange.id) ?? [],
          today,
        ),
      ),
      ...(pages > 1 ? [pager(view, pages), small(pageNote(page, pages))] : []),
      small(says.twin),
    ],
  }
}

/** Two short lines that read well on a phone: when and what, then the particulars. */
function lineOf(
  exchange: Exchange,
  pair: Pair | undefined,
  withPair: boolean,
  confirmed: readonly string[],
  today: Day,
): readonly Element[] {
  const rest = restNote(weekdayOf(exchange.day))
  const waits = pair ? asked(exchange, pair).some((id) => !confirmed.includes(id)) : false
  const sure = exchange.side === null ? confirmed.length > 0 : !waits
  const particulars: readonly Phrase[] = [
    ...(exchange.deed.place === undefined ? [] : [same(exchange.deed.place)]),
    exchange.day < today
      ? phrase('还没说是否开展', 'not yet said whether it took place')
      : sure
        ? phrase('双方已确认', 'confirmed')
        : phrase('待对方确认', 'to be confirmed'),
    ...(exchange.series === null ? [] : [phrase('重复', 'repeats')]),
    ...(rest ? [rest] : []),
    ...(withPair && pair ? [pairName(pair)] : []),
    same(numberOf(exchange.id)),
  ]
  return [
    text({ strong: slotName(exchange) }, same(' '), exchangeName(exchange)),
    small(join(particulars, same(' · '))),
  ]
}

const pageNote = (page: number, pages: number): Phrase =>
  phrase(
    `第 ${page + 1} 页，共 ${pages} 页（也可以发送：/日程 第2页）`,
    `page ${page + 1} of ${pages} (or send: /calendar page 2)`,
  )

function pager({ page, from, to }: View, pages: number): Element {
  const at = (target: number, name: Phrase): Button => ({
    text: name,
    press: { command: 'calendar', button: 'page', about: { from, to: to ?? '', page: String(target) } },
  })
  return buttons(
    ...(page > 0 ? [at(page - 1, phrase('上一页', 'Sooner'))] : []),
    ...(page + 1 < pages ? [at(page + 1, phrase('下一页', 'Later'))] : []),
  )
}

const says = {
  empty: phrase(
    '还没有安排。发送 /安排 就可以安排一次，如：/安排 下周三下午送教下乡',
    'Nothing is arranged. Send /schedule to arrange something, such as /schedule next Wednesday demonstration class',
  ),
  twin: phrase(
    '按编号改期或取消：/改期 #编号 12月9日，/取消 #编号 原因',
    'By number: /reschedule #number 9 December, /cancel #number why',
  ),
  unknown: (words: string): Phrase =>
    together(phrase('没看懂“', 'I do not understand “'), same(words.slice(0, WORDS_MAX)), phrase('”。', '”. ')),
  howTo: phrase(
    '请这样写：/日程，或 /日程 本周、下个月、本学期、2026-12..2027-01。',
    'Write for example: /calendar, or /calendar this week, this term, 2026-12..2027-01.',
  ),
  again: phrase('这个按钮已经失效，请重新发送 /日程。', 'This button no longer works; please send /calendar again.'),
  noScope: phrase(
    '还没有您可以查看的结对。请在结对群里发送，或请联络员把您登记到本园（/设角色）。',
    'There is no pair you may see yet. Ask in the pair’s group, or have the liaison add you (/role).',
  ),
}
