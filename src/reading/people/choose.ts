import type { Span } from '../words/spans.ts'
import { type Amount, sameAmount, sumOf } from './amount.ts'
import type { Claim } from './claims.ts'
import type { People } from './people-said.ts'

/** The counts that the claims of one deed agree on. */
export function choose(said: readonly Claim[]): People & { readonly spans: readonly Span[] } {
  if (said.length === 0) return NOBODY
  const claims = said.filter((claim) => !restated(said, claim))
  const of = (who: Claim['who']) => claims.filter((claim) => claim.who === who)
  const teams = of('team')
  const heard = of('audience')
  /** Who only came to watch is the audience beside a team that acted. */
  const acting = teams.filter(({ visiting }) => !visiting)
  const visitors = acting.length > 0 ? teams.filter(({ visiting }) => visiting) : []
  const joined = of('joined')
  const adults = [acting, teams, heard.length > 0 ? [] : joined, heard.length > 0 ? [] : of('guests')].find(some) ?? []
  const team = agreed(surest(adults))
  const listening = heard.length > 0 ? heard : visitors.length > 0 ? visitors : teams.length > 0 ? joined : []
  const audience = agreed(listening)
  const children = agreed(of('children'))
  /** The draft has a unit for participants only: 培训教师120人次 is kept with it. */
  const turns = audience?.turns === true && adults.length === 0
  return {
    ...(team && participants(team)),
    ...(audience && turns && participants(audience)),
    ...(audience && !turns && !audience.amount.range && { audience: audience.amount.min }),
    ...(children && !children.amount.range && { children: children.amount.min }),
    spans: [team, audience, children].flatMap((one) => one?.spans ?? []).map(({ start, end }) => ({ start, end })),
  }
}

const some = (claims: readonly Claim[]): boolean => claims.length > 0
const NOBODY = { spans: [] }

interface Agreed {
  readonly amount: Amount
  readonly turns: boolean
  readonly spans: readonly Span[]
}

function participants({ amount, turns }: Agreed): People {
  const { min, max, range, approx } = amount
  return {
    ...(range ? { participants_min: min, participants_max: max } : { participants: min }),
    ...(approx && { participants_approx: true as const }),
    ...(turns && { participants_unit: '人次' as const }),
  }
}

/** 共12人, 其中教师8人: part of it; 共50人, 其中教师8人、幼儿42人: the parts are what counts. */
function restated(claims: readonly Claim[], claim: Claim): boolean {
  if (claim.who === 'children') return false
  const all = claims.filter(({ sentence }) => sentence === claim.sentence)
  const beside = all.filter(({ who }) => who !== 'audience')
  const childrenAmong = beside.some(({ who, among }) => among && who === 'children')
  if (childrenAmong) return !claim.among
  const adults = beside.filter(({ who }) => who !== 'children')
  if (claim.among) return all.some(({ who, among }) => !among && who !== 'children')
  /** 县幼教师12名, 桃源园教师15名, 共27名. */
  return (
    !claim.total && adults.some(({ total, start, count }) => total && start > claim.start && atMost(claim.count, count))
  )
}

const atMost = (part: Claim['count'], all: Claim['count']): boolean =>
  part.amount !== undefined && all.amount !== undefined && part.amount.max <= all.amount.max

const SURENESS: Readonly<Record<Claim['level'], number>> = { led: 3, went: 2, acted: 1, there: 1 }

/** Said of everybody, else the surest kind there is; names alone only where nothing was counted. */
function surest(claims: readonly Claim[]): readonly Claim[] {
  const totals = claims.filter(({ total, count }) => total && count.amount)
  if (totals.length > 0) return totals
  const top = Math.max(...claims.map(({ level }) => SURENESS[level]))
  const those = claims.filter(({ level }) => SURENESS[level] === top)
  const counted = those.filter(({ named }) => !named)
  return top === 1 && counted.length > 0 ? counted : those
}

/** One count out of several of the same people; none where they contradict each other or nobody can say. */
function agreed(claims: readonly Claim[]): Agreed | undefined {
  const totals = claims.filter(({ total }) => total)
  const those = totals.length > 0 ? totals : claims
  const first = those[0]
  if (!first?.count.amount) return undefined
  const known = those.flatMap((claim) => (claim.count.amount ? [{ claim, amount: claim.count.amount }] : []))
  const turns = those.some(({ count }) => count.turns)
  const groups = those.filter(
    ({ count }, index) => !those.slice(0, index).some((before) => same(before.count.amount, count.amount)),
  )
  if (groups.length > 1 && addUp(those)) {
    return { amount: sumOf(known.map(({ amount }) => amount)), turns, spans: those }
  }
  const most = known.reduce((a, b) => (b.amount.max > a.amount.max ? b : a))
  const loose =
    those.every(({ level }) => level === 'acted' || level === 'there') && those.some(({ level }) => level === 'acted')
  if (most.claim !== first && !loose) return undefined
  return { amount: most.amount, turns, spans: [most.claim] }
}

const same = (a: Amount | undefined, b: Amount | undefined): boolean =>
  a !== undefined && b !== undefined && sameAmount(a, b)

/** 骨干教师3人，教研员2人; 县幼派3名，实幼派2名; 大班幼儿30人，中班幼儿28人: told apart, and in one sentence. */
function addUp(claims: readonly Claim[]): boolean {
  const first = claims[0]
  if (
    !first ||
    claims.some(({ sentence, total, named, count }) => sentence !== first.sentence || total || named || !count.amount)
  )
    return false
  if (claims.every(({ level }) => level === 'led')) return true
  const apart = (keys: readonly string[]) => keys.every((key, index) => key !== '' && keys.indexOf(key) === index)
  if (apart(claims.map(({ of }) => of))) return true
  return claims.every(({ level, who }) => level === 'there' && who === 'team') && apart(claims.map(({ noun }) => noun))
}
