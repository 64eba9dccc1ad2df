import { endingAt, endingsOf } from './endings.ts'

/** What the words right before a name make of it. */
export type Cue =
  /** 到, 走进: people go there. */
  | 'goal'
  /** 为, 帮扶, 捐给: it gets something. */
  | 'for'
  /** 邀请, 接待, 来自: its people come. */
  | 'guest'
  /** 收到 … 的捐赠, 发挥 … 的示范: it gives. */
  | 'source'
  /** 与, 联合. */
  | 'with'
  /** 在. */
  | 'at'
  /** The label of a form: 受援园：. */
  | 'label_from'
  | 'label_to'
  | 'none'

const WORDS = {
  source: endingsOf(
    '发挥 发扬 依托 感谢 收到 收到了 获得 得到 接受 接收 获赠 受赠于 由 受 来自于 借助 学习 请教 取经 效仿 感恩 鸣谢',
  ),
  within: endingsOf('在 以 经'),
  /** 见到 is no way to go. */
  no: endingsOf('见到 看到 提到 谈到 遇到 感到 听到 想到 做到 达到 直到 受到 学到 拿到 起到 认识到'),
  guest: endingsOf(
    '邀请 邀 请 请来 接待 接收 接纳 吸纳 特约 迎来 欢迎 迎接 喜迎 恭迎 来自 聘请 特邀 陪同 from welcomed welcoming hosted hosting invited',
  ),
  sent: endingsOf('送到 送往 送至 送达 寄往 寄到 寄给 发往 运往 捐往 捐到 捐给 送给 赠给 捎给'),
  goal: endingsOf(
    '到 去 过 跑 赴 往 来 进 入 驻 抵 至 走进 走入 深入 抵达 奔赴 走访 回访 探访 造访 莅临 考察 调研 参观 慰问 访问 看望 驶向 奔向 观摩 回到 下乡 下园 走向 分赴 to visit visited visiting visits toured',
  ),
  for: endingsOf(
    '→ -> --> => ⇒ 为 给 向 对 帮 帮扶 帮助 指导 支援 援助 扶持 资助 捐赠 捐助 捐给 赠予 赠送 送教 送课 送培 送研 带给 带动 辐射 惠及 关爱 结对 结对帮扶 引领 助力 服务 覆盖 支持 支教 辅导 助推 for help helped helping support supported supporting benefiting',
  ),
  with: endingsOf('与 和 同 跟 暨 携手 联合 会同 联手 牵手 对接 连线 携 协同 联动 同步 with and'),
  at: endingsOf('在 于 地点 at in'),
} as const
type Word = Exclude<keyof typeof WORDS, 'no'>
const CUE_OF: Readonly<Record<Word, Cue>> = {
  source: 'source',
  within: 'source',
  guest: 'guest',
  sent: 'for',
  goal: 'goal',
  for: 'for',
  with: 'with',
  at: 'at',
}
const ORDER: readonly Word[] = ['source', 'within', 'guest', 'sent', 'goal', 'for', 'with', 'at']

/** What may stand between the cue and the name: 到[了我县的结对园——]桃源园. */
const BETWEEN = endingsOf(
  `结对园 帮扶园 受援园 受助园 姊妹园 姐妹园 兄弟园 友好园 对口园 支援园 联盟园 成员园 结对幼儿园 帮扶幼儿园 姊妹幼儿园 姐妹幼儿园 受援幼儿园 帮扶对象 结对对象 帮扶单位 结对单位 受援单位 对口单位 结对学校 我 本 了 趟 一趟 我县 我市 我区 我镇 我乡 我省 我州 我园 我们 本县 本市 本区 本镇 本乡 全县 全市 全区 该县 该市 该区 该镇 该乡 其 所 结对帮扶 结对共建 共建 帮扶 结对 对口 支援 受援 受助 受帮扶 被帮扶 姊妹 姐妹 兄弟 友好 友邻 联盟 成员 手拉手 城乡 偏远 边远 美丽 农村 乡村 乡镇 山区 城区 县城 省级 市级 县级 区级 省 市 县 一级 示范 示范性 优质 薄弱 民办 公办 公立 村级 网片 片区 幼儿园 园 单位 对象 学校 之一 的 两所 二所 三所 四所 五所 六所 两个 三个 四个 两家 三家 2所 3所 4所 5所 第一站 第二站 第三站 第四站 最后一站 - — : “ " ‘ ' 「 ( （ 《 the`,
)
const BETWEEN_MAX = 10

/** Every cue that words in between lead back to; of two that end together the longer one: 收到 is not 到. */
function reached(before: string): ReadonlySet<Word> {
  const found = new Set<Word>()
  let at = before.length
  for (let step = 0; step < BETWEEN_MAX; step++) {
    if (endingAt(before, at, 0, WORDS.no) !== undefined) break
    let longest = 1
    let here: Word[] = []
    for (const word of ORDER) {
      const cue = endingAt(before, at, 0, WORDS[word])
      if (cue === undefined || cue.length < longest || (isLatin(cue) && isLatin(before[at - cue.length - 1] ?? '')))
        continue
      here = cue.length > longest ? [word] : [...here, word]
      longest = cue.length
    }
    for (const word of here) found.add(word)
    const between = /\s/.test(before[at - 1] ?? '') ? ' ' : endingAt(before, at, 0, BETWEEN)
    if (between === undefined) break
    at -= between.length
  }
  return found
}
const isLatin = (text: string): boolean => /^[a-z]/.test(text)

const LABEL_TO =
  /(?:受帮扶|被帮扶|受援|受助|受赠|受捐|接收|受益|送教)(?:方|园|单位|幼儿园|对象|地点)?\s?\*?[:：】|]\s?$|(?:^|[，。；,;\s])(?:to|receivers?)\s?[:：]\s?$|帮扶对象\s?[:：]?\s?$|(?:帮扶对象|受援园|受援单位|受帮扶方|受帮扶园|受助园|被帮扶园)(?:是|为|\s)?$/
const LABEL_FROM =
  /(?<![受被])(?:帮扶方|帮扶单位|支援方|支援单位|支援园|示范园|捐赠方|捐赠单位|捐赠人|送教单位|送教园|派出园|牵头园|援助方|赠予方)\s?\*?[:：】|]\s?$|(?:^|[，。；,;\s])(?:from|giver)\s?[:：]\s?$|(?<![受被])(?:帮扶方|支援方|帮扶单位)(?:是|为|\s)$/
/** 帮扶园： and 结对园： may be either side (domain.md §7.2). */
const LABEL_EITHER = /(?:帮扶|结对|姊妹|姐妹|友好|对口|共建)(?:幼儿园|园|单位|学校)\s?[:：]\s?$/
const HELPED_LABEL = /(?:受帮扶|被帮扶|受援|受助)(?:方|园|单位|幼儿园)?\s?[:：]/
/** 请进来： is a heading, nobody's way. */
const HEADING = /(?:请进来|走下去|走出去|走上来)\s?[:：]?\s?$/
const LABELLED = /[:：】|是为方园位象\s]$/

const SOURCE_AFTER =
  /^(?:结对)?(?:帮扶|委派|选派|派遣|资助|援助|指导)|^[^，。；,;]{0,12}?(?:的(?:[^，。；,;]{0,10})?(?:捐赠|捐助|帮扶|帮助|支持|援助|指导|示范(?!课)|引领|辐射|带动|牵头|组织|经验|做法|馈赠|爱心|龙头|关爱|厚爱|精准)|捐赠的?|赠送的?|送来的?|为(?:龙头|核心|引领|基地))/
const WITHIN_AFTER = /^[^，。；,;]{0,6}的[^，。；,;]{0,12}下|^为(?:龙头|核心|引领|基地)/
const LEARNT_FROM =
  /^(?:党支部|[^，。；,;]{0,3}园长)?[^，。；,;]{0,8}(?:学习|请教|取经|表示(?:衷心的?)?感谢|致谢|赠送了?[^。；;]{0,32}(?:锦旗|感谢信)|送上锦旗|道谢)/
/** 来到空气清新、春意盎然的金龙山幼儿园: far behind its verb, held by 的 or a dash. */
const GOAL_FAR =
  /(?:来到|走进|走入|深入|前往|奔赴|抵达|到达|赶赴|走访)(?:[^。；;]{0,30}(?:的|-|—|“|:)[^，。；,;、]{0,12}|[^，。；,;、]{0,8})$/
const GUEST_FAR = /(?:迎来|接待|邀请|欢迎)了?(?:[^。；;]{0,24}(?:-|—|:|：)|[^，。；,;]{0,24}、)$/
const FAR_VERB = /来到|走进|走入|深入|前往|奔赴|抵达|到达|赶赴|走访/

/** 从桃源园回来: they had gone there. */
const BACK = /^(?:那边|那里)?(?:刚|才)?(?:回来|返回|归来|返程|回园|回城)/

/** How far in front of a name its cue may stand. */
const CUE_REACH = 40
const AFTER_REACH = 44

/** The cue of a name (or of a list of names) at this place; `floor` is where the name before it ends. */
export function cueOf(plain: string, floor: number, start: number, end: number): Cue {
  const before = plain.slice(Math.max(floor, start - CUE_REACH), start)
  const label = LABELLED.test(before) ? labelOf(plain, before) : undefined
  if (label) return label
  if (HEADING.test(before)) return 'none'
  const last = before.at(-1) ?? ''
  if (last === '' || last === '。' || last === '\n') return 'none'
  const after = plain.slice(end, end + AFTER_REACH)
  if (/[向对跟给]/.test(last) && LEARNT_FROM.test(after)) return 'source'
  if (last === '从' && BACK.test(after)) return 'goal'
  const word = firstOf(reached(before), after)
  if ((word === undefined || word === 'with' || word === 'at') && isFar(before)) return 'goal'
  if (word === undefined) return GUEST_FAR.test(before) ? 'guest' : 'none'
  return CUE_OF[word]
}

/** The surest of the cues that words in between lead back to, as far as what follows the name agrees. */
function firstOf(found: ReadonlySet<Word>, after: string): Word | undefined {
  return ORDER.find((word) => {
    if (!found.has(word)) return false
    if (word === 'source') return SOURCE_AFTER.test(after)
    return word !== 'within' || WITHIN_AFTER.test(after)
  })
}

function labelOf(plain: string, before: string): Cue | undefined {
  if (LABEL_TO.test(before)) return 'label_to'
  if (LABEL_FROM.test(before)) return 'label_from'
  if (!LABEL_EITHER.test(before)) return undefined
  return HELPED_LABEL.test(plain) ? 'label_from' : 'none'
}

const isFar = (before: string): boolean => FAR_VERB.test(before) && GOAL_FAR.test(before)
