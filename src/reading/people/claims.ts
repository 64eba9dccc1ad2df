import { clauseAt, type Page } from '../words/page.ts'
import type { Span } from '../words/spans.ts'
import { exactly, sumOf, timesOf } from './amount.ts'
import { type Role, roleOf } from './context.ts'
import { behindBracket, type Count, type Group, groupAt, objectAt } from './groups.ts'
import { namesSide, type Token, type TokenKind } from './tokens.ts'

/** A count of people and what they were to the deed. */
export interface Claim extends Span {
  readonly sentence: number
  readonly who: 'team' | 'joined' | 'guests' | 'audience' | 'children'
  /** For a team: how sure the text makes it that these are they. */
  readonly level: 'led' | 'went' | 'acted' | 'there'
  readonly count: Count
  /** 共, 一行: everybody. */
  readonly total: boolean
  /** Names were counted, no number said. */
  readonly named: boolean
  /** 其中: part of what was said before. */
  readonly among: boolean
  /** Went in order to listen or watch. */
  readonly visiting: boolean
  readonly noun: string
  /** Whose they are: the kindergarten or the class named right before, as typed. */
  readonly of: string
}

/** Every count of people in the tokens, from left to right. */
export function claimsOf(page: Page, tokens: readonly Token[]): Claim[] {
  const claims: Claim[] = []
  const said: Sentence = { number: -1, among: false, captain: undefined }
  for (let at = 0; at < tokens.length; ) {
    const kind = tokens[at]?.kind
    const step = STARTS.has(kind) ? stepAt(tokens, at) : undefined
    if (kind === 'among' || (step && !isEmpty(step))) {
      claims.push(...enter(tokens, said, clauseAt(page, tokens[at]?.start ?? 0).sentence, at))
    }
    if (kind === 'among') said.among = true
    if (step && !isEmpty(step)) claims.push(...claimed(tokens, step, said))
    at = Math.max(step?.to ?? 0, at + 1)
  }
  claims.push(...enter(tokens, said, -1, tokens.length))
  return claims
}

/** What has been said so far in a sentence, for what comes later in it. */
interface Sentence {
  number: number
  /** 其中. */
  among: boolean
  /** 由园长带队，…. */
  captain: Group | undefined
}

/** A new sentence; those who led in the one before and had nobody to lead are claimed: 在5位老师的带领下，孩子们…. */
function enter(tokens: readonly Token[], said: Sentence, number: number, at: number): readonly Claim[] {
  if (said.number === number) return []
  const { captain } = said
  /** 带队：王莉；队员：…, and the same line by line. */
  if (captain?.named && IN_A_FORM.test(stopBefore(tokens, at))) {
    Object.assign(said, { number, among: false })
    return []
  }
  const ledNobody =
    captain && !captain.named ? [captain.adults && made(captain.from, captain, 'team', captain.adults)] : []
  const claims = ledNobody.flatMap((one) => (one ? [placed(tokens, { ...one, level: 'acted' }, said)] : []))
  Object.assign(said, { number, among: false, captain: undefined })
  return claims
}

const IN_A_FORM = /[；;\n]/

function stopBefore(tokens: readonly Token[], at: number): string {
  for (let index = at - 1; index >= Math.max(0, at - 6); index--) {
    if (tokens[index]?.kind === 'stop') return tokens[index]?.word ?? ''
  }
  return ''
}

function claimed(tokens: readonly Token[], step: Step, said: Sentence): readonly Claim[] {
  if (step.captain) said.captain = step.captain
  return step.made.map((made) => {
    const under = made.who === 'team' && made.level !== 'led' ? said.captain : undefined
    if (!under) return placed(tokens, made, said)
    said.captain = undefined
    return placed(tokens, { ...made, ...withCaptain(made, under.adults) }, said)
  })
}

function placed(tokens: readonly Token[], { from, to, ...made }: Made, { number, among }: Sentence): Claim {
  const start = tokens[from]?.start ?? 0
  const end = tokens[to - 1]?.end ?? start
  const included = INCLUDED.test(tokens[from - 1]?.word ?? '')
  return { ...made, start, end, sentence: number, among: among || included, of: ownerOf(tokens, from) }
}

/** 20名教师，包括3名园长. */
const INCLUDED = /^(?:包括|包含|含|涵盖)$/

const isEmpty = ({ made, captain, role }: Step): boolean => made.length === 0 && !captain && !role

/** What a count, or those who lead, can begin with. */
const STARTS: ReadonlySet<TokenKind | undefined> = new Set(
  'number person post trade learner child parent mixed hear count team name titled me some lead captain'.split(
    ' ',
  ) as TokenKind[],
)

/** A claim whose place is still said in tokens. */
type Made = Omit<Claim, 'start' | 'end' | 'sentence' | 'among' | 'of'> & { readonly from: number; readonly to: number }

interface Step {
  readonly to: number
  readonly made: readonly Made[]
  /** 由园长带队, …: leads whoever is said next. */
  readonly captain?: Group
  readonly role?: Role
}

/** 县幼选派3名教师, 大班幼儿30人: what stands in front in the same clause, as far as it names a side or a class. */
function ownerOf(tokens: readonly Token[], at: number): string {
  for (let index = at - 1; index >= Math.max(0, at - 4); index--) {
    const token = tokens[index]
    if (!token || token.kind === 'comma' || token.kind === 'stop') return ''
    if (namesSide(token) || ((token.kind === 'blank' || token.kind === 'other') && CLASS.test(token.word)))
      return token.word
  }
  return ''
}

const CLASS = /[托小中大][^，]{0,2}班/
const LONGEST_ASIDE = 60

function stepAt(tokens: readonly Token[], at: number): Step {
  if (tokens[at]?.kind === 'lead') return ledStep(tokens, at, undefined)
  if (tokens[at]?.kind === 'captain' && tokens[at + 1]?.kind !== 'number') return captainStep(tokens, at)
  const group = oneOfMany(tokens, at) ? undefined : groupAt(tokens, at)
  if (!group) return { to: at + 1, made: [] }
  const lead = leadAfter(tokens, group.to)
  if (lead?.kind === 'captain') return { to: lead.at + 1, made: [], captain: group }
  if (lead) return ledStep(tokens, lead.at, group)
  if (saysNothing(group)) return { to: group.to, made: [] }
  /** 3名教师（张某、李某、王某）: the bracket says the same again. */
  const to = group.named ? group.to : behindBracket(tokens, group.to, LONGEST_ASIDE)
  const role = roleOf(tokens, group)
  const sides = sidesEach(tokens, group.from)
  return { to, made: sides === 1 ? madeOf(group, role) : madeOf(timesSides(group, sides), role), role }
}

/** 老师们, 孩子: nobody is counted. */
const saysNothing = ({ named, persons, open }: Group): boolean => named && !open && persons < 2

const SIDES: Readonly<Record<string, number>> = { 双方: 2, 两园: 2, 两地: 2, 两所幼儿园: 2, 三园: 3, 三所幼儿园: 3 }
const NEAR_EACH = 3

/** 两园各派3名教师: of how many sides each sent as many; 1 where nothing is said of each, 0 where nobody can say. */
function sidesEach(tokens: readonly Token[], from: number): number {
  for (let index = from - 1; index >= Math.max(0, from - NEAR_EACH); index--) {
    const token = tokens[index]
    if (token?.word !== '各') {
      if (token?.kind === 'send' || token?.kind === 'has' || token?.kind === 'space') continue
      return 1
    }
    const side = tokens[index - 1]
    const counted = tokens[index - 2]?.said?.value
    return SIDES[side?.word ?? ''] ?? (counted !== undefined && /^[所家个]/.test(side?.word ?? '') ? counted : 0)
  }
  return 1
}

function timesSides(group: Group, sides: number): Group {
  const each = (count: Count | undefined): Count | undefined =>
    count && { turns: count.turns, amount: sides === 0 || !count.amount ? undefined : timesOf(count.amount, sides) }
  return {
    ...group,
    adults: each(group.adults),
    learners: each(group.learners),
    children: each(group.children),
    parents: each(group.parents),
  }
}

/** 带队：李园长, 领队园长李某. */
function captainStep(tokens: readonly Token[], at: number): Step {
  let from = at + 1
  while (CAPTAIN_LABEL.has(tokens[from]?.kind)) from++
  const group = groupAt(tokens, from)
  return group?.named && group.persons > 0 ? { to: group.to, made: [], captain: group } : { to: at + 1, made: [] }
}

const CAPTAIN_LABEL: ReadonlySet<TokenKind | undefined> = new Set<TokenKind>(['colon', 'space', 'trade'])

/** 每班5名, 另一位, 前三名. */
function oneOfMany(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1]?.kind === 'space' ? tokens[at - 2] : tokens[at - 1]
  return before?.kind === 'each'
}

/** 由园长带队, 5名教师…: the leader comes on top, unless the number was of everybody. */
function withCaptain(made: Pick<Claim, 'total' | 'count'>, captain: Count | undefined): Pick<Claim, 'level' | 'count'> {
  if (made.total || !made.count.amount) return { level: 'led', count: made.count }
  const amount = captain?.amount && sumOf([captain.amount, made.count.amount])
  return { level: 'led', count: { turns: made.count.turns, amount } }
}

const ALONG = /^(?:亲自|特意|专程|一起|今天|昨天|上午|下午|又|还|也|再次|先后)+$/
const MOST_ALONG = 4

/** A verb of leading right behind a group: 园长(亲自)带领, 在园长(的)带领下. */
function leadAfter(
  tokens: readonly Token[],
  at: number,
): { readonly kind: 'lead' | 'captain'; readonly at: number } | undefined {
  for (let index = at; index < at + MOST_ALONG; index++) {
    const token = tokens[index]
    if (token?.kind === 'captain') return { kind: 'captain', at: index }
    if (token?.kind === 'lead')
      return { kind: /^之?下/.test(tokens[index + 1]?.word ?? '') ? 'captain' : 'lead', at: index }
    const between =
      token?.kind === 'space' || token?.kind === 'of' || token?.kind === 'blank' || ALONG.test(token?.word ?? '')
    if (!between) return undefined
  }
  return undefined
}

/** Leader and N: 园长带领五名教师. The group in front leads; without one, a side or somebody does. */
function ledStep(tokens: readonly Token[], lead: number, leader: Group | undefined): Step {
  const object = objectAt(tokens, tokens[lead + 1]?.kind === 'of' ? lead + 2 : lead + 1)
  if (!object) return { to: lead + 1, made: [] }
  const role = roleOf(tokens, object)
  if (!object.adults) {
    /** 6名教师带着30个孩子: they went too. */
    const before = leader ? madeOf(leader, roleOf(tokens, leader)) : []
    return { to: object.to, made: [...before, ...madeOf(object, role)] }
  }
  const head = leader ? leader.adults?.amount : exactly(sideLeads(tokens, lead) ? 0 : 1)
  const team = object.adults.amount
  const sum = head && team && (head.max === 0 ? team : sumOf([head, team]))
  const from = leader?.from ?? lead
  const led: Made = {
    ...made(from, object, 'team', {
      turns: object.adults.turns,
      amount: object.total || (object.team && object.noun === '') ? team : sum,
    }),
    level: 'led',
    visiting: role.visiting || role.doing === 'heard',
  }
  const { adults: _, ...others } = object
  /** 带领老师们参观: nobody says how many, and it is not even said that they went. */
  const silent = team === undefined && object.persons === 0 && role.doing !== 'went'
  return {
    to: behindBracket(tokens, object.to, LONGEST_ASIDE),
    made: [...(silent ? [] : [led]), ...madeOf(others, role)],
  }
}

/** 县幼带领…: a kindergarten leads nobody on top of those it sends. */
function sideLeads(tokens: readonly Token[], lead: number): boolean {
  const before = tokens[lead - 1]?.kind === 'space' ? tokens[lead - 2] : tokens[lead - 1]
  return before?.kind === 'team' || namesSide(before)
}

function made(from: number, group: Group, who: Claim['who'], count: Count): Made {
  const { to, named, noun, team } = group
  /** 5人小组 holds its leader. */
  const total = group.total || (team && noun === '')
  return { from, to, who, level: 'there', count, total, named, noun, visiting: false }
}

function madeOf(group: Group, role: Role): readonly Made[] {
  if (group.mixed) return []
  const made: Made[] = []
  const one = (who: Claim['who'], count: Count) => ({
    ...base(group, who, count),
    visiting: role.visiting,
    level: levelOf(role),
  })
  const { adults, learners, children, parents } = group
  const told = adults && counts(group, role) ? adults : undefined
  const heard = (role.doing === 'heard' ? [told, learners, parents?.amount && parents] : [learners]).filter(
    (count) => count !== undefined,
  )
  if (heard.length > 0 && role.doing !== 'nothing') made.push(one('audience', together(heard)))
  if (told && role.doing !== 'heard') made.push(one(whoOf(role), told))
  if (children?.amount && children.amount.max > leastChildren(role) && !role.background && !role.modifier)
    made.push(one('children', children))
  return made
}

/** 一个孩子问, 两个小朋友抬着水: so few, with no word of what they came for, are a story. */
const leastChildren = ({ doing }: Role): number => (doing === 'there' ? 3 : 1)

const base = (group: Group, who: Claim['who'], count: Count): Made => made(group.from, group, who, count)

function together(counts: readonly Count[]): Count {
  const amounts = counts.flatMap(({ amount }) => (amount ? [amount] : []))
  const turns = counts.some((count) => count.turns)
  return { turns, amount: amounts.length === counts.length ? sumOf(amounts) : undefined }
}

const levelOf = ({ doing }: Role): Claim['level'] => (doing === 'went' || doing === 'acted' ? doing : 'there')

function whoOf({ doing }: Role): Claim['who'] {
  if (doing === 'joined') return 'joined'
  return doing === 'attended' ? 'guests' : 'team'
}

/** A bare 教师 counts nobody; names count only two and more, and only where they did something or stand in a field. */
function counts(group: Group, role: Role): boolean {
  if (role.doing === 'nothing') return false
  if (!group.named) return true
  if (group.persons === 0 || role.doing === 'attended') return false
  if (group.persons === 1 && !group.open && group.adults?.amount) return false
  return role.doing !== 'there' || role.label || group.me
}
