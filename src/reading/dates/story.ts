import type { Page } from '../words/page.ts'
import { blank, type Span } from '../words/spans.ts'
import type { Atom } from './atom.ts'
import { atomsIn } from './atoms.ts'
import { type DayNumber, type Days, dayFrom } from './calendar.ts'
import { type Settled, settle } from './resolve.ts'
import type { Assumed, At } from './said.ts'
import { Sighting } from './sighting.ts'
import { isSignature } from './standing.ts'
import { alike, clearer, datable, follows, isDay, type Story, type Told } from './told.ts'

/** Reads every day of a page in the order in which it is told; `soft` are clock times and halves of days. */
export function storyOf(page: Page, at: At, taken: readonly Span[], soft: readonly Span[]): Story {
  const today = dayFrom(at.today)
  const atoms = atomsIn(page.plain, { typed: page.typed, today }, at.terms ?? [], taken)
  if (atoms.length === 0) return NOTHING
  return new Telling(page, at, today, atoms, soft).story()
}

const NOTHING: Story = { told: [], ranges: [], wrong: [], vague: false, hazy: false, spans: [] }

const TO =
  /^(?:起|开始)?(?:[-—―~–]{1,4}|至|到|直到|直至|一直到|持续到|到了|to|until|till|through)(?:次年|翌年|第二年|当年|同年)?$/
const AND = /^(?:、|和|及|与|以及|跟|\/|&|and|,)$/
const OR = /^(?:或|或者|还是|or|、或)$/
const BESIDE = /^(?:是|即|也就是|,|，|on)?$/

/** A day, the other name it goes by, and where the text goes on. */
interface Beside {
  readonly main: Atom
  readonly weekday: Atom | undefined
  readonly next: number
}

class Telling {
  private readonly told: Told[] = []
  private readonly ranges: Story['ranges'][number][] = []
  private readonly wrong: Span[] = []
  private readonly spans: Span[] = []
  private vague = false
  private hazy = false
  private readonly page: Page
  private readonly atoms: readonly Atom[]
  private readonly sees: Sighting
  /** Without clock times and halves of days: what stands between two days. */
  private readonly hard: string

  constructor(page: Page, at: At, today: DayNumber, atoms: readonly Atom[], soft: readonly Span[]) {
    this.page = page
    this.atoms = atoms
    this.sees = new Sighting(page, at, today, atoms)
    this.hard = atoms.length > 1 ? blank(page.plain, soft) : page.plain
  }

  story(): Story {
    for (let i = 0; i < this.atoms.length; ) i = this.tell(i)
    return {
      told: this.told,
      ranges: this.ranges,
      wrong: this.wrong,
      vague: this.vague,
      hazy: this.hazy,
      spans: this.spans,
    }
  }

  /** Tells the atom at `i` and what belongs to it; gives where to go on. */
  private tell(i: number): number {
    const atom = this.atoms[i]
    if (!atom) return i + 1
    this.spans.push({ start: atom.start, end: atom.end })
    const { part } = atom
    if (part.is === 'vague') {
      if (atom.aside === undefined) this.vague = true
      else this.hazy = true
      return i + 1
    }
    if (part.is === 'range') {
      this.ranges.push({
        start: atom.start,
        end: atom.end,
        days: part.days,
        unsure: part.unsure === true,
        past: part.past === true,
      })
      return i + 1
    }
    const { main, weekday, next } = this.withBeside(i)
    const other = this.atoms[next]
    const gap = other === undefined ? undefined : this.gap(this.atoms[next - 1] ?? main, other)
    if (other !== undefined && gap !== undefined && datable(other)) {
      if (TO.test(gap) && !this.sees.movedTo(main, other)) {
        const end = this.stretch(main, weekday, next)
        if (end !== undefined) return end
      } else if (this.listed(this.atoms[next - 1] ?? main, other) && alike(main, other))
        return this.list(i, main, weekday, next)
    }
    if (main.bare !== true)
      this.keep(main, weekday, { end: this.atoms[next - 1]?.end ?? main.end, loose: gap !== undefined && OR.test(gap) })
    return next
  }

  private gap(from: Span, to: Span): string {
    return to.start - from.end > 40 ? '…' : this.hard.slice(from.end, to.start).replace(/[ ()（）【】[\]]/g, '')
  }

  /** 10月21日（周三）, 周三（10月21日）, 昨天（21日）, 10月1日国庆节: two names of one day. */
  private withBeside(i: number): Beside {
    const first = this.atoms[i] as Atom
    const second = this.atoms[i + 1]
    const gap = second === undefined ? undefined : this.gap(first, second)
    if (second === undefined || gap === undefined || !BESIDE.test(gap) || first.bare || second.bare) {
      return { main: first, weekday: undefined, next: i + 1 }
    }
    const comma = gap === ',' || gap === '，'
    if (isDay(first) && second.clear === 'weekday') {
      const named =
        /^[\s，,。)）]|^$/.test(this.hard.slice(second.end, second.end + 1)) ||
        /^[上下早中晚]/.test(this.page.plain.slice(second.end, second.end + 1))
      if (!comma || named || this.sees.agrees(first, second)) {
        this.spans.push({ start: second.start, end: second.end })
        return { main: first, weekday: second, next: i + 2 }
      }
    } else if (!comma && first.clear === 'weekday' && isDay(second)) {
      this.spans.push({ start: second.start, end: second.end })
      return { main: { ...second, start: first.start }, weekday: first, next: i + 2 }
    } else if (!comma && isDay(first) && isDay(second) && (first.clear === 'near') !== (second.clear === 'near')) {
      this.spans.push({ start: second.start, end: second.end })
      const [clear, other] = first.clear === 'near' ? [second, first] : [first, second]
      return {
        main: { ...clear, start: first.start, end: second.end },
        weekday: other.part.is === 'yearly' ? undefined : other,
        next: i + 2,
      }
    }
    return { main: first, weekday: undefined, next: i + 1 }
  }

  private keep(
    main: Atom,
    beside: Atom | undefined,
    {
      end,
      loose,
      settled = this.sees.together(main, beside) ?? this.sees.settled(main),
    }: { end: number; loose: boolean; settled?: Settled | undefined },
  ): void {
    const { part } = main
    if (!settled) {
      if (part.is === 'beside' || part.is === 'same_month') this.vague = true
      else this.wrong.push({ start: main.start, end: main.end })
      return
    }
    const { mood, aside, loose: around, was } = this.sees.standing(main.end === end ? main : { ...main, end })
    const signed =
      aside === undefined && main.clear === 'exact' && isSignature(this.page.plain, { start: main.start, end })
    const why = aside ?? (signed ? 'signature' : main.aside)
    const conflict = beside?.part.is === 'weekday' && !this.sees.fits(settled.days, beside)
    const differs =
      beside !== undefined &&
      beside.part.is !== 'weekday' &&
      settle(beside.part, this.sees.sight(beside))?.days.from !== settled.days.from
    this.told.push({
      start: main.start,
      end,
      clear: main.clear,
      days: settled.days,
      ...(settled.assumed !== undefined && this.assumption(main, beside, settled.assumed)),
      unsure: main.unsure === true || loose || around || signed || differs,
      conflict,
      mood,
      ...(why !== undefined && { aside: why }),
      was,
    })
    if (why === undefined || why === 'dateline' || why === 'published' || why === 'named') this.sees.before = settled
    else if (why === 'deadline' && this.sees.before === undefined && settled.days.grain !== 'year')
      this.sees.before = settled
  }

  /** 昨天（21号): the month is not assumed. */
  private assumption(main: Atom, beside: Atom | undefined, assumed: Assumed): { assumed?: Assumed } {
    if (beside?.part.is === 'days') return {}
    if (main.clear === 'day' && beside?.part.is === 'weekday' && beside.part.week !== undefined) return {}
    return { assumed }
  }

  /** A at `main`, B at `next`: from A to B. */
  private stretch(main: Atom, weekday: Atom | undefined, next: number): number | undefined {
    const both = weekday === undefined ? this.weekdaysBehind(next) : undefined
    const { main: last, weekday: lastWeekday, next: after } = both ?? this.withBeside(next)
    const ends = this.sees.ends(main, last)
    if (!ends) return undefined
    this.spans.push({ start: main.start, end: last.end })
    const end = this.atoms[after - 1]?.end ?? last.end
    if (ends.to === undefined) {
      this.wrong.push({ start: last.start, end: last.end })
      this.keep(main, weekday, {
        end,
        loose: false,
        settled: { days: ends.from, ...(ends.assumed && { assumed: ends.assumed }) },
      })
      return after
    }
    const turned = ends.to.to < ends.from.from
    const grain = ends.from.grain === 'day' || ends.to.grain === 'day' ? 'day' : ends.from.grain
    const days: Days = turned ? ends.from : { from: ends.from.from, to: ends.to.to, grain }
    const conflict = lastWeekday?.part.is === 'weekday' && !this.sees.fits(ends.to, lastWeekday)
    this.keep({ ...main, end: last.end, clear: clearer(main, last) }, both?.first ?? weekday, {
      end,
      loose: turned || last.unsure === true,
      settled: { days, ...(ends.assumed && { assumed: ends.assumed }) },
    })
    const kept = this.told.at(-1)
    if (conflict && kept) this.told[this.told.length - 1] = { ...kept, conflict: true }
    return after
  }

  private listed(one: Atom, other: Atom): boolean {
    const gap = this.gap(one, other)
    return AND.test(gap) || (gap === '' && follows(one, other))
  }

  /** 21日至23日（周三至周五）. */
  private weekdaysBehind(at: number): (Beside & { readonly first: Atom }) | undefined {
    const [last, first, second] = this.atoms.slice(at, at + 3)
    if (!last || first?.clear !== 'weekday' || second?.clear !== 'weekday') return undefined
    if (this.gap(last, first) !== '' || !TO.test(this.gap(first, second))) return undefined
    this.spans.push({ start: first.start, end: second.end })
    return { main: last, first, weekday: second, next: at + 3 }
  }

  /** 21日、22日 run on and are a stretch; 21日和23日 are two days. */
  private list(i: number, main: Atom, weekday: Atom | undefined, next: number): number {
    const members: { atom: Atom; weekday: Atom | undefined; end: number }[] = [
      { atom: main, weekday, end: this.atoms[next - 1]?.end ?? main.end },
    ]
    let at = next
    for (;;) {
      const previous = this.atoms[at - 1]
      const other = this.atoms[at]
      if (!previous || !other || !datable(other) || !alike(main, other) || !this.listed(previous, other)) break
      const beside = this.withBeside(at)
      at = beside.next
      members.push({ atom: beside.main, weekday: beside.weekday, end: this.atoms[at - 1]?.end ?? beside.main.end })
    }
    const settled = this.sees.settleList(members.map(({ atom }) => atom))
    const inOrder = settled.flatMap((one) => one ?? []).sort((a, b) => a.days.from - b.days.from)
    const [first] = inOrder
    const last = inOrder.at(-1)
    const runsOn =
      inOrder.length === members.length &&
      inOrder.every((one, n) => n === 0 || one.days.from === (inOrder[n - 1]?.days.to ?? 0) + 1)
    const end = members.at(-1)?.end ?? main.end
    if (runsOn && first && last) {
      this.spans.push({ start: main.start, end })
      this.keep({ ...main, end }, weekday, {
        end,
        loose: false,
        settled: { ...first, days: { from: first.days.from, to: last.days.to, grain: first.days.grain } },
      })
      return at
    }
    members.forEach((member, n) => {
      this.spans.push({ start: member.atom.start, end: member.atom.end })
      this.keep(member.atom, member.weekday, { end: member.end, loose: n === 0, settled: settled[n] })
    })
    return Math.max(at, i + 1)
  }
}
