import { buttons, type Card, facts, small } from '../../bot/card.ts'
import { type At, command } from '../../bot/command.ts'
import { type Decision, type Refusal, refuse } from '../../bot/decision.ts'
import { phrase, together } from '../../bot/phrase.ts'
import { one } from '../activities/log-form.ts'
import { type Target, targetOf } from '../activities/target.ts'
import { LINE_MAX, PARAGRAPH_MAX } from '../activities/values.ts'
import { type Aimed, aimAt, choicesCard, noExchange } from './aim.ts'
import { type Arranged, arrangedById, whereOfExchange } from './arranged.ts'
import { changing, exchangeSubject } from './exchange.ts'
import { exchangeCard, exchangeName, isOver } from './exchange-card.ts'
import { tooLong } from './schedule-words.ts'
import { slotName } from './slot.ts'

type Args =
  | { readonly is: 'words'; readonly target: Target; readonly reason: string }
  | { readonly is: 'open'; readonly exchange: string }
  | { readonly is: 'missed'; readonly exchange: string; readonly reason: string }

/** 未开展: it did not take place, and why. It can be arranged anew. */
export const missed = command<Args, Aimed>({
  name: 'missed',
  aliases: ['未开展', '没开展'],
  help: {
    does: phrase('活动没有开展，说明原因', 'The exchange did not take place; say why'),
    examples: [
      {
        typed: '/未开展 天气不好',
        means: phrase('所回复的（或唯一到期的）安排没有开展', 'the one you reply to, or the only one due, did not'),
      },
    ],
  },
  may: ['member'],
  missing: noExchange,
  parse({ rest }, message) {
    const { target, words } = targetOf(rest, message)
    return [...words].length > PARAGRAPH_MAX ? refuse(tooLong) : { is: 'words', target, reason: words }
  },
  buttons: {
    open: ({ press: { about } }) => ({ is: 'open', exchange: about?.exchange ?? '' }),
    missed: ({ press: { about }, form }) => ({
      is: 'missed',
      exchange: about?.exchange ?? '',
      reason: [...one(form, 'reason').trim()].slice(0, LINE_MAX).join(''),
    }),
  },
  async look(db, args, at) {
    if (args.is === 'words') return aimAt(db, args.target, at, 'begun')
    const arranged = await arrangedById(db, args.exchange)
    return { choices: [], described: true, ...(arranged && { arranged }) }
  },
  within: (_args, { arranged }) => (arranged ? whereOfExchange(arranged) : null),
  decide(args, { arranged, choices }, at): Decision | Refusal {
    if (!arranged) {
      if (args.is !== 'words' || choices.length === 0) return refuse(says.none)
      return { show: { card: choicesCard(says.which, choices, { command: 'missed', button: 'open' }) } }
    }
    const { exchange } = arranged
    const about = exchangeSubject(exchange.id)
    if (exchange.state !== 'planned') {
      const said = exchange.state === 'done' ? says.isDone : says.already
      return { show: { card: exchangeCard(arranged, at, [said]), about }, toast: said }
    }
    if (!isOver(exchange, at)) return refuse(says.early)
    if (args.is === 'open') return { show: { card: reasonForm(arranged), about } }
    return didNot(arranged, args.reason, at)
  },
})

function didNot(arranged: Arranged, reason: string, at: At): Decision {
  const { exchange } = arranged
  const change = changing(
    exchange,
    { ...exchange, state: 'missed', reason: reason === '' ? null : reason },
    'missed',
    at.zone,
  )
  return {
    rows: change.rows,
    history: change.history,
    show: {
      card: exchangeCard({ ...arranged, exchange: change.after }, at, [says.done]),
      about: exchangeSubject(exchange.id),
    },
    toast: says.done,
  }
}

const reasonForm = ({ exchange }: Arranged): Card => ({
  title: together(phrase('未开展：', 'Did not take place: '), exchangeName(exchange)),
  tone: 'grey',
  body: [
    facts({ label: phrase('时间', 'When'), value: slotName(exchange) }),
    {
      is: 'form',
      name: 'missed',
      fields: [
        {
          is: 'line',
          name: 'reason',
          label: phrase('原因', 'Why'),
          hint: phrase('如：天气、教师外出培训', 'e.g. the weather, teachers away for training'),
          max: LINE_MAX,
        },
      ],
      submit: {
        text: phrase('未开展', 'It did not take place'),
        tone: 'primary',
        press: { command: 'missed', button: 'missed', about: { exchange: exchange.id } },
      },
    },
    buttons(
      {
        text: phrase('改期', 'Reschedule'),
        press: { command: 'reschedule', button: 'open', about: { exchange: exchange.id } },
      },
      {
        text: phrase('返回', 'Back'),
        press: { command: 'reschedule', button: 'back', about: { exchange: exchange.id } },
      },
    ),
    small(phrase('也可以回复这条消息发送：/未开展 原因', 'Or reply with: /missed why')),
  ],
})

const says = {
  which: phrase('是哪一次没有开展？', 'Which exchange did not take place?'),
  none: phrase(
    '没有到期的安排。查看安排请用 /日程。',
    'No arranged exchange is due. See what is arranged with /calendar.',
  ),
  done: phrase(
    '知道了，已记下未开展；需要时可以重新安排。',
    'Noted that it did not take place. It can be arranged anew.',
  ),
  already: phrase(
    '这次安排已经取消或记为未开展了。',
    'This was cancelled, or noted as not having taken place, before.',
  ),
  isDone: phrase(
    '这次活动已经记为已开展了；记错了请撤销那条记录。',
    'This was logged as done; if that is wrong, undo the record.',
  ),
  early: phrase(
    '还没到这一天；不办了请用 /取消，换时间请用 /改期。',
    'The day is still to come; to drop it use /cancel, to move it /reschedule.',
  ),
}
