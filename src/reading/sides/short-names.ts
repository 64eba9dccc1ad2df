import { cityForms } from './city-names.ts'

/** How people shorten one kindergarten's name; `bare` forms (桃源) are names only where the sentence makes them one. */
export interface ShortNames {
  readonly named: readonly string[]
  readonly bare: readonly string[]
  /** The town alone, where no kindergarten has the better right to it: 杨柳 for 杨柳镇新星幼儿园. */
  readonly towns: readonly string[]
}

/** 四川省, 广元市, 青川县 in front; never the 县 of 县直机关. */
const REGION =
  /^(?:[一-鿿]{1,7}?(?:自治区|自治州|自治县|省|市|州|盟|县|(?<![小社园校库矿林景])区|(?<!红)旗))(?=[一-鿿]{3})/

/** 九里镇 before 桃花村幼儿园; never that of 九里镇中心幼儿园 or 九里镇第一幼儿园. */
const TOWN = /^[一-鿿]{1,5}?(?:镇|乡|街道)(?=(?!中心|第|实验|幼儿园|小学|机关)[一-鿿]{4})/

/** Every form of a full name that drops its region, its 中心 or its 幼儿园 (product.md §4: short names). */
export function shortNamesOf(full: string): ShortNames {
  const main = full.replace(/\s?[（(][^）)]*[）)]$/, '')
  const forms = /^[a-z]/.test(main) ? latin(main) : chinese(main)
  const shorter = [...new Set([main, ...forms])].filter((form) => form !== full && !/^(?:园|幼|幼儿园)?$/.test(form))
  return {
    named: shorter.filter((form) => NAMED.test(form)),
    bare: shorter.filter((form) => !NAMED.test(form) && form.length > 1 && !COMMON.test(form)),
    towns: townsOf(main),
  }
}

const NAMED = /[园幼班点院]$|[镇乡]中心$|kindergarten$/

function chinese(main: string): readonly string[] {
  const forms: string[] = []
  let base = main
  while (base !== '') {
    forms.push(...formsOf(base))
    const region = (REGION.exec(base) ?? TOWN.exec(base))?.[0]
    if (region === undefined) break
    const rest = base.slice(region.length)
    forms.push(...ofRegion(region, rest))
    base = OF_REGION.test(rest) ? '' : rest
  }
  return forms
}

const OF_REGION = /^(?:幼儿园|中心幼儿园|保育院)$/

/** 青川县第一幼儿园 is 县一幼 and 青川一幼 too, 青川县幼儿园 县幼. */
function ofRegion(region: string, rest: string): readonly string[] {
  if (!/^(?:第|实验|机关|直属|中心|示范|幼儿园|保育院)/.test(rest)) return []
  const ends = rest === '幼儿园' ? ['幼儿园', '幼'] : formsOf(rest).filter((form) => /[园幼院]$/.test(form))
  return ends.flatMap((end) => [region.slice(-1) + end, region.slice(0, -1) + end])
}

function townsOf(main: string): readonly string[] {
  const base = main.slice(REGION.exec(main)?.[0].length ?? 0)
  const town = TOWN.exec(base)?.[0]
  return town === undefined || town.length < 3 ? [] : [town, town.replace(/(?:镇|乡|街道)$/, '')]
}

/** Taoyuan Central Kindergarten: Taoyuan Kindergarten, Taoyuan Central; Taoyuan. */
function latin(full: string): readonly string[] {
  const place = full.replace(/\s?(?:kindergarten|preschool|nursery(?: school)?)$/, '')
  const town = place.replace(/\s?(?:town|township|village)?\s?(?:central|center|centre)?$/, '')
  const level = /(?:county|city) kindergarten$/.exec(full)?.[0]
  const places = [place, town].filter(
    (one) => one.length > 3 && !/^(?:county|city|central|first|experimental)$/.test(one),
  )
  return [...places, ...places.map((one) => `${one} kindergarten`), ...(level ? [level] : [])]
}

/** Words of every day, too common to be a kindergarten by themselves. */
const COMMON =
  /^(?:机关|实验|中心|第[一二三四五六七八九十\d]+|直属|附属|示范|[省市县区]直|[省市县区]直机关|阳光|希望|未来|幸福|和谐|快乐|童心|童话|梦想|爱心|成长|蓝天|彩虹|春天|温暖|世纪|新城|小学|学校|[一-鿿]*(?:[省市县区州盟]|(?<!红)旗)|[镇乡村])$/

function formsOf(name: string): readonly string[] {
  const kind = /(?:附属|附设)?(?:幼儿园|幼稚园|幼儿班|幼托园|幼教点|教学点|学前班|园)$/.exec(name)?.[0]
  if (kind === undefined) return [name]
  const place = name.slice(0, -kind.length)
  if (place === '') return [name]
  if (/^附[属设]/.test(kind) || /小学$/.test(place)) return [name, ...attached(place)]
  if (/点$/.test(kind)) return [name, ...villages(place), `${place}教学点`, `${place}幼教点`, `${place}点`]
  if (/中心$/.test(place)) return [name, ...centres(place.slice(0, -2))]
  if (/[镇乡]$/.test(place)) return [name, ...centres(place)]
  if (/村$/.test(place)) return [name, ...villages(place)]
  return [name, ...cityForms(place)]
}

/** 桃源镇中心幼儿园: 桃源镇中心园, 桃源中心园, 桃源镇园, 桃源园, 桃幼, 镇中心园; 桃源. */
function centres(place: string): readonly string[] {
  if (place === '' || /^[镇乡]$/.test(place)) return []
  const stem = place.replace(/(?:镇|乡|街道)$/, '')
  const towns = place === stem ? [place, `${place}镇`, `${place}乡`] : [place, stem]
  const level = /[镇乡]$/.exec(place)?.[0] ?? '镇'
  return [
    ...towns.flatMap((town) => ENDS.map((end) => town + end)),
    ...towns,
    stem,
    ...(stem.length > 1 ? [`${stem[0]}幼`, `${stem}中心`] : []),
    ...['', level].flatMap((town) => ['中心幼儿园', '中心园', '中心幼'].map((end) => town + end)),
    ...['园', '幼儿园', '幼'].map((end) => level + end),
  ]
}
const ENDS = ['中心幼儿园', '中心园', '中心幼', '幼儿园', '园', '幼', '中心', '中心幼稚园']

function villages(place: string): readonly string[] {
  const stem = place.replace(/村$/, '')
  return [...new Set([place, stem])].flatMap((town) => [`${town}幼儿园`, `${town}园`, `${town}幼`, town])
}

/** 桃源小学附属幼儿园: 桃源小学附属园, 桃源附幼, 桃源小学幼儿班; 桃源小学. */
function attached(place: string): readonly string[] {
  const stem = place.replace(/(?:中心)?(?:小学|学校)$/, '')
  const school = /(?:小学|学校)$/.exec(place)?.[0] ?? ''
  const towns = new Set([place, stem, stem.replace(/[镇乡村]$/, ''), place.replace('师范大学', '师大')])
  for (const town of [stem, stem.replace(/[镇乡村]$/, '')]) towns.add(`${town}${school}`).add(`${town}中心${school}`)
  return [...towns].flatMap((town) => [...ATTACHED.map((end) => town + end), town])
}
const ATTACHED = ['附属幼儿园', '附属园', '附属幼儿班', '附属幼', '附幼', '幼儿园', '幼儿班', '园', '幼']
