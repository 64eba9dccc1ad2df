import { read } from '../../src/reading/read.ts'
import { FIELDS, type Judged, judge, type Verdict } from './compare.ts'
import { type CorpusRoster, type Line, linesIn, rostersIn } from './corpus.ts'

const ZONE = 'Asia/Shanghai'

/** One line with what was made of it. */
export interface Scored {
  readonly line: Line
  readonly got: Readonly<Record<string, unknown>>
  readonly judged: readonly Judged[]
}

export interface Tally extends Readonly<Record<Verdict, number>> {
  readonly field: string
  /** Of what was given, how much is right; 1 where nothing was given. */
  readonly precision: number
  /** Of what was to be given, how much is right; 1 where nothing was. */
  readonly recall: number
}

/** Reads every line of the folder with the product's own reader. */
export function scored(folder: string): readonly Scored[] {
  const rosters = rostersIn(folder)
  return linesIn(folder).map((line) => {
    const roster = line.roster === undefined ? undefined : rosters.get(line.roster)
    if (line.roster !== undefined && !roster) throw new Error(`${line.id}: no roster is called ${line.roster}`)
    const got = readLine(line, roster)
    return { line, got, judged: judge(line.draft, got, line.open) }
  })
}

function readLine({ text, now, speaker }: Line, roster: CorpusRoster | undefined): Readonly<Record<string, unknown>> {
  const draft = read(text, {
    now: Date.parse(now),
    zone: ZONE,
    ...(roster && { roster: rosterOf(roster) }),
    ...(speaker !== undefined && { speaker }),
  })
  return JSON.parse(JSON.stringify(draft))
}

const rosterOf = ({ pairs, aliases, speaker, calendar }: CorpusRoster) => ({
  pairs,
  ...(aliases && { aliases }),
  ...(speaker !== undefined && { speaker }),
  ...(calendar && { calendar }),
})

/** By field, in the order of FIELDS; fields nobody spoke of are left out. */
export function tallies(lines: readonly Scored[]): readonly Tally[] {
  const all = lines.flatMap(({ judged }) => judged)
  return FIELDS.flatMap((field) => {
    const mine = all.filter((each) => each.field === field)
    return mine.length > 0 ? [tally(field, mine)] : []
  })
}

/** All fields but `intent` together. */
export function total(lines: readonly Scored[], name = 'all fields'): Tally {
  const all = lines.flatMap(({ judged }) => judged)
  return tally(
    name,
    all.filter(({ field }) => field !== 'intent'),
  )
}

function tally(field: string, judged: readonly Judged[]): Tally {
  const of = (verdict: Verdict) => judged.filter((each) => each.verdict === verdict).length
  const [right, wrong, invented, silent] = [of('right'), of('wrong'), of('invented'), of('silent')]
  return {
    ...{ field, right, wrong, invented, silent },
    precision: share(right, right + wrong + invented),
    recall: share(right, right + wrong + silent),
  }
}

/** What people lose most by: a record of what was none, and values out of nothing among all that were given. */
export function harm(lines: readonly Scored[]): { readonly recordsOfNothing: number; readonly inventedShare: number } {
  const { right, wrong, invented } = total(lines)
  return {
    recordsOfNothing: lines.filter(({ line, got }) => mustNot(line) && isRecord(got.intent)).length,
    inventedShare: 1 - share(right + wrong, right + wrong + invented),
  }
}

const isRecord = (intent: unknown) => intent === 'log' || intent === 'schedule'
const mustNot = ({ draft, open }: Line) => !isRecord(draft.intent) && !open?.includes('intent')
const share = (part: number, whole: number) => (whole === 0 ? 1 : part / whole)
