/** How people shorten one kindergarten's name; `bare` forms (桃源) are names only where the sentence makes them one. */
export interface ShortNames {
  readonly named: readonly string[]
  readonly bare: readonly string[]
}

/** 四川省, 广元市, 青川县 in front; never the 县 of 县直机关. */
const REGION = /^(?:[一-鿿]{1,7}?(?:自治区|自治州|自治县|省|市|州|盟|县|区|旗))(?=[一-鿿]{3})/

/** 九里镇 before 桃花村幼儿园; never that of 九里镇中心幼儿园 or 九里镇第一幼儿园. */
const TOWN = /^[一-鿿]{1,5}?(?:镇|乡|街道)(?=(?!中心|第|实验|幼儿园|小学|机关)[一-鿿]{4})/

/** Every form of a full name that drops its region, its 中心 or its 幼儿园 (product.md §4: short names). */
export function shortNamesOf(full: string): ShortNames {
  const named = new Set<string>()
  const bare = new Set<string>()
  let base = full
  while (base !== '') {
    for (const form of formsOf(base)) {
      if (/[园幼班点院]$/.test(form) || /[镇乡]中心$/.test(form)) named.add(form)
      else if (form.length > 1 && !COMMON.test(form)) bare.add(form)
    }
    const region = (REGION.exec(base) ?? TOWN.exec(base))?.[0]
    if (region === undefined) break
    const rest = base.slice(region.length)
    // 青川县第一幼儿园 is 县一幼 and 青川一幼 too.
    if (/^(?:第|实验|机关|直属|中心|示范|幼儿园|保育院)/.test(rest)) {
      for (const form of formsOf(rest)) {
        if (!/[园幼院]$/.test(form)) continue
        named.add(region.slice(-1) + form)
        named.add(region.slice(0, -1) + form)
      }
    }
    base = /^(?:幼儿园|中心幼儿园|保育院)$/.test(rest) ? '' : rest
  }
  named.delete(full)
  named.delete('园')
  named.delete('幼')
  named.delete('幼儿园')
  return { named: [...named], bare: [...bare] }
}

/** Words of every day, too common to be a kindergarten by themselves. */
const COMMON =
  /^(?:机关|实验|中心|第[一二三四五六七八九十\d]+|直属|附属|示范|[省市县区]直|[省市县区]直机关|阳光|希望|未来|幸福|和谐|快乐|童心|童话|梦想|爱心|成长|蓝天|彩虹|春天|温暖|世纪|新城|小学|学校|[镇乡村县市区])$/

function formsOf(name: string): readonly string[] {
  const kind = /(?:附属|附设)?(?:幼儿园|幼稚园|幼儿班|幼托园|幼教点|教学点|学前班|园)$/.exec(name)?.[0]
  if (kind === undefined) return [name]
  const place = name.slice(0, -kind.length)
  if (place === '') return [name]
  if (/^附[属设]/.test(kind) || /小学$/.test(place)) return [name, ...attached(place)]
  if (/点$/.test(kind)) return [name, ...villages(place), `${place}教学点`, `${place}幼教点`]
  if (/中心$/.test(place)) return [name, ...centres(place.slice(0, -2))]
  if (/[镇乡]$/.test(place)) return [name, ...centres(place)]
  if (/村$/.test(place)) return [name, ...villages(place)]
  return [name, ...city(place)]
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

/** 龙潭镇第一幼儿园: 龙潭镇幼儿园, 龙潭园, 龙潭, but never the centre's name. */
const town = (place: string): readonly string[] =>
  [place, place.replace(/[镇乡]$/, '')].flatMap((one) => [`${one}幼儿园`, `${one}园`, `${one}幼`, one])

function villages(place: string): readonly string[] {
  const stem = place.replace(/村$/, '')
  return [...new Set([place, stem])].flatMap((town) => [`${town}幼儿园`, `${town}园`, `${town}幼`, town])
}

/** 桃源小学附属幼儿园: 桃源小学附属园, 桃源附幼, 桃源小学幼儿班; 桃源小学. */
function attached(place: string): readonly string[] {
  const stem = place.replace(/(?:中心)?(?:小学|学校)$/, '')
  return [
    ...new Set([place, place.replace(/[镇乡](?=(?:中心)?(?:小学|学校))/, ''), stem, stem.replace(/[镇乡村]$/, '')]),
  ].flatMap((town) => [
    ...['附属幼儿园', '附属园', '附属幼儿班', '附属幼', '附幼', '幼儿园', '幼儿班', '园', '幼'].map(
      (end) => town + end,
    ),
    town,
  ])
}

const NUMBERS = '一二三四五六七八九十'

/** 县直机关幼儿园: 机关幼儿园, 机关园, 机幼, 县直园; 第一幼儿园: 一幼, 1幼; 实验幼儿园: 实验园, 实幼. */
function city(place: string): readonly string[] {
  const forms = [`${place}园`, `${place}幼`, place, ...numbered(place)]
  if (/实验$/.test(place)) forms.push(...experimental(place.slice(0, -2)))
  if (/机关$/.test(place)) forms.push(...ofOffices(place))
  if (/[县市区]直$/.test(place)) forms.push(`${place}属幼儿园`)
  if (/示范$/.test(place)) forms.push(`${place.slice(0, -2)}示范园`)
  if (/^[一-鿿]{2,4}街道$/.test(place)) forms.push(`${place.slice(0, -2)}幼儿园`, `${place.slice(0, -2)}园`)
  return forms
}

function numbered(place: string): readonly string[] {
  const number = /第?([一二三四五六七八九十]|\d{1,2})$/.exec(place)
  if (!number) return []
  const said = number[1] ?? ''
  const before = place.slice(0, number.index)
  const digit = NUMBERS.indexOf(said) + 1
  const same = [said, ...(digit > 0 ? [String(digit)] : [])]
  const forms = /[镇乡]$/.test(before) ? [...town(before)] : []
  for (const front of frontsOf(before)) {
    for (const n of same) {
      forms.push(`${front}${n}幼`, `${front}第${n}幼儿园`, `${front}第${n}幼`)
      if (front !== '') forms.push(`${front}${n}园`)
    }
  }
  return forms
}

/** 市直机关 of 市直机关第二幼儿园: 市直, 机关, or nothing. */
const frontsOf = (before: string): ReadonlySet<string> =>
  new Set([
    before,
    before.replace(/^([省市县区]直)?(?:属)?机关$/, '$1'),
    before.replace(/直属?机关|机关/, '直'),
    before.replace(/^[省市县区]直属?/, ''),
    before.replace(/[市县区](?=实验|机关|$)/, ''),
    before.replace(/[镇乡]$/, ''),
    before.replace(/^[省市县区]直(?:属)?机关$|^[省市县区]?(?:直|直属|机关)$/, ''),
  ])

function experimental(front: string): readonly string[] {
  const fronts = new Set([front, front.replace(/[市县区]$/, ''), ...(front.length < 2 ? [''] : [])])
  return [...fronts].flatMap((one) => ['实幼', '实验园', '实验幼', '实验幼儿园'].map((end) => one + end))
}

function ofOffices(place: string): readonly string[] {
  const level = /^[省市县区]/.exec(place)?.[0]
  if (!level) return [`${place.slice(0, -2)}机幼`]
  const short = ['机关幼儿园', '机关园', '机关幼', '机幼']
  const long = [...short, '直幼儿园', '直园', '直机关园', '直幼', '直机关幼儿园']
  return [...short, ...long.map((end) => level + end)]
}
