import type { Posted, Without } from '../bot/post.ts'
import { type Answer, Answered } from './http.ts'
import { cut, visible } from './write-text.ts'

/** What a code of the platform means for a message on its way out (lark.md §4.3). */
type Meaning =
  | { readonly is: 'retry'; readonly doubt: boolean }
  | { readonly is: 'wait'; readonly ms: number }
  | { readonly is: 'without'; readonly cause: Without }
  | { readonly is: 'refused' }
  | { readonly is: 'gone' }
  | { readonly is: 'stop'; readonly reason: 'quota' | 'app-off' }
  | { readonly is: 'refresh' }

/** What we sent, as far as the verdict depends on it. */
export interface Sent {
  readonly without: readonly Without[]
  /** Is it an answer to a message? Only then can the answered message be what stands in the way. */
  readonly reply: boolean
}

export type Verdict = Exclude<Posted, { readonly is: 'sent' }>

/** Does the answer say that the token, not the message, was the matter? Then a fresh one and once more. */
export const asksForNewToken = (answer: Answer): boolean =>
  answer instanceof Answered && answer.code !== null && CODES.get(answer.code)?.[0].is === 'refresh'

/** Did the platform do what was asked? */
export const isDone = (answer: Answer): answer is Answered => answer instanceof Answered && answer.code === 0

/** What comes next after an answer that is no success. */
export function verdict(answer: Answer, sent: Sent): Verdict {
  if (!(answer instanceof Answered))
    return {
      code: answer.why,
      is: 'retry',
      doubt: answer.sent,
      why:
        answer.why === 'timeout'
          ? '平台没有及时回应 · the platform did not answer in time'
          : '网络不通 · network failure',
    }
  const [meaning, why] = meaningOf(answer)
  return told(meaning, codeOf(answer), why, sent)
}

function told(meaning: Meaning, code: string, why: string, sent: Sent): Verdict {
  switch (meaning.is) {
    case 'without':
      // What was already left out cannot be the cause; and only an answer can do without what it answers.
      if (sent.without.includes(meaning.cause) || (meaning.cause === 'reply' && !sent.reply))
        return { code, is: 'refused', why }
      return { code, is: 'without', cause: meaning.cause, why }
    case 'refresh':
      // A fresh token did not help either: certainly not taken.
      return { code, is: 'retry', doubt: false, why }
    default:
      return { code, why, ...meaning }
  }
}

/** The platform's code, or `http-503` where there is none: for the month's count and the log. */
export const codeOf = (answer: Answered): string =>
  answer.code === null ? `http-${answer.status}` : String(answer.code)

function meaningOf(answer: Answered): readonly [Meaning, string] {
  const { code, status, resetMs } = answer
  const known = code === CARD_REFUSED ? cardRefused(answer.msg) : code === null ? undefined : CODES.get(code)
  if (known) {
    const [meaning, why] = known
    return [meaning.is === 'wait' && resetMs !== null ? { is: 'wait', ms: resetMs } : meaning, why]
  }
  const why = cut(visible(answer.msg), MSG_MAX) || `HTTP ${status}`
  if (status === 429) return [{ is: 'wait', ms: resetMs ?? SECOND }, why]
  if (status >= 500 || status === 408) return [{ is: 'retry', doubt: true }, why]
  if (code !== null && code !== 0) return [{ is: 'refused' }, why]
  // Not a word of the platform's: a success may be behind it if it says so, a proxy's 403 or redirect hides none.
  return [{ is: 'retry', doubt: status < 300 }, why]
}

/** Enough to find it in the platform's manual; the whole may quote the card. */
const MSG_MAX = 120
const SECOND = 1000
const CARD_REFUSED = 230099

/** The card itself was refused; the reason stands in the message as `ErrCode: n` (lark.md §4.3). */
function cardRefused(msg: string): readonly [Meaning, string] {
  const code = Number(/ErrCode:\s*(\d+)/i.exec(msg)?.[1] ?? 0)
  if (code === 11310 && /action is lock/i.test(msg))
    return [{ is: 'retry', doubt: false }, '11310 有人正在操作这张卡片 · someone is just using this card']
  if (code === 100290)
    return [
      { is: 'without', cause: 'mentions' },
      '100290 提到的人不存在或已离开 · someone mentioned is unknown or has left',
    ]
  return [{ is: 'refused' }, `${code} 平台不接受这张卡片 · the platform does not take this card`]
}

const taken = { is: 'retry', doubt: true } as const
const refused = { is: 'refused' } as const
const refresh = { is: 'refresh' } as const
const gone = { is: 'gone' } as const
const slower = (ms: number) => ({ is: 'wait', ms }) as const
const without = (cause: Without) => ({ is: 'without', cause }) as const
const stop = (reason: 'quota' | 'app-off') => ({ is: 'stop', reason }) as const

const CODES: ReadonlyMap<number, readonly [Meaning, string]> = new Map<number, readonly [Meaning, string]>([
  [99991400, [slower(SECOND), '调用太频繁 · too many calls']],
  [230020, [slower(SECOND), '这个会话消息太密 · too many messages to this chat']],
  [11233, [slower(SECOND), '这个会话消息太密 · too many messages to this chat']],
  // All bots of the platform together, on the hour and the half hour: a second would not be enough.
  [11232, [slower(5 * SECOND), '飞书整体繁忙 · the platform is busy']],
  [11247, [taken, '飞书内部错误 · an error inside the platform']],
  [1500, [taken, '飞书内部错误 · an error inside the platform']],
  [2200, [taken, '飞书内部错误 · an error inside the platform']],
  [5000, [taken, '飞书内部错误 · an error inside the platform']],
  [230049, [taken, '这条消息正在发送 · this very message is being sent']],
  [18121, [taken, '这条消息正在发送 · this very message is being sent']],

  [99991661, [refresh, '缺少访问凭证 · no token']],
  [99991663, [refresh, '访问凭证已失效 · the token has expired']],
  [99991664, [refresh, '访问凭证无效 · the token is not valid']],
  [99991665, [refresh, '访问凭证无效 · the token is not valid']],
  [99991668, [refresh, '访问凭证无效 · the token is not valid']],
  [99991671, [refresh, '访问凭证无效 · the token is not valid']],
  [99991677, [refresh, '访问凭证已失效 · the token has expired']],

  [230011, [without('reply'), '原消息已撤回 · the message was recalled']],
  [230110, [without('reply'), '原消息已删除 · the message was deleted']],
  [230071, [without('reply'), '不能在原话题里回复 · cannot answer in that thread']],
  [230072, [without('reply'), '不能在原话题里回复 · cannot answer in that thread']],
  [100290, [without('mentions'), '提到的人不存在或已离开 · someone mentioned is unknown or has left']],
  [230022, [without('words'), '含有敏感词 · holds words the platform blocks']],
  [230028, [without('words'), '未通过内容审核 · did not pass the content check']],

  [230002, [gone, '机器人不在群里 · the bot is not in this chat']],
  [232009, [gone, '群已解散 · the group was dissolved']],

  [230001, [refused, '请求有误 · the request is wrong']],
  [230013, [refused, '对方不在应用可用范围内或已离职 · this person is outside the app’s availability or has left']],
  [230018, [refused, '群里不允许机器人发言 · the bot may not speak in this group']],
  [230025, [refused, '内容过长 · too long']],
  [230027, [refused, '应用缺少权限 · the app lacks a permission']],
  [230029, [refused, '对方已离职 · this person has left']],
  [230031, [refused, '卡片超过 14 天，不能再更新 · the card is older than 14 days']],
  [230035, [refused, '群里不允许机器人发言 · the bot may not speak in this group']],
  [230053, [refused, '对方屏蔽了机器人 · this person has blocked the bot']],
  [230075, [refused, '密聊中不能发送 · not in a secret chat']],
  [99991672, [refused, '应用缺少权限 · the app lacks a permission']],
  [99992361, [refused, '人员编号属于另一个应用 · the person’s id belongs to another app']],

  [99991403, [stop('quota'), '本月调用次数已用完 · this month’s calls are used up']],
  [99991662, [stop('app-off'), '应用已停用 · the app is switched off']],
  [99991673, [stop('app-off'), '应用已停用 · the app is switched off']],
  // Only the token is asked for with these; until somebody corrects the settings nothing goes out.
  [10003, [stop('app-off'), '应用编号无效 · the app id is not valid']],
  [10014, [stop('app-off'), '应用密钥无效 · the app secret is not valid']],
])

/** What came of a call that was never made, because there was no token for it: certainly not taken. */
export function unsent(answer: Answer): Verdict {
  const said = verdict(answer, { without: [], reply: false })
  if (said.is === 'wait' || said.is === 'stop') return said
  return { code: said.code, is: 'retry', doubt: false, why: said.why }
}
