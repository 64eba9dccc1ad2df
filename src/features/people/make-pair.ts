import { buttons, type Card, text } from '../../bot/card.ts'
import { type At, command, type Reader } from '../../bot/command.ts'
import { type Decision, isRefusal, type Refusal, refuse } from '../../bot/decision.ts'
import type { Pressed } from '../../bot/event.ts'
import { allowed } from '../../bot/may.ts'
import { type Phrase, phrase, together } from '../../bot/phrase.ts'
import { split } from '../../bot/words.ts'
import { paper } from '../../store/paper.ts'
import { type Numbers, numbersOf } from './history.ts'
import { LEVELS, type Level } from './level.ts'
import { kindergartensOf, type Pair, pairById, pairName, pairsOf, whereOfPair } from './pair.ts'
import { pairCard, type SideSaid, sidesIn } from './pair-card.ts'
import { CHOICES_MAX, pairsNamed } from './pair-find.ts'
import {
  decideMaking,
  inHistory,
  lookAtMaking,
  type Making,
  NEW,
  PAIR_MAY,
  type PairWish,
  pairSubject,
  pairWish,
  whereOfMaking,
} from './pair-making.ts'
import { readPair } from './pair-words.ts'
import {
  kindergartenSubject,
  ownGround,
  type Places,
  placesIn,
  refineKindergarten,
  whereOfKindergarten,
} from './places.ts'
import { wishOf } from './question.ts'
import { type Chat, chatHere, chatSubject, sameScope, tieGroup } from './tie.ts'

type Args =
  | { readonly does: 'make'; readonly wish: PairWish }
  | { readonly does: 'answer'; readonly question: string; readonly settle: (wish: PairWish) => PairWish }
  | { readonly does: 'show' | 'tie'; readonly which: Which }
  | { readonly does: 'end' | 'reopen'; readonly which: Which; readonly sure: boolean }
  | { readonly does: 'level'; readonly which: Which; readonly kindergarten: string; readonly level: Level }

/** A pair by its id, by what somebody calls it, or this group's own. */
type Which = { readonly id: string } | { readonly name: string } | 'here'
type OfPair = Exclude<Args, { does: 'make' | 'answer' }>

type View =
  | { readonly is: 'making'; readonly making: Making }
  | { readonly is: 'forgotten' }
  | { readonly is: 'none'; readonly asked: OfPair }
  | { readonly is: 'many'; readonly asked: OfPair; readonly pairs: readonly Pair[] }
  | ({ readonly is: 'pair'; readonly asked: OfPair } & Known)

interface Known {
  readonly pair: Pair
  readonly chat: Chat
  readonly places: Places
  readonly said: readonly SideSaid[]
  readonly numbers: Numbers
  /** The giver's running pair of this cycle, where that is another. */
  readonly rival: Pair | null
}

/** Makes a pair, and ties a group to it that is nothing yet (product.md §3; R16, R27, R28). */
export const makePair = command<Args, View>({
  name: 'pair',
  aliases: ['结对', '结对子'],
  help: {
    does: phrase(
      '建立结对：示范园 → 乡镇园，并把本群设为这个结对的群；也可以结束、恢复结对。',
      'Make a pair: giver → receiver, and tie this group to it; also end a pair or take it up again.',
    ),
    examples: [
      {
        typed: '/结对 县直机关幼儿园 → 桃源镇中心幼儿园',
        means: phrase('县直机关幼儿园帮扶桃源镇中心幼儿园', '县直机关幼儿园 assists 桃源镇中心幼儿园'),
      },
      {
        typed: '/pair 县实验幼儿园（省级示范） -> 柳林镇幼儿园、杨柳镇幼儿园',
        means: phrase('一所省级示范园帮扶两所园', 'a provincial demonstration kindergarten assists two'),
      },
      { typed: '/结对 结束', means: phrase('结束本群的结对，记录都保留', "End this group's pair; its records stay") },
      { typed: '/pair', means: phrase('再看一次本群的结对', "Show this group's pair again") },
    ],
  },
  may: PAIR_MAY,
  parse(words) {
    const [first = '', ...more] = split(words.rest)
    if (first === '') return { does: 'show', which: 'here' }
    const does = ENDING.test(first) ? 'end' : REOPENING.test(first) ? 'reopen' : null
    if (does) return { does, which: more.length > 0 ? { name: more.join(' ') } : 'here', sure: false }
    const read = readPair(words.rest)
    return isRefusal(read) ? read : { does: 'make', wish: { giver: read.giver, receivers: [...read.receivers] } }
  },
  buttons: {
    choose: ({ press: { about } }) => {
      const place = Number(about?.place)
      const id = about?.kindergarten === NEW ? null : (about?.kindergarten ?? null)
      return {
        does: 'answer',
        question: about?.question ?? '',
        settle: (wish) =>
          place === 0
            ? { ...wish, giver: { ...wish.giver, id } }
            : { ...wish, receivers: wish.receivers.map((r, i) => (i === place - 1 ? { ...r, id } : r)) },
      }
    },
    make: ({ press }) => ({ does: 'answer', question: press.about?.question ?? '', settle: (wish) => wish }),
    join: ({ press }) => ({
      does: 'answer',
      question: press.about?.question ?? '',
      settle: (wish) => ({ ...wish, join: true }),
    }),
    tie: (pressed) => ({ does: 'tie', which: pressedPair(pressed) }),
    end: (pressed) => ({ does: 'end', which: pressedPair(pressed), sure: true }),
    'ask-end': (pressed) => ({ does: 'end', which: pressedPair(pressed), sure: false }),
    reopen: (pressed) => ({ does: 'reopen', which: pressedPair(pressed), sure: true }),
    level(pressed) {
      const level = LEVELS.find((one) => one === pressed.form.level)
      if (!level) return refuse(says.chooseLevel)
      const kindergarten = pressed.press.about?.kindergarten ?? ''
      return { does: 'level', which: pressedPair(pressed), kindergarten, level }
    },
  },
  async look(db, args, at) {
    if (args.does === 'make') return { is: 'making', making: await lookAtMaking(db, args.wish, at) }
    if (args.does !== 'answer') return lookAtPair(db, args, at)
    const chat = await chatHere(db, at)
    const wish = await wishOf(db, args.question, chat.id, pairWish)
    if (!wish) return { is: 'forgotten' }
    return { is: 'making', making: await lookAtMaking(db, args.settle(wish), at) }
  },
  within(_args, view, at) {
    switch (view.is) {
      case 'making':
        return whereOfMaking(view.making)
      case 'pair':
        return whereOfPair(view.pair)
      default:
        return ownGround(at.standing)
    }
  },
  decide(_args, view, at) {
    switch (view.is) {
      case 'making':
        return decideMaking(view.making, at)
      case 'forgotten':
        return refuse(says.forgotten)
      case 'none':
        return refuse(view.asked.which === 'here' ? says.nothingHere : says.noSuch)
      case 'many':
        return { show: { card: whichCard(view.asked, view.pairs) } }
      case 'pair':
        return decideOnPair(view.asked, view, at)
    }
  },
})

const ENDING = /^(?:结束|终止|解除|end|stop)$/i
const REOPENING = /^(?:恢复|reopen|resume)$/i

const pressedPair = ({ press }: Pressed): Which => ({ id: press.about?.pair ?? '' })

const says = {
  forgotten: phrase(
    '这个问题已经过期了，请重新发送 /结对 A → B。',
    'This question has expired; please send /pair A → B again.',
  ),
  nothingHere: phrase(
    '本群还没有结对。请这样写：/结对 县直机关幼儿园 → 桃源镇中心幼儿园',
    'This chat has no pair yet. Please write: /pair GIVER → RECEIVER',
  ),
  noSuch: phrase('没有找到这个结对，请检查园名。', 'There is no such pair; please check the name.'),
  chooseLevel: phrase('请先选择示范等级，再点保存。', 'Please choose a level first, then save.'),
  groupOnly: phrase('请在要设为结对群的飞书群里操作。', 'Please do this in the group that shall be tied.'),
  notTheirs: phrase(
    '本群现在属于您管辖以外的范围，请联系系统管理员来改。',
    'This group belongs to a scope that is not yours; please ask the system owner.',
  ),
  levelNotTheirs: phrase(
    '这所园不归您的县管，它的等级请由市教育局、所在县或系统管理员填写。',
    'This kindergarten is not in your county: its own county, the city bureau or the system owner can give its level.',
  ),
  rival: (pair: Pair) =>
    together(
      phrase(
        '不能恢复：这所园本周期已有另一个结对：',
        'Not taken up again: the giver already leads another pair in this cycle: ',
      ),
      pairName(pair),
    ),
  shown: phrase('结对', 'Pair'),
  ended: phrase('结对已结束', 'The pair has ended'),
  reopened: phrase('结对已恢复', 'The pair is taken up again'),
  tied: phrase('本群已设为这个结对的群', 'This group is now the group of this pair'),
  saved: phrase('等级已保存', 'Level saved'),
  alreadyEnded: phrase('这个结对之前就已经结束了。', 'This pair had ended before.'),
  running: phrase('这个结对正在进行，不用恢复。', 'This pair is running; there is nothing to take up.'),
}

async function lookAtPair(db: Reader, asked: OfPair, at: At): Promise<View> {
  const chat = await chatHere(db, at)
  const found = await pairsMeant(db, asked, chat, at)
  const theirs = found.filter((one) => allowed(at.standing, PAIR_MAY, whereOfPair(one)))
  const [pair] = theirs.length > 0 ? theirs : found
  if (!pair) return { is: 'none', asked }
  if (theirs.length > 1) return { is: 'many', asked, pairs: theirs }
  const sides = kindergartensOf(pair).map(({ id }) => id)
  const [places, said, numbers, led] = await Promise.all([
    placesIn(db),
    sidesIn(db, chat.id, sides),
    numbersOf(db, [pairSubject(pair.id), chatSubject(chat.id), ...sides.map(kindergartenSubject)]),
    pairsOf(db, { within: [{ kind: 'kindergarten', id: pair.giver.id }], state: 'running' }),
  ])
  const rival = led.find(
    ({ id, giver, cycle }) => id !== pair.id && giver.id === pair.giver.id && cycle.id === pair.cycle.id,
  )
  return { is: 'pair', asked, pair, chat, places, said, numbers, rival: rival ?? null }
}

async function pairsMeant(db: Reader, asked: OfPair, chat: Chat, at: At): Promise<readonly Pair[]> {
  if (asked.which === 'here') return chat.tied?.pair ? [chat.tied.pair] : []
  if ('name' in asked.which) {
    return pairsNamed(db, at.standing, asked.which.name, asked.does === 'reopen' ? 'ended' : 'running')
  }
  const pair = await pairById(db, asked.which.id)
  return pair ? [pair] : []
}

function decideOnPair(asked: OfPair, known: Known, at: At): Decision | Refusal {
  switch (asked.does) {
    case 'show':
      return face(known, known.pair, says.shown)
    case 'end':
      return asked.sure ? end(known, at) : { show: { card: sureCard(known.pair), about: pairSubject(known.pair.id) } }
    case 'reopen':
      return reopen(known, at)
    case 'tie':
      return tieHere(known, at)
    case 'level':
      return saveLevel(known, asked.kindergarten, asked.level, at)
  }
}

const face = (known: Known, pair: Pair, title: Phrase, news: readonly Phrase[] = []): Decision => ({
  show: {
    card: pairCard({ pair, counties: known.places.counties, chat: known.chat, sides: known.said }, title, news),
    about: pairSubject(pair.id),
  },
})

function end(known: Known, at: At): Decision {
  const { pair, numbers } = known
  if (pair.endedAt !== null) return { ...face(known, pair, says.ended), toast: says.alreadyEnded }
  const ended: Pair = { ...pair, endedAt: at.now }
  return {
    rows: [paper.updateTable('pair').set({ ended_at: at.now }).where('id', '=', pair.id)],
    history: [
      { subject: pairSubject(pair.id), number: numbers(pairSubject(pair.id)), what: 'ended', before: inHistory(pair) },
    ],
    ...face(known, ended, says.ended),
    toast: says.ended,
  }
}

function reopen(known: Known, at: At): Decision | Refusal {
  const { pair, numbers, rival } = known
  if (pair.endedAt === null) return { ...face(known, pair, says.shown), toast: says.running }
  if (rival) return refuse(says.rival(rival))
  const running: Pair = { ...pair, endedAt: null }
  return {
    rows: [paper.updateTable('pair').set({ ended_at: null }).where('id', '=', pair.id)],
    history: [
      {
        subject: pairSubject(pair.id),
        number: numbers(pairSubject(pair.id)),
        what: 'taken up again',
        before: { endedAt: pair.endedAt },
        after: { at: at.now },
      },
    ],
    ...face(known, running, says.reopened),
    toast: says.reopened,
  }
}

function tieHere(known: Known, at: At): Decision | Refusal {
  const { chat, pair, numbers } = known
  if (chat.kind !== 'group') return refuse(says.groupOnly)
  const scope = { kind: 'pair' as const, id: pair.id }
  if (chat.tied && sameScope(chat.tied.scope, scope)) return face(known, pair, says.shown)
  if (chat.tied && !allowed(at.standing, PAIR_MAY, chat.tied.where)) return refuse(says.notTheirs)
  const tied = { scope, name: pairName(pair), where: whereOfPair(pair), withHeads: false, pair }
  return {
    ...tieGroup(at, chat, scope, false, numbers(chatSubject(chat.id))),
    ...face({ ...known, chat: { ...chat, tied } }, pair, says.tied),
    toast: says.tied,
  }
}

function saveLevel(known: Known, id: string, level: Level, at: At): Decision | Refusal {
  const { pair, numbers } = known
  const place = kindergartensOf(pair).find((k) => k.id === id)
  if (!place) return refuse(says.noSuch)
  // The county that leads the pair does not thereby run the other side's kindergarten.
  if (!allowed(at.standing, PAIR_MAY, whereOfKindergarten(place)) && place.county !== null)
    return refuse(says.notTheirs)
  const refined = refineKindergarten(place, { level }, numbers(kindergartenSubject(id)))
  const now: Pair = {
    ...pair,
    giver: pair.giver.id === id ? { ...pair.giver, level } : pair.giver,
    receivers: pair.receivers.map((r) => (r.id === id ? { ...r, level } : r)),
  }
  return {
    rows: refined?.rows ?? [],
    history: refined?.history ?? [],
    ...face(known, now, says.saved),
    toast: says.saved,
  }
}

const sureCard = (pair: Pair): Card => ({
  title: phrase('要结束这个结对吗？', 'End this pair?'),
  tone: 'orange',
  body: [
    text(pairName(pair)),
    text(
      phrase(
        '结束后记录都保留、只能查看；以后可以恢复。现在还没有改动。',
        'Its records stay and can be read; it can be taken up again. Nothing is changed yet.',
      ),
    ),
    buttons({
      text: phrase('结束这个结对', 'End this pair'),
      tone: 'danger',
      press: { command: 'pair', button: 'end', about: { pair: pair.id } },
    }),
  ],
})

function whichCard(asked: OfPair, pairs: readonly Pair[]): Card {
  const button = asked.does === 'end' ? 'ask-end' : asked.does
  const shown = pairs.slice(0, CHOICES_MAX)
  return {
    title: phrase('请选择结对', 'Choose a pair'),
    body: [
      text(
        pairs.length > shown.length
          ? phrase(
              `有 ${pairs.length} 个结对符合，这里是前 ${shown.length} 个；请选择，或把园名写完整。`,
              `${pairs.length} pairs fit; here are the first ${shown.length}. Choose one or write the full name.`,
            )
          : phrase('请选择是哪一个结对。', 'Which pair is it?'),
      ),
      buttons(
        ...shown.map((pair) => ({
          text: pairName(pair),
          press: { command: 'pair', button, about: { pair: pair.id } },
        })),
      ),
    ],
  }
}
