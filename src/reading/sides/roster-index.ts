import type { Roster } from '../reader.ts'
import { fold } from '../words/fold.ts'
import { alike, NEAR_MIN, near } from './near.ts'
import { shortNamesOf } from './short-names.ts'

/** A roster prepared for reading: build it once for a roster and keep it. */
export interface RosterIndex {
  /** Folded form → full names as the roster writes them, the surest kind of form only. */
  readonly forms: ReadonlyMap<string, Form>
  /** The forms that are looked for anywhere in a text, by their first letter, the longest first. */
  readonly byLetter: ReadonlyMap<string, readonly string[]>
  /** The forms one letter may be wrong in. */
  readonly whole: readonly string[]
  /** The forms without 园 or 幼. */
  readonly bare: readonly string[]
  readonly receiversOf: ReadonlyMap<string, readonly string[]>
  readonly giversOf: ReadonlyMap<string, readonly string[]>
}

export interface Form {
  readonly names: readonly string[]
  /** Without 园 or 幼 it is a name only where the sentence makes it one: 去桃源送教. */
  readonly bare: boolean
  /** 0 the full name, 1 an alias, 2 derived, 3 its town alone. */
  readonly rank: number
}

/** Whose name it may be: one full name, or several that share the short form. */
export type Found = { readonly names: readonly string[]; readonly typo: boolean } | undefined

/** Full names, aliases and the short forms people make of them; what two kindergartens share is nobody's. */
export function indexRoster(roster: Roster): RosterIndex {
  const forms = new Map<string, Form>()
  const receiversOf = new Map<string, string[]>()
  const giversOf = new Map<string, string[]>()
  const put = (form: string, name: string, bare: boolean, rank: number) => {
    if (form === '') return
    const had = forms.get(form)
    if (!had || had.rank > rank) forms.set(form, { names: [name], bare, rank })
    else if (had.rank === rank && !had.names.includes(name))
      forms.set(form, { names: [...had.names, name], bare: had.bare && bare, rank })
  }
  const add = (name: string) => {
    const full = withoutBlanks(fold(name))
    put(full, name, false, 0)
    const { named, bare, towns } = shortNamesOf(full)
    for (const form of named) put(form, name, false, 2)
    for (const form of bare) put(form, name, true, 2)
    for (const form of towns) put(form, name, true, 3)
  }
  for (const { giver, receivers } of roster.pairs) {
    for (const name of [giver, ...receivers]) add(name)
    receiversOf.set(giver, [...new Set([...(receiversOf.get(giver) ?? []), ...receivers])])
    for (const receiver of receivers) giversOf.set(receiver, [...new Set([...(giversOf.get(receiver) ?? []), giver])])
  }
  if (roster.speaker !== undefined) add(roster.speaker)
  for (const [name, aliases] of Object.entries(roster.aliases ?? {})) {
    add(name)
    for (const alias of aliases) {
      const form = fold(alias).trim()
      put(form, name, !/[园幼班点院心a-z]$/.test(form) && form.length < 4, 1)
    }
  }
  const whole = [...forms]
    .filter(([text, form]) => !form.bare && form.names.length === 1 && !isCommon(text, form))
    .map(([text]) => text)
  const bare = [...forms].filter(([, form]) => form.bare).map(([text]) => text)
  return { forms, byLetter: byLetterOf(forms), whole, bare, receiversOf, giversOf }
}

function byLetterOf(forms: ReadonlyMap<string, Form>): ReadonlyMap<string, readonly string[]> {
  const map = new Map<string, string[]>()
  for (const [text, form] of forms) {
    if (form.rank === 2 && OF_ANY_PLACE.test(text)) continue
    const letter = text[0] ?? ''
    const list = map.get(letter)
    if (list) list.push(text)
    else map.set(letter, [text])
  }
  for (const list of map.values()) list.sort((a, b) => b.length - a.length)
  return map
}

/** Between Chinese letters a blank is a slip; between Latin words it is none. */
export const withoutBlanks = (text: string): string => text.trim().replace(/(?<=[⺀-鿿）)])\s+(?=[⺀-鿿（(])/g, '')

/** 镇中心园, 一幼, 实验园: short forms without a place, which may be the end of another's name. */
const OF_ANY_PLACE =
  /^(?:[省市县区镇乡]?(?:直|直属)?(?:机关|实验|中心|附属|第?[一二三四五六七八九十\d]+)?(?:幼儿园|园|幼)|[镇乡]?中心|[省市县区]?[机实附]幼)$/

/** Whose name is it? Exact, else behind its county, else with one letter wrong. */
export function lookUp(index: RosterIndex, said: string): Found {
  const form = index.forms.get(said)
  if (form) return { names: form.names, typo: false }
  const behind = behindRegion(index, said)
  if (behind) return behind
  return nearest(index, said)
}

const REGION_ONLY = /^(?:[一-鿿]{1,8}(?:省|自治区|自治州|市|州|盟|县|区|旗|街道))+$/
const TOWN_END = /[镇乡村街路]$/

/** 青川县桃源镇中心园, where the roster says 桃源镇中心幼儿园; 组织了桃源镇中心园, where the left edge was not seen. */
function behindRegion(index: RosterIndex, said: string): Found {
  for (let at = 1; at <= said.length - NEAR_MIN; at++) {
    const rest = said.slice(at)
    const form = index.forms.get(rest)
    if (!form) continue
    const front = said.slice(0, at)
    if (REGION_ONLY.test(front)) return { names: form.names, typo: false }
    if (front.length > 1 && !form.bare && !OF_ANY_PLACE.test(rest) && !TOWN_END.test(front))
      return { names: form.names, typo: false }
    return undefined
  }
  return undefined
}

function nearest(index: RosterIndex, said: string): Found {
  if (said.length < NEAR_MIN) return undefined
  let name: string | undefined
  let best = 4
  for (const text of index.whole) {
    if (Math.abs(text.length - said.length) > 1 || !slip(said, text)) continue
    const form = index.forms.get(text)
    if (!form || form.rank > best) continue
    if (form.rank === best && name !== undefined && name !== form.names[0]) return undefined
    name = form.names[0]
    best = form.rank
  }
  return name === undefined ? undefined : { names: [name], typo: true }
}

/** 镇中心园 is nobody's slip; 县直机关幼儿园, written out in the roster, may be. */
const isCommon = (text: string, { rank }: Form): boolean => OF_ANY_PLACE.test(text) && (rank > 0 || text.length < 6)

const TAIL = /(?:[镇乡]?中心|[镇乡村])?(?:幼儿园|幼稚园|幼儿班|教学点|园|幼)$/

/** One letter wrong; where only two letters make the name, the other must stand first or the two must sound alike. */
function slip(said: string, name: string): boolean {
  if (!near(said, name)) return false
  const stem = name.replace(TAIL, '')
  if (stem.length > 2) return true
  const at = [...said].findIndex((letter, i) => letter !== name[i])
  return at > 0 || alike(said[at] ?? '', name[at] ?? '')
}

/** A bare short name with one letter wrong, letters that sound alike only: 去桃园送教, where the roster knows 桃源. */
export function bareSlip(index: RosterIndex, said: string): Found {
  let name: string | undefined
  for (const text of index.bare) {
    if (text.length !== said.length || !isAlikeSlip(said, text)) continue
    const [first, second] = index.forms.get(text)?.names ?? []
    if (second !== undefined || (name !== undefined && name !== first)) return undefined
    name = first
  }
  return name === undefined ? undefined : { names: [name], typo: true }
}

function isAlikeSlip(said: string, text: string): boolean {
  let wrong = -1
  for (let at = 0; at < said.length; at++) {
    if (said[at] === text[at]) continue
    if (wrong >= 0) return false
    wrong = at
  }
  return wrong >= 0 && alike(said[wrong] ?? '', text[wrong] ?? '')
}
