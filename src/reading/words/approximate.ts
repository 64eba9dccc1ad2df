/** Words in front of a number that make it more or less that number. */
const ABOUT =
  /(?:(?:(?<![预节合签相邀契条])约|约莫|大概|差不多|将近|接近|(?<![最附临邻靠亲远新])近)[有为在计共]?|逾|超过?|不到|不足|不下|不少于|不低于|至少|最少|最多|至多|多达|起码|(?<![a-z])(?:about|around|nearly|almost|over|more than|at least|approximately|approx\.?|roughly|some|up to|close to|less than|fewer than|under)\s|(?<![\d一二三四五六七八九十])[~≈±])\s?$/
const ABOUT_MAX = 16
/** The last letters of those words. */
const ABOUT_LAST: ReadonlySet<string> = new Set('约莫概多近有为在计共逾超过到足下于少达码tdyrntxeoastn.~≈±')
/** 近三年 is the last three years, not nearly three. */
const RECENT = /近\s?$/
const TIME_UNIT = /\s?(?:年|天|日|周|个?月|个?学[期年]|个?星期|届|期)/y
const OF_LARGE = /大$/

/** Where the words about the number begin: `start` itself where there are none. */
export function aboutBefore(plain: string, start: number, end: number): number {
  const last = plain[start - 1] === ' ' ? plain[start - 2] : plain[start - 1]
  if (last === undefined || !ABOUT_LAST.has(last)) return start
  const before = plain.slice(Math.max(0, start - ABOUT_MAX), start)
  const about = ABOUT.exec(before)
  if (!about) return start
  if (RECENT.test(about[0]) && !about[0].startsWith('将')) {
    TIME_UNIT.lastIndex = end
    if (TIME_UNIT.test(plain)) return start
  }
  const begins = start - about[0].length
  return OF_LARGE.test(plain.slice(0, begins)) && about[0].startsWith('约') ? begins - 1 : begins
}

/** 余, 多, 来, 几, + behind a round number: 20多, 百余, 十几, 二十来个, 30+, and the 万 behind them (20多万). */
const MORE =
  /\s?(余|多(?!功能|媒|彩|动|边|方|元化)|来(?=\s?[名位人个节本册岁天分元块件场次套张号米篇幅台万家条])|几(?=\D)|\+(?!\s?[\da-z多])|-odd(?![a-z])|ish(?![a-z]))\s?([万亿千])?/y
const GREAT: Readonly<Record<string, number>> = { 千: 1000, 万: 10_000, 亿: 100_000_000 }

export interface More {
  readonly end: number
  readonly times: number
}

/** What stands right behind the letters of a number; undefined where nothing does. */
export function moreBehind(plain: string, end: number, value: number): More | undefined {
  MORE.lastIndex = end
  const match = MORE.exec(plain)
  const [whole = '', word = '', great] = match ?? []
  if (word === '' || (!ANY_NUMBER.has(word) && (value < 10 || value % 10 !== 0))) return undefined
  return { end: end + (great === undefined ? whole.trimEnd().length : whole.length), times: GREAT[great ?? ''] ?? 1 }
}

const ANY_NUMBER: ReadonlySet<string> = new Set(['+', 'ish', '-odd'])

/** 左右 and its like behind the unit: 30人左右, 40名教师以上. */
const VAGUE =
  /^\s?[^，。；、,;()（）\d\n]{0,5}?(?:左右|上下(?![午学班级])|以上(?![是各])|以内|以下|出头|开外)|^[a-z\s]{0,14}\sor (?:so|more)(?![a-z])/
const VAGUE_MAX = 24

export function vagueBehindUnit(plain: string, end: number): boolean {
  for (let at = end; at < end + VAGUE_MAX; at++) {
    const letter = plain[at]
    if (letter === undefined || letter === '，' || letter === '。') return false
    if (VAGUE_LETTERS.has(letter)) return VAGUE.test(plain.slice(end, end + VAGUE_MAX))
  }
  return false
}
/** Each of those words has one. */
const VAGUE_LETTERS: ReadonlySet<string> = new Set('左下上内头外r')
