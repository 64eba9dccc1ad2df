import { FRAMES, type Frame } from './frames.ts'
import { ROLES, type Role } from './roles.ts'
import type { Strength, Wording } from './wording.ts'
import { CONDITIONS } from './words-of-conditions.ts'
import { MEETING } from './words-of-meeting.ts'
import { NONE } from './words-of-none.ts'
import { TEACHING } from './words-of-teaching.ts'

/** What one word may mean. A word of no type and no role is there to take its letters from a shorter one. */
export interface Entry {
  readonly word: string
  readonly type?: string
  readonly strength?: Strength
  readonly roles: ReadonlySet<Role>
  /** The frames it can open. */
  readonly opens: readonly Frame[]
}

/** A word found in the text. */
export interface Token {
  readonly entry: Entry
  readonly start: number
  readonly end: number
}

export const WORDINGS: readonly Wording[] = [...CONDITIONS, ...TEACHING, ...MEETING]

/** Every word of a folded text from left to right; at each place the longest wins and takes its letters. Linear. */
export function tokensIn(plain: string): readonly Token[] {
  return SPACED.test(plain) ? spacedTokens(plain) : wordsIn(plain)
}

/** 送 教 下 乡: typed with a space after each letter. */
const SPACED = /[\u4e00-\u9fa5] [\u4e00-\u9fa5] [\u4e00-\u9fa5](?![\u4e00-\u9fa5])/

function spacedTokens(plain: string): readonly Token[] {
  const places: number[] = []
  let letters = ''
  for (let at = 0; at < plain.length; at++) {
    if (plain[at] === ' ') continue
    places.push(at)
    letters += plain[at]
  }
  return wordsIn(letters).map(({ entry, start, end }) => ({
    entry,
    start: places[start] ?? 0,
    end: (places[end - 1] ?? 0) + 1,
  }))
}

function wordsIn(plain: string): readonly Token[] {
  const tokens: Token[] = []
  let at = 0
  while (at < plain.length) {
    const entry = entryAt(plain, at)
    if (entry === undefined) {
      at++
      continue
    }
    const end = at + entry.word.length
    tokens.push({ entry, start: at, end })
    at = end
  }
  return tokens
}

/** Is this whole text nothing but the name of a type (“送教下乡”活动, not a title)? Takes folded text. */
export function isTypeName(text: string): boolean {
  const bare = text.trim().replace(/(?:系列)?活动$/, '')
  return [bare, text.trim()].some((word) => {
    const entry = BY_WORD.get(word)
    return entry?.type !== undefined && entry.strength !== 'weak' && entry.type !== ROOMS
  })
}

/** Rooms and corners are often what a lecture is about. */
const ROOMS = '环境创设'

/** Is it the name of a programme, an office or a type: no title of a lesson? Takes folded text. */
export function isProgramme(text: string): boolean {
  const entry = BY_WORD.get(text)
  return entry !== undefined && (entry.type !== undefined || entry.roles.size === 0)
}

const split = (words: string): readonly string[] => words.split(/\s+/).filter((word) => word !== '')
const spaced = (word: string): string => word.replaceAll('_', ' ')

function entries(): ReadonlyMap<string, Entry> {
  const types = new Map<string, { type: string; strength: Strength }>()
  const put = (words: readonly string[], type: string, strength: Strength) => {
    for (const word of words) if (!types.has(word)) types.set(word, { type, strength })
  }
  for (const wording of WORDINGS) {
    put([...split(wording.named), ...(wording.english ?? [])], wording.type, 'named')
    put(split(wording.light ?? ''), wording.type, 'light')
    put([...split(wording.weak ?? ''), ...(wording.english_weak ?? [])], wording.type, 'weak')
  }
  const roles = new Map<string, Set<Role>>()
  for (const role of Object.keys(ROLES) as Role[]) {
    for (const word of split(ROLES[role]).map(spaced)) roles.set(word, (roles.get(word) ?? new Set()).add(role))
  }
  const words = new Set([...types.keys(), ...roles.keys(), ...split(NONE).map(spaced)])
  return new Map(
    [...words].map((word): [string, Entry] => {
      // 观摩了 is 观摩, and plays all its parts.
      const stem = word.length > 2 && word.endsWith('了') ? word.slice(0, -1) : word
      const plays = new Set([...(roles.get(word) ?? []), ...(roles.get(stem) ?? [])])
      const type = types.get(word) ?? types.get(stem)
      return [word, { word, ...type, roles: plays, opens: FRAMES.filter(({ first }) => plays.has(first)) }]
    }),
  )
}

const BY_WORD: ReadonlyMap<string, Entry> = entries()

/** The words of one first letter, the longest first, each with its second letter for a quick no (NaN: it has none). */
type Shelf = readonly { readonly entry: Entry; readonly second: number }[]

const SHELVES: readonly Shelf[] = (() => {
  const byLetter = new Map<number, Entry[]>()
  for (const entry of BY_WORD.values()) {
    const letter = entry.word.charCodeAt(0)
    byLetter.set(letter, [...(byLetter.get(letter) ?? []), entry])
  }
  return [...byLetter.values()].map((all) =>
    all.sort((a, b) => b.word.length - a.word.length).map((entry) => ({ entry, second: entry.word.charCodeAt(1) })),
  )
})()

/** First letter → 1 + its shelf; 0 for a letter no word begins with, which most letters are. */
const SHELF_OF: Uint16Array = (() => {
  const places = new Uint16Array(0x10000)
  for (const [at, shelf] of SHELVES.entries()) places[shelf[0]?.entry.word.charCodeAt(0) ?? 0] = at + 1
  return places
})()

function entryAt(plain: string, at: number): Entry | undefined {
  const first = plain.charCodeAt(at)
  const shelf = SHELVES[(SHELF_OF[first] ?? 0) - 1]
  if (shelf === undefined) return undefined
  const latin = isLatin(first)
  if (latin && isLatin(plain.charCodeAt(at - 1))) return undefined
  const next = plain.charCodeAt(at + 1)
  for (const { entry, second } of shelf) {
    const { word } = entry
    if (second === next ? !plain.startsWith(word, at) : word.length > 1) continue
    if (!latin || endsWord(plain, at + word.length)) return entry
  }
  return undefined
}

const isLatin = (code: number): boolean => code >= 0x61 && code <= 0x7a

/** A Latin word ends there, or after one plural s. */
function endsWord(plain: string, end: number): boolean {
  const after = plain.charCodeAt(end)
  return !isLatin(after) || (plain[end] === 's' && !isLatin(plain.charCodeAt(end + 1)))
}
