import { type Refusal, refuse } from '../../bot/decision.ts'
import { type Phrase, phrase, same, together } from '../../bot/phrase.ts'
import { dayOf, isDay } from '../../bot/school-calendar.ts'
import { minutesIn } from '../../reading/amounts/durations.ts'
import { dateIn } from '../../reading/dates/date-in.ts'
import { markedIn, TITLE_MAX } from '../../reading/kinds/titles.ts'
import { fold } from '../../reading/words/fold.ts'
import { numberOf } from '../../reading/words/numerals.ts'
import { childrenUnnamed, namesChildren } from './children-unnamed.ts'
import type { Input } from './fields.ts'
import { readGifts, writeGifts } from './gifts.ts'

/** One line in a card. */
export const LINE_MAX = 200
/** What one input of the platform takes (lark.md §5.2). */
export const PARAGRAPH_MAX = 1000
/** The longest Chinese and foreign names of people, with room. */
export const NAME_MAX = 30
/** More people or things than this in one activity is a slip of the finger. */
export const COUNT_MAX = 100_000
/** A month of whole days. */
export const MINUTES_MAX = 31 * 24 * 60
/** A posting of a school year. */
export const DAYS_MAX = 366
/** A fen short of ten million yuan: more is another kind of project. */
const YUAN_MAX = 9_999_999.99
/** One activity does not hold more titles. */
export const TITLES_MAX = 20
/** A card names this many; the rest are in the record. */
const TITLES_SHOWN_MAX = 6

/** Whom a name in a record stands for: a person already known to this pair, or a new row. */
export interface People {
  idOf(name: string): string
}

export interface Knows {
  readonly now: number
  readonly zone: string
  readonly people: People
}

/** What was typed or chosen → the value as it is kept; null for an empty field. The refusal says what to write instead. */
export function readValue(
  label: Phrase,
  input: Input,
  typed: string,
  knows: Knows,
): { readonly value: string | null } | Refusal {
  const text = typed.replaceAll('\u0000', '').trim()
  if (text === '') return { value: null }
  const max = input.is === 'paragraph' || input.is === 'titles' || input.is === 'gifts' ? PARAGRAPH_MAX : LINE_MAX
  if ([...text].length > max)
    return say(label, phrase(`太长了，最多 ${max} 个字`, `too long, at most ${max} characters`))
  if (WORDS.has(input.is) && namesChildren(text)) return refuse(childrenUnnamed)
  switch (input.is) {
    case 'line':
    case 'paragraph':
      return { value: text }
    case 'number':
      return readNumber(label, text)
    case 'minutes':
      return readMinutes(label, text)
    case 'range':
      return readRange(label, text)
    case 'clock':
      return readClock(label, text)
    case 'days':
      return readDays(label, text)
    case 'hours':
      return readHours(label, text)
    case 'date':
      return readDay(label, text, knows)
    case 'person':
      return readPerson(label, text, knows.people)
    case 'titles':
      return readTitles(label, text)
    case 'gifts':
      return { value: writeGifts(readGifts(text)) }
    case 'value':
      return readYuan(label, text)
    case 'choice':
      return input.choices.some(({ value }) => value === text)
        ? { value: text }
        : say(label, phrase('请从选项里选一个', 'choose one of the options'))
  }
}

/** What people put into their own words. */
const WORDS: ReadonlySet<Input['is']> = new Set(['line', 'paragraph', 'titles', 'gifts'])

const say = (label: Phrase, what: Phrase): Refusal =>
  refuse(together(label, phrase('：', ': '), what, phrase('。', '.')))

function readNumber(label: Phrase, text: string): { value: string } | Refusal {
  const bare = fold(text).replace(/\s|[人名位节场个件次幅]|左右|people|约|共/g, '')
  const number = numberOf(bare)
  if (number === undefined) return say(label, phrase('请只填数字，如 6', 'please give a number, such as 6'))
  if (number > COUNT_MAX) return say(label, phrase(`数字太大了，最多 ${COUNT_MAX}`, `too large, at most ${COUNT_MAX}`))
  return { value: String(number) }
}

function readMinutes(label: Phrase, text: string): { value: string } | Refusal {
  const folded = fold(text)
  const minutes = /^\d{1,3}(?:\.\d{1,2})?$/.test(folded) ? Math.round(Number(folded) * 60) : minutesIn(folded)
  if (minutes === undefined) return say(label, phrase('请填小时数，如 2 或 1.5', 'please give hours, such as 2 or 1.5'))
  if (minutes > MINUTES_MAX)
    return say(label, phrase('时间太长了，请改填结束日期', 'too long; please give an end date instead'))
  return { value: String(minutes) }
}

/** 20-30, the smaller first. */
function readRange(label: Phrase, text: string): { value: string } | Refusal {
  const [, min = '', max = ''] = /^(\d{1,6})人?[-~—–至到](\d{1,6})(?:人次?|名|位)?$/.exec(tight(text)) ?? []
  const fits = min !== '' && Number(min) < Number(max) && Number(max) <= COUNT_MAX
  return fits
    ? { value: `${Number(min)}-${Number(max)}` }
    : say(label, phrase('请填从几到几，如 20-30', 'please give a range such as 20-30'))
}

const CLOCK = '([01]?\\d|2[0-3]):([0-5]\\d)'
const CLOCKS = new RegExp(`^${CLOCK}(?:[-~—–至到]+${CLOCK})?$`)

/** 14:00, or 14:00-16:00. */
function readClock(label: Phrase, text: string): { value: string } | Refusal {
  const [, hour = '', minute = '', hourTo, minuteTo] = CLOCKS.exec(tight(text)) ?? []
  const from = `${hour.padStart(2, '0')}:${minute}`
  const to = hourTo === undefined ? null : `${hourTo.padStart(2, '0')}:${minuteTo}`
  if (hour === '' || (to !== null && to <= from))
    return say(label, phrase('请按24小时制填写，如 14:00-16:00', 'please give the 24-hour clock, such as 14:00-16:00'))
  return { value: to === null ? from : `${from}-${to}` }
}

/** Whole and half days. */
function readDays(label: Phrase, text: string): { value: string } | Refusal {
  const [, days = ''] = /^(\d{1,3}(?:\.[05])?)天?$/.exec(tight(text)) ?? []
  return Number(days) > 0 && Number(days) <= DAYS_MAX
    ? { value: String(Number(days)) }
    : say(label, phrase('请填天数，如 1.5', 'please give days, such as 1.5'))
}

/** Credit: a decimal. */
function readHours(label: Phrase, text: string): { value: string } | Refusal {
  const [, hours] = /^(\d{1,4}(?:\.\d{1,2})?)(?:学时|课时|节)?$/.exec(tight(text)) ?? []
  return hours === undefined
    ? say(label, phrase('请填数字，如 4', 'please give a number, such as 4'))
    : { value: String(Number(hours)) }
}

const tight = (text: string): string => fold(text).replace(/\s/g, '')

function readDay(label: Phrase, text: string, { now, zone }: Knows): { value: string } | Refusal {
  const folded = fold(text)
  if (isDay(folded)) return { value: folded }
  const { date } = dateIn(folded, dayOf(now, zone))
  return date === undefined
    ? say(label, phrase('请填日期，如 2026-10-21 或 10月21日', 'please give a day, such as 2026-10-21'))
    : { value: date }
}

/** The name of one person as it is kept; null where several stand there, or more than a name. */
export const oneName = (text: string): string | null => {
  const name = tidyName(text)
  return name === '' || SEVERAL.test(text) || [...name].length > NAME_MAX ? null : name
}

const tidyName = (text: string): string =>
  text
    .trim()
    .replace(/\s+/g, ' ')
    .replace(/(?<=\p{Script=Han}) (?=\p{Script=Han})/gu, '')

const SEVERAL = /[、，,;；/\n]|\S\s*和\s*\S|\sand\s/
function readPerson(label: Phrase, text: string, people: People): { value: string } | Refusal {
  const name = tidyName(text)
  if (SEVERAL.test(text)) return say(label, phrase('这里只填一位的姓名', 'one name only, please'))
  if ([...name].length > NAME_MAX)
    return say(label, phrase(`姓名最多 ${NAME_MAX} 个字`, `a name has at most ${NAME_MAX} characters`))
  return { value: people.idOf(name) }
}

function readTitles(label: Phrase, text: string): { value: string } | Refusal {
  const marked = markedIn(text).map(({ title }) => title)
  const titles =
    marked.length > 0
      ? marked
      : text
          .split(/[\n;；]+/)
          .map((title) => title.trim())
          .filter((title) => title !== '')
  if (titles.length > TITLES_MAX) return say(label, phrase(`最多 ${TITLES_MAX} 个主题`, `at most ${TITLES_MAX} topics`))
  if (titles.some((title) => [...title].length > TITLE_MAX)) {
    return say(label, phrase(`每个主题最多 ${TITLE_MAX} 个字`, `a topic has at most ${TITLE_MAX} characters`))
  }
  return { value: titles.join('\n') }
}

/** Written in place of a value that nobody has put on the goods (domain.md §2.4). */
export const NOT_VALUED = '未估值'

function readYuan(label: Phrase, text: string): { value: string } | Refusal {
  const folded = fold(text).replace(/[\s,，¥￥]/g, '')
  if (/^(?:未估值|没估值|无|notvalued)$/.test(folded)) return { value: NOT_VALUED }
  const range = /^(\d{1,9}(?:\.\d{1,2})?)[-~—–至到](\d{1,9}(?:\.\d{1,2})?)元?$/.exec(folded)
  if (range && Number(range[1]) < Number(range[2]) && Number(range[2]) <= YUAN_MAX) {
    return { value: `${yuanText(Number(range[1]))}-${yuanText(Number(range[2]))}` }
  }
  const found = /^(\d{1,9}(?:\.\d{1,2})?)(万)?元?$/.exec(folded)
  const yuan = found ? Number(found[1]) * (found[2] ? 10_000 : 1) : Number.NaN
  if (!(yuan <= YUAN_MAX))
    return say(
      label,
      phrase('请填金额，如 3800；没有估价请填“未估值”', 'please give an amount such as 3800, or “not valued”'),
    )
  return { value: yuanText(yuan) }
}

/** To the fen, no more figures than needed. */
export const yuanText = (yuan: number): string => String(Math.round(yuan * 100) / 100)

/** A value as it is kept → as a form shows it for changing: hours for minutes, names for people. */
export function formValue(input: Input, value: string, nameOf: (id: string) => string): string {
  if (input.is === 'minutes') return String(Math.round((Number(value) / 60) * 100) / 100)
  return input.is === 'person' ? nameOf(value) : value
}

/** A value as it is kept → as a card says it. */
export function shownValue(
  input: Input,
  unit: Phrase | undefined,
  value: string,
  nameOf: (id: string) => string,
): Phrase {
  switch (input.is) {
    case 'minutes': {
      const hours = formValue(input, value, nameOf)
      return phrase(`${hours} 小时`, `${hours} ${hours === '1' ? 'hour' : 'hours'}`)
    }
    case 'person':
      return same(nameOf(value))
    case 'number':
    case 'range':
    case 'days':
      return unit ? together(same(`${value} `), unit) : same(value)
    case 'titles':
      return titlesName(value.split('\n'))
    case 'value':
      return value === NOT_VALUED ? phrase(NOT_VALUED, 'not valued') : phrase(`${value} 元`, `${value} yuan`)
    case 'choice':
      return input.choices.find((one) => one.value === value)?.text ?? same(value)
    default:
      return same(value)
  }
}

const titled = (title: string) => (/[《》]/.test(title) ? title : `《${title}》`)

function titlesName(titles: readonly string[]): Phrase {
  const shown = titles.slice(0, TITLES_SHOWN_MAX)
  const all = phrase(shown.map(titled).join(''), shown.map((title) => `“${title}”`).join(', '))
  return titles.length > shown.length
    ? together(all, phrase(`等 ${titles.length} 个`, ` and ${titles.length - shown.length} more`))
    : all
}
