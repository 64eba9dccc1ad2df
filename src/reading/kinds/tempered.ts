import { clauseAt, type Page } from '../words/page.ts'
import type { Token } from './lexicon.ts'
import type { Role } from './roles.ts'
import type { Find } from './wording.ts'

/** Words that one neighbour makes stronger, weaker or silent. */
export function tempered(page: Page, tokens: readonly Token[], finds: readonly Find[]): readonly Find[] {
  return finds.flatMap((find) => {
    const one = judged(page, tokens, finds, find)
    return one === undefined ? [] : [one]
  })
}

const WITH_CHILDREN = new Set([
  '视频连线',
  '手拉手',
  '大手拉小手',
  '大手牵小手',
  '手牵手',
  '互动游戏',
  '结伴',
  '同乐',
  '表演',
])
const OF_A_LESSON = new Set(['点评', '评析', '评议', '教学反思', '活动反思'])
const GENERIC_LESSON = new Set(['集体教学活动', '集体教学', '教学活动', '课例', '集教活动', '优质教学活动', '集体活动'])
const RESEARCH_WORDS = /^(?:研讨|研讨交流|交流研讨|研讨活动|互动研讨)$/

function judged(page: Page, tokens: readonly Token[], finds: readonly Find[], find: Find): Find | undefined {
  const { plain } = page
  const before = plain.slice(Math.max(0, find.start - NEAR), find.start)
  const after = plain.slice(find.end, find.end + NEAR)
  if (SILENT_AFTER[find.type]?.test(after) || SILENT_BEFORE[find.type]?.test(before)) return undefined
  const { word } = find
  switch (find.type) {
    case '捐赠':
      return word !== undefined && HANDED.test(word) && givenInThanks(page, tokens, find) ? undefined : find
    case '幼儿交流':
      return word !== undefined && WITH_CHILDREN.has(word) && sameSentence(page, tokens, find, 'child')
        ? { ...find, strength: 'told' }
        : find
    case '听课说课评课':
      return word !== undefined &&
        OF_A_LESSON.has(word) &&
        finds.some(({ type, strength }) => type === '示范课' && strength !== 'weak')
        ? { ...find, strength: 'told' }
        : find
    case '示范课':
      return word !== undefined && GENERIC_LESSON.has(word) && WATCHED.test(before)
        ? { ...find, strength: 'weak' }
        : find
    case '教研交流':
      return (word === undefined || RESEARCH_WORDS.test(word)) && AFTER_LESSON.test(sentenceBefore(page, find))
        ? { ...find, type: '听课说课评课' }
        : find
    case '管理指导':
      return word === undefined && find.strength === 'light' ? advised(page, tokens, finds, find) : find
    case '互访座谈':
      return word === '到园' || word === '来园' ? { ...find, strength: 'weak' } : find
    default:
      return find
  }
}

const NEAR = 14
const HANDED = /^(?:赠|捐$)/
const WATCHED = /(?:观摩|观看|参观|听|看|欣赏)(?:了|过)?[^，。；！？\n]{0,10}$/
const AFTER_LESSON =
  /(?:课后|活动后|活动结束后|听课后|观摩后|观摩结束后|课例|评课|说课|集体教学活动后)[^。！？\n]{0,40}$/

/** What stands behind a word and makes it none of its type. */
const SILENT_AFTER: Readonly<Record<string, RegExp>> = {
  听课说课评课: /^(?:教师|老师|人|者|记录|\s?[:：]?\s?\d)/,
  课题研究: /^\s?[:：《“"]/,
  挂职锻炼: /^(?:副)?书记/,
}
/** 22人听课 counts an audience. */
const SILENT_BEFORE: Readonly<Record<string, RegExp>> = {
  听课说课评课: /(?:人|[名位]\s?(?:教师|老师|园长)?)\s?$/,
}

const sentenceBefore = (page: Page, { start }: Find): string => {
  const { sentence } = clauseAt(page, start)
  const first = page.clauses.findIndex((clause) => clause.sentence === sentence)
  return page.plain.slice(Math.max(page.clauses[first]?.start ?? 0, start - 60), start)
}

function sameSentence(page: Page, tokens: readonly Token[], { start }: Find, role: Role): boolean {
  const { sentence } = clauseAt(page, start)
  return tokens.some((token) => token.entry.roles.has(role) && clauseAt(page, token.start).sentence === sentence)
}

/** A banner, a letter of thanks, flowers: nothing that helps children. */
function givenInThanks(page: Page, tokens: readonly Token[], { start, end }: Find): boolean {
  const near = tokens.filter(
    (token) => token.start >= end && token.start - end <= 16 && clauseAt(page, token.start) === clauseAt(page, start),
  )
  return (
    near.some(({ entry }) => entry.roles.has('thanks') || entry.roles.has('picture')) &&
    !near.some(({ entry }) => entry.roles.has('goods'))
  )
}

/** Advice on a lesson belongs to the lesson; advice on how a kindergarten is run is guidance. */
function advised(page: Page, tokens: readonly Token[], finds: readonly Find[], find: Find): Find {
  if (sameSentence(page, tokens, find, 'manage')) return { ...find, strength: 'told' }
  const ofLesson = finds.some(
    ({ type, strength, start }) =>
      (type === '示范课' || type === '听课说课评课') && strength !== 'weak' && start < find.start,
  )
  return ofLesson ? { ...find, strength: 'weak' } : { ...find, strength: 'told' }
}
