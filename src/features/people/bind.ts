import { note } from '../../bot/card.ts'
import { type At, command, type Reader } from '../../bot/command.ts'
import { type Decision, isRefusal, type Refusal, refuse } from '../../bot/decision.ts'
import { join, type Phrase, phrase, same } from '../../bot/phrase.ts'
import { split } from '../../bot/words.ts'
import { paper } from '../../store/paper.ts'
import {
  bindForm,
  boundCard,
  detailsForm,
  kindergartenFacts,
  NO_COUNTY,
  TAKE_OVER_MAX,
  untieCard,
} from './bind-card.ts'
import { type BindWish, bindWish, kindIn, readBinding, readForm } from './bind-words.ts'
import { BIND_MAY, type Binding, decideBinding, lookAtBinding, whereOfBinding } from './binding.ts'
import { type Numbers, numbersOf } from './history.ts'
import { LEVELS, SIDES } from './level.ts'
import { readName, sameName } from './names.ts'
import { NEW } from './pair-making.ts'
import {
  type Details,
  kindergartenSubject,
  ownGround,
  type Places,
  placesIn,
  refineKindergarten,
  whereOfKindergarten,
  whereOfNew,
} from './places.ts'
import { wishOf } from './question.ts'
import { decideRenaming, lookAtRenaming, type Renaming, type RenamingSeen, whereOfRenaming } from './rename.ts'
import { type Chat, chatHere, chatSubject, type Tied, untieGroup } from './tie.ts'

type Args =
  | { readonly does: 'bind'; readonly wish: BindWish }
  | { readonly does: 'answer'; readonly question: string; readonly settle: (wish: BindWish) => BindWish }
  | { readonly does: 'rename'; readonly renaming: Renaming }
  | OfGroup
  | { readonly does: 'details'; readonly kindergarten: string; readonly details: Details }
  | { readonly does: 'take-over'; readonly county: string; readonly kindergartens: readonly string[] }

/** What is asked of the group as it is. */
type OfGroup =
  | { readonly does: 'show' }
  | { readonly does: 'heads'; readonly withHeads: boolean }
  | { readonly does: 'untie'; readonly sure: boolean }

type View =
  | { readonly is: 'binding'; readonly binding: Binding }
  | { readonly is: 'forgotten' }
  | { readonly is: 'renaming'; readonly renaming: Renaming; readonly seen: RenamingSeen }
  | {
      readonly is: 'group'
      readonly asked: OfGroup
      readonly chat: Chat
      readonly places: Places
      readonly numbers: Numbers
    }
  | { readonly is: 'places'; readonly places: Places; readonly numbers: Numbers }

/** Says what this group is (product.md §3); a new city, county or kindergarten is made on the way. */
export const bind = command<Args, View>({
  name: 'bind',
  aliases: ['绑定'],
  help: {
    does: phrase(
      '说明本群是什么群：市、县（市、区）、幼儿园或结对。',
      'Say what this group is: city, county, kindergarten or pair.',
    ),
    examples: [
      {
        typed: '/绑定 县 临湖县',
        means: phrase('本群是临湖县教育局、指导小组的群', 'this is the group of the bureau of 临湖县'),
      },
      {
        typed: '/bind kindergarten 桃源镇中心幼儿园 县级示范 农村',
        means: phrase(
          '本群是这所园的群，顺便填好等级和城乡',
          'the group of this kindergarten, with its level and side',
        ),
      },
      {
        typed: '/绑定 结对 县直机关幼儿园',
        means: phrase('本群是这所园结对的群', "the group of this kindergarten's pair"),
      },
      { typed: '/bind city 临江市', means: phrase('本群是市教育局的群', "the city bureau's group") },
      { typed: '/绑定 改名 临湖县 → 临湖区', means: phrase('更正名称', 'correct a name') },
      { typed: '/绑定 解除', means: phrase('本群不再属于任何一方', 'untie this group') },
      { typed: '/bind', means: phrase('看本群现在是什么群', 'see what this group is') },
    ],
  },
  may: BIND_MAY,
  parse(words) {
    const [first = '', ...more] = split(words.rest)
    if (first === '') return { does: 'show' }
    if (UNTIE.test(first) && more.length === 0) return { does: 'untie', sure: false }
    if (RENAME.test(first)) return readRenaming(more.join(' '))
    const wish = readBinding(words.rest)
    return isRefusal(wish) ? wish : { does: 'bind', wish }
  },
  buttons: {
    form({ form }) {
      const wish = readForm(form)
      return isRefusal(wish) ? wish : { does: 'bind', wish }
    },
    kind: ({ press: { about } }) => {
      const to = kindIn(about?.kind ?? '')
      return { does: 'answer', question: about?.question ?? '', settle: (wish) => (to ? { ...wish, to } : wish) }
    },
    choose: ({ press: { about } }) => ({
      does: 'answer',
      question: about?.question ?? '',
      settle: (wish) => ({ ...wish, id: about?.id === NEW ? null : (about?.id ?? null) }),
    }),
    retie: ({ press: { about } }) => ({
      does: 'answer',
      question: about?.question ?? '',
      settle: (wish) => ({ ...wish, retie: true }),
    }),
    'with-heads': () => ({ does: 'heads', withHeads: true }),
    'leading-only': () => ({ does: 'heads', withHeads: false }),
    untie: () => ({ does: 'untie', sure: true }),
    details({ press: { about }, form }) {
      const level = LEVELS.find((one) => one === form.level)
      const side = SIDES.find((one) => one === form.side)
      const county = typeof form.county === 'string' && form.county !== '' ? form.county : undefined
      return {
        does: 'details',
        kindergarten: about?.kindergarten ?? '',
        details: { level, side, county: county === NO_COUNTY ? null : county },
      }
    },
    'take-over'({ press: { about }, form }) {
      const chosen = form.kindergartens ?? []
      const kindergartens = (typeof chosen === 'string' ? [chosen] : chosen).slice(0, TAKE_OVER_MAX)
      return kindergartens.length === 0
        ? refuse(says.nothingChosen)
        : { does: 'take-over', county: about?.county ?? '', kindergartens }
    },
  },
  look,
  within(args, view, at) {
    switch (view.is) {
      case 'binding':
        return whereOfBinding(view.binding, at)
      case 'renaming':
        return whereOfRenaming(view.seen, BIND_MAY, at)
      case 'group':
        return view.chat.tied?.where ?? ownGround(at.standing)
      case 'forgotten':
        return ownGround(at.standing)
      case 'places': {
        const place =
          args.does === 'details' ? view.places.kindergartens.find(({ id }) => id === args.kindergarten) : null
        return place ? whereOfKindergarten(place) : whereOfNew(null)
      }
    }
  },
  decide(args, view, at) {
    switch (view.is) {
      case 'binding':
        return decideBinding(view.binding, at)
      case 'forgotten':
        return refuse(says.forgotten)
      case 'renaming':
        return decideRenaming(view.renaming, view.seen, BIND_MAY, at)
      case 'group':
        return decideOnGroup(view.asked, view.chat, view.places, view.numbers)
      case 'places':
        if (args.does === 'details') return saveDetails(args.kindergarten, args.details, view.places, view.numbers, at)
        if (args.does === 'take-over') return takeOver(args.county, args.kindergartens, view.places, view.numbers)
        throw new Error(`${args.does} does not look at places`)
    }
  },
})

const UNTIE = /^(?:解除|解绑|取消|none|untie|unbind)$/i
const RENAME = /^(?:改名|更名|rename)$/i

const says = {
  forgotten: phrase('这个问题已经过期了，请重新发送 /绑定。', 'This question has expired; please send /bind again.'),
  nothingChosen: phrase('请先勾选要划入的幼儿园。', 'Please select the kindergartens first.'),
  rename: phrase('请这样写：/绑定 改名 旧名称 → 新名称', 'Please write: /bind rename OLD → NEW'),
  groupOnly: phrase(
    '绑定是给群用的，请把我加进群，在群里发送 /绑定。',
    'A tie is for a group: add me to it and send /bind there.',
  ),
  notTied: phrase('本群没有绑定任何一方。', 'This group is not tied to anything.'),
  shown: phrase('本群', 'This group'),
  what: phrase('本群是什么群？', 'What is this group?'),
  untied: phrase('已解除，本群不再属于任何一方。记录都还在。', 'Untied. All records are kept.'),
  noSuch: phrase(
    '没有找到这所幼儿园，请重新发送 /绑定 园 园名。',
    'There is no such kindergarten; please send /bind kindergarten NAME again.',
  ),
  noCounty: phrase(
    '没有找到这个县（市、区），请重新发送 /绑定 县 名称。',
    'There is no such county; please send /bind county NAME again.',
  ),
  ownerMoves: phrase(
    '一所园换县（市、区）由系统管理员来改，其他没有改动。',
    'Only the system owner moves a kindergarten to another county; nothing was changed.',
  ),
  taken: (name: string) =>
    phrase(`那个县已经有“${name}”了，请先改名。`, `That county has a "${name}" already; please rename one first.`),
  saved: phrase('已保存', 'Saved'),
  unchanged: phrase('没有改动', 'Nothing changed'),
}

function readRenaming(rest: string): Args | Refusal {
  const [from = '', to = '', ...more] = rest.normalize('NFKC').split(/\s*(?:→|[-–—=]*>|改为|改成|\sto\s)\s*/i)
  if (from.trim() === '' || to.trim() === '' || more.length > 0) return refuse(says.rename)
  const names = [readName(from), readName(to)]
  const [old, fresh] = names
  if (!old || !fresh) return refuse(says.rename)
  if (isRefusal(old)) return old
  return isRefusal(fresh) ? fresh : { does: 'rename', renaming: { from: old.name, to: fresh.name } }
}

async function look(db: Reader, args: Args, at: At): Promise<View> {
  switch (args.does) {
    case 'bind':
      return { is: 'binding', binding: await lookAtBinding(db, args.wish, at) }
    case 'answer': {
      const chat = await chatHere(db, at)
      const wish = await wishOf(db, args.question, chat.id, bindWish)
      return wish ? { is: 'binding', binding: await lookAtBinding(db, args.settle(wish), at) } : { is: 'forgotten' }
    }
    case 'rename':
      return { is: 'renaming', renaming: args.renaming, seen: await lookAtRenaming(db, args.renaming) }
    case 'show':
    case 'heads':
    case 'untie': {
      const [chat, places] = await Promise.all([chatHere(db, at), placesIn(db)])
      return { is: 'group', asked: args, chat, places, numbers: await numbersOf(db, [chatSubject(chat.id)]) }
    }
    case 'details':
      return {
        is: 'places',
        places: await placesIn(db),
        numbers: await numbersOf(db, [kindergartenSubject(args.kindergarten)]),
      }
    case 'take-over':
      return {
        is: 'places',
        places: await placesIn(db),
        numbers: await numbersOf(db, args.kindergartens.map(kindergartenSubject)),
      }
  }
}

function decideOnGroup(asked: OfGroup, chat: Chat, places: Places, numbers: Numbers): Decision | Refusal {
  const { tied } = chat
  if (chat.kind !== 'group') return refuse(says.groupOnly)
  switch (asked.does) {
    case 'show':
      return { show: { card: tied ? groupCard(tied, places, says.shown) : { title: says.what, body: bindForm() } } }
    case 'untie':
      if (!tied) return refuse(says.notTied)
      if (!asked.sure) return { show: { card: untieCard(tied) } }
      return {
        ...untieGroup(chat.id, tied, 'untied', numbers(chatSubject(chat.id))),
        show: { card: note(says.untied) },
        toast: says.untied,
      }
    case 'heads': {
      if (!tied || (tied.scope.kind !== 'county' && tied.scope.kind !== 'city')) return refuse(says.notTied)
      const now = { ...tied, withHeads: asked.withHeads }
      const show = { card: groupCard(now, places, says.shown) }
      if (tied.withHeads === asked.withHeads) return { show, toast: says.unchanged }
      return {
        rows: [
          paper
            .updateTable('tie')
            .set({ with_heads: asked.withHeads ? 1 : 0 })
            .where('chat', '=', chat.id),
        ],
        history: [
          {
            subject: chatSubject(chat.id),
            number: numbers(chatSubject(chat.id)),
            what: 'kind of group',
            before: { withHeads: tied.withHeads },
            after: { withHeads: asked.withHeads },
          },
        ],
        show,
        toast: says.saved,
      }
    }
  }
}

function groupCard(tied: Tied, places: Places, title: Phrase) {
  const { scope } = tied
  const place = scope.kind === 'kindergarten' ? places.kindergartens.find(({ id }) => id === scope.id) : undefined
  return boundCard(tied, places, title, [], place ? [detailsForm(place, [])] : [])
}

function saveDetails(id: string, details: Details, places: Places, numbers: Numbers, at: At): Decision | Refusal {
  const now = places.kindergartens.find((k) => k.id === id)
  if (!now) return refuse(says.noSuch)
  const { county } = details
  const moves = county !== undefined && county !== now.county
  if (moves && !at.standing.owner) return refuse(says.ownerMoves)
  if (moves && county !== null && !places.counties.some((one) => one.id === county)) return refuse(says.noCounty)
  if (moves && namedIn(places, county, now.name)) return refuse(says.taken(now.name))
  const refined = refineKindergarten(now, details, numbers(kindergartenSubject(id)))
  const place = refined?.place ?? now
  const others = places.kindergartens.filter((k) => k.id !== id)
  return {
    rows: refined?.rows ?? [],
    history: refined?.history ?? [],
    show: {
      card: {
        title: same(place.name),
        tone: 'green',
        body: [
          { is: 'facts', facts: kindergartenFacts(place, { ...places, kindergartens: [...others, place] }) },
          detailsForm(place, at.standing.owner ? places.counties : []),
        ],
      },
    },
    toast: refined ? says.saved : says.unchanged,
  }
}

const namedIn = (places: Places, county: string | null, name: string) =>
  places.kindergartens.some((k) => k.county === county && sameName(k.name, name))

function takeOver(id: string, chosen: readonly string[], places: Places, numbers: Numbers): Decision | Refusal {
  const county = places.counties.find((one) => one.id === id)
  if (!county) return refuse(says.noCounty)
  const free = places.kindergartens.filter((k) => k.county === null && chosen.includes(k.id))
  const taken = free.filter(({ name }) => namedIn(places, id, name))
  const moved = free
    .filter((k) => !taken.includes(k))
    .flatMap((k) => refineKindergarten(k, { county: id }, numbers(kindergartenSubject(k.id))) ?? [])
  const names = join(moved.map(({ place }) => same(place.name)))
  return {
    rows: moved.flatMap(({ rows }) => rows),
    history: moved.flatMap(({ history }) => history),
    show: {
      card: note(
        phrase(
          `已划入${county.name}的幼儿园（${moved.length} 所）：${names.zh}`,
          `Taken over into ${county.name} (${moved.length}): ${names.en}`,
        ),
        ...taken.map(({ name }) => says.taken(name)),
      ),
    },
    toast: says.saved,
  }
}
