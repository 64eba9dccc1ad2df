import { type Cue, cueOf } from './cues.ts'
import { type Deeds, deedsOf } from './deeds.ts'
import type { Mention } from './mentions.ts'
import { rankOf } from './rank.ts'

/** What the sentence says of one kindergarten, or of a list of them. */
export interface Relation {
  readonly members: readonly Mention[]
  readonly cue: Cue
  readonly deeds: Deeds
  role: Role
  /** The one it does something with: 与, 联合. */
  partner?: Relation
  /** Who goes there, who is visited by it: the other end of the same journey. */
  other?: Relation
}

export type Role = 'traveller' | 'host' | 'giver' | 'receiver' | 'none'

/** Lists and their places in the sentences: who goes, who is gone to, who gives, who gets. */
export function relationsIn(plain: string, mentions: readonly Mention[]): readonly Relation[] {
  let floor = 0
  const relations = listsOf(plain, mentions).map((members): Relation => {
    const start = members[0]?.start ?? 0
    const end = members.at(-1)?.end ?? start
    const relation: Relation = {
      members,
      cue: cueOf(plain, floor, start, end),
      deeds: deedsOf(plain, end),
      role: 'none',
    }
    floor = end
    return relation
  })
  for (const [at, relation] of relations.entries()) {
    const subject = subjectOf(plain, relations, at)
    const [role, subjects] = BY_CUE[relation.cue] ?? [roleOf(relation), 'none']
    if (relation.cue === 'with' && subject) relation.partner = subject
    if (relation.role === 'none') relation.role = role
    if (subject?.role === 'none' || thanks(plain, relation, subject)) subject.role = subjects
    if (subject && subjects !== 'none') relation.other = subject
  }
  for (const { role, partner, cue } of relations) {
    // 机关园与实验园到桃源园: who goes along goes too.
    if (cue === 'with' && partner && partner.role === 'none' && role !== 'none') partner.role = role
  }
  return relations
}

/** 红星园向东风园赠送锦旗: what is given in thanks makes no giver. */
function thanks(plain: string, { cue, members }: Relation, subject: Relation | undefined): subject is Relation {
  if (cue !== 'source' || subject?.role !== 'giver') return false
  return /^[^，。；,;]{0,16}[向对跟给]$/.test(plain.slice(subject.members.at(-1)?.end ?? 0, members[0]?.start ?? 0))
}

/** The part of a name behind this cue, and of whom the sentence is about. */
const BY_CUE: Readonly<Partial<Record<Cue, readonly [Role, Role]>>> = {
  goal: ['host', 'traveller'],
  for: ['receiver', 'giver'],
  guest: ['traveller', 'host'],
  source: ['giver', 'receiver'],
  at: ['host', 'traveller'],
  label_from: ['giver', 'none'],
  label_to: ['receiver', 'none'],
}

function roleOf({ members, deeds }: Relation): Role {
  if (deeds.hosts) return 'host'
  if (deeds.gets) return 'receiver'
  if (deeds.travels) return 'traveller'
  if (deeds.gives) return 'giver'
  return deeds.attends && members.every(({ plain }) => rankOf(plain) < COUNTY) ? 'receiver' : 'none'
}
/** From here on a name is of the county seat: who comes from there to listen is not the one helped. */
const COUNTY = 3

/** Who the sentence is about: the nearest one before that nothing was said of, in this sentence or the one before. */
function subjectOf(plain: string, relations: readonly Relation[], at: number): Relation | undefined {
  const mine = relations[at]?.members[0]?.start ?? 0
  for (let before = at - 1; before >= 0; before--) {
    const one = relations[before]
    if (!one) continue
    const between = plain.slice(one.members.at(-1)?.end ?? 0, mine)
    if ((between.match(SENTENCE_END)?.length ?? 0) > 1) return undefined
    if (one.cue === 'none' || one.cue === 'with') return one.cue === 'with' && one.partner ? one.partner : one
  }
  return undefined
}
const SENTENCE_END = /[。！!？?\n]/g

const PEOPLE =
  '(?:的|党支部|[副业务执行]*园长|老师们?|教师们?|骨干|代表|师生|孩子们?|小朋友们?|幼儿|家长|全体|部分|[（(][^（）()]{0,12}[）)]|\\s){0,4}'
const HARD = new RegExp(`^${PEOPLE}[、+&](?:以及)?[^，。；,;、]{0,3}$`)
const SOFT = new RegExp(
  `^(?:的?[一-鿿]{0,3}(?:园长|老师|主任|书记|教师))?${PEOPLE}(?:以及|及其|还有|和|与|及|跟|同|暨|及|and| and )\\s?$`,
)
/** 三仁中心园叶园长，育才园朱园长: between people a comma lists too. */
const BY_TITLE = /^的?[一-鿿]{0,3}(?:园长|老师|主任|书记|教师)[，,、](?:以及)?$/
const COUNTED = /^(?:[^，。；,;]{0,3})?(?:等|[两二三四五六七八\d]\s?(?:所|个|家|园)|两地)/

function listsOf(plain: string, mentions: readonly Mention[]): readonly (readonly Mention[])[] {
  const lists: Mention[][] = []
  mentions.forEach((mention, at) => {
    const list = lists.at(-1)
    const last = list?.at(-1)
    const between = last ? plain.slice(last.end, mention.start) : ''
    if (list && last && joins(plain, lists.at(-2)?.at(-1)?.end ?? 0, list, between, mention, mentions[at + 1]))
      list.push(mention)
    else lists.push([mention])
  })
  return lists
}

function joins(
  plain: string,
  floor: number,
  list: readonly Mention[],
  between: string,
  mention: Mention,
  next?: Mention,
): boolean {
  if (between.length > 14) return false
  if (HARD.test(between) || BY_TITLE.test(between)) return true
  if (between === '' && list[0]?.who === 'named') return false
  if (!SOFT.test(between)) return false
  const cue = cueOf(plain, floor, list[0]?.start ?? 0, mention.end)
  if (cue !== 'none' && cue !== 'with') return true
  if (COUNTED.test(plain.slice(mention.end, mention.end + 10)))
    return !/结对|结成|签/.test(plain.slice(mention.end, mention.end + 12))
  if (!next || /[。！!？?\n]/.test(plain.slice(mention.end, next.start))) return false
  const nextCue = cueOf(plain, mention.end, next.start, next.end)
  return nextCue === 'goal' || nextCue === 'for'
}
