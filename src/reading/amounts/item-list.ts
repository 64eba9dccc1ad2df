import type { NumberSaid } from '../words/numbers.ts'
import type { Page } from '../words/page.ts'
import type { Span } from '../words/spans.ts'
import { isHeap, nameOf, standsAlone, thingNamed } from './goods.ts'

/** A thing in a list of things. */
export interface Found extends Span {
  /** Folded; `nameAt` and `unitAt` say where to cut the typed words. */
  readonly name: string
  readonly nameAt: number
  readonly qty?: number
  readonly unit?: string
  readonly unitAt?: number
  /** Its name says that it is a thing. */
  readonly plain: boolean
  /** 一批图书: a heap, counted as one. */
  readonly heap: boolean
  /** Not the first of its list. */
  readonly listed: boolean
  /** No word of giving: only its price says that it was got for somebody. */
  readonly priced?: true
}

/** It is said how many, or that it is a heap of them. */
export const isCounted = ({ qty, unit, heap }: Found): boolean => qty !== undefined || unit !== undefined || heap

/** Units in which things are handed over. 节 and 场 count lessons, 名 and 位 people. */
const UNIT =
  /^ ?[大小整]?(?:册|本|套|件|台|张|把|箱子?|批|份|盒子?|块|幅|条|只|双|组|筐|袋子?|桶|个(?!小时|半|月|班|星期|钟|多)|支|枝|瓶|包(?![括含])|架|床|辆|副|卷|盆|棵|株|公斤|斤|吨|捆|摞|车(?!程)|沓|盏|枚|根|顶|面|部(?!分)|对|罐|提|排|扎|座|匹|缸|篮|挂|具(?!体)|粒|尊|款|平方米)/
/** 件（套）, 册次. */
const UNIT_MORE = /^(?:次|\s?[（(][套件本册台个张][）)])/
/** Where one thing ends and the next begins. */
const LIST = /[、，。；,;:：！!？?\n+&|（）()/①②③④⑤⑥⑦⑧⑨⑩]|以及|还有|和|与|及|跟|等/g

/** The list of things between two positions. `strength` strong (捐) lets 图书200 stand without a unit. */
export function listedIn(
  page: Page,
  all: readonly Count[],
  from: number,
  to: number,
  strength?: 'strong' | 'weak',
): readonly Found[] {
  const found: Found[] = []
  let named: Named | undefined
  for (const segment of segmentsOf(page.plain, from, to)) {
    const counts = all.filter(
      ({ said, unit, times }) =>
        said.start >= segment.start &&
        said.end <= segment.end &&
        (unit !== undefined || times || strength === 'strong'),
    )
    if (counts.length === 0) {
      if (named) pushAlone(found, named)
      named = nameIn(page.plain, segment)
      continue
    }
    let left = segment.start
    counts.forEach((count, at) => {
      const right = counts[at + 1]?.said.start ?? segment.end
      const bare = named && count.unit !== undefined && FILLERS.test(page.plain.slice(left, count.said.start))
      if (named && bare && belongs(page.plain, named, segment, count, found.length === 0)) {
        pushCounted(found, named, count)
        left = count.end
        named = undefined
        return
      }
      if (named) pushAlone(found, named)
      named = undefined
      const good = goodAt(page.plain, count, left, right) ?? titledAt(page, count)
      if (!good) return
      found.push({ ...good, listed: found.length > 0 })
      left = good.end
    })
  }
  if (named) pushAlone(found, named)
  return found.map((good, at) => (countsAll(page.plain, good, found[at + 1]) ? heapOf(good) : good))
}

/** 500件教具、玩具等, 20箱图书和玩具: all of them together, so that nobody knows how many of each. */
const countsAll = (plain: string, good: Found, next: Found | undefined): boolean =>
  next !== undefined &&
  good.unit !== undefined &&
  MIXED_UNIT.test(good.unit) &&
  good.nameAt > good.start &&
  next.qty === undefined &&
  !next.heap &&
  /^(?:[、和与及]|以及)[^，。；\d]{0,12}$/.test(plain.slice(good.end, next.nameAt))
const MIXED_UNIT = /^[件份箱套包袋车批]$/
const heapOf = ({ name, nameAt, start, end, plain, listed }: Found): Found => ({
  name,
  nameAt,
  start,
  end,
  plain,
  listed,
  heap: true,
})

const FILLERS = /^[\s共计约近合各有]*$/

function* segmentsOf(plain: string, from: number, to: number): Generator<Span> {
  let start = from
  const text = plain.slice(from, to)
  for (const { 0: mark, index } of text.matchAll(LIST)) {
    if (from + index > start) yield { start, end: from + index }
    start = from + index + mark.length
  }
  if (to > start) yield { start, end: to }
}

interface Named extends Span {
  readonly name: string
  readonly nameAt: number
}

/** 绘本（200册, 绘本：200册, 绘本，200册 belong together; 图书，200册绘本 do not, nor 图书、玩具等共200册. */
function belongs(plain: string, named: Named, segment: Span, count: Count, alone: boolean): boolean {
  const mark = plain.slice(named.end, segment.start)
  if (/^ ?[（(:：|] ?$/.test(mark)) return true
  /** 绘本《…》《…》等120册, the titles blanked. */
  if (alone && mark === '等') return / {2}$/.test(plain.slice(named.start, named.end))
  return alone && /^[，,]$/.test(mark) && /^[\s多余左右]*$/.test(plain.slice(count.end, segment.end))
}

/** 图书、玩具: things named without a number. */
function nameIn(plain: string, { start, end }: Span): Named | undefined {
  if (end - start > FRONT_MAX) return undefined
  const words = plain.slice(start, end)
  const name = nameBehind(words)
  return thingNamed(name) === 'no' ? undefined : { name, nameAt: start + words.lastIndexOf(name), start, end }
}

function pushAlone(found: Found[], named: Named): void {
  if (standsAlone(named.name)) found.push({ ...named, plain: true, heap: false, listed: found.length > 0 })
}

/** 绘本（200册）, 绘本：200册. */
function pushCounted(found: Found[], { name, nameAt, start }: Named, count: Count): void {
  const plain = thingNamed(name) === 'plainly'
  found.push({ name, nameAt, ...quantity(count), start, end: count.end, plain, heap: false, listed: found.length > 0 })
}

/** A number that may count things: with a unit for things, after a × or bare (捐图书200). */
export interface Count {
  readonly said: NumberSaid
  readonly unit?: string
  readonly unitAt?: number
  readonly times: boolean
  readonly end: number
}

/** All of them in the text. Without one nothing needs to be looked for. */
export function countsIn({ plain, numbers }: Page): readonly Count[] {
  const counts: Count[] = []
  const given = /[捐赠]/.test(plain)
  for (const said of numbers) {
    if (said.ordinal) continue
    const unit = UNIT.exec(plain.slice(said.end, said.end + 4))
    if (unit) {
      if (A_HEAD.test(plain.slice(Math.max(0, said.start - 12), said.start))) continue
      const word = unit[0].replace(/^ ?[大小整]?|子$/g, '')
      const end = said.end + unit[0].length
      /** 一本本绘本: no number. */
      if (plain[end] === word) continue
      const more = UNIT_MORE.exec(plain.slice(end, end + 5))?.[0].length ?? 0
      counts.push({
        said,
        unit: word,
        unitAt: said.end + unit[0].indexOf(word),
        times: false,
        end: end + more,
      })
    } else {
      const times = TIMES_BEFORE.test(plain.slice(Math.max(0, said.start - 2), said.start))
      if ((times || given) && BARE_BEHIND.test(plain.slice(said.end, said.end + 14)) && isFigure(plain, said)) {
        counts.push({ said, times, end: said.end })
      }
    }
  }
  return counts
}

/** 每人一个书包, 给每个孩子送了一本书: nobody says how many in all. */
const A_HEAD = /每$|(?:每(?:人|位|名|生|班|园|个[^，。；、\d]{1,4})|人手)[^，。；、\d]{0,5}$/
const TIMES_BEFORE = /[x×*] ?$/
/** 图书200、玩具30: the list ends or goes on. */
const BARE_BEHIND = /^ *(?:$|[、，。；,;\n]|[^\d\s年月日号点:：-]{1,12}\d)/
const isFigure = (plain: string, { start }: NumberSaid): boolean => /\d/.test(plain[start] ?? '')

/** So far in front of a number its name may stand; what is longer is half a sentence. */
const FRONT_MAX = 40
const JOINTS =
  /(?:[\s:：x×*—-]|共计|合计|总计|一共|共有?|约|近|各|计|有(?!声)|达|数量为?|总数|累计|分别|又|多达|超过|逾)+$/

/** 绘本200册, or 200册绘本. */
function goodAt(plain: string, count: Count, left: number, right: number): Omit<Found, 'listed'> | undefined {
  const { said, unit, end } = count
  const front = plain.slice(Math.max(left, said.start - FRONT_MAX), said.start).replace(JOINTS, '')
  const name = nameOf(front)
  const loose = unit === undefined || LOOSE_UNIT.test(unit)
  const heap = unit === '批'
  const counted = heap ? {} : quantity(count)
  const before = thingNamed(name)
  if (heap && isHeap(name)) return undefined
  if (before === 'plainly' || (before === 'perhaps' && !loose && TIGHT.test(front))) {
    const nameAt = Math.max(left, said.start - FRONT_MAX) + front.lastIndexOf(name)
    return { name, nameAt, ...counted, start: nameAt, end, plain: before === 'plainly', heap }
  }
  if (unit === undefined) return undefined
  const behind = plain.slice(end, Math.min(right, end + FRONT_MAX))
  const after = nameBehind(behind)
  const is = thingNamed(after)
  if (is === 'no' || (heap && isHeap(after)) || (is === 'perhaps' && loose)) return undefined
  const nameAt = end + behind.indexOf(after)
  return {
    name: after,
    nameAt,
    ...counted,
    start: said.start,
    end: nameAt + after.length,
    plain: is === 'plainly',
    heap,
  }
}

/** 捐《…》20本: the title is the name. */
function titledAt({ typed, plain }: Page, count: Count): Omit<Found, 'listed'> | undefined {
  const stop = count.said.start - 1
  if (typed[stop] !== '》' || plain[stop] !== ' ' || !/^[册本套]$/.test(count.unit ?? '')) return undefined
  const nameAt = typed.lastIndexOf('《', stop) + 1
  if (nameAt <= 0 || stop - nameAt < 1 || stop - nameAt > TITLE_MAX) return undefined
  return {
    name: typed.slice(nameAt, stop),
    nameAt,
    ...quantity(count),
    start: count.said.start,
    end: count.end,
    plain: true,
    heap: false,
  }
}

/** A title is a line, not a page. */
const TITLE_MAX = 40

/** Units of which abstract things come too: 一个惊喜, 一份方案, 一组照片. */
const LOOSE_UNIT = /^[个份组张条部对面幅排]$/
/** A name of a few letters, not half a sentence. */
const TIGHT = /^.{1,8}$/

export const quantity = ({ said: { value }, unit, unitAt }: Count): Pick<Found, 'qty' | 'unit' | 'unitAt'> => ({
  ...(value !== undefined && { qty: value }),
  ...(unit !== undefined && unitAt !== undefined && { unit, unitAt }),
})

/** What follows the name of a thing. */
const CUT =
  /送|捐|赠|给|到|至|供|用于|用作|作为|以|让|帮|总|共|价|折(?=合|价|款|算)|并|放(?!大)|分发|发[放给到]|摆|搬|寄|过[去来]|出发|上车|运[到往送]|[转递]?交[给到]|为|等|由|约|[\d¥￥]|每|单价|x|×|\*|@| |去|来(?!自)|前往|赶赴|走进/
const cutBehind = (words: string): string => words.trimStart().split(CUT, 1)[0] ?? ''

/** 一台55寸电视. */
const SIZE = /^ ?\d+(?:\.\d+)?(?:英?寸|升|匹|公?分|厘米|米|[kg]+|斤|m?l|层|色|键)/

/** 绘本送给孩子们 → 绘本; 适合幼儿阅读的绘本 → 绘本; 价值三千元的绘本 → 绘本. */
function nameBehind(all: string): string {
  const words = all.replace(SIZE, '')
  const head = nameOf(cutBehind(words))
  if (thingNamed(head) === 'plainly') return head
  const tail = nameOf(cutBehind(words.slice(words.lastIndexOf('的') + 1)))
  return thingNamed(tail) === 'plainly' || thingNamed(head) === 'no' ? tail : head
}
