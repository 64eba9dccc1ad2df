import type { Span } from '../words/spans.ts'
import { leftEdge } from './left-edge.ts'

/** A stretch that names one kindergarten, found by its ending alone. */
export interface NameFound extends Span {
  /** The name as folded text; a shared ending (牡丹、李子中心幼儿园) is given to each. */
  readonly name: string
  /** Where the head (幼儿园, 园, 教学点 …) begins. */
  readonly head: number
  /** So short or so common that only its place in the sentence tells whether it is a name at all. */
  readonly weak: boolean
}

const HEAD =
  /儿童乐园(?:幼儿园)?|幼(?:儿园|托园|稚园|儿班|教点|儿点|儿教育中心|教中心|儿中心|儿学园|儿院)|托(?:幼园|育园|幼中心|育中心)|学前班|学前部|幼儿部|保育院|托儿所|(?:附属|附设|中心|实验)班|教学点|分园|总园|幼园|[镇乡]中心(?![小中学校园幼卫城街广地位集医敬])|园|幼/g
/** 机关幼儿园东城分园, 第一幼儿园（总园）: the branch belongs to the name. */
const BRANCH = /[(（]?(?:(?![和与及的在到到去])[一-鿿]){0,4}?(?:分园|总园|园区|校区|分部)[)）]?/y
/** 园 is the end of a name unless these follow: 园长, 园所, 园区 … */
const GARDEN_GOES_ON = new Set('长所区内外里丁艺林本务级际风规史训貌服医舍容地门方址企部庭墙领课子幼中')
const YOU_GOES_ON = new Set('儿师教稚托升苗芽年童小衔园班专有吾时')
const YOU_AFTER = new Set('一二三四五六七八九十0123456789实机附直关心县市区镇乡村总验师')

/** 一村一幼, 一乡一园: a programme. */
const ONE_EACH = /一[县镇乡村]一$/
/** What ends in 园 and is no kindergarten, or none in particular: 公园, 校园, 入园, 我园. */
const GARDENS =
  /(?:公|校|家|花|果|田|菜|庄|茶|乐|游|陵|梨|桑|竹|苗|牧|学|梁|故|动物|植物|科技|产业|业|态|种植|采摘|文化|伊甸|来|入|离|到|在|办|建|开|进|出|返|驻|全|我|们|本|该|贵|各|两|双|多|跨|每|他|她|此|护|巡|转|择|满|携|幼|级)$/
/** Words that describe kindergartens and name none. */
const KINDS_ONLY =
  /^(?:(?:全|各|多|几|数|两|[一二三四五六七八九十百]+)(?:[县市区州镇乡]|所|个|家)?)?(?:(?:省|市|县|区|州|乡|镇|村|国家|自治区)(?:级|直属|直|属|办)?|一级|二级|[一二三]类|城|城镇|城乡|城区|城市|市区|县区|县城|农村|乡村|山区|乡镇|镇村|村镇|街道|民办|公办|民营|私立|公立|民族|优质|优秀|薄弱|普惠|普惠性|示范|示范性|重点|骨干|小规模|偏远|边远|贫困|脱贫|基层|片区|辖区|周边|附近|邻近|对口|结对|结对帮扶|帮扶|被帮扶|受帮扶|受援|受助|姊妹|姐妹|兄弟|友好|友邻|当地|同类|试点|项目|基地|集团|成员|联盟|牵头|新建|新|中小|中小学|小学|学校|中小学校|托幼|龙头|核心|盟主|伙伴|样板|承办|参与|手拉手|种子|送教|对口支援|一级一类|名优|强|弱|老|大|小|同|三级|一级一等|大型|小型|知名|品牌|特色|普通|一般|乡镇中心|乡中心|附属|附设|内地|东部|西部|本土|传统|现代|未来|中国|我国|全国|国内|高质量|高品质|理想|一流|幸福|温馨|美丽|快乐|和谐|平安|绿色|书香|智慧|完整|级)+性?$/
/** One kindergarten of its place, though it bears no name of its own: 县幼儿园, 机关幼儿园, 镇中心园. */
const OF_ITS_PLACE =
  /^(?:(?:省|市|县|区|州|旗|镇|乡|村|街道)(?:级)?(?:直|直属|机关|直机关|中心|实验|委机关|政府机关|妇联)?|机关|直属|中心|实验|(?:县|市|区|省)幼教|第[一二三四五六七八九十\d]+)$/
const PLACE_MARK =
  /[镇乡村县市区州旗街路屯寨湾]|小学|机关|实验|中心|直属|附属|第[一二三四五六七八九十\d]|[省市县区]直|部队|学院|大学/

/** 县直幼儿园中心园: right behind a name a short one is its branch. */
const OWN_BRANCH = 4

/** Every kindergarten a folded text names in Chinese, from left to right; lists that share an ending come apart. */
export function namesIn(plain: string): readonly NameFound[] {
  const found: NameFound[] = []
  let floor = 0
  HEAD.lastIndex = 0
  for (const match of plain.matchAll(HEAD)) {
    const head = match.index
    if (head < floor) continue
    const word = match[0]
    let end = head + word.length
    if (ONE_EACH.test(plain.slice(Math.max(0, head - 3), head))) continue
    if (word === '园' && GARDEN_GOES_ON.has(plain[end] ?? '')) continue
    if (word === '幼' && (YOU_GOES_ON.has(plain[end] ?? '') || !YOU_AFTER.has(plain[head - 1] ?? ''))) continue
    const edge = leftEdge(plain, quoted(plain, head), floor)
    const start = edge === floor && floor > 0 ? pastJoint(plain, edge, head) : edge
    if (word !== '园' && word !== '幼') end = pastBranch(plain, end)
    floor = end
    const weak = weigh(plain.slice(start, head), word)
    if (weak === undefined) continue
    const before = found.at(-1)
    if (before?.end === start && head - start <= OWN_BRANCH) {
      found[found.length - 1] = { ...before, end, name: plain.slice(before.start, end) }
      continue
    }
    const one: NameFound = { start, end, head, name: plain.slice(start, end), weak }
    found.push(...sharing(plain, one), one)
  }
  return found
}

/** Is what stands before the head a name (false), perhaps one (true), or none (undefined)? */
function weigh(stem: string, head: string): boolean | undefined {
  if (head === '幼')
    return stem.length < 1 ? undefined : stem.length === 1 && !/[实机附]|[一二三四五六七八九]/.test(stem)
  if (head === '分园' || head === '总园') return stem.length < 2 ? undefined : false
  if (stem === '') return undefined
  if (head.length === 3 && /中心$/.test(head)) return stem.length < 2 || KINDS_ONLY.test(stem) ? undefined : true
  if (OF_ITS_PLACE.test(stem))
    return stem === '村' || stem === '乡' || (head !== '幼儿园' && /^[省市县区州镇乡村]$/.test(stem))
      ? undefined
      : false
  if (KINDS_ONLY.test(stem)) return undefined
  if (head === '园' || head === '幼园') {
    const bare = stem.replace(/[村镇乡县市省]级$/, '')
    if (bare === '' || GARDENS.test(bare) || KINDS_ONLY.test(bare)) return undefined
    return !PLACE_MARK.test(stem)
  }
  return /^(?:学前班|学前部|幼儿部|幼儿班|中心班|实验班|保育院|托儿所|教学点)$/.test(head) && stem.length < 2
    ? undefined
    : false
}

/** 打祖村“一村一幼”幼教点: what is quoted right before the head belongs to the name. */
function quoted(plain: string, head: number): number {
  const mark = plain[head - 1]
  if (mark !== '”' && mark !== '"' && mark !== ')' && mark !== '）') return head
  const open = Math.max(...OPENING.map((letter) => plain.lastIndexOf(letter, head - 2)))
  return open > 0 && head - open <= 9 && !/[，。,;；]/.test(plain.slice(open, head)) ? open : head
}
const OPENING = ['“', '"', '(', '（']

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

/** 安肯、广力村级园; 城关、东街和西街三所幼儿园: names whose ending stands only behind the last one. */
function sharing(plain: string, last: NameFound): readonly NameFound[] {
  if (!LIST_JOINT.test(plain.slice(last.start - 1, last.start))) return []
  const ending = endingOf(last.name)
  const found: NameFound[] = []
  let end = last.start - 1
  while (found.length < SHARING_MAX) {
    const start = leftEdge(plain, end, 0)
    const stem = plain.slice(start, end)
    if (stem.length < 2 || stem.length > 6 || !/^[一-鿿]+$/.test(stem) || /[园幼班点课座人]$/.test(stem)) return []
    found.unshift({ start, end, head: end, name: stem + ending, weak: true })
    if (LIST_JOINT.test(plain.slice(start - 1, start)) && plain[start - 1] === '、') end = start - 1
    else return BEFORE_LIST.test(plain.slice(Math.max(0, start - 6), start)) ? found : []
  }
  return []
}

const endingOf = (name: string): string =>
  /(?:[镇乡]?中心|村级|村|[镇乡])?(?:幼儿园|幼教点|教学点|幼儿班|幼稚园|园)$/.exec(name)?.[0] ?? '幼儿园'
