import { type Element, text } from '../../bot/card.ts'
import type { At } from '../../bot/command.ts'
import { type Decision, type Entry, type Refusal, refuse } from '../../bot/decision.ts'
import { allowed, type Scope, type Where } from '../../bot/may.ts'
import { type Phrase, phrase, same, together } from '../../bot/phrase.ts'
import { paper, type Write } from '../../store/paper.ts'
import { askCard, boundCard, detailsForm, kindButton, kindChoices, retieCard, takeOverForm } from './bind-card.ts'
import { BIND_MAY, type Binding, citySubject, countyOfNewOne, countyTyped } from './bind-wish.ts'
import { sameName } from './names.ts'
import { type Kindergarten, type Pair, pairName, whereOfPair } from './pair.ts'
import { pairCard } from './pair-card.ts'
import { CHOICES_MAX } from './pair-find.ts'
import { NEW } from './pair-wish.ts'
import { looksLikePair, readPair } from './pair-words.ts'
import {
  CITY_ID,
  type County,
  countyName,
  kindergartenSubject,
  makeCounty,
  makeKindergarten,
  type Places,
  type Resolved,
  refineKindergarten,
  whereOfCounty,
  whereOfKindergarten,
  whereOfNew,
} from './places.ts'
import { askBack } from './question.ts'
import { chatSubject, sameScope, type Tied, tieGroup } from './tie.ts'

export function decideBinding(binding: Binding, at: At): Decision | Refusal {
  const { chat, target, wish } = binding
  if (chat.kind !== 'group') return refuse(says.groupOnly)
  switch (target.to) {
    case 'unsaid':
      return ask(binding, at, says.whichKind(wish.name), (question) =>
        kindChoices.map((kind) => kindButton(kind, question)),
      )
    case 'city':
      return bindCity(binding, target.now, at)
    case 'county':
      return bindCounty(binding, target.found, at)
    case 'kindergarten':
      return bindKindergarten(binding, target.found, at)
    case 'pair':
      return bindPair(binding, target.found, at)
  }
}

const says = {
  groupOnly: phrase(
    '请在要绑定的飞书群里发送这条指令；私聊不用绑定。',
    'Please send this in the group that shall be tied; a private chat needs no tie.',
  ),
  whichKind: (name: string) =>
    phrase(
      `“${name}”是市、县（市、区），还是幼儿园？还没有保存。`,
      `Is "${name}" the city, a county or a kindergarten? Nothing is saved yet.`,
    ),
  sure: phrase('请确认名称', 'Please confirm the name'),
  isIt: (name: string) =>
    phrase(
      `您写的是“${name}”，是不是已有的这个？还没有保存。`,
      `You wrote "${name}". Is it this one? Nothing is saved yet.`,
    ),
  none: phrase('都不是，新建这个', 'None of these, it is new'),
  otherCity: (now: string, typed: string) =>
    phrase(
      `本系统的市是“${now}”，您写的是“${typed}”。还没有改动。`,
      `The city here is "${now}"; you wrote "${typed}". Nothing is changed yet.`,
    ),
  done: phrase('本群已绑定', 'This group is tied'),
  same: phrase('本群已经是了，没有改动', 'This group was tied to it already'),
  saved: phrase('本群已经是了，资料已保存', 'It was tied already; the details are saved'),
  made: (what: Phrase) => together(phrase('新建：', 'New: '), what),
  noCounty: (name: string) =>
    phrase(`没有找到“${name}”，所属县（市、区）没有按它填写。`, `There is no county "${name}"; it was not set.`),
  noPair: phrase(
    '没有找到这个结对。建立结对请发送：/结对 示范园 → 乡镇园',
    'There is no such pair. To make one, send: /pair GIVER → RECEIVER',
  ),
  makePair: (name: string) =>
    phrase(`还没有“${name}”这个结对。要现在建立吗？`, `There is no pair "${name}" yet. Shall it be made now?`),
  justDetails: phrase(
    '如果只是要改这所园的资料，填下面的表就行，绑定不变：',
    'Only to correct this kindergarten, fill the form below; the tie stays:',
  ),
  notTheirs: phrase(
    '本群现在属于您管辖以外的范围，请联系系统管理员来改。',
    'This group belongs to a scope that is not yours; please ask the system owner.',
  ),
}

type Buttons = Parameters<typeof askCard>[2]

function ask(binding: Binding, at: At, question: Phrase, answers: (id: string) => Buttons): Decision {
  const asked = askBack(at, binding.chat.id, binding.wish)
  return { rows: asked.rows, show: { card: askCard(says.sure, question, answers(asked.id)) } }
}

const choice = (question: string, id: string, text: Phrase) => ({
  text,
  press: { command: 'bind', button: 'choose', about: { question, id } },
})

function bindCity(binding: Binding, now: County | null, at: At): Decision | Refusal {
  const { name, id } = binding.wish
  const other = now !== null && !sameName(now.name, name) && !sameName(now.name, `${name}市`)
  if (other && id === undefined) {
    return ask(binding, at, says.otherCity(now.name, name), (question) => [
      choice(question, CITY_ID, phrase(`就绑定“${now.name}”`, `Tie it to "${now.name}"`)),
      choice(question, NEW, phrase(`市名改为“${name}”`, `Change the city's name to "${name}"`)),
    ])
  }
  const kept = now !== null && !(other && id === null)
  const named: County = kept ? now : { id: CITY_ID, name }
  const number = binding.numbers(citySubject)
  const made = kept
    ? { rows: [], history: [] }
    : {
        rows: [
          now
            ? paper.updateTable('city').set({ name }).where('id', '=', now.id)
            : paper.insertInto('city').values({ id: CITY_ID, name, since: at.now }),
        ],
        history: [
          {
            subject: citySubject,
            number,
            what: now ? 'renamed' : 'made',
            ...(now ? { before: { name: now.name } } : {}),
            after: { name },
          },
        ],
      }
  return tie(
    binding,
    at,
    { kind: 'city' },
    same(named.name),
    whereOfNew(null),
    made,
    kept ? [] : [says.made(same(name))],
  )
}

function bindCounty(binding: Binding, found: Resolved<County>, at: At): Decision | Refusal {
  if (found.is === 'ask') {
    return ask(binding, at, says.isIt(found.name), (question) => [
      ...found.candidates.map(({ id, name }) => choice(question, id, together(phrase('是', 'It is '), same(name)))),
      choice(question, NEW, says.none),
    ])
  }
  const made = found.is === 'new' ? makeCounty(at, found.name) : { place: found.place, rows: [], history: [] }
  const { id, name } = made.place
  const news = found.is === 'new' ? [says.made(same(name))] : []
  const offers = at.standing.owner ? takeOverForm(made.place, free(binding.places)) : []
  return tie(binding, at, { kind: 'county', id }, same(name), whereOfCounty(id), made, news, offers)
}

const free = (places: Places) => places.kindergartens.filter(({ county }) => county === null)

function bindKindergarten(binding: Binding, found: Resolved<Kindergarten>, at: At): Decision | Refusal {
  const { wish, places, numbers } = binding
  if (found.is === 'ask') {
    return ask(binding, at, says.isIt(found.name), (question) => [
      ...found.candidates.map(({ id, name, county }) =>
        choice(
          question,
          id,
          together(
            phrase('是', 'It is '),
            same(name),
            phrase('（', ' ('),
            countyName(places, county),
            phrase('）', ')'),
          ),
        ),
      ),
      choice(question, NEW, says.none),
    ])
  }
  const typed = countyTyped(wish, places)
  // A kindergarten changes its county by the owner's hand only: it would leave one bureau's sight for another's.
  const county = at.standing.owner ? (typed ?? (wish.county === '市直' ? null : undefined)) : undefined
  const details = { level: wish.level, side: wish.side, county }
  const made =
    found.is === 'new'
      ? makeKindergarten(at, {
          name: found.name,
          county: countyOfNewOne(binding, found.name),
          level: wish.level ?? '未填',
          side: wish.side ?? 'unknown',
        })
      : (refineKindergarten(found.place, details, numbers(kindergartenSubject(found.place.id))) ?? {
          place: found.place,
          rows: [],
          history: [],
        })
  const { place } = made
  const news = [
    ...(found.is === 'new' ? [says.made(same(place.name))] : []),
    ...(wish.county !== undefined && wish.county !== '市直' && !typed ? [says.noCounty(wish.county)] : []),
  ]
  const offers = [detailsForm(place, at.standing.owner ? places.counties : [])]
  const withPlace = { ...places, kindergartens: [...places.kindergartens.filter(({ id }) => id !== place.id), place] }
  return tie(
    { ...binding, places: withPlace },
    at,
    { kind: 'kindergarten', id: place.id },
    same(place.name),
    whereOfKindergarten(place),
    made,
    news,
    offers,
  )
}

function bindPair(binding: Binding, found: readonly Pair[], at: At): Decision | Refusal {
  const { wish, places, chat } = binding
  const mine = found.filter((pair) => allowed(at.standing, BIND_MAY, whereOfPair(pair)))
  const [pair] = mine
  if (!pair) return offerToMake(binding, at)
  if (mine.length > 1) {
    return ask(binding, at, phrase(`“${wish.name}”是哪一个结对？`, `Which pair is "${wish.name}"?`), (question) =>
      mine.slice(0, CHOICES_MAX).map(({ id }, i) => choice(question, id, pairName(mine[i] ?? pair))),
    )
  }
  const scope: Scope = { kind: 'pair', id: pair.id }
  const decided = tie(binding, at, scope, pairName(pair), whereOfPair(pair), { rows: [], history: [] }, [])
  if ('refuse' in decided || (chat.tied && !sameScope(chat.tied.scope, scope) && !wish.retie)) return decided
  const tied: Tied = { scope, name: pairName(pair), where: whereOfPair(pair), withHeads: false, pair }
  const already = chat.tied && sameScope(chat.tied.scope, scope)
  const face = { pair, counties: places.counties, chat: { ...chat, tied }, sides: binding.said }
  return { ...decided, show: { card: pairCard(face, already ? says.same : says.done, []), about: `pair:${pair.id}` } }
}

/** `/bind pair A → B` for a pair that is not there: made by `/pair` at one press. */
function offerToMake({ wish, chat }: Binding, at: At): Decision | Refusal {
  if (!looksLikePair(wish.name)) return refuse(says.noPair)
  const read = readPair(wish.name)
  if ('refuse' in read) return read
  const asked = askBack(at, chat.id, { giver: read.giver, receivers: read.receivers })
  return {
    rows: asked.rows,
    show: {
      card: askCard(phrase('还没有这个结对', 'No such pair yet'), says.makePair(wish.name), [
        {
          text: phrase('建立这个结对', 'Make this pair'),
          tone: 'primary',
          press: { command: 'pair', button: 'make', about: { question: asked.id } },
        },
      ]),
    },
  }
}

interface MadeRows {
  readonly rows: readonly Write[]
  readonly history: readonly Entry[]
}

/** Ties the group, or says that it is tied, or asks before it is tied to something else. */
function tie(
  binding: Binding,
  at: At,
  scope: Scope,
  name: Phrase,
  where: Where,
  made: MadeRows,
  news: readonly Phrase[],
  offers: readonly Element[] = [],
): Decision | Refusal {
  const { chat, wish, places, numbers } = binding
  const withHeads = scope.kind === 'county' || scope.kind === 'city'
  const tied: Tied = { scope, name, where, withHeads, pair: null }
  if (chat.tied && sameScope(chat.tied.scope, scope)) {
    const still = { ...tied, withHeads: chat.tied.withHeads }
    const title = made.rows.length > 0 ? says.saved : says.same
    return { ...made, show: { card: boundCard(still, places, title, news, offers) } }
  }
  if (chat.tied && !allowed(at.standing, BIND_MAY, chat.tied.where)) return refuse(says.notTheirs)
  if (chat.tied && !wish.retie) {
    const asked = askBack(at, chat.id, wish)
    // A kindergarten that is there already can be corrected by its form without tying anything.
    const known = scope.kind === 'kindergarten' && made.history.every(({ what }) => what !== 'made')
    return {
      rows: asked.rows,
      show: { card: retieCard(chat, name, asked.id, known ? [text(says.justDetails), ...offers] : []) },
    }
  }
  const done = tieGroup(at, chat, scope, withHeads, numbers(chatSubject(chat.id)))
  return {
    rows: [...made.rows, ...(done.rows ?? [])],
    history: [...made.history, ...(done.history ?? [])],
    errands: done.errands ?? [],
    show: { card: boundCard(tied, places, says.done, news, offers) },
  }
}
