import { type Atom, type Form, spanOf } from './atom.ts'
import { civil, type DayNumber, mondayOf, monthsOf, oneDay } from './calendar.ts'
import { matches } from './matches.ts'

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const MONTH =
  '(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?'
const TH = '(?:st|nd|rd|th)?'
/** Oct 21, October 21st 2026 · 21 Oct, 21st of October 2026. */
const DAY = new RegExp(
  `(?<![a-z])${MONTH} (?:the )?(\\d{1,2})${TH}(?!:?\\d|[a-z])(?:,? (\\d{4})(?!\\d))?|(?<![\\d.])(\\d{1,2})${TH} (?:of )?${MONTH}(?![a-z])(?:,? (\\d{4})(?!\\d))?`,
  'g',
)
/** in October, October 2026. */
const MONTH_ALONE = new RegExp(
  `(?<![a-z])(?:(in|since|during|until|till|by|of|to|through|from|end of|early|late|mid)[ -])?${MONTH}(?![a-z])(?:,? (\\d{4})(?!\\d))?`,
  'g',
)
const ORDINAL =
  /(?<![a-z])(?:on )?the (\d{1,2})(?:st|nd|rd|th)(?= (?:of|we|in|at|for|to|and|from|by)(?![a-z])|[,.;!?)]|$|\n)/g
const LEAD =
  /(?<![\d.]|\d:)(\d{1,2})(?:st|nd|rd|th)?(?= ?(?:-|—|to|and|&) ?\d{1,2}(?:st|nd|rd|th)? (?:of )?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))/g
/** 23 in Oct 21-23. */
const TAIL =
  /(?<=(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.? \d{1,2}(?:st|nd|rd|th)? ?(?:-|—|to|and|&) ?)(\d{1,2})(?:st|nd|rd|th)?(?![\d:a-z])(?:,? (\d{4})(?!\d))?/g

const monthOf = (word: string): number => MONTHS.indexOf(word.slice(0, 3)) + 1

export const englishDays: Form = (plain, into, { typed }) => {
  if (!/jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec/.test(plain)) {
    ordinals(plain, into)
    return
  }
  for (const match of matches(DAY, plain)) {
    const word = match[1] ?? match[5] ?? ''
    const said = match[3] ?? match[6]
    if (isVerb(word, typed, match.index + match[0].indexOf(word)) && match[1] !== undefined) continue
    into.push({
      ...spanOf(match),
      clear: 'exact',
      part: {
        is: 'calendar',
        month: monthOf(word),
        day: Number(match[2] ?? match[4]),
        ...(said !== undefined && { year: Number(said) }),
      },
    })
  }
  for (const match of matches(LEAD, plain)) {
    into.push({ ...spanOf(match), clear: 'day', part: { is: 'calendar', day: Number(match[1]) }, bare: true })
  }
  for (const match of matches(TAIL, plain)) {
    const year = match[2] === undefined ? {} : { year: Number(match[2]) }
    into.push({ ...spanOf(match), clear: 'day', part: { is: 'calendar', day: Number(match[1]), ...year }, bare: true })
  }
  ordinals(plain, into)
  for (const match of matches(MONTH_ALONE, plain)) {
    const word = match[2] ?? ''
    const at = match.index + match[0].lastIndexOf(word)
    if (match[1] === undefined && match[3] === undefined && (word.length < 5 || isVerb(word, typed, at))) continue
    if (isVerb(word, typed, at)) continue
    const said = match[3]
    into.push({
      start: at,
      end: match.index + match[0].length,
      clear: 'month',
      part: { is: 'calendar', month: monthOf(word), ...(said !== undefined && { year: Number(said) }) },
      ...(/early|late|mid|end/.test(match[1] ?? '') && { unsure: true }),
    })
  }
}

const ordinals = (plain: string, into: Parameters<Form>[1]): void => {
  if (!plain.includes('the ')) return
  for (const match of matches(ORDINAL, plain)) {
    into.push({ ...spanOf(match), clear: 'day', part: { is: 'calendar', day: Number(match[1]) } })
  }
}

/** "may 5 teachers come", "march 2 by 2": the month has a capital. */
const isVerb = (word: string, typed: string, at: number): boolean =>
  (word === 'may' || word === 'march' || word === 'mar') && !/[A-Z]/.test(typed[at] ?? '')

const NEAR: Readonly<Record<string, number>> = {
  'the day before yesterday': -2,
  'day before yesterday': -2,
  yesterday: -1,
  'last night': -1,
  today: 0,
  tonight: 0,
  'this morning': 0,
  'this afternoon': 0,
  'this evening': 0,
  tomorrow: 1,
  tmr: 1,
  tmrw: 1,
  'the day after tomorrow': 2,
  'day after tomorrow': 2,
}
const NEAR_WORD =
  /(?<![a-z])(?:(?:the )?day before yesterday|yesterday|last night|today(?!')|tonight|this (?:morning|afternoon|evening)|(?:the )?day after tomorrow|tomorrow|tmrw?)(?![a-z])/g
const COUNT: Readonly<Record<string, number>> = {
  a: 1,
  an: 1,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
}
const NUMBER = '(\\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten)'
const AGO = new RegExp(
  `(?<![a-z\\d])${NUMBER} (day|week|month)s? (ago|before|later|from now)(?![a-z])|(?<![a-z])in ${NUMBER} (day|week|month)s?(?: time)?(?![a-z])`,
  'g',
)
const PERIOD = /(?<![a-z])(last|this|next) (week|weekend|month|year)(?![a-z])/g
const VAGUE =
  /(?<![a-z])(?:recently|lately|the other day|these days|that day|a few days ago|some day|one day|sometime|soon)(?![a-z])/g
const WHICH: Readonly<Record<string, number>> = { last: -1, this: 0, next: 1 }

export const englishNear: Form = (plain, into, { today }) => {
  if (!LATIN.test(plain)) return
  for (const match of matches(NEAR_WORD, plain)) {
    const days = oneDay(today + (NEAR[match[0]] ?? 0))
    into.push({ ...spanOf(match), clear: 'near', part: { is: 'days', days } })
  }
  for (const match of matches(AGO, plain)) into.push({ ...spanOf(match), ...counted(match, today) })
  for (const match of matches(PERIOD, plain)) into.push({ ...spanOf(match), ...period(match, today) })
  for (const match of matches(VAGUE, plain)) into.push({ ...spanOf(match), clear: 'year', part: { is: 'vague' } })
}
const LATIN = /[a-z]{3}/

type Found = Omit<Atom, 'start' | 'end'>

/** two weeks ago, in 3 days. */
function counted(match: RegExpExecArray, today: DayNumber): Found {
  const word = match[1] ?? match[4] ?? ''
  const unit = match[2] ?? match[5]
  const count = (COUNT[word] ?? Number(word)) * (match[3] === 'ago' || match[3] === 'before' ? -1 : 1)
  if (unit !== 'month') {
    return { clear: 'near', part: { is: 'days', days: oneDay(today + count * (unit === 'week' ? 7 : 1)) } }
  }
  const { year, month } = civil(today)
  return { clear: 'month', part: { is: 'days', days: monthsOf(year, month + count) }, unsure: true }
}

/** last week, next month. */
function period([, which = '', unit]: RegExpExecArray, today: DayNumber): Found {
  const away = WHICH[which] ?? 0
  const { year, month } = civil(today)
  if (unit === 'month') return { clear: 'month', part: { is: 'days', days: monthsOf(year, month + away) } }
  if (unit === 'year') return { clear: 'year', part: { is: 'calendar', year: year + away } }
  const monday = mondayOf(today) + 7 * away
  const days = { from: unit === 'weekend' ? monday + 5 : monday, to: monday + 6, grain: 'day' } as const
  return { clear: 'month', part: { is: 'days', days }, unsure: true }
}
