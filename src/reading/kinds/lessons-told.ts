import type { Page } from '../words/page.ts'
import type { Token } from './lexicon.ts'
import type { Find } from './wording.ts'

const LESSON = '示范课'

/**
 * Lessons that are told, not named: 上了一节大班科学课, 大班科学活动《…》, 两节精彩的活动. A lesson that people went to hear
 * (听了一节课) is a lesson study.
 */
export function lessonsTold({ plain, typed, numbers }: Page, tokens: readonly Token[]): readonly Find[] {
  const finds: Find[] = []
  for (const [at, token] of tokens.entries()) {
    const { roles } = token.entry
    if (token.entry.strength === 'named' || NO_TEACHING.test(plain.slice(token.start, token.end + 2))) continue
    if (roles.has('lesson') && isLesson(plain, token) && supported(plain, typed, tokens, at)) {
      finds.push(told(plain, tokens, at, token))
    } else if (roles.has('teaching') && presented(plain, typed, tokens, at)) {
      finds.push(told(plain, tokens, at, token))
    } else if ((roles.has('activity') || roles.has('domain')) && placed(plain, typed, tokens, at)) {
      finds.push(told(plain, tokens, at, token))
    }
  }
  let at = 0
  for (const said of numbers) {
    if (said.ordinal || /[共同]上$/.test(plain.slice(Math.max(0, said.start - 2), said.start))) continue
    if (!SESSION.test(plain.slice(said.end, said.end + 3))) continue
    while (at < tokens.length && (tokens[at]?.start ?? 0) < said.end) at++
    finds.push(counted(plain, tokens, at, { start: said.start, end: said.end + 1 }))
  }
  return finds
}

/** 两节, 3堂: a count of lessons; 节目 and 节日 are none. */
const SESSION = /^\s?[节堂](?![日目奏约能省水电气操假选骨后俗令庆])/
/** 教学任务, 教学经验: no lesson. */
export const NO_TEACHING =
  /^教学(?:任务|工作|资源|理念|经验|方法|质量|能力|水平|管理|计划|研究|设备|用品|目标|内容|环节|策略|思路|技能|反思|楼|上)/
/** 课后, 课程, 课题: no lesson. */
const NO_LESSON_AFTER = /^[后前程题间件时例余外表改标业本代桌椅室中堂文包]/
const NO_LESSON_BEFORE = /[备听说评磨功网停放逃补课研赛]$/

function isLesson(plain: string, { entry, start, end }: Token): boolean {
  if (!entry.word.endsWith('课')) return true
  return (
    !NO_LESSON_AFTER.test(plain.slice(end, end + 1)) &&
    !(entry.word === '课' && NO_LESSON_BEFORE.test(plain.slice(start - 1, start)))
  )
}

/** A verb of teaching before it in the same clause, a count, a class or a title beside it. */
function supported(plain: string, typed: string, tokens: readonly Token[], at: number): boolean {
  const token = tokens[at]
  if (token === undefined) return false
  const before = plain.slice(Math.max(0, token.start - NEAR), token.start)
  return (
    COUNT.test(before) ||
    LEVEL.test(before) ||
    titled(typed, token) ||
    verbBefore(plain, tokens, at, 'teach') ||
    verbBefore(plain, tokens, at, 'listen') ||
    domainBefore(tokens, at, before)
  )
}

/** 大班科学《…》, 中班语言活动《…》: a class or a field of learning with a title, or with a count. */
function placed(plain: string, typed: string, tokens: readonly Token[], at: number): boolean {
  const token = tokens[at]
  if (token === undefined) return false
  const before = plain.slice(Math.max(0, token.start - NEAR), token.start)
  const level = LEVEL.test(before)
  if (token.entry.roles.has('domain') && !token.entry.roles.has('activity')) return level && titled(typed, token)
  if (COUNT_TOUCHING.test(before)) return true
  const field = domainBefore(tokens, at, before)
  return titled(typed, token) && (level || field || verbBefore(plain, tokens, at, 'present'))
}

/** 组织大班数学活动, 科学活动《…》, 两节语言活动. */
function presented(plain: string, typed: string, tokens: readonly Token[], at: number): boolean {
  const token = tokens[at]
  if (token === undefined) return false
  const before = plain.slice(Math.max(0, token.start - NEAR), token.start)
  return (
    titled(typed, token) ||
    COUNT_TOUCHING.test(before) ||
    (LEVEL.test(before) && verbBefore(plain, tokens, at, 'teach'))
  )
}

const NEAR = 12
const COUNT = /(?:[\d一二两三四五六七八九十几多]\s?[节堂]|[节堂])[^，。；！？\n、]{0,8}$/
const COUNT_TOUCHING = /[\d一二两三四五六七八九十几]\s?[节堂](?:[^，。；！？\n、]{0,4}的)?$/
const LEVEL =
  /(?:[托小中大](?:[(（]?[一二三四五六七八九\d]{1,2}[)）]?)?班|混龄)(?:组)?(?:的|教师|老师|幼儿)?\s?$|(?:[托小中大](?:[(（]?[一二三四五六七八九\d]{1,2}[)）]?)?班|混龄)[\u4e00-\u9fa5]{2,4}$/

/** A title right behind it, or right before. */
const titled = (typed: string, { start, end }: { start: number; end: number }): boolean =>
  /^\s?(?:[活动课]{0,2}|教学活动|集体教学活动)?[—:：\-\s]{0,3}[《“"＂「『<]/.test(typed.slice(end, end + 12)) ||
  /[》”"＂」』>]\s?$/.test(typed.slice(Math.max(0, start - 2), start))

function domainBefore(tokens: readonly Token[], at: number, before: string): boolean {
  const last = tokens[at - 1]
  const token = tokens[at]
  return (
    last !== undefined &&
    token !== undefined &&
    last.entry.roles.has('domain') &&
    token.start - last.end <= 1 &&
    before !== ''
  )
}

/** How far back a verb of teaching may stand. */
const VERB_NEAR = 30
const VERB_WORDS = 8

function verbBefore(
  plain: string,
  tokens: readonly Token[],
  at: number,
  role: 'teach' | 'listen' | 'present' | 'see',
  start = tokens[at]?.start ?? plain.length,
): boolean {
  for (let back = at - 1; back >= 0 && back >= at - VERB_WORDS; back--) {
    const verb = tokens[back]
    if (verb === undefined || start - verb.end > VERB_NEAR) return false
    if (verb.entry.roles.has(role)) return !BREAK.test(plain.slice(verb.end, start))
  }
  return false
}

const BREAK = /[，,。！!？?；;\n]/

function told(plain: string, tokens: readonly Token[], at: number, span: { start: number; end: number }): Find {
  const present = verbBefore(plain, tokens, at, 'present', span.start)
  const { start, end } = span
  if (!present && verbBefore(plain, tokens, at, 'listen', start))
    return { type: '听课说课评课', strength: 'light', start, end }
  if (!present && verbBefore(plain, tokens, at, 'see', start))
    return { type: '教学观摩', strength: 'light', start, end }
  return { type: LESSON, strength: 'told', start, end }
}

/** A bare count (大班数学1节) is a lesson given only if a verb says so; else it may be the lesson that was discussed. */
function counted(plain: string, tokens: readonly Token[], at: number, span: { start: number; end: number }): Find {
  const find = told(plain, tokens, at, span)
  const given =
    verbBefore(plain, tokens, at, 'teach', span.start) && !/[:：]\s?$/.test(plain.slice(0, span.start).slice(-3))
  return find.type === LESSON && !given ? { ...find, strength: 'light' } : find
}
