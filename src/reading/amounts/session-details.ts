import type { Page } from '../words/page.ts'
import type { Sessions } from './session-said.ts'

/** 共4节：小班2节、中班2节 is four, and so is 小班2节、中班2节，共4节. */
export function withoutDetails(page: Page, found: readonly Sessions[]): readonly Sessions[] {
  return totalled(
    page,
    found.filter((one, at) => !isTalkedOver(page, one, found.slice(0, at))),
  )
}

/** 听课3节、评课3节: the same three. */
const isTalkedOver = ({ plain }: Page, { start, sessions }: Sessions, earlier: readonly Sessions[]): boolean =>
  /(?:[评说议]课|[评说]了|点评了?|评议了?)[:：]?\s?$/.test(plain.slice(Math.max(0, start - 4), start)) &&
  earlier.some((other) => other.sessions === sessions)

function totalled(page: Page, found: readonly Sessions[]): readonly Sessions[] {
  const [first, second] = found
  const last = found.at(-1)
  if (!first || !second || !last) return found
  const before = found.slice(0, -1)
  if (isTotal(page, last) && sum(before) === last.sessions) return before
  if (isTotal(page, first) || isHeadline(page, first)) {
    const details = found.slice(1).filter(({ unit }) => unit === first.unit)
    if (sum(details) === first.sessions) return found.filter((each) => !details.includes(each))
  }
  return found
}

const sum = (some: readonly Sessions[]): number => some.reduce((all, { sessions }) => all + sessions, 0)

const TOTAL = /(?:[共合总]计?|一共|总共)有?\s?$/
const isTotal = ({ plain }: Page, { start }: Sessions): boolean =>
  TOTAL.test(plain.slice(Math.max(0, start - 4), start))

/** 两节示范课（小班…, 两节：…, 两节，小班…: what follows tells of them. */
const HEADLINE =
  /^[^，。；、,（(:：]{0,14}[，,（(:：]\s?(?:其中|分别|包括|即)?[是为有]?\s?(?:[大中小托]班|语言|科学|健康|社会|艺术|音乐|美术|数学|[一1]节)/
const isHeadline = ({ plain }: Page, { end }: Sessions): boolean => HEADLINE.test(plain.slice(end, end + 24))
