import type { Page } from '../words/page.ts'
import { blank, type Span } from '../words/spans.ts'
import type { Atom } from './atom.ts'
import { atomsIn } from './atoms.ts'
import { type DayNumber, type Days, dayFrom, weekdayOf } from './calendar.ts'
import { backTo, leaves, onwards } from './ends.ts'
import { type Settled, type Sight, settle } from './resolve.ts'
import type { Assumed, At } from './said.ts'
import { isSignature, MOVE_GATE, type Standing, standingOf } from './standing.ts'
import { alike, clearer, datable, isDay, type Story, type Told } from './told.ts'

/** Reads every day of a page in the order in which it is told; `soft` are clock times and halves of days. */
export function storyOf(page: Page, at: At, taken: readonly Span[], soft: readonly Span[]): Story {
  const today = dayFrom(at.today)
  const atoms = atomsIn(page.plain, { typed: page.typed, today }, at.terms ?? [], taken)
  if (atoms.length === 0) return NOTHING
  return new Telling(page, at, today, atoms, soft).story()
}

const NOTHING: Story = { told: [], ranges: [], wrong: [], vague: false, spans: [] }

const TO = /^(?:[-—―~–]{1,4}|至|到|直到|直至|一直到|持续到|到了|to|until|till|through)(?:次年|翌年|第二年|当年|同年)?$/
const AND = /^(?:、|和|及|与|以及|跟|\/|&|and|,)$/
const OR = /^(?:或|或者|还是|or|、或)$/
const INTO = /(?:[改挪调换移推延]|提前|推迟|延[期后迟]|顺延|调整)(?:期)?(?:到|至|为|成|在|于)? ?$|to $/
const BESIDE = /^(?:是|即|也就是|,|，|on)?$/

class Telling {
  private readonly told: Told[] = []
  private readonly ranges: Story['ranges'][number][] = []
  private readonly wrong: Span[] = []
  private readonly spans: Span[] = []
  private readonly standings = new Map<Atom, Standing>()
  private vague = false
  private before: Settled | undefined
  private readonly hard: string
  private readonly moves: boolean
  /** Where a report was published or datelined, a deed lies behind that day. */
  private today: DayNumber
  /** 10月22日讯 昨天: 昨天 is the 21st. */
  private dateline: DayNumber | undefined

  private readonly page: Page
  private readonly at: At
  private readonly now: DayNumber
  private readonly atoms: readonly Atom[]

  constructor(page: Page, at: At, now: DayNumber, atoms: readonly Atom[], soft: readonly Span[]) {
    this.page = page
    this.at = at
    this.now = now
    this.atoms = atoms
    this.today = now
    this.hard = atoms.length > 1 ? blank(page.plain, soft) : page.plain
    this.moves = MOVE_GATE.test(page.plain)
  }

  story(): Story {
    this.findPublished()
    for (let i = 0; i < this.atoms.length; ) i = this.tell(i)
    return { told: this.told, ranges: this.ranges, wrong: this.wrong, vague: this.vague, spans: this.spans }
  }

  private findPublished(): void {
    if (!/发布|发表|更新|上传|信息|录入|讯|电|消息|编辑/.test(this.page.plain)) return
    for (const atom of this.atoms) {
      if (atom.part.is !== 'calendar') continue
      const { aside } = standingOf(this.page, atom, this.at.lean, false)
      if (aside !== 'published' && aside !== 'dateline') continue
      const settled = settle(atom.part, { side: 'behind', today: this.now })
      if (settled?.days.grain !== 'day' || settled.days.from > this.now) continue
      this.today = settled.days.from
      if (aside === 'dateline') this.dateline = settled.days.from
      return
    }
  }

  /** Tells the atom at `i` and what belongs to it; gives where to go on. */
  private tell(i: number): number {
    const atom = this.atoms[i]
    if (!atom) return i + 1
    this.spans.push({ start: atom.start, end: atom.end })
    const { part } = atom
    if (part.is === 'vague') {
      if (atom.aside !== true) this.vague = true
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
      if (TO.test(gap) && !this.movedTo(main, other)) {
        const end = this.stretch(main, weekday, next)
        if (end !== undefined) return end
      } else if (AND.test(gap) && alike(main, other)) return this.list(i, main, weekday, next)
    }
    if (main.bare !== true)
      this.keep(main, weekday, { end: this.atoms[next - 1]?.end ?? main.end, loose: gap !== undefined && OR.test(gap) })
    return next
  }

  /** "moved from Friday to Monday" is no stretch. */
  private movedTo(from: Atom, to: Atom): boolean {
    if (!this.moves) return false
    const gap = this.page.plain.slice(from.end, to.start)
    return (
      /to/.test(gap) &&
      /(?:mov|resched|postpon|shift|push|chang|bring|brought)/.test(
        this.page.plain.slice(Math.max(0, from.start - 60), from.start),
      )
    )
  }

  private gap(from: Span, to: Span): string {
    return to.start - from.end > 40 ? '…' : this.hard.slice(from.end, to.start).replace(/[ ()（）【】[\]]/g, '')
  }

  /** 10月21日（周三）, 周三（10月21日）, 昨天（21日）, 10月1日国庆节: two names of one day. */
  private withBeside(i: number): { main: Atom; weekday: Atom | undefined; next: number } {
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
      if (!comma || named || this.agrees(first, second)) {
        this.spans.push({ start: second.start, end: second.end })
        return { main: first, weekday: second, next: i + 2 }
      }
    } else if (!comma && first.clear === 'weekday' && isDay(second)) {
      this.spans.push({ start: second.start, end: second.end })
      return { main: { ...second, start: first.start }, weekday: first, next: i + 2 }
    } else if (!comma && isDay(first) && isDay(second) && first.clear !== second.clear) {
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

  private agrees(day: Atom, weekday: Atom): boolean {
    const settled = settle(day.part, this.sight(day))
    return (
      settled !== undefined && weekday.part.is === 'weekday' && weekdayOf(settled.days.from) === weekday.part.weekday
    )
  }

  private sight(atom: Atom): Sight {
    const { side } = this.standing(atom)
    const earlier =
      this.moves &&
      /提前(?:了)?(?:到|至|在|于|为)? ?$/.test(this.page.plain.slice(Math.max(0, atom.start - 5), atom.start))
    return {
      side,
      today: side === 'behind' ? this.today : this.now,
      ...(this.before && { before: this.before }),
      ...(earlier && { earlier }),
    }
  }

  private standing(atom: Atom): Standing {
    const known = this.standings.get(atom)
    if (known) return known
    const standing = standingOf(this.page, atom, this.at.lean, this.moves)
    this.standings.set(atom, standing)
    return standing
  }

  private settled(atom: Atom): Settled | undefined {
    if (this.dateline !== undefined && atom.clear === 'near' && atom.part.is === 'days') {
      const shift = this.dateline - this.now
      const { from, to, grain } = atom.part.days
      return { days: { from: from + shift, to: to + shift, grain } }
    }
    return this.movedTarget(atom) ?? settle(atom.part, this.sight(atom))
  }

  /** 周三改到周五, moved from Friday to Monday: the next such weekday, or the last before it. */
  private movedTarget(atom: Atom): Settled | undefined {
    const { part } = atom
    if (!this.moves || !this.before || part.is !== 'weekday' || part.week !== undefined) return undefined
    const before = this.page.plain.slice(Math.max(0, atom.start - 8), atom.start)
    if (!INTO.test(before)) return undefined
    const from = this.before.days.from
    const ahead = ((part.weekday - weekdayOf(from) + 6) % 7) + 1
    const day = /提前/.test(before) && from + ahead - 7 >= this.now ? from + ahead - 7 : from + ahead
    return { days: { from: day, to: day, grain: 'day' }, assumed: 'week' }
  }

  private keep(
    main: Atom,
    beside: Atom | undefined,
    { end, loose, settled = this.settled(main) }: { end: number; loose: boolean; settled?: Settled | undefined },
  ): void {
    const { part } = main
    if (!settled) {
      if (part.is === 'beside' || part.is === 'same_month') this.vague = true
      else this.wrong.push({ start: main.start, end: main.end })
      return
    }
    const { mood, aside, loose: around, was } = this.standing(main.end === end ? main : { ...main, end })
    const signed =
      aside === undefined && main.clear === 'exact' && isSignature(this.page.plain, { start: main.start, end })
    const why = aside ?? (signed ? 'signature' : main.aside === true ? 'theme' : undefined)
    const conflict = beside?.part.is === 'weekday' && !this.fits(settled.days, beside)
    const differs =
      beside !== undefined &&
      beside.part.is !== 'weekday' &&
      settle(beside.part, this.sight(beside))?.days.from !== settled.days.from
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
    if (why === undefined || why === 'dateline' || why === 'published') this.before = settled
    else if (why === 'deadline' && this.before === undefined && settled.days.grain !== 'year') this.before = settled
  }

  /** 昨天（21号): the month is not assumed. */
  private assumption(main: Atom, beside: Atom | undefined, assumed: Assumed): { assumed?: Assumed } {
    if (beside?.part.is === 'days') return {}
    if (main.clear === 'day' && beside?.part.is === 'weekday' && beside.part.week !== undefined) return {}
    return { assumed }
  }

  private fits(days: Days, { part }: Atom): boolean {
    if (part.is !== 'weekday' || days.grain !== 'day') return true
    const on = weekdayOf(days.from)
    if (on < part.weekday || on > (part.last ?? part.weekday)) return false
    if (part.week === undefined) return true
    const named = settle(part, { side: 'near', today: this.now })
    return named === undefined || (days.from >= named.days.from && days.from <= named.days.to)
  }

  /** A at `main`, B at `next`: from A to B. */
  private stretch(main: Atom, weekday: Atom | undefined, next: number): number | undefined {
    const { main: last, weekday: lastWeekday, next: after } = this.withBeside(next)
    const ends = this.ends(main, last)
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
    const conflict = lastWeekday?.part.is === 'weekday' && !this.fits(ends.to, lastWeekday)
    this.keep({ ...main, end: last.end, clear: clearer(main, last) }, weekday, {
      end,
      loose: turned || last.unsure === true,
      settled: { days, ...(ends.assumed && { assumed: ends.assumed }) },
    })
    const kept = this.told.at(-1)
    if (conflict && kept) this.told[this.told.length - 1] = { ...kept, conflict: true }
    return after
  }

  private ends(first: Atom, last: Atom): { from: Days; to: Days | undefined; assumed?: Assumed } | undefined {
    const a = first.part
    const b = last.part
    /** 21-22日, 21-23 October 2026, 9月-2027年1月: the end says what the beginning leaves out. */
    if (a.is === 'calendar' && b.is === 'calendar' && (leaves(a, b, 'month') || leaves(a, b, 'year'))) {
      const whole = b.month === undefined && a.month !== undefined ? { ...b, month: a.month } : b
      const to = settle(whole, this.sight(last))
      if (!to) return undefined
      const from = backTo(a, to.days)
      return from && { from, to: to.days, ...(to.assumed !== undefined && { assumed: to.assumed }) }
    }
    if (first.bare && a.is === 'calendar' && a.month === undefined && b.is === 'calendar') {
      const to = settle(b, this.sight(last))
      const from = to && backTo(a, to.days)
      return from && { from, to: to.days, ...(to.assumed !== undefined && { assumed: to.assumed }) }
    }
    const from = this.settled(first)
    if (!from) return undefined
    const to = onwards(last, from, this.now)
    return { from: from.days, to, ...(from.assumed !== undefined && { assumed: from.assumed }) }
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
      if (!previous || !other || !datable(other) || !alike(main, other) || !AND.test(this.gap(previous, other))) break
      const beside = this.withBeside(at)
      at = beside.next
      members.push({ atom: beside.main, weekday: beside.weekday, end: this.atoms[at - 1]?.end ?? beside.main.end })
    }
    const settled = this.settleList(members.map(({ atom }) => atom))
    const runsOn = settled.every(
      (one, n) => one !== undefined && (n === 0 || one.days.from === (settled[n - 1]?.days.to ?? 0) + 1),
    )
    const first = settled[0]
    const last = settled.at(-1)
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

  /** Of 21、22日 the last says of which month; of 10月21日、22日 the first. */
  private settleList(atoms: readonly Atom[]): (Settled | undefined)[] {
    const last = atoms.at(-1)
    if (atoms[0]?.bare && last && last.part.is === 'calendar') {
      const end = settle(last.part, this.sight(last))
      return atoms.map((atom) => {
        const days = end && atom.part.is === 'calendar' ? backTo(atom.part, end.days) : undefined
        return days && { ...end, days }
      })
    }
    const settled: (Settled | undefined)[] = []
    for (const atom of atoms) {
      const previous = settled.at(-1)
      const days = previous && onwards(atom, previous, this.now)
      settled.push(days ? { ...previous, days } : this.settled(atom))
    }
    return settled
  }
}
