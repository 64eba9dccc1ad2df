import { buttons, type Card, text } from '../../bot/card.ts'
import type { At, Reader } from '../../bot/command.ts'
import { type Decision, type Refusal, refuse } from '../../bot/decision.ts'
import { allowed } from '../../bot/may.ts'
import { type Phrase, phrase, together } from '../../bot/phrase.ts'
import { paper } from '../../store/paper.ts'
import { type Numbers, numbersOf } from './history.ts'
import type { Level } from './level.ts'
import { kindergartensOf, type Pair, pairById, pairName, pairsOf, whereOfPair } from './pair.ts'
import { pairCard, type SideSaid, sidesIn } from './pair-card.ts'
import { CHOICES_MAX, pairsNamed } from './pair-find.ts'
import { inHistory, PAIR_MAY, pairSubject } from './pair-wish.ts'
import { kindergartenSubject, type Places, placesIn, refineKindergarten, whereOfKindergarten } from './places.ts'
import { type Chat, chatHere, chatSubject, sameScope, tieGroup } from './tie.ts'

/** A pair by its id, by what somebody calls it, or this group's own. */
export type Which = { readonly id: string } | { readonly name: string } | 'here'

/** What is asked of a pair that is there. */
export type OfPair =
  | { readonly does: 'show' | 'tie'; readonly which: Which }
  | { readonly does: 'end' | 'reopen'; readonly which: Which; readonly sure: boolean }
  | { readonly does: 'level'; readonly which: Which; readonly kindergarten: string; readonly level: Level }

export type Found =
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

export async function lookAtPair(db: Reader, asked: OfPair, at: At): Promise<Found> {
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

export function decideOnPair(asked: OfPair, known: Known, at: At): Decision | Refusal {
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

export function end(known: Known, at: At): Decision {
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

export function reopen(known: Known, at: At): Decision | Refusal {
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

export function whichCard(asked: OfPair, pairs: readonly Pair[]): Card {
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

const says = {
  noSuch: phrase('没有找到这个结对，请检查园名。', 'There is no such pair; please check the name.'),
  groupOnly: phrase('请在要设为结对群的飞书群里操作。', 'Please do this in the group that shall be tied.'),
  notTheirs: phrase(
    '本群现在属于您管辖以外的范围，请联系系统管理员来改。',
    'This group belongs to a scope that is not yours; please ask the system owner.',
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
