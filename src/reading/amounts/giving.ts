import type { Clause } from '../words/clauses.ts'
import type { Page } from '../words/page.ts'
import type { Span } from '../words/spans.ts'

/**
 * A word of giving. `strong` (捐, 赠) gives whatever stands with it; `weak` (送去, 带来, 添置) also carries lessons, songs
 * and warmth, so only what is plainly a thing counts.
 */
export interface Giving extends Span {
  readonly strength: 'strong' | 'weak'
  /** 捐给, 送到: what is given stands in front. */
  readonly away: boolean
}

const GIVING =
  /(捐(?!躯)(?:赠|献|助|出|来)?|义捐|(?<!互|回|交换)赠(?!言|予.{0,4}称号)(?:送|与|予)?|获赠|受赠|(?:捐赠|爱心)?(?:物资|物品|清单|实物)[* ]{0,2}[:：]|(?<![a-z])(?:donat(?:e|ed|es|ing|ion)|gifted|presented)(?![a-z]))|(送(?!别|教|课|培|研|温暖|欢乐|祝福|经验)(?:去|来|上|给|到|达|出|往|过)?|捎(?:去|来|给)|带(?:去|来|了|给|上|着)|携带?|发放|派发|分发|配送|添置|购置|购买|采购|购入|配备|配置|置办|赞助|资助|支援|援助|提供|移交|交付|收到|接收|募集|募得|征集|汇集|筹集|筹得|收集|接受|寄(?:去|来|送|给)?|运(?:去|来|送)|[拿拉搬](?:去|来|过去|给)|[拿拉搬运]了?(?=[^，。；\n]{1,14}(?:过去|给|到))|安装|给|(?<![a-z])(?:gave|given|give|received|brought|bring|sent|send|delivered|handed over|bought)(?![a-z]))/g

/** 捐赠仪式, 赠书活动: the name of an event, not the giving itself. */
const EVENT_BEHIND =
  /^(?:[图书籍物资爱心玩教具绘本]{0,4})?(?:仪式|活动|现场|启动|倡议|箱|站|点|单位|人|方|者|证书|协议|发票|收据|登记)/
/** 互赠, 交换: children's pictures and thanks go to and fro, nobody donates. */
const EXCHANGED = /互赠|互换|互送|交换|回赠|回馈|答谢/

const EXCHANGE_OF_WORKS = /互赠|互换|互送|交换(?!意见)|exchange of/

/** Words of giving in this clause, from left to right; none where things only change hands in thanks. */
export function givingIn({ plain }: Page, clause: Clause): readonly Giving[] {
  const text = plain.slice(clause.start, clause.end)
  if (!SOME.test(text) || EXCHANGED.test(text)) return []
  const exchange = EXCHANGE_OF_WORKS.test(plain)
  const found: Giving[] = []
  for (const { 0: word, 1: strong, index } of text.matchAll(GIVING)) {
    const behind = text.slice(index + word.length, index + word.length + 10)
    if (exchange && !word.startsWith('捐')) continue
    if (strong && EVENT_BEHIND.test(behind)) continue
    found.push({
      start: clause.start + index,
      end: clause.start + index + word.length,
      strength: strong ? 'strong' : 'weak',
      away: /^(?:了|给|到|至|往|予|于|\s?$|[，。；,;！!])/.test(behind) || /[给到往]$/.test(word),
    })
  }
  return found
}

/** Any word of giving or handing over at all: without one the dearer look is spared. */
export const mayGive = ({ plain }: Page): boolean => SOME.test(plain)

const SOME =
  /[捐赠送带携发添购采配置赞资支援提移交收接寄运拉给拿搬装备募征汇筹]|物品|清单|实物|donat|g[ai]ve|received|gift|present|br(?:ought|ing)|sen[td]|deliver|handed|bought/

/** What happened, as against what is only arranged beside it. */
const DEED =
  /送教|捐|赠|讲座|[听说评磨上展]课|示范课|公开课|教研|培训|观摩|研讨|座谈|跟岗|签约|联谊|走访|指导|了|完成|开展/

/**
 * Which clauses are believed: what was done; what is arranged only where nothing was done beside it (a message that
 * arranges). Never what did not take place, what ought to be, or what is asked.
 */
export function believedIn(page: Page): (clause: Clause) => boolean {
  if (page.clauses.every(({ mood }) => mood === 'done')) return () => true
  const done = page.clauses.some(({ mood, start, end }) => mood === 'done' && DEED.test(page.plain.slice(start, end)))
  return ({ mood }) => mood === 'done' || (mood === 'ahead' && !done)
}
