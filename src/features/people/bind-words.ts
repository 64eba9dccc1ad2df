import { z } from 'zod'
import { isRefusal, type Refusal, refuse } from '../../bot/decision.ts'
import { phrase } from '../../bot/phrase.ts'
import { split } from '../../bot/words.ts'
import { LEVELS, type Level, levelIn, SIDES, type Side, sideIn } from './level.ts'
import { readName } from './names.ts'
import { looksLikePair } from './pair-words.ts'

export const BIND_KINDS = ['city', 'county', 'kindergarten', 'pair'] as const
export type BindKind = (typeof BIND_KINDS)[number]

/** What a group shall be, with all that was settled of it so far. */
export const bindWish = z.object({
  /** `unsaid`: a name alone, which may be several things. */
  to: z.enum([...BIND_KINDS, 'unsaid']),
  name: z.string(),
  /** What a name was found to mean; null is "none of those, a new one". */
  id: z.string().nullish(),
  level: z.enum(LEVELS).optional(),
  side: z.enum(SIDES).optional(),
  /** A county by name, or `市直`. */
  county: z.string().optional(),
  retie: z.literal(true).optional(),
})
export type BindWish = z.infer<typeof bindWish>

/** The longest name with kind, level, side and county behind it. */
const TEXT_MAX = 200

/** `kind NAME [level] [side] [county]`, or a name alone that may say what it is. */
export function readBinding(rest: string): BindWish | Refusal {
  if (rest.length > TEXT_MAX) return refuse(says.long)
  const [first = '', ...more] = split(rest.normalize('NFKC'))
  const kind = kindIn(first)
  if (kind) return more.length === 0 ? refuse(says.name) : named(kind, more)
  return named(kindOfName(rest.trim()), [first, ...more])
}

/** What the fields of the form on the card say. */
export function readForm(form: Readonly<Record<string, string | readonly string[]>>): BindWish | Refusal {
  const field = (name: string) => (typeof form[name] === 'string' ? form[name].trim() : '')
  const kind = kindIn(field('kind')) ?? kindOfName(field('name'))
  if (field('name') === '') return refuse(says.name)
  const wish = named(kind, split(field('name').normalize('NFKC').slice(0, TEXT_MAX)))
  if (isRefusal(wish) || wish.to !== 'kindergarten') return wish
  return { ...wish, ...detailsOf(field('level'), field('side')) }
}

export const kindIn = (word: string): BindKind | null => {
  const plain = word.normalize('NFKC').toLowerCase()
  return BIND_KINDS.find((kind) => kind === plain || KIND_WORDS[kind].test(plain)) ?? null
}

const KIND_WORDS: Readonly<Record<BindKind, RegExp>> = {
  city: /^(?:市|市级|全市|市教育局|市局)$/,
  county: /^(?:县|区|旗|县区|县市区|县\(市、区\)|县级市|县级|district)$/,
  kindergarten: /^(?:园|幼儿园|幼稚园|kg)$/,
  pair: /^(?:结对|对子|结对子)$/,
}

const says = {
  name: phrase(
    '请写上名称，例如：/绑定 县 临湖县；/绑定 园 桃源镇中心幼儿园 县级 农村',
    'Please add the name, for example: /bind county Linhu; /bind kindergarten Taoyuan Kindergarten county-level rural',
  ),
  long: phrase('内容太长了，请只写名称、等级和所属县。', 'That is too long; please write only name, level and county.'),
}

/** 桂林市 may be the city or a county-level one, so it is asked; 区 and 县 are counties; a 园 is a 园. */
function kindOfName(name: string): BindWish['to'] {
  if (looksLikePair(name)) return 'pair'
  if (/园|幼儿|幼教|kindergarten/i.test(name)) return 'kindergarten'
  return /[县区旗]$/u.test(name) ? 'county' : 'unsaid'
}

function named(to: BindWish['to'], words: readonly string[]): BindWish | Refusal {
  if (to === 'pair') return { to, name: words.join(' ') }
  const { rest, ...details } = to === 'kindergarten' ? takeDetails(words) : { rest: words }
  const read = readName(rest.join(' '))
  return isRefusal(read) ? read : { to, name: read.name, ...details }
}

interface Details {
  level?: Level
  side?: Side
  county?: string
}

/** Takes level, side and county from the end; the first word always belongs to the name. */
function takeDetails(words: readonly string[]): Details & { readonly rest: readonly string[] } {
  const rest = [...words]
  const details: Details = {}
  const inBrackets = /[(（]([^()（）]*)[)）]$/.exec(rest.join(' '))
  if (inBrackets && levelIn(inBrackets[1] ?? '')) {
    rest.splice(0, rest.length, ...split(rest.join(' ').replace(inBrackets[0], ` ${inBrackets[1]}`)))
  }
  while (rest.length > 1) {
    const word = rest.at(-1) ?? ''
    const level = levelIn(word)
    const side = sideIn(word)
    if (level) details.level = level
    else if (side) details.side = side
    else if (/^(?:市直|\p{Script=Han}+[县区市旗])$/u.test(word)) details.county = word
    else break
    rest.pop()
  }
  return { ...details, rest }
}

function detailsOf(level: string, side: string): Details {
  const known = LEVELS.find((one) => one === level)
  const knownSide = SIDES.find((one) => one === side)
  return { ...(known ? { level: known } : {}), ...(knownSide ? { side: knownSide } : {}) }
}
