import { command } from '../../bot/command.ts'
import { isRefusal, refuse } from '../../bot/decision.ts'
import type { Pressed } from '../../bot/event.ts'
import { phrase } from '../../bot/phrase.ts'
import { split } from '../../bot/words.ts'
import { LEVELS } from './level.ts'
import { whereOfPair } from './pair.ts'
import { decideOnPair, type Found, lookAtPair, type OfPair, type Which, whichCard } from './pair-life.ts'
import { decideMaking } from './pair-making.ts'
import { lookAtMaking, type Making, NEW, PAIR_MAY, type PairWish, pairWish, whereOfMaking } from './pair-wish.ts'
import { readPair } from './pair-words.ts'
import { ownGround } from './places.ts'
import { wishOf } from './question.ts'
import { chatHere } from './tie.ts'

type Args =
  | { readonly does: 'make'; readonly wish: PairWish }
  | { readonly does: 'answer'; readonly question: string; readonly settle: (wish: PairWish) => PairWish }
  | OfPair

type View = { readonly is: 'making'; readonly making: Making } | { readonly is: 'forgotten' } | Found

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
}
