import type { Clause } from '../words/clauses.ts'
import type { Page } from '../words/page.ts'
import { overlap, type Span } from '../words/spans.ts'
import type { Found } from './item-list.ts'

const GOODS =
  /^ ?(?:(sets?|box(?:es)?|copies|pieces?|pairs?|bags?|packs?|packets?|cartons?|bottles?|rolls?|units?|cases?) of )?(?:(?:new|brand-new|brand new|good|some|more) )*([a-z][a-z'-]*(?: [a-z][a-z'-]*){0,3})/
/** The last word of a thing's name. */
const HEAD =
  /^(?:(?:text|picture|story|note|exercise)?books?|toys?|desks?|chairs?|tables?|stools?|benches|shelves|bookshelves|cabinets?|cupboards?|computers?|laptops?|tablets?|ipads?|printers?|projectors?|tvs?|televisions?|pianos?|keyboards?|guitars?|drums?|instruments?|speakers?|balls?|ropes?|blocks|puzzles?|bricks|bags?|schoolbags?|backpacks?|satchels?|clothes|coats?|jackets?|uniforms?|shoes|socks|hats?|gloves|scarves|quilts?|blankets?|beds?|cots?|mats?|mattresses|towels?|masks?|cups?|bottles?|bowls?|pens?|pencils?|crayons?|markers?|paints?|brushes|notebooks?|paper|stationery|scissors|slides?|swings?|bikes?|bicycles?|tricycles?|tyres?|tires?|trees?|plants?|seeds?|milk|rice|oil|fruit|apples?|mooncakes?|snacks?|sanitizers?|thermometers?|fridges?|refrigerators?|air-conditioners?|conditioners?|fans?|heaters?|lamps?|kits?|equipment|materials?|supplies|gifts?|games?|dolls?|models?)$/

/** "donated 200 picture books and 30 sets of toys", in one clause that gives. */
export function englishGoodsIn({ plain, numbers }: Page, clause: Clause, sums: readonly Span[]): readonly Found[] {
  const found: Found[] = []
  for (const said of numbers) {
    if (said.start < clause.start || said.ordinal || sums.some((sum) => overlap(sum, said))) continue
    if (said.end > clause.end) break
    const match = GOODS.exec(plain.slice(said.end, Math.min(clause.end, said.end + 56)))
    const [whole = '', unit, words = ''] = match ?? []
    const name = nameIn(words)
    if (name === undefined || match === null) continue
    const nameAt = said.end + whole.length - words.length
    found.push({
      name,
      nameAt,
      ...(said.value !== undefined && { qty: said.value }),
      ...(unit !== undefined && { unit, unitAt: said.end + whole.indexOf(unit) }),
      start: said.start,
      end: nameAt + name.length,
      plain: true,
      heap: false,
      listed: found.length > 0,
    })
  }
  return found
}

/** "picture books worth" → picture books; "desks and chairs" stays one name. */
function nameIn(words: string): string | undefined {
  const all = words.split(' ')
  let last = all.findIndex((word) => HEAD.test(word))
  if (last < 0) return undefined
  while (HEAD.test(all[last + 1] ?? '')) last++
  if (all[last + 1] === 'and' && HEAD.test(all[last + 2] ?? '')) last += 2
  return all.slice(0, last + 1).join(' ')
}
