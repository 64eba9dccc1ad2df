import { type Button, buttons, type Card, type Element, small, text } from '../../bot/card.ts'
import { type At, command, type Reader } from '../../bot/command.ts'
import { type Decision, type Refusal, refuse } from '../../bot/decision.ts'
import { CITY, type Scope, type Where } from '../../bot/may.ts'
import { join, type Phrase, phrase, same, together } from '../../bot/phrase.ts'
import { type Day, dayOf, isDay } from '../../bot/school-calendar.ts'
import { activityType } from '../../reading/kinds/activity-types.ts'
import { mentionsIn } from '../../reading/kinds/mentions.ts'
import { read } from '../../reading/read.ts'
import { fold } from '../../reading/words/fold.ts'
import { pageOf as readable } from '../../reading/words/page.ts'
import { ownScopes, type Pair, pairName, pairsOf, SCOPES_MAX } from '../people/pair.ts'
import { emptyPart, numberOf } from './activity.ts'
import { dayName, typesName } from './activity-words.ts'
import { type Ledger, type Line, ledger, PAGE_SIZE } from './ledger.ts'
import { daysOf, type Range, rangeIn, thisSchoolYear } from './range.ts'

/** What is asked; `null` range: not said. */
interface Args {
  /** Words to be read with the clock, or what a paging button carries. */
  readonly ask:
    | { readonly words: string }
    /** A question in plain words: 本学期送教几次？ */
    | { readonly question: string }
    | { readonly page: number; readonly from: Day; readonly to: Day; readonly type: string | null }
}

interface View {
  readonly range: Range
  readonly type: string | null
  readonly page: number
  readonly scopes: readonly Scope[]
  readonly ledger: Ledger
  readonly pairs: readonly Pair[]
  /** Words that are neither a range nor a type. */
  readonly unknown: string
}

export const list = command<Args, View>({
  name: 'list',
  aliases: ['台账', '列表', 'ledger'],
  help: {
    does: phrase('查看活动台账，可以加时间和类型', 'The ledger of activities, by time and type'),
    examples: [
      { typed: '/台账', means: phrase('本学年的全部记录', 'all records of this school year') },
      { typed: '/台账 上个月 示范课', means: phrase('上个月的示范课', 'last month’s demonstration classes') },
      { typed: '/list this term', means: phrase('本学期的记录', 'records of this term') },
      {
        typed: '/list 2026-09..2026-11 lecture',
        means: phrase('9 月到 11 月的专题讲座', 'lectures from September to November'),
      },
    ],
  },
  may: ['reader'],
  parse: ({ rest }) => (rest.length > WORDS_MAX ? refuse(says.howTo) : { ask: { words: rest } }),
  spoken: ({ text }) => ({ ask: { question: text.slice(0, QUESTION_MAX) } }),
  buttons: {
    page: ({ press: { about } }) => {
      const { from = '', to = '', type = '', page = '' } = about ?? {}
      if (!isDay(from) || !isDay(to) || !/^\d{1,4}$/.test(page)) return refuse(says.again)
      return { ask: { from, to, type: activityType(type) ? type : null, page: Number(page) } }
    },
  },
  look,
  within: (_args, { scopes: [scope, ...others] }) => (scope && others.length === 0 ? whereOf(scope) : null),
  decide: (_args, view, at): Decision | Refusal => {
    if (view.unknown !== '') return refuse(together(says.unknown(view.unknown), says.howTo))
    if (view.scopes.length === 0) return refuse(isTiedElsewhere(at) ? says.notHere : says.noScope)
    return { show: { card: ledgerCard(view) } }
  },
})

/** A range and a type are a few words. */
const WORDS_MAX = 100
const QUESTION_MAX = 500

async function look(db: Reader, { ask }: Args, at: At): Promise<View> {
  const today = dayOf(at.now, at.zone)
  const asked =
    'words' in ask ? understood(ask.words, today) : 'question' in ask ? meant(ask.question, at) : pageOf(ask)
  const scopes = scopesHere(at)
  const nothing: Ledger = { records: 0, parts: [], lines: [] }
  if (asked.unknown !== '' || scopes.length === 0) return { ...asked, scopes, ledger: nothing, pairs: [] }
  const found = await ledger(db, { scopes, ...asked }, asked.page)
  const shown = [...new Set(found.lines.map(({ pair }) => pair))]
  const one = scopes.length === 1 && scopes[0]?.kind === 'pair' ? [scopes[0]] : null
  const pairs = await pairsOf(db, { within: one ?? shown.map((id) => ({ kind: 'pair', id })), state: 'any' })
  return { ...asked, scopes, ledger: found, pairs }
}

type Asked = Pick<View, 'range' | 'type' | 'page' | 'unknown'>

/** The twin of the paging buttons. */
const PAGE = /第\s?(\d{1,4})\s?页|\bpage (\d{1,4})\b/

function understood(typed: string, today: Day): Asked {
  const paged = PAGE.exec(fold(typed))
  const page = Math.max(1, Number(paged?.[1] ?? paged?.[2] ?? 1)) - 1
  const words = paged ? `${typed.slice(0, paged.index)} ${typed.slice(paged.index + paged[0].length)}` : typed
  const ranged = rangeIn(words, today)
  if (ranged && 'wrong' in ranged) return { range: thisSchoolYear(today), type: null, page: 0, unknown: ranged.wrong }
  const range = ranged?.range ?? thisSchoolYear(today)
  const rest = (ranged?.rest ?? words).trim()
  const [kind] = mentionsIn(readable(rest))
  const left = kind
    ? `${rest.slice(0, kind.start)}${rest.slice(kind.end)}`.replace(/^s?\b|的|活动|记录|[\s，,]/g, '')
    : rest
  return { range, type: kind?.type ?? null, page, unknown: left }
}

/** What a question is about: its range and its type; all of this school year where it names none. */
function meant(question: string, { now, zone }: At): Asked {
  const { range } = read(question, { now, zone })
  const [kind] = mentionsIn(readable(question))
  const type = kind?.type ?? null
  if (!range) return { range: thisSchoolYear(dayOf(now, zone)), type, page: 0, unknown: '' }
  return { ...pageOf({ from: range[0], to: range[1], type, page: 0 }) }
}

const pageOf = ({ from, to, type, page }: { from: Day; to: Day; type: string | null; page: number }): Asked => {
  const days = daysOf({ from, to })
  return { range: { from, to, name: days ?? phrase('全部', 'everything') }, type, page, unknown: '' }
}

/** This group's scope; in private the asker's own pairs, or what her office looks after. */
export function scopesHere({ standing, event }: At): readonly Scope[] {
  if (standing.tie) return [standing.tie]
  if (event.kind === 'message' && event.chatKind === 'group') return []
  const own = ownScopes(standing)
  const offices = standing.roles.filter(({ role }) => ['city', 'county', 'research', 'inspector'].includes(role))
  return (own.length > 0 ? own : offices.map(({ scope }) => scope)).slice(0, SCOPES_MAX)
}

/** In a group that is tied to nothing a ledger would be read by people it does not concern. */
const isTiedElsewhere = ({ event }: At) => event.kind === 'message' && event.chatKind === 'group'

export function whereOf(scope: Scope): Where {
  switch (scope.kind) {
    case 'city':
      return CITY
    case 'county':
      return { kindergartens: [], counties: [scope.id] }
    case 'kindergarten':
      return { kindergartens: [scope.id], counties: [] }
    case 'pair':
      return { pair: scope.id, kindergartens: [], counties: [] }
  }
}

function ledgerCard(view: View): Card {
  const { ledger: found, page, range, type } = view
  const pages = Math.max(1, Math.ceil(found.records / PAGE_SIZE))
  const days = daysOf(range)
  const onePair = view.scopes.length === 1 && view.scopes[0]?.kind === 'pair' ? view.pairs[0] : undefined
  const named =
    days && days.zh !== range.name.zh ? together(range.name, phrase('（', ' ('), days, phrase('）', ')')) : range.name
  return {
    title:
      type === null
        ? phrase('活动台账', 'Ledger')
        : together(phrase('活动台账：', 'Ledger: '), typesName({ type, parts: [] })),
    tone: 'blue',
    body: [
      ...(onePair ? [text(pairName(onePair))] : []),
      text({ strong: named }),
      totals(found),
      ...found.lines.flatMap((line) =>
        lineOf(line, onePair ? undefined : view.pairs.find(({ id }) => id === line.pair)),
      ),
      ...(found.records === 0 ? [text(says.empty)] : []),
      ...(pages > 1 ? [pager(view, pages)] : []),
      ...(pages > 1
        ? [
            small(
              phrase(
                `第 ${page + 1} 页，共 ${pages} 页（也可以发送：/台账 第2页）`,
                `page ${page + 1} of ${pages} (or send: /list page 2)`,
              ),
            ),
          ]
        : []),
      small(says.twin),
    ],
  }
}

function totals({ records, parts }: Ledger): Element {
  if (records === 0) return text(phrase('共 0 次活动', 'No activities'))
  const each = parts.map(({ type, count }) => together(typesName({ type, parts: [] }), same(` ${count}`)))
  return text(
    phrase(`共 ${records} 次活动。分项：`, `${records} ${records === 1 ? 'activity' : 'activities'}. Parts: `),
    join(each),
  )
}

/** Two short lines that read well on a phone: when and what, then the particulars. */
function lineOf(line: Line, pair: Pair | undefined): readonly Element[] {
  const people = phrase(`${line.participants} 人`, `${line.participants} people`)
  const particulars = [
    ...line.topics.slice(0, TOPICS_SHOWN_MAX).map((topic) => phrase(`《${topic}》`, `“${topic}”`)),
    ...(line.participants === null
      ? []
      : [line.participantsApprox ? together(phrase('约 ', 'about '), people) : people]),
    ...(pair ? [pairName(pair)] : []),
    same(numberOf(line.id)),
  ]
  const parts = line.types.map(emptyPart)
  return [
    text({ strong: dayName(line.date) }, same(' '), typesName({ type: line.type, parts })),
    small(join(particulars, same(' · '))),
  ]
}

const TOPICS_SHOWN_MAX = 2

function pager({ page, range, type }: View, pages: number): Element {
  const to = (target: number, name: Phrase): Button => ({
    text: name,
    press: {
      command: 'list',
      button: 'page',
      about: { from: range.from, to: range.to, page: String(target), ...(type === null ? {} : { type }) },
    },
  })
  return buttons(
    ...(page > 0 ? [to(page - 1, phrase('上一页', 'Newer'))] : []),
    ...(page + 1 < pages ? [to(page + 1, phrase('下一页', 'Older'))] : []),
  )
}

const says = {
  empty: phrase(
    '这段时间还没有记录。发送 /记录 就可以记一条。',
    'Nothing was logged in this time. Send /log to log something.',
  ),
  twin: phrase(
    '可以加时间和类型，如：/台账 上个月 示范课；按编号查改：/修改 #编号',
    'Add a time and a type, such as /list last month lecture; by number: /edit #number',
  ),
  unknown: (words: string): Phrase =>
    together(phrase('没看懂“', 'I do not understand “'), same(words.slice(0, WORDS_MAX)), phrase('”。', '”. ')),
  howTo: phrase(
    '请这样写：/台账 本周、上个月、本学期、上学年、9月、2026-09..2026-11、全部，后面可以加类型，如：/台账 本学期 示范课',
    'Write for example: /list this week, last month, this term, last year, 2026-09..2026-11, all; a type may follow, such as /list this term lecture',
  ),
  again: phrase('这个按钮已经失效，请重新发送 /台账。', 'This button no longer works; please send /list again.'),
  notHere: phrase(
    '这个群还没有绑定结对、幼儿园或教育局，台账请在结对群里看，或私聊我发送 /台账。',
    'This group is not tied to anything yet. Please ask in the pair’s group, or send me /list in private.',
  ),
  noScope: phrase(
    '还没有您可以查看的结对。请在结对群里发送，或请联络员把您登记到本园（/设角色）。',
    'There is no pair you may see yet. Ask in the pair’s group, or have the liaison add you (/role).',
  ),
}
