import { type Form, spanOf } from './atom.ts'
import { civil, mondayOf, monthsOf, oneDay } from './calendar.ts'

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
  `(?<![a-z])(?:(in|since|during|until|till|by|of|to|through|from|end of|early|late|mid) )?${MONTH}(?![a-z])(?:,? (\\d{4})(?!\\d))?`,
  'g',
)
const ORDINAL =
  /(?<![a-z])(?:on )?the (\d{1,2})(?:st|nd|rd|th)(?= (?:of|we|in|at|for|to|and|from|by)(?![a-z])|[,.;!?)]|$|\n)/g
const LEAD =
  /(?<![\d.:])(\d{1,2})(?:st|nd|rd|th)?(?= ?(?:-|—|to|and|&) ?\d{1,2}(?:st|nd|rd|th)? (?:of )?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))/g
/** 23 in Oct 21-23. */
const TAIL =
  /(?<=(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.? \d{1,2}(?:st|nd|rd|th)? ?(?:-|—|to|and|&) ?)(\d{1,2})(?:st|nd|rd|th)?(?![\d:a-z])(?:,? (\d{4})(?!\d))?/g

const monthOf = (word: string): number => MONTHS.indexOf(word.slice(0, 3)) + 1

export const englishDays: Form = (plain, into, { typed }) => {
  if (!/jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec/.test(plain)) {
    ordinals(plain, into)
    return
  }
  for (const match of plain.matchAll(DAY)) {
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
  for (const match of plain.matchAll(LEAD)) {
    into.push({ ...spanOf(match), clear: 'day', part: { is: 'calendar', day: Number(match[1]) }, bare: true })
  }
  for (const match of plain.matchAll(TAIL)) {
    const year = match[2] === undefined ? {} : { year: Number(match[2]) }
    into.push({ ...spanOf(match), clear: 'day', part: { is: 'calendar', day: Number(match[1]), ...year }, bare: true })
  }
  ordinals(plain, into)
  for (const match of plain.matchAll(MONTH_ALONE)) {
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
  for (const match of plain.matchAll(ORDINAL)) {
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
  'the day after tomorrow': 2,
  'day after tomorrow': 2,
}
const NEAR_WORD =
  /(?<![a-z])(?:(?:the )?day before yesterday|yesterday|last night|today(?!')|tonight|this (?:morning|afternoon|evening)|(?:the )?day after tomorrow|tomorrow)(?![a-z])/g
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
  if (!/[a-z]{3}/.test(plain)) return
  for (const match of plain.matchAll(NEAR_WORD)) {
    const days = NEAR[match[0]]
    if (days !== undefined)
      into.push({ ...spanOf(match), clear: 'near', part: { is: 'days', days: oneDay(today + days) } })
  }
  for (const match of plain.matchAll(AGO)) {
    const word = match[1] ?? match[4] ?? ''
    const count = COUNT[word] ?? Number(word)
    const back = match[3] === 'ago' || match[3] === 'before' ? -1 : 1
    const unit = match[2] ?? match[5]
    if (unit === 'month') {
      const { year, month } = civil(today)
      into.push({
        ...spanOf(match),
        clear: 'month',
        part: { is: 'days', days: monthsOf(year, month + back * count) },
        unsure: true,
      })
      continue
    }
    const days = oneDay(today + back * count * (unit === 'week' ? 7 : 1))
    into.push({ ...spanOf(match), clear: 'near', part: { is: 'days', days } })
  }
  for (const match of plain.matchAll(PERIOD)) {
    const which = WHICH[match[1] ?? ''] ?? 0
    const monday = mondayOf(today) + 7 * which
    const { year, month } = civil(today)
    if (match[2] === 'month') {
      into.push({ ...spanOf(match), clear: 'month', part: { is: 'days', days: monthsOf(year, month + which) } })
    } else if (match[2] === 'year') {
      into.push({ ...spanOf(match), clear: 'year', part: { is: 'calendar', year: year + which } })
    } else {
      const from = match[2] === 'weekend' ? monday + 5 : monday
      into.push({
        ...spanOf(match),
        clear: 'month',
        part: { is: 'days', days: { from, to: monday + 6, grain: 'day' } },
        unsure: true,
      })
    }
  }
  for (const match of plain.matchAll(VAGUE)) into.push({ ...spanOf(match), clear: 'year', part: { is: 'vague' } })
}
