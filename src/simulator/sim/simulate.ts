import { createHash } from 'node:crypto'
import { COUNTY_GROUP, COUNTY_NAME, GROUPS, OWNER, PAIRS, SIDES } from './cast.ts'
import { deeds } from './deeds.ts'
import { type Dice, dice } from './dice.ts'
import { fleet } from './fleet.ts'
import type { Plant } from './host.ts'
import type { Engine, RowsTrouble } from './host-store.ts'
import { INVARIANTS } from './invariants.ts'
import type { Life } from './life.ts'
import { exchange, noTraffic } from './line.ts'
import { mailman } from './mailman.ts'
import { emptied, rowsOf, textOf } from './rows.ts'
import { spells } from './spells.ts'
import { type Time, virtualTime } from './time.ts'
import { type Town, town as townOf, townRoom } from './town.ts'
import { calmed, type Now, type Weather, weatherOf } from './weather.ts'

export interface Simulation {
  readonly seed: number
  /** Deeds of people. */
  readonly steps: number
  readonly engine: Engine
  readonly plant?: Plant
  /** Each thing that happens, as it happens. */
  tell?(line: string): void
}

export interface Outcome {
  readonly seed: number
  readonly weather: Weather
  /** SHA-256 over the rows at the end and all that the platform showed. */
  readonly fingerprint: string
  readonly broken: readonly Breach[]
  readonly counts: Counts
}

export interface Breach {
  readonly invariant: string
  readonly where: readonly string[]
}

export interface Counts {
  readonly events: number
  readonly records: number
  readonly messages: number
  readonly calls: number
  readonly kills: number
  readonly retries: number
  readonly held: number
  readonly dead: number
}

/** 2027-03-29 10:00 in Shanghai, a Monday: no time at which this is ever run, and three days before a month turns. */
const BEGINS = Date.UTC(2027, 2, 29, 2)
const SECOND = 1_000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** Lives through one seed on an empty database, and judges it. */
export async function simulate({ seed, steps, engine, plant = {}, tell = () => {} }: Simulation): Promise<Outcome> {
  await emptied(engine.store)
  const weather = weatherOf(dice(seed, 'weather'))
  const sky: Now = { weather: calmed(weather) }
  const time = virtualTime(BEGINS)
  const say = (line: string) => tell(`${new Date(time.now() + 8 * HOUR).toISOString().slice(5, 23)} ${line}`)
  const room = townRoom(seed, time)
  const traffic = noTraffic()
  const trouble: RowsTrouble = { fullDisk: false }
  const failures: string[] = []
  let busy = true

  const shown = (chat: string, card: string) => town.shown(chat, card)
  const processes = fleet(
    {
      seed,
      time,
      sky,
      engine,
      trouble,
      exchange: exchange(time, room, traffic, shown),
      app: room.world.app,
      owners: new Set([room.person(OWNER).id]),
      plant,
      busy: () => busy,
      tell: say,
      failed: (what, key, error) => void failures.push(`${what} of ${key}: ${String(error)}`),
    },
    dice(seed, 'machine'),
  )
  const mail = mailman(time, room.world, dice(seed, 'mail'), sky, processes.door, shown)
  const town: Town = townOf(room, mail, say)

  await processes.begin()
  await found(town, time)
  const unfounded = await missingTies(engine, town)

  sky.weather = weather
  processes.setClocks()
  say(`${weather.sky}, ${weather.hosts} of kind ${weather.kind}, clock ${weather.clock}`)
  const happenings = spells({ time, sky, room, traffic, trouble, tell: say }, dice(seed, 'spells'))
  const act = deeds(town, dice(seed, 'people'))
  const pace = dice(seed, 'pace')
  for (let step = 0; step < steps; step++) {
    act()
    processes.upset()
    happenings.upset()
    await time.until(time.now() + gap(pace))
  }

  say('the weather clears')
  sky.weather = calmed(weather)
  happenings.endAll()
  processes.setRight()
  await time.until(time.now() + MINUTE)
  busy = false
  await calmedDown(time, engine, mail.pending)

  const rows = await rowsOf(engine.store)
  const life: Life = {
    seed,
    weather,
    began: BEGINS,
    ended: time.now(),
    rows,
    town,
    letters: mail.letters,
    traffic,
    fleet: processes.log,
    failures,
  }
  const messages = room.world.messages.map(({ id, chat, at, from, content, parent }) => [
    id,
    chat,
    at,
    from,
    content,
    parent,
  ])
  return {
    seed,
    weather,
    fingerprint: createHash('sha256').update(textOf(rows)).update(JSON.stringify(messages)).digest('hex').slice(0, 16),
    broken: [
      ...(unfounded.length > 0 ? [{ invariant: 'the town is founded', where: unfounded }] : []),
      ...INVARIANTS.flatMap(({ name, broken }) => {
        const where = broken(life)
        return where.length > 0 ? [{ invariant: name, where }] : []
      }),
    ],
    counts: {
      events: mail.letters.length,
      records: rows.activity.length,
      messages: room.world.messages.filter(({ from }) => from === 'bot').length,
      calls: traffic.made,
      kills: processes.log.kills,
      retries: rows.outbox.reduce((sum, { tries }) => sum + Math.max(0, tries - 1), 0),
      held: rows.outbox.filter(({ state }) => state === 'held').length,
      dead: rows.outbox.filter(({ state }) => state === 'dead').length,
    },
  }
}

/** The groups, the county and its pairs, who is on which side: through the front door, in good weather. */
async function found(town: Town, time: Time): Promise<void> {
  const settle = () => time.until(time.now() + 2 * SECOND)
  await settle()
  town.found()
  for (const { name } of GROUPS) {
    if (name === PAIRS[2].group) continue
    town.addBot(name)
    await settle()
  }
  const told: readonly (readonly [group: string, who: string, text: string])[] = [
    [COUNTY_GROUP, OWNER, `/bind county ${COUNTY_NAME}`],
    [COUNTY_GROUP, OWNER, `/设角色 @何静 指导小组 ${COUNTY_NAME}`],
    ...PAIRS.filter(({ letter }) => letter !== 'C').map(
      ({ group, giver, receivers }) => [group, OWNER, `/pair ${giver} → ${receivers.join('、')}`] as const,
    ),
    [PAIRS[0].group, OWNER, `/设角色 @张秀兰 园长 ${PAIRS[0].receivers[0]}`],
    [PAIRS[1].group, OWNER, `/设角色 @孙倩 联络员 ${PAIRS[1].giver}`],
    ...SIDES.map(([group, who, kindergarten]) => [group, who, `/我是 ${kindergarten}`] as const),
  ]
  for (const [group, who, text] of told) {
    town.say(town.group(group), who, text, 'answer')
    await settle()
  }
}

/** What did not come to be as the deeds expect it. */
async function missingTies({ store }: Engine, town: Town): Promise<readonly string[]> {
  const ties = await store.read.selectFrom('tie').select(['chat', 'scope_kind']).execute()
  const wanted = [
    [COUNTY_GROUP, 'county'],
    [PAIRS[0].group, 'pair'],
    [PAIRS[1].group, 'pair'],
  ] as const
  return wanted
    .filter(([group, kind]) => !ties.some((tie) => tie.chat === town.group(group).id && tie.scope_kind === kind))
    .map(([group, kind]) => `${group} is tied to no ${kind}`)
}

const gap = (luck: Dice): number =>
  luck.weighed<() => number>([
    [35, () => luck.unit() * 300],
    [45, () => 300 + luck.unit() * 4 * SECOND],
    [20, () => 4 * SECOND + luck.unit() * 26 * SECOND],
    [1, () => MINUTE + luck.unit() * 8 * MINUTE],
    [0.1, () => 10 * MINUTE + luck.unit() * 50 * MINUTE],
  ])()

/** Until nothing is under way any more; a row that never ends is for the judge. */
async function calmedDown(time: Time, { store }: Engine, pending: () => number): Promise<void> {
  const last = time.now() + 5 * DAY
  for (let wait = 5 * MINUTE; time.now() < last; wait = Math.min(wait * 2, 12 * HOUR)) {
    await time.until(time.now() + wait)
    if (pending() > 0) continue
    const due = await store.read.selectFrom('outbox').select('id').where('state', '=', 'due').limit(1).execute()
    const errands = await store.read.selectFrom('errand').select('id').where('state', '=', 'due').limit(1).execute()
    if (due.length + errands.length === 0) return
  }
}
