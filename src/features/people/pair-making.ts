import { buttons, text } from '../../bot/card.ts'
import type { At } from '../../bot/command.ts'
import { type Decision, type Refusal, refuse } from '../../bot/decision.ts'
import { allowed } from '../../bot/may.ts'
import { join, type Phrase, phrase, same, together } from '../../bot/phrase.ts'
import { dayOf, schoolYearOf } from '../../bot/school-calendar.ts'
import { paper } from '../../store/paper.ts'
import { type Kindergarten, type Pair, pairName, whereOfPair } from './pair.ts'
import { pairCard } from './pair-card.ts'
import { elsewhere, newOnes, settle } from './pair-settle.ts'
import { countyOf, inHistory, ledAlready, type Making, NEW, pairSubject, whereOfMaking } from './pair-wish.ts'
import { RECEIVERS_MAX } from './pair-words.ts'
import { countiesLedBy, countyName, type Resolved } from './places.ts'
import { askBack } from './question.ts'
import { chatSubject, sameScope, tieGroup } from './tie.ts'

export function decideMaking(making: Making, at: At): Decision | Refusal {
  const unclear = making.sides.findIndex((side) => side.is === 'ask')
  if (unclear >= 0) return askWhich(making, unclear, at)
  if (foreign(making, at)) return refuse(says.foreign)
  if (sameTwice(making)) return refuse(says.itself)
  const led = ledAlready(making)
  if (!led) return make(making, at)
  const missing = missingFrom(led, making)
  if (missing.length === 0) return comeBackTo(led, making, at)
  if (led.receivers.length + missing.length > RECEIVERS_MAX) return refuse(says.full(led))
  return making.wish.join ? addReceivers(led, making, at) : askToJoin(led, making, at)
}

/** A county pairs its own receivers (R16); owner and city pair anybody's. */
function foreign(making: Making, at: At): boolean {
  if (allowed(at.standing, ['owner', 'city'], whereOfMaking(making))) return false
  const own = countiesLedBy(at.standing)
  return making.sides.slice(1).some((side) => {
    const county = countyOf(making, side)
    return county !== null && !own.includes(county)
  })
}

/** Two spellings may have turned out to be one kindergarten. */
function sameTwice({ sides }: Making): boolean {
  const ids = sides.flatMap((side) => (side.is === 'known' ? [side.place.id] : []))
  return sides[0]?.is === 'known' && ids.filter((id) => id === ids[0]).length > 1
}

const missingFrom = (pair: Pair, { sides }: Making): readonly Resolved<Kindergarten>[] =>
  sides.slice(1).filter((side) => side.is !== 'known' || !pair.receivers.some(({ id }) => id === side.place.id))

const says = {
  foreign: phrase(
    '受帮扶方里有别的县（市、区）的幼儿园，请由那个县的教育局或市教育局来建立这个结对。',
    'A receiver belongs to another county: its county bureau or the city bureau can make this pair.',
  ),
  itself: phrase(
    '帮扶方和受帮扶方是同一所幼儿园，请检查园名后再发一次。',
    'Giver and receiver are the same kindergarten; please check the names and send it again.',
  ),
  full: (pair: Pair) =>
    phrase(
      `${pair.giver.name}本周期已帮扶 ${pair.receivers.length} 所园，加上这些会超过 ${RECEIVERS_MAX} 所的上限。`,
      `${pair.giver.name} already assists ${pair.receivers.length}; with these it would be more than ${RECEIVERS_MAX}.`,
    ),
  made: phrase('结对建立好了', 'The pair is made'),
  back: phrase('这个结对已经有了', 'This pair is here already'),
  added: phrase('已加入受帮扶园', 'Receivers added'),
  tiedNow: phrase('本群已设为这个结对的群。', 'This group is now the group of this pair.'),
}

function askWhich(making: Making, place: number, at: At): Decision {
  const side = making.sides[place]
  if (side?.is !== 'ask') throw new Error('asked about a name that is clear')
  const question = askBack(at, making.chat.id, making.wish)
  const about = (kindergarten: string) => ({ question: question.id, place: String(place), kindergarten })
  return {
    rows: question.rows,
    show: {
      card: {
        title: phrase('请确认园名', 'Please confirm the name'),
        tone: 'orange',
        body: [
          text(
            together(
              phrase('您写的是“', 'You wrote "'),
              same(side.name),
              phrase('”，是不是已有的这所？还没有保存。', '". Is it this one? Nothing is saved yet.'),
            ),
          ),
          buttons(
            ...side.candidates.map((known) => ({
              text: together(
                phrase('是', 'It is '),
                same(known.name),
                phrase('（', ' ('),
                countyName(making.places, known.county),
                phrase('）', ')'),
              ),
              press: { command: 'pair', button: 'choose', about: about(known.id) },
            })),
            {
              text: phrase('都不是，新建这所', 'None of these, it is new'),
              press: { command: 'pair', button: 'choose', about: about(NEW) },
            },
          ),
        ],
      },
    },
  }
}

function askToJoin(led: Pair, making: Making, at: At): Decision {
  const question = askBack(at, making.chat.id, making.wish)
  const names = join(missingFrom(led, making).map((side) => same(side.is === 'known' ? side.place.name : side.name)))
  return {
    rows: question.rows,
    show: {
      card: {
        title: phrase('这所园本周期已有结对', 'This kindergarten leads a pair already'),
        tone: 'orange',
        body: [
          text(
            together(
              phrase('现有结对：', 'The pair there is: '),
              pairName(led),
              phrase('。要把', '. Shall '),
              names,
              phrase('加进这个结对吗？还没有改动。', ' join it? Nothing is changed yet.'),
            ),
          ),
          buttons({
            text: phrase('加进这个结对', 'Let them join'),
            tone: 'primary',
            press: { command: 'pair', button: 'join', about: { question: question.id } },
          }),
          text(
            phrase(
              `如果要换成新的结对，请先结束现有的：/结对 结束 ${led.giver.name}`,
              `To make a new pair instead, first end this one: /pair end ${led.giver.name}`,
            ),
          ),
        ],
      },
      about: pairSubject(led.id),
    },
  }
}

export function make(making: Making, at: At): Decision {
  const sides = settle(making, at)
  const opened = making.cycle === null
  const cycle = making.cycle ?? { id: at.id(), firstYear: schoolYearOf(dayOf(at.now, at.zone)) }
  const pair: Pair = {
    id: at.id(),
    giver: sides.giver.place,
    receivers: sides.receivers.map(({ place }) => place),
    cycle,
    since: at.now,
    endedAt: null,
  }
  const made: Decision = {
    rows: [
      ...sides.rows,
      ...(opened
        ? [paper.insertInto('cycle').values({ id: cycle.id, first_year: cycle.firstYear, since: at.now })]
        : []),
      paper
        .insertInto('pair')
        .values({ id: pair.id, giver: pair.giver.id, cycle: cycle.id, since: at.now, ended_at: null }),
      ...pair.receivers.map(({ id }, place) =>
        paper.insertInto('receiver').values({ pair: pair.id, kindergarten: id, place }),
      ),
    ],
    history: [
      ...sides.history,
      ...(opened
        ? [{ subject: `cycle:${cycle.id}`, number: 0, what: 'opened', after: { firstYear: cycle.firstYear } }]
        : []),
      { subject: pairSubject(pair.id), number: 0, what: 'made', after: inHistory(pair) },
    ],
  }
  return finish(
    made,
    pair,
    says.made,
    [...newOnes(making, sides), ...sides.notes, ...elsewhere(making, pair)],
    making,
    at,
  )
}

/** The same pair again: nothing is made, and a group that is not tied yet is tied. */
function comeBackTo(led: Pair, making: Making, at: At): Decision {
  const sides = settle(making, at)
  const pair = { ...led, giver: sides.giver.place }
  return finish({ rows: sides.rows, history: sides.history }, pair, says.back, sides.notes, making, at)
}

function addReceivers(led: Pair, making: Making, at: At): Decision {
  const sides = settle(making, at)
  const joining = sides.receivers.map(({ place }) => place).filter(({ id }) => !led.receivers.some((r) => r.id === id))
  const pair: Pair = { ...led, giver: sides.giver.place, receivers: [...led.receivers, ...joining] }
  const added: Decision = {
    rows: [
      ...sides.rows,
      ...joining.map(({ id }, i) =>
        paper.insertInto('receiver').values({ pair: led.id, kindergarten: id, place: led.receivers.length + i }),
      ),
    ],
    history: [
      ...sides.history,
      {
        subject: pairSubject(led.id),
        number: making.numbers(pairSubject(led.id)),
        what: 'receivers added',
        before: inHistory(led),
        after: inHistory(pair),
      },
    ],
  }
  return finish(
    added,
    pair,
    says.added,
    [...newOnes(making, sides), ...sides.notes, ...elsewhere(making, pair)],
    making,
    at,
  )
}

/** Ties a group that is nothing yet; a group that is something is only asked about, on the card. */
function finish(made: Decision, pair: Pair, title: Phrase, news: readonly Phrase[], making: Making, at: At): Decision {
  const { chat } = making
  const scope = { kind: 'pair' as const, id: pair.id }
  const free = chat.kind === 'group' && chat.tied === null
  const tie = free ? tieGroup(at, chat, scope, false, making.numbers(chatSubject(chat.id))) : {}
  const tied = free ? { scope, name: pairName(pair), where: whereOfPair(pair), withHeads: false, pair } : chat.tied
  const face = { pair, counties: making.places.counties, chat: { ...chat, tied }, sides: making.said }
  const here = tied !== null && sameScope(tied.scope, scope)
  return {
    rows: [...(made.rows ?? []), ...(tie.rows ?? [])],
    history: [...(made.history ?? []), ...(tie.history ?? [])],
    errands: tie.errands ?? [],
    show: {
      card: pairCard(face, title, free && here ? [...news, says.tiedNow] : news),
      about: pairSubject(pair.id),
    },
  }
}
