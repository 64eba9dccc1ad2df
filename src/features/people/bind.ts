import { type At, command, type Reader } from '../../bot/command.ts'
import { isRefusal, type Refusal, refuse } from '../../bot/decision.ts'
import { phrase } from '../../bot/phrase.ts'
import { split } from '../../bot/words.ts'
import { NO_COUNTY, TAKE_OVER_MAX } from './bind-card.ts'
import { decideOnGroup, type OfGroup } from './bind-group.ts'
import { BIND_MAY, type Binding, lookAtBinding, whereOfBinding } from './bind-wish.ts'
import { type BindWish, bindWish, kindIn, readBinding, readForm } from './bind-words.ts'
import { decideBinding } from './binding.ts'
import { type Numbers, numbersOf } from './history.ts'
import { saveDetails, takeOver } from './kindergarten-details.ts'
import { LEVELS, SIDES } from './level.ts'
import { readName } from './names.ts'
import { NEW } from './pair-wish.ts'
import {
  type Details,
  kindergartenSubject,
  ownGround,
  type Places,
  placesIn,
  whereOfKindergarten,
  whereOfNew,
} from './places.ts'
import { wishOf } from './question.ts'
import { decideRenaming, lookAtRenaming, type Renaming, type RenamingSeen, whereOfRenaming } from './rename.ts'
import { type Chat, chatHere, chatSubject } from './tie.ts'

type Args =
  | { readonly does: 'bind'; readonly wish: BindWish }
  | { readonly does: 'answer'; readonly question: string; readonly settle: (wish: BindWish) => BindWish }
  | { readonly does: 'rename'; readonly renaming: Renaming }
  | OfGroup
  | { readonly does: 'details'; readonly kindergarten: string; readonly details: Details }
  | { readonly does: 'take-over'; readonly county: string; readonly kindergartens: readonly string[] }

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
