import { type Amount, exactly, sumOf } from './amount.ts'
import type { Item, Who } from './item.ts'
import { itemAt, laterItemAt } from './items.ts'
import { namesSide, type Token } from './tokens.ts'

/** People said in one breath: 园长、业务园长和3名教师. */
export interface Group {
  /** Indices of its tokens, the last not included. */
  readonly from: number
  readonly to: number
  readonly adults?: Count | undefined
  readonly learners?: Count | undefined
  readonly children?: Count | undefined
  readonly parents?: Count | undefined
  /** 师生200余人: nobody can say whose the number is. */
  readonly mixed: boolean
  /** 共, 一行: the number is of everybody, their leader too. */
  readonly total: boolean
  /** 等人: others were with them. */
  readonly open: boolean
  /** No number was said: the names and offices were counted. */
  readonly named: boolean
  /** How many names and offices it has. */
  readonly persons: number
  /** 我 is one of them. */
  readonly me: boolean
  readonly noun: string
  readonly team: boolean
}

/** How many, or nobody can say (等人, 部分教师). */
export interface Count {
  readonly amount?: Amount | undefined
  readonly turns: boolean
}

/** The longest list of people that begins with this token. */
export function groupAt(tokens: readonly Token[], from: number): Group | undefined {
  return listed(tokens, from, itemAt(tokens, from))
}

/** The same for an object, where words about the people may come first. */
export function objectAt(tokens: readonly Token[], from: number): Group | undefined {
  return listed(tokens, from, laterItemAt(tokens, from))
}

const MOST_ITEMS = 40

function listed(tokens: readonly Token[], from: number, first: Item | undefined): Group | undefined {
  if (!first) return undefined
  const who = labelBefore(tokens, from)
  let items = [fielded(first, who)]
  let to = joinedBehindBracket(tokens, first.next)
  for (let count = 1; count < MOST_ITEMS; count++) {
    const item = nextItem(tokens, to, items[items.length - 1] ?? first, first)
    const closed = item ? undefined : namedAndCounted(tokens, to, items)
    if (!item && !closed) break
    items = item ? [...items, fielded(item, who)] : (closed ?? items)
    to = joinedBehindBracket(tokens, items[items.length - 1]?.next ?? to)
  }
  const tail = tailOf(tokens, to, items)
  const group = grouped(items, from, tail?.to ?? to, tail)
  return !group.total && totalBefore(tokens, from, first) ? { ...group, total: true } : group
}

/** 王莉、李红2位老师和5名保育员: the list goes on behind its number. */
function namedAndCounted(tokens: readonly Token[], at: number, items: readonly Item[]): Item[] | undefined {
  if (!items.every(({ kind }) => kind === 'person')) return undefined
  const tail = tailOf(tokens, at, items)
  const joint = tokens[tail?.to ?? at]?.kind
  if (!tail?.amount || tail.total || (joint !== 'dun' && joint !== 'and')) return undefined
  const [first] = items
  return (
    first && [{ kind: 'counted', at: first.at, next: tail.to, who: 'adult', amount: allOf(items, tail), noun: '教师' }]
  )
}

/** 参与幼儿：一幼40人，杏花园35人: the field says who they are. */
function labelBefore(tokens: readonly Token[], from: number): Who | undefined {
  let index = from - 1
  while (tokens[index]?.kind === 'space' || namesSide(tokens[index])) index--
  if (tokens[index]?.kind !== 'colon') return undefined
  const field = tokens[index - 1]?.kind
  if (field === 'child' || field === 'parent' || field === 'learner') return field
  return undefined
}

const fielded = (item: Item, who: Who | undefined): Item => (who && item.who === 'people' ? { ...item, who } : item)

/** 共6人, 一行六人, [带领]教师一行6人. */
function totalBefore(tokens: readonly Token[], from: number, first: Item): boolean {
  if (first.total) return true
  for (let index = first.next - 1; index >= Math.max(0, from - 2); index--) {
    const kind = tokens[index]?.kind
    if (kind === 'total') return true
    if (index < from && kind !== 'space' && kind !== 'has') return false
  }
  return false
}

const LONGEST_BRACKET = 16

/** 园长（带队）、教师3名: what is in the bracket stands between two items of one list. */
function joinedBehindBracket(tokens: readonly Token[], at: number): number {
  const behind = behindBracket(tokens, at, LONGEST_BRACKET)
  const kind = behind > at ? tokens[behind]?.kind : undefined
  return kind === 'dun' || kind === 'and' ? behind : at
}

/** The index behind a round bracket that opens here and closes soon; else the same index. */
export function behindBracket(tokens: readonly Token[], at: number, longest: number): number {
  if (tokens[at]?.kind !== 'open' || !ROUND.has(tokens[at]?.word ?? '')) return at
  for (let index = at + 1; index < Math.min(tokens.length, at + longest); index++) {
    if (tokens[index]?.kind === 'close') return index + 1
    if (tokens[index]?.kind === 'stop') return at
  }
  return at
}

const ROUND: ReadonlySet<string> = new Set(['(', '（'])

function nextItem(tokens: readonly Token[], at: number, before: Item, first: Item): Item | undefined {
  let index = at
  while (tokens[index]?.kind === 'space') index++
  const joint = tokens[index]?.kind
  if (joint === 'dun' || joint === 'and') return markedItem(tokens, index, joint)
  /** 三位老师，还有教研室的一位老师. */
  if (joint === 'comma' && tokens[index + 1]?.kind === 'and') return markedItem(tokens, index + 1, 'and')
  const comma = joint === 'comma'
  if (joint === 'stop')
    return /[；;]/.test(tokens[index]?.word ?? '') ? otherSidesItem(tokens, index + 1, before, first) : undefined
  const from = comma ? index + 1 : index
  const item = itemAt(tokens, from)
  /** 张老师，李老师，王老师 and 张某 李某: commas and spaces join only one named person to another. */
  if (before.named && (comma || index > at || tokens[at]?.kind === 'titled')) return item?.named ? item : undefined
  if (before.kind !== 'counted') return undefined
  /** 骨干教师3名保育员2名, 骨干教师3名，保育员2名: two counts with nouns of their own need no 和. */
  const twoNouns = item?.kind === 'counted' && before.noun !== '' && item.noun !== '' && item.noun !== before.noun
  /** …，20个老师来听: they did something else. */
  if (twoNouns && (comma ? !listens(tokens, item.next) : before.nounFirst)) return item
  return comma ? otherSidesItem(tokens, from, before, first) : undefined
}

function listens(tokens: readonly Token[], at: number): boolean {
  const verb = tokens[at]?.kind === 'go' ? at + 1 : at
  return tokens[verb]?.kind === 'hear'
}

function markedItem(tokens: readonly Token[], at: number, joint: 'dun' | 'and'): Item | undefined {
  let from = at
  while (tokens[from]?.kind === 'dun' || tokens[from]?.kind === 'and') from++
  const item = laterItemAt(tokens, from)
  return item && !overrun(tokens, from, item) ? { ...item, listed: joint === 'dun' } : undefined
}

/** 二幼5人，白沙园4人; 县幼园长1名、教师4名；桃源园园长1名: two sides, each with its own. */
function otherSidesItem(tokens: readonly Token[], from: number, before: Item, first: Item): Item | undefined {
  if (before.kind !== 'counted' || !namesSide(tokens[from]) || !namesSide(tokens[first.at - 1])) return undefined
  let index = from
  while (namesSide(tokens[index])) index++
  const item = itemAt(tokens, index)
  return item?.kind === 'counted' && (item.noun === '') === (before.noun === '') ? item : undefined
}

/** 张某，执教 …: between two items nothing but words about the second. */
const overrun = (tokens: readonly Token[], at: number, item: Item): boolean =>
  tokens.slice(at, item.next).some(({ kind }) => kind === 'comma' || kind === 'stop')

interface Tail {
  readonly to: number
  readonly amount?: Amount
  readonly turns?: boolean
  readonly open?: boolean
  readonly total?: boolean
  readonly etc?: boolean
}

/** What closes a list: 三位老师, 共6人, 一行五人, 等5名教师, 等人. */
function tailOf(tokens: readonly Token[], at: number, items: readonly Item[]): Tail | undefined {
  const { index, etc, total } = closing(tokens, at)
  const item = tokens[index]?.kind === 'number' ? itemAt(tokens, index) : undefined
  const last = items[items.length - 1]
  const persons = last?.named || last?.kind === 'person'
  const adults = item?.who !== 'child' && item?.who !== 'parent'
  if (item?.amount && (etc || (adults && (total || persons)))) {
    return { to: item.next, amount: item.amount, turns: item.turns === true, etc, total: total || item.total === true }
  }
  if (etc) return { to: index, open: true }
  /** 李园长一行: with others, nobody says how many. */
  return total && tokens[index - 1]?.word === '一行' ? { to: index, open: true } : undefined
}

const MOST_CLOSING = 5

/** 等, 共, 一行 and what may stand between them and the number. */
function closing(tokens: readonly Token[], at: number) {
  let index = tokens[at]?.kind === 'open' && tokens[at + 1]?.kind === 'total' ? at + 1 : at
  let total = false
  let etc = false
  for (const end = index + MOST_CLOSING; index < end; index++) {
    const kind = tokens[index]?.kind
    if (kind === 'etc') etc = true
    else if (kind === 'total') total = true
    else if (kind === 'trade' || kind === 'other' || kind === 'has') {
      const number = tokens[index + 1]?.kind
      if (!etc || (kind === 'trade' && number !== 'total' && number !== 'number')) break
    } else if (kind !== 'space' && kind !== 'dun') break
  }
  return { index, etc, total }
}

function grouped(said: readonly Item[], from: number, to: number, tail: Tail | undefined): Group {
  /** 30名幼儿和对方的小伙伴: nobody says how many those are, and they are not of the 30. */
  const items = onePersonTwoOffices(said.filter(({ kind, others }) => !(kind === 'vague' && others)))
  const last = items[items.length - 1]
  const counted = items.filter(({ kind }) => kind === 'counted')
  const turns = counted.some((item) => item.turns) || tail?.turns === true
  const base = {
    from,
    to,
    persons: items.filter(({ kind }) => kind === 'person').length,
    named: counted.length === 0 && tail?.amount === undefined,
    total: tail?.total === true || (items.length > 1 && last?.total === true),
    open: tail?.open === true,
    noun: items.map(({ noun }) => noun).join(' '),
    team: items.some(({ team }) => team),
    me: items.some(({ me }) => me),
    mixed: items.some(({ who }) => who === 'mixed'),
  }
  if (tail?.amount) {
    const children = items.every(({ who }) => who === 'child')
    const count = { amount: allOf(items, tail), turns }
    if (children) return { ...base, children: count }
    return covers(items) ? { ...base, adults: count } : { ...base, mixed: true }
  }
  /** 园长、保教主任、财务一行三人; 园长及教师6人, 家长、教师60余人: a number behind the last noun counts them all. */
  if (items.length > 1 && last?.amount && (last.total || (counted.length === 1 && last.nounFirst))) {
    const count: Count = { turns, ...(last.amount && { amount: last.amount }) }
    return covers(items)
      ? { ...base, ...(last.who === 'learner' ? { learners: count } : { adults: count }) }
      : { ...base, mixed: true }
  }
  const trailing = items.slice(1)
  /** 60名园长和教师: one number before nouns of one kind; 10名教师和家长: of two kinds. */
  if (
    items[0]?.kind === 'counted' &&
    trailing.length > 0 &&
    trailing.every(({ kind, some }) => kind === 'vague' && !some)
  ) {
    if (!trailing.every(({ who }) => who === items[0]?.who)) return { ...base, mixed: true }
    return { ...base, ...sums([items[0]], turns, tail) }
  }
  return { ...base, ...sums(items, turns, tail) }
}

/** 园长、党支部书记王某 is one person with two offices: the name closes both. */
const onePersonTwoOffices = (items: readonly Item[]): readonly Item[] =>
  items.filter((item, index) => {
    const next = items[index + 1]
    return !(item.bare && next?.listed && next.named && next.office)
  })

const covers = (items: readonly Item[]): boolean =>
  items.every(({ who }) => who === 'adult' || who === 'people' || who === 'learner')

/** 张某、李某、王某三位老师 is three; 园长亓某及张某、李某、王某三位教师 is four; 张某、李某等5人 is five. */
function allOf(items: readonly Item[], { amount = exactly(0), total, etc }: Tail): Amount {
  const persons = items.filter(({ kind }) => kind === 'person').length
  const counted = items.filter(({ kind }) => kind === 'counted')
  if (total || etc || counted.length > 0 || persons <= amount.min) return amount
  return exactly(persons)
}

function sums(
  items: readonly Item[],
  turns: boolean,
  tail: Tail | undefined,
): Pick<Group, 'adults' | 'learners' | 'children' | 'parents'> {
  const of = (...whos: readonly Who[]): Count | undefined => {
    const those = items.filter(({ who }) => whos.includes(who))
    if (those.length === 0) return undefined
    const amounts = those.flatMap(({ amount }) => (amount ? [amount] : []))
    const open = tail?.open || amounts.length < those.length || amounts.length === 0
    return { turns, ...(!open && { amount: sumOf(amounts) }) }
  }
  const adults = of('adult', 'people')
  const learners = of('learner')
  const children = of('child')
  const parents = of('parent')
  return {
    ...(adults && { adults }),
    ...(learners && { learners }),
    ...(children && { children }),
    ...(parents && { parents }),
  }
}
