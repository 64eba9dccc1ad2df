import { z } from 'zod'
import { type Refusal, refuse } from '../../bot/decision.ts'
import type { Message } from '../../bot/event.ts'
import { ROLES, type Role } from '../../bot/may.ts'
import { type Phrase, phrase } from '../../bot/phrase.ts'
import { split } from '../../bot/words.ts'

/** What `/role` gives and takes: the roles of product.md §1, and the owner. */
export const GIVEN = ['owner', ...ROLES] as const
export type Given = Role | 'owner'

export const roleName: Readonly<Record<Given, Phrase>> = {
  owner: phrase('系统管理员', 'owner'),
  city: phrase('市教育局', 'city bureau'),
  county: phrase('县（市、区）教育局', 'county bureau'),
  research: phrase('教研员', 'research staff'),
  head: phrase('园长', 'head'),
  liaison: phrase('联络员', 'liaison'),
  teacher: phrase('教师', 'teacher'),
  inspector: phrase('督查员', 'inspector'),
}

/** A role that somebody shall have or lose, with all that was settled so far; people by id. */
export const roleWish = z.object({
  does: z.enum(['grant', 'revoke']),
  people: z.array(z.string()).min(1),
  role: z.enum(GIVEN),
  /** The scope as it was typed. */
  named: z.string().optional(),
  /** The scope as it was chosen. */
  scope: z.object({ kind: z.enum(['city', 'county', 'kindergarten']), id: z.string() }).optional(),
})
export type RoleWish = z.infer<typeof roleWish>

/** A whole staff is a roster's business (`/import`). */
export const PEOPLE_MAX = 10

export type RoleWords =
  | { readonly does: 'list'; readonly people: readonly string[] }
  | { readonly does: 'set'; readonly wish: RoleWish }

/** `@person role [scope]`, in any order; a verb or a minus takes the role away; nothing lists. */
export function readRole(rest: string, { mentions }: Pick<Message, 'mentions'>): RoleWords | Refusal {
  const ids = [...new Set([...mentions.map(({ who }) => who), ...(rest.match(OPEN_ID) ?? [])])]
  if (ids.length > PEOPLE_MAX) return refuse(says.many)
  const words = split(withoutPeople(rest, mentions).normalize('NFKC'))
  const revoke = words.some((word) => REVOKE.test(word) || /^[-−]./.test(word))
  const told = words.filter((word) => !VERB.test(word)).map((word) => word.replace(/^[-−+](?=.)/, ''))
  if (told.length === 0) return { does: 'list', people: ids }
  const found = roleIn(told)
  if (!found) return refuse(says.which)
  if (ids.length === 0) return refuse(says.who)
  const named = found.rest.join(' ').slice(0, TEXT_MAX)
  return {
    does: 'set',
    wish: { does: revoke ? 'revoke' : 'grant', people: ids, role: found.role, ...(named === '' ? {} : { named }) },
  }
}

const OPEN_ID = /\bou_[0-9A-Za-z_]{1,60}\b/g
const REVOKE = /^(?:撤销|取消|撤|删除|移除|免去|revoke|remove|del)$/i
const VERB =
  /^(?:撤销|取消|撤|删除|移除|免去|revoke|remove|del|设为|设|任命|增加|添加|为|是|grant|add|as|is|the|of|in|[-−+])$/i
const TEXT_MAX = 120

/** A mention stands in the text as `@name`; names may hold spaces and begin alike, so the longest goes first. */
function withoutPeople(rest: string, mentions: Message['mentions']): string {
  const names = mentions.flatMap(({ name }) => (name ? [name] : [])).sort((a, b) => b.length - a.length)
  const bare = names.reduce((text, name) => text.replaceAll(`@${name}`, ' '), rest)
  return bare.replace(OPEN_ID, ' ').replace(/@\S*/g, ' ')
}

const WORDS: Readonly<Record<Given, RegExp>> = {
  owner: /^(?:owner|管理员|系统管理员|超级管理员)$/i,
  city: /^(?:city|市局|市教育局|市教体局|幼教科|市级)$/i,
  county: /^(?:county|县局|区局|县教育局|区教育局|县教体局|指导小组|县级)$/i,
  research: /^(?:research|researcher|教研员|教研|教研室)$/i,
  head: /^(?:head|principal|园长)$/i,
  liaison: /^(?:liaison|联络员|联系人)$/i,
  teacher: /^(?:teacher|教师|老师)$/i,
  inspector: /^(?:inspector|督查员|督学|督查|督导|督导员)$/i,
}

const GLUED =
  /^(.{2,}?)(系统管理员|管理员|市教育局|县教育局|区教育局|指导小组|教研员|园长|联络员|教师|老师|督查员|督学)$/u

function roleIn(words: readonly string[]): { role: Given; rest: readonly string[] } | null {
  for (const [i, word] of words.entries()) {
    const role = GIVEN.find((one) => WORDS[one].test(word))
    if (role) return { role, rest: words.filter((_, j) => j !== i) }
  }
  // 桃源镇中心幼儿园园长: the role stands right behind the place.
  for (const [i, word] of words.entries()) {
    const [, place, title] = GLUED.exec(word) ?? []
    const role = GIVEN.find((one) => title !== undefined && WORDS[one].test(title))
    if (role && place) return { role, rest: words.map((one, j) => (j === i ? place : one)) }
  }
  return null
}

const says = {
  which: phrase(
    '请写明角色：园长、联络员、教师、教研员、县局、市局、督查员、管理员。例如：/设角色 @张老师 园长 桃源镇中心幼儿园',
    'Please name a role: head, liaison, teacher, research, county, city, inspector, owner. For example: /role @Zhang head Taoyuan Kindergarten',
  ),
  who: phrase(
    '请@要设置的人。例如：/设角色 @张老师 园长 桃源镇中心幼儿园（请在群里@她）',
    'Please @ the person. For example: /role @Zhang head Taoyuan Kindergarten (in a group where she can be mentioned)',
  ),
  many: phrase(
    `一次最多设置 ${PEOPLE_MAX} 人，请分几次发。`,
    `At most ${PEOPLE_MAX} people at a time; please send it in parts.`,
  ),
}
