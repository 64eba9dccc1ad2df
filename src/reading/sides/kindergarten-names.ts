import type { Span } from '../words/spans.ts'
import { leftEdge } from './left-edge.ts'
import { weigh } from './name-kinds.ts'

/** A stretch that names one kindergarten, found by its ending alone. */
export interface NameFound extends Span {
  /** The name as folded text; a shared ending (牡丹、李子中心幼儿园) is given to each. */
  readonly name: string
  /** Where the head (幼儿园, 园, 教学点 …) begins. */
  readonly head: number
  /** So short or so common that only its place in the sentence tells whether it is a name at all. */
  readonly weak: boolean
}

/** A text of more names is a list of members, not a record. */
export const NAMES_MAX = 60

const HEAD =
  /儿童乐园(?:幼儿园)?|幼(?:儿园|托园|稚园|儿班|教点|儿点|儿教育中心|教中心|儿中心|儿学园|儿院|儿[圆元国])|托(?:幼园|育园|幼中心|育中心)|学前班|学前部|幼儿部|保育院|托儿所|(?:附属|附设|中心|实验)班|教学点|分园|总园|幼园(?![长所区])|[镇乡]中心(?![小中学校园幼卫城街广地位集医敬])|园|幼/g
/** 机关幼儿园东城分园, 第一幼儿园（总园）: the branch belongs to the name. */
const BRANCH = /[(（]?(?:(?![和与及的在到到去])[一-鿿]){0,4}?(?:分园|总园|园区|校区|分部)[)）]?/y
/** 园 is the end of a name unless these follow: 园长, 园所, 园区 … */
const GARDEN_GOES_ON = new Set('长所区内外里丁艺林本务级际风规史训貌服医舍容地门方址企部庭墙领课子幼中镇乡村县市路街社')
/** 大竹园幼儿: the children of that kindergarten. */
const PUPILS = /^幼儿(?![园班教部点师])/
/** 三园幼儿, 各园幼儿: of several. */
const COUNT = /[一二两三四五六七八九十几各全每本]/
/** 碧桂园实验幼儿园: a 园 within a name. */
const GARDEN_PLACE = /^(?:实验|国际|双语|艺术|小学|中英文|第[一二三四五六七八九])/
/** 幼师, 幼教科; but 三幼教师, 三幼园长 are people of 三幼. */
const YOU_GOES_ON =
  /^(?:儿|师(?![生徒资德])|教(?![师研学职导])|稚|托|升|苗|芽|年|童|小(?!朋友|班)|衔|园(?!长)|班(?!子)|专(?![家程门])|有[所优]|吾|时)/
const YOU_AFTER = new Set('一二三四五六七八九十0123456789实机附直关心县市区镇乡村总验师')

/** 一村一幼, 一乡一园: a programme. */
const ONE_EACH = /一[县镇乡村]一$/
/** 县直幼儿园中心园: right behind a name a short one is its branch. */
const OWN_BRANCH = /^(?:中心|本|总|[东南西北新老]|第?[一二三四五])$/

/** Every kindergarten a folded text names in Chinese, from left to right; lists that share an ending come apart. */
export function namesIn(plain: string): readonly NameFound[] {
  const found: NameFound[] = []
  let floor = 0
  for (const match of plain.matchAll(HEAD)) {
    const head = match.index
    if (found.length >= NAMES_MAX) break
    if (head < floor || !isHead(plain, head, match[0])) continue
    const word = match[0]
    const edge = leftEdge(plain, quoted(plain, head), floor)
    const begin = edge === floor && floor > 0 ? pastJoint(plain, edge, head) : acrossBlank(plain, edge, head, floor)
    const start = pastGift(plain, begin, head)
    const end = word === '园' ? head + 1 : pastBranch(plain, head + word.length)
    floor = end
    const weight = weigh(plain.slice(start, head), word)
    if (weight === 'none') {
      if (start === head || end - head === 3) found.push(...counted(plain, head))
      continue
    }
    const before = found.at(-1)
    if (before?.end === start && (OWN_BRANCH.test(plain.slice(start, head)) || before.name.endsWith('幼教中心'))) {
      found[found.length - 1] = { ...before, end, weak: false, name: plain.slice(before.start, end) }
      continue
    }
    const one: NameFound = { start, end, head, name: plain.slice(start, end), weak: weight === 'weak' }
    found.push(...sharing(plain, one), one)
  }
  return found
}

/** 园 and 幼 end other words too: 园长, 幼师, 一村一幼. */
function isHead(plain: string, at: number, word: string): boolean {
  if (ONE_EACH.test(plain.slice(Math.max(0, at - 3), at))) return false
  const next = plain[at + 1] ?? ''
  if (word === '园' && PUPILS.test(plain.slice(at + 1, at + 5))) return !COUNT.test(plain[at - 1] ?? '')
  if (word === '园') return !GARDEN_GOES_ON.has(next) && !GARDEN_PLACE.test(plain.slice(at + 1, at + 5))
  return word !== '幼' || (!goesOn(plain, at + 1) && YOU_AFTER.has(plain[at - 1] ?? ''))
}

/** Is the 幼 before this place the beginning of another word: 幼儿, 幼教? */
export const goesOn = (plain: string, end: number): boolean => YOU_GOES_ON.test(plain.slice(end, end + 3))

/** 打祖村“一村一幼”幼教点: what is quoted right before the head belongs to the name. */
function quoted(plain: string, head: number): number {
  const mark = plain[head - 1]
  if (mark !== '”' && mark !== '"' && mark !== ')' && mark !== '）') return head
  const open = Math.max(...OPENING.map((letter) => plain.lastIndexOf(letter, head - 2)))
  return open > 0 && head - open <= 9 && !/[，。,;；]/.test(plain.slice(open, head)) ? open : head
}
const OPENING = ['“', '"', '(', '（']

/** 向阳光幼儿园捐赠, where 向阳 begins no name; 向阳镇中心幼儿园 and 向阳幼儿园 begin with it. */
function pastGift(plain: string, start: number, head: number): number {
  if (head - start < 3 || !/[向为]/.test(plain[start] ?? '') || OF_PLACE.test(plain[start + 2] ?? '')) return start
  return GIFT.test(plain.slice(head, head + 16)) ? start + 1 : start
}
const OF_PLACE = /[镇乡村县市区路街小中第实]/
const GIFT = /^(?:幼儿园|园)(?:的?(?:孩子们?|小朋友们?|师生|幼儿))?(?:捐|赠|送|提供)/

const ONLY_A_PART = /^(?:|[镇乡]?中心|(?:小学|学校)?附属)$/
const GOES_ON = /(?:[镇乡村县市区州]|小学|学校|[镇乡]中心|实验|机关|附属|第[一二三四五六七八九十])$/

/** 桃源镇 中心幼儿园: a blank typed inside a name, where what is behind it is no name by itself. */
function acrossBlank(plain: string, start: number, head: number, floor: number): number {
  if (plain[start - 1] !== ' ' || start - 1 <= floor || !ONLY_A_PART.test(plain.slice(start, head))) return start
  const front = leftEdge(plain, start - 1, floor)
  return start - 1 - front >= 2 && GOES_ON.test(plain.slice(front, start - 1)) ? front : start
}

/** 桃源园和平安园: right behind another name the joining word is no part of this one. */
const pastJoint = (plain: string, at: number, head: number): number =>
  head - at > 1 && /[和与及同跟到向对为给]/.test(plain[at] ?? '') ? at + 1 : at

function pastBranch(plain: string, end: number): number {
  BRANCH.lastIndex = end
  return BRANCH.exec(plain) ? BRANCH.lastIndex : end
}

const LIST_JOINT = /[、和与及]$/
const BEFORE_LIST =
  /(?:到|去|赴|往|走进|深入|抵达|走访|为|给|向|对|与|和|在|请|待|迎来|帮扶|园|:)(?:了|结对园|帮扶园|的)*$/
/** A list of names before it is a page. */
const SHARING_MAX = 8

/** 安肯、广力村级园; 松坪镇、竹溪镇中心幼儿园: names whose ending stands only behind the last one. */
function sharing(plain: string, last: NameFound): readonly NameFound[] {
  return LIST_JOINT.test(plain[last.start - 1] ?? '') ? listBefore(plain, last.start - 1, endingOf(last.name)) : []
}

const COUNT_BEFORE = /[两二三四五六七八九\d]\s?[所个家](?:乡镇|农村|乡村|山区|偏远|结对|民办|公办|村级)?$/

/** 到松坪、竹溪和柏树三所幼儿园: the ending stands behind their number. */
function counted(plain: string, head: number): readonly NameFound[] {
  const count = COUNT_BEFORE.exec(plain.slice(Math.max(0, head - 6), head))
  return count ? listBefore(plain, head - count[0].length, '幼儿园') : []
}

/** The names of a list that ends here, each given the ending they share; none where it is no list of places. */
function listBefore(plain: string, listEnd: number, ending: string): readonly NameFound[] {
  const found: NameFound[] = []
  let end = listEnd
  while (found.length < SHARING_MAX) {
    const start = leftEdge(plain, end, 0)
    const stem = plain.slice(start, end)
    if (!ELEMENT.test(stem) || NO_ELEMENT.test(stem)) return []
    found.unshift({ start, end, head: end, name: joined(stem, ending), weak: true })
    const joint = plain[start - 1] ?? ''
    if (joint === '、' || (found.length === 1 && LIST_JOINT.test(joint) && !isStart(plain, start))) end = start - 1
    else return isStart(plain, start) || found.every(({ head }) => /[镇乡村]/.test(plain[head - 1] ?? '')) ? found : []
  }
  return []
}

const ELEMENT = /^[一-鿿]{2,6}$/
const NO_ELEMENT = /[园幼班点课座人动师长员]$/
/** Here a list of places begins: behind 到, 为 … */
const isStart = (plain: string, start: number): boolean => BEFORE_LIST.test(plain.slice(Math.max(0, start - 6), start))

const endingOf = (name: string): string =>
  /(?:[镇乡]?中心|村级|村|[镇乡])?(?:幼儿园|幼教点|教学点|幼儿班|幼稚园|园)$/.exec(name)?.[0] ?? '幼儿园'

/** 松坪镇 and 镇中心幼儿园 share the 镇. */
const joined = (stem: string, ending: string): string =>
  /[镇乡村]$/.test(stem) && /^[镇乡村]/.test(ending) ? stem + ending.slice(1) : stem + ending
