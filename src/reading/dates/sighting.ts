import type { Page } from '../words/page.ts'
import type { Atom } from './atom.ts'
import { civil, type DayNumber, type Days, oneDay, weekdayOf } from './calendar.ts'
import { backTo, leaves, onwards } from './ends.ts'
import { inMonth, type Settled, type Sight, settle } from './resolve.ts'
import type { Assumed, At } from './said.ts'
import { MOVE_GATE, type Standing, standingOf } from './standing.ts'

const INTO = /(?:[改挪调换移推延]|提前|推迟|延[期后迟]|顺延|调整)(?:期)?(?:到|至|为|成|在|于)? ?$|to $/
const PUBLISHED_GATE = /发布|发表|更新|上传|信息|录入|讯|电|消息|编辑|来源|浏览|阅读|作者|报道|:\d\d:/
/** 周一到周五, logged on a Monday, was last week: a deed may still go on tomorrow, not for days. */
const STILL_GOING_ON = 1
const WEEK = 7

/** Settles what a word says of a day by what stands around it and what was told before it. */
export class Sighting {
  /** The day told of last. */
  before: Settled | undefined
  private readonly page: Page
  private readonly at: At
  private readonly now: DayNumber
  private readonly moves: boolean
  private readonly standings = new Map<Atom, Standing>()
  /** Where a deed lies behind: the message, or where its report was published. */
  private today: DayNumber
  /** 10月22日讯 昨天: 昨天 is the 21st. */
  private dateline: DayNumber | undefined

  constructor(page: Page, at: At, now: DayNumber, atoms: readonly Atom[]) {
    this.page = page
    this.at = at
    this.now = now
    this.today = now
    this.moves = MOVE_GATE.test(page.plain)
    this.findPublished(atoms)
  }

  /** Where a report was published or datelined, its deed lies behind that day. */
  private findPublished(atoms: readonly Atom[]): void {
    if (!PUBLISHED_GATE.test(this.page.plain)) return
    for (const atom of atoms) {
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

  /** "moved from Friday to Monday" is no stretch. */
  movedTo(from: Atom, to: Atom): boolean {
    if (!this.moves) return false
    const gap = this.page.plain.slice(from.end, to.start)
    return (
      /to/.test(gap) &&
      /(?:mov|resched|postpon|shift|push|chang|bring|brought)/.test(
        this.page.plain.slice(Math.max(0, from.start - 60), from.start),
      )
    )
  }

  agrees(day: Atom, weekday: Atom): boolean {
    const settled = settle(day.part, this.sight(day))
    return (
      settled !== undefined && weekday.part.is === 'weekday' && weekdayOf(settled.days.from) === weekday.part.weekday
    )
  }

  sight(atom: Atom): Sight {
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

  standing(atom: Atom): Standing {
    const known = this.standings.get(atom)
    if (known) return known
    const standing = standingOf(this.page, atom, this.at.lean, this.moves)
    this.standings.set(atom, standing)
    return standing
  }

  settled(atom: Atom): Settled | undefined {
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

  /** 本周五即27日, 周五（27号）: the weekday says of which month. */
  together({ part }: Atom, beside: Atom | undefined): Settled | undefined {
    if (!beside || part.is !== 'calendar' || part.month !== undefined || part.day === undefined) return undefined
    if (beside.part.is !== 'weekday' || beside.part.week !== undefined) {
      const named = settle(beside.part, this.sight(beside))
      return named && civil(named.days.from).day === part.day ? { days: named.days } : undefined
    }
    const { year, month } = civil(this.now)
    const fitting = [month - 1, month, month + 1].flatMap((of) => {
      const day = inMonth(year, of, part.day ?? 0)
      return day !== undefined && this.fits(oneDay(day), beside) ? [day] : []
    })
    const behind = fitting.findLast((day) => day <= this.now)
    const ahead = fitting.find((day) => day >= this.now)
    const day = this.standing(beside).side === 'behind' ? (behind ?? ahead) : (ahead ?? behind)
    return day === undefined ? undefined : { days: oneDay(day), assumed: 'month' }
  }

  fits(days: Days, { part }: Atom): boolean {
    if (part.is !== 'weekday' || days.grain !== 'day') return true
    const on = weekdayOf(days.from)
    if (on < part.weekday || on > (part.last ?? part.weekday)) return false
    if (part.week === undefined) return true
    const named = settle(part, { side: 'near', today: this.now })
    return named === undefined || (days.from >= named.days.from && days.from <= named.days.to)
  }

  ends(first: Atom, last: Atom): { from: Days; to: Days | undefined; assumed?: Assumed } | undefined {
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
    const assumed = from.assumed !== undefined && { assumed: from.assumed }
    const later = to !== undefined && from.assumed === 'week' && to.to > this.today + STILL_GOING_ON
    if (!later || this.standing(first).side !== 'behind') return { from: from.days, to, ...assumed }
    return { from: shifted(from.days, -WEEK), to: shifted(to, -WEEK), ...assumed }
  }

  /** Of 21、22日 the last says of which month; of 10月21日、22日 the first. */
  settleList(atoms: readonly Atom[]): (Settled | undefined)[] {
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

const shifted = (days: Days, by: number): Days => ({ ...days, from: days.from + by, to: days.to + by })
