import type { Mention } from './mentions.ts'

/** How far from the county seat a name sounds: 3 county kindergartens and better, 2 unknown, 1 townships, 0 villages. */
export function rankOf(name: string): number {
  if (/[省市县区州][直属](?!.*[镇乡村])/.test(name)) return 3
  if (/村|教学点|幼教点|幼儿点|村小|附属幼儿班|学前班|屯|村级|village/.test(name)) return 0
  if (/城关|街道|街幼/.test(name)) return CITY.test(name) ? 3 : 2
  if (
    /[镇乡](?!.*(?:[县市区]直|县机关))|中心幼儿园|中心园|小学|附属幼儿园|学校|农场|林场|苏木|central|cent(?:er|re)|town/.test(
      name,
    ) &&
    !/师范|大学|学院|市中心|区中心|县中心/.test(name)
  )
    return 1
  return CITY.test(name) ? 3 : 2
}

/** Neither of the county seat nor of a township, as far as its name says. */
export const UNKNOWN = 2

/** The highest among the names of these lists; none where they only point (我园). */
export function bestRank(lists: readonly { readonly members: readonly Mention[] }[]): number | undefined {
  let best: number | undefined
  for (const { members } of lists) {
    for (const { who, plain } of members) if (who === 'named') best = Math.max(best ?? 0, rankOf(plain))
  }
  return best
}

const CITY =
  /[省市县区州][直属]|机关|实验|实幼|[机直]幼|示范|直属|第[一二三四五六七八九十\d]+(?:幼|保育)|[一二三四五六七八九十\d]幼$|(?:^|[一-鿿])[县市区省州](?:幼儿园|幼|保育院)|师范|大学|学院|省级|市级|county|experimental|government|no\.? ?\d|first|model|city/
