import { type Flow, strongly, weakly } from './flow.ts'
import { bestRank, UNKNOWN } from './rank.ts'
import type { Relation } from './relations.ts'
import { sameName } from './same-name.ts'

/** For everyone who goes or is gone to: do those give who go there, or do those learn who come? */
export function flowsIn(plain: string, relations: readonly Relation[]): ReadonlyMap<Relation, Flow> {
  const flows = new Map<Relation, Flow>()
  const moving = relations.filter(({ role }) => role === 'traveller' || role === 'host')
  if (moving.length === 0) return flows
  for (const tell of [shown, behind, before]) {
    for (const relation of moving) {
      const flow = flows.has(relation) ? undefined : tell(plain, relation, relations)
      if (!flow) continue
      flows.set(relation, flow)
      const { other } = relation
      if (other && !flows.has(other)) flows.set(other, flow)
    }
  }
  const [first] = flows.values()
  const general = first ?? generally(plain, moving)
  if (general) for (const relation of moving) if (!flows.has(relation)) flows.set(relation, general)
  return flows
}

/** Elsewhere the text says plainly that this one gave or got: 东门园为村幼教点捐赠. */
function shown(_: string, { role, members }: Relation, relations: readonly Relation[]): Flow | undefined {
  for (const direct of relations) {
    if (direct.role !== 'giver' && direct.role !== 'receiver') continue
    if (!members.some((one) => direct.members.some((two) => isSame(one, two)))) continue
    return (role === 'traveller') === (direct.role === 'giver') ? 'give' : 'learn'
  }
  return undefined
}

const isSame = (one: Relation['members'][number], two: Relation['members'][number]): boolean =>
  one.who === two.who && one.who !== 'they' && (one.who === 'we' || sameName(one, two))

const SENTENCE_END = /[。！!？?\n]/

/** By the words behind it, up to the next name or the end of the sentence. */
function behind(plain: string, relation: Relation, relations: readonly Relation[]): Flow | undefined {
  const next = relations[relations.indexOf(relation) + 1]
  const text = plain.slice(relation.members.at(-1)?.end ?? 0, next?.members[0]?.start ?? plain.length)
  return strongly(text.slice(0, endOf(text)))
}

/** By the words before it, back to the name before or the beginning of the sentence. */
function before(plain: string, relation: Relation, relations: readonly Relation[]): Flow | undefined {
  const last = relations[relations.indexOf(relation) - 1]
  const text = plain.slice(last?.members.at(-1)?.end ?? 0, relation.members[0]?.start ?? 0)
  return strongly(text.slice(startOf(text)))
}

const endOf = (text: string): number => {
  const end = text.search(SENTENCE_END)
  return end < 0 ? text.length : end
}

const startOf = (text: string): number =>
  Math.max(...['。', '！', '!', '？', '?', '\n'].map((mark) => text.lastIndexOf(mark))) + 1

/** By the whole text and by what the names say. */
function generally(plain: string, moving: readonly Relation[]): Flow | undefined {
  const going = moving.filter(({ role }) => role === 'traveller')
  const gone = moving.filter(({ role }) => role === 'host')
  const there = bestRank(gone)
  const here = bestRank(going)
  const apart = here === undefined || there === undefined ? 0 : here - there
  if (Math.abs(apart) > 1) return apart > 0 ? 'give' : 'learn'
  const strong = strongly(plain)
  if (strong) return strong
  if (apart !== 0) return apart > 0 ? 'give' : 'learn'
  // Only one of the two is named: townships are helped, county kindergartens help.
  const [goes = UNKNOWN, stays = UNKNOWN] = [here, there]
  if ((here === undefined) !== (there === undefined) && goes !== stays) return goes > stays ? 'give' : 'learn'
  const weak = weakly(plain)
  if (weak) return weak
  if (going.length === 0 && gone.every(({ cue }) => cue === 'at')) return undefined
  return gone.some(({ deeds }) => deeds.hosts) && plain.includes('接待') ? 'learn' : 'give'
}
