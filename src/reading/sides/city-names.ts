const NUMBERS = '一二三四五六七八九十'
/** 县直机关, 市直属, 直属机关: kindergartens of the offices. */
const OFFICES = /^([省市县区]?)(?:直属机关|直机关|政府机关|委机关|机关|直属|直)$/

/** 县直机关幼儿园: 机关幼儿园, 机关园, 机幼, 县直园; 第一幼儿园: 一幼, 1幼; 实验幼儿园: 实验园, 实幼. */
export function cityForms(place: string): readonly string[] {
  const forms = [`${place}园`, `${place}幼`, place, ...numbered(place)]
  if (/实验$/.test(place)) forms.push(...experimental(place.slice(0, -2)))
  if (OFFICES.test(place)) forms.push(...ofOffices(place))
  else if (/机关$/.test(place)) forms.push(`${place.slice(0, -2)}机幼`)
  if (/示范$/.test(place)) forms.push(`${place.slice(0, -2)}示范园`)
  if (/街道$/.test(place)) forms.push(`${place.slice(0, -2)}幼儿园`, `${place.slice(0, -2)}园`)
  return forms
}

function numbered(place: string): readonly string[] {
  const number = /第?([一二三四五六七八九十]|\d{1,2})$/.exec(place)
  if (!number) return []
  const said = number[1] ?? ''
  const before = place.slice(0, number.index)
  const digit = NUMBERS.indexOf(said) + 1
  const same = [said, ...(digit > 0 ? [String(digit)] : [])]
  const forms = /[镇乡]$/.test(before) ? [...townForms(before)] : []
  for (const front of frontsOf(before)) {
    for (const n of same) {
      forms.push(`${front}${n}幼`, `${front}第${n}幼儿园`, `${front}第${n}幼`)
      if (front !== '') forms.push(`${front}${n}园`)
    }
  }
  return forms
}

/** 市直机关 of 市直机关第二幼儿园: 市直, 机关, 市, or nothing; 城关镇 of 城关镇第三幼儿园: 城关, or nothing. */
function frontsOf(before: string): ReadonlySet<string> {
  const level = OFFICES.exec(before)?.[1]
  if (level !== undefined) return new Set([before, ...officesOf(level), level, ''])
  return new Set([
    before,
    before.replace(/[市县区](?=实验$|$)/, ''),
    before.replace(/[镇乡]$/, ''),
    before.replace(/^(?:城关镇?|城区)$/, ''),
  ])
}

const officesOf = (level: string): readonly string[] =>
  ['', level].flatMap((front) => ['直属机关', '直机关', '机关', '直属', '直'].map((office) => front + office))

function ofOffices(place: string): readonly string[] {
  const level = OFFICES.exec(place)?.[1] ?? ''
  const fronts = officesOf(level).filter((front) => front !== '直')
  return [...fronts.flatMap((front) => ['幼儿园', '园', '幼'].map((end) => front + end)), '机幼', `${level}机幼`]
}

function experimental(front: string): readonly string[] {
  const fronts = new Set([front, front.replace(/[市县区]$/, ''), ...(front.length < 2 ? [''] : [])])
  return [...fronts].flatMap((one) => ['实幼', '实验园', '实验幼', '实验幼儿园'].map((end) => one + end))
}

/** 龙潭镇第一幼儿园: 龙潭镇幼儿园, 龙潭园, 龙潭, but never the centre's name. */
const townForms = (place: string): readonly string[] =>
  [place, place.replace(/[镇乡]$/, '')].flatMap((one) => [`${one}幼儿园`, `${one}园`, `${one}幼`, one])
