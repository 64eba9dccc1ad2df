import { aboutBefore, moreBehind, vagueBehindUnit } from './approximate.ts'
import { englishNumbersIn } from './english-numbers.ts'
import type { NumberSaid } from './number-said.ts'
import { digitOf, NUMERALS, numberOf, spokenRangeOf } from './numerals.ts'
import { isCounted, isName, isOrdinal } from './ordinals.ts'
import { apartFrom, type Span } from './spans.ts'

export type { NumberSaid } from './number-said.ts'

/**
 * Every number of a folded text, once, from left to right, in figures and in words of both languages. 若干, 数十 and 几
 * alone have none; a letter that only looks like a number (一起, 十分, 三八节, 一对一) is none.
 */
export function numbersIn(plain: string): readonly NumberSaid[] {
  const found: NumberSaid[] = []
  let last: Row | undefined
  for (let core = coreFrom(plain, 0); core; ) {
    const said = rangeAt(plain, core, last) ?? oneAt(plain, core, last)
    if (said) {
      found.push(said)
      last = { ordinal: said.ordinal, end: said.end, before: plain.slice(Math.max(0, said.start - 2), said.start) }
    }
    core = coreFrom(plain, Math.max(core.end, said?.end ?? 0))
  }
  return inReadingOrder(found, englishNumbersIn(plain), notWords(plain))
}

/** A web address, a mail address, a date all in figures: what stands in them counts nothing. */
const NOT_WORDS =
  /https?:\/\/[^\s，。；）)]{1,500}|www\.[^\s，。；）)]{1,500}|(?<!\d)\d{1,4}([-/.])\d{1,2}\1\d{1,4}(?!\d)/g
const MAY_BE = /:\/\/|www\.|\d[-/.]\d{1,2}[-/.]\d/
const notWords = (plain: string): readonly Span[] =>
  MAY_BE.test(plain)
    ? [...plain.matchAll(NOT_WORDS)].map(({ 0: whole, index }) => ({ start: index, end: index + whole.length }))
    : []

function inReadingOrder(
  found: readonly NumberSaid[],
  english: readonly NumberSaid[],
  not: readonly Span[],
): readonly NumberSaid[] {
  const all =
    english.length === 0 ? found : [...apartFrom(found, english), ...english].sort((a, b) => a.start - b.start)
  return apartFrom(all, not)
}

/** The number before, for rows: 第一、二幼儿园. */
interface Row {
  readonly ordinal: boolean
  readonly end: number
  /** What stood in front of it. */
  readonly before: string
}

/** The letters of one number, without the words about it. */
interface Core extends Span {
  readonly words: string
}

const LETTER = `[${NUMERALS}]`
/** 1,200; 1 200元 and 3 0名 with a slip of the space bar; 1.5万; 1万2; a run of Chinese numerals; 二十 三名. */
const CORE = new RegExp(
  '(?:\\d{1,3}(?:,\\d{3})+(?!\\d)|(?<![\\d.:/-])[1-9]\\d{0,2} \\d{3}(?=\\s?[元册本])|(?<![\\d.:/-])[1-9] \\d(?=\\s?[名位个人册本])|\\d+)(?:\\.\\d+)?' +
    `(?:\\s?(?:[万亿]|[百千](?![米克瓦科灵姓花佳]))(?:\\d{1,4}(?!\\d)|${LETTER}{0,8}))?` +
    `|十 [一二三四五六七八九](?=[名位人])|${LETTER}{1,8}十 [一二三四五六七八九](?=[名位人])|${LETTER}+|[俩仨]`,
  'y',
)

function coreFrom(plain: string, from: number): Core | undefined {
  for (let at = from; at < plain.length; at++) {
    if (FIRST[plain.charCodeAt(at)] !== 1) continue
    const core = coreAt(plain, at)
    if (core) return core
  }
  return undefined
}

function coreAt(plain: string, at: number): Core | undefined {
  CORE.lastIndex = at
  const match = CORE.exec(plain)
  return match ? cut(plain, at, match[0]) : undefined
}

/** UTF-16 code → 1 where a number may begin with it. */
const FIRST: Uint8Array = Uint8Array.from({ length: 0x10000 }, (_, code) =>
  `0123456789俩仨${NUMERALS}`.includes(String.fromCharCode(code)) ? 1 : 0,
)

/** 周五二十名, 周三两节: the weekday is no part of the number. */
function cut(plain: string, start: number, words: string): Core {
  const first = words[0] ?? ''
  const splits =
    words.length > 1 && '一二三四五六'.includes(first) && WEEK_BEFORE.test(plain.slice(Math.max(0, start - 4), start))
  return splits ? { start, end: start + 1, words: first } : { start, end: start + words.length, words }
}
const WEEK_BEFORE = /(?<![\d一二两三四五六七八九十])个?(?:周|星期|礼拜)$/

/** Exact or nearly so without any word about them. */
const PAIR: Readonly<Record<string, number>> = { 俩: 2, 仨: 3, 百十: 100 }
/** 百余, 近千, 上万: round numbers that only a word about them makes numbers. */
const ROUND: Readonly<Record<string, number>> = { 百: 100, 千: 1000, 万: 10_000, 百万: 1_000_000, 千万: 10_000_000 }
const worth = (words: string): number | undefined =>
  PAIR[words] ?? numberOf(words.includes(' ') ? words.replaceAll(' ', '') : words)
const isFigures = (words: string): boolean => words.charCodeAt(0) < 0x3a

/** 数十, 几百, 成千: nobody knows how many. */
const UNKNOWN_BEFORE = /[几数成些]$/
const STARTS_WITH_UNIT = /^[十百千万亿]/

function oneAt(plain: string, core: Core, last: Row | undefined): NumberSaid | undefined {
  const { start, end, words } = core
  if (isName(plain, core, words)) return undefined
  if (STARTS_WITH_UNIT.test(words) && UNKNOWN_BEFORE.test(plain.slice(Math.max(0, start - 1), start))) return undefined
  const spoken = spokenRangeOf(words)
  const round = ROUND[words]
  const value = spoken?.min ?? worth(words) ?? round
  if (value === undefined) return undefined
  const begins = beginsAt(plain, core)
  const more = moreBehind(plain, end, value)
  const times = more?.times ?? 1
  const about = begins < start || more !== undefined
  const ordinal = isOrdinal(plain, core, words, value) || inRow(plain, core, last)
  if (round !== undefined && !about) return undefined
  if (words.length === 1 && !more && !round && !standsAlone(plain, core, ordinal)) return undefined
  const stop = more?.end ?? end
  return {
    start: begins,
    end: stop,
    ...(spoken ? { min: spoken.min * times, max: spoken.max * times } : { value: value * times }),
    approx: about || words === '百十' || vagueBehindUnit(plain, stop),
    ordinal,
  }
}

/** A numeral of one letter is mostly part of a word. */
const standsAlone = (plain: string, core: Core, ordinal: boolean): boolean =>
  isFigures(core.words) || core.words in PAIR || ordinal || isCounted(plain, core)

/** 上百, 早上百 …: 上 makes only a bare unit a number. */
const UP_TO_BEFORE = /(?<![百千])[上过]$/
function beginsAt(plain: string, { start, end, words }: Core): number {
  const begins = aboutBefore(plain, start, end)
  return begins === start && words in ROUND && UP_TO_BEFORE.test(plain.slice(Math.max(0, start - 2), start))
    ? start - 1
    : begins
}

const JOINT = /\s?(?:[-~—]{1,2}|至|到|或)\s?| (?:to|or) /y
const JOINT_AFTER_UNIT = /\s?(人次|万元|小时|分钟|课时|[名位人个册本元块节天场])\s?(?:[-~—]{1,2}|至|到)\s?/y
const LISTED_JOINT = /、(?=[二三四五六七八九][名位个人]|[2-9](?:[名位]|个(?:老师|教师|人|孩子|小朋友)))/y
const CLOCK = /\d:$/

/** 3-5, 三到五, 3至5万, 3名至5名, 三、四位. */
function rangeAt(plain: string, core: Core, last: Row | undefined): NumberSaid | undefined {
  if (CLOCK.test(plain.slice(Math.max(0, core.start - 2), core.start)) || plain[core.end] === ':') return undefined
  const joint = jointBehind(plain, core)
  const upTo = joint && coreAt(plain, joint.end)
  if (!upTo) return undefined
  if (joint.unit !== '' && !plain.startsWith(joint.unit, upTo.end)) return undefined
  const max = worth(upTo.words)
  const min = scaled(worth(core.words), core.words, upTo.words)
  if (min === undefined || max === undefined || min >= max) return undefined
  const ordinal =
    isOrdinal(plain, core, core.words, min) || isOrdinal(plain, upTo, upTo.words, max) || inRow(plain, core, last)
  if (upTo.words.length === 1 && !isFigures(upTo.words) && !ordinal && !isCounted(plain, upTo)) return undefined
  const begins = beginsAt(plain, core)
  const more = moreBehind(plain, upTo.end, max)
  const times = more?.times ?? 1
  const approx = begins < core.start || vagueBehindUnit(plain, upTo.end)
  return { start: begins, end: more?.end ?? upTo.end, min: min * times, max: max * times, approx, ordinal }
}

function jointBehind(plain: string, { end, words }: Core): { readonly end: number; readonly unit: string } | undefined {
  for (const joint of words.length === 1 ? [JOINT, JOINT_AFTER_UNIT, LISTED_JOINT] : [JOINT, JOINT_AFTER_UNIT]) {
    joint.lastIndex = end
    const match = joint.exec(plain)
    if (match) return { end: end + match[0].length, unit: match[1] ?? '' }
  }
  return undefined
}

const SCALED = /^(\d{1,4}(?:\.\d{1,2})?|[一二三四五六七八九十])([百千万亿])$/
const SCALE: Readonly<Record<string, number>> = { 百: 100, 千: 1000, 万: 10_000, 亿: 100_000_000 }
/** 3-5万 and 三到五百: the unit said last is that of both. */
function scaled(value: number | undefined, words: string, upTo: string): number | undefined {
  const [, coefficient = '', unit = ''] = SCALED.exec(upTo) ?? []
  const bare = isFigures(words) ? /^[\d.]+$/.test(words) : digitOf(words) !== undefined
  if (value === undefined || unit === '' || !bare || value >= (worth(coefficient) ?? 0)) return value
  return value * (SCALE[unit] ?? 1)
}

const ROW = /^[、和及与-]?$/
const FIRST_IN_ROW = /第\s?$/
/** 第一、二幼儿园: 二 is called, not counted. */
const inRow = (plain: string, { start }: Core, last: Row | undefined): boolean =>
  last?.ordinal === true &&
  start - last.end === 1 &&
  ROW.test(plain.slice(last.end, start)) &&
  FIRST_IN_ROW.test(last.before)
